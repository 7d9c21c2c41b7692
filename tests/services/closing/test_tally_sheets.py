"""集計表: what a class answered, wrote and asked in one Excel file, which names nobody unless it is asked to."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from supporter.content.courses.library import Library
from supporter.documents.closing.tally_sheet_xlsx import tally_sheet_xlsx
from supporter.domain.administration.affected import Affected
from supporter.domain.closing.tally_sheet import TallySheet
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.tally_sheets import TallySheets, tally_file_name
from tests.services.closing.test_finishing import SUZUKI, ask_and_end, everything, guest, kirin
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.hall import FIRST, POLL, SATO, Hall

HEARD, TAPE = "anketo-hitokoto", '=HYPERLINK("http://x")'
SHEETS = ["はじめに", "回答", "ことば", "会場からの質問", "出席"]


@pytest.fixture
def finishing(hall: Hall, library: Library) -> Finishing:
    return Finishing(hall.store, library, hall.clock, hall.orders)


@pytest.fixture
def tallies(hall: Hall, finishing: Finishing) -> TallySheets:
    return TallySheets(hall.store, hall.clock, hall.orders, finishing)


async def held(hall: Hall, *, phones: int = 6) -> None:
    """Phones and two on paper; a numbered question, raised hands, a poll, words, and two questions made up at once."""
    today = TodaysClasses(hall.store, hall.clock, hall.orders)
    await kirin(hall)
    await hall.begin(municipalities=(IWAMI,))
    seats = [await hall.join(guest=guest(f"鳥取 {n}子")) for n in range(phones)]
    for name in ("紙谷 みち", "紙谷 ふみ"):
        await hall.reception.on_paper(SATO, hall.id, guest=guest(name, TOTTORI))
    await hall.ask()
    for number, phone in enumerate(seats):
        await hall.answer(phone, "1" if number else "0")
    await hall.classroom.close(SATO, hall.id)
    numbers = (phones + 1, phones + 2)
    assert await hall.answers.paper(SATO, hall.id, [PaperAnswer(n, FIRST, ("1",)) for n in numbers]) == {}
    await hall.answers.hands(SATO, hall.id, FIRST, {"1": 3})
    await hall.classroom.open_question(SATO, hall.id, f"{POLL}@before")
    for number, phone in enumerate(seats):
        await hall.answer(phone, "2", key=f"{POLL}@before", random=f"{number:x}".zfill(32))
    await hall.classroom.open_question(SATO, hall.id, HEARD)
    for number, phone in enumerate(seats):
        await hall.answer(phone, TAPE if number < 2 else f"ことば{number}", key=HEARD, random=f"{number:x}".zfill(32))
    await hall.answers.show_text(SATO, hall.id, HEARD, TAPE, shown=True)
    for id, kind, choices in (("mine", "choice", ["バス", "くるま"]), ("say", "text", [])):
        await today.make_question(SATO, hall.id, id, kind, f"いま、{id}？", choices)  # type: ignore[arg-type]
        await hall.classroom.open_question(SATO, hall.id, f"today-{id}")
        for phone in seats:
            await hall.answer(phone, "0" if choices else "その場のことば", key=f"today-{id}")
    await today.hide(SATO, hall.id, hall.orders.of(await hall.session()).pages()[1].ref, True, 2)
    for number, text in enumerate(("+81 はだめ？", "うわさの人は？")):
        drawn = f"{number + 1:x}".zfill(32)
        hall.clock.pass_by(minutes=1)
        await hall.voices.ask(hall.id, seats[number].secret, drawn, text)
    first, second = sorted(await hall.voices.all(SATO, hall.id), key=lambda one: one.at)
    await hall.voices.vote(hall.id, seats[1].secret, first.id, on=True) if first.readable else None
    await hall.voices.moderate(SATO, hall.id, first.id, "answered")
    await hall.voices.moderate(SATO, hall.id, second.id, "hidden")
    await ask_and_end(hall)


def read(sheet: TallySheet) -> Workbook:
    """The file as an office opens it."""
    return load_workbook(BytesIO(tally_sheet_xlsx(sheet)))


def rows(book: Workbook, name: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in book[name].iter_rows(min_row=2, values_only=True)]


async def test_everything_a_class_was_asked_stands_in_one_file(hall: Hall, tallies: TallySheets) -> None:
    await held(hall)
    session, sheet = await tallies.exported(SATO, hall.id)
    book = read(sheet)
    assert book.sheetnames == SHEETS
    number = hall.orders.of(session).asks[FIRST].number
    answers = rows(book, "回答")
    first = [row for row in answers if row[0] == f"問{number}"]
    assert [(row[2], row[4], *row[5:9], row[10]) for row in first][:2] == [
        ("ア", "ほか", "出しません", "出しません", "出しません", 1, 11),
        ("イ", "めやす", "出しません", "出しません", "出しません", 10, 11),
    ], "two on paper are told by no column of their own"
    assert first[1][9] == pytest.approx(10 / 11)
    before = [row for row in answers if row[0] == "講座の前"]
    assert [row[8] for row in before] == [0, 0, 6, 0, 0] and {row[4] for row in before} == {"—"}
    assert {row[5] for row in before} == {0, 6}, "all by phone"
    own = [row for row in answers if "いま、mine？" in str(row[1])]
    assert [(row[2], row[3], row[8]) for row in own] == [("ア", "バス", 6), ("イ", "くるま", 0)]
    assert str(own[0][0]).startswith("問"), "numbered after those of the course, as on the wall"
    words = {row[2]: row[3:] for row in rows(book, "ことば")}
    assert words[TAPE] == (2, "出した") and words["ことば5"] == (1, "出していない")
    assert words["その場のことば"] == (6, "出していない")
    assert rows(book, "会場からの質問") == [("+81 はだめ？", 0, "答えた")]
    about = dict(rows(book, "はじめに"))
    assert "この表に名前はありません" in about["お名前"] and "出さないことにした質問 1件" in about["会場からの質問"]
    assert about["参加した人"] == "8人（電話 6人・紙 2人）" and "案" not in about["表"]
    came = {row[:2]: row[2] for row in rows(book, "出席")}
    assert came["参加", "参加した人"] == 8 and came["来かた", "紙"] == 2
    assert sum(n for (kind, _), n in came.items() if kind == "来た時刻") == 8


async def test_no_cell_runs_and_every_sheet_prints(hall: Hall, tallies: TallySheets) -> None:
    await held(hall)
    book = read((await tallies.exported(SATO, hall.id))[1])
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1", sheet.title
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None
                assert not isinstance(cell.value, str) or cell.row == 1 or cell.number_format == "@"
        assert all(7 <= one.width <= 61 for one in sheet.column_dimensions.values())


async def test_a_small_class_tells_no_choice_and_no_word_that_the_hall_has_not_seen(
    hall: Hall, tallies: TallySheets
) -> None:
    await held(hall, phones=2)
    await hall.answers.hands(SATO, hall.id, FIRST, {})
    book = read((await tallies.exported(SATO, hall.id))[1])
    told = [row for row in rows(book, "回答") if row[2] != "—"]
    assert told and {cell for row in told for cell in row[5:9]} == {"出しません"}
    assert {row[9] for row in told} == {"—"} and {row[10] for row in told} == {4, 2}
    words = [row[2:] for row in rows(book, "ことば")]
    assert (TAPE, 2, "出した") in words and not any("その場のことば" in str(row) for row in words)
    assert any("ほか 1件" in str(row[0]) for row in words)


async def test_names_are_there_only_for_who_may_see_them(
    hall: Hall, tallies: TallySheets, finishing: Finishing
) -> None:
    await held(hall)
    plain = read((await tallies.exported(SATO, hall.id))[1])
    text = str([rows(plain, name) for name in SHEETS])
    assert "子'" not in text and "紙谷" not in text and "佐藤" not in text
    session, sheet = await tallies.exported_with_names(SATO, hall.id)
    book = read(sheet)
    named = rows(book, "出席した方（取扱注意）")
    assert named[0][:5] == (1, "鳥取 0子", "トットリ", "鳥取市", "電話") and len(named) == 8
    assert "この表に名前はありません" not in dict(rows(book, "はじめに"))["お名前"]
    assert tally_file_name(session, names=True).startswith("集計表（お名前入り）_")
    hall.clock.pass_by(minutes=60 * 24 * 400)
    assert await refusal(tallies.exported_with_names(SATO, hall.id)) == "session.names_gone"
    assert (await tallies.exported_with_names(SUZUKI, hall.id))[1].names
    told = [one.facts["did"] for one in await everything(hall, AuditEntry) if one.action == "class.finish"]
    assert told == ["tally", "tally names", "tally names"]


async def test_whose_names_left_is_kept_beside_the_log(hall: Hall, tallies: TallySheets, cast: Cast) -> None:
    await hall.begin()
    await hall.join(who=cast.taro, me=True)
    await ask_and_end(hall)
    await tallies.exported_with_names(SATO, hall.id)
    (held,) = await everything(hall, Affected)
    assert held.people == (f"learner:{cast.taro.id}",)


async def test_a_class_without_answers_says_so_on_each_sheet(hall: Hall, tallies: TallySheets) -> None:
    await hall.begin()
    assert await refusal(tallies.exported(SATO, hall.id)) == "finish.not_ended"
    await ask_and_end(hall)
    book = read((await tallies.exported(SATO, hall.id))[1])
    assert book.sheetnames == SHEETS and all(rows(book, name) for name in SHEETS)


@pytest.mark.parametrize("who", [READER, Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)])
async def test_another_town_is_told_nothing(hall: Hall, tallies: TallySheets, who: Person) -> None:
    await hall.begin()
    await ask_and_end(hall)
    assert await refusal(tallies.exported(who, hall.id)) == "access.refused"
    assert await refusal(tallies.exported_with_names(who, hall.id)) == "access.refused"
    assert not [one for one in await everything(hall, AuditEntry) if one.action == "class.finish"]
