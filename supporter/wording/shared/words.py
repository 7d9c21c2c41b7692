"""One sentence in the ways people read it: Japanese with its readings, やさしい日本語, English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Literal, NamedTuple, get_args

Language = Literal["ja", "easy", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
#: Each as those call it who choose it.
LANGUAGE_NAMES: dict[str, str] = {"ja": "日本語", "easy": "やさしい にほんご", "en": "English"}


class Words(NamedTuple):
    """`ja` carries readings as lessons do (`{修了|しゅうりょう}`); `{name}` is a place to fill in any of them.

    `easy` is やさしい日本語, written with spaces between words; what still has kanji there (a town's name) has
    readings, which everybody who reads it is shown.
    """

    ja: str
    easy: str
    en: str


#: A plain string is for staff and commands, who are spoken to in Japanese alone.
Said = str | Words

#: In which language whoever is being answered reads.
language: ContextVar[Language] = ContextVar("language", default="ja")

_RUBY = re.compile(r"(?<!\{)\{([^{}|\s]+)\|([^{}\s]+)\}(?!\})")
_PLACE = re.compile(r"\{(\w+)\}")


def merged(*tables: Mapping[str, Said]) -> dict[str, Said]:
    """All tables as one. Raises `ValueError` naming the keys that stand in two of them: one would be lost unseen."""
    words: dict[str, Said] = {}
    for table in tables:
        if twice := sorted(words.keys() & table.keys()):
            raise ValueError(f"written twice: {', '.join(twice)}")
        words |= table
    return words


def in_language(said: Said, wanted: Language) -> str:
    """The text in the wanted language, its readings still in it."""
    return said if isinstance(said, str) else getattr(said, wanted)


def without_readings(text: str) -> str:
    """`{修了|しゅうりょう}` becomes 修了."""
    return _RUBY.sub(r"\1", text)


def in_text(said: Said, wanted: Language) -> str:
    """The text where no ruby can stand: readings are left out, or said instead where kanji are not read at all."""
    text = in_language(said, wanted)
    return _RUBY.sub(lambda found: found[2].replace("|", ""), text) if wanted == "easy" else without_readings(text)


def with_readings(text: str, ruby: Callable[[str, str], str]) -> str:
    """Each `{修了|しゅうりょう}` as `ruby` writes it."""
    return _RUBY.sub(lambda found: ruby(found[1], found[2]), text)


def filled(text: str, facts: Mapping[str, object]) -> str:
    """`text` with its places filled; a fact that nobody knows leaves nothing. What is filled in is not read again."""
    if "{" not in text:
        return text
    return _PLACE.sub(lambda place: str(facts.get(place[1], "")), text)
