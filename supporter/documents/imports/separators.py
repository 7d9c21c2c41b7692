"""How the cells of a text file are parted: decided by parsing it in every way, not by counting characters.

The right way gives rows of one width under headings that are known; a free text full of tabs or a list of answers
parted by semicolons does not.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from supporter.domain.imports.heading_words import field_of, is_wording
from supporter.domain.shared.refused import Refused

_MARKS = (",", "\t", ";", "|")
_NOTHING = "\x1f"
_SPACES = "  "  # columns that are filled up with blanks
_CELL = 20_000  # characters; a longer one is a quotation mark that nobody closed
_TRIED = 200  # records by which a way is judged
_SAID = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.I)


def parsed(text: str) -> Iterator[list[str]]:
    """The rows of a text. Raises `Refused`: sheet.unreadable."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text and "\n" not in text else text
    said = _SAID.match(text)
    mark = said[1] if said and said[1] in _MARKS else _mark(text)
    if mark == _SPACES:
        yield from (re.split(r"[ \u3000]{2,}|\t", line.strip()) for line in text.splitlines())
        return
    csv.field_size_limit(_CELL)
    try:
        if _is_quoted_well(text, mark):
            yield from _reader(text, mark)
        else:
            yield from csv.reader(io.StringIO(text), delimiter=mark, quoting=csv.QUOTE_NONE)
    except csv.Error:
        raise Refused("sheet.unreadable") from None


def _mark(text: str) -> str:
    """What parts the cells; where nothing makes a table of them, each line is one cell."""
    scores = {mark: _score(text, mark) for mark in (*_MARKS, _SPACES)}
    best = max(scores, key=lambda mark: scores[mark])
    return best if scores[best][1] else _NOTHING


def _score(text: str, mark: str) -> tuple[float, ...]:
    """Headings that are known in one row, then how many rows are as wide as most; one column alone is no table."""
    rows = list(_some(text, mark))
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return (0, 0, 0)
    width, times = max(widths.items(), key=lambda one: (one[1], one[0]))
    heads = max((_heads(row) for row in rows[:30]), default=0)
    if width < 2:
        return (min(heads, 1), 0, 0)
    return (heads, times / sum(widths.values()), -_MARKS.index(mark) if mark in _MARKS else -len(_MARKS))


def _some(text: str, mark: str) -> Iterator[list[str]]:
    if mark == _SPACES:
        lines = islice(text.splitlines(), _TRIED)
        yield from (re.split(r"[ \u3000]{2,}", line.strip()) for line in lines)
        return
    try:
        yield from islice(_reader(text[: _TRIED * 2_000], mark), _TRIED)
    except csv.Error:
        return


def _heads(row: list[str]) -> int:
    return len({cell for cell in row if is_wording(cell) and (field_of(cell) or len(cell) > 1)})


def _is_quoted_well(text: str, mark: str) -> bool:
    """Whether every quotation mark that opens a cell closes one: else a single one would swallow all rows below."""
    if text.count('"') % 2 == 0:
        return True
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" not in str(error) and "field larger" not in str(error)
    return True


def _reader(text: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)
