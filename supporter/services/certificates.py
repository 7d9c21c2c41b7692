"""Certificates: printed for their owner, verified by anybody, confirmed by the officer where a town wants that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from supporter.content.library import Library
from supporter.documents.certificate import Paper
from supporter.domain import serials
from supporter.domain.access import Action, Person, may, require
from supporter.domain.certificate import Certificate
from supporter.domain.learner import Learner
from supporter.domain.refused import Refused
from supporter.domain.summary import Summary
from supporter.storage import records
from supporter.storage.base import Store, Tx

from . import audit
from .clock import Clock
from .issuing import issue


class Press(Protocol):
    """What turns a paper into a PDF; see `documents.certificate.Press`."""

    async def certificate(self, paper: Paper) -> bytes: ...


@dataclass(frozen=True)
class Verification:
    """All that a verification page may show of a certificate."""

    serial: str
    municipality: str
    name_hint: str
    valid: bool


#: The flower on paper needs five rings to be one, as on the screen.
FEWEST_RINGS = 5


class Certificates:
    """What people ask of certificates. `site` is the address printed in QR codes."""

    def __init__(self, store: Store, library: Library, clock: Clock, press: Press, site: str) -> None:
        self._store, self._library, self._clock, self._press, self._site = store, library, clock, press, site

    async def of(self, person: Person, learner: str) -> list[Certificate]:
        """A learner's certificates, newest first; an officer sees those that their municipality issued."""
        require(person, Action.CERTIFICATE_READ, owner=learner, municipality=person.municipality)
        issued = await self._store.read(lambda tx: records.find(tx, Certificate, "learner", learner))
        found = [one for one in issued if _may_read(person, one)]
        return sorted(found, key=lambda certificate: certificate.issued_on, reverse=True)

    async def pdf(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The certificate with this code as PDF.

        Raises `Refused`: access.refused, cert.revoked, name.unprintable.
        """
        certificate = await self._store.read(lambda tx: self._readable(tx, person, code))
        if certificate.status == "revoked":
            raise Refused("cert.revoked")
        return certificate, await self._press.certificate(paper_of(certificate, self._site))

    async def verify(self, typed: str) -> Verification:
        """What may be told of the certificate behind a typed or scanned code. Refused: cert.unknown."""
        code = serials.clean_code(typed)
        found = await self._store.read(lambda tx: records.find(tx, Certificate, "code", code))
        if not found:
            raise Refused("cert.unknown")
        certificate = found[0]
        return Verification(
            serial=certificate.serial,
            municipality=certificate.municipality_name,
            name_hint=serials.name_hint(certificate.name),
            valid=certificate.status == "issued",
        )

    async def confirm(self, person: Person, summary_id: str) -> Certificate:
        """An officer confirms a completion; the certificate is issued and audited in one unit, once.

        Raises `Refused`: access.refused, certificate.not_ready, course.unknown.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> Certificate:
            summary = records.load(tx, Summary, summary_id)
            learner = records.load(tx, Learner, summary.learner) if summary else None
            if summary is None or learner is None or not person.municipality:
                raise Refused("access.refused")
            require(person, Action.CERTIFICATE_CONFIRM, municipality=learner.municipality)
            if summary.course not in self._library.courses:
                raise Refused("course.unknown")
            certificate = issue(tx, summary, learner, self._library.course(summary.course), now.date())
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

    def _readable(self, tx: Tx, person: Person, code: str) -> Certificate:
        found = records.find(tx, Certificate, "code", code)
        if not found:
            raise Refused("access.refused")
        if not _may_read(person, found[0]):
            raise Refused("access.refused")
        return found[0]


def _may_read(person: Person, certificate: Certificate) -> bool:
    return may(person, Action.CERTIFICATE_READ, owner=certificate.learner, municipality=certificate.municipality)


def verify_url(site: str, code: str) -> str:
    """The address in the QR, upper case for the QR's small alphanumeric mode."""
    return f"{site}/v/{code}".upper()


def paper_of(certificate: Certificate, site: str) -> Paper:
    """What the press prints for a certificate."""
    style = certificate.style
    places = {
        "municipality": certificate.municipality_name,
        "programme": certificate.programme_name,
        "course": certificate.course_title,
    }
    return Paper(
        title=style.title,
        course=certificate.course_title,
        course_line=_filled(style.course_line, places),
        name=certificate.name,
        serial=certificate.serial,
        issued_on=certificate.issued_on,
        date_style=style.date_style,
        body=tuple(_filled(line, places) for line in style.body),
        municipality=certificate.municipality_name,
        issuer_title=style.issuer_title,
        issuer_name=style.issuer_name,
        verify_url=verify_url(site, certificate.code),
        code=certificate.code,
        seal=style.seal,
        chapters=max(certificate.chapters, FEWEST_RINGS),
    )


def _filled(text: str, places: dict[str, str]) -> str:
    """Plain replacement: a municipality's wording is data, never a format string to be run."""
    for name, value in places.items():
        text = text.replace(f"{{{name}}}", value)
    return text
