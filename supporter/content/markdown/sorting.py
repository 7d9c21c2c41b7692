"""`::: sort すること／しないこと`: things to be sorted into piles, each with the number of its pile and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive
from supporter.domain.courses.course import Sorted
from supporter.domain.courses.rich import Rich
from supporter.domain.shared.typed import half_width

_BETWEEN = re.compile(r"[／/]")
_ARROW = re.compile(r"->|→|[-ー－]＞")
_NUMBER = re.compile(r"[^\s…・.]{1,20}")

HOW = "「- 相談先を伝える -> 1 … わけ」のように、ことがら、山の番号、わけを書いてください。"


def piles_of(directive: Directive, findings: Findings) -> tuple[Rich, ...]:
    """The piles in the order of their numbers; notes one pile alone, and one that is named twice."""
    piles = tuple(dialect.line(name.strip()) for name in _BETWEEN.split(directive.words) if name.strip())
    if len(piles) < 2 or len({pile.plain for pile in piles}) < len(piles):
        what = (
            "「::: sort」に、分ける山が二つ以上ありません。" if len(piles) < 2 else "「::: sort」の山の名前が同じです。"
        )
        findings.error(
            directive.line, what, "「::: sort すること／しないこと」のように、山の名前を「／」で分けてください。"
        )
    return piles


def things_of(directive: Directive, piles: int, findings: Findings) -> tuple[Sorted, ...]:
    """What is to be sorted; notes every line that is not whole."""
    found = [_thing(line, words, piles, findings) for line, words in _listed(directive, findings)]
    if not found:
        findings.error(directive.line, "「::: sort」に、分けることがらがありません。", HOW)
    return tuple(thing for thing in found if thing)


def introduction(directive: Directive) -> list[Token]:
    """What stands before the list."""
    start = next((at for at, token in enumerate(directive.body) if _begins(token)), len(directive.body))
    return directive.body[:start]


def _begins(token: Token) -> bool:
    return token.type == "bullet_list_open" and token.level <= 1


def _listed(directive: Directive, findings: Findings) -> Iterator[tuple[int, str]]:
    """Each thing with its line, a thing of several lines as one."""
    inside = False
    for token in directive.body:
        inside = inside or _begins(token)
        if token.type != "inline":
            continue
        first = (token.map or [directive.line - 1])[0] + 1
        lines = token.content.split("\n")
        # A line without its sign joins the one before, or the introduction.
        for number, line in enumerate(lines[1:] if inside else lines, first + (1 if inside else 0)):
            if _ARROW.search(line):
                what = f"「{line.strip()[:16]}」が前の行のつづきになっています。"
                findings.error(number, what, "行の先頭に「- 」を書いてください。")
        if inside:
            yield first, "".join(lines)


def _thing(line: int, words: str, piles: int, findings: Findings) -> Sorted | None:
    arrow = _ARROW.search(words)
    text, told = (words[: arrow.start()], words[arrow.end() :].strip()) if arrow else (words, "")
    shown = dialect.line(text).plain[:16]
    found = _NUMBER.match(told)
    if found is None:
        findings.error(line, f"「{shown}」に、山の番号がありません。", HOW)
        return None
    number, why = half_width(found[0]), told[found.end() :].lstrip(" \u3000…・.")
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= max(piles, 1)):
        what = f"「{shown}」の山「{found[0]}」がありません。"
        findings.error(line, what, f"1 から {max(piles, 1)} までの番号を、半角で書いてください。")
        return None
    if not why:
        findings.error(line, f"「{shown}」に、わけがありません。", HOW)
        return None
    return Sorted(text=dialect.line(text), pile=int(number), why=dialect.line(why))
