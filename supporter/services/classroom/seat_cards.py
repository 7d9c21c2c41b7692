"""番号札 of a class: cards for the printer, cards taken by people on paper, and cards given back."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from supporter.domain.certificates.serials import RANDOM_BYTES, new_code
from supporter.domain.classroom.seat import Guest, Seat, check_guest, seat_id
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.services.classroom.seats import empty_seat, named, next_number
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import digest
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

MOST_CARDS = 1000


class SeatCards:
    """What staff of the municipality do with seats. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def cards(self, person: Person, session_id: str, count: int) -> dict[int, str]:
        """番号札 1 … `count` for the printer: each number with its 引換番号, which is kept as a digest only.

        Cards that somebody has come with stay as they are and are left out; the others get new 引換番号.
        Raises `Refused`: seat.too_many.
        """
        if not 1 <= count <= MOST_CARDS:
            raise Refused("seat.too_many", most=MOST_CARDS)

        def unit(tx: Tx) -> dict[int, str]:
            sessions.load_for(tx, person, Action.TRAINING_PLAN, session_id)
            printed = {}
            for number in range(1, count + 1):
                seat = records.load(tx, Seat, seat_id(session_id, number))
                if seat is None or seat.kind == "card":
                    code = new_code(secrets.token_bytes(RANDOM_BYTES))
                    card = (seat or empty_seat(session_id, number)).model_copy(
                        update={"claim": digest(code), "drawn": 0}
                    )
                    records.save(tx, card)
                    printed[number] = code
            return printed

        return await self._store.run(unit)

    async def on_paper(
        self, person: Person, session_id: str, number: int = 0, guest: Guest | None = None, learner: str = ""
    ) -> Seat:
        """Somebody takes part on paper, with the card of that number or with the next free one.

        A phone that has the seat is sent away. Raises `Refused`: session.ended, name.…, kana.….
        """
        guest = check_guest(guest) if guest else None
        now = self._clock.now()
        # Whoever enters paper may note that somebody has come with a card, and learns no name.
        action = Action.RECEPTION_WORK if guest or learner else Action.PAPER_WORK

        def unit(tx: Tx) -> Seat:
            session = sessions.load_for(tx, person, action, session_id)
            if session.state == "ended":
                raise Refused("session.ended")
            kept = records.load(tx, Seat, seat_id(session_id, number)) if number else None
            seat = kept or empty_seat(session_id, number or next_number(tx, session_id))
            seat = named(seat, guest) if guest else seat
            joined, who = seat.joined_at or now, learner or seat.learner
            changes = {"kind": "paper", "token": "", "joined_at": joined, "left_at": None, "learner": who}
            changes |= {"received": True, "bare": False}
            seat = seat.model_copy(update=changes)
            sessions.save_seat(tx, seat)
            return seat

        return await self._store.run(unit)

    async def gone(self, person: Person, session_id: str, numbers: Iterable[int], at: dt.datetime | None) -> None:
        """Note when people left, or that they are still there (`None`)."""

        def unit(tx: Tx) -> None:
            sessions.load_for(tx, person, Action.RECEPTION_WORK, session_id)
            for number in numbers:
                seat = records.load(tx, Seat, seat_id(session_id, number))
                if seat and seat.joined_at:
                    sessions.save_seat(tx, seat.model_copy(update={"left_at": at}))

        await self._store.run(unit)

    async def all(self, person: Person, session_id: str) -> list[Seat]:
        """Everybody of a class, in the order of their numbers. Raises `Refused`: session.names_gone."""
        today = self._clock.now().date()

        def unit(tx: Tx) -> list[Seat]:
            sessions.names_for(tx, person, Action.RECEPTION_WORK, session_id, today)
            return records.find(tx, Seat, "session", session_id)

        return await self._store.read(unit)
