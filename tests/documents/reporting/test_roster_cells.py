"""A roster's columns, their order, and what a cell says."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.documents.reporting.roster_cells import cells, headings
from supporter.domain.reporting.roster import ALL_COLUMNS, DEFAULT_COLUMNS, RosterRow

HANAKO = RosterRow(
    number=1, serial="第R8-基-0001号", name="鳥取　花子", kana="トットリ　ハナコ", municipality="鳥取市",
    course="つながりサポーター養成講座", level="基礎", completed_on=dt.date(2026, 11, 23),
    registered=True, contact_allowed=False,
)  # fmt: skip


def test_the_file_has_every_column_that_offices_keep() -> None:
    assert headings()[:7] == ["番号", "修了証番号", "氏名", "フリガナ", "年代", "市町村", "地区"]
    assert headings()[-4:] == ["次回目安", "名簿登録の同意", "連絡の同意", "備考"]
    assert len(headings()) == len(ALL_COLUMNS) == 26 == len(cells(HANAKO))


def test_every_field_of_a_row_is_a_column() -> None:
    assert set(RosterRow.model_fields) <= set(ALL_COLUMNS)


def test_the_screen_shows_neither_notes_nor_consents() -> None:
    assert headings(DEFAULT_COLUMNS) == [
        "修了証番号", "氏名", "フリガナ", "年代", "地区", "受講方法", "修了年月日（和暦）", "次回目安",
    ]  # fmt: skip


def test_dates_stand_in_both_calendars_and_consents_in_words() -> None:
    columns = ("completed_era", "completed_on", "fiscal_year", "registered", "contact_allowed", "issued_on")
    assert cells(HANAKO, columns) == [
        "令和8年11月23日", dt.date(2026, 11, 23), "令和8年度", "あり", "なし", "",
    ]  # fmt: skip


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        headings(("phone",))
