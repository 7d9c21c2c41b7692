"""Names exactly as typed: nothing is rewritten, only what no paper could carry is refused."""

from __future__ import annotations

import re
import unicodedata

from supporter.domain.shared.refused import Refused
from supporter.domain.shared.variant_characters import VARIANTS

LONGEST = 60
_MOST_CODE_POINTS = 200
_MOST_MARKS_IN_A_ROW = 4  # Thai, Vietnamese and Burmese need three; a heap of them hides the line above

_SPACES = " \u00a0\u3000"
_JOINERS = "\u200c\u200d"
#: Letters and marks that look like nothing, and emoji that hide among punctuation and letters.
_NEVER = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0‼⁉〰〽ℹ™")
_REFUSED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "So", "Zl", "Zp"})


def check_name(text: str) -> str:
    """`text` itself, if a certificate can carry it.

    Raises `Refused`: `name.empty` without a single letter, `name.too_long` over 60 characters (marks
    and variation selectors not counted), `name.forbidden` for control, invisible or direction-changing
    characters, private use, lone surrogates and emoji.
    """
    if len(text) > _MOST_CODE_POINTS:
        raise Refused("name.too_long")
    if any(not _allowed(text, at) for at in range(len(text))) or _heaped(text):
        raise Refused("name.forbidden")
    if not any(_is_letter(character) for character in text):
        raise Refused("name.empty")
    if sum(not _is_mark(character) for character in text) > LONGEST:
        raise Refused("name.too_long")
    return text


def check_kana(text: str) -> str:
    """`text` in full-width katakana, words parted by one 全角 space; empty for a name without kana.

    Raises `Refused('kana.invalid')`. Source: 戸籍 has carried the フリガナ in katakana since 2025-05-26.
    """
    if len(text) > _MOST_CODE_POINTS:
        raise Refused("kana.invalid")
    kana = "　".join(_katakana(unicodedata.normalize("NFKC", text)).split())
    if len(kana) > LONGEST or not re.fullmatch(r"(?:[ァ-ヺ][ァ-ヺー・ヽヾ　]*)?", kana):
        raise Refused("kana.invalid")
    return kana


def wants_kana(name: str) -> bool:
    """Whether a name is written in Japanese, so that lists need its reading."""
    return any("\u3005" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or c > "\U0001ffff" for c in name)


def fold(text: str) -> str:
    """The copy by which a name is found: 髙橋 あい and 高橋アイ fold alike. Never shown, never printed."""
    loose = "".join(c for c in unicodedata.normalize("NFKD", text) if not _is_loose(c))
    joined = unicodedata.normalize("NFKC", loose).translate(VARIANTS)
    return _katakana("".join(joined.split())).replace("・", "").casefold()


def _allowed(text: str, at: int) -> bool:
    character = text[at]
    before = text[at - 1] if at else ""
    if character in _JOINERS:
        after = text[at + 1 : at + 2]
        return _joins(before) and _joins(after)
    if _is_selector(character):
        return _is_ideograph(before)
    if character in _NEVER or _is_emoji_modifier(character):
        return False
    category = unicodedata.category(character)
    if category == "Zs":
        return character in _SPACES
    if category[0] == "M":
        return at > 0 and before not in _SPACES
    if category == "Sm":  # ＋ and ＝ as well, which stand in names as they are typed (ジャン＝リュック)
        return unicodedata.normalize("NFKC", character).isascii()
    return category not in _REFUSED or _is_ideograph(character)


def _heaped(text: str) -> bool:
    row = 0
    for character in text:
        row = row + 1 if _is_mark(character) else 0
        if row > _MOST_MARKS_IN_A_ROW:
            return True
    return False


def _joins(character: str) -> bool:
    """Whether the joiners mean something beside it: Arabic and Indic scripts spell names with them (ශ්‍රී)."""
    return bool(character) and 0x0600 <= ord(character) <= 0x109F


def _is_ideograph(character: str) -> bool:
    """Planes 2 and 3 by range: ideographs newer than Python's own table are real names too."""
    if not character:
        return False
    code = ord(character)
    in_planes = 0x20000 <= code <= 0x2FA1F or 0x30000 <= code <= 0x33479
    return in_planes or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code in (0x3005, 0x3007)


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] == "L" or _is_ideograph(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in _JOINERS


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_emoji_modifier(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_loose(character: str) -> bool:
    """Latin accents, selectors and joiners: nobody at a counter can type them to search."""
    return "\u0300" <= character <= "\u036f" or _is_selector(character) or character in _JOINERS


def _katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" or c in "ゝゞ" else c for c in text)
