"""Ruby as authors write it: `{孤独|こどく}`, `{孤立|こ|りつ}` by character, `｜孤独《こどく》` in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from supporter.content.markdown.easy_kanji import EASY

RUBY = re.compile(r"\{([^{}|\n《》]+)\|([^{}\n]+)\}|｜([^｜《》\n{}｛｝、。]+)《([^《》\n]+)》")
"""Base and reading, in either way of writing."""

_KANA = "[\u3041-\u309f\u30a1-\u30ff]"
_LEFT_OVER = re.compile(
    r"(?<!\\)[{｛][^{}｛｝\n]{0,40}[|｜][^{}｛｝\n]{0,40}[}｝]|(?<!\\)[{}]|｜[^｜\n《]*+《"
    rf"|[\u4e00-\u9fff々][《≪]{_KANA}{{1,40}}[》≫]|｜[^｜\n《〈（(]{{1,40}}[〈（(]{_KANA}{{1,40}}[〉）)]"
    rf"|\[[^\[\]\n]{{1,40}}\]\^[(（]{_KANA}{{1,40}}[)）]"
)
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆\U00020000-\U0003ffff]+")


def ruby(md: MarkdownIt) -> None:
    """Teach `md` ruby; a reading that does not fit its base stays as typed (see `misspelt`)."""
    md.inline.add_terminator_char("｜")
    md.inline.ruler.before("emphasis", "ruby", _rule)
    md.add_render_rule("ruby", _render)


def misspelt(source: str) -> Iterator[tuple[int, str]]:
    """Position and text of everything that looks like ruby but is none."""
    for found in RUBY.finditer(source):
        if _pairs(found) is None:
            yield found.start(), found[0]
    rest = RUBY.sub(lambda found: "　" * len(found[0]), source)
    for left in _LEFT_OVER.finditer(rest):
        yield left.start(), rest[left.start() : left.start() + 12].split("\n")[0]


def bare_kanji(children: Sequence[Token], taught: set[str]) -> list[str]:
    """The words with kanji that nobody has been told to read; `taught` learns the kanji that ruby stands over.

    What readers of two school years know (`EASY`) needs no ruby, nor what has had ruby before on the page.
    """
    bare = []
    for token in children:
        if token.type == "ruby":
            taught.update(token.content)
        elif token.type == "text":
            bare += [word for word in _KANJI.findall(token.content) if not taught.union(EASY).issuperset(word)]
    return bare


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "{｜":
        return False
    found = RUBY.match(state.src, state.pos, state.posMax)
    pairs = _pairs(found) if found else None
    if found is None or pairs is None:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content = "".join(base for base, _ in pairs)
        token.meta = {"pairs": pairs}
    state.pos = found.end()
    return True


def _pairs(found: re.Match[str]) -> list[tuple[str, str]] | None:
    """Base and reading, as a whole or character by character; None if the counts differ."""
    base, reading = found[1] or found[3], found[2] or found[4]
    readings = reading.split("|")
    if not all(part.strip() for part in readings):
        return None
    if len(readings) == 1:
        return [(base, reading)]
    return list(zip(base, readings, strict=True)) if len(base) == len(readings) else None


def _render(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    parts = (
        f"{escape(base)}<rp>（</rp><rt>{escape(reading)}</rt><rp>）</rp>"
        for base, reading in tokens[index].meta["pairs"]
    )
    return f"<ruby>{''.join(parts)}</ruby>"
