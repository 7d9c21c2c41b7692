"""Text for systems that know CP932 alone: what does not fit is replaced and reported, never by «?»."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from supporter.domain.shared.text import clusters

MISSING = "〓"

_VARIANT = "異体字の指定を外しました"
_SIGN = "近い記号にしました"
_COMMON = "通用の字にしました"
_ACCENT = "発音の記号を外しました"
_COMPOSED = "一字にまとめました"
_WIDE = "読み込むと全角の記号になります"
_NOTHING = "当てはまる字がありません"

_SIGNS = {"—": "―", "–": "－", "¥": "￥", "‾": "￣", "\u00a0": " ", "‑": "-", "♥": "♡", "ゔ": "ヴ"}
# Forms in common use for kanji outside CP932. Source: JIS X 0213 (related characters), 人名用漢字の異体.
_KANJI = dict(
    zip(
        "𠮷鷗槗𡈽㐂𣘺顚俠嚙囊蠟瘦頰剝𠀋屛禱蔣醬摑攢瀆焰簞萊繡姸",
        "吉鴎橋土喜橋顛侠噛嚢蝋痩頬剥丈屏祷蒋醤掴攅涜焔箪莱繍妍",
        strict=True,
    )
)


@dataclass(frozen=True)
class Substitution:
    """One replaced character: `row` as a spreadsheet counts (headings are 1), `column` its heading."""

    row: int
    column: str
    value: str
    character: str
    codepoint: str
    replacement: str
    reason: str


def fitted(value: str, row: int, column: str) -> tuple[str, list[Substitution]]:
    """`value` in characters that come back from CP932 as they went in, and what had to be replaced.

    〜, − and four more signs are reported too: CP932 takes them, but gives back their full-width twins.
    """
    if survives(value):
        return value, []
    fitting, report = "", []
    for cluster in clusters(value):
        replacement, reason = _replacement(cluster)
        fitting += replacement
        if reason:
            codes = " ".join(f"U+{ord(character):04X}" for character in cluster)
            report.append(Substitution(row, column, value, cluster, codes, replacement, reason))
    return fitting, report


def survives(text: str) -> bool:
    """Whether CP932 takes `text` and gives it back unchanged."""
    return _encodes(text) and text.encode("cp932").decode("cp932") == text


@lru_cache(maxsize=8192)
def _replacement(cluster: str) -> tuple[str, str]:
    """What stands for a character with its marks, and why; the reason is empty if it stands for itself."""
    if survives(cluster):
        return cluster, ""
    bare = "".join(character for character in cluster if not unicodedata.name(character, "").startswith("VARIATION"))
    if bare != cluster:
        replacement, reason = _replacement(bare)
        return replacement, reason or _VARIANT
    if len(cluster) > 1 and survives(composed := unicodedata.normalize("NFC", cluster)):
        return composed, _COMPOSED
    if cluster in _SIGNS:
        return _SIGNS[cluster], _SIGN
    if cluster in _KANJI:
        return _KANJI[cluster], _COMMON
    if _encodes(cluster):
        return cluster.encode("cp932").decode("cp932"), _WIDE
    plain = "".join(part for part in unicodedata.normalize("NFD", cluster) if not unicodedata.combining(part))
    if plain and plain != cluster and survives(plain):
        return plain, _ACCENT
    return MISSING, _NOTHING


def _encodes(text: str) -> bool:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
