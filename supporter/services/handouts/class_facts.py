"""A class with all that its papers tell of: loaded for whoever may see it, in one look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from supporter.content.courses.library import Library
from supporter.content.profiles import national
from supporter.documents.engine.running_text import grey
from supporter.documents.handouts.head import Head
from supporter.documents.handouts.lesson import Lesson
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.handouts.printed_class import PaperQuestion, home_questions, paper_questions
from supporter.domain.municipalities.contact_lines import lines_of
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_dates import when_text
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say


@dataclass(frozen=True)
class ClassSheet:
    """`towns` are those that take part, by name, the host first."""

    session: TrainingSession
    town: Municipality
    towns: tuple[str, ...]
    order: RunningOrder
    head: Head

    @property
    def home(self) -> tuple[PaperQuestion, ...]:
        """What only those are asked who read at home."""
        return home_questions(self.order, self.session.id)

    @property
    def questions(self) -> tuple[PaperQuestion, ...]:
        """What the class is asked, numbered."""
        return paper_questions(self.order, self.session.id)


class ClassFacts:
    """Reading for papers; `own_file` finds what a class has brought along.

    Raises `Refused`: access.refused, course.unknown, municipality.unknown.
    """

    def __init__(
        self, store: Store, library: Library, clock: Clock, orders: RunningOrders, own_file: Callable[[str], Path]
    ) -> None:
        self._store, self._library, self._clock, self._orders = store, library, clock, orders
        self._own_file = own_file

    async def of(self, person: Person, session_id: str, action: Action = Action.TRAINING_PLAN) -> ClassSheet:
        """One class of the own municipality."""

        def unit(tx: Tx) -> ClassSheet:
            session = sessions.load_for(tx, person, action, session_id)
            town = records.load(tx, Municipality, session.municipality)
            if town is None:
                raise Refused("municipality.unknown")
            others = (records.load(tx, Municipality, code) for code in session.municipalities if code != town.id)
            towns = (town.name, *(other.name for other in others if other))
            order = self._orders.of(session)
            programme = records.load(tx, Programme, session.programme)
            return ClassSheet(session, town, towns, order, self._head(session, town, programme, order))

        return await self._store.read(unit)

    def lesson(self, found: ClassSheet, *, grey_shades: bool = True) -> Lesson:
        """Its course as papers read it, without the day of a class and its own changes: one copy serves all."""
        head = found.head.model_copy(update={"when": "", "venue": "", "host": "", "number": ""})
        contacts = lines_of(found.town, national())
        questions = paper_questions(self._orders.of_course(found.session), found.session.id)
        lesson = Lesson(head, found.order.course, questions, contacts, self.picture, found.home)
        return replace(lesson, pictures=self._grey_picture) if grey_shades else lesson

    def picture(self, address: str) -> tuple[str, bytes] | None:
        """The kind and content of a picture by the address that pages have for it; `None` for anything else."""
        try:
            _, _, course, name = address.split("/")
            path = self._own_file(name) if course == "class" else self._library.asset(course, name)
        except (ValueError, KeyError, Refused):
            return None
        return path.suffix[1:].lower(), path.read_bytes()

    def _grey_picture(self, address: str) -> tuple[str, bytes] | None:
        found = self.picture(address)
        return (found[0], grey(found[1])) if found and found[0] == "svg" else found

    def _head(
        self, session: TrainingSession, town: Municipality, programme: Programme | None, order: RunningOrder
    ) -> Head:
        return Head(
            municipality=town.name,
            programme=programme_name(town, programme) if programme else say("programme"),
            department=town.department,
            phone=town.phone,
            fax=town.fax,
            course=order.course.title.plain,
            when=when_text(session),
            venue=session.venue,
            host=session.host,
            number=session.number,
            printed_on=self._clock.now().date(),
        )
