"""Certificates: everything that one says, as it is to be printed on A4, or shown upright on a telephone."""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from supporter.documents.engine.glyphs import printed, runs, unprintable
from supporter.documents.engine.line_breaks import body_lines, two_lines
from supporter.documents.engine.qr import qr_svg
from supporter.domain.shared.calendar import DateStyle, era_date
from supporter.domain.shared.refused import Refused

SHORT = 100  # characters of an address alone


class Paper(BaseModel):
    """Everything a certificate says, as it is to be printed.

    An empty `name` leaves the line free for writing by hand, and what no face prints of one is left free in it.
    `seal`: a free square of 24 mm, no square, or
    the dashed frame of a proof. `frame=False` prints on bought 賞状 paper; `shift` moves the print by
    millimetres, right and down, to meet it. `chapters` is the number of rings in the watermark. `over`: the
    seal reaches over the last character of the issuer's name. `ruler` adds a measure to a sheet to try.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "certificates/certificate.typ"
    width: ClassVar[float] = 297.0

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
    over: bool = False
    frame: bool = True
    ruler: bool = False
    shift: tuple[float, float] = (0.0, 0.0)
    chapters: int = Field(default=8, ge=3, le=24)

    @property
    def dated(self) -> dt.date:
        return self.issued_on

    def template_data(self) -> dict[str, object]:
        """What the templates read.

        Characters of a name that no bundled face has are left free. Raises `Refused('certificate.unprintable')` with
        the `characters` for any other text.
        """
        self._refuse_unprintable()
        url = self.verify_url.upper()
        return {
            **self.model_dump(exclude={"issued_on", "date_style"}),
            "name": printed(self.name),
            "name_lines": [runs(line, of=self.name) for line in two_lines(self.name)],
            "issuer_name": printed(self.issuer_name),
            "serial_spaced": re.sub(r"^第(.*)号$", r"第 \1 号", self.serial),
            "issued": [self.issued_on.year, self.issued_on.month, self.issued_on.day],
            "date_text": era_date(self.issued_on, self.date_style),
            "body": body_lines(self.body),
            "qr": qr_svg(url) if url else "",
            # With a proof beside the address its modules are smaller.
            "qr_mm": 25 if len(url) <= SHORT else 30,
            "verify_page": re.sub(r"^https?://|(?<=/v)/.*$", "", self.verify_url, flags=re.I).lower(),
        }

    def _refuse_unprintable(self) -> None:
        texts = (self.title, self.course_line, self.serial, *self.body, self.issuer_name, self.code)
        if missing := unprintable("".join(texts) + self.issuer_title.replace("\n", "")):
            raise Refused("certificate.unprintable", characters="".join(missing))


class Portrait(Paper):
    """The same upright, for the screen of a telephone: who, which number, by whom, when, and how to verify it."""

    template: ClassVar[str] = "certificates/portrait.typ"
    width: ClassVar[float] = 90.0


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
