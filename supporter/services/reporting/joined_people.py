"""People who were two on a past day: what lists and figures said of them before their numbers were joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.people.merge import Merge
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import summarise
from supporter.domain.transcripts.transcript import Event, Transcript
from supporter.storage.base import Doc, Tx


def joined_on(merges: Iterable[Merge], transcript: str, before: dt.datetime | None = None) -> dt.date | None:
    """The day of the last merge, `before` a moment, that brought a completion into a transcript; `None` for none."""
    learner, course, _ = transcript.rsplit(":", 2)
    brought = [one.at for one in merges if one.kept == learner and _completed(one.moved, course)]
    last = max((at for at in brought if before is None or at < before), default=None)
    return last.astimezone(TOKYO).date() if last else None


def joined_lines(tx: Tx, merge: Merge, kept: Doc) -> Iterable[tuple[Doc, Doc, Doc, list[Doc]]]:
    """What was on record until a merge, of the number that was given up and of the other: each completion that it
    touched, as summary, learner, certificate and events. Ids are those of the transcripts and of the merge.
    """
    other = tx.get(Learner.collection, merge.id)
    found = list(tx.find(Certificate.collection, "learner", kept["id"]))
    for transcript in (*merge.moved, *merge.before) if other else ():
        progress = fold(transcript.events)
        mine = transcript.learner == merge.id
        if progress.completed is None or not (mine or _completed(merge.moved, transcript.course)):
            continue
        of_course = (
            one for one in found if one["course"] == transcript.course and (one["id"] in merge.certificates) == mine
        )
        certificate, learner = next(of_course, {}), (other or {}) if mine else kept
        town, programme = ((certificate or learner)[name] for name in ("municipality", "programme"))
        summary = summarise(transcript, progress, town, programme, TOKYO, certificate.get("id", ""))
        told = {**summary.model_dump(mode="json"), "id": f"{transcript.id}:{merge.id}"}
        yield told, {**learner, "state": kept["state"]}, certificate, [_doc(event) for event in transcript.events]


def _doc(event: Event) -> Doc:
    return event.model_dump(mode="json")


def _completed(transcripts: Sequence[Transcript], course: str) -> bool:
    return any(one.course == course and fold(one.events).completed for one in transcripts)
