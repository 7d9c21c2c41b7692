"""Excel files: text stays text, the sheet prints, and the file says who made it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from supporter.documents.reporting.roster_cells import headings
from supporter.documents.reporting.roster_note import RosterNote
from supporter.documents.reporting.roster_xlsx import roster_xlsx
from supporter.domain.reporting.roster import ALL_COLUMNS, DEFAULT_COLUMNS
from tests.support.rosters import NAMES, NOTE, ROWS, row


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_name_is_as_typed_and_every_column_is_there() -> None:
    sheet = opened(roster_xlsx(ROWS, NOTE))["修了者名簿"]
    titles, *lines = sheet.iter_rows(values_only=True)
    assert list(titles) == headings(ALL_COLUMNS)
    assert [line[2] for line in lines] == list(NAMES)


def test_dates_are_dates_and_eras_are_words() -> None:
    sheet = opened(roster_xlsx([row()], NOTE, ("completed_era", "completed_on", "number")))["修了者名簿"]
    era, day, number = next(sheet.iter_rows(min_row=2))
    assert era.value == "令和8年11月23日"
    assert day.value == dt.datetime(2026, 11, 23) and day.number_format == "yyyy-mm-dd"
    assert number.value == 1


@pytest.mark.parametrize("typed", ["=1+1", '=HYPERLINK("http://x.example")', "http://x.example", "0857", "@SUM(1)"])
def test_what_somebody_typed_stays_text(typed: str) -> None:
    data = roster_xlsx([row(name=typed, notes=typed)], NOTE.model_copy(update={"reason": typed}))
    for sheet in opened(data):
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in line)
    cell = opened(data)["修了者名簿"]["C2"]
    assert cell.value == typed and cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("typed", ["<r>&</r>", "<r><t>x</t></r>", "<r></r>", "_x000D_", " 花 "])
def test_no_text_reaches_the_files_markup(typed: str) -> None:
    """XlsxWriter 3.3.1 copies what looks like a rich string unescaped: one name broke the whole file."""
    data = roster_xlsx([row(name=typed), row(2)], NOTE.model_copy(update={"reason": typed}))
    sheet = opened(data)["修了者名簿"]
    assert sheet["C2"].value == typed and sheet["C3"].value == "鳥取　花子"


def test_it_stays_readable_while_scrolling_and_prints_on_a4() -> None:
    sheet = opened(roster_xlsx(ROWS, NOTE, DEFAULT_COLUMNS))["修了者名簿"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:H{len(ROWS) + 1}"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToWidth in (None, 1) and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["A1"].font.name == "BIZ UDPゴシック"
    assert "取扱注意" in sheet.oddFooter.left.text and "鈴木" in sheet.oddFooter.right.text
    assert "7名" in sheet.oddHeader.right.text


def test_all_columns_print_on_as_many_pages_as_stay_readable() -> None:
    sheet = opened(roster_xlsx(ROWS, NOTE))["修了者名簿"]
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$C"


def test_it_says_who_made_it_when_why_and_how_many() -> None:
    book = opened(roster_xlsx(ROWS, NOTE))
    said = dict(book["この名簿について"].iter_rows(values_only=True))
    assert said["名簿"] == "鳥取市 つながりサポーター修了者名簿"
    assert said["人数"] == "7名"
    assert said["作った日時"] == "令和8年11月23日 09:05"
    assert said["作った人"] == "鈴木"
    assert said["理由"] == "照会への回答"
    assert book.properties.title == "鳥取市 つながりサポーター修了者名簿"
    assert book.properties.creator == "鈴木"


def test_the_same_roster_is_the_same_file() -> None:
    assert roster_xlsx(ROWS, NOTE) == roster_xlsx(iter(ROWS), NOTE)


def test_a_roster_of_nobody_opens() -> None:
    sheet = opened(roster_xlsx([], NOTE))["修了者名簿"]
    assert sheet.max_row == 1


def test_its_name_tells_what_it_is() -> None:
    assert NOTE.file_name(12, "xlsx") == "鳥取市_つながりサポーター修了者名簿_R8.11.23現在_12名.xlsx"


def test_a_hostile_name_of_a_programme_makes_no_path() -> None:
    hostile: RosterNote = NOTE.model_copy(update={"programme": '../..\\x\n"\u202e<>|'})
    assert hostile.file_name(1, "csv") == "鳥取市_....x修了者名簿_R8.11.23現在_1名.csv"
