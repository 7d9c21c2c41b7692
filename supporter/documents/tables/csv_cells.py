"""Cells and lines of a CSV file that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# OWASP ASVS 5.0 §1.2.10, and the full-width signs that Japanese Excel takes for the same.
_FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")

_SPACES = "".join(chr(code) for code in (0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))


def defused(text: str) -> str:
    """An apostrophe before what a spreadsheet would run; spaces before the sign do not hide it."""
    return f"'{text}" if text.lstrip(_SPACES)[:1] in _FORMULA_SIGNS else text


def written(lines: Iterable[Sequence[str]]) -> str:
    """The lines of a file, ending in CR LF."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()
