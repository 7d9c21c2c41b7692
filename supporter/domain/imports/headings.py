"""Where the headings of a sheet stand, found by looking at all of it; and what stands below them.

Headings may be several rows deep, stand below titles, or be missing. Tables that lie side by side are each read.
Nothing is taken for a heading that is not made of the words of headings: a first person is never lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from supporter.domain.imports.heading_words import field_of, is_wording
from supporter.domain.shared.names import fold

Rows = Sequence[Sequence[str]]

DEEPEST = 3
_NAMES = frozenset({"name", "family", "given"})
_PEOPLE = _NAMES | {"kana", "kana_family", "kana_given"}
#: Of these several columns are read, each for what it says.
SEVERAL = frozenset({"contact", "consent"})
_DATA = re.compile(r"[\d\-/.:年月日() ]{4,}|.*@.*|#[A-Z/0!?]+")
_NOBODY = frozenset({"", "anonymous", "匿名"})
_LOOKED_AT = 2_000  # rows in which headings are looked for
_SAMPLE = 50


class Head(NamedTuple):
    """The rows of headings: the first, counted from 0, and how many; none where `deep` is 0.

    `sure` is whether no other reading is likely.
    """

    at: int
    deep: int
    sure: bool


NO_HEAD = Head(0, 0, False)


def find_head(rows: Rows) -> Head:
    """The headings of a sheet; `NO_HEAD` where there are none.

    The first ones count: whoever stands below them and above others further down is a person.
    """
    told = [(_fields(row) if _is_head(row) else frozenset()) for row in rows[:_LOOKED_AT]]
    best = next((at for at, fields in enumerate(told) if fields & _PEOPLE), None)
    if best is None:
        best = next((at for at, fields in enumerate(told) if fields), None)
    if best is None:
        return NO_HEAD
    while best + 1 < len(told) and len(told[best + 1]) > len(told[best]) and _wordings(rows[best]):
        best += 1  # what stood above is a title, or headings over groups
    deep = 1
    while best + deep < len(told) and deep < DEEPEST and _goes_on(rows[best], rows[best + deep]):
        deep += 1
    first = best
    if best and deep < DEEPEST and _is_above(rows[best - 1], rows[best]):
        first, deep = best - 1, deep + 1
    found = Head(first, deep, sure=True)
    same = [fold(cell) for cell in rows[best]]
    below = range(first + deep, len(told))
    rivals = [at for at in below if len(told[at]) >= len(told[best]) and not _same(rows[at], same)]
    people = [
        row for row in rows[:first] if len(set(filter(None, row))) > 2 and not _wordings(row)
    ]  # a merged title repeats
    named = bool(_NAMES & {field_of(title) for title in titles(rows, found)})
    return found._replace(sure=named and not rivals and not people)


def titles(rows: Rows, head: Head) -> list[str]:
    """The heading of every column: of several rows all, one over several columns said with each of them."""
    found: list[list[str]] = [[] for _ in range(max(map(len, rows), default=0))]
    deep = rows[head.at : head.at + head.deep]
    for depth, row in enumerate(deep):
        below = deep[depth + 1] if depth + 1 < len(deep) else [""] * len(row)
        above = ""
        for at, (cell, lower) in enumerate(zip(row, below, strict=False)):
            # It reaches to the right over what is headed below it, and never over a gap.
            above = cell or (above if lower else "")
            said = " ".join(above.split())
            if said and said not in found[at]:
                found[at].append(said)
    return [" ".join(parts) for parts in found]


def tables(heads: Sequence[str], fields: Sequence[str]) -> list[range]:
    """The columns of each table, of those side by side; one range where there is one table."""
    begins = [0]
    names = [at for at, field in enumerate(fields) if field in ("name", "family")]
    for before, at in pairwise(names):
        start = _start(heads, before, at)
        if start is not None and start > begins[-1]:
            begins.append(start)
    ends = [*begins[1:], len(fields)]
    return [range(begin, end) for begin, end in zip(begins, ends, strict=True)]


def guess(heads: Sequence[str], rows: Rows, memory: Mapping[str, str]) -> list[str]:
    """What each column holds: as an officer corrected it before, else by its heading, else (where there are no
    headings at all) by what stands in it. A column that says nothing holds nothing.
    """
    if not any(heads):
        return _by_content(rows, len(heads))
    # What is first said of every column tells where one table ends and the next begins.
    wide = [_guessed(title, [row[at] for row in rows[:_SAMPLE]], memory) for at, title in enumerate(heads)]
    found = [""] * len(heads)
    for columns in tables(heads, wide):
        for at in columns:
            field = wide[at]
            if field and (field in SEVERAL or field not in [found[other] for other in columns]):
                found[at] = field
        inside = {found[at] for at in columns}
        drop = {whole: parts for whole, parts in _PARTS.items() if whole in inside}
        for at in columns:
            if any(found[at] in parts for parts in drop.values()):
                found[at] = ""
    return found


_PARTS = {"name": {"family", "given"}, "kana": {"kana_family", "kana_given"}}


def is_repeated(row: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row below the headings says them, or such words, once more."""
    told = [(at, fold(cell)) for at, cell in enumerate(row) if cell]
    again = [at < len(heads) and cell in _said(heads[at]) for at, cell in told]
    if told and all(again) and (len(told) > 1 or is_wording(told[0][1])):
        return True
    return _is_head(row)


@lru_cache(256)
def _said(title: str) -> frozenset[str]:
    """A heading and each of the rows that it is made of, folded."""
    return frozenset(map(fold, (title, *title.split())))


def is_other_head(row: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row is headings of another kind: what stands below it stands in other columns."""
    fields = [field_of(cell) for cell in row]
    before = [field_of(title) for title in heads]
    return _is_head(row) and any(one and one != other for one, other in zip(fields, before, strict=False))


def _guessed(title: str, cells: Sequence[str], memory: Mapping[str, str]) -> str:
    told = [cell for cell in cells if cell.casefold() not in _NOBODY]
    if not told:
        return ""
    if (said := memory.get(fold(title))) is not None:
        return said
    field = field_of(title)
    if field == "relation" and not _most(told, r"在住|在勤|在学|その他|市内|市外|町内|町外|通勤|通学"):
        return ""
    if field == "town" and "住所" in title and not _most(told, r"(?:..[都道府県]|...県)?.{1,8}?[市区町村]"):
        return ""
    return field


def _by_content(rows: Rows, width: int) -> list[str]:
    """A list without any headings: readings, ages, telephones and days are known by how they look."""
    found: list[str] = []
    for at in range(width):
        told = [row[at] for row in rows[:_SAMPLE] if row[at]]
        field = next((field for field, looks in _LOOKS if told and _most(told, looks)), "")
        found.append("" if field in found and field not in SEVERAL else field)
    return found


_LOOKS = (
    ("contact", r"[0-9０-９+(（][-0-9０-９()（）‐－ー ]{8,}$|[^@\s]+@[^@\s]+$"),
    ("age", r"[0-9０-９]{2,3}(?:代|歳|才)?(?:以上|以下)?$"),
    ("kana", r"[ぁ-ゖァ-ヺー・　 ｦ-ﾟ]+$"),
    ("town", r"\S+[市町村]$"),
    ("relation", r"在住$|在勤$|在学$|その他$"),
    ("name", r"[一-龠々〆ヶぁ-ゖァ-ヺーA-Za-z]{1,8}[　 ]?[一-龠々〆ヶぁ-ゖァ-ヺーA-Za-z 　]{1,20}$"),
)


def _most(cells: Sequence[str], looks: str) -> bool:
    return sum(bool(re.match(looks, cell)) for cell in cells) * 5 >= len(cells) * 4


def _is_head(row: Sequence[str]) -> bool:
    """Mostly words of headings, a name or its parts among them, and nothing that looks like data of people."""
    cells = [cell for cell in row if cell]
    words = [cell for cell in cells if is_wording(cell)]
    fields = _fields(words)
    if not words or any(_DATA.fullmatch(cell) for cell in cells):
        return False
    if not fields & _PEOPLE:
        return len(words) == len(cells) and bool(fields) and (len(fields) > 1 or len(words) > 2)
    return len(words) * 2 > len(cells) or len(words) > 2 or any(field_of(cell) == "name" for cell in words)


def _goes_on(head: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row below headings is headings too: words alone, and not the same ones again."""
    cells = [cell for cell in row if cell]
    if not cells or not all(is_wording(cell) for cell in cells) or _same(row, [fold(cell) for cell in head]):
        return False
    return bool(_fields(cells)) or len(cells) > 1


def _is_above(row: Sequence[str], head: Sequence[str]) -> bool:
    """Headings over groups of columns: several, each over something, none of them data."""
    told = [cell for cell in row if cell]
    if len(set(told)) < 2 or any(_DATA.fullmatch(cell) for cell in told):
        return False
    over = [cell for at, cell in enumerate(row) if cell and at < len(head) and head[at]]
    return len(set(over)) > 1 and all(
        is_wording(cell) or (cell in over and re.search(r"[部回組班者先]$|情報$", cell)) for cell in told
    )


def _fields(cells: Sequence[str]) -> frozenset[str]:
    return frozenset(field for cell in cells if is_wording(cell) and (field := field_of(cell)))


def _wordings(row: Sequence[str]) -> bool:
    """Whether a row says nothing but words of headings."""
    return all(is_wording(cell) for cell in row if cell)


def _same(row: Sequence[str], folded: Sequence[str]) -> bool:
    return [fold(cell) for cell in row] == list(folded)


def _start(heads: Sequence[str], before: int, at: int) -> int | None:
    """Where a second table begins between two columns of names: behind a gap, or where its headings begin again;
    `None` where both stand in one table.
    """
    gap = next((column for column in range(at - 1, before, -1) if not heads[column]), None)
    if gap is not None:
        return gap + 1
    first = {fold(title) for title in heads[: before + 1]}
    return next((column for column in range(before + 1, at + 1) if fold(heads[column]) in first), None)
