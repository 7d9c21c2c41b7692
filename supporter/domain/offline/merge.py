"""Joining what a laptop brought back with what is here: nobody is lost, nobody is counted twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from supporter.domain.classroom.seat import Given, Seat, seat_id
from supporter.domain.offline.offline_class import Hands
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession

#: What may be told in two ways; staff choose which one stays.
TOLD = ("name", "kana", "age_band", "municipality")
#: What is never taken over from a laptop: whose record it is and what became of it is decided here.
_HERE = frozenset({"v", "id", "session", "number", "printed", "learner", "token", "entry", "verdict", "finished"})
_PHASES = ("open", "closed", "revealed")


class Conflict(NamedTuple):
    """A field that says one thing here and another on the laptop."""

    field: str
    here: str
    there: str


class SeatMerge(NamedTuple):
    """What becomes of one seat of the laptop: it is new, joins the one here, or keeps apart under another number."""

    brought: Seat
    number: int
    here: Seat | None
    kind: Literal["new", "joined", "apart"]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def differing(self) -> int:
        """How many questions were answered one way here and another way on the laptop."""
        here = self.here.answers if self.here else {}
        both = here.keys() & self.brought.answers.keys()
        return sum(here[key].answer != self.brought.answers[key].answer for key in both)

    def merged(self, take: Collection[str] = ()) -> Seat:
        """The seat as it is kept; of the conflicts, those in `take` are decided for the laptop."""
        if self.here is None or self.here.joined_at is None:
            return _settled(self.brought, self.number, self.here)
        return _union(self.here, self.brought, take)


def seat_merges(kept: Iterable[Seat], brought: Sequence[Seat], known: Mapping[int, int]) -> list[SeatMerge]:
    """What becomes of every seat in `brought`; `known` tells what earlier files of the same laptop became."""
    here = {seat.number: seat for seat in kept}
    claims = {seat.claim: seat for seat in here.values() if seat.claim}
    free = max([0, *here, *(seat.number for seat in brought)])
    met: set[int] = set()
    found = []
    for seat in brought:
        same = _same(seat, here, claims, known)
        if same is not None and same.number not in met:
            fate = SeatMerge(seat, same.number, same, "joined", _conflicts(same, seat))
        elif seat.number not in here and seat.number not in met:
            fate = SeatMerge(seat, seat.number, None, "new")
        else:
            free += 1
            fate = SeatMerge(seat, free, None, "apart")
        met.add(fate.number)
        found.append(fate)
    return found


def merged_room(session: TrainingSession, room: Room) -> Room:
    """The room after both have ended. Raises `Refused('merge.running')` while it goes on here."""
    here = session.room
    if session.under_way:
        raise Refused("merge.running")
    if here.state == "planned" or here.started_at is None:
        return room
    phases = {
        key: max((one.phases[key] for one in (here, room) if key in one.phases), key=_PHASES.index)
        for key in {**here.phases, **room.phases}
    }
    held = _both(here.held, room.held)
    # What was held back in one place is nobody's to read, whatever was decided in the other.
    shown = {
        key: tuple(text for text in texts if text not in held.get(key, ()))
        for key, texts in _both(here.shown, room.shown).items()
    }
    return here.model_copy(
        update={
            "phases": phases,
            "shown": shown,
            "held": held,
            "sealed": tuple(dict.fromkeys((*here.sealed, *room.sealed))),
            "started_at": min(filter(None, (here.started_at, room.started_at))),
            "ended_at": max(filter(None, (here.ended_at, room.ended_at)), default=None),
        }
    )


def _both(here: Mapping[str, tuple[str, ...]], there: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys((*here.get(key, ()), *there.get(key, ())))) for key in {**here, **there}}


def added_hands(here: Hands, new: Hands, before: Hands) -> Hands:
    """The shows of hands with `new` counted in, and what the same laptop had added `before` counted out."""
    both: Hands = {}
    for key in {**here, **new}:
        values = {**here.get(key, {}), **new.get(key, {})}
        counts = {v: here.get(key, {}).get(v, 0) + new.get(key, {}).get(v, 0) for v in values}
        both[key] = {v: n - before.get(key, {}).get(v, 0) for v, n in counts.items()}
    return {key: kept for key, counts in both.items() if (kept := {v: n for v, n in counts.items() if n > 0})}


def _same(seat: Seat, here: Mapping[int, Seat], claims: Mapping[str, Seat], known: Mapping[int, int]) -> Seat | None:
    """The seat here that is the same person's, or a card that nobody has come with here."""
    if seat.claim and seat.claim in claims:
        return claims[seat.claim]
    before = here.get(known.get(seat.number, 0))
    if before and (_one_person(before, seat) or not (before.name and seat.name) or before.joined_at == seat.joined_at):
        return before
    there = here.get(seat.number)
    return there if there and _one_person(there, seat) else None


def _one_person(here: Seat, brought: Seat) -> bool:
    if here.joined_at is None:
        return True
    if here.claim and brought.claim:
        return here.claim == brought.claim
    if here.application and brought.application:
        return here.application == brought.application
    if here.name and brought.name:
        kana = fold(here.kana), fold(brought.kana)
        return fold(here.name) == fold(brought.name) and (not all(kana) or kana[0] == kana[1])
    return here.joined_at == brought.joined_at


def _conflicts(here: Seat, brought: Seat) -> tuple[Conflict, ...]:
    both = ((field, str(getattr(here, field)), str(getattr(brought, field))) for field in TOLD)
    return tuple(Conflict(*one) for one in both if one[1] and one[2] and one[1] != one[2])


def _settled(brought: Seat, number: int, here: Seat | None) -> Seat:
    """Somebody with whom nobody here is to be joined; their phone's way back ends with the class."""
    moved = brought.number if number != brought.number else 0
    changes = {"id": seat_id(brought.session, number), "number": number, "printed": moved, "learner": ""}
    ended = {"token": "", "entry": "", "verdict": None, "finished": None}
    claim = {"claim": brought.claim or (here.claim if here else "")}
    return brought.model_copy(update={**changes, **ended, **claim})


def _union(here: Seat, brought: Seat, take: Collection[str]) -> Seat:
    changes: dict[str, object] = {}
    for field, info in Seat.model_fields.items():
        old, new = getattr(here, field), getattr(brought, field)
        empty = info.get_default(call_default_factory=True)
        if field not in _HERE and new != empty and (old == empty or field in take):
            changes[field] = new
    changes["joined_at"] = min(filter(None, (here.joined_at, brought.joined_at)))
    changes["left_at"] = max(filter(None, (here.left_at, brought.left_at)), default=None)
    changes["answers"] = _answers(here.answers, brought.answers)
    return here.model_copy(update=changes)


def _answers(here: Mapping[str, Given], brought: Mapping[str, Given]) -> dict[str, Given]:
    """To each question the answer that came last."""
    keys = {**here, **brought}
    return {key: max((m[key] for m in (here, brought) if key in m), key=lambda g: (g.turn, g.at)) for key in keys}
