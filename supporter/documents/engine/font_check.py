"""Whether the bundled faces are the ones that were looked at: their checksums, for the doctor and the tests."""

from __future__ import annotations

import hashlib

from supporter.documents.engine.glyphs import FONTS


def damaged() -> list[str]:
    """The face files that are missing or not as `SHA256SUMS` says."""
    sums = (line.split() for line in (FONTS / "SHA256SUMS").read_text("utf-8").splitlines())
    return [name for digest, name in sums if _digest(name.removeprefix("*")) != digest]


def _digest(name: str) -> str:
    path = FONTS / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
