"""How a room is set up: what was looked at before the beginning, and where the screen leaves room for captions."""

from __future__ import annotations

from supporter.domain.classroom.checklist import checked
from supporter.domain.shared.access import Action, Person
from supporter.domain.training.session import Captions
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage.base import Store, Tx


class RoomSetup:
    """Things about the room that move no class on, and are never taken back. All raise `Refused('access.refused')`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def check(self, person: Person, session_id: str, what: str, *, on: bool) -> None:
        """One of the five looks before the class, for today. Raises `Refused('form.invalid')` for any other."""
        today = self._clock.now().date()

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            sessions.save_room(tx, checked(session, what, today, on=on))

        await self._store.run(unit)

    async def leave_room(self, person: Person, session_id: str, where: Captions) -> None:
        """字幕・手話の場所をあける."""

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            sessions.save_room(tx, session.model_copy(update={"captions": where, "version": session.version + 1}))

        await self._store.run(unit)
