"""Issuing: the serial moves and the certificate is written in the unit that completes or confirms."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates import serials
from supporter.domain.certificates.certificate import Certificate, Counter, certificate_id, series
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared import calendar
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.summary import Summary
from supporter.storage import records
from supporter.storage.base import Tx

#: Where random bytes come from; a sample population brings its own, so that it is the same every time.
RandomBytes = Callable[[int], bytes]


def issue(
    tx: Tx,
    summary: Summary,
    learner: Learner,
    course: Course,
    today: dt.date,
    random_bytes: RandomBytes = secrets.token_bytes,
) -> Certificate:
    """Issue the certificate of a completed course, its number and its record in this one unit.

    Asked again for the same summary it returns the certificate that is there.
    """
    if summary.certificate and (there := records.load(tx, Certificate, summary.certificate)):
        return there
    municipality = records.load(tx, Municipality, learner.municipality)
    programme = records.load(tx, Programme, learner.programme)
    if municipality is None or programme is None or summary.completed_on is None:
        raise Refused("certificate.not_ready")
    year = calendar.fiscal_year(today)
    name_of_series = series(municipality, programme.id, course.level, year)
    counter = records.load(tx, Counter, name_of_series) or Counter(id=name_of_series)
    counter = counter.model_copy(update={"n": counter.n + 1})
    certificate = certificate_of(
        municipality,
        programme,
        course,
        learner,
        today,
        number=counter.n,
        serial=serial_of(municipality, programme, course.level, year, counter.n),
        code=serials.new_code(random_bytes(serials.RANDOM_BYTES)),
        way=summary.way,
        completed_on=summary.completed_on,
    )
    records.save(tx, counter)
    records.save(tx, certificate)
    records.save(tx, summary.model_copy(update={"certificate": certificate.id}))
    return certificate


def certificate_of(
    town: Municipality,
    programme: Programme,
    course: Course,
    learner: Learner,
    issued_on: dt.date,
    *,
    number: int,
    serial: str,
    code: str,
    way: str,
    completed_on: dt.date,
) -> Certificate:
    """A certificate as of the day of issue: names, style and way of issue as the town has them now."""
    year = calendar.fiscal_year(issued_on)
    return Certificate(
        id=certificate_id(town.id, programme.id, course.level, year, number),
        municipality=town.id,
        municipality_name=town.name,
        programme=programme.id,
        programme_name=programme_name(town, programme),
        course=course.id,
        course_title=course.title.plain,
        chapters=len(course.modules),
        level=course.level,
        year=year,
        number=number,
        serial=serial,
        code=code,
        learner=learner.id,
        name=learner.name,
        way=way,
        completed_on=completed_on,
        issued_on=issued_on,
        style=town.certificate,
        issue=town.issue,
    )


def serial_of(town: Municipality, programme: Programme, level: str, year: int, number: int) -> str:
    """The number of a series as the town writes it."""
    return serials.number_text(
        town.certificate.number_format,
        fiscal_year=year,
        level=level,
        number=number,
        programme=programme.letter or programme_name(town, programme)[:1],
    )
