"""Towns, departments, hours and counters speak as the sentences around them do."""

from __future__ import annotations

import pytest

from supporter import wording
from supporter.content.profiles import examples, more_examples, read_profile
from supporter.services.municipalities import spoken_facts
from supporter.wording import Language, Words, counted
from supporter.wording.shared import office_lines, places
from supporter.wording.shared.romaji import romaji

KNOWN = {
    **{"鳥取市": "Tottori City", "岩美町": "Iwami Town", "若桜町": "Wakasa Town", "智頭町": "Chizu Town"},
    **{"八頭町": "Yazu Town", "香美町": "Kami Town", "新温泉町": "Shin'onsen Town", "京都市": "Kyoto City"},
    **{"福岡市": "Fukuoka City", "熊本市": "Kumamoto City", "市原市": "Ichihara City", "中野区": "Nakano Ward"},
    **{"座間市": "Zama City", "岡崎市": "Okazaki City", "春日井市": "Kasugai City", "豊田市": "Toyota City"},
    **{"播磨町": "Harima Town", "呉市": "Kure City", "福山市": "Fukuyama City", "宇和島市": "Uwajima City"},
}


def test_every_town_we_know_has_a_reading_and_latin_letters() -> None:
    towns = [*(read_profile(path) for path in examples().values()), *more_examples().values()]
    assert {town.name: spoken_facts.town_name(town).en for town in towns} == KNOWN
    for town in towns:
        said = spoken_facts.town_name(town)
        assert said.ja == said.easy and wording.without_readings(said.ja) == town.name != said.ja


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        *(("オオサカ", "osaka"), ("トウキョウ", "tokyo"), ("カツウラ", "katsuura"), ("ユウバリ", "yubari")),
        *(("ハッチョウ", "hatcho"), ("ナンヨウ", "nan'yo"), ("グンマ", "gunma"), ("オオウチ", "ouchi")),
        *(("とっとり", "tottori"), ("ニイガタ", "niigata"), ("ジュウモンジ", "jumonji"), ("鳥取", "")),
    ],
)
def test_kana_become_latin_letters_as_towns_write_them(kana: str, latin: str) -> None:
    assert romaji(kana) == latin


def test_a_town_may_write_itself_otherwise() -> None:
    assert places.town("井上町", "イノウエチョウ").en == "Inoe Town"
    assert places.town("井上町", "イノウエチョウ", "Inoue Town").en == "Inoue Town"
    assert places.department("みどり課") == Words("みどり課", "みどり課", "みどり課")
    assert places.department("みどり課", "みどりか", "Green Division").en == "Green Division (みどり課)"


@pytest.mark.parametrize("name", ["", "鳥取|市", "{鳥取市}", "鳥 取市", "<b>市"])
def test_names_hold_whatever_was_typed(name: str) -> None:
    for said in (places.town(name, "トットリシ"), places.department(name, "x"), places.prefecture(name)):
        assert wording.without_readings(said.ja) == name


@pytest.mark.parametrize(
    ("text", "easy", "english"),
    [
        ("平日 8:30–17:15", "げつようびから きんようび 8:30–17:15", "Weekdays 8:30–17:15"),
        ("月〜金 9:00–17:00", "げつようびから きんようび 9:00–17:00", "Monday to Friday 9:00–17:00"),
        ("土曜日 9:00–12:00", "どようび 9:00–12:00", "Saturday 9:00–12:00"),
        ("24時間・毎日", "24じかん・まいにち", "24 hours, every day"),
        ("第2火曜の午後だけ", "第2火曜の午後だけ", "第2火曜の午後だけ"),
    ],
)
def test_hours_of_words_we_know_are_said_anew(text: str, easy: str, english: str) -> None:
    said = office_lines.hours(text)
    assert (wording.without_readings(said.ja), said.easy, said.en) == (text, easy, english)
    assert office_lines.hours(text, "あさ", "Mornings")[1:] == ("あさ", "Mornings")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("easy", "1にん、2にん、3にん、12にん", "ひとり、ふたり、3にん、12にん"),
        ("easy", "1ふん 2ふん 3ふん 10ふん 5ふん", "1ぷん 2ふん 3ぷん 10ぷん 5ふん"),
        ("en", "1 pages, 2 pages, 21 pages, 1 times", "1 page, 2 pages, 21 pages, 1 time"),
        ("en", "of 1 people; 1–1 pages", "of 1 person; 1–1 pages"),
        ("ja", "<ruby>人<rt>にん</rt></ruby>", "<ruby>人<rt>にん</rt></ruby>"),
        ("ja", "2<ruby>人<rt>にん</rt></ruby>", "<ruby>2人<rt>ふたり</rt></ruby>"),
        ("ja", "12<ruby>人<rt>にん</rt></ruby>", "12<ruby>人<rt>にん</rt></ruby>"),
        ("ja", "3<ruby>分<rt>ふん</rt></ruby>", "3<ruby>分<rt>ぷん</rt></ruby>"),
    ],
)
def test_counters_are_said_as_people_say_them(language: Language, text: str, said: str) -> None:
    assert counted(text, language) == said
