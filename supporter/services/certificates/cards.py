"""Cards on paper: the 受講票 of a learner, and the サポーターカード of who has completed and is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from supporter.content.courses.library import Library
from supporter.content.profiles import national
from supporter.documents.accounts.learner_card import LearnerCard, LearnerCards
from supporter.documents.certificates.supporter_card import SupporterCard, SupporterCards, SupporterCardSheets
from supporter.documents.engine.press import Press
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.certificates.serials import code_text
from supporter.domain.certificates.supporter_card import carries_card, to_carry
from supporter.domain.classroom.seat import Seat
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.contact_lines import lines_of
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.calendar import fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.learners import load_for, looked
from supporter.services.accounts.sessions import key_of
from supporter.services.accounts.sign_up import with_new_card
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.certificates.paper import verify_url
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import digest, same
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

_CARDS_AT_ONCE = 200

#: A certificate with its owner and who issued it.
_Carried = tuple[Certificate, Learner, Municipality, Programme]


class Cards:
    """`certificates` says whose card may be shown; `site` is the address printed in QR codes."""

    def __init__(
        self, store: Store, library: Library, clock: Clock, press: Press, certificates: CertificateRegister, site: str
    ) -> None:
        self._store, self._library, self._clock, self._press = store, library, clock, press
        self._certificates, self._site = certificates, site

    async def learner_card(self, person: Person, number: str, code: str = "") -> bytes:
        """The 受講票 as PDF; the inner QR is on it only with `code`, which is known while the card is new.

        Raises `Refused`: access.refused, and card.replaced for a code that is not of the learner's card.
        """

        def read(tx: Tx) -> tuple[Learner, Municipality, Programme]:
            learner = load_for(tx, person, Action.LEARNER_READ, number)
            return learner, *_town_of(tx, learner.municipality, learner.programme)

        learner, town, programme = await self._store.read(read)
        if code and not _opens(code, learner):
            raise Refused("card.replaced")
        if person.id != number:
            now = self._clock.now()
            await self._store.run(lambda tx: looked(tx, now, person, learner))
        return await self._press.pdf(learner_paper(learner, town, programme, self._site, code, self._today()))

    async def first_cards(self, person: Person, numbers: Sequence[str]) -> bytes:
        """The 受講票 of those who have none yet, a page each in the order given, with a new secret inside; audited.

        Nobody's card ends by it: whoever has one is passed over. Nobody has one either before the paper is there.
        Raises `Refused`: access.refused, roster.no_card, roster.many_cards, roster.card_meanwhile, paper.unprintable.
        """
        now, by = self._clock.now(), audit.actor_of(person)

        def look(tx: Tx) -> list[tuple[Learner, LearnerCard]]:
            learners = (load_for(tx, person, Action.CARD_RENEW, number) for number in dict.fromkeys(numbers))
            without = [one for one in learners if not one.card_hash]
            if not without:
                raise Refused("roster.no_card")
            if len(without) > _CARDS_AT_ONCE:
                raise Refused("roster.many_cards", most=_CARDS_AT_ONCE)
            made = []
            for learner, code in map(with_new_card, without):
                found = _town_of(tx, learner.municipality, learner.programme)
                made.append((learner, learner_paper(learner, *found, self._site, code, now.date())))
            return made

        made = await self._store.read(look)
        body = await self._press.pdf(LearnerCards(cards=tuple(card for _, card in made)))

        def unit(tx: Tx) -> None:
            for learner, _ in made:
                before = load_for(tx, person, Action.CARD_RENEW, learner.id)
                if before.card_hash:
                    raise Refused("roster.card_meanwhile")
                records.save(tx, before.model_copy(update={"card_hash": learner.card_hash}))
                town = before.municipality
                audit.record(tx, now, by, Action.CARD_RENEW, subject=key_of(learner), municipality=town)

        await self._store.run(unit)
        return body

    async def supporter_card(self, person: Person, code: str) -> tuple[Certificate, bytes]:
        """The サポーターカード that belongs to a certificate, as PDF.

        Raises `Refused`: supporter.not_listed, and as `CertificateRegister.shown` does.
        """
        certificate = await self._certificates.shown(person, code)
        learner, town, programme = await self._store.read(lambda tx: _owner_of(tx, certificate))
        if not carries_card(learner, town, certificate):
            raise Refused("supporter.not_listed", department=town.department)
        course = self._library.of(certificate.municipality).courses.get(certificate.course)
        card = _supporter_card(certificate, learner, town, programme, course, self._site, self._today())
        return certificate, await self._press.pdf(SupporterCards(cards=(card,), printed_on=self._today()))

    async def of_class(self, person: Person, session_id: str) -> bytes:
        """The cards of all who sat in a class, have completed its course and are listed, as sheets of ten; audited.

        Only certificates of the own municipality: every town hands out its own cards. Raises `Refused`:
        access.refused, supporter.none.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> list[_Carried]:
            session, carried = _of_class(tx, person, session_id)
            if not carried:
                raise Refused("supporter.none")
            who, rows = audit.actor_of(person), len(carried)
            town = session.municipality
            about = {"subject": session_id, "municipality": town}
            people = [f"learner:{each[0].learner}" for each in carried]
            audit.handed_out(tx, now, who, Action.CARDS_PRINT, people, **about, rows=rows)
            return carried

        return await self._sheets(await self._store.run(unit))

    async def count_of_class(self, person: Person, session_id: str) -> int:
        """How many cards `of_class` would print. Raises `Refused('access.refused')`."""
        return await self._store.read(lambda tx: len(_of_class(tx, person, session_id)[1]))

    async def of_certificates(self, person: Person, certificates: Sequence[Certificate]) -> bytes:
        """The cards of those among these who are listed, as sheets of ten. Raises `Refused` as `of_class` does."""
        for one in certificates:
            require(person, Action.CARDS_PRINT, municipality=one.municipality)
        found = await self._store.read(lambda tx: [(one, *_owner_of(tx, one)) for one in certificates])
        carried = [each for each in found if carries_card(each[1], each[2], each[0])]
        if not carried:
            raise Refused("supporter.none")
        return await self._sheets(carried)

    async def _sheets(self, carried: Sequence[_Carried]) -> bytes:
        today = self._today()
        course = self._library.courses.get
        cards = [
            _supporter_card(one, learner, town, programme, course(one.course), self._site, today)
            for one, learner, town, programme in carried
        ]
        return await self._press.pdf(SupporterCardSheets(cards=tuple(cards), printed_on=today))

    async def offered_to_any(self, certificates: Sequence[Certificate]) -> bool:
        """Whether `of_certificates` would have a card to print."""
        found = await self._store.read(lambda tx: [(one, *_owner_of(tx, one)) for one in certificates])
        return any(carries_card(learner, town, one) for one, learner, town, _ in found)

    async def offered(self, certificate: Certificate) -> bool:
        """Whether there is a サポーターカード to a certificate."""
        learner, town, _ = await self._store.read(lambda tx: _owner_of(tx, certificate))
        return carries_card(learner, town, certificate)

    def _today(self) -> dt.date:
        return self._clock.now().date()


def _of_class(tx: Tx, person: Person, session_id: str) -> tuple[TrainingSession, list[_Carried]]:
    """A class, and the certificates of its course whose owners sat in it and carry the card of the own town."""
    session = sessions.load_for(tx, person, Action.CARDS_PRINT, session_id)
    seats = records.find(tx, Seat, "session", session_id)
    issued = [one for seat in seats if seat.learner for one in records.find(tx, Certificate, "learner", seat.learner)]
    own = [one for one in issued if one.course == session.course and one.municipality == person.municipality]
    found = [(one, *_owner_of(tx, one)) for one in own]
    return session, [each for each in found if carries_card(each[1], each[2], each[0])]


def _opens(code: str, learner: Learner) -> bool:
    """Whether `code` is NUMBER.SECRET of the learner's card as it is now."""
    number, _, secret = code.partition(".")
    return number == learner.id and same(digest(secret), learner.card_hash)


def _owner_of(tx: Tx, certificate: Certificate) -> tuple[Learner, Municipality, Programme]:
    learner = records.load(tx, Learner, certificate.learner)
    if learner is None:
        raise Refused("access.refused")
    return learner, *_town_of(tx, certificate.municipality, certificate.programme)


def _town_of(tx: Tx, municipality: str, programme: str) -> tuple[Municipality, Programme]:
    town, named = records.load(tx, Municipality, municipality), records.load(tx, Programme, programme)
    if town is None or named is None:
        raise Refused("municipality.unknown")
    return town, named


def learner_paper(
    learner: Learner, town: Municipality, programme: Programme, site: str, code: str, today: dt.date
) -> LearnerCard:
    """What the press is told of a 受講票; without the `code` of its secret it has no inner QR."""
    return LearnerCard(
        **_office(town, programme),
        hours=town.hours,
        site=site,
        name=learner.name,
        number=learner.id,
        sign_in=f"{site}/in/card#{code}" if code else "",
        printed_on=today,
    )


def _office(town: Municipality, programme: Programme) -> dict[str, str]:
    """Who gives the card out, as both kinds name it."""
    return {
        "municipality": town.name,
        "programme": programme_name(town, programme),
        "department": town.department,
        "phone": town.phone,
        "fax": town.fax,
    }


def _supporter_card(
    certificate: Certificate,
    learner: Learner,
    town: Municipality,
    programme: Programme,
    course: Course | None,
    site: str,
    today: dt.date,
) -> SupporterCard:
    """The name stands as on the certificate; a フリガナ that was changed with the name belongs to another."""
    year = follow_up_year(certificate.completed_on, course.validity_months if course else None)
    return SupporterCard(
        **_office(town, programme),
        name=certificate.name,
        kana=learner.kana if learner.name == certificate.name else "",
        serial=certificate.serial,
        completed_on=certificate.completed_on,
        follow_up=fiscal_year_text(year) if year else "",
        verify_url=verify_url(site, certificate.code),
        code=code_text(certificate.code),
        contacts=tuple(to_carry(lines_of(town, national()), today)),
    )
