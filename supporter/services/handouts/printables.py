"""The papers of a class: everything that is laid out, handed round or held in the hand on its day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from typing import Any

from supporter.documents.checkin.reception_sheet import Expected, NameTags, ReceptionSheet
from supporter.documents.engine.press import Press, Printable, page_count
from supporter.documents.handouts.answer_sheets import AnswerSlips
from supporter.documents.handouts.case_cards import CaseCards
from supporter.documents.handouts.fallback_steps import PaperSteps
from supporter.documents.handouts.flyer import Flyer
from supporter.documents.handouts.guide import Guide
from supporter.documents.handouts.lesson import Booklet, Lesson, Worksheets
from supporter.documents.handouts.offline_slides import Show
from supporter.documents.handouts.script import Script
from supporter.documents.handouts.script_lines import after_class, before_class, in_hand, script_lines
from supporter.documents.handouts.seat_cards import SeatCards as SeatCardSheets
from supporter.documents.handouts.slides import Slides
from supporter.domain.shared.access import Action, Person, may
from supporter.domain.shared.calendar import era_date, weekday_text
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session_dates import hours_text
from supporter.services.checkin.expected import everybody, expected
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.handouts.class_facts import ClassFacts, ClassSheet
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.storage.base import Store, Tx

#: Papers kept ready: a booklet, slides, a script and worksheets for some courses of some towns.
_KEPT = 16


class Printables:
    """Everything but what bears names needs no more than the right to plan; `site` is the address in QR codes."""

    def __init__(
        self, store: Store, clock: Clock, press: Press, classes: ClassFacts, seat_cards: SeatCards, site: str
    ) -> None:
        self._store, self._clock, self._press = store, clock, press
        self._classes, self._reception, self._site = classes, seat_cards, site
        self._made: OrderedDict[Hashable, bytes] = OrderedDict()

    async def flyer(self, person: Person, session_id: str) -> bytes:
        """ちらし; a QR is on it only where the public page takes applications.

        Raises `Refused`: access.refused, paper.unprintable, as all of these do.
        """
        found = await self._classes.of(person, session_id)
        session = found.session
        day = f"{era_date(session.held_on)}（{weekday_text(session.held_on)}）"
        paper = Flyer(
            found.head,
            found.order.course,
            f"{self._site}/c/{session.id}" if session.listing == "public" else "",
            found.towns,
            day,
            hours_text(session),
            capacity=str(session.capacity or ""),
            trainers="、".join(session.trainers),
            office_hours=found.town.hours,
            headline=found.town.headline,
        )
        return await self._press.pdf(paper)

    async def seat_cards(self, person: Person, session_id: str, count: int) -> bytes:
        """番号札 1 … `count`, with new 引換番号: those printed before, with which nobody has come, hold no more.

        Raises `Refused`: seat.too_many, seat.all_taken where somebody has come with every one of them, and
        session.no_code for a class that was only noted after it was held.
        """
        found = await self._classes.of(person, session_id)
        if not found.session.code:
            raise Refused("session.no_code")
        claims = await self._reception.cards(person, session_id, count)
        if not claims:
            raise Refused("seat.all_taken")
        return await self._press.pdf(SeatCardSheets(found.head, self._site, found.session.code, claims))

    async def answer_slips(self, person: Person, session_id: str) -> bytes:
        """紙の答案, one to be copied."""
        found = await self._classes.of(person, session_id)
        return await self._press.pdf(AnswerSlips(found.head, found.questions))

    async def steps(self, person: Person, session_id: str) -> bytes:
        """紙で続ける手順."""
        return await self._press.pdf(PaperSteps((await self._classes.of(person, session_id)).head))

    async def worksheets(self, person: Person, session_id: str) -> bytes:
        """ワークシート."""
        lesson = self._classes.lesson(await self._classes.of(person, session_id))
        return await self._kept("worksheets", lesson, Worksheets(lesson))

    async def guide(self, person: Person, session_id: str) -> bytes:
        """四ページの手引き. Raises `Refused('guide.empty')` for a course whose author has put nothing on it."""
        lesson = self._classes.lesson(await self._classes.of(person, session_id))
        return await self._kept("guide", lesson, Guide(lesson))

    async def cases(self, person: Person, session_id: str) -> bytes:
        """事例カード. Raises `Refused('cases.none')` for a course that tells of nobody."""
        lesson = self._classes.lesson(await self._classes.of(person, session_id))
        return await self._kept("cases", lesson, CaseCards(lesson))

    async def booklet(self, person: Person, session_id: str) -> bytes:
        """講座の冊子; what stands in it is the course's alone, so that it serves every class of the town."""
        lesson = self._classes.lesson(await self._classes.of(person, session_id))
        return await self._kept("booklet", lesson, Booklet(lesson))

    async def script(self, person: Person, session_id: str) -> bytes:
        """進行台本."""
        found = await self._classes.of(person, session_id)
        session = found.session
        told = ("、".join(session.trainers), session.watcher, session.minutes)
        paper = Script(
            found.head,
            tuple(script_lines(found.order, session)),
            found.questions,
            *told,
            before=before_class(found.order.course),
            after=after_class(found.order.course),
            hand=in_hand(found.order.course, session),
        )
        return await self._kept("script", self._classes.lesson(found), paper, found.head, *told, *_own(found))

    async def slides(self, person: Person, session_id: str) -> bytes:
        """スライド."""
        found = await self._classes.of(person, session_id)
        lesson = self._classes.lesson(found, grey_shades=False)
        paper = Slides(lesson.head, found.order, found.questions, lesson.pictures)
        return await self._kept("slides", lesson, paper, *_own(found))

    async def show(self, person: Person, session_id: str) -> bytes:
        """The slides as one HTML file for a room without internet."""
        found = await self._classes.of(person, session_id)
        return Show(found.head, found.order, found.questions, self._classes.picture).html().encode()

    async def lengths(self, person: Person, session_id: str) -> dict[str, int]:
        """How many pages those papers have that are made of the course, and can be. Raises `access.refused`."""
        made = {
            "slips": self.answer_slips,
            "guide": self.guide,
            "cases": self.cases,
            "worksheets": self.worksheets,
            "booklet": self.booklet,
            "script": self.script,
            "slides": self.slides,
        }
        await self._classes.of(person, session_id)
        found = {}
        for name, make in made.items():
            # What cannot be printed says so when somebody asks for it, and hides nothing else.
            with suppress(Refused):
                found[name] = page_count(await make(person, session_id))
        return found

    async def reception_sheet(self, person: Person, session_id: str) -> bytes:
        """受付表, audited: those who have a place, and those who have come without one."""
        found, rows = await self._people(person, session_id, "reception")
        return await self._press.pdf(ReceptionSheet(found.head, rows))

    async def name_tags(self, person: Person, session_id: str) -> bytes:
        """名札 of the same people, audited."""
        found, rows = await self._people(person, session_id, "tags")
        return await self._press.pdf(NameTags(found.head, rows))

    async def _kept(self, name: str, lesson: Lesson, paper: Printable, *more: Hashable) -> bytes:
        """A paper that takes long, made once for each version of its course, each town's profile and each day."""
        key = (name, lesson.course.version, lesson.questions, lesson.head, lesson.contacts, *more)
        if key not in self._made:
            self._made[key] = await self._press.pdf(paper)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]

    async def _people(self, person: Person, session_id: str, paper: str) -> tuple[ClassSheet, list[Expected]]:
        found = await self._classes.of(person, session_id, Action.LIST_PRINT)
        now, town = self._clock.now(), found.session.municipality

        def unit(tx: Tx) -> list[Expected]:
            rows = expected(tx, session_id, needs=may(person, Action.NEEDS_READ, municipality=town))
            told = {"paper": paper, "rows": len(rows)}
            who = audit.actor_of(person)
            people = everybody(tx, session_id)
            about: dict[str, Any] = {"subject": session_id, "municipality": town, **told}
            audit.handed_out(tx, now, who, Action.LIST_PRINT, people, **about)
            return rows

        return found, await self._store.run(unit)


def _own(found: ClassSheet) -> tuple[Hashable, ...]:
    """What tells the papers of a class that is taught otherwise than its course from those of all others."""
    session = found.session
    return (session.id, session.otherwise.version, session.room.cue) if session.otherwise.changes else ()
