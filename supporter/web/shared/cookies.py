"""The cookies of a sign-in: one that is the sign-in, one by which the device is known again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from supporter.domain.accounts.sign_in import Device
from supporter.services.accounts.sessions import NewSignIn
from supporter.web.shared.reading_preferences import YEAR, remember_place
from supporter.web.shared.visitor import COOKIE
from supporter.wiring import App

DEVICE = "device"
#: Told an older program at which desk somebody sat, which the sign-in knows now; taken back with it.
_LENT_DESK = "desk"

#: What a form may say of who uses the device; a member of staff's desk is none of them.
DEVICES: dict[str, Device] = {"mine": "mine", "family": "family", "shared": "shared"}


def token(request: Request) -> str:
    """The token of the sign-in; empty where there is none."""
    return request.cookies.get(COOKIE, "")


def device(request: Request) -> str | None:
    """The token by which this device is known again."""
    return request.cookies.get(DEVICE)


def address(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else ""


async def enter(app: App, request: Request, response: Response, sign_in: NewSignIn) -> None:
    """Give the browser its sign-in, and end the one it had; on a machine for everybody the cookie ends with it."""
    if before := token(request):
        await app.accounts.sign_ins.sign_out(before)
    secure = app.settings.secure
    lasts = int((sign_in.expires_at - app.clock.now()).total_seconds()) if sign_in.lasting else None
    response.delete_cookie(_LENT_DESK, httponly=True, samesite="lax", secure=secure)
    response.set_cookie(COOKIE, sign_in.token, max_age=lasts, httponly=True, samesite="lax", secure=secure)
    if sign_in.device_token:
        kept = sign_in.device_token
        response.set_cookie(DEVICE, kept, max_age=YEAR, httponly=True, samesite="lax", secure=secure)
    if sign_in.person.municipality:
        remember_place(response, sign_in.person.municipality, secure=secure)


def leave(app: App, response: Response) -> None:
    """Take the sign-in back. The device stays known, so that strangers cannot lock its people out."""
    for cookie in (COOKIE, _LENT_DESK):
        response.delete_cookie(cookie, httponly=True, samesite="lax", secure=app.settings.secure)
