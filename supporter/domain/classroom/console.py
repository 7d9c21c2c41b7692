"""What the trainer's console shows: what to say, what comes next, how late it is, what may be undone."""

from __future__ import annotations

import datetime as dt

from supporter.domain.classroom.moves import STEADY
from supporter.domain.classroom.projector import ProjectorView, projector_view
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.scene import Page, Scene, epoch, page
from supporter.domain.classroom.tally import People
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Value
from supporter.domain.training.room import UNDO
from supporter.domain.training.session_dates import day_text
from supporter.domain.training.timetable import Slot, minutes_late, planned_at, shortenings


class TrainerView(Value):
    """All that a trainer needs to go on: what is shown, what to say, what comes next, and how late it is.

    `steady_from` is from when on the next step is taken, `undo` is what 「取り消す」 takes back, until the moment
    `undo_until`; `rest` are the minutes of a break behind this page; `texts` are those written that are not shown
    yet, `lacking` people without a name or a town for a certificate; `cut` are the pages that could be shortened,
    and to how many minutes.
    """

    version: int
    steady_from: int
    state: str
    cue: str
    page: Page
    screen: ProjectorView
    notes: str
    notes_minutes: float | None
    rest: float
    following: str
    following_page: Page | None
    following_asks: bool
    people: People
    answered: int
    answered_paper: int
    hands: int
    following_number: int
    texts: tuple[tuple[str, int], ...]
    day: str
    another_day: bool
    planned: str
    late: int
    cut: tuple[tuple[str, int], ...]
    undo: str
    undo_until: int
    watcher: str
    calls: int
    voices: int
    lacking: int
    rehearsal: bool


def trainer_view(scene: Scene, now: dt.datetime, calls: int = 0) -> TrainerView:
    """The trainer's console at `now`; `calls` are those that the 見守り係 has not seen yet."""
    session, cue = scene.session, scene.cue
    slots = scene.order.timetable(session.minutes)
    slot = next((slot for slot in slots if slot.ref == cue.ref), Slot(ref=cue.ref, begins=0, minutes=0))
    late = minutes_late(session, slot, now) if session.state == "running" else 0
    due, following, before = planned_at(session, slot), scene.order.after(cue), session.before
    tally = scene.tallies.get(session.room.asked)
    undo = before if before and before.may_undo(now) else None
    return TrainerView(
        version=session.version,
        steady_from=epoch(before.at + STEADY) if before else 0,
        state=session.state,
        cue=cue.id,
        page=page(scene, cue),
        screen=projector_view(scene),
        notes=cue.step.notes,
        notes_minutes=slot.minutes or cue.step.notes_minutes,
        rest=slot.rest,
        following=following.id if following else "",
        following_page=page(scene, following) if following else None,
        following_asks=bool(following and following.asked),
        people=scene.people,
        answered=tally.answered if tally else 0,
        answered_paper=tally.paper if tally else 0,
        hands=tally.hands if tally else 0,
        following_number=scene.order.asks[following.asked].number if following and following.asked else 0,
        texts=_waiting(scene),
        day=day_text(session.held_on),
        another_day=session.held_on != now.astimezone(TOKYO).date(),
        planned=f"{due:%H:%M}" if due else "",
        late=late,
        cut=shortenings(slots, cue.ref, late),
        undo=undo.did if undo else "",
        undo_until=epoch(undo.at + UNDO) if undo else 0,
        watcher=session.watcher,
        calls=calls,
        voices=scene.voices,
        lacking=scene.lacking,
        rehearsal=isinstance(session, Rehearsal),
    )


def _waiting(scene: Scene) -> tuple[tuple[str, int], ...]:
    """The texts that have come and are not shown yet."""
    asking, room = scene.asking, scene.session.room
    tally = scene.tallies.get(room.asked)
    if asking is None or tally is None or asking.question.type != "short":
        return ()
    return tuple((text, count) for text, count in tally.counts.items() if text not in room.shown.get(room.asked, ()))
