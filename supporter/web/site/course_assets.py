"""Pictures and media of courses, locked in a sandbox: they are content, and content is untrusted."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.refused import Refused
from supporter.wiring import App

_HEADERS = {
    # Opened by themselves they fetch nothing and run nothing; a drawing keeps its own styles.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "public, max-age=3600",
}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/content/COURSE/FILE`."""

    async def asset(request: Request) -> Response:
        try:
            path = app.library.asset(request.path_params["course"], request.path_params["name"])
        except KeyError:
            raise Refused("page.unknown") from None
        return FileResponse(path, headers=_HEADERS)

    return [Route("/content/{course}/{name}", asset)]
