"""What phones show: one view for all of them, and for each what is kept of its own seat."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import Cue
from supporter.domain.classroom.scene import (
    Page,
    Scene,
    Talk,
    epoch,
    page,
    talk,
)
from supporter.domain.classroom.seat import Given, Seat
from supporter.domain.classroom.shown_question import Result, ShownQuestion, asked, result
from supporter.domain.classroom.todays_order import words_of
from supporter.domain.courses.course import Step
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Value
from supporter.domain.training.session import TrainingSession

#: What stands in the middle of a screen.
Show = Literal["soon", "wait", "listen", "ask", "talk", "break", "end"]


class Work(Value):
    """A worksheet of the page; what is written there stays in the phone."""

    ref: str
    title: str
    html: str


class PhoneView(Value):
    """The same for every phone in the room. Moments are epoch milliseconds of the server's clock, 0 for none.

    `slide` is what the projector shows in words, `easy` whether the page has a やさしい日本語 text as well,
    `voices` whether questions from the hall are taken, `voice` the one that lies on the screen.
    """

    show: Show
    session: str
    code: str
    town: str
    municipality: str
    course: str
    title: str
    school: bool
    watcher: str
    page: Page | None = None
    slide: str = ""
    easy: bool = False
    works: tuple[Work, ...] = ()
    asked: ShownQuestion | None = None
    result: Result | None = None
    talk: Talk | None = None
    rehearsal: bool = False
    voices: bool = False
    voice: str = ""
    timer: int = 0
    until: int = 0


class SeatView(Value):
    """What one phone is told of a seat of its own; `at` of an answer as the clock on the wall says it.

    `renewed`: the 引換番号 is a new one, since the seat came from another phone.
    `own`: what happens here goes to an account by itself, so that nothing has to be claimed.
    """

    number: int
    entry: str
    name: str
    late: bool
    left: bool
    own: bool
    renewed: bool
    answers: dict[str, tuple[tuple[str, ...], str, int]]


def phone_view(scene: Scene) -> PhoneView:
    """What every phone shows. A black projector changes nothing in people's hands."""
    session, cue = scene.session, scene.cue
    show = _show(session, cue, asked(scene))
    at = cue if session.state == "running" else None
    return PhoneView(
        show=show,
        session=session.id,
        code=session.code,
        town=scene.town,
        municipality=session.municipality,
        course=session.course,
        title=scene.order.course.title.html + ("（れんしゅう）" if isinstance(session, Rehearsal) else ""),
        rehearsal=isinstance(session, Rehearsal),
        school=session.school,
        watcher=session.watcher if session.state != "ended" else "",
        page=page(scene, at) if at else None,
        slide=lowered(_words(session, at)) if at else "",
        easy=bool(at and at.step.yasashii),
        works=_works(at.step) if at and show == "listen" else (),
        asked=asked(scene) if show == "ask" else None,
        result=result(scene) if show == "ask" else None,
        talk=talk(cue, session.room.turn) if show == "talk" else None,
        voices=session.under_way and session.questions != "off",
        voice=session.room.voice,
        timer=epoch(session.room.timer_until),
        until=epoch(session.room.pause_until),
    )


def seat_view(session: TrainingSession, seat: Seat) -> SeatView:
    """What the seat's own phone is told: number, way back, and the answers that are kept."""
    started, joined = session.room.started_at, seat.joined_at
    return SeatView(
        number=seat.number,
        entry=seat.entry,
        name=seat.name,
        late=bool(started and joined and joined > started),
        left=seat.left_at is not None,
        own=bool(seat.learner) and (seat.finished is None or seat.finished.how == "account"),
        renewed=seat.drawn > 1,
        answers={key: (given.answer, clock_time(given), given.turn) for key, given in seat.answers.items()},
    )


def lowered(html: str) -> str:
    """Headings one step lower: on a phone they stand inside a page that has its own."""
    for level in range(4, 0, -1):
        html = html.replace(f"<h{level}>", f"<h{level + 1}>").replace(f"</h{level}>", f"</h{level + 1}>")
    return html


def clock_time(given: Given) -> str:
    """13:42:05, on the clock of the hall."""
    return f"{dt.datetime.fromtimestamp(given.at, TOKYO):%H:%M:%S}"


def _show(session: TrainingSession, cue: Cue, asking: ShownQuestion | None) -> Show:
    if session.state != "running":
        return {"planned": "soon", "open": "wait", "ended": "end"}[session.state]  # type: ignore[return-value]
    if session.room.pause_until:
        return "break"
    if asking:
        return "ask"
    return "talk" if cue.kind in ("pair", "group") else "listen"


def _words(session: TrainingSession, at: Cue) -> str:
    """What the projector shows, in words: phones fetch no picture that nobody has asked for."""
    own = next((page for page in session.otherwise.pages if page.ref == at.ref), None)
    return words_of(own) if own else at.shown or at.step.slide


def _works(step: Step) -> tuple[Work, ...]:
    works = (block for block in step.blocks if block.kind == "work")
    return tuple(Work(ref=b.ref, title=b.title.html if b.title else "", html=b.html) for b in works)
