"""Certificates on paper: one `Paper` in, one accessible, archivable PDF out, the same bytes every time."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, cast

import typst
from pydantic import BaseModel, ConfigDict, Field

from ..domain.calendar import DateStyle, era_date
from ..domain.refused import Refused
from .glyphs import FONTS, runs, unprintable
from .lines import body_lines, two_lines
from .qr import qr_svg

TEMPLATES = Path(__file__).parent / "templates"
JAPAN = dt.timezone(dt.timedelta(hours=9))

# PDF/UA-1 so that it can be read aloud, PDF/A-2a so that it can be kept; both make a missing glyph an error.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


class Paper(BaseModel):
    """Everything a certificate says, as it is to be printed.

    An empty `name` leaves the line free for writing by hand. `seal`: a free square of 24 mm, no square, or
    the dashed frame of a proof. `frame=False` prints on bought 賞状 paper; `shift` moves the print by
    millimetres, right and down, to meet it. `chapters` is the number of rings in the watermark.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = "修了証"
    course: str
    course_line: str
    name: str
    serial: str
    issued_on: dt.date
    date_style: DateStyle = "era"
    body: tuple[str, ...]
    municipality: str
    issuer_title: str
    issuer_name: str
    verify_url: str = ""
    code: str = ""
    seal: Literal["space", "none", "proof"] = "space"
    frame: bool = True
    shift: tuple[float, float] = (0.0, 0.0)
    chapters: int = Field(default=8, ge=3, le=24)


class Press:
    """Prints papers in a thread of its own, so that no page waits for one; `warm` makes the first one quick.

    One thread, because a `typst.Compiler` must not be shared and one makes some 50 certificates a second.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
        self._compiler: typst.Compiler | None = None

    async def certificate(self, paper: Paper) -> bytes:
        """`paper` as PDF/UA-1 and PDF/A-2a. Raises as `certificate_now` does."""
        return await asyncio.wrap_future(self._thread.submit(self._pdf, paper))

    def certificate_now(self, paper: Paper) -> bytes:
        """`paper` as PDF, for commands that may wait.

        Raises `Refused('name.unprintable')` or, for other texts, `Refused('certificate.unprintable')`,
        both with the `characters` that the bundled faces do not have.
        """
        return self._thread.submit(self._pdf, paper).result()

    async def picture(self, paper: Paper, ppi: float = 96) -> bytes:
        """`paper` as a PNG at `ppi` pixels per inch (96: 1123 × 794). Raises as `certificate_now` does."""
        return await asyncio.wrap_future(self._thread.submit(self._png, paper, ppi))

    def warm(self) -> None:
        """Load the faces and set one specimen now."""
        self.certificate_now(SPECIMEN)

    def close(self) -> None:
        """Finish what is being printed and end the thread."""
        self._thread.shutdown()

    def _pdf(self, paper: Paper) -> bytes:
        moment = dt.datetime.combine(paper.issued_on, dt.time(9), JAPAN)
        made = self._typst().compile(
            format="pdf", sys_inputs=_inputs(paper), pdf_standards=STANDARDS, timestamp=moment
        )
        return cast(bytes, made)

    def _png(self, paper: Paper, ppi: float) -> bytes:
        return cast(bytes, self._typst().compile(format="png", sys_inputs=_inputs(paper), ppi=ppi))

    def _typst(self) -> typst.Compiler:
        if self._compiler is None:
            faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
            self._compiler = typst.Compiler(TEMPLATES / "certificate.typ", root=TEMPLATES, font_paths=faces)
        return self._compiler


SPECIMEN = Paper(
    course="つながりサポーター養成講座",
    course_line="つながりサポーター養成講座（基礎講座）",
    name="見本　花子",
    serial="第R8-基-0000号",
    issued_on=dt.date(2026, 11, 23),
    body=("あなたは鳥取市が実施するつながりサポーター養成講座の所定の課程をすべて修了されました",),
    municipality="鳥取市",
    issuer_title="鳥取市長",
    issuer_name="見本　太郎",
)


def _inputs(paper: Paper) -> dict[str, str]:
    """What the template reads: texts travel as data, so nothing typed can become markup."""
    _refuse_unprintable(paper)
    url = paper.verify_url.upper()
    told = {
        **paper.model_dump(exclude={"issued_on", "date_style"}),
        "name": runs(paper.name) if paper.name else [],
        "name_lines": [runs(line, of=paper.name) for line in two_lines(paper.name)],
        "issuer_name": runs(paper.issuer_name) if paper.issuer_name else [],
        "serial_spaced": re.sub(r"^第(.*)号$", r"第 \1 号", paper.serial),
        "issued": [paper.issued_on.year, paper.issued_on.month, paper.issued_on.day],
        "date_text": era_date(paper.issued_on, paper.date_style),
        "body": body_lines(paper.body),
        "qr": qr_svg(url) if url else "",
        "verify_page": re.sub(r"^https?://|/[^/]*$", "", paper.verify_url, flags=re.I).lower(),
    }
    return {"paper": json.dumps(told, ensure_ascii=False)}


def _refuse_unprintable(paper: Paper) -> None:
    if missing := unprintable(paper.name):
        raise Refused("name.unprintable", characters="".join(missing))
    texts = (paper.title, paper.course_line, paper.serial, *paper.body, paper.issuer_name, paper.code)
    if missing := unprintable("".join(texts) + paper.issuer_title.replace("\n", "")):
        raise Refused("certificate.unprintable", characters="".join(missing))
