"""The sheet on which somebody asks for what is kept of them: blank, on one page, with the office filled in."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pytest

from supporter.documents.engine.press import Press
from supporter.documents.handouts.head import Head
from supporter.documents.privacy.request_form import RequestForm
from supporter.domain.shared.refused import Refused
from tests.support.papers import text_of

HEAD = Head(
    municipality="鳥取市",
    programme="つながりサポーター",
    department="福祉課",
    phone="0857-00-0000",
    fax="0857-00-0001",
    course="つながりサポーター",
    printed_on=dt.date(2026, 11, 30),
)


def test_one_sheet_tells_whom_it_is_for_and_what_to_bring(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(RequestForm(HEAD))
    document = pikepdf.open(io.BytesIO(pdf))
    metadata = document.open_metadata()
    assert len(document.pages) == 1 and metadata["pdfuaid:part"] == "1" and document.Root.Lang == "ja-JP"
    text = "".join(text_of(pdf, tmp_path).split())
    for told in ("鳥取市長様", "福祉課", "0857-00-0000", "開示", "訂正", "利用停止", "代理人", "30日以内", "受けた日"):
        assert told in text, told


def test_the_longest_department_stays_on_one_sheet(press: Press) -> None:
    long = HEAD.model_copy(
        update={"municipality": "八頭郡智頭町", "department": "健康福祉部地域共生社会推進課孤独・孤立対策係" * 2}
    )
    assert len(pikepdf.open(io.BytesIO(press.pdf_now(RequestForm(long)))).pages) == 1
    with pytest.raises(Refused):
        RequestForm(HEAD.model_copy(update={"department": "課\ue000"})).template_data()
