"""What the columns of an office's list hold, guessed by their headings and remembered as somebody corrected them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from supporter.domain.shared.document import Document
from supporter.domain.shared.names import fold

#: What a column may hold, in the order in which forms offer it.
FIELDS = (
    "name",
    "family",
    "given",
    "kana",
    "kana_family",
    "kana_given",
    "age",
    "contact",
    "district",
    "relation",
    "number",
    "completed",
    "serial",
)
#: Parts of one thing, joined in this order; each column alone may hold the whole.
SEVERAL = frozenset({"contact"})

#: What headings say of each field, as offices write them; the first field that fits is meant.
_HEADINGS_BY_FIELD = r"""
number 受講番号
serial (?:修了|認定|証書?).*番号
completed 修了.*日|受講日|認定日
kana_family 姓(?!名).*SOUND|SOUND.*姓(?!名)|^セイ$
kana_given (?<![氏姓])名(?!前).*SOUND|SOUND.*(?<![氏姓])名(?!前)|^メイ$
kana SOUND
family 姓(?!名)|苗字
given ^名(?:$|\()|\(名\)|氏名名$
name 氏名|名前|姓名|(?:受講|参加|申込|修了)者名
age 年代|年齢|生年月日
contact 電話|携帯|連絡先|メール|^tel|e-?mail|fax
district 地区|校区
relation (?<!講座)区分|在住
""".replace("SOUND", "(?:フリガナ|カナ|ヨミ)")
_HEADINGS = [line.split() for line in _HEADINGS_BY_FIELD.strip().splitlines()]
_HEAD_WITHIN = 10  # rows
_NOBODY = {"", "anonymous", "匿名"}
_REMEMBERED = 300


class ImportColumns(Document):
    """What a municipality's headings were said to mean the last time; `id` is its code, "" means: nothing we keep."""

    collection: ClassVar[str] = "import_columns"

    columns: dict[str, str] = Field(default_factory=dict)

    def with_these(self, headings: Sequence[str], fields: Sequence[str]) -> ImportColumns:
        """The memory with one more list in it; the oldest headings are forgotten."""
        now = {fold(heading): field for heading, field in zip(headings, fields, strict=True) if heading}
        kept = {heading: field for heading, field in self.columns.items() if heading not in now}
        return self.model_copy(update={"columns": dict([*kept.items(), *now.items()][-_REMEMBERED:])})


def find_head(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """At which row the headings begin, and whether they are one row or two."""
    first = rows[:_HEAD_WITHIN]
    told = [len({field for cell in row if (field := _field(cell))}) for row in first]
    best = max(range(len(first)), key=lambda at: (told[at], -at), default=0)
    if best + 1 < len(first) and told[best + 1] and _looks_like_heads(rows[best + 1]):
        return best, 2
    if best and told[best - 1] and len(set(filter(None, rows[best - 1]))) > 1:
        return best - 1, 2
    return best, 1


def headings(rows: Sequence[Sequence[str]], head: int, deep: int) -> list[str]:
    """The heading of every column: of two rows both, a heading over several columns said with each of them."""
    top = list(rows[head]) if head < len(rows) else []
    if deep == 1 or head + 1 >= len(rows):
        return [" ".join(cell.split()) for cell in top]
    above, found = "", []
    for upper, lower in zip(top, rows[head + 1], strict=True):
        above = upper or (above if lower else "")
        parts = [above, lower] if lower and lower != above else [above]
        found.append(" ".join(" ".join(parts).split()))
    return found


def guess(titles: Sequence[str], rows: Sequence[Sequence[str]], memory: ImportColumns) -> list[str]:
    """What each column holds: as it was said before, else by its heading; a column that says nothing holds nothing."""
    found: list[str] = []
    for at, title in enumerate(titles):
        empty = all(row[at].casefold() in _NOBODY for row in rows[:50])
        field = "" if empty else memory.columns.get(fold(title), _field(title))
        found.append("" if field in found and field not in SEVERAL else field)
    if "name" in found:
        return ["" if field in ("family", "given") else field for field in found]
    return found


def lacking(fields: Sequence[str]) -> str:
    """What no list can do without and this one has not: a name. Empty where nothing is lacking."""
    return "" if {"name"} & set(fields) or {"family", "given"} <= set(fields) else "name"


def twice(fields: Sequence[str]) -> str:
    """A field that two columns claim, or empty."""
    return next((field for field in fields if field and field not in SEVERAL and fields.count(field) > 1), "")


def _field(title: str) -> str:
    plain = fold(title)
    return next((field for field, told in _HEADINGS if re.search(told, plain)), "") if plain else ""


def _looks_like_heads(row: Sequence[str]) -> bool:
    """Data begin with names and numbers of people, headings name the same kinds again."""
    cells = [cell for cell in row if cell]
    return bool(cells) and sum(bool(_field(cell)) for cell in cells) * 2 >= len(cells)
