"""`::: case けんさん（27）`: what can be seen and heard of somebody, and what is not known, as one card."""

from __future__ import annotations

import re

from markdown_it.token import Token

from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive
from supporter.content.markdown.sanitise import clean

_HEADINGS = {"見えること": "{見|み}えること", "聞こえること": "{聞|き}こえること", "わからないこと": "わからないこと"}
_COLON = re.compile(r"[：:]")
_RUBY = re.compile(r"[{｛]([^{}｛｝|｜]*)[|｜][^{}｛｝]*[}｝]")

HOW = "「- 見えること：…」「- 聞こえること：…」「- わからないこと：…」の三行を、この順に書いてください。"


def case_html(directive: Directive, findings: Findings) -> str:
    """The card below its name; notes what is missing, unknown or in another order."""
    if not directive.words:
        findings.error(
            directive.line, "「::: case」に名前がありません。", "「::: case けんさん（27）」のように書いてください。"
        )
    told = [_line(token, directive, findings) for token in directive.inlines()]
    names = [name for name, _ in told]
    if names != list(_HEADINGS):
        missing = "」「".join(name for name in _HEADINGS if name not in names)
        what = f"「{missing}」がありません。" if missing else "三つの見出しの順がちがうか、余分な行があります。"
        findings.error(directive.line, f"「::: case」の{what}", HOW)
    return clean("".join(_html(name, words) for name, words in told if name in _HEADINGS))


def _line(token: Token, directive: Directive, findings: Findings) -> tuple[str, str]:
    head, sign, rest = _split(token.content)
    name = _RUBY.sub(r"\1", head).strip()
    if sign and name in _HEADINGS and not rest.strip():
        findings.error((token.map or [directive.line - 1])[0] + 1, f"「{name}」に何も書かれていません。", HOW)
    return name if sign else "", rest


def _split(text: str) -> tuple[str, str, str]:
    found = _COLON.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _html(name: str, words: str) -> str:
    text = dialect.line("".join(words.split("\n")).strip())
    return f"<h3>{dialect.line(_HEADINGS[name]).html}</h3><p>{text.html}</p>"
