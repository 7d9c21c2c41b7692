"""A file for one person: named for the folder it will lie in, kept by no cache on the way."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

PDF, PNG = "application/pdf", "image/png"


def download(body: bytes, media_type: str, name: str, *, opens: bool = True) -> Response:
    """`body` as the file `name`; it `opens` in the browser, or is laid down without being shown."""
    where = "inline" if opens else "attachment"
    headers = {
        "Content-Disposition": f"{where}; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "private, no-store",
    }
    return Response(body, media_type=media_type, headers=headers)
