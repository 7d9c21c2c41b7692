"""合言葉 of a class file: what is taken as one, and how it is read however it was typed."""

from __future__ import annotations

import unicodedata

from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens

#: Characters: whoever finds the file may try as often as they like, so that a short one is worth nothing.
SHORTEST, LONGEST = 12, 100


def read_passphrase(text: str) -> str:
    """As it counts: full-width letters and other hyphens are what they mean, blanks around it are none of it."""
    return hyphens(unicodedata.normalize("NFKC", text[: LONGEST + 1])).strip()


def check_passphrase(text: str) -> str:
    """The same, for a new file. Raises `Refused('take.passphrase')` for one that is short, long or of one letter."""
    read = read_passphrase(text)
    if not SHORTEST <= len(read) <= LONGEST or len(set(read)) < 4 or not read.isprintable():
        raise Refused("take.passphrase", least=SHORTEST)
    return read
