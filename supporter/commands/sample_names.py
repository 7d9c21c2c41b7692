"""Names of people who do not exist, with the characters that real rosters hold: 髙 﨑 𠮷, IVS, foreign names."""

from __future__ import annotations

import random

FAMILY = (
    ("見本", "ミホン"), ("架空", "カクウ"), ("鳥取", "トットリ"), ("砂丘", "サキュウ"), ("湖山", "コヤマ"),
    ("岩井", "イワイ"), ("若桜", "ワカサ"), ("智頭", "チズ"), ("八東", "ハットウ"), ("香住", "カスミ"),
    ("浜坂", "ハマサカ"), ("因幡", "イナバ"), ("千代川", "センダイガワ"), ("髙見本", "タカミホン"),
    ("見﨑", "ミサキ"), ("𠮷見本", "ヨシミホン"), ("濵架空", "ハマカクウ"), ("邉見", "ヘンミ"),
    ("葛\U000e0100見", "クズミ"), ("辻\U000e0101見本", "ツジミホン"),
)  # fmt: skip
GIVEN = (
    ("花子", "ハナコ"), ("太郎", "タロウ"), ("梨花", "リカ"), ("砂斗", "サト"), ("湖太", "コタ"), ("千代", "チヨ"),
    ("松葉", "マツバ"), ("因", "チナミ"), ("和", "カズ"), ("縁", "ユカリ"), ("つなぐ", "ツナグ"), ("ひかり", "ヒカリ"),
    ("悠", "ユウ"), ("實", "ミノル"), ("靜", "シズカ"), ("海斗", "カイト"), ("美幸", "ミユキ"),
    ("健太郎左衛門", "ケンタロウザエモン"),
)  # fmt: skip
FOREIGN = (
    ("Nguyễn Thị Mẫu", ""), ("Maria Clara Amostra", ""), ("José Muñoz Ejemplo", ""), ("Zoë Sample", ""),
    ("ジョン・サンプル", "ジョン サンプル"), ("金 見本", "キム ミホン"), ("Ömer Örnek", ""),
)  # fmt: skip
VENUES = ("中央公民館（見本）", "福祉センター（見本）", "湖畔集会所（見本）", "役場ホール（見本）")
TRAINERS = ("佐藤（見本）", "講師 見本", "講師 架空")


def person(chance: random.Random) -> tuple[str, str]:
    """A name and its フリガナ; one in thirty is not written in the Japanese way."""
    if chance.random() < 1 / 30:
        return chance.choice(FOREIGN)
    (family, family_kana), (given, given_kana) = chance.choice(FAMILY), chance.choice(GIVEN)
    space = "　" if chance.random() < 0.8 else " "
    return f"{family}{space}{given}", f"{family_kana} {given_kana}"
