"""Certificates: kept by their owner, verified by anybody, confirmed by the officer where a town wants that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import get_args

from supporter.content.courses.library import Library
from supporter.documents.certificates.certificate import Paper
from supporter.documents.engine.press import Press
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates import serials
from supporter.domain.certificates.certificate import Certificate, PaperWish
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.summary import Summary
from supporter.services.certificates.paper import paper_of, portrait_of
from supporter.services.shared import audit, doors, giving_way
from supporter.services.shared.clock import Clock
from supporter.services.shared.network import network
from supporter.services.shared.signing import Signing
from supporter.services.transcripts.issuing import issue
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Verification:
    """All that a verification page may show of a certificate."""

    serial: str
    course: str
    completed_on: str
    municipality: str
    name_hint: str
    valid: bool
    erased: bool


#: How wide pictures are, in pixels: sharp on a telephone, and its QR is read from a second one.
PICTURE, PORTRAIT = 1600, 1080
#: What an owner may answer; the empty one stands for not having been asked.
WISHES = frozenset(get_args(PaperWish)) - {""}
#: Why one of many is left as it is: gone or elsewhere meanwhile, not done, of a course that is taught no more.
_PASSED_OVER = frozenset({"access.refused", "certificate.not_ready", "course.unknown"})
_AT_A_TIME = 10


class CertificateRegister:
    """What people ask of certificates. `site` is the address printed in QR codes."""

    def __init__(self, store: Store, library: Library, clock: Clock, press: Press, site: str, signing: Signing) -> None:
        self._store, self._library, self._clock, self._press, self._site = store, library, clock, press, site
        self._signing = signing
        self._wrong = doors.guesses(doors.Door.CERTIFICATE)

    async def of(self, person: Person, learner: str) -> list[Certificate]:
        """A learner's certificates, newest first; an officer sees those that their municipality issued."""
        require(person, Action.CERTIFICATE_READ, owner=learner, municipality=person.municipality)
        issued = await self._store.read(lambda tx: records.find(tx, Certificate, "learner", learner))
        found = [one for one in issued if _may_read(person, one)]
        return sorted(found, key=lambda certificate: certificate.issued_on, reverse=True)

    async def shown(self, person: Person, code: str) -> Certificate:
        """The certificate with this code, as its owner shows it and the officers of its town print it.

        Raises `Refused`: access.refused, cert.revoked, cert.erased, and certificate.awaits_seal to its owner.
        """
        certificate = await self._store.read(lambda tx: _readable(tx, person, code))
        if certificate.status == "revoked":
            raise Refused("cert.revoked")
        if certificate.erased_on:
            raise Refused("cert.erased")
        if certificate.awaits_seal and certificate.learner == person.id:
            raise Refused("certificate.awaits_seal")
        if certificate.learner != person.id:
            now, by, of = self._clock.now(), audit.actor_of(person), certificate
            seen, owner = Action.CERTIFICATE_READ, f"learner:{of.learner}"
            await self._store.run(
                lambda tx: audit.handed_out(tx, now, by, seen, [owner], subject=of.id, municipality=of.municipality)
            )
        return certificate

    async def pdf(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The certificate with this code as PDF. Raises `Refused` as `shown` does."""
        certificate = await self.shown(person, code)
        return certificate, await self._press.pdf(self.paper(certificate))

    async def picture(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The same as a PNG, for those who print at a shop or send it on. Raises as `pdf` does."""
        certificate = await self.shown(person, code)
        return certificate, await self._press.picture(paper_of(certificate, *self._beside(certificate)), PICTURE)

    async def portrait(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The same upright, as a PNG for the screen of a telephone. Raises as `pdf` does."""
        certificate = await self.shown(person, code)
        return certificate, await self._press.picture(portrait_of(certificate, *self._beside(certificate)), PORTRAIT)

    def paper(self, certificate: Certificate) -> Paper:
        """What the press is told of a certificate that somebody may print."""
        return paper_of(certificate, *self._beside(certificate))

    def _beside(self, certificate: Certificate) -> tuple[str, str]:
        """What its QR tells: our address, and what it proves without us."""
        return self._site, self._signing.proof(certificate)

    async def ask_for_paper(self, person: Person, code: str, wish: str) -> Certificate:
        """Its owner says whether they want one on paper; the last word counts.

        Raises `Refused`: access.refused, cert.revoked, form.invalid.
        """

        def unit(tx: Tx) -> Certificate:
            certificate = _readable(tx, person, code)
            require(person, Action.CERTIFICATE_WISH, owner=certificate.learner)
            if certificate.status == "revoked":
                raise Refused("cert.revoked")
            if wish not in WISHES:
                raise Refused("form.invalid", field="paper")
            wished = certificate.model_copy(update={"paper": wish})
            records.save(tx, wished)
            return wished

        return await self._store.run(unit)

    async def verify(self, typed: str, address: str = "") -> Verification:
        """What may be told of the certificate behind a typed or scanned code, with or without what a QR proves.

        Raises `Refused`: cert.unknown, and rate.limited where very many were: a right one is always found.
        """
        code = serials.clean_code(typed.partition("/")[0])
        found = await self._store.read(lambda tx: records.find(tx, Certificate, "code", code))
        if not found:
            now, place = self._clock.now(), network(address)
            if self._wrong.too_many(place, now):
                raise Refused("rate.limited")
            self._wrong.count(place, now)
            raise Refused("cert.unknown")
        certificate = found[0]
        return Verification(
            serial=certificate.serial,
            course=certificate.course_title,
            completed_on=era_date(certificate.completed_on, certificate.style.date_style),
            municipality=certificate.municipality_name,
            name_hint=serials.name_hint(certificate.name),
            valid=certificate.status == "issued",
            erased=certificate.erased_on is not None,
        )

    async def confirm(self, person: Person, summary_id: str) -> Certificate:
        """An officer confirms a completion; the certificate is issued and audited in one unit, once.

        Raises `Refused`: access.refused, certificate.not_ready, course.unknown.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Certificate:
            summary = records.load(tx, Summary, summary_id)
            learner = records.load(tx, Learner, summary.learner) if summary else None
            if summary is None or learner is None or learner.state != "active" or not person.municipality:
                raise Refused("access.refused")
            require(person, Action.CERTIFICATE_CONFIRM, municipality=learner.municipality)
            library = self._library.of(learner.municipality)
            if summary.course not in library.courses:
                raise Refused("course.unknown")
            certificate = issue(tx, summary, learner, library.course(summary.course), now.date())
            if certificate.id != summary.certificate:
                audit.record(
                    tx,
                    now,
                    audit.actor_of(person),
                    Action.CERTIFICATE_CONFIRM,
                    subject=certificate.id,
                    municipality=learner.municipality,
                )
            return certificate

        return await self._store.run(unit)

    async def confirm_many(self, person: Person, summaries: Iterable[str]) -> list[Certificate]:
        """Confirm one after the other, giving way to others in between; each is done or not, as with `confirm`.

        What cannot be confirmed (any more) is passed over: it still waits, or somebody else was faster. Returns those
        that were issued now. Raises `Refused('access.refused')` for who may confirm nothing.
        """
        require(person, Action.CERTIFICATE_CONFIRM, municipality=person.municipality)
        issued = []
        async for id in giving_way.each(dict.fromkeys(summaries), _AT_A_TIME):
            if await self._store.read(partial(_has_certificate, id=id)):
                continue
            try:
                issued.append(await self.confirm(person, id))
            except Refused as refused:
                if refused.code not in _PASSED_OVER:
                    raise
        return issued


def _has_certificate(tx: Tx, id: str) -> bool:
    summary = records.load(tx, Summary, id)
    return summary is not None and bool(summary.certificate)


def _readable(tx: Tx, person: Person, code: str) -> Certificate:
    """One refusal for a foreign certificate and for no such one."""
    found = records.find(tx, Certificate, "code", code)
    if not found or not _may_read(person, found[0]):
        raise Refused("access.refused")
    return found[0]


def _may_read(person: Person, certificate: Certificate) -> bool:
    return may(person, Action.CERTIFICATE_READ, owner=certificate.learner, municipality=certificate.municipality)
