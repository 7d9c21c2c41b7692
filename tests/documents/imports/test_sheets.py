"""Lists as offices send them are read, and files that mean harm are refused before they unfold."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter

from supporter.documents.imports.sheets import MOST_BYTES, read_table
from supporter.domain.imports.headings import Head, find_head, guess, titles
from supporter.domain.shared.refused import Refused
from tests.support.workbooks import book


def saved(work: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def refusal(body: bytes, name: str = "一覧.xlsx") -> str:
    with pytest.raises(Refused) as refused:
        read_table(body, name)
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_csv_in_the_encodings_of_offices(encoding: str) -> None:
    table = read_table("氏名,フリガナ\r\n髙橋　一郎,タカハシ\r\n".encode(encoding), "list.csv")
    assert table.rows == [["氏名", "フリガナ"], ["髙橋　一郎", "タカハシ"]]


def test_a_cell_that_begins_with_an_equals_sign_is_text() -> None:
    body = "氏名,備考\n鳥取 花子,\"=cmd|'/C calc'!A0\"\n".encode()
    assert read_table(body, "list.csv").rows[1][1] == "=cmd|'/C calc'!A0"


def test_characters_of_one_office_alone_stay_to_be_told() -> None:
    body = "氏名\n".encode("cp932") + b"\xf0\x40\x8b\xb4\n" + "花子\n".encode("cp932") * 40
    assert read_table(body, "list.csv").rows[1] == ["\ue000橋"]


def test_titles_merged_cells_and_two_rows_of_headings() -> None:
    rows = [
        ["令和5年度 名簿", None, None, None, None],
        ["受講者", None, "連絡先", "修了", None],
        ["氏名", "フリガナ", None, "年月日", "証番号"],
        ["山田 花子", "ヤマダ ハナコ", "0857-00-0000", dt.datetime(2024, 3, 3), "第1号"],
        ["山田 太郎", "ヤマダ タロウ", "", None, "第2号"],
    ]
    table = read_table(book(rows, merged=["A1:E1", "A2:B2", "D2:E2", "C2:C3", "D4:D5"]), "一覧.xlsx")
    head = find_head(table.rows)
    assert head == Head(1, 2, sure=True)
    fields = guess(titles(table.rows, head), table.rows[3:], {})
    assert fields == ["name", "kana", "contact", "completed", "serial"]
    assert table.rows[4][3] == "2024-03-03", "what is merged downwards holds for every row"


def test_a_formula_is_its_value_or_is_told() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as work:
        page = work.add_worksheet()
        page.write_row(0, 0, ["氏名", "年齢"])
        page.write_formula(1, 0, '="鳥取"&" 花子"', None, "鳥取 花子")
        page.write_number(1, 1, 72)
    assert read_table(out.getvalue(), "一覧.xlsx").rows[1] == ["鳥取 花子", "72"]
    table = read_table(book([["氏名", "年齢"], ['="鳥取"&"花子"', 72], ["鳥取 太郎", "=1+1"]]), "一覧.xlsx")
    assert table.rows[1:] == [["", "72"], ["鳥取 太郎", ""]]
    assert table.unvalued == {(1, 0), (2, 1)}


def test_a_formula_that_says_nothing_was_worked_out() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as work:
        work.add_worksheet().write_row(0, 0, ["氏名", "備考"])
        work.worksheets()[0].write_formula(1, 0, '=IF(C1="","",C1)', None, "")
        work.worksheets()[0].write_string(2, 0, "鳥取 花子")
    assert read_table(_as_excel_writes(out.getvalue()), "一覧.xlsx").rows[1:] == [["", ""], ["鳥取 花子", ""]]


def _as_excel_writes(body: bytes) -> bytes:
    """Excel says of an empty result that it is a text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="A2"><f>', b'r="A2" t="str"><f>').replace(b"<v>0<", b"<v><"))
    return out.getvalue()


SEPARATED = {
    "commas": ("氏名,フリガナ\n区切 一子,クギリ\n", 2),
    "semicolons": ("氏名;フリガナ;年代\n区切 四子;クギリ ヨン;60代\n", 3),
    "tabs": ("氏名\tフリガナ\n区切 一子\tクギリ\n", 2),
    "bars": ("氏名|フリガナ|年代\n区切 五子|クギリ|60代\n", 3),
    "blanks": ("氏名      フリガナ      年代\n固定 一  コテイ ハジメ  60代\n", 3),
    "said": ("sep=,\n氏名,フリガナ\n区切 一子,クギリ;ク;ギ;リ\n", 2),
    "only returns": ("氏名,フリガナ\r区切 九子,クギリ\r", 2),
    "answers of a form": ("氏名,動機\n区切 一子,広報;友人;その他;見た;聞いた;読んだ;\n", 2),
    "answers under one heading": ("氏名,フリガナ,動機\n" + "区切 一子,クギリ,a;b;c;d;e;f;\n" * 30, 3),
    "tabs in a text": ('氏名,意見\n区切 三子,"一\t二\t三\t四\n五\t六\t七"\n', 2),
    "lines in a cell": ('氏名,意見\n"区切\n改子","一,二\n三"\n', 2),
    "commas in names of tabs": ("氏名\t意見\n区切 一子\ta,b,c,d,e,f\n", 2),
    "semicolons and decimal commas": ("氏名;点\n区切 一子;3,5\n区切 二子;4,5\n", 2),
    "no headings": ("区切 一子,クギリ,60代\n区切 二子,クギリ,70代\n", 3),
    "no headings, answers": ("区切 一子,a;b;c;d\n区切 二子,a\n区切 三子,b;c\n", 2),
    "one column": ("氏名\n区切 一子\n区切 二子\n", 1),
    "one column with a comma": ("氏名\n区切, 一子\n区切 二子\n", 1),
    "a title": ("令和8年度 受講者一覧\n氏名,年代\n区切 一子,60代\n", 2),
    "quoted headings": ('"氏名","フリガナ"\n"区切 一子","クギリ"\n', 2),
    "an open quotation mark": ('氏名,年代\n"区切 一子,60代\n区切 二子,70代\n', 2),
}


@pytest.mark.parametrize("kind", SEPARATED)
@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16-le"])
def test_how_cells_are_parted_is_decided_by_parsing(kind: str, encoding: str) -> None:
    text, width = SEPARATED[kind]
    rows = [row for row in read_table(text.encode(encoding), "list.csv").rows if any(row)]
    assert max(map(len, rows)) == width
    assert [row[0].strip('"') for row in rows if "区切" in row[0] or "固定" in row[0]], "names stay whole"
    assert not any(re.search(r"[\t;|]|,.*代", row[0]) for row in rows)


def test_hidden_pages_are_passed_over() -> None:
    work = openpyxl.Workbook()
    work.active.sheet_state = "hidden"
    work.active.append(["秘密"])
    work.create_sheet("名簿").append(["氏名"])
    table = read_table(saved(work), "一覧.xlsx")
    assert (table.rows, table.sheets) == ([["氏名"]], ["名簿"])


def _bomb() -> bytes:
    work = io.BytesIO(book([["氏名"]]))
    with zipfile.ZipFile(work, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/image1.xml", b"\0" * (90 * 1024 * 1024))
    return work.getvalue()


def _with_part(name: str, content: bytes) -> bytes:
    work = io.BytesIO(book([["氏名"]]))
    with zipfile.ZipFile(work, "a") as parts:
        parts.writestr(name, content)
    return work.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "larger than allowed": ("sheet.too_large", lambda: b"a" * (MOST_BYTES + 1)),
    "nothing": ("sheet.empty", lambda: b"\r\n \r\n"),
    "a bomb": ("sheet.unfolds", _bomb),
    "a program": ("sheet.macros", lambda: _with_part("xl/vbaProject.bin", b"\0")),
    "a document type": ("sheet.unreadable", lambda: _with_part("xl/evil.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")),
    "a torn workbook": ("sheet.unreadable", lambda: book([["氏名"]])[:400]),
    "any other zip": ("sheet.unreadable", lambda: _zip()),
    "the old Excel": ("sheet.old_excel", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100),
    "a locked one": ("sheet.locked", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")),
    "a picture": ("sheet.unreadable", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10),
    "an open quotation mark": ("sheet.unreadable", lambda: b'name\n"' + b"a" * 30_000),
}


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("a.txt", "a")
    return out.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused(kind: str) -> None:
    code, make = HOSTILE[kind]
    assert refusal(make()) == code


def test_two_hundred_thousand_rows_are_refused_while_reading() -> None:
    assert refusal("氏名\n".encode() + "花子\n".encode() * 200_000, "list.csv") == "sheet.too_many_rows"
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as work:
        page = work.add_worksheet()
        for row in range(25_000):
            page.write_number(row, 0, row)
    assert refusal(out.getvalue()) == "sheet.too_many_rows"


def test_macros_are_refused_by_the_name_too() -> None:
    assert refusal(book([["氏名"]]), "一覧.XLSM") == "sheet.macros"
