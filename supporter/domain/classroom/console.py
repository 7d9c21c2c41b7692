"""What the trainer's console shows: what to say, what comes next, how late it is, what may be undone."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

from supporter.domain.classroom.conversation import onward
from supporter.domain.classroom.moderation import moderated
from supporter.domain.classroom.moves import NOBODY, STEADY, after
from supporter.domain.classroom.next_step import NextStep, next_step
from supporter.domain.classroom.pointing import pieces
from supporter.domain.classroom.projector import ProjectorView, projector_view
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import Cue, RunningOrder
from supporter.domain.classroom.scene import Page, Scene, epoch, page
from supporter.domain.classroom.shown_question import lettered
from supporter.domain.classroom.tally import People, values
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.document import Value
from supporter.domain.training.room import UNDO
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_dates import day_text
from supporter.domain.training.timetable import Slot, minutes_late, planned_at, shortenings


class Branch(Value):
    """An answer of a conversation that the class may go on with: `most` have taken it, or as many as another."""

    choice: int
    letter: str
    html: str
    most: bool
    tied: bool


class TrainerView(Value):
    """All that a trainer needs to go on: what is shown, what to say, what comes next, and how late it is.

    `going` is what 次へ does, `points` what of the screen can be lit, `ahead` the page after this one with its notes,
    `left` the whole minutes that this page still has, `late` those that the class is behind (`None` where it is of
    another day, or has not begun). `look` are the counts of a question that nobody has seen yet, for a last look.
    `steady_from` is from when on the next step is taken, `undo` is what 「取り消す」 takes back, until the moment
    `undo_until`; `rest` are the minutes of a break behind this page; `texts` are those written that wait for a
    decision, `lacking` people without a name or a town for a certificate; `cut` are the pages that could be shortened,
    and to how many minutes; `branches` the ways on from a place of a conversation, once its result is seen.
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
    going: NextStep
    points: tuple[str, ...]
    following_page: Page | None
    ahead: Page | None
    ahead_notes: str
    people: People
    answered: int
    answered_paper: int
    hands: int
    look: dict[str, int]
    following_number: int
    texts: tuple[tuple[str, int], ...]
    day: str
    another_day: bool
    planned: str
    left: int
    late: int | None
    cut: tuple[tuple[str, int], ...]
    branches: tuple[Branch, ...]
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
    late = minutes_late(session, slot, now) if _begun_today(session, now) else None
    due, before = planned_at(session, slot), session.before
    tally = scene.tallies.get(session.room.asked)
    counts = scene.tallies[cue.asked].counts if cue.asked in scene.tallies else NOBODY
    following = after(scene.order, session.room, counts)
    undo = before if before and before.may_undo(now) else None
    ahead, screen = _page_after(scene.order, cue), projector_view(scene)
    return TrainerView(
        version=session.version,
        steady_from=epoch(before.at + STEADY) if before else 0,
        state=session.state,
        cue=cue.id,
        page=page(scene, cue),
        screen=screen,
        notes=cue.step.notes,
        notes_minutes=slot.minutes or cue.step.notes_minutes,
        rest=slot.rest,
        going=next_step(session, scene.order, counts),
        points=pieces(screen) if session.state == "running" else (),
        following_page=page(scene, following) if following else None,
        ahead=page(scene, ahead) if ahead else None,
        ahead_notes=ahead.step.notes if ahead else "",
        people=scene.people,
        answered=tally.answered if tally else 0,
        answered_paper=tally.paper if tally else 0,
        hands=tally.hands if tally else 0,
        look=_last_look(scene),
        following_number=scene.order.asks[following.asked].number if following and following.asked else 0,
        texts=_waiting(scene),
        day=day_text(session.held_on),
        another_day=session.held_on != now.astimezone(TOKYO).date(),
        planned=f"{due:%H:%M}" if due else "",
        left=_minutes_left(session, slot, now),
        late=late,
        cut=shortenings(slots, cue.ref, late or 0),
        branches=_branches(scene, cue, counts),
        undo=undo.did if undo else "",
        undo_until=epoch(undo.at + UNDO) if undo else 0,
        watcher=session.watcher,
        calls=calls,
        voices=scene.voices,
        lacking=scene.lacking,
        rehearsal=isinstance(session, Rehearsal),
    )


def _begun_today(session: TrainingSession, now: dt.datetime) -> bool:
    begun = session.room.started_at
    if session.state != "running" or begun is None:
        return False
    return begun.astimezone(TOKYO).date() == now.astimezone(TOKYO).date()


def _minutes_left(session: TrainingSession, slot: Slot, now: dt.datetime) -> int:
    """Of the time of its own that the page has, not of the clock's: who is late is told that beside it."""
    since = session.room.since
    gone = (now - since) / dt.timedelta(minutes=1) if since and session.state == "running" else 0.0
    return max(0, math.ceil(slot.minutes - gone))


def _page_after(order: RunningOrder, cue: Cue) -> Cue | None:
    found = order.after(cue)
    while found is not None and found.ref == cue.ref:
        found = order.after(found)
    return found


def _last_look(scene: Scene) -> dict[str, int]:
    """What each choice has so far, for the lecturer alone; nothing where it is shown already, or is not to be."""
    asking, room = scene.asking, scene.session.room
    tally = scene.tallies.get(room.asked)
    if asking is None or tally is None or tally.hidden or room.phase not in ("open", "closed"):
        return {}
    return {value: tally.counts.get(value, 0) for value in values(asking.question)}


def _branches(scene: Scene, cue: Cue, counts: Mapping[str, int]) -> tuple[Branch, ...]:
    asking, room = scene.asking, scene.session.room
    if not (cue.leads and asking and asking.key == cue.asked and room.phase == "revealed"):
        return ()
    going = onward(cue.leads, counts, room.way)
    return tuple(
        Branch(
            choice=int(one.value),
            letter=one.letter,
            html=one.html,
            most=int(one.value) == going.choice,
            tied=going.tied,
        )
        for one in lettered(asking.question, scene.session.id)
    )


def _waiting(scene: Scene) -> tuple[tuple[str, int], ...]:
    """The texts that have come and of which nobody has decided yet."""
    texts = moderated(scene)
    return texts.waiting if texts else ()
