"""Markup of whole lines that was typed with the IME on: told at its own line, with what to type instead.

Markdown knows frames, headings, lists, tables and quotes by half-width signs and half-width spaces alone. Typed wide,
they stand on the learner's page as text: a page is lost, a script is shown. What stands inside a line is in `mistakes`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from supporter.content.files.problems import Findings, Severity
from supporter.domain.shared.typed import DASHES

WIDE = "\u3000\u00a0\u2002\u2003\u2007\u202f\u200b"
"""Spaces that look like one and are none to Markdown: the IME's, the Mac's, the web page's."""

MOST = 20
"""Mistakes of one kind that are told of one file: more say nothing new."""

_S = f"[ \\t{WIDE}]"
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`\n]*\n.*?(?:^ {0,3}\1[`~]* *$|\Z)", re.MULTILINE | re.DOTALL)
_NAMES = (
    "notes|check|work|pair|group|talk|yasashii|contacts|care|slide|words|figure|source|chapters|scene|show"
    "|sort|model|case"
)


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    severity: Severity
    what: str
    instead: str


def _rule(pattern: str, severity: Severity, what: str, instead: str) -> _Rule:
    return _Rule(re.compile(pattern, re.IGNORECASE), severity, what, instead)


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


_FIRST = frozenset(f":：#＃|｜＊＋-*+・･•●▪＞{DASHES}0123456789０１２３４５６７８９")
"""What a line begins with that any rule speaks of; nearly all lines begin otherwise."""

_SOUND = re.compile(rf"(?:#{{2,6}}|[-*+]|[0-9]{{1,2}}\.) [^{WIDE}]|::: [a-z]|:::\Z")
"""How most of the lines begin that a rule could speak of, and none does."""

_SLIDE = re.compile(rf"::: *slide{_S}*")
_UNSPACED = _rule(r"[#＃](?![#＃ \t]).*", "error", "見出し「{0}」の「#」のあとに半角の空白がありません。", _HEADING)


def check_lines(body: str, findings: Findings) -> None:
    """Note every line of a module's Markdown that wide signs keep from being what it looks like."""
    text = _FENCED.sub(lambda found: "\n" * found[0].count("\n"), body)
    told: Counter[_Rule] = Counter()
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        rule = _rule_broken(line, before)
        before = line
        if rule is None or told[rule] == MOST:
            continue
        told[rule] += 1
        tell = findings.error if rule.severity == "error" else findings.warn
        tell(number, rule.what.format(line.strip()[:24]), rule.instead)


def _rule_broken(line: str, before: str) -> _Rule | None:
    """The first rule that the line breaks: it says what to do. `before` is the line above."""
    if _SOUND.match(line):
        return None
    start = line.lstrip(" \t")[:1]
    if start not in _FIRST and start not in WIDE:
        return None
    if start in "#＃" and _SLIDE.fullmatch(before) and _UNSPACED.pattern.match(line):
        return _UNSPACED
    return next((rule for rule in _RULES if rule.pattern.match(line)), None)


def is_mark(line: str) -> bool:
    """Whether a line is meant as the `---` around the head of a module, however it was typed."""
    return bool(re.fullmatch(rf"{_S}*[-{DASHES}]{{2,}}{_S}*", line))
