"""One row becomes a learner, or a completion of one who is there; and is taken back if nobody touched it since."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Learner, Notice, SignUpForm
from supporter.domain.accounts.sign_in import SignIn
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.course import Course
from supporter.domain.imports.row import Import, Row, RowResult, RowTask
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.duplicates import likeness
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.names import fold
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sessions import key_of
from supporter.services.accounts.sign_up import NO_PIN, admitted, free_number
from supporter.services.imports.fingerprint import fingerprint
from supporter.services.people.registry import brief_of
from supporter.services.shared import audit
from supporter.services.transcripts import past_completions
from supporter.storage import records
from supporter.storage.base import Tx


def enter(
    tx: Tx, now: dt.datetime, begun: Import, town: Municipality, course: Course | None, task: RowTask
) -> RowResult | None:
    """Do what the row asks for; `None` where it is there already, as after the same list was brought in twice."""
    if task.same:
        learner = records.load(tx, Learner, task.same)
        if learner is None or learner.state != "active" or learner.municipality != town.id:
            return None
        return _completed(
            tx, now, begun, course, task.row, RowResult(line=task.row.line, learner=learner.id, created=False)
        )
    if not task.decided and _is_there(tx, town.id, task.row):
        return None
    learner = admitted(_form(task.row, begun), town, free_number(tx), NO_PIN, _notice(begun, now))
    records.save(tx, learner)
    _audit(tx, now, begun, "learner.imported", learner)
    made = RowResult(line=task.row.line, learner=learner.id, created=True, learner_print=fingerprint(learner))
    return _completed(tx, now, begun, course, task.row, made) or made


def take_back(tx: Tx, now: dt.datetime, begun: Import, made: RowResult) -> bool:
    """Undo what a row became; `False`, and nothing is done, where somebody has touched it since."""
    learner = records.load(tx, Learner, made.learner)
    transcript = records.load(tx, Transcript, made.transcript) if made.transcript else None
    if learner is None or _touched(tx, made, learner, transcript):
        return False
    if transcript:
        _uncomplete(tx, transcript, learner)
    if made.certificate:
        tx.delete(Certificate.collection, made.certificate)
    if made.created:
        tx.delete(Learner.collection, learner.id)
    _audit(tx, now, begun, "learner.import_undone", learner)
    return True


def _completed(
    tx: Tx, now: dt.datetime, begun: Import, course: Course | None, row: Row, made: RowResult
) -> RowResult | None:
    learner = records.load(tx, Learner, made.learner)
    if course is None or row.completed_on is None or learner is None:
        return None
    done = past_completions.add(tx, now, learner, course, row.completed_on, row.serial)
    if done is None:
        return None
    transcript, certificate = done
    if not made.created:
        _audit(tx, now, begun, "learner.completion_imported", learner)
    return made.model_copy(
        update={
            "transcript": transcript.id,
            "transcript_print": fingerprint(transcript),
            "certificate": certificate.id if certificate else "",
        }
    )


def _uncomplete(tx: Tx, transcript: Transcript, learner: Learner) -> None:
    """The transcript without its last event, which is the completion; without any event it is gone."""
    before = transcript.model_copy(update={"events": transcript.events[:-1]})
    if before.events:
        records.save(tx, before)
        past_completions.resum(tx, before, learner, "")
    else:
        tx.delete(Transcript.collection, transcript.id)
        tx.delete(Summary.collection, transcript.id)


def _touched(tx: Tx, made: RowResult, learner: Learner, transcript: Transcript | None) -> bool:
    if made.transcript and (transcript is None or fingerprint(transcript) != made.transcript_print):
        return True
    certificate = records.load(tx, Certificate, made.certificate) if made.certificate else None
    if certificate and (certificate.reissued or certificate.status != "issued" or certificate.paper):
        return True
    summary = records.load(tx, Summary, made.transcript) if made.transcript else None
    if summary and summary.certificate != made.certificate:
        return True
    if not made.created:
        return False
    others = [one.id for one in records.find(tx, Transcript, "learner", learner.id) if one.id != made.transcript]
    kept = tx.find(SignIn.collection, "person", key_of(learner)) or tx.find(Seat.collection, "learner", learner.id)
    asked = records.load(tx, ErasureRequest, learner.id)
    return bool(others or kept or asked or fingerprint(learner) != made.learner_print)


def _is_there(tx: Tx, municipality: str, row: Row) -> bool:
    """Asked again as it is entered: somebody may have signed up since, or the same list lies in two browsers."""
    found = records.find(tx, Learner, "folded", fold(row.name))
    mine = (one for one in found if one.municipality == municipality and one.state != "erased")
    return any(likeness(brief_of(one), row.brief) == "same" for one in mine)


def _form(row: Row, begun: Import) -> SignUpForm:
    return SignUpForm(
        name=row.name,
        kana=row.kana,
        municipality=begun.municipality,
        programme=begun.programme,
        age_band=row.age_band,
        district=row.district,
        relation=row.relation,
        contact=row.contact,
        wants_news=row.news,
        pin="",
    )


def _notice(begun: Import, now: dt.datetime) -> Notice:
    return Notice(how=begun.notice, at=now, by=begun.by, source=begun.source)


def _audit(tx: Tx, now: dt.datetime, begun: Import, action: str, learner: Learner) -> None:
    subject = key_of(learner)
    audit.record(tx, now, begun.by, action, subject=subject, municipality=learner.municipality, source=begun.id)
