"""A number as its cell shows it, where the format writes what the number has not: the 0 of a telephone, its hyphens."""

from __future__ import annotations

import re

_CONDITION = re.compile(r"\[(<=|<|>=|>|=)(\d+)\]")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|_.|\*.")
_PLACES = re.compile(r"[0#\-() +./]*")
_FEWEST = 4  # places; 0 and 00 are how amounts and counts are shown


def written(number: float, form: str) -> str:
    """The number in a `form` of digits and hyphens alone (0000000000, 000-0000-0000); empty for every other form."""
    if number < 0 or not float(number).is_integer():
        return ""
    part = _LEFT_OUT.sub("", _CONDITION.sub("", _section(number, form)))
    part = re.sub(r'"([^"]*)"', r"\1", part).replace("\\", "")
    places = len(re.findall("[0#]", part))
    if not _PLACES.fullmatch(part) or places < _FEWEST or not re.search(r"00|0#{6}|[0#][-)]", part) or "." in part:
        return ""
    return _filled(str(int(number)), part)


def _section(number: float, form: str) -> str:
    """Which part of a form holds for the number: those with conditions say so, else the first does."""
    parts = form.split(";")
    for part in parts:
        found = _CONDITION.search(part)
        if not found:
            return part
        bound = int(found[2])
        holds = {"<=": number <= bound, "<": number < bound, ">=": number >= bound, ">": number > bound}
        if holds.get(found[1], number == bound):
            return part
    return parts[-1]


def _filled(digits: str, part: str) -> str:
    """The digits laid into the places from the right; those that are left over stand in front."""
    rest, out = list(digits), []
    for place in reversed(part):
        if place in "0#":
            out.append(rest.pop() if rest else "0" if place == "0" else "")
        else:
            out.append(place)
    return ("".join(rest) + "".join(reversed(out))).strip(" -")
