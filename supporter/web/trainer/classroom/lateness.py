"""How late a class is, said kindly: what it is, and which page made shorter brings it back in time."""

from __future__ import annotations

from supporter import wording
from supporter.domain.classroom.console import TrainerView
from supporter.domain.classroom.scene import Scene


def late_text(view: TrainerView) -> str:
    """6分おくれ・時間どおり; empty before the class begins, on another day and without a plan."""
    if view.late is None or not view.planned:
        return ""
    if view.late == 0:
        return wording.say("stage.in_time")
    return wording.say("stage.late" if view.late > 0 else "stage.early", minutes=abs(view.late))


def cut_text(scene: Scene, view: TrainerView) -> str:
    """「3-2 を1分にすると、時間どおりに終わります。」; empty where nothing need be shortened."""
    cuts = [(page_name(scene, ref), minutes) for ref, minutes in view.cut]
    if not cuts:
        return ""
    if len(cuts) == 1:
        return wording.say("stage.shorten", page=f"{cuts[0][0]} ", minutes=cuts[0][1])
    each = (wording.say("stage.shorten_one", page=name, minutes=minutes) for name, minutes in cuts)
    return wording.say("stage.shorten_some", pages="、".join(each))


def page_name(scene: Scene, ref: str) -> str:
    """3-2."""
    return scene.order.label(scene.order.at(ref))
