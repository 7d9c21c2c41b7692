"""Today's class: whoever teaches leaves pages out, moves, shortens and adds them, and makes up a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from supporter.domain.classroom import moves, todays_moves
from supporter.domain.classroom.anonymous_answer import AnonymousAnswer, asked_in
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import OwnKind, OwnPage, TodaysClass
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage.base import Store, Tx

Change = Callable[[TrainingSession, RunningOrder], TodaysClass]


@dataclass(frozen=True)
class Todays:
    """A class with its course's own running order, and the one of today."""

    session: TrainingSession
    course: RunningOrder
    order: RunningOrder

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the course, in its order."""
        return refs_of(self.course)


def refs_of(course: RunningOrder) -> tuple[str, ...]:
    """The pages of a running order as a class names them."""
    return tuple(cue.ref for cue in course.pages())


class TodaysClasses:
    """Changes of what is there take the version that was on the screen (`seen`); each one is noted.

    All raise `Refused`: access.refused, today.changed, room.wrong_state once the class has ended, and what
    `domain.classroom.todays_moves` refuses.
    """

    def __init__(self, store: Store, clock: Clock, orders: RunningOrders) -> None:
        self._store, self._clock, self._orders = store, clock, orders

    async def of(self, person: Person, session_id: str) -> Todays:
        """The class as it is arranged now. Raises `Refused`: access.refused, course.unknown."""

        def unit(tx: Tx) -> Todays:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            return Todays(session, self._orders.of_course(session), self._orders.of(session))

        return await self._store.read(unit)

    async def move(self, person: Person, session_id: str, ref: str, by: int, seen: int) -> TodaysClass:
        """上へ・下へ: a page so many places further on."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "move",
            lambda at, course: todays_moves.move(at.otherwise, refs_of(course), ref, by),
        )

    async def hide(self, person: Person, session_id: str, ref: str, hidden: bool, seen: int) -> TodaysClass:
        """今日は使わない, and again. A page that the hall sees stays there until the class goes on."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "hide",
            lambda at, course: todays_moves.hide(at.otherwise, refs_of(course), ref, hidden=hidden),
        )

    async def last(self, person: Person, session_id: str, ref: str, minutes: float | None, seen: int) -> TodaysClass:
        """How long a page takes today; `None` for as long as its author meant."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "minutes",
            lambda at, course: todays_moves.lasting(at.otherwise, refs_of(course), ref, minutes),
        )

    async def pass_over(self, person: Person, session_id: str, key: str, asked: bool, seen: int) -> TodaysClass:
        """Whether a question of the course is asked on its page today."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "ask",
            lambda at, course: todays_moves.asking(at.otherwise, course.asks.keys(), key, asked=asked),
        )

    async def as_course(self, person: Person, session_id: str, seen: int) -> TodaysClass:
        """もとの形にもどす: the course's order, lengths and questions; what was made for the class stays."""
        return await self._arrange(
            person, session_id, seen, "as course", lambda at, _: todays_moves.as_course(at.otherwise, in_view(at))
        )

    async def add_page(self, person: Person, session_id: str, page: OwnPage, after: str) -> TodaysClass:
        """A page of text behind another one (empty: at the end); sent twice it is one page. It names no files."""
        return await self.add_pages(person, session_id, [page.model_copy(update=_NO_FILES)], after)

    async def add_pages(self, person: Person, session_id: str, pages: Sequence[OwnPage], after: str) -> TodaysClass:
        """Several at once, with files that are kept already."""

        def change(at: TrainingSession, course: RunningOrder) -> TodaysClass:
            known = {page.id for page in at.otherwise.pages}
            new = [page for page in pages if page.id not in known]
            return todays_moves.with_pages(at.otherwise, refs_of(course), new, after) if new else at.otherwise

        return await self._arrange(person, session_id, None, "add", change)

    async def rewrite(
        self, person: Person, session_id: str, id: str, title: str, text: str, notes: str, seen: int
    ) -> TodaysClass:
        """An own page in other words."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "rewrite",
            lambda at, _: todays_moves.rewritten(at.otherwise, id, title, text, notes),
        )

    async def remove(self, person: Person, session_id: str, id: str, seen: int) -> TodaysClass:
        """Take an own page away, not while the hall sees it."""
        return await self._arrange(
            person,
            session_id,
            seen,
            "remove",
            lambda at, course: todays_moves.without_page(at.otherwise, refs_of(course), id, in_view(at)),
        )

    async def make_question(
        self, person: Person, session_id: str, id: str, kind: OwnKind, text: str, choices: Sequence[str]
    ) -> TodaysClass:
        """A question to be put later; sent twice under the id that its form was given it is one."""
        return await self._arrange(
            person,
            session_id,
            None,
            "question",
            lambda at, _: todays_moves.with_question(at.otherwise, id, kind, text, choices),
        )

    async def drop_question(self, person: Person, session_id: str, id: str, seen: int) -> TodaysClass:
        """Take a question away that nobody can have answered, also where it was put and taken back at once."""
        now = self._clock.now()

        def unit(tx: Tx) -> TodaysClass:
            return self._changed(
                tx,
                person,
                session_id,
                seen,
                "drop",
                lambda at, _: todays_moves.without_question(at.otherwise, id, _put_or_answered(tx, at)),
                now,
            )

        return await self._store.run(unit)

    async def put_question(
        self, person: Person, session_id: str, id: str, kind: OwnKind, text: str, choices: Sequence[str]
    ) -> TrainingSession:
        """出す: make a question up and ask it at once; where one of the two is refused, neither is done."""
        now = self._clock.now()

        def unit(tx: Tx) -> TrainingSession:
            session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
            today = todays_moves.with_question(session.otherwise, id, kind, text, choices)
            made = session.model_copy(update={"otherwise": _by(today, person)})
            key = next(one.key for one in today.questions if one.id == id)
            asked = moves.ask(made, self._orders.of(made), key, now)
            if asked is made and today is session.otherwise:
                return session
            sessions.save_room(tx, asked)
            self._note(tx, person, asked, now, "put")
            return asked

        return await self._store.run(unit)

    async def _arrange(
        self, person: Person, session_id: str, seen: int | None, what: str, change: Change
    ) -> TodaysClass:
        now = self._clock.now()
        return await self._store.run(lambda tx: self._changed(tx, person, session_id, seen, what, change, now))

    def _changed(
        self, tx: Tx, person: Person, session_id: str, seen: int | None, what: str, change: Change, now: dt.datetime
    ) -> TodaysClass:
        session = sessions.load_for(tx, person, Action.CLASS_RUN, session_id)
        if session.state == "ended":
            raise Refused("room.wrong_state", state=session.state)
        if seen is not None:
            todays_moves.require_newest(session.otherwise, seen)
        today = change(session, self._orders.of_course(session))
        if today is session.otherwise:
            return today
        changed = session.model_copy(update={"otherwise": _by(today, person), "version": session.version + 1})
        sessions.save_room(tx, changed)
        self._note(tx, person, changed, now, what)
        return changed.otherwise

    def _note(self, tx: Tx, person: Person, session: TrainingSession, now: dt.datetime, what: str) -> None:
        if not isinstance(session, Rehearsal):
            actor, town = audit.actor_of(person), session.municipality
            audit.record(
                tx, now, actor, Action.CLASS_RUN, subject=session.id, municipality=town, did="arranged", change=what
            )


def in_view(session: TrainingSession) -> tuple[str, ...]:
    """What the hall sees, and what it would see again after 取り消す."""
    return (session.room.cue, *([session.before.room.cue] if session.before else []))


def _put_or_answered(tx: Tx, session: TrainingSession) -> set[str]:
    """The questions that stay: 取り消す brings the room back and leaves what came from phones meanwhile."""
    found = {*session.room.phases, *session.hands, *(session.before.room.phases if session.before else ())}
    found.update(key for seat in sessions.seat_docs(tx, session.id) for key in seat["answers"])
    for made in session.otherwise.questions:
        if made.kind == "poll" and tx.find(AnonymousAnswer.collection, "asked", asked_in(session.id, made.key)):
            found.add(made.key)
    return found


_NO_FILES = {"picture": "", "video": "", "captions": ""}


def _by(today: TodaysClass, person: Person) -> TodaysClass:
    return today.model_copy(update={"by": person.id})
