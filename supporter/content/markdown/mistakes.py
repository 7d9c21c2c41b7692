"""Mistakes that show in Markdown as typed: HTML, script addresses, broken tables, frames and ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from supporter.content.files.problems import Findings
from supporter.content.files.text_file import line_at
from supporter.content.markdown.ruby import misspelt

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
_RUBY = "{漢字|かんじ}、一字ごとなら {漢字|かん|じ}、表の中では ｜漢字《かんじ》 と書いてください。"
_SUSPECT = re.compile(r"[<{}｜《|]|script|\]\(|:::", re.IGNORECASE)


def check_source(source: str, line: int, findings: Findings) -> None:
    """Note the mistakes of a paragraph that begins at `line`; what stands in ` ` is left alone."""
    if not _SUSPECT.search(source):
        return
    text = _without_code(source)
    for position, what, instead in _found(text):
        findings.error(line + line_at(text, position) - 1, what, instead)


def _found(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, what, instead in _MISTAKES:
        for found in islice(pattern.finditer(text), MOST):
            yield found.start(), what.format(found[0]), instead
    for position, piece in islice(misspelt(text), MOST):
        yield position, f"ルビ「{piece}」の形がちがいます。", _RUBY


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
