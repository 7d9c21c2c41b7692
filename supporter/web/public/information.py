"""Choosing a municipality, and the four pages that a public site owes its readers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.web.shared import frame, municipality_in_address
from supporter.web.shared.reading_preferences import remember_place
from supporter.web.shared.shell import Shell

#: Address → template; the first two say something even before a municipality is chosen.
GENERAL = {"about": "public/about.html", "accessibility": "public/accessibility.html"}
LOCAL = {"privacy": "public/privacy.html", "contact": "public/contact.html"}


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """`/`, and each page below its municipality."""

    async def choose(request: Request) -> Response:
        chosen = await shell.municipalities.profiles.get(request.query_params.get("to", ""))
        if chosen is not None:
            answer = RedirectResponse(f"/m/{chosen.id}", 303)
            remember_place(answer, chosen.id, secure=shell.settings.secure)
            return answer
        kept = await municipality_in_address.remembered(shell, request)
        if kept is not None and "all" not in request.query_params:
            return RedirectResponse(f"/m/{kept.id}", 303)
        look = frame.Look(wording.say("choose.title"))
        return frame.plain(request, "public/choose.html", look, prefectures=await _prefectures(shell))

    async def general(request: Request) -> Response:
        name = request.url.path.strip("/")
        return frame.plain(request, GENERAL[name], frame.Look(wording.say(f"{name}.title")))

    def local(name: str, template: str) -> Route:
        async def show(request: Request) -> Response:
            town = await municipality_in_address.named(shell, request)
            look = frame.Look(wording.say(f"{name}.title"), town)
            if name == "privacy":
                return frame.plain(request, template, look, readers=await shell.municipalities.readers.of(town))
            return frame.plain(request, template, look)

        return Route(f"/m/{{code}}/{name}", show)

    return [
        Route("/", choose),
        *(Route(f"/{name}", general) for name in GENERAL),
        *(local(name, template) for name, template in (GENERAL | LOCAL).items()),
    ]


async def _prefectures(shell: Shell) -> list[tuple[str, list[Municipality]]]:
    """Municipalities by prefecture, both in the order of their codes."""
    towns = sorted(await shell.municipalities.profiles.all(), key=lambda town: town.id)
    return [(name, list(group)) for name, group in groupby(towns, key=lambda town: town.prefecture)]
