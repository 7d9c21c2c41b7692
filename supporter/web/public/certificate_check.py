"""修了証の確認: anybody verifies a certificate by its code, typed or scanned."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.certificates import serials
from supporter.domain.shared.refused import Refused
from supporter.web.shared import cookies, frame, municipality_in_address
from supporter.web.shared.error_pages import STATUS
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/v` and `/v/CODE`, also in capitals, as QR codes carry it."""

    async def ask(request: Request) -> Response:
        typed = request.query_params.get("code", "")
        if code := serials.clean_code(typed):
            return RedirectResponse(f"/v/{code}", 303)
        return await _page(app, request, None, "cert.unknown" if typed else "")

    async def verify(request: Request) -> Response:
        typed = request.path_params["typed"]
        try:
            found = await app.certificates.register.verify(typed, cookies.address(request))
        except Refused as refused:
            return await _page(app, request, None, refused.code)
        return await _page(app, request, found, "" if found.valid else "cert.revoked")

    return [
        *(Route(f"/{letter}", ask) for letter in "vV"),
        *(Route(f"/{letter}/{{typed:path}}", verify) for letter in "vV"),
    ]


async def _page(app: App, request: Request, found: object, code: str) -> Response:
    look = frame.Look(wording.say("verify.title"), await municipality_in_address.remembered(app, request))
    status = STATUS.get(code, 400) if code and not found else 200
    return frame.plain(request, "public/certificate_check.html", status=status, look=look, found=found, code=code)
