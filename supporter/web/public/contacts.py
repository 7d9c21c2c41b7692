"""相談先: who to call now. Static, without sign-in, and nothing about the reader is kept or logged."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.content.profiles import national
from supporter.domain.municipalities.contact_lines import lines_of
from supporter.domain.municipalities.municipality import Municipality
from supporter.web.shared import frame, municipality_in_address
from supporter.web.shared.contact_cards import sections
from supporter.web.shared.shell import Shell


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """The page with and without a municipality."""

    async def show(request: Request, municipality: Municipality | None) -> Response:
        look = frame.Look(wording.say("help.title"), municipality)
        now = shell.clock.now()
        today = now.date()
        found = sections(lines_of(municipality, national()), today)
        every = [contact for section in found for contact in section.contacts]
        return frame.plain(
            request,
            "public/contacts.html",
            look,
            sections=found,
            today=today,
            # A copy that is kept for later says nothing of the hour in which it was made.
            now=None if "kept" in request.query_params else now,
            always=next((contact for contact in every if contact.always_open), None),
            any_old=any(contact.overdue_on(today) for contact in every),
        )

    async def here(request: Request) -> Response:
        return await show(request, await municipality_in_address.named(shell, request))

    async def anywhere(request: Request) -> Response:
        return await show(request, None)

    return [Route("/m/{code}/help", here), Route("/help", anywhere)]
