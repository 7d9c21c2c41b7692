"""The phases of a talk: a list in it whose every line begins with its minutes (`- 2分 ひとりで：…`).

Faults are told as warnings, and the list stays an ordinary one: that is how every course written before reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive
from supporter.domain.courses.course import TalkPhase
from supporter.domain.shared.typed import half_width

_MINUTES = re.compile(r"\s*([0-9０-９]{1,3}(?:[.．][0-9０-９])?)\s*分間?(?:[\s　]*[:：、][\s　]*|[\s　]+|$)")
_SHORTEST, _LONGEST = 0.5, 90
_ALL = "どの行も「- 2分 ひとりで：…」のように、分から書き始めてください（ただの並びなら、分で始めません）。"


@dataclass(frozen=True)
class Phases:
    """The phases, and the list as the page has it; empty where there are none."""

    each: tuple[TalkPhase, ...] = ()
    listed: str = ""


def phases(directive: Directive, minutes: float | None, findings: Findings) -> Phases:
    """What the body of a talk of so many `minutes` says of its phases; faults are noted."""
    lists = [one for one in _lists(directive.body) if any(_minutes(item) is not None for item in _items(one))]
    if not lists:
        return Phases()
    items, line = _items(lists[0]), (lists[0][0].map or [directive.line - 1])[0] + 1
    fault = _fault(directive, lists, items, minutes)
    if fault:
        findings.warn(line, *fault)
        return Phases()
    return Phases(tuple(_phase(item) for item in items), dialect.html_of(lists[0]))


def _fault(
    directive: Directive, lists: Sequence[Sequence[Token]], items: Sequence[Sequence[Token]], minutes: float | None
) -> tuple[str, str] | None:
    lengths = [_minutes(item) for item in items]
    if len(lists) > 1:
        return "分で始まる並びが、一つの枠に二つあります。", "一つの並びにまとめてください。"
    if len(items) < 2:
        return "分で始まる行が、一つだけです。", "二つ以上にするか、枠の minutes だけにしてください。"
    for place, (item, length) in enumerate(zip(items, lengths, strict=True), 1):
        if length is None:
            return f"{place}つめの行に、分がありません。", _ALL
        if not _SHORTEST <= length <= _LONGEST:
            return (
                f"{place}つめの行の {length:g}分は、はかれません。",
                f"{_SHORTEST}分から {_LONGEST}分までで書いてください。",
            )
        if not "".join(dialect.plain_of(one) for one in _said(item)).strip():
            return f"{place}つめの行（{length:g}分）に、することがありません。", _ALL
    if directive.settings.get("roles"):
        return "役（roles）と、分で始まる並びは、いっしょに使えません。", "どちらか一つにしてください。"
    if directive.settings.get("short", "0") not in ("0", "0分", "0min"):
        what = "分で始まる並びがあるので、60分の形での分（short）は 0 だけです。"
        return what, "60分の形で はぶくなら short=0、そのままなら short を消してください。"
    total = sum(length for length in lengths if length)
    if minutes is not None and abs(total - minutes) > 0.01:
        return f"並びの分の合計は {total:g}分で、枠の minutes={minutes:g} と合いません。", "どちらかを直してください。"
    return None


def _phase(item: Sequence[Token]) -> TalkPhase:
    html = "".join(f"<p>{dialect.inline_html(children)}</p>" for children in _said(item) if children)
    return TalkPhase(minutes=_minutes(item) or 0, html=html)


def _lists(body: Sequence[Token]) -> list[list[Token]]:
    """The lists of a body that stand in no other part of it, each with its two ends."""
    found, start = list[list[Token]](), 0
    for place, token in enumerate(body):
        if token.level == body[0].level and token.type in ("bullet_list_open", "ordered_list_open"):
            start = place
        elif token.level == body[0].level and token.type in ("bullet_list_close", "ordered_list_close"):
            found.append(list(body[start : place + 1]))
    return found


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    """The inline tokens of each item of a list."""
    found, top = list[list[Token]](), tokens[0].level + 1
    for token in tokens:
        if token.type == "list_item_open" and token.level == top:
            found.append([])
        elif token.type == "inline" and found:
            found[-1].append(token)
    return found


def _minutes(item: Sequence[Token]) -> float | None:
    """The minutes that an item begins with."""
    found = _MINUTES.match(dialect.plain_of(item[0].children or [])) if item else None
    return float(half_width(found[1])) if found else None


def _said(item: Sequence[Token]) -> list[list[Token]]:
    """The words of an item, line by line, without its minutes."""
    lines = [list(token.children or []) for token in item]
    found = _MINUTES.match(dialect.plain_of(lines[0])) if lines else None
    return [_without(lines[0], found.end() if found else 0), *lines[1:]] if lines else []


def _without(children: Sequence[Token], characters: int) -> list[Token]:
    """Inline tokens whose first `characters` are left out; the tokens themselves stay as they are."""
    kept = list[Token]()
    for token in children:
        # A line's end is a space in what was counted.
        length = 1 if token.type in ("softbreak", "hardbreak") else len(token.content)
        cut = min(characters, length)
        characters -= cut
        if not cut:
            kept.append(token)
        elif token.type == "text" and token.content[cut:]:
            kept.append(Token("text", "", 0, content=token.content[cut:]))
    return kept
