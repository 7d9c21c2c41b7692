"""Telephone and FAX numbers as people type them, and the digits that a telephone dials."""

from __future__ import annotations

import re
import unicodedata

#: Dashes, the sign for minus, and the long vowel that many keyboards write for a hyphen.
_HYPHENS = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x30FC), "-")
#: The number, then what offices add in a few letters: who answers, or an extension, which nothing dials by itself.
_SHAPE = re.compile(r"(\+?[0-9(][0-9()\- ]*|#[0-9]+)(?:\(?[^\W\d_a-zA-Z]{1,4} ?[0-9]{0,6}\)?)?")
_LONGEST, _FEWEST, _MOST = 40, 3, 15  # characters; digits, from 110 to the longest in the world (E.164)


def is_telephone(text: str) -> bool:
    """Whether `text` is a number in digits, hyphens and brackets, full-width or not, as `０８５７（００）００００`."""
    return len(text) <= _LONGEST and bool(_SHAPE.fullmatch(_plain(text))) and _FEWEST <= _count(text) <= _MOST


def dialled(text: str) -> str:
    """The address that dials the number in `text`: `tel:` and digits, after a `+` or `#`; `tel:` alone for none."""
    found = _SHAPE.match(_plain(text[:_LONGEST]))
    if not found:
        return "tel:"
    first = {"+": "+", "#": "%23"}.get(found[1][0], "")
    return f"tel:{first}{_digits(found[1])}"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_HYPHENS).strip()


def _count(text: str) -> int:
    found = _SHAPE.match(_plain(text))
    return len(_digits(found[1])) if found else 0


def _digits(text: str) -> str:
    return "".join(one for one in text if one in "0123456789")
