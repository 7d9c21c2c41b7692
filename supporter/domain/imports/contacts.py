"""Telephone numbers as spreadsheets maim them (a zero that is gone, digits rounded away), and several of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from supporter.domain.imports.not_people import ERROR
from supporter.domain.people.duplicates import contact_parts, plain_contact
from supporter.domain.shared.typed import hyphens

_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.I)
_NONE = re.compile(
    r"(?:電話|携帯|メール|連絡先)?(?:は)?(?:なし|無し|無|ありません|持っていない|ない)|不明|未記入|[-―ー—–]+|n/?a", re.I
)


class Doubt(NamedTuple):
    """Why a contact is not believed as it stands, and what could be meant."""

    code: str
    guess: str


#: What stands between two contacts of one person that stood in columns of their own.
BETWEEN = "／"


def joined(cells: Iterable[str]) -> str:
    """What the columns of contacts say together: each once, none left out but those that say there is none."""
    told = {plain_contact(cell): cell for cell in reversed([cell for cell in cells if cell])}
    said = [cell for cell in reversed(told.values()) if not says_none(cell)]
    return BETWEEN.join(said or list(told.values())[:1])


def doubt(text: str) -> Doubt | None:
    """What is doubtful about a contact, or about the first doubtful one of several; `None` where nothing is."""
    parts = contact_parts(text)
    if len(parts) < 2:
        return _doubt(text)
    found = [(part, _doubt(part)) for part in parts]
    first = next((one for _, one in found if one), None)
    if first is None:
        return None
    kept = [one.guess if one else part for part, one in found]
    return Doubt(first.code, BETWEEN.join(filter(None, kept)))


def _doubt(text: str) -> Doubt | None:
    plain = hyphens(text).strip()
    if not plain or "@" in plain or says_none(text):
        return None
    if any(map(ERROR.fullmatch, re.split(rf"[\s{BETWEEN}]+", text))):
        return Doubt("error", "")
    if _ROUNDED.fullmatch(plain):
        return Doubt("contact_rounded", "")
    digits = re.sub(r"\D", "", plain)
    if len(digits) < 5:
        return Doubt("contact_odd", text.strip())
    bare = re.fullmatch(r"[\d()\-. ]+", plain)
    if bare and digits[0] != "0" and _lost_zero(plain, digits):
        return Doubt("contact_zero", _with_zero(plain))
    if bare and digits[0] == "0" and len(digits) not in (10, 11, 12):
        return Doubt("contact_odd", text.strip())
    if bare and digits[0] != "0" and len(digits) > 8:
        return Doubt("contact_odd", text.strip())
    return None


def says_none(text: str) -> bool:
    """Whether a cell says in words that there is no contact."""
    return bool(_NONE.fullmatch(hyphens(text).strip()))


def _lost_zero(plain: str, digits: str) -> bool:
    """Nine digits of a telephone, ten of a mobile one; 81 in front is the country."""
    if plain.startswith("81") and len(digits) in (11, 12):
        return False
    return len(digits) == 9 or (len(digits) == 10 and digits[:2] in ("50", "70", "80", "90"))


def _with_zero(plain: str) -> str:
    return f"({'0' + plain[1:]}" if plain.startswith("(") else f"0{plain}"
