"""What the projector shows: never a name, the number of a card, or what the 見守り係 is told."""

from __future__ import annotations

from typing import Literal

from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import Cue
from supporter.domain.classroom.scene import (
    Page,
    Scene,
    Talk,
    epoch,
    page,
    slide_of,
    talk,
)
from supporter.domain.classroom.shown_question import Result, ShownQuestion, asked, result
from supporter.domain.classroom.slide import drawing_of
from supporter.domain.shared.document import Value
from supporter.domain.training.session import Captions, TrainingSession

OnScreen = Literal["welcome", "slide", "ask", "result", "talk", "black", "break", "end", "voice"]


class ProjectorView(Value):
    """The same for every projector of the room; `html` is a slide, `drawing` the picture beside it, `answered` and
    `hands` how many so far, `voice` a question from the hall, `captions` where room is left for them, `pointed` the
    piece that is lit.
    """

    show: OnScreen
    code: str
    town: str
    course: str
    school: bool
    people: int
    page: Page | None = None
    html: str = ""
    drawing: str = ""
    sources: tuple[str, ...] = ()
    asked: ShownQuestion | None = None
    result: Result | None = None
    answered: int = 0
    hands: int = 0
    talk: Talk | None = None
    voice: str = ""
    pointed: int = 0
    captions: Captions = ""
    rehearsal: bool = False
    timer: int = 0
    until: int = 0
    programme: str = ""


def projector_view(scene: Scene) -> ProjectorView:
    """What the hall sees."""
    session, cue = scene.session, scene.cue
    room, seen, running = session.room, result(scene), session.state == "running"
    asking = asked(scene) if running else None
    show = _on_screen(session, cue, asking)
    tally = scene.tallies.get(room.asked)
    return ProjectorView(
        show=show,
        code=session.code,
        town=scene.town,
        programme=scene.programme,
        course=scene.order.course.title.html,
        school=session.school,
        people=scene.people.all,
        page=page(scene, cue) if running else None,
        html=slide_of(cue) if show == "slide" else "",
        drawing=drawing_of(cue) if show == "slide" else "",
        sources=cue.step.sources if show == "slide" else (),
        asked=asking if show in ("ask", "result") else None,
        result=seen if show == "result" else None,
        answered=tally.answered if tally and asking else 0,
        hands=tally.hands if tally and asking else 0,
        talk=talk(cue, room.turn) if show == "talk" else None,
        voice=room.voice if show == "voice" else "",
        pointed=room.pointed if running else 0,
        captions=session.captions,
        rehearsal=isinstance(session, Rehearsal),
        timer=epoch(room.timer_until),
        until=epoch(room.pause_until),
    )


def _on_screen(session: TrainingSession, cue: Cue, asking: ShownQuestion | None) -> OnScreen:
    if session.room.black:
        return "black"
    if session.room.voice:
        return "voice"
    if session.state != "running":
        return "end" if session.state == "ended" else "welcome"
    if session.room.pause_until:
        return "break"
    if asking:
        return "result" if asking.phase == "revealed" else "ask"
    return "talk" if cue.kind in ("pair", "group") else "slide"
