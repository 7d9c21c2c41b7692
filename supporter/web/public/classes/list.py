"""会場の講座: the coming classes that a town holds or takes part in."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.web.shared import frame
from supporter.web.shared.class_description import near
from supporter.web.shared.municipality_in_address import asked_town
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/c?m=CODE`."""

    async def page(request: Request) -> Response:
        town = await asked_town(app, request)
        if town is None:
            return RedirectResponse("/?all=1", 303)
        look = frame.Look(wording.say("event.title"), town, here="events")
        return frame.plain(request, "public/classes/list.html", look, events=await near(app, town.id))

    return [Route("/c", page)]
