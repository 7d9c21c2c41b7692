"""What a workbook's own reader does not tell of a page, by one pass of an XML parser over it.

A parser takes time in proportion to the file, whatever stands in it. Document types are refused wherever they
stand: nobody's spreadsheet has one, and with them go all entities.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, NamedTuple
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries  # type: ignore[import-untyped]

_CHUNK = 64 * 1024
_MOST_MERGED = 50_000
_LONGEST_NAME = 10  # of a cell: XFD1048576
_MOST_HIDDEN = 100_000  # cells and columns of which something is noted


class NotASheet(Exception):
    """XML that no spreadsheet holds."""


class DocumentType(NotASheet):
    """A document type, and with it entities that unfold or fetch."""


class Range(NamedTuple):
    """Cells that are merged, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int


class SheetFacts(NamedTuple):
    """`merged` ranges; the cells whose formula was never worked out as (row, column), and rows and columns that
    cannot be seen, all counted from 1.
    """

    merged: list[Range]
    unvalued: frozenset[tuple[int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def require_no_doctype(part: IO[bytes]) -> None:
    """Read a part up to its first element, before which alone a document type may stand.

    Raises `DocumentType`, and `NotASheet` for what is no XML.
    """
    reader = _Prolog()
    while not reader.over and (chunk := part.read(_CHUNK)):
        _fed(reader.parser, chunk, last=False)


def read_facts(part: IO[bytes]) -> SheetFacts:
    """The facts of a page. Raises `NotASheet`."""
    reader = _Facts()
    while chunk := part.read(_CHUNK):
        _fed(reader.parser, chunk, last=False)
    _fed(reader.parser, b"", last=True)
    hidden = frozenset(reader.hidden_rows), frozenset(reader.hidden_columns)
    return SheetFacts(reader.merged, frozenset(reader.unvalued), *hidden)


def _fed(parser: expat.XMLParserType, chunk: bytes, *, last: bool) -> None:
    try:
        parser.Parse(chunk, last)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that nobody knows, among others
        raise NotASheet(str(error)) from None


def _parser(started: Callable[[str, dict[str, str]], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = lambda name, attributes: started(name.rpartition(" ")[2], attributes)
    return parser


def _doctype(*_: object) -> None:
    raise DocumentType


class _Prolog:
    def __init__(self) -> None:
        self.over = False
        self.parser = _parser(self._started)

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self.over = True


class _Facts:
    """Follows the elements of a page. A formula without a value is one that its program never worked out: only that
    program could tell what stands there. An empty text is a value, too.
    """

    def __init__(self) -> None:
        self.merged: list[Range] = []
        self.unvalued: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._row, self._column, self._kind = 0, 0, ""
        self._formula = self._value = self._in_value = False
        self.parser = _parser(self._started)
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._text

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "col":
                if _is_on(attributes, "hidden"):
                    first, last = _number(attributes.get("min", "")), _number(attributes.get("max", ""))
                    self.hidden_columns.update(range(first, min(last, first + _MOST_HIDDEN) + 1))
            case "row":
                self._row, self._column = _number(attributes.get("r", "")) or self._row + 1, 0
                if _is_on(attributes, "hidden"):
                    self.hidden_rows.add(self._row)
            case "c":
                self._kind, self._column = attributes.get("t", ""), _column(attributes.get("r", "")) or self._column + 1
                self._formula = self._value = False
            case "f":
                self._formula = True
            case "v":
                self._in_value, self._value = True, self._kind == "str"
            case "is":
                self._value = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def _ended(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "v":
                self._in_value = False
            case "c":
                if self._formula and not self._value and len(self.unvalued) < _MOST_HIDDEN:
                    self.unvalued.add((self._row, self._column))

    def _text(self, text: str) -> None:
        if self._in_value:
            self._value = True

    def _merge(self, ref: str) -> None:
        if len(self.merged) >= _MOST_MERGED:
            raise NotASheet("more merged cells than a list has")
        try:
            bounds = range_boundaries(ref[: 2 * _LONGEST_NAME + 1])
        except ValueError:
            return
        if None not in bounds:  # whole rows or columns, which Excel does not write
            self.merged.append(Range(*bounds))


def _is_on(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name, "0") in ("1", "true")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def _column(cell: str) -> int:
    """The column of C12, counted from 1; 0 for what is no cell."""
    column = 0
    for letter in cell[:3]:
        if not "A" <= letter <= "Z":
            break
        column = 26 * column + ord(letter) - 64
    return column
