"""Numbers and codes on a certificate: its serial, its verification code, and how little of a name is told."""

from __future__ import annotations

import re
import string
from typing import get_args

from supporter.domain.courses.course import Level
from supporter.domain.shared.calendar import era_year
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import clusters, is_line
from supporter.domain.shared.typed import hyphens

# 32 characters that are not mistaken for each other on paper: no O, I, 0, 1; all fit a QR's short mode.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
RANDOM_BYTES = 7

_SPECS = {
    "era_year": re.compile(r"(0?[1-4])?d?"),
    "fiscal_year": re.compile(r"(0?[1-4])?d?"),
    "level": re.compile(r""),
    "programme": re.compile(r""),
    "number": re.compile(r"(0?[1-8])?d?"),
}
_LONGEST_FORMAT = 60
_SEPARATORS = re.compile(r"[\s\-_・.]+")
_BETWEEN_WORDS = re.compile(r"([\s・･=＝]+)")


def number_text(number_format: str, *, fiscal_year: int, level: str, number: int, programme: str = "") -> str:
    """The serial as printed: `第R{era_year}-{level}-{number:04d}号` → 第R8-基-0001号.

    `fiscal_year` is the 年度 of issue, `level` the course level (基礎, リーダー, フォローアップ; another one
    is written out), `number` counts from 1, `programme` is how a town with several tells them apart.
    Raises `Refused('certificate.number_format')`.
    """
    check_format(number_format)
    return number_format.format(
        era_year=era_year(fiscal_year),
        fiscal_year=fiscal_year,
        level=level[0] if level in get_args(Level) else level,
        number=number,
        programme=programme,
    )


def check_format(number_format: str, programmes: int = 1) -> None:
    """Raise `Refused('certificate.number_format')` unless the format is harmless and tells years apart.

    Only {era_year}, {fiscal_year}, {level}, {programme} and {number} with plain widths may stand in it, the
    number and one of the years must: numbers begin anew each 年度, so a format without it would print one twice.
    The same holds for a town with several `programmes`, each of which counts for itself:
    `Refused('certificate.number_programme')`.
    """
    fields = _fields(number_format)
    if programmes > 1 and fields and "programme" not in fields:
        raise Refused("certificate.number_programme", format=number_format)
    if "number" not in fields or not fields & {"era_year", "fiscal_year"}:
        raise Refused("certificate.number_format", format=number_format)


def new_code(random_bytes: bytes) -> str:
    """A verification code of 50 bits from at least `RANDOM_BYTES` bytes of a secure source.

    Raises ValueError if there are fewer bytes.
    """
    if len(random_bytes) < RANDOM_BYTES:
        raise ValueError(f"a code needs {RANDOM_BYTES} random bytes")
    bits = int.from_bytes(random_bytes[:RANDOM_BYTES], "big")
    return "".join(ALPHABET[bits >> (5 * place) & 31] for place in range(CODE_LENGTH))


def code_text(code: str) -> str:
    """A code in two groups, for people: 7K3QX-9TM4P."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def clean_code(text: str) -> str:
    """The code somebody typed, however they typed it; empty if it cannot be one.

    Full-width characters, small letters, hyphens, long vowel marks and spaces are all welcome.
    """
    if len(text) > 100:
        return ""
    code = _SEPARATORS.sub("", hyphens(text)).upper()
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else ""


def name_hint(name: str) -> str:
    """So much of a name that its owner is recognised and nobody else learns it: 鳥取　花子 → 鳥○　花○.

    The first character of each word with its variation selector or accents; a word of one character is
    hidden whole, and ○ stands for the rest, however long.
    """
    parts = _BETWEEN_WORDS.split(name)
    return "".join(part if place % 2 else _word_hint(part) for place, part in enumerate(parts))


def _word_hint(word: str) -> str:
    if not word:
        return ""
    first, *rest = clusters(word)
    return f"{first}○" if rest else "○"


def _fields(number_format: str) -> set[str]:
    """The names of the fields in a format, or none at all if any part of it is not allowed."""
    if len(number_format) > _LONGEST_FORMAT or not is_line(number_format):
        return set()
    try:
        parts = list(string.Formatter().parse(number_format))
    except ValueError:
        return set()
    allowed = all(
        name is None or (name in _SPECS and not conversion and _SPECS[name].fullmatch(spec or ""))
        for _, name, spec, conversion in parts
    )
    return {name for _, name, _, _ in parts if name is not None} if allowed else set()
