"""Markup of whole lines that was typed with the IME on: told at its own line, with what to type instead.

Markdown knows frames, headings, lists, tables and quotes by half-width signs and half-width spaces alone. Typed wide,
they stand on the learner's page as text: a page is lost, a script is shown. What stands inside a line is in `mistakes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from supporter.content.files.problems import Findings, Severity
from supporter.content.files.text_file import line_at
from supporter.domain.shared.typed import DASHES

WIDE = "\u3000\u00a0\u2002\u2003\u2007\u202f\u200b"
"""Spaces that look like one and are none to Markdown: the IME's, the Mac's, the web page's."""

MOST = 20
"""Mistakes of one kind that are told of one file: more say nothing new."""

_S = f"[ \\t{WIDE}]"
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`\n]*\n.*?(?:^ {0,3}\1[`~]* *$|\Z)", re.MULTILINE | re.DOTALL)
_NAMES = "notes|check|work|pair|group|yasashii|contacts|care|slide|words|figure|source"


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    severity: Severity
    what: str
    instead: str


def _rule(pattern: str, severity: Severity, what: str, instead: str) -> _Rule:
    return _Rule(re.compile(pattern, re.MULTILINE | re.IGNORECASE), severity, what, instead)


_FRAME = "半角の「:::」を行の先頭に書き、半角の空白、枠の名前（notes など）とつづけてください。"
_HEADING = "「## ページの題 {#id minutes=5}」のように、半角の「#」のあとに半角の空白を一つ置いてください。"
_TABLE = "列の区切りは半角の「|」、見出しの下の行は半角の「|---|---|」で書いてください。"
_LIST = "行の先頭に半角の「- 」（番号なら「1. 」）と、半角の空白まで書いてください。"

_RULES = (
    _rule(rf"^{_S}*(?=:*：)[:：]{{2,}}.*$", "error", "「{0}」の「：」が全角で、枠になりません。", _FRAME),
    _rule(rf"^ {{0,3}}[:：]{{2}}{_S}*(?:{_NAMES})\b.*$", "error", "「{0}」は「:」が足りず、枠になりません。", _FRAME),
    _rule(rf"^[ \t]*[{WIDE}]{_S}*:{{3,}}.*$", "error", "「:::」の前に全角の空白があり、枠になりません。", _FRAME),
    _rule(
        rf"^:{{3,}}[ \t]*[{WIDE}]{_S}*$",
        "error",
        "「:::」のあとに全角の空白があり、枠が閉じません。",
        "「:::」だけの行にしてください。",
    ),
    _rule(rf"^{_S}*(?=#*＃)(?:[#＃]{{2,6}}|[#＃]{_S}).*$", "error", "見出し「{0}」の「＃」が全角です。", _HEADING),
    _rule(rf"^[ \t]*[{WIDE}]{_S}*#{{1,6}}[ \t].*$", "error", "見出し「{0}」の前に全角の空白があります。", _HEADING),
    _rule(
        rf"^ {{0,3}}(?:#{{2,6}}(?![# \t\n])|#(?=[{WIDE}])).*$",
        "error",
        "見出し「{0}」の「#」のあとに半角の空白がありません。",
        _HEADING,
    ),
    _rule(
        r"(?<=slide\n)[#＃](?![#＃ \t\n]).*$",
        "error",
        "見出し「{0}」の「#」のあとに半角の空白がありません。",
        _HEADING,
    ),
    _rule(rf"^{_S}*｜(?![^\n]*《)[^\n]*｜{_S}*$", "error", "表「{0}」の「｜」が全角です。", _TABLE),
    _rule(
        rf"^{_S}*[|｜](?=.*[｜：{DASHES}])(?:{_S}*[:：]?[-{DASHES}]{{2,}}[:：]?{_S}*[|｜])+{_S}*$",
        "error",
        "表の見出しの下の行「{0}」が半角ではありません。",
        _TABLE,
    ),
    _rule(r"^ *\|[^｜\n]*｜(?![^|｜\n]*《).*$", "error", "表の行に全角の「｜」があります。", _TABLE),
    _rule(
        rf"^{_S}*(?:[{DASHES}＊＋]{_S}+|[-*+][{WIDE}]|-(?=[\u3041-\u9fff「『【〇△])).*$",
        "warning",
        "「{0}」が並びになりません。",
        _LIST,
    ),
    _rule(rf"^{_S}*[・･•●▪]{_S}*(?=\S).*$", "warning", "「{0}」が並びになりません。", _LIST),
    _rule(
        rf"^{_S}*(?![0-9]{{1,2}}\.[ \t])(?:[0-9０-９]{{1,2}})(?:[．.])(?![0-9０-９]).*$",
        "warning",
        "「{0}」が番号つきの並びになりません。",
        _LIST,
    ),
    _rule(rf"^{_S}*＞.*$", "warning", "「{0}」の「＞」が全角で、引用になりません。", "半角の「> 」で書いてください。"),
    _rule(
        rf"^{_S}*[{DASHES}]{{3,}}{_S}*$",
        "warning",
        "「{0}」が区切りの線になりません。",
        "空の行の次に、半角の「---」だけの行を書いてください。",
    ),
    _rule(
        rf"^[ \t]*[{WIDE}]{_S}*$",
        "warning",
        "空に見える行に全角の空白があり、段落が分かれません。",
        "この行の空白を消してください。",
    ),
)


def check_lines(body: str, findings: Findings) -> None:
    """Note every line of a module's Markdown that wide signs keep from being what it looks like."""
    text = _FENCED.sub(lambda found: "\n" * found[0].count("\n"), body)
    for line, rule, said in sorted(_found(text), key=lambda one: one[0]):
        tell = findings.error if rule.severity == "error" else findings.warn
        tell(line, rule.what.format(said), rule.instead)


def _found(text: str) -> Iterator[tuple[int, _Rule, str]]:
    """Each line once: what is wrong with it first says what to do."""
    told: set[int] = set()
    for rule in _RULES:
        for number, found in enumerate(rule.pattern.finditer(text)):
            line = line_at(text, found.start())
            if number < MOST and line not in told:
                told.add(line)
                yield line, rule, found[0].strip()[:24]


def is_mark(line: str) -> bool:
    """Whether a line is meant as the `---` around the head of a module, however it was typed."""
    return bool(re.fullmatch(rf"{_S}*[-{DASHES}]{{2,}}{_S}*", line))
