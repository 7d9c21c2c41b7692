"""Where a line of Japanese may turn: between phrases, never within a word, and never before what ends the one before.

Browsers that break between phrases by themselves (Chromium) stop doing so where there is ruby; others never do.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import budoux

#: What the parser would cut; a break may stand before it instead.
_WHOLE = re.compile(
    "ふりがな|ひらがな|もどる|明るい|とちゅう|あてはま|はいる(?!か)|受け取|登録|すれちが[いう]|ちが[いうえおっわ]"
    "|さが[さしすせそ]|となり|たお[れし]|いそがし|はずかし|このごろ|かどうか|うかが[いうえっわ]|ふるま[いうえっわ]"
    "|たの[まみむめも]|のせ[るてまた]|はい(?=[。、」　 ]|$)|よその|にげ[るてま]|手がかり|気がかり|身の[回上]|一か月"
    "|もう一度|おはようございます|ありがとうございます|おめでとうございます"
    "|でござい|ため息|うなず|あれこれ|死にたい|今すぐ"
)
_BETWEEN = re.compile("[／→] ")
#: What follows its word without a break: endings, names of one sign before さん, what only ends or joins.
_BOUND = re.compile(
    "[ 　]*[／→]|"
    "[、。，．・：；？！!?」』）〕】)…ー〜～％%々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]|.?さん|いう|くい|なくて"
)


@lru_cache(maxsize=8192)
def phrase_ends(text: str) -> frozenset[int]:
    """The places in `text` (characters before them) at which a line may turn; a number stays with what it counts."""
    ends, position = set[int](), 0
    for phrase in _parser().parse(text):
        position += len(phrase)
        ends.add(position)
    for word in _WHOLE.finditer(text):
        inside = set(range(word.start() + 1, word.end()))
        if inside & ends:
            ends = ends - inside | {word.start()}
    ends.update(sign.end() for sign in _BETWEEN.finditer(text))
    return frozenset(end for end in ends if 0 < end < len(text) and _may_turn(text, end))


def phrase_starts(text: str) -> frozenset[int]:
    """The same places past the spaces that stand there, so that no line begins with one."""
    return frozenset(len(text) - len(text[end:].lstrip(" \u3000")) for end in phrase_ends(text)) - {len(text)}


def _may_turn(text: str, end: int) -> bool:
    alone = end == 1 and "ぁ" <= text[0] <= "ん"
    return not (text[end - 1].isdigit() or alone or _BOUND.match(text, end) or text[end - 1] in "「『（〔【")


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
