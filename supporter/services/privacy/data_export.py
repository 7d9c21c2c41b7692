"""Everything that is kept about one person, gathered: for themselves to take away, or for an office to disclose."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.sign_in import SignIn
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.merge import Merge
from supporter.domain.people.transfer import Transfer
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.data_export import DataExport
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.training.application import Application
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sessions import key_of
from supporter.services.shared import giving_way
from supporter.storage import records
from supporter.storage.base import Store, Tx

D = TypeVar("D", Application, Certificate, Seat, Summary, Transcript)


async def export(store: Store, learner: Learner, now: dt.datetime) -> DataExport:
    """What is kept of `learner`, and of the numbers that were merged into theirs."""
    certificates = await _of(store, Certificate, learner)
    keys = {key_of(learner), *(f"learner:{number}" for number in learner.merged)}
    return DataExport(
        made_at=now,
        municipality=learner.municipality,
        learner=learner,
        leaving=await store.read(lambda tx: records.load(tx, ErasureRequest, learner.id)),
        transcripts=await _of(store, Transcript, learner),
        summaries=await _of(store, Summary, learner),
        certificates=certificates,
        applications=await _of(store, Application, learner),
        seats=await _of(store, Seat, learner),
        withdrawal=await store.read(lambda tx: records.load(tx, Withdrawal, learner.id)),
        transfer=await store.read(lambda tx: records.load(tx, Transfer, learner.id)),
        merges=await store.read(lambda tx: _merges(tx, learner)),
        sign_ins=tuple(await store.read(lambda tx: records.find(tx, SignIn, "person", key_of(learner)))),
        audit=await _told_of(store, keys, {*keys, *(certificate.id for certificate in certificates)}),
    )


async def _of(store: Store, model: type[D], learner: Learner) -> tuple[D, ...]:
    return tuple(await store.read(lambda tx: records.find(tx, model, "learner", learner.id)))


def _merges(tx: Tx, learner: Learner) -> tuple[Merge, ...]:
    return tuple(one for number in learner.merged if (one := records.load(tx, Merge, number)))


async def _told_of(store: Store, keys: set[str], subjects: set[str]) -> tuple[AuditEntry, ...]:
    """What the log tells of somebody: looked through without an index, for people ask for it so rarely."""
    entries = giving_way.each(store.scan(AuditEntry.collection))
    told = [doc async for doc in entries if doc["actor"] in keys or doc["subject"] in subjects]
    return tuple(AuditEntry.model_validate(doc) for doc in told)
