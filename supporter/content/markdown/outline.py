"""Numbers that prose names instead of typing them: `{ref:tsunagu}` is a chapter's number, `{chapters}`, `{minutes}`.

A town that adds a chapter moves the numbers of those behind it; what refers to them moves along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from supporter.content.files.problems import Findings, nearest
from supporter.content.files.text_file import line_at

WAYS = "{ref:章のid}、{chapters}、{minutes} のどれかを、半角で書いてください。"
_MARK = re.compile(
    r"[{｛]\s*(ref|ｒｅｆ|chapters?|minutes?)\s*(?:[:：]\s*([^{}｛｝|｜\n]{0,64}?)\s*)?[}｝]",
    re.IGNORECASE,
)
_TYPED_CHAPTER = re.compile(
    r"(?<![0-9０-９第])[0-9０-９]{1,2}(?:章|\{章\|しょう\}|しょう)|[二三四五六七八九十]つの(?:章|\{章\|)"
    r"|(?<=章)は[二三四五六七八九十]つ|(?<=章\|しょう\})は[二三四五六七八九十]つ"
)
_SOURCE_OPEN, _CLOSE = re.compile(r":::\s*source\b"), re.compile(r":::\s*\Z")


@dataclass(frozen=True)
class Outline:
    """A course as prose may name it: the ids of its chapters in order, and its minutes."""

    chapters: tuple[str, ...]
    minutes: float


def filled(text: str, outline: Outline | None, findings: Findings, first_line: int = 1) -> str:
    """`text` with its numbers in place, every line where it was; notes marks that name nothing.

    Without an outline the course is too broken to be counted, and nothing is said of its numbers.
    """
    if "ref" not in text and "chapter" not in text and "minute" not in text and "ｒｅｆ" not in text:
        return text

    def number(found: re.Match[str]) -> str:
        line = first_line + line_at(text, found.start()) - 1
        name, target = found[1], found[2]
        if found[0] == f"{{ref:{target}}}" and target:
            if outline is None or target in outline.chapters:
                return str(outline.chapters.index(target) + 1) if outline else "1"
            findings.error(line, f"章「{target}」がありません。", nearest(target, outline.chapters))
        elif found[0] in ("{chapters}", "{minutes}"):
            shown = (len(outline.chapters) if name == "chapters" else outline.minutes) if outline else 1
            return f"{shown:g}"
        else:
            findings.error(line, f"「{found[0][:40]}」という書き方はありません。", WAYS)
        return "？"

    return _MARK.sub(number, text)


def warn_of_typed(text: str, outline: Outline | None, findings: Findings) -> None:
    """Warn of chapter numbers, and of the course's minutes, that were typed: they are wrong where a town adds one.

    What a source says of its own chapters is left alone.
    """
    minutes = re.compile(rf"(?<![0-9０-９.]){outline.minutes:g}(?:分|\{{分\||ぷん|ふん)") if outline else None
    in_source = False
    for line, words in enumerate(text.split("\n"), 1):
        if _SOURCE_OPEN.match(words):
            in_source = True
        elif _CLOSE.match(words):
            in_source = False
        if in_source:
            continue
        if found := _TYPED_CHAPTER.search(words):
            instead = "町の章が入ると、番号も数も変わります。{ref:章のid}章、{chapters}の章 のように書いてください。"
            findings.warn(line, f"章の番号か数「{found[0][:20]}」が、じかに書かれています。", instead)
        elif minutes and not words.startswith(("minutes:", "#")) and (found := minutes.search(words)):
            instead = "町の章が入ると変わります。{minutes}分 のように書いてください。"
            findings.warn(line, f"講座の時間「{found[0][:20]}」が、じかに書かれています。", instead)
