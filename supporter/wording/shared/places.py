"""Names of towns, prefectures and departments in the three ways of speaking.

In やさしい日本語 a name keeps its kanji under its reading, so that it is known again on a door or a form.
"""

from __future__ import annotations

import re

from supporter.wording.shared.romaji import romaji
from supporter.wording.shared.words import Words

#: What the last character of a town's name is called, by the readings it has.
_KINDS = {"市": "City", "区": "Ward", "町": "Town", "村": "Village"}
_READINGS = {"市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("そん", "むら")}

#: Source: 都道府県コード in the order of JIS X 0401; read without 県.
_PREFECTURES = {
    **{"北海道": "ほっかいどう", "青森": "あおもり", "岩手": "いわて", "宮城": "みやぎ", "秋田": "あきた"},
    **{"山形": "やまがた", "福島": "ふくしま", "茨城": "いばらき", "栃木": "とちぎ", "群馬": "ぐんま"},
    **{"埼玉": "さいたま", "千葉": "ちば", "東京": "とうきょう", "神奈川": "かながわ", "新潟": "にいがた"},
    **{"富山": "とやま", "石川": "いしかわ", "福井": "ふくい", "山梨": "やまなし", "長野": "ながの"},
    **{"岐阜": "ぎふ", "静岡": "しずおか", "愛知": "あいち", "三重": "みえ", "滋賀": "しが"},
    **{"京都": "きょうと", "大阪": "おおさか", "兵庫": "ひょうご", "奈良": "なら", "和歌山": "わかやま"},
    **{"鳥取": "とっとり", "島根": "しまね", "岡山": "おかやま", "広島": "ひろしま", "山口": "やまぐち"},
    **{"徳島": "とくしま", "香川": "かがわ", "愛媛": "えひめ", "高知": "こうち", "福岡": "ふくおか"},
    **{"佐賀": "さが", "長崎": "ながさき", "熊本": "くまもと", "大分": "おおいた", "宮崎": "みやざき"},
    **{"鹿児島": "かごしま", "沖縄": "おきなわ"},
}
_SUFFIXES = {"都": "と", "府": "ふ", "県": "けん"}

#: Departments as many towns call them.
_DEPARTMENTS = {
    "福祉課": ("ふくしか", "Welfare Division"),
    "福祉保健課": ("ふくしほけんか", "Welfare and Health Division"),
    "健康福祉課": ("けんこうふくしか", "Health and Welfare Division"),
    "保健福祉課": ("ほけんふくしか", "Health and Welfare Division"),
    "地域福祉課": ("ちいきふくしか", "Community Welfare Division"),
    "社会福祉課": ("しゃかいふくしか", "Social Welfare Division"),
    "高齢福祉課": ("こうれいふくしか", "Elderly Welfare Division"),
    "高齢者福祉課": ("こうれいしゃふくしか", "Elderly Welfare Division"),
    "長寿社会課": ("ちょうじゅしゃかいか", "Elderly Welfare Division"),
    "住民生活課": ("じゅうみんせいかつか", "Residents’ Services Division"),
    "住民課": ("じゅうみんか", "Residents’ Division"),
    "市民課": ("しみんか", "Citizens’ Division"),
    "町民課": ("ちょうみんか", "Residents’ Division"),
    "総務課": ("そうむか", "General Affairs Division"),
    "人権福祉課": ("じんけんふくしか", "Human Rights and Welfare Division"),
    "孤独・孤立対策課": ("こどく・こりつたいさくか", "Loneliness and Isolation Division"),
    "担当課": ("たんとうか", "Office in charge"),
}


def hiragana(kana: str) -> str:
    """カタカナ as ひらがな; everything else as it is."""
    return "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter for letter in kana)


def town(name: str, kana: str, english: str = "") -> Words:
    """鳥取市 with its reading, and Tottori City; `english` where the town writes itself otherwise."""
    return _place(name, hiragana(kana), english or _english(name, hiragana(kana)))


def prefecture(name: str) -> Words:
    """鳥取県 with its reading, and Tottori Prefecture; a name that is none stays as it is."""
    if name == "北海道":
        return _place(name, _PREFECTURES[name], "Hokkaido")
    reading, suffix = _PREFECTURES.get(name[:-1]), _SUFFIXES.get(name[-1:])
    if not reading or not suffix:
        return Words(name, name, name)
    own = romaji(reading).capitalize()
    return _place(name, reading + suffix, own if name == "東京都" else f"{own} Prefecture")


def department(name: str, reading: str = "", english: str = "") -> Words:
    """福祉課 with its reading, and Welfare Division; a department that we do not know keeps its name."""
    known_reading, known_english = _DEPARTMENTS.get(name, ("", ""))
    english = english or known_english
    # Whoever calls asks for it by the name on the door.
    return _place(name, reading or known_reading, f"{english} ({name})" if english else name)


def _place(name: str, reading: str, english: str) -> Words:
    told = f"{{{name}|{reading}}}" if name and reading and not re.search(r"[{}|\s]", name + reading) else name
    return Words(told, told, english)


def _english(name: str, reading: str) -> str:
    kind = _KINDS.get(name[-1:], "")
    for ending in _READINGS.get(name[-1:], ()):
        if reading.endswith(ending) and (own := romaji(reading[: -len(ending)])):
            return f"{own.capitalize()} {kind}"
    return romaji(reading).capitalize() or name
