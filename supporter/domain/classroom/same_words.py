"""Which short answers are the same words: counted together, and shown as most people typed them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from supporter.domain.courses.quiz import Question, Short

#: What a word cloud draws: so many letters (spaces aside) in so many words; longer answers stand in its list alone.
MOST_LETTERS, MOST_WORDS = 12, 3
#: Signs that say in which direction others are read (Unicode Standard Annex 9, explicit directional formatting).
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def in_cloud(question: Question) -> bool:
    """Whether the answers of a question are shown as a word cloud."""
    return isinstance(question, Short) and question.show == "cloud"


def name_of(question: Question, text: str) -> str:
    """What a text is let through and held back as: in a word cloud all its spellings at once, else as it was typed."""
    return folded(text) if in_cloud(question) else text


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Width, case, invisible signs and the number of spaces make no other word; the kind of kana does."""
    seen = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFKC", " ".join(seen.casefold().split())) or text


def fits_cloud(text: str) -> bool:
    """Whether a text is short enough to be drawn."""
    words = folded(text).split()
    return 1 <= len(words) <= MOST_WORDS and sum(map(len, words)) <= MOST_LETTERS


def merged(counts: Mapping[str, int]) -> dict[str, int]:
    """The same words as one, the most frequent first, then by themselves. Of spellings as frequent the first in the
    order of signs stands for all, so that nobody can tell who wrote first. Signs that turn letters round are left out:
    what was let through would be read as another word.
    """
    spellings: dict[str, dict[str, int]] = {}
    for text, times in counts.items():
        of, level = spellings.setdefault(folded(text), {}), _level(text)
        of[level] = of.get(level, 0) + times
    found = {min(of, key=lambda text: (-of[text], text)): sum(of.values()) for of in spellings.values()}
    return dict(sorted(found.items(), key=lambda counted: (-counted[1], counted[0])))


def _level(text: str) -> str:
    return text.translate(_TURNING) or text
