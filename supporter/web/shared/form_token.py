"""The hidden token of a form, and the cookie of the browser that was shown it."""

from __future__ import annotations

import re
import secrets

from starlette.requests import Request
from starlette.responses import Response

from supporter.services.shared.form_tokens import FormId
from supporter.wiring import App

#: Says which browser it is while it is open, and nothing of who sits there.
COOKIE = "form"
#: The hidden field.
FIELD = "form"
_DRAWN = re.compile(r"[A-Za-z0-9_-]{43}")


def issue(app: App, request: Request, purpose: str) -> str:
    """The token for a form on the page that answers `request`; `keep` gives the browser its cookie."""
    browser = _browser(request)
    if not browser:
        browser = request.state.form_browser = secrets.token_urlsafe(32)
    return app.forms.issue(purpose, browser)


def keep(app: App, request: Request, response: Response) -> Response:
    """The page, with the cookie where the browser has none yet."""
    drawn = getattr(request.state, "form_browser", "")
    if drawn:
        response.set_cookie(COOKIE, drawn, httponly=True, samesite="lax", secure=app.settings.secure)
    return response


def read(app: App, request: Request, purpose: str, token: str) -> FormId:
    """Which form was sent. Raises `Refused('form.expired')`."""
    return app.forms.read(purpose, _browser(request), token)


def _browser(request: Request) -> str:
    drawn = request.cookies.get(COOKIE, "") or getattr(request.state, "form_browser", "")
    return drawn if _DRAWN.fullmatch(drawn) else ""
