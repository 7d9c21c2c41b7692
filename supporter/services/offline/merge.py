"""What becomes of a file that came back: looked at without writing, then merged in one unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from supporter.domain.classroom import todays_moves
from supporter.domain.classroom.anonymous_answer import AnonymousAnswer
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.seat import Seat
from supporter.domain.offline.merge import SeatMerge, added_hands, merged_room, seat_merges
from supporter.domain.offline.offline_class import OfflineCopy, ReturnedClass, UploadedReturn, odd_times
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.offline import envelope
from supporter.services.offline.matching import Match, matches
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Tx


@dataclass(frozen=True)
class MergePreview:
    """What would become of a file; nothing of it is written yet."""

    back: UploadedReturn
    session: TrainingSession
    brought: ReturnedClass
    seat_merges: list[SeatMerge]
    matches: list[Match]
    odd: list[str]
    slips: int
    voices: int

    @property
    def answers(self) -> int:
        """How many answers of seats came back."""
        return sum(len(seat.answers) for seat in self.brought.came)

    def of_kind(self, kind: str) -> list[SeatMerge]:
        """The seats that are new, join one here, or keep apart."""
        return [fate for fate in self.seat_merges if fate.kind == kind]


def preview(tx: Tx, back: UploadedReturn, session: TrainingSession) -> MergePreview:
    """Only looks. Raises `Refused`: merge.done, merge.running."""
    if back.state == "done":
        raise Refused("merge.done", file=back.id)
    brought = ReturnedClass.model_validate_json(back.body)
    merged_room(session, brought.room)
    found = seat_merges(records.find(tx, Seat, "session", session.id), brought.came, _known(tx, back))
    return MergePreview(
        back=back,
        session=session,
        brought=brought,
        seat_merges=found,
        matches=matches(tx, session, found),
        odd=odd_times(brought, back.made_at, back.sent_at, session),
        slips=sum(tx.get(AnonymousAnswer.collection, slip.id) is None for slip in brought.slips),
        voices=sum(tx.get(HallQuestion.collection, voice.id) is None for voice in brought.voices),
    )


def merge(
    tx: Tx, found: MergePreview, same: Collection[str], take: Collection[str], now: dt.datetime, by: str
) -> tuple[UploadedReturn, int]:
    """Everything of `found` written; returns the file as it is remembered, and how many people are known now.

    Raises `Refused`: merge.two_people, merge.changed.
    """
    chosen = _chosen(found, same)
    for fate in found.seat_merges:
        fields = {one.partition(":")[2] for one in take if one.startswith(f"{fate.number}:")}
        _save_seat(tx, fate, fields, chosen)
    _save_rest(tx, found.brought)
    done = _done(tx, found, now, by)
    records.save(tx, done)
    return done, len(chosen)


def _earlier(tx: Tx, back: UploadedReturn) -> list[UploadedReturn]:
    """What the same laptop has brought of this class before, the oldest first."""
    found = records.find(tx, UploadedReturn, "session", back.session)
    mine = (one for one in found if one.machine == back.machine and one.state == "done")
    return sorted(mine, key=lambda one: one.made_at)


def _known(tx: Tx, back: UploadedReturn) -> dict[int, int]:
    return {there: here for one in _earlier(tx, back) for there, here in one.numbers.items()}


def _chosen(found: MergePreview, same: Collection[str]) -> dict[int, str]:
    """The learner of each seat that was confirmed. Raises `Refused('merge.two_people')` for two on one seat, or one
    on two, and merge.changed for a match that is none any more."""
    ticked = [match for match in found.matches if match.key in same]
    if len(ticked) < len(set(same)):
        raise Refused("merge.changed")
    chosen = {match.number: match.learner.id for match in ticked}
    if len(chosen) < len(ticked) or len(set(chosen.values())) < len(chosen):
        raise Refused("merge.two_people")
    return chosen


def _save_seat(tx: Tx, fate: SeatMerge, take: Collection[str], chosen: dict[int, str]) -> None:
    seat = fate.merged(take)
    if learner := chosen.get(fate.number):
        seat = seat.model_copy(update={"learner": learner})
    records.save(tx, seat)


def _save_rest(tx: Tx, brought: ReturnedClass) -> None:
    """Slips and questions from the hall: those that are here stay as they are."""
    for slip in brought.slips:
        if tx.get(AnonymousAnswer.collection, slip.id) is None:
            records.save(tx, slip)
    for voice in brought.voices:
        if tx.get(HallQuestion.collection, voice.id) is None:
            records.save(tx, voice)


def _done(tx: Tx, found: MergePreview, now: dt.datetime, by: str) -> UploadedReturn:
    """The class with what was added, and the file as it is remembered: without what was in it."""
    back, brought, session = found.back, found.brought, found.session
    before = (_earlier(tx, back) or [back])[-1]
    calls = session.calls + brought.calls - before.calls
    all_judged = all(fate.here and fate.here.finished for fate in found.seat_merges)
    changes = {
        "room": merged_room(session, brought.room),
        "otherwise": todays_moves.with_answered(session.otherwise, brought.questions),
        "before": None,
        "version": session.version + 1,
        "hands": added_hands(session.hands, brought.hands, before.hands),
        "calls": max(calls, 0),
        "finished_at": session.finished_at if all_judged else None,
    }
    sessions.save_room(tx, session.model_copy(update=changes))
    sessions.tell_seats(tx, session.id)
    taking = records.load(tx, OfflineCopy, back.taking)
    if taking and back.machine not in taking.machines:
        records.save(tx, taking.model_copy(update={"machines": (*taking.machines, back.machine)}))
    return back.model_copy(
        update={
            "state": "done",
            "body": "",
            "done_at": now,
            "done_by": by,
            "numbers": {fate.brought.number: fate.number for fate in found.seat_merges},
            "hands": brought.hands,
            "calls": brought.calls,
            "receipt": envelope.receipt(taking.key, back.content) if taking else "",
        }
    )
