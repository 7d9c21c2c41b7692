"""One person as their office sees them: what is kept, what happened, and the contact for a reason alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.domain.accounts.learner import KEPT_BY_NAME, Learner
from supporter.domain.accounts.staff import Staff
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.privacy.data_export import DataExport
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sessions import key_of
from supporter.services.privacy.data_export import export
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class LearnerFile:
    """Everything that a person's page tells; `learner` is without the contact, `has_contact` tells of it.

    `names` are those of the staff in the log, by actor.
    """

    learner: Learner
    has_contact: bool
    transcripts: list[Transcript]
    summaries: list[Summary]
    certificates: list[Certificate]
    leaving: ErasureRequest | None
    log: list[AuditEntry]
    names: dict[str, str]


class LearnerFiles:
    """Looking at one person. Every look is audited."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def open(self, person: Person, number: str) -> LearnerFile:
        """The file of a learner, or of whom they were merged into. Raises `Refused`: access.refused."""

        def unit(tx: Tx) -> LearnerFile:
            learner = load_here(tx, person, Action.LEARNER_READ, number)
            self._audit(tx, person, Action.LEARNER_READ, learner)
            return _file(tx, learner)

        return await self._store.run(unit)

    async def contact(self, person: Person, number: str, reason: str) -> str:
        """The contact, for a reason that is kept; empty where there is none.

        Raises `Refused`: access.refused, contact.no_reason.
        """
        if not reason.strip():
            raise Refused("contact.no_reason")

        def unit(tx: Tx) -> str:
            learner = load_here(tx, person, Action.LEARNER_CONTACT, number)
            if learner.contact:  # where there is none, none was seen
                self._audit(tx, person, Action.LEARNER_CONTACT, learner, reason=reason)
            return learner.contact

        return await self._store.run(unit)

    async def disclose(self, person: Person, number: str, checked: str) -> DataExport:
        """Everything that is kept, to be handed to whom it tells of; `checked` is how they were known, and is noted.

        What an office tells of its own accord: a request by law stands in the register (`DisclosureRequests`).
        Raises `Refused`: access.refused, reason.missing.
        """

        def unit(tx: Tx) -> Learner:
            learner = load_here(tx, person, Action.LEARNER_DISCLOSE, number)
            if not checked.strip():
                raise Refused("reason.missing")
            key, by, town = key_of(learner), audit.actor_of(person), learner.municipality
            now, deed = self._clock.now(), Action.LEARNER_DISCLOSE
            audit.handed_out(tx, now, by, deed, [key], subject=key, municipality=town, reason=checked)
            return learner

        return await export(self._store, await self._store.run(unit), self._clock.now())

    def _audit(self, tx: Tx, person: Person, action: Action, learner: Learner, **facts: object) -> None:
        town, at = learner.municipality, self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=key_of(learner), municipality=town, **facts)


def load_here(tx: Tx, person: Person, action: Action, number: str) -> Learner:
    """A learner of whom something is still kept; one refusal for a foreign, an erased and an unknown number."""
    learner = records.load(tx, Learner, number)
    while learner and learner.state == "merged" and may(person, action, municipality=learner.municipality):
        learner = records.load(tx, Learner, learner.merged_into)
    require(person, action, municipality=learner.municipality if learner else "")
    if learner is None or learner.state not in KEPT_BY_NAME:
        raise Refused("access.refused", action=action.value)
    return learner


def last_change(tx: Tx, learner: Learner) -> tuple[str, dt.datetime | None]:
    """Who changed somebody's details last, by name, and when."""
    log = records.find(tx, AuditEntry, "subject", key_of(learner))
    changes = [one for one in log if one.action in (Action.LEARNER_CORRECT, Action.LEARNER_CHANGE)]
    if not changes:
        return "", None
    newest = max(changes, key=lambda one: one.at)
    return staff_names(tx, [newest.actor]).get(newest.actor, ""), newest.at


def staff_names(tx: Tx, actors: Iterable[str]) -> dict[str, str]:
    """The names of the staff among those who did something, by actor."""
    found = {}
    for actor in {one for one in actors if one.startswith("staff:")}:
        staff = records.load(tx, Staff, actor.partition(":")[2])
        found[actor] = staff.name if staff else ""
    return found


def _file(tx: Tx, learner: Learner) -> LearnerFile:
    keys = [key_of(learner), *(f"learner:{number}" for number in learner.merged)]
    certificates = records.find(tx, Certificate, "learner", learner.id)
    subjects = [*keys, *(one.id for one in certificates)]
    log = [entry for subject in subjects for entry in records.find(tx, AuditEntry, "subject", subject)]
    return LearnerFile(
        learner=learner.model_copy(update={"contact": ""}),
        has_contact=bool(learner.contact),
        transcripts=records.find(tx, Transcript, "learner", learner.id),
        summaries=records.find(tx, Summary, "learner", learner.id),
        certificates=sorted(certificates, key=lambda one: one.issued_on, reverse=True),
        leaving=records.load(tx, ErasureRequest, learner.id),
        log=sorted(log, key=lambda one: one.at, reverse=True),
        names=staff_names(tx, [learner.notice.by, *(one.actor for one in log)]),
    )
