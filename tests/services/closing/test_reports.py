"""実施報告: folded from what is stored, the same on the page, on paper and in Excel, with nobody recognisable."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from supporter.content.courses.library import Library
from supporter.documents.closing.report import ReportPaper, figures, group_tables, group_text
from supporter.documents.closing.report_xlsx import report_xlsx, tables
from supporter.documents.engine.press import Press
from supporter.domain.closing.report import Report, groups
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.reports import Reports
from tests.services.closing.test_finishing import ask_and_end, begun, everything, guest, kirin
from tests.support.cast import IWAMI, TOTTORI, refusal
from tests.support.hall import FIRST, POLL, SATO, Hall
from tests.support.papers import text_of

HEARD = "anketo-hitokoto"


@pytest.fixture
def finishing(hall: Hall, library: Library) -> Finishing:
    return Finishing(hall.store, library, hall.clock, hall.orders)


@pytest.fixture
def reports(hall: Hall, library: Library, finishing: Finishing) -> Reports:
    return Reports(hall.store, library, hall.clock, hall.orders, finishing)


async def held(hall: Hall, finishing: Finishing) -> None:
    """Seven of 鳥取市 and two of 岩美町 by phone, one on paper; a poll before and after, and a free text."""
    await kirin(hall)
    await hall.begin(municipalities=(IWAMI,), host="NPO法人 つながりの森")
    people = [("鳥取", TOTTORI)] * 7 + [("岩美", IWAMI)] * 2
    phones = [await hall.join(guest=guest(f"{name} {n}子", town)) for n, (name, town) in enumerate(people)]
    await hall.reception.on_paper(SATO, hall.id, guest=guest("鳥取 紙子"))
    for key, choice in ((f"{POLL}@before", "2"), (f"{POLL}@after", "0")):
        await hall.classroom.open_question(SATO, hall.id, key)
        for number, phone in enumerate(phones):
            random = f"{number:x}".zfill(32)
            await hall.answer(phone, choice if number else "1", key=key, random=random)
        await hall.classroom.close(SATO, hall.id)
    await hall.ask()
    for number, phone in enumerate(phones):
        await hall.answer(phone, "1" if number < 6 else "0")
    await hall.answers.hands(SATO, hall.id, FIRST, {"1": 3})
    await hall.classroom.close(SATO, hall.id)
    await hall.classroom.open_question(SATO, hall.id, HEARD)
    await hall.answer(phones[0], "湖山の田中さんが心配です", key=HEARD, random="a" * 32)
    await ask_and_end(hall)
    await finishing.confirm(SATO, hall.id)


async def test_a_class_is_told_in_numbers(hall: Hall, finishing: Finishing, reports: Reports) -> None:
    await held(hall, finishing)
    _, report = await reports.report(SATO, hall.id)
    assert (report.people, report.completed, report.attended, report.confirmed) == (10, 10, 0, 10)
    assert dict(report.facts)["主催"] == "NPO法人 つながりの森"
    assert [(one.label, group_text(one)) for one in report.ways] == [("電話", "9人"), ("紙", "1人")]
    assert [(one.label, group_text(one)) for one in report.ages] == [("60代", "10人")]
    assert [(one.label, group_text(one)) for one in report.towns] == [
        ("鳥取市", "出しません"),
        ("岩美町", "出しません"),
    ]
    (result,) = report.results
    assert (result.answered, result.right) == (12, 9)
    (poll,) = report.before_after
    assert [(row.label, row.answered, row.counts) for row in poll.rows] == [
        ("受講前", 9, (0, 1, 8, 0, 0)),
        ("受講後", 9, (8, 1, 0, 0, 0)),
    ]
    assert report.survey == () and report.voices == ()


def test_small_groups_are_hidden_and_never_found_by_subtracting() -> None:
    shown = {one.label: group_text(one) for one in groups(["甲"] * 9 + ["乙"] * 6 + ["丙"] * 2, ["甲", "乙", "丙"])}
    assert shown == {"甲": "9人", "乙": "出しません", "丙": "出しません"}
    shown = {
        one.label: group_text(one)
        for one in groups(["甲"] * 9 + ["乙"] + ["丙"] + ["丁"] * 7, ["甲", "乙", "丙", "丁"])
    }
    assert shown == {"甲": "9人", "乙": "出しません", "丙": "出しません", "丁": "出しません"}
    assert [group_text(one) for one in groups(["甲"] * 5 + ["乙"] * 5, ["乙", "甲"])] == ["5人", "5人"]


async def test_page_paper_and_excel_tell_the_same(
    hall: Hall, finishing: Finishing, reports: Reports, tmp_path: Path
) -> None:
    await held(hall, finishing)
    await reports.choose(SATO, hall.id, ["近所の人に、声をかけます。", "  ", "=1+1", "<r>声</r>", "😀うれしい"])
    _, report = await reports.exported(SATO, hall.id, "pdf")
    book = load_workbook(BytesIO(report_xlsx(report)))
    for title, headings, rows in tables(report):
        kept = [tuple(cell for cell in row if cell is not None) for row in book[title].iter_rows(values_only=True)]
        assert kept == [tuple(headings), *(tuple(cell for cell in row if cell != "") for row in rows)]
        assert not any(cell.data_type == "f" for row in book[title].iter_rows() for cell in row)
    press = Press()
    text = text_of(await press.pdf(ReportPaper(report=report)), tmp_path).replace(" ", "").replace("\n", "")
    press.close()
    for words in (*(value for _, value in report.facts), "近所の人に、声をかけます。", "〓うれしい", "=1+1"):
        assert words.replace(" ", "").replace("　", "") in text.replace("　", ""), words
    for _, number, unit, _ in figures(report):
        assert number + unit in text
    for _, found in group_tables(report):
        assert all(one.label + group_text(one) in text for one in found)
    assert "心配" not in text and "田中" not in text and "紙子" not in text
    told = [entry.facts for entry in await everything(hall, AuditEntry) if entry.action == "class.finish"]
    assert {"did": "report", "form": "pdf"} in told and not any("声" in str(facts) for facts in told)


async def test_texts_are_offered_to_staff_and_go_in_only_if_chosen(
    hall: Hall, finishing: Finishing, reports: Reports
) -> None:
    await held(hall, finishing)
    assert await reports.written(SATO, hall.id) == ["湖山の田中さんが心配です"]
    await reports.choose(SATO, hall.id, ["気になる方がいます。"])
    session, report = await reports.report(SATO, hall.id)
    assert report.voices == session.voices == ("気になる方がいます。",)
    assert await refusal(reports.choose(SATO, hall.id, ["あ" * 201])) == "report.too_long"
    assert await refusal(reports.choose(SATO, hall.id, [f"声{n}" for n in range(21)])) == "report.too_long"


async def test_the_words_of_a_word_cloud_are_offered_as_they_are_counted(hall: Hall, reports: Reports) -> None:
    await begun(hall)
    await TodaysClasses(hall.store, hall.clock, hall.orders).put_question(
        SATO, hall.id, "q1", "cloud", "ひとことで", []
    )
    for text in ("ＯＫ", "ok", "ok", "聴く"):
        await hall.answer(await hall.join(f"{text}さん"), text, key="today-q1")
    assert await reports.written(SATO, hall.id) == ["ok（3人）", "聴く"]


async def test_before_it_is_confirmed_a_report_says_so(hall: Hall, reports: Reports, tmp_path: Path) -> None:
    await begun(hall)
    await hall.join(guest=guest("新井 花"))
    assert await refusal(reports.report(SATO, hall.id)) == "finish.not_ended"
    await ask_and_end(hall)
    _, report = await reports.report(SATO, hall.id)
    assert (report.confirmed, report.people) == (0, 1)
    press = Press()
    assert "確定前の案" in text_of(await press.pdf(ReportPaper(report=report)), tmp_path)
    press.close()


@pytest.mark.parametrize("who", [READER, Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)])
async def test_another_town_is_told_nothing(hall: Hall, finishing: Finishing, reports: Reports, who: Person) -> None:
    await held(hall, finishing)
    for asked in (
        reports.report(who, hall.id),
        reports.exported(who, hall.id, "xlsx"),
        reports.written(who, hall.id),
        reports.choose(who, hall.id, ["声"]),
    ):
        assert await refusal(asked) == "access.refused"


def test_an_empty_class_prints_too(tmp_path: Path) -> None:
    nothing = Report(
        title="実施報告書", facts=(), people=0, completed=0, attended=0, counted=0, before=0, confirmed=0, ways=(),
        ages=(), towns=(), results=(), before_after=(), survey=(), voices=(), issuer="", ask="",
        made_on=dt.date(2026, 11, 23),
    )  # fmt: skip
    press = Press()
    assert "参加した人" in text_of(press.pdf_now(ReportPaper(report=nothing)), tmp_path)
    press.close()
