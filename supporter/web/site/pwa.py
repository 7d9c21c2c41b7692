"""The site on a home screen and without a line: each town's manifest, the service worker, the page that says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.web.shared import brand_colours, frame, municipality_in_address, static_files
from supporter.web.shared.shell import Shell

_SOURCE = Path(__file__).parent / "service_worker.js"
#: What every kept page is drawn with.
_DRAWN_WITH = ("theme.css", "app.js", "learn.js", "console_plain.js", "ring.svg", "art-offline.svg")


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """`/sw.js`, `/m/CODE/app.webmanifest`, and `/offline` with and without a municipality."""

    async def worker(_: Request) -> Response:
        return Response(_worker(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    async def manifest(request: Request) -> Response:
        told = json.dumps(_manifest(await municipality_in_address.named(shell, request)), ensure_ascii=False)
        headers = {"Cache-Control": "max-age=3600"}
        return Response(told, media_type="application/manifest+json", headers=headers)

    async def show(request: Request) -> Response:
        town = await municipality_in_address.named(shell, request) if "code" in request.path_params else None
        return frame.plain(request, "site/no_connection.html", frame.Look(wording.say("offline.title"), town))

    return [
        Route("/sw.js", worker),
        Route("/m/{code}/app.webmanifest", manifest),
        Route("/offline", show),
        Route("/m/{code}/offline", show),
    ]


@cache
def _worker() -> str:
    """The worker of this version of the files: a browser notices the change of a single one."""
    source = _SOURCE.read_text("utf-8")
    version = hashlib.sha256("".join([source, *sorted(static_files.ours())]).encode()).hexdigest()[:10]
    files = json.dumps([static_files.url(name) for name in _DRAWN_WITH])
    return source.replace('"%version%"', f'"{version}"').replace("%files%", files)


def _manifest(town: Municipality) -> dict[str, object]:
    home, product = f"/m/{town.id}", wording.in_language(wording.WORDS["product"], "ja")
    drawn = {"src": static_files.url("icon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any maskable"}
    painted = [
        {
            "src": static_files.url(f"icon-{size}.png"),
            "type": "image/png",
            "sizes": f"{size}x{size}",
            "purpose": purpose,
        }
        for size in (192, 512)
        for purpose in ("any", "maskable")
    ]
    return {
        "id": home,
        "name": f"{town.name} {town.supporters or product}",
        "short_name": "つながり",
        "lang": "ja",
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "background_color": "#FBF8F1",
        "theme_color": brand_colours.readable(town.brand),
        "icons": [drawn, *painted],
    }
