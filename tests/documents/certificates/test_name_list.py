"""Lists of certificates: each day in one line, every name inside its own column, what no face prints shown and told."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from supporter.documents.certificates.name_list import Kind, Listed, NameList
from supporter.documents.engine.press import Press
from tests.support.papers import text_of

DAY = dt.date(2030, 12, 31)


def listed(*names: str, kind: Kind) -> NameList:
    rows = (
        Listed(name=name, kana="", serial=f"第R12-基-{n:04}号", way="オンライン", completed_on=DAY, issued_on=DAY)
        for n, name in enumerate(names, 1)
    )
    office = "鳥取市 福祉課　0857-00-0000"
    return NameList(
        kind=kind, municipality="鳥取市", programme="令和12年度", office=office, made_on=DAY, rows=tuple(rows)
    )


@pytest.mark.parametrize("kind", ["decision", "ledger"])
def test_a_day_stands_in_one_line(kind: Kind, press: Press, tmp_path: Path) -> None:
    lines = text_of(press.pdf_now(listed("鳥取　花子", "岩美　次郎", kind=kind)), tmp_path).splitlines()
    assert sum("令和12年12月31日" in line for line in lines) >= 2


@pytest.mark.parametrize("kind", ["proof", "decision", "ledger"])
@pytest.mark.parametrize("name", ["A" * 60, "寿限無" * 20])
def test_a_long_name_stays_in_its_column(kind: Kind, name: str, press: Press, tmp_path: Path) -> None:
    (tmp_path / "list.pdf").write_bytes(press.pdf_now(listed(name, kind=kind)))
    run = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "list.pdf"), "-"], capture_output=True, check=True)
    words = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.+?)<', run.stdout.decode())
    right = max(float(to) for _, to, word in words if word[:3] in ("AAA", "寿限無"))
    next_one = {"proof": "フリガナ・番号", "decision": "受講方法", "ledger": "交付日"}[kind]
    assert right <= next(float(start) for start, _, word in words if word.startswith(next_one[:4]))


def test_what_no_face_prints_is_shown_and_told(press: Press, tmp_path: Path) -> None:
    text = text_of(press.pdf_now(listed("花😀子", "鳥取　花子", kind="proof")), tmp_path)
    assert "花〓子" in text and "手で書き入れて" in text
    assert "手で書き入れて" not in text_of(press.pdf_now(listed("鳥取　花子", kind="proof")), tmp_path)
