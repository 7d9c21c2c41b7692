"""What staff print after a class: the certificates of their own town as one file, and 受講票 to hand out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from supporter.documents.accounts.learner_card import LearnerCards
from supporter.documents.certificates.certificate import Paper
from supporter.documents.certificates.print_run import joined, piles
from supporter.documents.engine.press import Press
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.sign_up import put_card
from supporter.services.certificates.cards import learner_paper
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.closing.proposals import issued
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say


class ClassCertificates:
    """Only for officers of the town that holds the class, and only of their own people."""

    def __init__(self, store: Store, clock: Clock, press: Press, certificates: CertificateRegister, site: str) -> None:
        self._store, self._clock, self._press = store, clock, press
        self._certificates, self._site = certificates, site

    async def certificates(self, person: Person, session_id: str) -> tuple[TrainingSession, bytes]:
        """The certificates that followed from a class, in the order of the seats.

        Raises `Refused`: access.refused, finish.nothing, certificate.unprintable.
        """

        def unit(tx: Tx) -> tuple[TrainingSession, tuple[Paper, ...]]:
            session = sessions.load_for(tx, person, Action.CLASS_FINISH, session_id)
            require(person, Action.CERTIFICATE_READ, municipality=session.municipality)
            found = list(issued_in(tx, session))
            self._audit_session(tx, person, session, "certificates", [one.learner for one in found])
            return session, tuple(map(self._certificates.paper, found))

        session, papers = await self._store.run(unit)
        parts = [await self._press.pdf(pile) for pile in piles(papers)]  # between two piles others may print
        title = say("print.certificates", number=session.number)
        return session, await self._press.beside(partial(joined, parts, title))

    async def learner_cards(self, person: Person, session_id: str) -> tuple[TrainingSession, bytes]:
        """The 受講票 of those for whom a learner was made and who have not come yet, with a new secret inside.

        Raises `Refused`: access.refused, finish.nothing, paper.unprintable.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> tuple[TrainingSession, LearnerCards]:
            session = sessions.load_for(tx, person, Action.CLASS_FINISH, session_id)
            require(person, Action.CARD_RENEW, municipality=session.municipality)
            learners = list(waiting_in(tx, session))
            self._audit_session(tx, person, session, "learner_cards", [one.id for one in learners])
            made = []
            for learner in learners:
                learner, code = put_card(tx, learner)
                town = records.load(tx, Municipality, learner.municipality)
                programme = records.load(tx, Programme, learner.programme)
                if town and programme:
                    made.append(learner_paper(learner, town, programme, self._site, code, now.date()))
            return session, LearnerCards(cards=tuple(made))

        session, cards = await self._store.run(unit)
        return session, await self._press.pdf(cards)

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, did: str, learners: list[str]) -> None:
        """In the log before it is printed, with whose records it holds; nothing is noted where there is nothing."""
        if not learners:
            raise Refused("finish.nothing")
        audit.handed_out(
            tx,
            self._clock.now(),
            audit.actor_of(person),
            Action.CLASS_FINISH,
            [f"learner:{one}" for one in learners],
            subject=session.id,
            municipality=session.municipality,
            did=did,
            count=len(learners),
        )


def issued_in(tx: Tx, session: TrainingSession) -> Iterable[Certificate]:
    """The certificates of the own municipality that belong to those who completed in this class."""
    for learner in _learners(tx, session, ("completed",)):
        if certificate := issued(tx, learner.id, session):
            yield certificate


def waiting_in(tx: Tx, session: TrainingSession) -> Iterable[Learner]:
    """People of the own municipality who were made after this class and have no PIN yet."""
    for learner in _learners(tx, session, ("completed", "attended")):
        if not learner.pin_hash and learner.municipality == session.municipality:
            yield learner


def _learners(tx: Tx, session: TrainingSession, outcomes: tuple[str, ...]) -> Iterable[Learner]:
    seen: set[str] = set()
    for seat in records.find(tx, Seat, "session", session.id):
        if seat.finished and seat.finished.outcome in outcomes and seat.learner not in seen:
            seen.add(seat.learner)
            learner = records.load(tx, Learner, seat.learner)
            if learner is not None and learner.state == "active":
                yield learner
