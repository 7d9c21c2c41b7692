"""The counts of classes, in memory: seats and slips are read once, and again only when they have changed.

A hall of thousands answers within seconds while projector and console ask four times a second how many. What is kept
follows from the documents alone, so nothing of it need survive a restart.
"""

from __future__ import annotations

from collections import Counter, OrderedDict

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.running_count import RunningCount, terms
from supporter.domain.classroom.seat import Seat
from supporter.domain.classroom.tally import Given
from supporter.domain.courses.quiz import Answer
from supporter.domain.training.session import TrainingSession
from supporter.services.training import sessions
from supporter.storage.base import CHANGED, Doc, Store, Tx

#: Classes whose counts are kept; the one that was not asked for longest goes first.
KEPT = 32


class Counts:
    """Asked inside units that read, for what is durable at that moment."""

    def __init__(self, store: Store) -> None:
        self._classes: OrderedDict[str, ClassCount] = OrderedDict()
        store.subscribe(CHANGED, self._hear)

    def of(self, tx: Tx, session: TrainingSession) -> ClassCount:
        """The count of a class, brought up to what `tx` reads."""
        kept = self._classes.get(session.id)
        if kept is None or kept.seats.terms != terms(session):
            kept = self._classes[session.id] = ClassCount(tx, session)
            if len(self._classes) > KEPT:
                self._classes.popitem(last=False)
        self._classes.move_to_end(session.id)
        kept.catch_up(tx)
        return kept

    def _hear(self, changed: Doc) -> None:
        for id in changed.get(Seat.collection, ()):
            if kept := self._classes.get(id.rpartition(":")[0]):
                kept.changed_seats.add(id)
        if slips := changed.get(AnonymousAnswer.collection):
            for kept in self._classes.values():
                kept.changed_slips.update(slips)
        for id in changed.get(HallQuestion.collection, ()):
            if kept := self._classes.get(id.rpartition(":")[0]):
                kept.waiting = None


class ClassCount:
    """One class: `seats` are counted, the slips of a question from when it is first asked for."""

    def __init__(self, tx: Tx, session: TrainingSession) -> None:
        self.seats = RunningCount(session)
        self.changed_seats = {doc["id"] for doc in sessions.seat_docs(tx, session.id)}
        self.changed_slips: set[str] = set()
        self.waiting: int | None = None
        self._id = session.id
        self._slips: dict[str, dict[str, Answer]] = {}
        self._on_slips: dict[str, Counter[Answer]] = {}

    def catch_up(self, tx: Tx) -> None:
        """Read what has changed since."""
        for id in self.changed_seats:
            self.seats.seat(id, tx.get(Seat.collection, id))
        self.changed_seats.clear()
        for id in self.changed_slips if self._slips else ():
            self._slip(id, tx.get(AnonymousAnswer.collection, id))
        self.changed_slips.clear()

    def voices(self, tx: Tx) -> int:
        """How many questions from the hall nobody has looked at yet."""
        if self.waiting is None:
            asked = tx.find(HallQuestion.collection, "session", self._id)
            self.waiting = sum(doc["state"] == "waiting" for doc in asked)
        return self.waiting

    def slips(self, tx: Tx, key: str) -> Given:
        """The unsigned answers to one question, each with how often it was given."""
        asked = asked_in(self._id, key)
        if asked not in self._slips:
            self._slips[asked], self._on_slips[asked] = {}, Counter()
            for doc in tx.find(AnonymousAnswer.collection, "asked", asked):
                self._slip(doc["id"], doc)
        return {("phone", answer): times for answer, times in self._on_slips[asked].items()}

    def _slip(self, id: str, doc: Doc | None) -> None:
        for asked, slips in self._slips.items():
            counted = self._on_slips[asked]
            if id in slips:
                counted[slips.pop(id)] -= 1
            if doc is not None and doc["asked"] == asked:
                slips[id] = tuple(doc["answer"])
                counted[slips[id]] += 1
