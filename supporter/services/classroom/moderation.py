"""ことばの確認係: what a class has written to the question in view, for whoever decides what all may read."""

from __future__ import annotations

from supporter.domain.classroom.moderation import Moderated, moderated
from supporter.domain.shared.access import Action, Person
from supporter.services.classroom.scenes import Scenes
from supporter.services.training import sessions
from supporter.storage.base import Store


class Moderation:
    """Reads; what is decided goes to `Answers.show_text`. Nobody is told who wrote a text."""

    def __init__(self, store: Store, scenes: Scenes) -> None:
        self._store, self._scenes = store, scenes

    async def texts(self, person: Person, session_id: str) -> Moderated | None:
        """The texts of the question in view, `None` where it takes none. Raises `Refused('access.refused')`."""
        await self._store.read(lambda tx: sessions.load_for(tx, person, Action.MODERATION_WORK, session_id))
        return moderated(await self._scenes.counted(session_id))
