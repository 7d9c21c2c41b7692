"""Which municipality a cell names: by name, with its prefecture, in an address, or by 団体コード; or 「在勤」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.typed import half_width

_RELATIONS = re.compile(r"在勤|在学|通勤|通学|勤務")
_PREFECTURE = re.compile(r"北海道|東京都|(?:京都|大阪)府|..県|...県")


class Residence(NamedTuple):
    """What a cell says: the municipality's `code`, empty where none that we know is named, and how somebody belongs
    to it without living there.
    """

    code: str
    belongs: Literal["", "在勤", "在学"] = ""


def read_town(text: str, towns: Sequence[Municipality]) -> Residence:
    """Whose inhabitant somebody is, as far as `towns` go."""
    plain = "".join(half_width(text).split())
    said = _RELATIONS.search(plain)
    belongs: Literal["", "在勤", "在学"] = "" if not said else "在学" if "学" in said[0] else "在勤"
    rest = re.sub(r"[(（\[]?(?:在勤|在学|在住|通勤|通学|勤務)(?:先|者)?[)）\]]?", "", plain).strip("・/、,-:")
    return Residence(_code(rest, towns), belongs)


def _code(plain: str, towns: Sequence[Municipality]) -> str:
    if re.fullmatch(r"\d{5,6}", plain):
        return next((one.id for one in towns if one.id == plain or one.id[:5] == plain), "")
    if re.fullmatch(r"\d{4}", plain):  # 01… that lost its zero
        return next((one.id for one in towns if one.id[:5] == f"0{plain}"), "")
    found = _PREFECTURE.match(plain)
    rest = plain[found.end() :] if found else plain
    # 岩美郡岩美町, 鳥取市湖山町北1-2: the longest name wins, so that 東郷町 is not 東.
    near = [one for one in towns if not found or one.prefecture == found[0]]
    without = re.sub(r"^.{1,5}?郡", "", rest)
    named = [one for one in near if rest.startswith(one.name) or without.startswith(one.name)]
    return max(named, key=lambda one: len(one.name)).id if named else ""
