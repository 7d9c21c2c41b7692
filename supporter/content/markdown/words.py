"""`::: words`: words that are easy to hear (〇) beside words better put otherwise (△)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it.token import Token

from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive

_GOOD, _POOR = "〇○◯", "△∆▵"
_REASON = re.compile(r"[ \u3000](?:…{1,2}|・・・|\.\.\.)[ \u3000]")
_MARKED = re.compile(rf"[{_GOOD}{_POOR}][ \u3000]")
_TITLES = {"good": "{言|い}いやすいことば", "poor": "{言|い}いかえたいことば"}
_ICONS = {"good": "i-ring", "poor": "i-triangle"}


def words_html(directive: Directive, findings: Findings) -> str:
    """The two groups as the page shows them. `△ 「…」 … reason` puts the reason below in small."""
    groups: dict[str, list[str]] = {"good": [], "poor": []}
    for token in directive.inlines():
        children = list(token.children or [])
        mark = children[0].content[:1] if children and children[0].type == "text" else ""
        if not mark or mark not in _GOOD + _POOR:
            findings.error(
                (token.map or [directive.line - 1])[0] + 1,
                "ことばの例が「〇」か「△」で始まっていません。",
                "「- 〇 言いやすいことば」「- △ 言いかえたいことば … 訳」の形で書いてください。",
            )
            continue
        _check_one(token, findings)
        children[0].content = children[0].content[1:].lstrip()
        groups["good" if mark in _GOOD else "poor"].append(_item(children))
    parts = "".join(_group(name, items) for name, items in groups.items() if items)
    return f'<section class="words" aria-label="ことばの例">{parts}</section>'


def good_words_html(directive: Directive) -> str:
    """What is easy to say, without the reasons, as a projector shows it; before `words_html` takes the marks away."""
    said = (list(token.children or []) for token in directive.inlines())
    good = (one for one in said if one and one[0].type == "text" and one[0].content[:1] in tuple(_GOOD))
    return "".join(_spoken(one) for one in good)


def _spoken(children: list[Token]) -> str:
    depth, words = 0, list[Token]()
    for token in children:
        depth += token.nesting
        found = _REASON.search(token.content) if token.type == "text" and depth == 0 else None
        if found:
            words.append(Token("text", "", 0, content=token.content[: found.start()]))
            break
        words.append(token)
    return f"<p>{dialect.inline_html(words)}</p>"


def _check_one(token: Token, findings: Findings) -> None:
    """A mark at the start of a further line would stand among the words before it."""
    for number, line in enumerate(token.content.split("\n")[1:], (token.map or [0])[0] + 2):
        if _MARKED.match(line.lstrip()):
            what = f"「{line.strip()[:12]}」が前の行のつづきになっています。"
            findings.error(number, what, "行の先頭に「- 」を書いてください。")


def _group(name: str, items: Sequence[str]) -> str:
    return f'<div class="{name}">{_group_heading(name)}{"".join(items)}</div>'


@cache
def _group_heading(name: str) -> str:
    icon = f'<svg class="icon" aria-hidden="true"><use href="#{_ICONS[name]}"/></svg>'
    return f"<h2>{icon}<span>{dialect.line(_TITLES[name]).html}</span></h2>"


def _item(children: list[Token]) -> str:
    """The words and, after ` … `, why."""
    depth = 0
    for index, token in enumerate(children):
        depth += token.nesting
        found = _REASON.search(token.content) if token.type == "text" and depth == 0 else None
        if found:
            before, after = token.content[: found.start()], token.content[found.end() :]
            said = [*children[:index], Token("text", "", 0, content=before)]
            why = [Token("text", "", 0, content=after), *children[index + 1 :]]
            return f'<p>{dialect.phrased_html(said)}</p><p class="small">{dialect.inline_html(why)}</p>'
    return f"<p>{dialect.phrased_html(children)}</p>"
