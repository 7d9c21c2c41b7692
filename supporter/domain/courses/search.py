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
_BASE, _ABOVE, _END = "\ufdd5", "\ufdd6", "\ufdd7"  # round a word and its reading; no text holds them
_PIECE = re.compile(f"{_BASE}(.*?){_ABOVE}(.*?){_END}|(.)", re.S)
_RUBY = re.compile(r"<ruby[^>]*>(.*?)</ruby>", re.S)
_RT = re.compile(r"<rt[^>]*>(.*?)</rt>", re.S)
_INSIDE = re.compile(r"</?(?:ruby|rb|b|strong|em|wbr|span|a|small|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_KATAKANA = {letter: letter - 0x60 for letter in range(0x30A1, 0x30F7)}


class Found(NamedTuple):
    """A page, and some of its text around the first word found: before it, the word as it stands there, after it.

    `word` is empty where the page was found by its title alone; found by its reading it stands as it is written.
    """

    ref: str
    before: str = ""
    word: str = ""
    after: str = ""


class _Text(NamedTuple):
    """A page for searching. `spoken` is `written` read aloud and folded; each of its letters stands for the letters of
    `written` from one place of `places` to the other.
    """

    title: str
    written: str
    folded: str
    read: str
    spoken: str
    places: tuple[tuple[int, int], ...]


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
    spot = _spot(text, words)
    if spot is None:
        return Found(ref)
    at, end = spot
    before, after = text.written[max(0, at - _AROUND) : at], text.written[end : end + _AROUND]
    return Found(ref, before, text.written[at:end], after)


def _spot(text: _Text, words: list[str]) -> tuple[int, int] | None:
    """Where the first of the words stands in the written text, as it is written or else as it is read."""
    # Folding may change how long a text is; then its places say nothing, those of what is spoken still do.
    if len(text.folded) == len(text.written) and (found := _first(text.folded, words)):
        return found
    if found := _first(text.spoken, words):
        return text.places[found[0]][0], text.places[found[1] - 1][1]
    return None


def _first(text: str, words: list[str]) -> tuple[int, int] | None:
    return min(((at, at + len(word)) for word in words if (at := text.find(word)) >= 0), default=None)


@lru_cache(maxsize=2048)
def _text(step: Step) -> _Text:
    marked = " ".join(_plain(_RUBY.sub(_marked, part)) for part in _parts(step)).strip()
    pieces = [(base or letter, folded(above or base or letter)) for base, above, letter in _PIECE.findall(marked)]
    written = "".join(base for base, _ in pieces)
    titles = folded(f"{step.title.plain} {_plain(_read(step.title.html))}")
    read = " ".join(_plain(_read(part)) for part in (step.title.html, *_parts(step)))
    spoken = "".join(said for _, said in pieces)
    return _Text(titles, written, folded(written), f"{titles} {folded(read)}", spoken, tuple(_places(pieces)))


def _places(pieces: list[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """For each letter of what is said, from where to where its piece is written."""
    at = 0
    for base, said in pieces:
        yield from ((at, at + len(base)) for _ in said)
        at += len(base)


def _marked(found: re.Match[str]) -> str:
    return f"{_BASE}{_READING.sub('', found[1])}{_ABOVE}{''.join(_RT.findall(found[1]))}{_END}"


def _parts(step: Step) -> Iterator[str]:
    for block in step.blocks:
        if block.title:
            yield block.title.html
        yield block.html
        for node in block.dialogue.nodes if block.dialogue else ():
            yield node.words.html
            yield from (reply.words.html for reply in node.replies)
        yield from (part.html for thing in block.things for part in (thing.text, thing.why))
    yield step.yasashii


def _read(part: str) -> str:
    """The text as it is read aloud: readings in the place of what they stand above."""
    return _RUBY.sub(lambda found: "".join(_RT.findall(found[1])), part)


def _plain(part: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _INSIDE.sub("", part))).split())
