"""What every request and answer must keep: our own origin, a bounded body, and the security headers."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from supporter.documents.imports import sheets
from supporter.domain.classroom import class_file
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.services.offline import envelope
from supporter.services.shared.refusal_log import RefusalLog
from supporter.web.shared.error_pages import Handler, plainly

BODY_CAP = 64 * 1024  # bytes; the longest form is a name, an address and a note
#: Where a file may be sent, and how much of it; the page looks who is asking before it reads a byte.
OF_CLASSES = {"/o/merge": envelope.MOST_BYTES["back"], "/o/take": envelope.MOST_BYTES["taken"]}
CLASS_FILE = "/t/today/file"
UPLOADS = {"/o/import/file": sheets.MOST_BYTES + BODY_CAP}
UPLOADS |= {path: most + BODY_CAP for path, most in OF_CLASSES.items()}
UPLOADS[CLASS_FILE] = class_file.MOST_BYTES + class_file.MOST_CAPTIONS + BODY_CAP
SOCKET = "/_nicegui_ws/"
SOCKET_CAP = 1024 * 1024  # bytes of one message of NiceGUI's socket, where it is sent by POST

_COMMON = (
    "worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_STRICT = "default-src 'self'; img-src 'self' data:; " + _COMMON
# NiceGUI's front end compiles templates and evaluates listeners in the browser.
_NICEGUI = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; " + _COMMON
)


class RequestGuard:
    """Refuses what comes from other sites or is too long, before any page or socket sees it."""

    def __init__(self, app: ASGIApp, refused: Handler = plainly, *, secure: bool) -> None:
        """`refused` makes the page of a refusal."""
        self.app, self._page = app, refused
        self.secure = secure
        self._noted = RefusalLog("front of the house")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["type"] == "websocket":
            if foreign(headers):
                self._noted.refused("post.foreign")
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self.app(scope, receive, send)
            return
        refusal = _refusal(scope, headers)
        if refusal is None:
            await self.app(scope, receive, self._with_headers(send))
        else:
            self._noted.refused(refusal.code)
            page = await self._page(Request(scope), refusal)
            await page(scope, receive, self._with_headers(send))

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _harden(MutableHeaders(scope=message), secure=self.secure)
            await send(message)

        return sending


def foreign(headers: Headers) -> bool:
    """Whether the request says that it comes from another site.

    A browser names the site in `Sec-Fetch-Site` or `Origin`. A request that names none and brings
    no cookie (a program) carries nobody's rights; with a cookie it is refused by `_refusal`.
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


def _refusal(scope: Scope, headers: Headers) -> Refused | None:
    socket = scope["path"].startswith(SOCKET)
    if socket and foreign(headers):
        return Refused("post.foreign")
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return None
    unnamed = "origin" not in headers and "sec-fetch-site" not in headers and "cookie" in headers
    if foreign(headers) or (unnamed and not socket):
        return Refused("post.foreign")
    length = headers.get("content-length", "0")
    cap = SOCKET_CAP if socket else UPLOADS.get(scope["path"], BODY_CAP)
    if "transfer-encoding" in headers or not length.isascii() or whole_number(length, most=cap) is None:
        if scope["path"] == CLASS_FILE:
            return Refused("today.file.too_large", most=class_file.MOST_BYTES // 1024**2)
        if most := OF_CLASSES.get(scope["path"]):
            return Refused("merge.too_large", most=most // 1024**2)
        return Refused("post.too_long")
    return None


def _harden(headers: MutableHeaders, *, secure: bool) -> None:
    nicegui = "x-nicegui-content" in headers
    headers.setdefault("Content-Security-Policy", _NICEGUI if nicegui else _STRICT)
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
