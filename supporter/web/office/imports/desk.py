"""Who works on a list, asked anew at each press; and how a refusal is told where the eye is."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any

from supporter import wording
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.services.imports.draft import ImportDraft
from supporter.services.imports.drafts import ImportDrafts
from supporter.web.shared.visitor import by_token
from supporter.wiring import App


class ImportDesk:
    """One open page of an officer; `say` shows a sentence on it, an empty one takes it away."""

    def __init__(self, app: App, token: str, town: str, say: Callable[[str], None]) -> None:
        """`token` is of the sign-in, `town` the code of the desk that the page was opened at."""
        self.app, self._token, self._town, self._say = app, token, town, say

    @property
    def drafts(self) -> ImportDrafts:
        """Lists before they are confirmed."""
        return self.app.imports.drafts

    async def person(self) -> Person:
        """Who is pressing. Raises `Refused('access.refused')` once they have signed out, sit at another desk, …"""
        person = await by_token(self.app, self._token)
        require(person, Action.IMPORT_RUN, municipality=self._town)
        return person

    async def draft(self) -> ImportDraft:
        """Their list. Raises `Refused`: access.refused, import.no_draft."""
        return self.drafts.of(await self.person())

    def pressed(self, do: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        """`do` as a handler: what is refused is said on the page, and nothing has changed."""

        @functools.wraps(do)
        async def handler(*given: Any) -> None:
            self._say("")
            try:
                await do(*given)
            except Refused as refused:
                self._say(wording.sentence(refused.code, **refused.facts))

        return handler
