"""Bold works next to Japanese brackets: `これは**「重要」**です` is bold, which CommonMark alone denies.

CommonMark lets `**` open or close only by the spaces and punctuation around it, and Japanese has no
spaces. As the CJK-friendly amendment to CommonMark proposes: Japanese punctuation counts as a letter,
and other punctuation may touch `**` wherever a Japanese character stands on the other side.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter


def japanese_emphasis(md: MarkdownIt) -> None:
    """Let `*` and `**` open and close as Japanese text needs; `_` stays as it is."""
    md.inline.ruler.before("emphasis", "japanese_emphasis", _rule)


def opens_and_closes(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `*` between these two characters may open, and may close."""
    opens = _joins(inner=after, outer=before)
    closes = _joins(inner=before, outer=after)
    return opens, closes


def _joins(inner: str, outer: str) -> bool:
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_western_punctuation(inner) or (
        isWhiteSpace(ord(outer)) or _is_western_punctuation(outer) or _is_japanese(outer)
    )


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "*":
        return False
    if silent:
        return False
    start = end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[start - 1] if start > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = opens_and_closes(before, after)
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True


def _is_western_punctuation(character: str) -> bool:
    return (isMdAsciiPunct(ord(character)) or isPunctChar(character)) and not _is_japanese(character)


@lru_cache(maxsize=4096)
def _is_japanese(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F", "H")
