"""A certificate as its owner's pages show it: how far it is, what may be taken home, when to learn again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from supporter import wording
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.certificates.serials import code_text
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.calendar import TOKYO, era_date, fiscal_year_text
from supporter.web.learner.learning.course_view import CourseView
from supporter.web.shared import templates
from supporter.web.shared.visitor import Visit
from supporter.wiring import App

#: The way of a certificate, from the completion to its owner's hands, on paper with a seal or on the screen.
SEALED = ("seal.1", "seal.2", "seal.3", "seal.4")
UNSEALED = ("seal.1", "seal.2", "wait.screen")


@dataclass(frozen=True)
class Proof:
    """A certificate, where its files lie, and whether the supporter's card belongs to it."""

    certificate: Certificate
    here: str
    card: bool

    @property
    def date(self) -> str:
        """The day of issue, as the town writes dates."""
        return era_date(self.certificate.issued_on, self.certificate.style.date_style)

    @property
    def code(self) -> str:
        """The code that people tell: 7K3QX-9TM4P."""
        return code_text(self.certificate.code)

    @property
    def revoked(self) -> bool:
        """Whether it is not in use any more."""
        return self.certificate.status == "revoked"

    @property
    def handed_over(self) -> Markup:
        """The day on which the paper was handed over, empty before."""
        day = self.certificate.handed_over_on
        return templates.date(day, "era") if day else Markup()


async def proofs(app: App, visit: Visit) -> list[Proof]:
    """The visitor's certificates, those in use first, then the newest first."""
    found = await app.certificates.register.of(visit.person, visit.person.id)
    found.sort(key=lambda certificate: certificate.status == "revoked")
    at = f"{visit.home}/certificate"
    return [Proof(one, f"{at}/{one.code}", await app.certificates.cards.offered(one)) for one in found]


def way_of(town: Municipality, certificate: Certificate | None) -> list[tuple[str, str]]:
    """The steps of a certificate that is not there yet, as (words, done | now | later)."""
    style = certificate.style if certificate else town.certificate
    words = SEALED if style.seal != "none" else UNSEALED
    now = 1 if certificate is None else 2
    return [(key, "done" if at < now else "now" if at == now else "later") for at, key in enumerate(words)]


def recorded(view: CourseView) -> Markup:
    """The day on which the completion of a course was recorded."""
    day = _completed_on(view)
    return templates.date(day, "era") if day else Markup()


def follow_up(view: CourseView) -> str:
    """次の学びのめやす of a completed course; empty where the course names none."""
    day = _completed_on(view)
    year = follow_up_year(day, view.course.validity_months) if day else None
    if year is None:
        return ""
    return fiscal_year_text(year) if wording.language.get() == "ja" else str(year)


def _completed_on(view: CourseView) -> dt.date | None:
    done = view.progress.completed
    return dt.datetime.fromtimestamp(done.at, TOKYO).date() if done else None
