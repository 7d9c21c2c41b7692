"""A class of 鳥取市 in service tests: planned, open or running, with phones that draw their own secrets."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.services.checkin.arrivals import Arrivals
from supporter.services.checkin.day_passes import DayPasses
from supporter.services.checkin.paper_answers import PaperAnswers
from supporter.services.classroom.answers import Answers, Receipt
from supporter.services.classroom.control import RoomControl
from supporter.services.classroom.hall_questions import HallQuestions
from supporter.services.classroom.moderation import Moderation
from supporter.services.classroom.projectors import Projectors
from supporter.services.classroom.rehearsals import Rehearsals
from supporter.services.classroom.room_setup import RoomSetup
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.classroom.scenes import Scenes
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.classroom.seats import Seats, Taken, Way
from supporter.services.classroom.wellbeing_calls import WellbeingCalls
from supporter.services.training.planning import Planning
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.applied import application
from tests.support.cast import TOTTORI, FakeClock

COURSE, FIRST, POLL = "kiso", "hajimeni-dekiru", "maeato-koe"
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)


@dataclass
class Phone:
    """A phone with a seat."""

    secret: str
    taken: Taken

    @property
    def number(self) -> int:
        return self.taken.seat.number


class Hall:
    """The services of the classroom on one store, and one class in it."""

    def __init__(self, store: TinyStore, clock: FakeClock, library: Library) -> None:
        self.store, self.clock, self.orders = store, clock, RunningOrders(library)
        self.training = Planning(store, clock, library)
        self.classroom = RoomControl(store, clock, self.orders)
        self.seats, self.reception = Seats(store, clock), SeatCards(store, clock)
        self.answers, self.watch = Answers(store, clock, self.orders), WellbeingCalls(store, clock)
        self.voices, self.setup = HallQuestions(store, clock), RoomSetup(store, clock)
        self.rehearsals = Rehearsals(store, clock, self.orders, self.seats, self.answers, pace=0)
        self.scenes, self.walls = Scenes(store, self.orders), Projectors(store, clock)
        self.moderation = Moderation(store, self.scenes)
        self.arrivals, self.passes = Arrivals(store, clock), DayPasses(store, clock)
        self.paper_desk = PaperAnswers(store, self.orders)
        self.id = ""

    async def plan(self, id: str = "s1", **plan: object) -> TrainingSession:
        """A class planned for today at 14:00."""
        today = self.clock.now().date()
        wanted = {
            "id": id,
            "number": "",
            "municipality": TOTTORI,
            "programme": f"tsunagari-{TOTTORI}",
            "course": COURSE,
            "held_on": today,
            "begins": dt.time(14, 20),
            "ends": dt.time(15, 50),
            "venue": "中央公民館",
            "trainers": ("佐藤",),
            "watcher": "山田",
        }
        self.id = id
        return await self.training.plan(SATO, TrainingSession.model_validate(wanted | plan))

    async def begin(self, **plan: object) -> TrainingSession:
        """A class that runs, on its first page."""
        await self.plan(**plan)  # type: ignore[arg-type]
        await self.classroom.open(SATO, self.id)
        return await self.classroom.start(SATO, self.id)

    async def ask(self, key: str = FIRST) -> TrainingSession:
        return await self.classroom.open_question(SATO, self.id, key)

    async def join(self, name: str = "", secret: str = "", who: Person = READER, **way: object) -> Phone:
        """A phone joins with a name, or in the way that is given."""
        secret = secret or secrets.token_hex(16)
        guest = {"guest": Guest(name=name)} if name else {}
        taken = await self.seats.join(who, self.id, Way(**guest, **way), secret)  # type: ignore[arg-type]
        return Phone(secret, taken)

    async def answer(self, phone: Phone, *answer: str, key: str = FIRST, turn: int = 1, random: str = "") -> Receipt:
        return await self.answers.answer(self.id, phone.secret, key, answer, turn, random)

    async def apply(self, *people: tuple[str, str], state: str = "applied", **more: object) -> list[str]:
        """Applications as they lie in the store; returns their ids."""
        now = self.clock.now()
        made = [
            application(f"a{place}{state}", self.id, name, kana, now, state=state, **more)
            for place, (name, kana) in enumerate(people)
        ]
        await self.store.run(lambda tx: [records.save(tx, one) for one in made])
        return [one.id for one in made]

    async def session(self) -> TrainingSession:
        found = await self.store.read(lambda tx: records.load(tx, TrainingSession, self.id))
        assert found is not None
        return found

    async def counted(self) -> Scene:
        return await self.scenes.counted(self.id)

    async def counts(self, key: str = FIRST) -> dict[str, int]:
        return (await self.counted()).tallies[key].counts
