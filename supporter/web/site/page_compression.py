"""Makes answers light: NiceGUI's page without what we never use, every text answer compressed."""

from __future__ import annotations

import gzip
import re

import nicegui
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from supporter.web.shared.reading_preferences import read
from supporter.web.site.prerender import prerendered

_TEXTS = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml")
_LEVEL = 6
_SMALLEST = 500  # bytes; below this gzip gains nothing

#: NiceGUI's fonts: Quasar's own parts draw their arrows with them, no other page wants them.
_FONTS = f'@import url("/_nicegui/{nicegui.__version__}/static/fonts.css") layer(base);'
_WITH_QUASAR = "quasar.umd.prod.js"
#: NiceGUI's own page, line by line: what is there → what people get instead.
#: Where a new version words a line differently, the page still works, only heavier; a test notices.
REPLACED = {
    _FONTS: "",
    # What the page needs to be seen comes first on a slow line, scripts after it.
    '<link rel="modulepreload"': '<link rel="modulepreload" fetchpriority="low"',
}
#: NiceGUI hides the page until Vue has come, and says in English that the browser is too old.
_FALLBACK = re.compile(r'<style>\s*#esm-fallback.*?</style>\s*<div id="esm-fallback">.*?</div>', re.S)
_HTML = '<html lang="ja">'


class CompressPages:
    """Sits around the pages and under the guard."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            send = _Answer(scope, send)
        await self.app(scope, receive, send)


class _Answer:
    """Holds back a text answer until it is whole, then changes, compresses and sends it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.request = Request(scope)
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            kind = headers.get("content-type", "").partition(";")[0]
            if kind in _TEXTS and "content-encoding" not in headers:
                self.start = message
                return
        if self.start is None or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        body = self.body
        if headers.get("x-nicegui-content") == "page":
            body = _page(body.decode(), read(self.request).attributes()).encode()
        if len(body) >= _SMALLEST and "gzip" in self.request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, _LEVEL, mtime=0)
            headers["Content-Encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        headers["Content-Length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _page(html: str, attributes: str) -> str:
    html = prerendered(_FALLBACK.sub("", html, count=1))
    for line, instead in REPLACED.items():
        if line != _FONTS or _WITH_QUASAR not in html:
            html = html.replace(line, instead)
    return html.replace(_HTML, f"<html{attributes}>", 1)
