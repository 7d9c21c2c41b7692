"""Days, ages and columns as lists write them; who may be the same person; what becomes of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from supporter.domain.imports.ages import read_age
from supporter.domain.imports.contacts import doubt
from supporter.domain.imports.dates import read_day
from supporter.domain.imports.matching import JudgedRow, KnownPeople, shown, task_of
from supporter.domain.imports.reading import ListFacts, read_line
from supporter.domain.imports.row import Row
from supporter.domain.imports.towns import Residence, read_town
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


def judged(told: dict[str, str], known: Sequence[PersonKey] = (), serials: dict[str, str] | None = None) -> JudgedRow:
    row, troubles = read_line(34, told, ListFacts(TOWN, (TOWN,), TODAY))
    return KnownPeople(KnownKeys(known), known, serials or {}).judge(34, told, row, troubles)


def test_every_row_has_its_fate() -> None:
    assert judged({"name": "山本 よし子", "kana": "やまもと よしこ", "age": "60代"}).fate == "new"
    assert judged({"name": HANAKO.name, "kana": HANAKO.kana}, [HANAKO]).fate == "likely"
    assert judged({"name": "前田 正夫", "age": "七十代"}).fate == "ask"
    assert [judged({"name": name}).troubles[0].code for name in ("", "\ue000橋", "田\ufffd", "a\u202eb")] == [
        "name.empty", "gaiji", "unread", "name.forbidden",
    ]  # fmt: skip
    told = judged({"name": "鳥 花", "completed": "R5.3.3", "serial": "第1号"}, serials={"第1号": "another"})
    assert told.fate == "ask" and told.troubles[0].code == "serial_taken" and told.row and not told.row.serial


@pytest.mark.parametrize(
    ("text", "district", "doubted"),
    [
        ("湖山", "湖山", False),
        ("湖山地区", "湖山", False),
        ("湖山町", "湖山", False),
        (" 津ノ井  校区 ", "", True),
        ("津ノ井校区", "津ノ井", False),
        ("湖山小学校区", "", True),
        ("城北", "", True),
        ("", "", False),
    ],
)
def test_a_district_is_one_that_is_known_and_only_one(text: str, district: str, doubted: bool) -> None:
    facts = ListFacts(TOWN.model_copy(update={"districts": ("湖山", "湖山小学", "津ノ井")}), (TOWN,), TODAY)
    row, troubles = read_line(2, {"name": "山本 よし子", "district": text}, facts)
    assert row is not None and row.district == district
    assert [one.code for one in troubles] == (["district"] if doubted else [])
    row, troubles = read_line(2, {"name": "山本 よし子", "district": text}, facts._replace(take=frozenset({"312011"})))
    assert row is not None and row.district == district and troubles == (), "of applicants it is not kept"


def test_a_line_that_repeats_another_is_there_already() -> None:
    register = KnownPeople(KnownKeys(), [], {})
    rows = [Row(line=line, name="山本 よし子", contact="0857-00-0001") for line in (2, 3)]
    first, second = (register.judge(row.line, {}, row, []) for row in rows)
    assert (first.fate, second.fate, second.like[0].key) == ("new", "there", "line:2")
    assert task_of(second, "") is None and task_of(second, "enter") is not None


def test_what_is_said_of_a_row() -> None:
    one = judged({"name": "前田 正夫", "age": "七十代"})
    assert task_of(one, "") is None and task_of(one, "skip") is None
    written, bare = task_of(one, "enter"), task_of(one, "bare")
    assert written and written.row.age_band == "70代"
    assert bare and bare.row.age_band == ""
    alike = judged({"name": HANAKO.name, "kana": HANAKO.kana, "completed": "R5.3.3"}, [HANAKO])
    same = task_of(alike, "same:1")
    assert same and same.same == "1", "the completion is added to who is there"


def test_the_likeliest_comes_first_whatever_the_numbers() -> None:
    known = [
        HANAKO._replace(key=str(at), name=name, contact="")
        for at, name in enumerate(("鳥取 華子", "鳥取 花子", "鳥取 葉奈子"))
    ]
    one = judged({"name": "鳥取 花子", "kana": HANAKO.kana, "age": "70代", "contact": "0857-00-0009"}, known)
    assert one.like[0].name == "鳥取 花子" and len(one.like) == 3 and one.exact() == "1"


def test_what_is_kept_and_what_stood_there_are_both_shown() -> None:
    one = judged(
        {"name": "山本 よし子", "kana": "やまもと よしこ", "age": "72歳", "contact": "電話なし", "completed": "R8.10.4"}
    )
    kept = {field: (value, stood) for field, value, stood in shown(one.row, one.told)}
    assert kept["name"] == ("山本 よし子", "") and kept["kana"] == ("ヤマモト　ヨシコ", "やまもと よしこ")
    assert kept["age"] == ("70代", "72歳") and kept["contact"] == ("", "電話なし")
    assert kept["completed"] == ("2026-10-04", "R8.10.4")


@pytest.mark.parametrize(
    "text, code, guess",
    [
        ("0857-00-0001", "", ""), ("090 0000 0001", "", ""), ("(0857) 00-0001", "", ""), ("a@example.jp", "", ""),
        ("", "", ""),
        ("なし", "", ""), ("-", "", ""), ("22-3333", "", ""), ("+81857000001", "", ""), 
        ("０８５７（００）０００１", "", ""), ("0857-00-0001 内線 12", "", ""), ("0120-000-000", "", ""),
        ("857000001", "contact_zero", "0857000001"), ("857-00-0001", "contact_zero", "0857-00-0001"),
        ("8012345678", "contact_zero", "08012345678"), ("(857)00-0001", "contact_zero", "(0857)00-0001"),
        ("312345678", "contact_zero", "0312345678"), ("5012345678", "contact_zero", "05012345678"),
        ("8.57E+08", "contact_rounded", ""), ("9E+9", "contact_rounded", ""), ("8.57000001E+8", "contact_rounded", ""),
        ("x", "contact_odd", "x"), ("はい", "contact_odd", "はい"), ("1234", "contact_odd", "1234"),
        ("0857-00", "contact_odd", "0857-00"), ("857000000012", "contact_odd", "857000000012"),
    ],
)  # fmt: skip
def test_telephones_that_spreadsheets_maimed(text: str, code: str, guess: str) -> None:
    found = doubt(text)
    assert (found.code, found.guess) == (code, guess) if found else not code


IWAMI = TOWN.model_copy(update={"id": "313025", "name": "岩美町"})


@pytest.mark.parametrize(
    "text, code, belongs",
    [
        ("鳥取市", "312011", ""), ("鳥取県鳥取市", "312011", ""), ("鳥取市湖山町北１", "312011", ""),
        ("312011", "312011", ""),
        ("３１２０１１", "312011", ""), ("31201", "312011", ""), ("岩美町", "313025", ""),
        ("岩美郡岩美町", "313025", ""),
        ("鳥取県 岩美郡 岩美町", "313025", ""), ("岩美町（在勤）", "313025", "在勤"), ("在勤", "", "在勤"),
        ("在学", "", "在学"),
        ("鳥取市在学", "312011", "在学"), ("通勤", "", "在勤"), ("札幌市", "", ""), ("北海道鳥取市", "", ""),
        ("市外", "", ""),
        ("鳥取", "", ""), ("999999", "", ""), ("智頭町", "", ""),
    ],
)  # fmt: skip
def test_towns_by_name_code_and_belonging(text: str, code: str, belongs: str) -> None:
    assert read_town(text, (TOWN, IWAMI)) == Residence(code, belongs)  # type: ignore[arg-type]
