"""What a place to call says of itself, in the three ways of speaking: its hours, its cost, its languages.

Officers write these lines freely. One that is made of words we know is said anew; any other stays as it was written.
"""

from __future__ import annotations

import re

from supporter.wording.shared.words import Words, without_readings

_EASY_DAYS = dict(zip("月火水木金土日", ["げつ", "か", "すい", "もく", "きん", "ど", "にち"], strict=True))
_ENGLISH_DAYS = dict(
    zip("月火水木金土日", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], strict=True)
)
#: Words of hours, longer ones first: Japanese, やさしい日本語, English.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("土・日・祝日", "どようび・にちようび・しゅくじつ", "weekends and holidays"),
    ("土日祝日", "どようび・にちようび・しゅくじつ", "weekends and holidays"),
    ("土日祝", "どようび・にちようび・しゅくじつ", "weekends and holidays"),
    ("年末年始", "12がつ 29にちから 1がつ みっか", "the New Year holidays"),
    ("24時間", "24じかん", "24 hours"),
    ("祝日", "しゅくじつ", "holidays"),
    ("平日", "げつようびから きんようび", "Weekdays"),
    ("毎日", "まいにち", "every day"),
    ("を除く", "は やすみです", " excepted"),
    ("は休み", "は やすみです", " excepted"),
    ("（", "（", " ("),
    ("）", "）", ")"),
    ("、", "、", ", "),
    ("・", "・", ", "),
    ("　", " ", " "),
)
_READINGS = {
    **{"平日": "へいじつ", "毎日": "まいにち", "時間": "じかん", "祝日": "しゅくじつ", "年末年始": "ねんまつねんし"},
    **{"休": "やす", "除": "のぞ", "曜日": "ようび", "曜": "よう", "土日祝": "どにちしゅく"},
    **{"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち", "祝": "しゅく"},
}
_READ = re.compile(
    "年末年始|土日祝(?!日)|平日|毎日|時間|祝日|曜日|曜|休(?=み)|除(?=く)"
    "|[月火水木金土日祝](?=[曜・〜~–、 　-])|(?<=[・〜~–-])[月火水木金土日祝]"
)
_RANGE = re.compile(r"([月火水木金土日])(?:曜日?)?(?:-|–|〜|~|から)([月火水木金土日])(?:曜日?)?")
_DAY = re.compile(r"([月火水木金土日])(?:曜日?|(?=[・, 　（(]|$))")
_JAPANESE = re.compile(r"[\u3005-\u30ff\u3400-\u9fff]")
_KANJI = re.compile(r"[\u3005-\u3007\u3400-\u9fff]")

#: Costs and languages as they are most often written.
_LINES = (
    Words("かかりません", "おかねは いりません", "Free of charge"),
    Words("{無料|むりょう}", "おかねは いりません", "Free of charge"),
    Words("{通話料|つうわりょう}だけ", "でんわの おかねだけ いります", "You pay for the call only"),
    Words("{通話料|つうわりょう}がかかります", "でんわの おかねが いります", "You pay for the call"),
    Words("{通話料|つうわりょう}", "でんわの おかねが いります", "You pay for the call"),
    Words("{通信料|つうしんりょう}だけ", "インターネットの おかねだけ いります", "You pay for your own data only"),
    Words("{日本語|にほんご}", "にほんごで はなせます", "Japanese"),
    Words(
        "{日本語|にほんご}、やさしい{日本語|にほんご}",
        "にほんごで はなせます。やさしい にほんごでも いいです",
        "Japanese, also plain Japanese",
    ),
    Words("{日本語|にほんご}、{英語|えいご}", "にほんごと えいごで はなせます", "Japanese, English"),
)
_KNOWN = {without_readings(words.ja): words for words in _LINES}


def hours(text: str, easy: str = "", english: str = "") -> Words:
    """平日 8:30–17:15 in three ways; `easy` and `english` where the officer wrote them."""
    read = _READ.sub(lambda found: f"{{{found[0]}|{_READINGS[found[0]]}}}", text)
    return Words(read, easy or _easy(text), english or _english(text))


def line(text: str, easy: str = "", english: str = "") -> Words:
    """A cost or languages in three ways."""
    known = _KNOWN.get(text, Words(text, text, text))
    return Words(known.ja, easy or known.easy, english or known.en)


def _easy(text: str) -> str:
    told = _RANGE.sub(lambda days: f"{_EASY_DAYS[days[1]]}ようびから {_EASY_DAYS[days[2]]}ようび", text)
    for japanese, easy, _ in _WORDS:
        told = told.replace(japanese, easy)
    told = _DAY.sub(lambda day: f"{_EASY_DAYS[day[1]]}ようび", told)
    return text if _KANJI.search(told) else told


def _english(text: str) -> str:
    told = _RANGE.sub(lambda days: f"{_ENGLISH_DAYS[days[1]]} to {_ENGLISH_DAYS[days[2]]}", text)
    for japanese, _, english in _WORDS:
        told = told.replace(japanese, english)
    told = _DAY.sub(lambda day: _ENGLISH_DAYS[day[1]], told)
    told = " ".join(told.split())
    return text if _JAPANESE.search(told) else told[:1].upper() + told[1:]
