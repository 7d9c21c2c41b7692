"""Files of a class (絵・PDF・PowerPoint・ビデオ): which kinds there are, how large they may be, how one is named."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from supporter.domain.shared.refused import Refused

FileKind = Literal["picture", "pdf", "powerpoint", "video"]

#: Bytes of one file that is sent, and of all that one class keeps.
MOST_BYTES = 60 * 1024 * 1024
MOST_OF_A_CLASS = 200 * 1024 * 1024
MOST_CAPTIONS = 200 * 1024
#: Bytes of all files that go along with a class to a laptop: its file is opened in memory.
MOST_ALONG = 100 * 1024 * 1024
#: Kinds of files as they are kept, with what they are to a browser.
KEPT = {"webp": "image/webp", "mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt; charset=utf-8"}

_NAME = re.compile(rf"[0-9a-f]{{64}}\.({'|'.join(KEPT)})")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(body: bytes) -> FileKind:
    """What a file is by its first bytes, whatever it is called.

    Raises `Refused`: today.file.… where it is empty or too large, a drawing that can hold programs, locked or unknown.
    """
    if not body:
        raise Refused("today.file.empty")
    if len(body) > MOST_BYTES:
        raise Refused("today.file.too_large", most=MOST_BYTES // 1024**2)
    if body.startswith(_PICTURES) or (body[:4] == b"RIFF" and body[8:12] == b"WEBP"):
        return "picture"
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(b"PK\x03\x04"):
        return "powerpoint"
    if body[4:8] == b"ftyp" or body.startswith(b"\x1aE\xdf\xa3"):
        return "video"
    if body.startswith(_OLD_OFFICE):
        raise Refused("today.file.locked")
    if b"<svg" in body[:4096].lower():
        raise Refused("today.file.drawing")
    raise Refused("today.file.kind")


def file_name(body: bytes, ending: str) -> str:
    """The name by which a file is kept and fetched: what is in it, so that the same one is kept once."""
    return f"{hashlib.sha256(body).hexdigest()}.{ending}"


def is_name(name: str) -> bool:
    """Whether a file of classes can be called so."""
    return _NAME.fullmatch(name) is not None


def is_as_named(name: str, body: bytes) -> bool:
    """Whether a file that comes from another machine is what its name says, by its digest and by its first bytes."""
    ending = name.rpartition(".")[2]
    if not is_name(name) or file_name(body, ending) != name:
        return False
    try:
        if ending == "vtt":
            return checked_captions(body) == body
        kind = kind_of(body)
    except Refused:
        return False
    return body.startswith(b"RIFF") if ending == "webp" else kind == "video" and video_ending(body) == ending


def video_ending(body: bytes) -> str:
    """The ending of a video that `kind_of` knows."""
    return "mp4" if body[4:8] == b"ftyp" else "webm"


def checked_captions(body: bytes) -> bytes:
    """Captions as browsers read them (WebVTT). Raises `Refused('today.file.captions')` for anything else."""
    try:
        text = body.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Refused("today.file.captions") from None
    if len(body) > MOST_CAPTIONS or "\0" in text or not re.match(r"WEBVTT(?:[ \t\n]|$)", text) or "-->" not in text:
        raise Refused("today.file.captions")
    return text.encode()
