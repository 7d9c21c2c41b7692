"""Files beside a course: which kinds are served, and under which address."""

from __future__ import annotations

import re
from pathlib import Path

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
SUFFIXES = PICTURES | {".mp3", ".m4a", ".mp4", ".webm", ".vtt", ".pdf"}
"""What `Library.asset` hands out; everything else in a course folder stays there."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
_PNG = b"\x89PNG\r\n\x1a\n"
_VIEW_BOX = re.compile(rb"viewBox=[\"']\s*[-\d.]+[ ,]+[-\d.]+[ ,]+(\d{1,5})(?:\.\d+)?[ ,]+(\d{1,5})")


def asset_url(course_id: str, name: str) -> str:
    """The address under which the web serves a file of a course."""
    return f"/content/{course_id}/{name}"


def is_asset_name(name: str) -> bool:
    """A bare file name (no folders, no leading dot) of a kind that is served."""
    return bool(_NAME.match(name)) and Path(name).suffix.lower() in SUFFIXES


def find_asset(folder: Path, name: str) -> Path | None:
    """The file of that name in the course folder itself, or None."""
    path = folder / name
    return path if is_asset_name(name) and path.is_file() and not path.is_symlink() else None


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height in px of an SVG (by its viewBox) or PNG, so that pages keep its place free."""
    with path.open("rb") as file:
        head = file.read(2000)
    if head.startswith(_PNG) and len(head) >= 24:
        return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    box = _VIEW_BOX.search(head) if path.suffix.lower() == ".svg" else None
    return (int(box[1]), int(box[2])) if box else None
