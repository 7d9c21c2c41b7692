"""Static files, ours and NiceGUI's, from memory: compressed once, cached for ever, no cookie, outermost."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nicegui
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from supporter.live.page.minify import smaller_style

HERE = Path(__file__).parents[1] / "static"
NICEGUI = Path(nicegui.__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"

#: The parts of the one stylesheet, in the order of the cascade.
CSS = ["tokens", "base", "frame", "buttons", "cards", "rings", "learning", "forms", "choices", "notices"]
CSS += ["contacts", "certificate", "tables", "charts", "quasar", "wide", "media", "people", "own", "aloud"]
CSS += ["letters", "projector", "stage", "today", "day", "desk", "roster", "ruby", "print", "events"]
CSS += ["away", "imports"]


@dataclass(frozen=True)
class Asset:
    """One file as it is sent."""

    body: bytes
    media_type: str
    packed: bytes | None


@cache
def ours() -> dict[str, Asset]:
    """Our assets by address; each address carries the hash of the content."""
    style = "\n".join((HERE / "css" / f"{part}.css").read_text("utf-8") for part in CSS)
    found = {"theme.css": smaller_style(style).encode()}
    found |= {path.name: path.read_bytes() for path in HERE.iterdir() if path.is_file()}
    return {_address(name, body): _asset(name, body) for name, body in found.items()}


@cache
def url(name: str) -> str:
    """The address of one of our assets, e.g. `theme.css`; `KeyError` if there is none."""
    stem, _, ending = name.rpartition(".")
    for address in ours():
        if re.fullmatch(rf"/static/{re.escape(stem)}-[0-9a-f]{{10}}\.{re.escape(ending)}", address):
            return address
    raise KeyError(name)


class Statics:
    """The outermost ASGI layer: answers for files before cookies, sessions or pages are thought of."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        asset = _find(scope["path"]) if reads else None
        if asset is None:
            await self.app(scope, receive, send)
            return
        accepts = b"".join(value for name, value in scope["headers"] if name == b"accept-encoding")
        await _response(asset, packed=b"gzip" in accepts)(scope, receive, send)


def _find(path: str) -> Asset | None:
    if path.startswith("/static/"):
        return ours().get(path)
    prefix = f"/_nicegui/{nicegui.__version__}/static/"
    return _of_nicegui(path.removeprefix(prefix)) if path.startswith(prefix) else None


@cache
def _of_nicegui(name: str) -> Asset | None:
    path = _nicegui_files().get(name)
    return None if path is None else _asset(name, path.read_bytes())


@cache
def _nicegui_files() -> dict[str, Path]:
    """A fixed list, so that no path from outside ever reaches the file system."""
    return {path.relative_to(NICEGUI).as_posix(): path for path in NICEGUI.rglob("*") if path.is_file()}


def _asset(name: str, body: bytes) -> Asset:
    media_type = "text/javascript" if name.endswith((".js", ".mjs")) else mimetypes.guess_type(name)[0]
    packed = None if name.endswith((".woff2", ".png", ".jpg")) else gzip.compress(body, 9, mtime=0)
    return Asset(body, media_type or "application/octet-stream", packed)


def _address(name: str, body: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"/static/{stem}-{hashlib.sha256(body).hexdigest()[:10]}.{ending}"


def _response(asset: Asset, *, packed: bool) -> Response:
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if packed and asset.packed is not None:
        headers["Content-Encoding"] = "gzip"
        return Response(asset.packed, media_type=asset.media_type, headers=headers)
    return Response(asset.body, media_type=asset.media_type, headers=headers)
