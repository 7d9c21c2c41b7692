"""The desk of certificates: found, issued by hand, issued anew, taken out of use and back; each with its reason."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.domain.transcripts.progress import Progress
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Completed
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.transcripts.issuing import issue
from supporter.services.transcripts.recording import latest, record
from supporter.storage import records
from supporter.storage.base import Store, Tx

LONGEST_REASON = 200


@dataclass(frozen=True)
class Chosen:
    """What an officer looks for: part of a name or serial, a course, a 年度, a state; empty for any."""

    find: str = ""
    course: str = ""
    year: str = ""
    state: str = ""


class CertificateDesk:
    """For officers, in their municipality. All raise `Refused('access.refused')`, also for what does not exist."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store, self._library, self._clock = store, library, clock

    async def all(self, person: Person, municipality: str) -> list[Certificate]:
        """Every certificate that a municipality has issued, those of erased people too, by number."""
        require(person, Action.CERTIFICATE_READ, municipality=municipality)
        found = await self._store.read(lambda tx: records.find(tx, Certificate, "municipality", municipality))
        return sorted(found, key=lambda one: one.place)

    async def found(self, person: Person, municipality: str, chosen: Chosen) -> list[Certificate]:
        """Those that a choice leaves, by number."""
        words = fold(chosen.find[:100])
        return [
            one
            for one in await self.all(person, municipality)
            if (not words or words in fold(one.name) or words in fold(one.serial))
            and chosen.course in ("", one.course)
            and chosen.year in ("", str(one.year))
            and chosen.state in ("", one.state)
        ]

    async def one(self, person: Person, id: str) -> Certificate:
        """One certificate."""
        return await self._store.read(lambda tx: _load(tx, person, Action.CERTIFICATE_READ, id))

    async def issue(self, person: Person, number: str, course_id: str, on: dt.date, reason: str) -> Certificate:
        """Issue for a course that was completed elsewhere on that day; asked again, it is the one that is there.

        Raises `Refused`: number.not_here, course.unknown, certificate.reason, certificate.day.
        """
        reason, now = check_reason(reason), self._clock.now()
        if on > now.date():
            raise Refused("certificate.day")
        if course_id not in self._library.courses:
            raise Refused("course.unknown")
        course = self._library.of(person.municipality).course(course_id)
        at = int(dt.datetime.combine(on, dt.time(12), TOKYO).timestamp())

        def completed(progress: Progress) -> Completed | None:
            return (
                None
                if progress.completed
                else Completed(way="classroom", version=course.version, at=at, noted_at=int(now.timestamp()))
            )

        def unit(tx: Tx) -> Certificate:
            learner = records.load(tx, Learner, number)
            town = learner.municipality if learner else person.municipality
            require(person, Action.CERTIFICATE_ISSUE, municipality=town)
            if learner is None or learner.state != "active":
                raise Refused("number.not_here")
            record(tx, now, number, course, completed, secrets.token_bytes)
            transcript = latest(tx, number, course_id)
            summary = records.load(tx, Summary, transcript.id) if transcript else None
            assert summary is not None
            certificate = issue(tx, summary, learner, course, now.date())
            self._audit(tx, person, Action.CERTIFICATE_ISSUE, certificate, reason)
            return certificate

        return await self._store.run(unit)

    async def reissue(self, person: Person, id: str, reason: str, *, todays_name: bool = False) -> Certificate:
        """再交付: counted, under the same number or the next one as the municipality has it.

        With `todays_name` it bears the name that its owner has now. Raises `Refused`: certificate.reason,
        cert.revoked, cert.erased.
        """
        reason = check_reason(reason)

        def unit(tx: Tx) -> Certificate:
            old = _load(tx, person, Action.CERTIFICATE_REISSUE, id)
            _require_in_use(old)
            learner, town = records.load(tx, Learner, old.learner), records.load(tx, Municipality, old.municipality)
            name = learner.name if todays_name and learner and learner.state == "active" else old.name
            new = old
            if town and town.reissue == "new" and learner:
                new = self._under_a_new_number(tx, old, learner)
            changes = {"reissued": old.reissued + 1, "name": name, "handed_over_on": None, "handed_over_by": ""}
            new = new.model_copy(update=changes)
            records.save(tx, new)
            self._audit(tx, person, Action.CERTIFICATE_REISSUE, new, reason)
            return new

        return await self._store.run(unit)

    async def revoke(self, person: Person, id: str, reason: str) -> Certificate:
        """Take a certificate out of use: whoever verifies it is told so. Raises `Refused`: certificate.reason."""
        return await self._used(person, id, reason, "revoked")

    async def use_again(self, person: Person, id: str, reason: str) -> Certificate:
        """Bring it back into use. Raises `Refused`: certificate.reason, certificate.replaced."""
        return await self._used(person, id, reason, "issued")

    async def _used(self, person: Person, id: str, reason: str, status: str) -> Certificate:
        reason = check_reason(reason)

        def unit(tx: Tx) -> Certificate:
            kept = _load(tx, person, Action.CERTIFICATE_REVOKE, id)
            if status == "issued" and _replaced(tx, kept):
                raise Refused("certificate.replaced")
            if kept.status == status:
                return kept
            since = self._clock.now().date() if status == "revoked" else None
            changed = kept.model_copy(update={"status": status, "revoked_on": since})
            records.save(tx, changed)
            action = Action.CERTIFICATE_REVOKE if status == "revoked" else "certificate.used_again"
            self._audit(tx, person, action, changed, reason)
            return changed

        return await self._store.run(unit)

    def _under_a_new_number(self, tx: Tx, old: Certificate, learner: Learner) -> Certificate:
        """The next number of the series; the old one is not in use any more."""
        summaries = records.find(tx, Summary, "learner", learner.id)
        summary = next((one for one in summaries if one.certificate == old.id), None)
        if summary is None or old.course not in self._library.courses:
            raise Refused("course.unknown")
        records.save(tx, old.model_copy(update={"status": "revoked", "revoked_on": self._clock.now().date()}))
        cleared = summary.model_copy(update={"certificate": ""})
        new = issue(
            tx, cleared, learner, self._library.of(old.municipality).course(old.course), self._clock.now().date()
        )
        return new.model_copy(update={"replaces": old.id})

    def _audit(self, tx: Tx, person: Person, action: str, certificate: Certificate, reason: str) -> None:
        now, by, town = self._clock.now(), audit.actor_of(person), certificate.municipality
        audit.record(tx, now, by, action, subject=certificate.id, municipality=town, reason=reason)


def check_reason(text: str) -> str:
    """One line that says why. Raises `Refused('certificate.reason')`."""
    reason = text.strip()
    if not reason or len(reason) > LONGEST_REASON or not is_line(reason):
        raise Refused("certificate.reason")
    return reason


def _load(tx: Tx, person: Person, action: Action, id: str) -> Certificate:
    found = records.load(tx, Certificate, id)
    require(person, action, municipality=found.municipality if found else "")
    if found is None:
        raise Refused("access.refused", action=action.value)
    return found


def _require_in_use(certificate: Certificate) -> None:
    if certificate.status == "revoked":
        raise Refused("cert.revoked")
    if certificate.erased_on:
        raise Refused("cert.erased")


def _replaced(tx: Tx, old: Certificate) -> bool:
    others = records.find(tx, Certificate, "learner", old.learner)
    return any(one.replaces == old.id for one in others)
