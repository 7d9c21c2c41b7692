"""CSV: what went in comes out, nothing runs in Excel, and what CP932 cannot hold is said aloud."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.documents.reporting.roster_cells import headings
from supporter.documents.reporting.roster_csv import replacements_csv, roster_csv, roster_csv_cp932
from supporter.documents.tables.cp932 import fitted
from supporter.domain.reporting.roster import ALL_COLUMNS, DEFAULT_COLUMNS
from tests.support.rosters import NAMES, ROWS, row


def read(data: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_excel_knows_it_for_utf8_and_every_name_is_as_typed() -> None:
    data = roster_csv(ROWS)
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    assert [line["氏名"] for line in read(data)] == list(NAMES)
    assert list(read(data)[0]) == headings(ALL_COLUMNS)


def test_dates_stand_in_both_calendars() -> None:
    (line,) = read(roster_csv([row()]))
    assert line["修了年月日（和暦）"] == "令和8年11月23日"
    assert line["修了年月日（西暦）"] == "2026-11-23"
    assert line["修了証交付日"] == "2026-11-24"


def test_columns_are_chosen_and_a_roster_of_nobody_has_its_headings() -> None:
    assert list(read(roster_csv([row()], DEFAULT_COLUMNS))[0]) == headings(DEFAULT_COLUMNS)
    assert roster_csv([], DEFAULT_COLUMNS).decode("utf-8-sig").strip() == ",".join(headings(DEFAULT_COLUMNS))


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "　＝", "\u00a0=", "\u2003="]
)
def test_no_cell_can_run(sign: str) -> None:
    typed = f'{sign}HYPERLINK("http://x.example","花子")'
    (line,) = read(roster_csv([row(name=typed, notes=typed)]))
    assert line["氏名"] == line["備考"] == f"'{typed}"


@pytest.mark.parametrize("sign", ["‑", "\u00a0=", "\u00a0‑", "−", "‑\ufe00"])
def test_no_cell_of_cp932_begins_to_run_when_its_letters_are_replaced(sign: str) -> None:
    data, report = roster_csv_cp932([row(name=f"{sign}2+3+cmd|' /C calc'!A0", notes="-1")])
    (line,) = read(data, "cp932")
    assert report and line["氏名"].startswith("'") and line["備考"] == "'-1"


@pytest.mark.parametrize("typed", ["0857-22-8111", "00012", "a=b", 'x","y', "一行目\n二行目", "O'Brien"])
def test_what_cannot_run_is_left_alone(typed: str) -> None:
    assert read(roster_csv([row(notes=typed)]))[0]["備考"] == typed


def test_cp932_keeps_what_fits_and_reports_the_rest() -> None:
    data, report = roster_csv_cp932(ROWS)
    assert [line["氏名"] for line in read(data, "cp932")] == [
        "髙橋 一郎", "山﨑　美咲", "吉田 太郎", "葛城 祐介", "濵田 恵", "Nguyen Thi Anh", "ジョン・スミス",
    ]  # fmt: skip
    assert b"?" not in data
    assert [(one.row, one.column, one.character, one.codepoint, one.replacement) for one in report] == [
        (4, "氏名", "𠮷", "U+20BB7", "吉"),
        (5, "氏名", "葛\U000e0100", "U+845B U+E0100", "葛"),
        (7, "氏名", "ễ", "U+1EC5", "e"),
        (7, "氏名", "ị", "U+1ECB", "i"),
        (7, "氏名", "Á", "U+00C1", "A"),
    ]
    assert {one.value for one in report} == {NAMES[2], NAMES[3], NAMES[5]}


def test_the_report_is_a_file_that_reads_well() -> None:
    _, report = roster_csv_cp932(ROWS)
    lines = read(replacements_csv(report))
    assert lines[0] == {
        "行": "4",
        "列": "氏名",
        "もとの値": "𠮷田 太郎",
        "字": "𠮷",
        "符号": "U+20BB7",
        "置きかえた字": "吉",
        "わけ": "通用の字にしました",
    }
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("value", "fitting", "reason"),
    [
        ("鷗", "鴎", "通用の字にしました"),
        ("は\u3099", "ば", "一字にまとめました"),
        ("e\u0301", "e", "発音の記号を外しました"),
        ("〜", "～", "読み込むと全角の記号になります"),
        ("−", "－", "読み込むと全角の記号になります"),
        ("—", "―", "近い記号にしました"),
        ("한", "〓", "当てはまる字がありません"),
        ("😀", "〓", "当てはまる字がありません"),
        ("葛\U000e0100", "葛", "異体字の指定を外しました"),
        ("𠮷\U000e0100", "吉", "通用の字にしました"),
    ],
)
def test_each_replacement_has_its_reason(value: str, fitting: str, reason: str) -> None:
    text, (one,) = fitted(value, 2, "氏名")
    assert (text, one.replacement, one.reason) == (fitting, fitting, reason)


@pytest.mark.parametrize("value", ["髙﨑德濵瀨栁昻邉邊", "\ufa10", "①㈱ｶﾞ", "令和8年", ""])
def test_what_fits_is_never_touched(value: str) -> None:
    assert fitted(value, 2, "氏名") == (value, [])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_nothing_is_ever_changed_in_silence(value: str) -> None:
    text, report = fitted(value, 2, "氏名")
    assert text.encode("cp932").decode("cp932") == text
    assert (text == value) == (not report)
