"""Kana in Latin letters as towns write their names: Hepburn, long vowels not marked, Shin'onsen with an apostrophe."""

from __future__ import annotations

import re
import unicodedata

_ROWS = {
    **{"": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト"},
    **{"d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ"},
    **{"m": "マミムメモ", "r": "ラリルレロ"},
}
_SOUNDS = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_SOUNDS |= {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu"}
_SOUNDS |= {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ー": ""}
#: What stands before ャ ュ ョ: キャ kya, シャ sha.
_SOFT = {kana: sound[:-1] + "y" for kana, sound in _SOUNDS.items() if sound.endswith("i") and len(sound) == 2}
_SOFT |= {"シ": "sh", "チ": "ch", "ジ": "j", "ヂ": "j"}
_SOUNDS |= {
    kana + small: row + vowel for kana, row in _SOFT.items() for small, vowel in zip("ャュョ", "auo", strict=True)
}
_SOUND = re.compile(r"(ッ?)(.[ャュョ]|.)")
_LONG = re.compile(r"(?<=[yjh])uu|o[ou]")


def romaji(kana: str) -> str:
    """`kana` in small Latin letters; empty where it holds anything but kana.

    ウウ is long in ユウ and シュウ and two sounds elsewhere (カツウラ, katsuura). Where オウ is two sounds (イノウエ)
    only the owner of the name knows, and writes it.
    """
    text = "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in unicodedata.normalize("NFKC", kana))
    out, before = "", ""
    for double, sound in _SOUND.findall(text):
        latin = "n" if sound == "ン" else _SOUNDS.get(sound)
        if latin is None:
            return ""
        if out.endswith("n") and before == "ン" and latin[:1] in tuple("aiueoy"):
            latin = "'" + latin
        out += (("t" if latin.startswith("ch") else latin[:1]) if double else "") + latin
        before = sound
    return _LONG.sub(lambda long: long[0][0], out)
