"""Rosters: of one's own town alone, in the order of the serials, names as typed, every export on record."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest

from supporter.commands import roster_file
from supporter.domain.municipalities.municipality import CertificateStyle, Programme
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study, write_course

OURS = RosterFilter(municipality=TOTTORI)
NAMES = ["髙橋 一", "山﨑 二", "𠮷田 三", "葛󠄀城 四", "濵田 五", "Nguyễn Thị Ánh", "ジョン・スミス"]
FORMULAS = ["=cmd|' /C calc'!A0", "@SUM(1)", "+81 花子", "-花子"]


async def completed(study: Study, *names: str, municipality: str = TOTTORI) -> list[Person]:
    people = [await study.learner(name, municipality=municipality, kana="ア") for name in names]
    for person in people:
        await study.complete(person)
    return people


async def test_an_officer_sees_the_completions_of_their_town_alone(study: Study, cast: Cast) -> None:
    await completed(study, "一 人", "二 人")
    await completed(study, "岩美 人", municipality=IWAMI)
    await study.learning.read(cast.taro, COURSE, study.refs[:2])
    ours = await study.rosters.rows(cast.suzuki, OURS)
    assert [(row.number, row.name) for row in ours.rows] == [(1, "一 人"), (2, "二 人")]
    assert {row.municipality for row in ours.rows} == {"鳥取市"}
    theirs = await study.rosters.rows(cast.tanaka, RosterFilter(municipality=IWAMI))
    assert [row.name for row in theirs.rows] == ["岩美 人"]


@pytest.mark.parametrize("who", ["tanaka", "sato", "hanako", "reader", "coordinator", "administrator", "nowhere"])
async def test_others_are_refused_before_anything_is_read(
    study: Study, cast: Cast, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = {
        "reader": READER,
        "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
        "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
        "nowhere": Person(role=Role.OFFICER, id="nobody"),
    }
    person = others.get(who) or getattr(cast, who)

    async def never(*_: object) -> None:
        raise AssertionError("the store was asked")

    for method in ("read", "run", "scan"):
        monkeypatch.setattr(study.store, method, never)
    assert await refusal(study.rosters.rows(person, OURS)) == "access.refused"
    assert await refusal(study.rosters.export(person, OURS, "確認", "csv")) == "access.refused"
    assert await refusal(study.rosters.rows(person, RosterFilter(municipality=""))) == "access.refused"


async def test_days_are_from_and_to_inclusive(study: Study, cast: Cast) -> None:
    for day in (1, 2, 3):
        study.clock.time = study.clock.time.replace(year=2027, month=1, day=day)
        await completed(study, f"{day}日 人")

    async def days(since: int | None, until: int | None) -> list[int]:
        since_day, until_day = (dt.date(2027, 1, day) if day else None for day in (since, until))
        chosen = RosterFilter(municipality=TOTTORI, since=since_day, until=until_day)
        return [row.completed_on.day for row in (await study.rosters.rows(cast.suzuki, chosen)).rows]

    assert await days(None, None) == [1, 2, 3]
    assert await days(2, None) == [2, 3] and await days(None, 2) == [1, 2]
    assert await days(2, 2) == [2] and await days(3, 1) == []


async def test_a_roster_is_narrowed_by_course_and_programme(study: Study, cast: Cast) -> None:
    other = Programme(id="yuru", name="ゆるサポ", courses=(COURSE,))
    await study.store.run(lambda tx: records.save(tx, other))
    style = CertificateStyle(number_format="第R{era_year}-{programme}{level}-{number:04d}号")
    await study.profile(TOTTORI, programmes=(f"tsunagari-{TOTTORI}", "yuru"), certificate=style)
    await completed(study, "一 人")
    await study.complete(await study.learner("ゆる 人", programme="yuru"))

    async def names(**chosen: str) -> list[str]:
        found = await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI, **chosen))
        return [row.name for row in found.rows]

    assert await names(programme="yuru") == ["ゆる 人"]
    assert await names(programme=f"tsunagari-{TOTTORI}", course=COURSE) == ["一 人"]
    assert await names(course="nai") == [] and len(await names(course=COURSE)) == 2


async def test_rows_stand_in_the_order_of_their_serials(study: Study, cast: Cast) -> None:
    people = await completed(study, *(f"人 {at}" for at in range(12)))
    await study.profile(TOTTORI, issue="confirmed")
    waiting = await completed(study, "待つ 人")
    rows = (await study.rosters.rows(cast.suzuki, OURS)).rows
    assert [row.serial for row in rows] == [*(f"第R8-基-{at:04}号" for at in range(1, 13)), ""]
    assert [row.number for row in rows] == list(range(1, 14))
    assert rows[-1].name == "待つ 人" and rows[-1].issued_on is None
    assert len(people) == 12 and len(waiting) == 1


async def test_a_row_tells_what_the_office_keeps(study: Study, cast: Cast) -> None:
    person = await study.learner(
        "鳥取　梨花", kana="トットリ リカ", age_band="40代", district="久松", relation="在勤",
        registered="yes", wants_news=True,
    )  # fmt: skip
    await study.learning.attended(cast.suzuki, person.id, COURSE, await study.hold("s1", TOTTORI))
    await study.take_test(person)
    (row,) = (await study.rosters.rows(cast.suzuki, OURS)).rows
    assert (row.name, row.kana, row.age_band, row.district) == ("鳥取　梨花", "トットリ　リカ", "40代", "久松")
    assert (row.relation, row.method, row.session, row.venue) == ("在勤", "集合", "R8-s1", "中央公民館")
    assert (row.trainers, row.registered, row.contact_allowed) == ("佐藤", True, True)
    assert (row.course, row.level) == (study.library.course(COURSE).title.plain, "基礎")
    assert row.completed_on == row.issued_on == dt.date(2026, 12, 23)


async def test_a_course_that_is_gone_still_has_its_roster(study: Study, cast: Cast, tmp_path: Path) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    await completed(study, "一 人")
    write_course(tmp_path, ["aisatsu"], questions=1)
    course = tmp_path / "courses/kiso"
    (course / "course.yaml").write_text((course / "course.yaml").read_text("utf-8").replace("id: kiso", "id: betsu"))
    course.rename(tmp_path / "courses/betsu")
    study.restart(tmp_path)
    (row,) = (await study.rosters.rows(cast.suzuki, OURS)).rows
    assert (row.name, row.course) == ("一 人", COURSE)


async def test_every_export_is_on_record_with_reason_and_count_and_without_a_name(study: Study, cast: Cast) -> None:
    await completed(study, "秘密 花子", "秘密 太郎")
    chosen = RosterFilter(municipality=TOTTORI, course=COURSE, since=dt.date(2026, 12, 1), until=dt.date(2026, 12, 31))
    for form in ("xlsx", "csv", "csv-cp932", "json"):
        await study.rosters.export(cast.suzuki, chosen, f"　月次報告 {form}　", form)
    entries = study.audit("roster.export")
    assert {entry.facts["form"] for entry in entries} == {"xlsx", "csv", "csv-cp932", "json"}
    assert all((entry.actor, entry.municipality) == ("staff:suzuki", TOTTORI) for entry in entries)
    reasons = {entry.facts["reason"]: entry.facts for entry in entries}
    told = {"form": "csv", "rows": "2", "course": COURSE, "from": "2026-12-01", "to": "2026-12-31"}
    assert len(reasons["月次報告 csv"].pop("people")) == 32, "whose names it held is kept beside it"
    columns = reasons["月次報告 csv"].pop("columns")
    assert columns.startswith("番号、修了証番号、氏名、") and columns.endswith("、備考"), "all of them are named, too"
    assert reasons["月次報告 csv"] == {"reason": "月次報告 csv"} | told
    assert "秘密" not in json.dumps(list(study.store.scan("audit_entries")), ensure_ascii=False)
    await study.rosters.rows(cast.suzuki, OURS)
    assert len(study.audit("roster.export")) == 4, "looking is no export"


@pytest.mark.parametrize("reason", ["", " ", "　", "\n\t"])
async def test_an_export_without_a_reason_is_refused(study: Study, cast: Cast, reason: str) -> None:
    assert await refusal(study.rosters.export(cast.suzuki, OURS, reason, "csv")) == "roster.no_reason"
    assert study.audit("roster.export") == []


async def test_an_unknown_municipality_has_no_roster(study: Study, towns: None) -> None:
    officer = Person(role=Role.OFFICER, id="x", municipality="313254")
    assert await refusal(study.rosters.rows(officer, RosterFilter(municipality="313254"))) == "municipality.unknown"


async def test_a_roster_of_many_lets_others_answer_meanwhile(study: Study, cast: Cast) -> None:
    person = (await completed(study, "一 人"))[0]
    (summary,) = await study.store.read(lambda tx: tx.find("summaries", "learner", person.id))

    def fill(tx: object) -> None:
        for at in range(2_000):
            tx.put("summaries", summary | {"id": f"{person.id}:kiso:{3000 + at}"})  # type: ignore[attr-defined]

    await study.store.run(fill)
    export = asyncio.create_task(study.rosters.rows(cast.suzuki, OURS))
    turns = 0
    while not export.done():
        await asyncio.sleep(0)
        turns += 1
    assert len(export.result().rows) == 2_001 and turns > 5


async def files(study: Study, cast: Cast, folder: Path) -> dict[str, Path]:
    """The roster as each of the four files, as the command writes them."""
    made = {}
    for form, suffix in {"xlsx": "xlsx", "csv": "csv", "csv-cp932": "cp932.csv", "json": "json"}.items():
        roster = await study.rosters.export(cast.suzuki, OURS, "確認", form)
        answer = {
            "municipality": roster.municipality.model_dump(mode="json"),
            "programme": "つながりサポーター",
            "made_at": roster.made_at.isoformat(),
            "rows": [row.model_dump(mode="json") for row in roster.rows],
        }
        made[form] = folder / f"roster.{suffix}"
        roster_file.write(answer, form, made[form], "確認")
    return made


async def test_names_travel_as_typed_from_sign_up_into_every_file(study: Study, cast: Cast, tmp_path: Path) -> None:
    await completed(study, *NAMES)
    made = await files(study, cast, tmp_path)
    text = made["csv"].read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert [row["氏名"] for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))] == NAMES
    sheet = openpyxl.load_workbook(made["xlsx"]).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert cells.issuperset(NAMES)
    assert [row["name"] for row in json.loads(made["json"].read_text("utf-8"))["rows"]] == NAMES


async def test_cp932_replaces_nothing_without_telling(study: Study, cast: Cast, tmp_path: Path) -> None:
    await completed(study, *NAMES)
    made = await files(study, cast, tmp_path)
    plain = made["csv-cp932"].read_bytes().decode("cp932")
    kept = [row["氏名"] for row in csv.DictReader(io.StringIO(plain))]
    report = next(tmp_path.glob("*置きかえた字.csv")).read_text("utf-8-sig")
    assert "?" not in "".join(kept)
    for name, shown in zip(NAMES, kept, strict=True):
        assert (name == shown) or name in report, f"{name} became {shown} silently"
    assert kept[0] == NAMES[0] and kept[-1] == NAMES[-1]


async def test_no_name_is_a_formula(study: Study, cast: Cast, tmp_path: Path) -> None:
    await completed(study, *FORMULAS)
    made = await files(study, cast, tmp_path)
    book = openpyxl.load_workbook(made["xlsx"])
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    with made["csv"].open(encoding="utf-8-sig") as file:
        for row in csv.reader(file):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
