"""`supporter sample`: a fictional, plausible population, the same for the same seed, made by the services' rules."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple, get_args

from rich.console import Console
from rich.progress import Progress

from supporter.commands.backup import VERSIONS
from supporter.commands.operations import COMMAND
from supporter.commands.sample_names import person
from supporter.config import Settings
from supporter.content import profiles
from supporter.content.example_people import example_people
from supporter.domain.accounts.learner import AgeBand, Learner, Notice, Relation, SignUpForm
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.classroom.outcome import ConfirmedOutcome
from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Answer, Multiple, Question, TrueFalse
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.completion import missing_steps
from supporter.domain.transcripts.transcript import Attended
from supporter.services.accounts.sign_up import admitted
from supporter.services.shared.clock import TOKYO
from supporter.storage import records
from supporter.storage.base import COLLECTIONS, Tx
from supporter.wiring import App, opened
from supporter.wording import say

FIRST_DAY = dt.date(2026, 4, 6)
DAYS = 220
COURSE = "kiso"
_UNASKED, *_ASKED = get_args(AgeBand)
AGES: tuple[AgeBand, ...] = (*_ASKED, _UNASKED)
_AGE_WEIGHTS = (2, 4, 7, 10, 15, 26, 25, 8, 3)
#: Who lives, works or learns in the town; nobody of the sample is related otherwise.
RELATIONS: tuple[Relation, ...] = get_args(Relation)[:3]
#: 鳥取市 has half of the people of its region.
_CITY = "312011"
_BATCH = 200
#: A hash that no PIN has: sample people are read about, they do not sign in.
_NO_PIN = "!"


class MovingClock:
    """The clock of the sample: it stands where the story is."""

    def __init__(self) -> None:
        self.at = dt.datetime.combine(FIRST_DAY, dt.time(9), TOKYO)

    def now(self) -> dt.datetime:
        """The moment the story has reached, in Asia/Tokyo."""
        return self.at


def sample(settings: Settings, learners: int, sessions: int, seed: int, err: Console) -> str:
    """Fill an empty data folder; says what is there. Raises `Refused('sample.not_empty')`."""
    return asyncio.run(_sample(settings, learners, sessions, seed, err))


async def _sample(settings: Settings, learners: int, sessions: int, seed: int, err: Console) -> str:
    clock, chance = MovingClock(), random.Random(seed)
    async with opened(settings, clock=clock, random_bytes=chance.randbytes) as app:
        if holds_documents(app):
            raise Refused("sample.not_empty", folder=settings.data)
        await put_examples(app)
        with Progress(console=err) as bar:
            task = bar.add_task(say("cli.sample.making"), total=learners)
            done = await populate(app, learners, sessions, seed, clock, lambda: bar.advance(task))
        return say("cli.sample.made", data=settings.data, learners=learners, done=done, sessions=sessions)


def holds_documents(app: App) -> bool:
    """Whether anything at all is kept here: fiction never goes among real records."""
    return any(True for collection in COLLECTIONS for _ in app.folder.store.scan(collection))


async def put_examples(app: App) -> None:
    """The profiles of 鳥取市 and its six neighbours."""
    programmes = list(profiles.example_programmes())
    for profile in profiles.examples().values():
        await app.municipalities.profiles.put(COMMAND, profiles.read_profile(profile), programmes)


async def populate(
    app: App,
    learners: int,
    sessions: int,
    seed: int,
    clock: MovingClock | None = None,
    told: Callable[[], object] = lambda: None,
) -> int:
    """Learners, sessions and, day by day, what they did; returns how many completed the course."""
    app.library.keep_all(app.settings.data / VERSIONS)
    story = _Story(app, random.Random(f"{seed}"), clock)
    held = [await story.hold(number) for number in range(sessions)]
    people: list[Learner] = []
    while len(people) < learners:
        people += await story.enrol(min(_BATCH, learners - len(people)))
    completed = 0
    for plan in sorted(map(story.plan, people, repeat(held)), key=lambda plan: (plan.at, plan.learner.id)):
        completed += await story.follow(plan)
        told()
    return completed


class _Plan(NamedTuple):
    """What one person will do, and when: attend `session`, or read on their own."""

    at: dt.datetime
    learner: Learner
    session: TrainingSession | None


class _Story:
    """What happens to fictional people, decided by one source of chance."""

    def __init__(self, app: App, chance: random.Random, clock: MovingClock | None) -> None:
        self.app, self.chance, self.clock = app, chance, clock
        self.towns = list(profiles.examples())
        self.numbers: set[str] = set()
        self.seats: Counter[str] = Counter()

    async def hold(self, number: int) -> TrainingSession:
        """A training session in one of the towns."""
        town = self._town()
        session = TrainingSession(
            id=f"sample-{town}-{number:04d}",
            number=f"R8-{number + 1:03d}",
            municipality=town,
            programme="tsunagari",
            course=COURSE,
            held_on=FIRST_DAY + dt.timedelta(days=self.chance.randrange(14, DAYS)),
            venue=self.chance.choice(example_people().venues),
            trainers=(self.chance.choice(example_people().trainers),),
            room=Room(state="ended"),
        )
        await self.app.training.planning.hold(Person(role=Role.OFFICER, id="command", municipality=town), session)
        return session

    async def enrol(self, count: int) -> list[Learner]:
        """So many learners by the rules of signing up, saved in one unit."""
        made = [await self._person() for _ in range(count)]

        def unit(tx: Tx) -> None:
            for learner in made:
                records.save(tx, learner)

        await self.app.folder.store.run(unit)
        return made

    def plan(self, learner: Learner, sessions: list[TrainingSession]) -> _Plan:
        """A third attend a class of their town, the others read on their own."""
        near = [session for session in sessions if session.municipality == learner.municipality]
        if near and self.chance.random() < 0.35:
            session = self.chance.choice(near)
            return _Plan(_moment(session.held_on, 15, 0), learner, session)
        day = FIRST_DAY + dt.timedelta(days=self.chance.randrange(DAYS))
        return _Plan(_moment(day, self.chance.randrange(8, 21), self.chance.randrange(60)), learner, None)

    async def follow(self, plan: _Plan) -> bool:
        """Let the plan happen; says whether the course was completed."""
        if self.clock:
            self.clock.at = plan.at
        return await (self._attend(plan.learner, plan.session) if plan.session else self._read(plan.learner))

    async def _attend(self, learner: Learner, session: TrainingSession) -> bool:
        late = self.chance.choice((0, 0, 0, 0, 5, 10, 25))
        at = int(self.app.clock.now().timestamp())
        seen = Attended(session=session.id, late=late, reflected=True, at=at)
        officer = Person(role=Role.OFFICER, id="command", municipality=session.municipality)
        await self.app.learning.lessons.attended(officer, learner.id, COURSE, seen)
        done = await self._test(learner)
        await self._sit(learner, session, done)
        return done

    async def _sit(self, learner: Learner, session: TrainingSession, done: bool) -> None:
        """The seat on which somebody sat, confirmed: reports of a class tell of its seats."""
        now = self.app.clock.now()
        number = self.seats[session.id] = self.seats[session.id] + 1
        seat = Seat(
            id=seat_id(session.id, number),
            session=session.id,
            number=number,
            kind="paper",
            name=learner.name,
            kana=learner.kana,
            age_band=learner.age_band,
            municipality=learner.municipality,
            certificate=True,
            learner=learner.id,
            received=True,
            joined_at=now,
            finished=ConfirmedOutcome(outcome="completed" if done else "attended", at=now, by="command"),
        )
        await self.app.folder.store.run(lambda tx: records.save(tx, seat))

    async def _read(self, learner: Learner) -> bool:
        course = self.app.library.of(learner.municipality).course(COURSE)
        refs = course.step_refs()
        count = len(refs) if self.chance.random() < 0.7 else self.chance.randrange(1, len(refs))
        progress = await self.app.learning.lessons.read(self._as(learner), COURSE, refs[:count])
        return await self._test(learner) if not missing_steps(course, progress) else False

    async def _test(self, learner: Learner) -> bool:
        for _ in range(3):
            attempt = await self.app.learning.lessons.begin(self._as(learner), COURSE)
            if await self._answer_all(learner, attempt.number, attempt.quiz, attempt.questions):
                return True
        return False

    async def _answer_all(self, learner: Learner, number: int, quiz: str, drawn: tuple[str, ...]) -> bool:
        done = False
        for id in drawn:
            question = self.app.library.of(learner.municipality).quiz(quiz).question(id)
            right = expected(question)
            answer = right if self.chance.random() < 0.88 else _other(question, right)
            receipt = await self.app.learning.lessons.answer(self._as(learner), COURSE, number, id, answer)
            done = receipt.completed
        return done

    async def _person(self) -> Learner:
        name, kana = person(self.chance)
        town = self._town()
        municipality = await self.app.municipalities.profiles.get(town)
        form = SignUpForm(
            name=name,
            kana=kana,
            municipality=town,
            age_band=self.chance.choices(AGES, _AGE_WEIGHTS)[0],
            district=self.chance.choice(municipality.districts) if municipality and municipality.districts else "",
            relation=self.chance.choices(RELATIONS, (88, 9, 3))[0],
            registered=self.chance.choices(("yes", "undecided"), (7, 3))[0],
            wants_news=self.chance.random() < 0.4,
            pin="sample-nobody",
        )
        now = self.app.clock.now()
        return admitted(form, municipality, self._number(), _NO_PIN, Notice(how="paper", at=now, by="command"))

    def _number(self) -> str:
        while (number := make_number(f"{self.chance.randrange(1_000_000, 10_000_000)}")) in self.numbers:
            pass
        self.numbers.add(number)
        return number

    def _town(self) -> str:
        return _CITY if self.chance.random() < 0.5 else self.chance.choice(self.towns)

    def _as(self, learner: Learner) -> Person:
        return Person(role=Role.LEARNER, id=learner.id, municipality=learner.municipality)


def _moment(day: dt.date, hour: int, minute: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), TOKYO)


def _other(question: Question, right: Answer) -> Answer:
    """An honest mistake: another choice, the other truth, one thing forgotten or the wrong way round."""
    if isinstance(question, TrueFalse):
        return ("false",) if question.answer else ("true",)
    if isinstance(question, Multiple) and len(right) > 1:
        return right[1:]
    if len(right) > 1:
        return tuple(reversed(right))
    return ("1",) if right[0] == "0" else ("0",)
