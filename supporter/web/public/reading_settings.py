"""文字・ふりがな・色: a form without script that keeps the choice in a cookie and goes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.web.shared import forms, frame, municipality_in_address, templates
from supporter.web.shared.reading_preferences import read, reading_of, remember
from supporter.web.shared.shell import Shell


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """The page with and without a municipality."""

    async def show(request: Request) -> Response:
        back = forms.way_back(request.query_params.get("back", ""), _home(request))
        look = frame.Look(
            wording.say("letters.title"),
            await municipality_in_address.either(shell, request),
            back=(back, templates.html_of("back")),
        )
        return frame.plain(request, "public/reading_settings.html", look, back=back)

    async def keep(request: Request) -> Response:
        given = await forms.fields(request)
        answer = RedirectResponse(forms.way_back(given.get("back", ""), _home(request)), 303)
        chosen = reading_of({**asdict(read(request)), **given})  # a quick switch sends the language alone
        remember(answer, chosen, secure=shell.settings.secure)
        return answer

    return [
        Route(path, handler, methods=[method])
        for path in ("/letters", "/m/{code}/letters")
        for method, handler in (("GET", show), ("POST", keep))
    ]


def _home(request: Request) -> str:
    code = request.path_params.get("code")
    return f"/m/{code}" if code else "/"
