"""Pictures and media of courses and classes, locked in a sandbox: they are content, and content is untrusted."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.classroom import class_file
from supporter.domain.shared.refused import Refused
from supporter.wiring import App

_HEADERS = {
    # Opened by themselves they fetch nothing and run nothing; a drawing keeps its own styles.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "public, max-age=3600",
}


#: What a class brings along is named by what is in it, so it never changes.
_OF_A_CLASS = {
    "Content-Security-Policy": "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "public, max-age=31536000, immutable",
}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/content/class/FILE` and `/content/COURSE/FILE`."""

    async def of_a_class(request: Request) -> Response:
        name = request.path_params["name"]
        path = app.classroom.class_files.path(name)
        return FileResponse(path, media_type=class_file.KEPT[name.partition(".")[2]], headers=_OF_A_CLASS)

    async def asset(request: Request) -> Response:
        try:
            path = app.library.asset(request.path_params["course"], request.path_params["name"])
        except KeyError:
            raise Refused("page.unknown") from None
        return FileResponse(path, headers=_HEADERS)

    return [Route("/content/class/{name}", of_a_class), Route("/content/{course}/{name}", asset)]
