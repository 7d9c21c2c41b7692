"""Searching a course: which pages hold every word that somebody typed, as it is written or as it is read aloud."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from supporter.domain.courses.course import Course, Step

LONGEST = 60  # letters of what is searched for
_AROUND = 40  # letters shown on each side of what was found
_READING = re.compile(r"<r[tp][^>]*>.*?</r[tp]>", re.S)
_RUBY = re.compile(r"<ruby[^>]*>(.*?)</ruby>", re.S)
_RT = re.compile(r"<rt[^>]*>(.*?)</rt>", re.S)
_INSIDE = re.compile(r"</?(?:ruby|rb|b|strong|em|wbr|span|a|small|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_KATAKANA = {letter: letter - 0x60 for letter in range(0x30A1, 0x30F7)}


class Found(NamedTuple):
    """A page, and some of its text around the first word found: before it, the word as it stands there, after it.

    `word` is empty where the page was found by its title or by readings alone.
    """

    ref: str
    before: str = ""
    word: str = ""
    after: str = ""


class _Text(NamedTuple):
    title: str
    written: str
    folded: str
    read: str


def search(course: Course, typed: str) -> list[Found]:
    """The pages that hold every word of `typed`, those that have it in their title first, else in reading order."""
    words = [word for word in folded(typed[:LONGEST]).split() if word]
    if not words:
        return []
    titled: list[Found] = []
    others: list[Found] = []
    for module, step in course.steps():
        text = _text(step)
        if all(word in text.folded or word in text.read for word in words):
            found = _around(f"{module.id}/{step.id}", text, words)
            (titled if all(word in text.title for word in words) else others).append(found)
    return [*titled, *others]


def folded(text: str) -> str:
    """As it is compared: full and half width, capitals, katakana and hiragana alike."""
    return unicodedata.normalize("NFKC", text).lower().translate(_KATAKANA)


def _around(ref: str, text: _Text, words: list[str]) -> Found:
    # Folding may change how long a text is; then the place is not known, and none is shown.
    at = min((place for word in words if (place := text.folded.find(word)) >= 0), default=-1)
    if at < 0 or len(text.folded) != len(text.written):
        return Found(ref)
    end = at + next(len(word) for word in words if text.folded.startswith(word, at))
    before, after = text.written[max(0, at - _AROUND) : at], text.written[end : end + _AROUND]
    return Found(ref, before, text.written[at:end], after)


@lru_cache(maxsize=2048)
def _text(step: Step) -> _Text:
    written = " ".join(_plain(_READING.sub("", part)) for part in _parts(step)).strip()
    titles = folded(f"{step.title.plain} {_plain(_read(step.title.html))}")
    read = " ".join(_plain(_read(part)) for part in (step.title.html, *_parts(step)))
    return _Text(titles, written, folded(written), f"{titles} {folded(read)}")


def _parts(step: Step) -> Iterator[str]:
    for block in step.blocks:
        if block.title:
            yield block.title.html
        yield block.html
    yield step.yasashii


def _read(part: str) -> str:
    """The text as it is read aloud: readings in the place of what they stand above."""
    return _RUBY.sub(lambda found: "".join(_RT.findall(found[1])), part)


def _plain(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _INSIDE.sub("", part))).split())
