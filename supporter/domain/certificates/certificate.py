"""Certificates as issued: the serial, the name and the wording of that day, kept for good."""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar, Literal

from supporter.domain.municipalities.municipality import CertificateStyle, Municipality
from supporter.domain.shared.document import Document

#: Whether its owner wants one on paper: not said yet, at the counter, or not at all.
PaperWish = Literal["", "counter", "none"]

#: Where a certificate is, as an office sorts them: out, waiting for its seal, with its owner, not in use, nameless.
State = Literal["issued", "waiting", "handed", "revoked", "erased"]
STATES: tuple[State, ...] = ("issued", "waiting", "handed", "revoked", "erased")


class Counter(Document):
    """The last number of one serial series; it moves in the unit that writes the certificate."""

    collection: ClassVar[str] = "counters"

    n: int = 0


class Certificate(Document):
    """修了証. `style`, `issue`, `name`, `municipality_name` and `programme_name` are those of the day of issue.

    `number` counts within its series (municipality, programme, course level, 年度 of issue);
    `code` is what the QR and a typed verification carry. From `erased_on` on it has no name any more.
    `reissued` counts 再交付 (a reprint is none); one issued anew under a new number names the one it
    `replaces`, which is revoked then.
    """

    collection: ClassVar[str] = "certificates"

    municipality: str
    municipality_name: str
    programme: str
    programme_name: str
    course: str
    course_title: str
    chapters: int = 8
    level: str
    year: int
    number: int
    serial: str
    code: str
    learner: str
    name: str
    way: Literal["online", "classroom", "blended"]
    completed_on: dt.date
    issued_on: dt.date
    style: CertificateStyle
    issue: Literal["automatic", "confirmed"] = "automatic"
    status: Literal["issued", "revoked"] = "issued"
    revoked_on: dt.date | None = None
    reissued: int = 0
    replaces: str = ""
    handed_over_on: dt.date | None = None
    handed_over_by: str = ""
    paper: PaperWish = ""
    erased_on: dt.date | None = None

    @property
    def place(self) -> str:
        """Its place among others."""
        return place(self.id, self.serial)

    @property
    def awaits_seal(self) -> bool:
        """Whether the town confirms by hand, and the paper with its seal has not reached its owner yet.

        Until then its owner sees how far it is, and nothing that could be taken for the paper.
        """
        return self.issue == "confirmed" and self.style.seal != "none" and self.handed_over_on is None

    @property
    def may_be_shown(self) -> bool:
        """Whether its owner may show and keep it as a file."""
        return self.status == "issued" and not self.awaits_seal

    @property
    def state(self) -> State:
        """Where it is."""
        if self.erased_on:
            return "erased"
        if self.status == "revoked":
            return "revoked"
        if self.awaits_seal:
            return "waiting"
        return "handed" if self.handed_over_on else "issued"


def series(municipality: Municipality, programme: str, level: str, year: int) -> str:
    """The id of a serial series: per municipality, programme, course level and 年度."""
    return f"certificate:{municipality.id}:{programme}:{level}:{year}"


#: What stands in the id of a certificate with a number of former years that is none of our series.
FORMER = "-old-"


def place(id: str, serial: str) -> str:
    """Where a certificate stands among others: by series and number, those of former years after them by serial."""
    head, former, _ = id.partition(FORMER)
    return head + former + re.sub(r"\d+", lambda digits: digits[0].zfill(12), serial) if former else id


def certificate_id(municipality: str, programme: str, level: str, year: int, number: int) -> str:
    """The natural id of a certificate: writing the same number twice is impossible."""
    return f"{municipality}-{programme}-{level}-{year}-{number:06d}"
