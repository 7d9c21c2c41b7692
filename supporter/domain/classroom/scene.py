"""What phones, projector and trainer look at: one state of the room with all that their views are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from supporter.domain.classroom.running_order import Cue, OrderedQuestion, RunningOrder
from supporter.domain.classroom.talk_turns import Part, cast, part, turns
from supporter.domain.classroom.tally import People, Tally
from supporter.domain.courses.course import Step
from supporter.domain.shared.document import Value
from supporter.domain.training.session import TrainingSession


@dataclass(frozen=True)
class Scene:
    """A session with its running order, the people in it, the tallies of questions by key, how many `voices`
    nobody has looked at yet, and how many of the people are `lacking` a name or a town. Pure, and of no clock.
    """

    session: TrainingSession
    order: RunningOrder
    town: str = ""
    people: People = People()  # noqa: RUF009 - immutable
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    voices: int = 0
    lacking: int = 0
    programme: str = ""

    @property
    def cue(self) -> Cue:
        """Where the class is; before it begins, its first page."""
        return self.order.at(self.session.room.cue)

    @property
    def asking(self) -> OrderedQuestion | None:
        """The question in view, `None` where there is none or nobody has asked it yet."""
        room = self.session.room
        return self.order.asks.get(room.asked) if room.phase else None


class Page(Value):
    """Where the class is: chapter and page as people count them, titles with ruby. `label` is 5-2, or ＋1 for a page
    that the class has added, which is none `of` its chapter.
    """

    ref: str
    number: int
    chapter: str
    place: int
    of: int
    title: str
    label: str = ""


class Talk(Value):
    """二人で・みんなで: what to do now (`html`), who is what, and how long.

    `people` are how many talk with each other, 0 where it is everybody. `turn` of `turns` it is (0 before the first
    one, one more than `turns` after the last); `cast` are the roles of the people A, B, C… in it, `parts` what each of
    them does: nothing in a talk whose turns are phases.
    """

    html: str
    title: str = ""
    roles: tuple[str, ...] = ()
    minutes: float | None = None
    people: int = 0
    turn: int = 0
    turns: int = 0
    cast: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def page(scene: Scene, cue: Cue) -> Page:
    """The page of a cue."""
    place, of = scene.order.page(cue)
    return Page(
        ref=cue.ref,
        number=cue.module.number,
        chapter=cue.module.title.html,
        place=place,
        of=of,
        title=cue.step.title.html,
        label=scene.order.label(cue),
    )


def talk(cue: Cue, turn: int = 0) -> Talk | None:
    """What is done together at a cue, `None` for any other kind of cue."""
    block = cue.block
    if block is None:
        return None
    title = block.title.html if block.title else ""
    roles = cast(block.roles, turn) if turns(block) else ()
    phase = block.phases[turn - 1] if 0 < turn <= len(block.phases) else None
    return Talk(
        html=phase.html if phase else block.html,
        title=title,
        roles=block.roles,
        minutes=block.minutes,
        people=block.people,
        turn=turn,
        turns=turns(block),
        cast=roles,
        parts=tuple(part(role) for role in roles),
    )


def slide_of(cue: Cue) -> str:
    """What the projector shows at a cue that is a slide."""
    return cue.shown or cue.step.slide or text_of(cue.step)


def text_of(step: Step) -> str:
    """The running text of a page, as it is read."""
    return "".join(block.html for block in step.blocks if block.kind in ("html", "scene", "care"))


def easy_text_of(step: Step) -> str:
    """The page in plain Japanese, what prepares for a heavy topic before it; empty where the author wrote none."""
    care = "".join(block.easy for block in step.blocks if block.kind == "care")
    return care + step.yasashii if step.yasashii else ""


def epoch(moment: dt.datetime | None) -> int:
    """Milliseconds as browsers count them; 0 for no moment."""
    return 0 if moment is None else int(moment.timestamp() * 1000)
