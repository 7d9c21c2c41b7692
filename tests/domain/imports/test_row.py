"""Days, ages and columns as lists write them; who may be the same person; what becomes of a row."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.imports.columns import ImportColumns, guess
from supporter.domain.imports.dates import read_day
from supporter.domain.imports.matching import KnownPeople, task_of
from supporter.domain.imports.row import Row, read_age, read_row
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.duplicates import KnownKeys, PersonKey, likeness

TODAY = dt.date(2026, 11, 24)
TOWN = Municipality(
    id="312011",
    name="鳥取市",
    kana="トットリシ",
    prefecture="鳥取県",
    department="福祉課",
    phone="0857-00-0000",
    programmes=("t",),
    districts=("湖山",),
)


@pytest.mark.parametrize(
    "text",
    ["2026-11-23", "2026/11/23", "2026年11月23日(月)", "令和8年11月23日", "Ｒ８．１１．２３", "20261123", "46349"],
)
def test_days_in_every_writing(text: str) -> None:
    assert read_day(text) == dt.date(2026, 11, 23)


def test_first_years_times_and_what_is_no_day() -> None:
    assert read_day("令和元年5月1日") == dt.date(2019, 5, 1) and read_day("S64.1.7") == dt.date(1989, 1, 7)
    assert read_day("2026-11-23 13:40") == dt.date(2026, 11, 23)
    assert [read_day(text) for text in ("", "8.11.23", "2026-13-01", "去年", "99999", "令和8年2月30日")] == [None] * 6


@pytest.mark.parametrize(
    "text, band",
    [("70代", "70代"), ("７２歳", "70代"), ("72", "70代"), ("15", "10代以下"), ("90代", "80代以上"), ("", ""),
     ("80代以上", "80代以上"), ("昭和29年12月1日", "70代"), ("無回答", "")],
)  # fmt: skip
def test_ages(text: str, band: str) -> None:
    assert read_age(text, TODAY) == (band, "")


def test_an_age_that_is_only_guessed_is_told_so() -> None:
    assert read_age("七十代", TODAY) == (None, "70代")
    assert read_age("ひみつ", TODAY) == (None, "")


@pytest.mark.parametrize(
    "titles, fields",
    [
        (["日時", "お名前（漢字）", "お名前（フリガナ）", "電話番号", "年代"], ["", "name", "kana", "contact", "age"]),
        (["姓", "名", "セイ", "メイ", "生年月日"], ["family", "given", "kana_family", "kana_given", "age"]),
        (["姓（漢字）", "名（漢字）", "カナ（姓）", "カナ（名）"], ["family", "given", "kana_family", "kana_given"]),
        (["№", "氏名", "ふりがな", "修了年月日（和暦）", "修了証番号"], ["", "name", "kana", "completed", "serial"]),
        (["講座区分", "受講番号", "地区"], ["", "number", "district"]),
    ],
)
def test_columns_are_known_by_their_headings(titles: list[str], fields: list[str]) -> None:
    assert guess(titles, [["x"] * len(titles)], ImportColumns(id="312011")) == fields


def test_the_name_of_who_filled_in_a_form_gives_way_to_the_name_that_was_asked() -> None:
    titles, rows = ["ID", "名前", "お名前"], [["1", "anonymous", "鳥取 花子"]]
    assert guess(titles, rows, ImportColumns(id="312011")) == ["", "", "name"]
    memory = ImportColumns(id="312011").with_these(["ID", "お名前"], ["number", ""])
    assert guess(titles, rows, memory) == ["number", "", ""], "what an officer has said before counts more"


HANAKO = PersonKey("1", "鳥取 花子", "トットリ ハナコ", "70代", "湖山", "0857-00-0000")


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, "same"),
        ({"name": "鳥取　花子", "contact": "０８５７（００）００００"}, "same"),
        ({"age_band": ""}, "likely"),
        ({"name": "鳥取 華子", "contact": ""}, "likely"),
        ({"age_band": "80代以上", "contact": ""}, "likely"),
        ({"contact": "090-0000-0000"}, "likely"),
        ({"age_band": "30代", "contact": ""}, ""),
        ({"name": "鳥取 華子", "contact": "090-0000-0000"}, ""),
        ({"name": "鳥取 太郎", "kana": "トットリ タロウ"}, ""),
    ],
)
def test_who_may_be_the_same(changes: dict[str, str], expected: str) -> None:
    other = HANAKO._replace(key="2", **changes)
    assert likeness(HANAKO, other) == likeness(other, HANAKO) == expected
    assert list(KnownKeys([other, HANAKO]).pairs()) == ([(HANAKO, other)] if expected else [])


def judged(told: dict[str, str], known: list[PersonKey] | None = None, serials: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    row, troubles = read_row(34, told, TOWN, TODAY)
    return KnownPeople(KnownKeys(known or []), known or [], serials or {}).judge(
        34, told.get("name", ""), row, troubles
    )


def test_every_row_has_its_fate() -> None:
    assert judged({"name": "山本 よし子", "kana": "やまもと よしこ", "age": "60代"}).fate == "new"
    assert judged({"name": HANAKO.name, "kana": HANAKO.kana}, [HANAKO]).fate == "likely"
    assert judged({"name": "前田 正夫", "age": "七十代"}).fate == "ask"
    assert [judged({"name": name}).troubles[0].code for name in ("", "\ue000橋", "田\ufffd", "a\u202eb")] == [
        "name.empty", "gaiji", "unread", "name.forbidden",
    ]  # fmt: skip
    told = judged({"name": "鳥 花", "completed": "R5.3.3", "serial": "第1号"}, serials={"第1号": "another"})
    assert told.fate == "ask" and told.troubles[0].code == "serial_taken" and told.row and not told.row.serial


def test_a_line_that_repeats_another_is_there_already() -> None:
    register = KnownPeople(KnownKeys(), [], {})
    rows = [Row(line=line, name="山本 よし子") for line in (2, 3)]
    first, second = (register.judge(row.line, row.name, row, []) for row in rows)
    assert (first.fate, second.fate, second.like and second.like.key) == ("new", "there", "line:2")
    assert task_of(second, "") is None and task_of(second, "enter") is not None


def test_what_is_said_of_a_row() -> None:
    one = judged({"name": "前田 正夫", "age": "七十代"})
    assert task_of(one, "") is None and task_of(one, "skip") is None
    written, bare = task_of(one, "enter"), task_of(one, "bare")
    assert written and written.row.age_band == "70代"
    assert bare and bare.row.age_band == ""
    alike = judged({"name": HANAKO.name, "kana": HANAKO.kana, "completed": "R5.3.3"}, [HANAKO])
    same = task_of(alike, "same")
    assert same and same.same == "1", "the completion is added to who is there"
