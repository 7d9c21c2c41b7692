"""Mistakes that show in Markdown as typed: HTML, script addresses, broken tables, frames, links, bold and ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from supporter.content.files.problems import Findings, Severity
from supporter.content.files.text_file import line_at
from supporter.content.markdown.ruby import misspelt
from supporter.domain.shared.typed import half_width

MOST = 20
"""Mistakes of one kind that are told of one paragraph: more say nothing new."""

_MISTAKES = (
    (
        re.compile(r"(?<!\\)<(?!https?://|mailto:|tel:)/?[A-Za-z!?][^>\n]{0,40}>?"),
        "HTML の「{0}」は書けません。",
        "消すか、文字として見せるなら ` ` で囲んでください。",
    ),
    (
        re.compile(r"(?:java|vb)script\s{0,9}:|(?<=\]\()<?(?:data|file):", re.IGNORECASE),
        "「{0}」で始まる行き先は使えません。",
        "https:// で始まる住所を書いてください。",
    ),
    (
        re.compile(r"^ *\|(?=[ :|]*-)[ :|-]*$", re.MULTILINE),
        "表として読めません。",
        "どの行も「|」の数をそろえ、表の中のルビは ｜漢字《かんじ》 と書いてください。",
    ),
    (
        re.compile(r"^:{3,}[ \t]*$", re.MULTILINE),
        "「:::」に始まりがありません。",
        "「::: 枠の名前」の行から始めるか、この行を消してください。",
    ),
)
_RUBY = "半角の { | } で {漢字|かんじ}、一字ごとなら {漢字|かん|じ}、表の中では ｜漢字《かんじ》 と書いてください。"
_LINK = "「[言葉](https://…)」のように、[ ] と ( ) と行き先を、あいだを空けずに半角で書いてください。"

_UNLIKE: tuple[tuple[re.Pattern[str], Severity, str, str], ...] = (
    (
        re.compile(r"(?=\*?＊|\*\*[^*＊\n]{1,80}＊)[*＊]{2}[^*＊\n]{1,80}[*＊]{2}"),
        "warning",
        "「{0}」が太字になりません。",
        "半角の「**」で囲んでください。",
    ),
    (
        re.compile(r"[_＿]{2}(?=[^_＿\s])[^_＿\n]{0,79}[^_＿\s][_＿]{2}(?![_＿])|《《[^《》\n]{1,80}》》"),
        "warning",
        "「{0}」は強める書き方ではありません。",
        "半角の「**」で囲んでください。",
    ),
    (
        re.compile(r"｀[^｀\n]{1,80}｀"),
        "warning",
        "「{0}」の「｀」が全角です。",
        "半角の「`」で囲んでください。",
    ),
    (
        re.compile(r"(?:https?|ｈｔｔｐｓ?)(?:：[/／]{2}|:(?:／[/／]|/／))", re.IGNORECASE),
        "error",
        "「{0}」が全角で、行き先になりません。",
        "半角の https:// で書いてください。",
    ),
)
"""What an author meant as markup and a learner would read as signs."""

_WIDE = re.compile(r"[＊＿｀《]|__|[:：][/／]")
_LINKED = re.compile(r"[!！]?[\[［]([^\[\]［］\n]{1,80})[\]］](\s{0,3})[(（]([^()（）\s]{1,200})[)）]")
_TARGET = re.compile(
    r"https?:|tel:|mailto:|[a-z][a-z0-9-]*/[a-z][a-z0-9-]*\Z|[a-z0-9._-]+\.[a-z0-9]{3,4}\Z", re.IGNORECASE
)
_SUSPECT = re.compile(r"[<{}｜《|｛｝＊＿｀［］≪]|__|\]\^|script|\]\s*[(（]|[:：]／|：/|:::", re.IGNORECASE)


def check_source(source: str, line: int, findings: Findings) -> None:
    """Note the mistakes of a paragraph that begins at `line`; what stands in ` ` is left alone."""
    if not _SUSPECT.search(source):
        return
    text = _without_code(source)
    for position, severity, what, instead in _found(text):
        tell = findings.error if severity == "error" else findings.warn
        tell(line + line_at(text, position) - 1, what, instead)


def _found(text: str) -> Iterator[tuple[int, Severity, str, str]]:
    for pattern, what, instead in _MISTAKES:
        for found in islice(pattern.finditer(text), MOST):
            yield found.start(), "error", what.format(found[0]), instead
    for pattern, severity, what, instead in _UNLIKE if _WIDE.search(text) else ():
        for found in islice(pattern.finditer(text), MOST):
            yield found.start(), severity, what.format(found[0][:24]), instead
    for position, piece in islice(misspelt(text), MOST):
        yield position, "error", f"ルビ「{piece}」の形がちがいます。", _RUBY
    for found in islice(filter(_is_no_link, _LINKED.finditer(text)), MOST):
        yield found.start(), "error", f"リンク「{found[0][:24]}」がつながりません。", _LINK


def _is_no_link(found: re.Match[str]) -> bool:
    """Whether a link was meant, and its signs are wide or apart."""
    signs = found[0].replace(found[1], "", 1).replace(found[3], "", 1)
    typed = bool(found[2]) or not signs.isascii() or half_width(found[3]) != found[3]
    return typed and bool(_TARGET.match(half_width(found[3])))


def _without_code(source: str) -> str:
    """`source` with code spans blanked: a run of backticks closes with the next run as long."""
    runs = [found.span() for found in re.finditer("`+", source)]
    text, index = source, 0
    while index < len(runs):
        start, end = runs[index]
        later = range(index + 1, len(runs))
        close = next((other for other in later if runs[other][1] - runs[other][0] == end - start), None)
        if close is not None:
            stop = runs[close][1]
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:stop]) + text[stop:]
            index = close
        index += 1
    return text
