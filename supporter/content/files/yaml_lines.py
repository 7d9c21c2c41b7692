"""Lines of a YAML file that the parser reads as something else than their author: told at their own line.

Typed with the IME on, a colon, a dash or a space is a letter to YAML: the line becomes part of the text above it, or
the parser stops lines later at something that is right. Behind ` #` a sentence ends without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from supporter.content.files.shapes import KEYS
from supporter.domain.shared.typed import DASHES, half_width

Mistake = tuple[int, str, str]
"""A line, from 0, what is wrong in it and what to write."""

MOST = 50
"""Lines that are told of one file: more say nothing new."""

_WIDE = "\u3000\u00a0\u2002\u2003\u200b"
_KEY = re.compile(
    rf"[ \t{_WIDE}]*(?:[-{DASHES}・＊][ {_WIDE}]*)?([A-Za-z_Ａ-Ｚａ-ｚ＿]{{2,20}})"
    rf"[ {_WIDE}]*(：|:(?=[{_WIDE}])|:(?=[^\s:/]))"
)
_SOUND = re.compile(r" *(?:#|(?:- )?(?:[a-z_]+:(?: |\Z)|[\"'\[{]))")
"""How nearly every line begins, with nothing wrong in it."""

_TAB = re.compile(rf"[ {_WIDE}]*\t")
_INDENT = re.compile(rf"[ \t]*[{_WIDE}]")
_DASH = re.compile(rf"[ \t]*(?:[{DASHES}＊][ {_WIDE}]|-[{_WIDE}]|・)")
_NOTE = re.compile(r"[ \t]*＃")
_COMMENT = re.compile(r"[ \t]*(#.*)")


def mistakes(text: str, quoted: Collection[int]) -> Iterator[Mistake]:
    """Every line that is not what it looks like; `quoted` are lines inside a text of several lines, left alone."""
    told = 0
    for number, line in enumerate(text.split("\n")):
        found = None if number in quoted or _SOUND.match(line) else _mistake(line)
        if found and told < MOST:
            told += 1
            yield number, *found


def swallowed(value: str, rest: str) -> tuple[str, str] | None:
    """What is wrong where a value that stands without quotes ends in ` #…`, unless that is plainly a remark.

    Remarks stand behind numbers, ids and words of the file's own, with a space after their `#`.
    """
    found = _COMMENT.match(rest)
    if not found or (value.isascii() and re.match(r"#+(?:[\s#!-]|\Z)", found[1])):
        return None
    return (
        f"「 #」から後ろの「{found[1][:20]}」は読まれません。",
        '文ぜんたいを " " で囲んでください（覚え書きなら、前の行に「# 」で書いてください）。',
    )


def _mistake(line: str) -> tuple[str, str] | None:
    key = _KEY.match(line)
    name = half_width(key[1]) if key else ""
    if _TAB.match(line):
        return "字下げにタブがあります。", "半角の空白二つずつで、上の行とそろえてください。"
    if key and (name in KEYS or (key[2] == "：" and key[1].islower())):
        seen = "全角" if key[2] == "：" or name != key[1] else "すぐあとが半角の空白ではありません"
        what = f"「{key[0].strip()}」の「:」が全角です。" if seen == "全角" else f"「{name}:」の{seen}。"
        return what, f"半角で「{name}: 」と、半角の空白まで書いてください。"
    if _DASH.match(line):
        return (
            f"「{line.strip()[:12]}」の先頭が並びの印になりません。",
            "半角の「- 」（半角の空白まで）で書いてください。",
        )
    if _INDENT.match(line):
        return "字下げに全角の空白があります。", "半角の空白で、上の行とそろえてください。"
    if _NOTE.match(line):
        return "覚え書きの「＃」が全角です。", "半角の「# 」で書いてください。"
    return None
