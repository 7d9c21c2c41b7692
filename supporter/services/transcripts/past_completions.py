"""Completions of years past, as an old list tells them: on the day it says, with the number that was given then."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates import serials
from supporter.domain.certificates.certificate import FORMER, Certificate, Counter, certificate_id, series
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.calendar import TOKYO, fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary, summarise
from supporter.domain.transcripts.transcript import Completed, Transcript, new_transcript
from supporter.services.transcripts.issuing import certificate_of, serial_of
from supporter.storage import records
from supporter.storage.base import Tx

#: In place of the content version by which a course was judged: nobody knows it any more.
FROM_LIST = "list"


def add(
    tx: Tx, now: dt.datetime, learner: Learner, course: Course, day: dt.date, serial: str
) -> tuple[Transcript, Certificate | None] | None:
    """Write that the course was completed on `day`; `None` where a completion is there already."""
    there = records.find(tx, Summary, "learner", learner.id)
    if any(one.course == course.id and one.completed_on for one in there):
        return None
    fresh = new_transcript(learner.id, course.id, fiscal_year(day))
    transcript = records.load(tx, Transcript, fresh.id) or fresh
    noon = dt.datetime.combine(day, dt.time(12), TOKYO)
    done = Completed(way="classroom", version=FROM_LIST, at=int(noon.timestamp()), noted_at=int(now.timestamp()))
    transcript = transcript.with_event(done)
    certificate = _certificate(tx, learner, course, day, serial) if serial else None
    records.save(tx, transcript)
    if certificate:
        records.save(tx, certificate)
    resum(tx, transcript, learner, certificate.id if certificate else "")
    return transcript, certificate


def resum(tx: Tx, transcript: Transcript, learner: Learner, certificate: str) -> None:
    """Derive the summary of a transcript anew."""
    progress = fold(transcript.events)
    summary = summarise(transcript, progress, learner.municipality, learner.programme, TOKYO, certificate)
    records.save(tx, summary)


def _certificate(tx: Tx, learner: Learner, course: Course, day: dt.date, serial: str) -> Certificate | None:
    """The certificate by its old number; `None` where the number has been given since."""
    town = records.load(tx, Municipality, learner.municipality)
    programme = records.load(tx, Programme, learner.programme)
    if town is None or programme is None:
        raise Refused("municipality.unknown")
    year = fiscal_year(day)
    number = _number(town, programme, course.level, year, serial)
    known = hashlib.sha256(serial.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    old_id = f"{town.id}-{programme.id}-{course.level}-{year}{FORMER}{known}"
    id = certificate_id(town.id, programme.id, course.level, year, number) if number else old_id
    if tx.get(Certificate.collection, id):
        return None
    if number:
        _move_counter(tx, series(town, programme.id, course.level, year), number)
    certificate = certificate_of(
        town,
        programme,
        course,
        learner,
        day,
        number=number,
        serial=serial,
        code=serials.new_code(secrets.token_bytes(serials.RANDOM_BYTES)),
        way="classroom",
        completed_on=day,
    )
    return certificate.model_copy(update={"id": id, "handed_over_on": day})


def _number(town: Municipality, programme: Programme, level: str, year: int, serial: str) -> int:
    """Which number of our own series the old one is, so that it is never given twice; 0 where it is none."""
    last = re.findall(r"\d+", serial)[-1:] or ["0"]
    number = int(last[0][:9])
    told = serial_of(town, programme, level, year, number)
    return number if told == serial else 0


def _move_counter(tx: Tx, name: str, number: int) -> None:
    counter = records.load(tx, Counter, name) or Counter(id=name)
    if counter.n < number:
        records.save(tx, counter.model_copy(update={"n": number}))
