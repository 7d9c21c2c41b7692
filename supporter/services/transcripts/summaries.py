"""Summaries are never the truth: derived anew from every transcript when asked."""

from __future__ import annotations

from functools import partial

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary, summarise
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.shared.clock import TOKYO
from supporter.storage import records
from supporter.storage.base import Store, Tx


async def rebuild(store: Store) -> int:
    """Write every summary as its transcript tells it; returns how many were missing or differed."""
    changed = 0
    for doc in list(store.scan(Transcript.collection)):
        changed += await store.run(partial(_one, id=doc["id"]))
    return changed


def _one(tx: Tx, id: str) -> bool:
    transcript = records.load(tx, Transcript, id)
    learner = records.load(tx, Learner, transcript.learner) if transcript else None
    if transcript is None or learner is None:
        return False
    progress = fold(transcript.events)
    summary = summarise(transcript, progress, learner.municipality, learner.programme, TOKYO)
    kept = tx.get(Summary.collection, id)
    before = kept.get("certificate") if kept and summary.completed_on else ""
    # Where two numbers were joined, the certificate that stood there stays, though the other one is earlier.
    issued = [
        certificate
        for certificate in records.find(tx, Certificate, "learner", learner.id)
        if certificate.course == transcript.course
        and (certificate.completed_on == summary.completed_on or certificate.id == before)
    ]
    # One that was issued anew under another number left the one before it out of use.
    issued.sort(key=lambda one: (one.status != "issued", one.id != before))
    if issued:
        first = issued[0]
        counted = {"certificate": first.id, "municipality": first.municipality, "programme": first.programme}
        summary = summary.model_copy(update=counted)
    # Compared as it lies there: what is damaged cannot be read as a summary any more.
    if kept == summary.model_dump(mode="json"):
        return False
    records.save(tx, summary)
    return True
