"""年度統計表 as Excel: each chart stands beside its table, all on one page; none where nothing may be told."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl

from supporter.documents.reporting.statistics_xlsx import Sheet, statistics_xlsx

WAYS = Sheet(
    "02 方法別",
    "令和8年度の修了",
    ("方法", "数"),
    [("集合", 11), ("オンライン", 21), ("計", 32)],
    chart=True,
    kinds=True,
)
AGES = Sheet(
    "03 年代別", "令和8年度の修了した人", ("年代", "数"), [("60代", None), ("70代", 7), ("計", None)], chart=True
)
EMPTY = Sheet("04 地区別", "令和8年度の修了した人", ("地区", "数"), [("湖山", None), ("計", None)], chart=True)
ITEMS = Sheet("05 問題", "令和8年度のテスト", ("問題", "数"), [("=1+1", 3)])


def made(*sheets: Sheet) -> tuple[list[str], list[str]]:
    """The names of the pages, and the text of each chart."""
    body = statistics_xlsx("年度統計表", [("どこの", "鳥取市")], sheets, "出しません")
    parts = zipfile.ZipFile(io.BytesIO(body))
    charts = [parts.read(name).decode() for name in sorted(parts.namelist()) if name.startswith("xl/charts/chart")]
    return openpyxl.load_workbook(io.BytesIO(body)).sheetnames, charts


def test_each_chart_stands_beside_its_table_and_on_the_page_of_all() -> None:
    pages, charts = made(WAYS, AGES, EMPTY, ITEMS)
    assert pages == ["この表について", "図（A4一枚）", "02 方法別", "03 年代別", "04 地区別", "05 問題"]
    assert len(charts) == 4
    drawn = sorted(re.findall(r"<c:cat><c:strRef><c:f>(.*?)</c:f>", "".join(charts)))
    assert drawn == ["'02 方法別'!$A$3:$A$4"] * 2 + ["'03 年代別'!$A$3:$A$4"] * 2, "the sum is no bar"


def test_bars_of_several_kinds_differ_in_pattern_and_all_say_their_number() -> None:
    _, charts = made(WAYS, AGES)
    assert all('<c:showVal val="1"/>' in chart for chart in charts)
    patterns = ["<a:pattFill" in chart for chart in charts]
    assert patterns.count(True) == 2, "the ways, beside their table and on the page of all"


def test_without_anything_to_draw_there_is_no_page_of_charts() -> None:
    assert made(EMPTY, ITEMS) == (["この表について", "04 地区別", "05 問題"], [])
