"""次へ in words: what it will do, said on the button itself and beside it."""

from __future__ import annotations

from markupsafe import Markup

from supporter import wording
from supporter.domain.classroom.console import TrainerView
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.talk_turns import turn_length
from supporter.web.shared import icons, templates


def going(scene: Scene, view: TrainerView) -> str:
    """しめきって、結果を出す."""
    room, following, talk = scene.session.room, view.following_page, view.screen.talk
    onward = next((one for one in view.branches if one.most), None)
    if onward:
        return wording.say("stage.going.tied" if onward.tied else "stage.going.branch", letter=onward.letter)
    waits = scene.order.asks.get(room.asked) if room.asked and room.phase is None else None
    number = waits.number if waits else view.following_number
    if view.going in ("ask", "again") and not number:
        return wording.say("stage.going.unnumbered")
    if view.going == "turn" and talk and not talk.cast and scene.cue.block:
        minutes = turn_length(scene.cue.block, talk.turn + 1).total_seconds() / 60
        return wording.say("stage.going.phase", turn=talk.turn + 1, turns=talk.turns, minutes=f"{minutes:g}")
    shown = following if view.going == "slide" and following else view.page
    return wording.say(
        f"stage.going.{view.going}",
        page=shown.label,
        number=number,
        turn=talk.turn + 1 if talk else 0,
        turns=talk.turns if talk else 0,
    )


def on_the_button(scene: Scene, view: TrainerView) -> Markup:
    """次へ, and what it does in small letters below it."""
    words = templates.html_of(f"stage.go.{view.state}")
    small = Markup("<small>{}</small>").format(going(scene, view))
    return Markup('<span class="go-words"><span>{} {}</span>{}</span>').format(words, icons.icon("next"), small)
