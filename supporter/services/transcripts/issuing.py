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
    code = serials.new_code(random_bytes(serials.RANDOM_BYTES))
    certificate = _certificate(municipality, programme, course, learner, summary, counter.n, today, code)
    records.save(tx, counter)
    records.save(tx, certificate)
    records.save(tx, summary.model_copy(update={"certificate": certificate.id}))
    return certificate


def _certificate(
    municipality: Municipality,
    programme: Programme,
    course: Course,
    learner: Learner,
    summary: Summary,
    number: int,
    today: dt.date,
    code: str,
) -> Certificate:
    year = calendar.fiscal_year(today)
    return Certificate(
        id=certificate_id(municipality.id, programme.id, course.level, year, number),
        municipality=municipality.id,
        municipality_name=municipality.name,
        programme=programme.id,
        programme_name=programme_name(municipality, programme),
        course=course.id,
        course_title=course.title.plain,
        chapters=len(course.modules),
        level=course.level,
        year=year,
        number=number,
        serial=serials.number_text(
            municipality.certificate.number_format,
            fiscal_year=year,
            level=course.level,
            number=number,
            programme=programme.letter or programme_name(municipality, programme)[:1],
        ),
        code=code,
        learner=learner.id,
        name=learner.name,
        way=summary.way,
        completed_on=summary.completed_on,
        issued_on=today,
        style=municipality.certificate,
        issue=municipality.issue,
    )
