"""Who is expected at a class and who has come: one row a person, for the papers of the reception."""

from __future__ import annotations

from supporter.documents.checkin.reception_sheet import Expected
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.training.application import Application
from supporter.services.shared.clock import TOKYO
from supporter.services.training import places
from supporter.storage import records
from supporter.storage.base import Tx


def expected(tx: Tx, session_id: str, *, needs: bool) -> list[Expected]:
    """Those who have a place, by kana, then those who came without one. With `needs` it is marked, not told,
    for whom something was asked for."""
    seats = [seat for seat in records.find(tx, Seat, "session", session_id) if seat.name]
    found = []
    applied = [one for one in places.of(tx, session_id) if one.state == "applied" and one.name]
    for one in sorted(applied, key=lambda one: (one.kana or one.name, one.order)):
        seat = next((seat for seat in seats if _same(one, seat)), None)
        if seat:
            seats.remove(seat)
        row = Expected(None, one.name, one.kana, _town(tx, one.municipality))
        marked = needs and bool(one.needs or one.needs_text)
        found.append(row._replace(number=seat.number if seat else None, came=_came(seat), needs=marked))
    return found + [
        Expected(seat.number, seat.name, seat.kana, _town(tx, seat.municipality), _came(seat)) for seat in seats
    ]


def everybody(tx: Tx, session_id: str) -> list[str]:
    """The same people as the log knows them: `application:ID` and, of those who came, `seat:ID`."""
    seats = (seat for seat in records.find(tx, Seat, "session", session_id) if seat.name)
    applied = (one for one in places.of(tx, session_id) if one.state == "applied" and one.name)
    return [*(f"application:{one.id}" for one in applied), *(f"seat:{seat.id}" for seat in seats)]


def _same(one: Application, seat: Seat) -> bool:
    """By their account; without one by name and kana, as somebody of that name is asked at the desk anyway."""
    if one.learner and seat.learner:
        return one.learner == seat.learner
    return (one.name, one.kana) == (seat.name, seat.kana)


def _came(seat: Seat | None) -> str:
    return f"{seat.joined_at.astimezone(TOKYO):%H:%M}" if seat and seat.joined_at else ""


def _town(tx: Tx, code: str) -> str:
    return str((tx.get(Municipality.collection, code) or {}).get("name", ""))
