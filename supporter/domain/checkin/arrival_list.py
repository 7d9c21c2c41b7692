"""The list of a reception: whoever is expected and whoever has come, each person once, found by a few kana."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.checkin.attendance import attendance_of
from supporter.domain.classroom.lacking import Lack, lacks_town, of_seat
from supporter.domain.classroom.seat import Seat
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession

#: The rows of the fifty sounds, each by what its people's kana begin with.
_SOUNDS = """
アイウエオヴ カキクケコガギグゲゴ サシスセソザジズゼゾ タチツテトダヂヅデド ナニヌネノ
ハヒフヘホバビブベボパピプペポ マミムメモ ヤユヨ ラリルレロ ワヲン
"""
SOUNDS = {row[0]: row for row in _SOUNDS.split()}


class Expected(NamedTuple):
    """Somebody who has applied. `needs` is what they asked to be considered (配慮の希望), `learner` the number of
    who applied with an account."""

    key: str
    name: str
    kana: str = ""
    municipality: str = ""
    needs: str = ""
    waiting: bool = False
    age_band: AgeBand = ""
    learner: str = ""


class Row(NamedTuple):
    """One person at the reception; `number` is 0 until they have come, `lacks` what a certificate still needs."""

    key: str
    number: int
    name: str
    kana: str
    municipality: str
    needs: str = ""
    waiting: bool = False
    walk_in: bool = False
    phone: bool = False
    arrived: dt.datetime | None = None
    left: dt.datetime | None = None
    late: int = 0
    early: int = 0
    lacks: tuple[Lack, ...] = ()

    @property
    def id(self) -> str:
        """By which a page names the row, before and after somebody has come."""
        return self.key or f"n{self.number}"

    @property
    def here(self) -> bool:
        """Whether they have come and are still there."""
        return self.arrived is not None and self.left is None

    @property
    def sound(self) -> str:
        """The row of the fifty sounds that their kana begin with; empty for all others."""
        first = (self.kana or self.name)[:1]
        return next((row for row, kana in SOUNDS.items() if first and fold(first) in kana), "")


def rows(session: TrainingSession, expected: Iterable[Expected], seats: Iterable[Seat]) -> list[Row]:
    """Everybody in the order of their kana; who has none after the others, by number."""
    known = {one.key: one for one in expected}
    come = [(seat, known.pop(seat.application, None)) for seat in seats if seat.joined_at]
    found = [_row(session, seat, one or _joined(seat, known)) for seat, one in come]
    found += [_waited(session, one) for one in known.values()]
    return sorted(found, key=lambda row: (not row.kana, fold(row.kana), fold(row.name), row.number))


def matching(found: Iterable[Row], typed: str) -> list[Row]:
    """Those whose kana begin with what was typed, whose name holds it, or whose number it is."""
    wanted = fold(typed)
    return [
        row
        for row in found
        if fold(row.kana).startswith(wanted) or wanted in fold(row.name) or wanted == str(row.number or "")
    ]


def learner_number(typed: str) -> str:
    """The learner number that a reader has typed from a 受講票; empty where it is something else."""
    try:
        return clean_number(typed)
    except Refused:
        return ""


def same_person(expected: Iterable[Expected], name: str, kana: str, municipality: str) -> Expected | None:
    """The one application that can only be theirs."""
    alike = [one for one in expected if is_like(one, name, kana, municipality)]
    return alike[0] if len(alike) == 1 else None


def is_like(one: Expected, name: str, kana: str, municipality: str) -> bool:
    """Alike in name, and in kana and town where both have been told."""
    same_kana = not one.kana or not kana or fold(one.kana) == fold(kana)
    return fold(one.name) == fold(name) and same_kana and (not one.municipality or one.municipality == municipality)


def _joined(seat: Seat, waited: dict[str, Expected]) -> Expected | None:
    """The application of who has joined on a phone without the reception: by account, or by name and kana."""
    if seat.application or not (seat.full_name or seat.learner):
        return None
    own = next((one for one in waited.values() if seat.learner and one.learner == seat.learner), None)
    one = own or same_person(waited.values(), seat.name, seat.kana, seat.municipality)
    return waited.pop(one.key) if one else None


def _waited(session: TrainingSession, one: Expected) -> Row:
    """Who has not come yet; of them a town is all that may be lacking."""
    asked: tuple[Lack, ...] = ("town",) if lacks_town(session, one.municipality) and not one.learner else ()
    return Row(one.key, 0, one.name, one.kana, one.municipality, one.needs, one.waiting, lacks=asked)


def _row(session: TrainingSession, seat: Seat, one: Expected | None) -> Row:
    late, early = attendance_of(session, seat)
    return Row(
        one.key if one else seat.application,
        seat.number,
        seat.name,
        seat.kana,
        seat.municipality,
        one.needs if one else "",
        False,
        seat.walk_in,
        seat.kind == "phone",
        seat.joined_at,
        seat.left_at,
        late,
        early,
        of_seat(session, seat),
    )
