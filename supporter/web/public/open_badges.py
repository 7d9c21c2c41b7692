"""What readers of Open Badges fetch: who issues, by which key, and what is not in use any more."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.wiring import App

#: Any site may read them; they tell nothing of anybody.
_OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}


def routes(app: App) -> Sequence[BaseRoute]:
    """Everything below `/badges`."""

    async def keys(request: Request) -> Response:
        return JSONResponse(app.certificates.open_badges.keys, headers=_OPEN)

    async def issuer(request: Request) -> Response:
        return JSONResponse(await app.certificates.open_badges.issuer(request.path_params["town"]), headers=_OPEN)

    async def revoked(request: Request) -> Response:
        return JSONResponse(await app.certificates.open_badges.revoked(request.path_params["town"]), headers=_OPEN)

    return [
        Route("/badges/keys.json", keys),
        Route("/badges/issuers/{town}", issuer),
        Route("/badges/revoked/{town}", revoked),
    ]
