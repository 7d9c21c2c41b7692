"""A town of many learners who have completed, written as records straight away: shaped like the sample's story."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.accounts.learner import Learner, Notice
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat, seat_id
from supporter.domain.courses.course import Course
from supporter.domain.courses.grading import expected
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.names import fold
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sessions import open_sign_in
from supporter.services.shared.clock import TOKYO
from supporter.storage import records
from supporter.storage.base import Doc, Tx
from supporter.wiring import App, opened
from tests.load import house

AGES = ("10代以下", "20代", "30代", "40代", "50代", "60代", "70代", "80代以上", "")
SESSIONS, SEATS = 60, 40
PASSWORD = "kaze-no-mori-2026"
_FIRST_DAY, _DAYS, _BATCH = dt.date(2023, 5, 1), 1_280, 1_000


class Desk(NamedTuple):
    """The tokens of an officer and of a learner who is still learning."""

    officer: str
    learner: str


async def fill(data: Path, learners: int) -> Desk:
    """So many completions in 鳥取市, a tenth as many who stopped on the way, and sixty classes."""
    async with opened(Settings(data=data)) as app:
        for profile in profiles.examples().values():
            administrator = Person(role=Role.ADMINISTRATOR, id="command")
            town = profiles.read_profile(profile)
            await app.municipalities.profiles.put(administrator, town, list(profiles.example_programmes()))
        story = _Story(app, random.Random(20261123))
        await app.folder.store.run(story.classes)
        for start in range(0, learners + learners // 10, _BATCH):
            numbers = range(start, min(start + _BATCH, learners + learners // 10))
            await app.folder.store.run(partial(story.people, numbers=numbers, done=learners))
        learner = await app.folder.store.run(story.one_who_learns)
        first = await app.accounts.staff.add(administrator, "suzuki", "鈴木", Role.OFFICER, house.TOWN)
        officer = (await app.accounts.sign_ins.staff("suzuki", first, "", None)).token
        await app.accounts.sign_ins.choose_password(officer, PASSWORD)
        return Desk(officer, learner)


class _Story:
    """Documents made of one example each, so that a hundred thousand of them take seconds."""

    def __init__(self, app: App, chance: random.Random) -> None:
        self.app, self.chance = app, chance
        self.course: Course = app.library.course(house.COURSE)
        self.refs = self.course.step_refs()
        self.quiz = app.library.quiz(self.course.test or "")
        self.right = {question.id: list(expected(question)) for question in self.quiz.questions}
        town = profiles.read_profile(profiles.examples()[house.TOWN])
        self.town, self.districts = town, town.districts or ("湖山", "津ノ井", "国府")
        self.learner = self._example()

    def classes(self, tx: Tx) -> None:
        """Classes that have ended, with seats."""
        for number in range(SESSIONS):
            session = TrainingSession(
                id=f"class-{number}",
                number=f"{number + 1:03}",
                municipality=house.TOWN,
                programme="tsunagari",
                course=house.COURSE,
                held_on=_FIRST_DAY + dt.timedelta(days=number * _DAYS // SESSIONS),
                venue="中央公民館",
                trainers=("佐藤",),
                room=Room(state="ended"),
            )
            records.save(tx, session)
            for seat in range(SEATS):
                at = dt.datetime.combine(session.held_on, dt.time(13, 30), TOKYO)
                kind = "phone" if seat % 3 else "paper"
                id = seat_id(session.id, seat + 1)
                records.save(tx, Seat(id=id, session=session.id, number=seat + 1, kind=kind, joined_at=at))  # type: ignore[arg-type]

    def people(self, tx: Tx, numbers: Sequence[int], done: int) -> None:
        """Learners with all that they did; those from `done` on stopped on the way."""
        for number in numbers:
            learner = self._person(number)
            tx.put(Learner.collection, learner)
            self._course(tx, learner, number, completed=number < done)

    def one_who_learns(self, tx: Tx) -> str:
        """Somebody in the middle of the course, signed in."""
        learner = self.learner.model_copy(update={"id": make_number("9999999"), "name": "鳥取 花子"})
        records.save(tx, learner)
        return open_sign_in(tx, self.app.clock.now(), learner, "mine", "", must_change=False).token

    def _example(self) -> Learner:
        notice = Notice(how="paper", at=self.app.clock.now(), by="command")
        return Learner(
            id="0",
            municipality=house.TOWN,
            programme="tsunagari",
            name="",
            folded="",
            pin_hash="$argon2id$v=19$m=19456,t=2,p=1$" + "x" * 66,
            notice=notice,
            created_at=self.app.clock.now(),
            registered="yes",
        )

    def _person(self, number: int) -> Doc:
        name = f"{house.FAMILIES[number % len(house.FAMILIES)]} 花子{number}"
        told = {
            "id": make_number(f"{1_000_000 + number * 7}"),
            "name": name,
            "folded": fold(name),
            "kana": "トットリ　ハナコ",
            "age_band": AGES[self.chance.randrange(len(AGES))],
            "district": self.districts[number % len(self.districts)],
        }
        return {**self.learner.model_dump(mode="json"), **told}

    def _course(self, tx: Tx, learner: Doc, number: int, *, completed: bool) -> None:
        day = _FIRST_DAY + dt.timedelta(days=self.chance.randrange(_DAYS))
        at = int(dt.datetime.combine(day, dt.time(10), TOKYO).timestamp())
        year = day.year if day.month >= 4 else day.year - 1
        in_class = completed and self.chance.random() < 0.35
        refs = self.refs if completed else self.refs[: self.chance.randrange(1, len(self.refs))]
        events: list[Doc] = [{"e": "read", "step": ref, "at": at + place} for place, ref in enumerate(refs)]
        if in_class:
            session = f"class-{self.chance.randrange(SESSIONS)}"
            events.append({"e": "attended", "session": session, "late": 0, "early": 0, "reflected": True, "at": at})
        way = "blended" if in_class else "online"
        if completed:
            events += [*self._test(at), {"e": "completed", "way": way, "version": "v", "score": 0.9, "at": at + 900}]
        id = f"{learner['id']}:{house.COURSE}:{year}"
        facts = {"learner": learner["id"], "course": house.COURSE, "year": year}
        tx.put(Transcript.collection, {"v": 1, "id": id, **facts, "events": events})
        certificate = self._certificate(tx, learner, number, day) if completed else ""
        summary = Summary(
            id=id,
            **facts,  # type: ignore[arg-type]
            municipality=house.TOWN,
            programme="tsunagari",
            steps_read=len(refs),
            attempts=int(completed),
            best_score=0.9 if completed else None,
            way=way if completed else "",
            session=session if in_class else "",
            completed_on=day if completed else None,
            certificate=certificate,
            last_on=day,
        )
        records.save(tx, summary)

    def _test(self, at: int) -> list[Doc]:
        drawn = self.chance.sample(list(self.right), house.QUESTIONS)
        began: Doc = {"e": "began", "attempt": 1, "quiz": self.quiz.id, "questions": drawn, "version": "v", "at": at}
        events = [began]
        for place, id in enumerate(drawn):
            correct = self.chance.random() < 0.85
            answer = self.right[id] if correct else ["9"]
            told = {"e": "answered", "attempt": 1, "question": id, "answer": answer, "correct": correct}
            events.append({**told, "at": at + 60 + place})
        return events

    def _certificate(self, tx: Tx, learner: Doc, number: int, day: dt.date) -> str:
        certificate = Certificate(
            id=f"{house.TOWN}-tsunagari-基礎-2026-{number + 1:06}",
            municipality=house.TOWN,
            municipality_name=self.town.name,
            programme="tsunagari",
            programme_name="つながりサポーター",
            course=house.COURSE,
            course_title=self.course.title.plain,
            level="基礎",
            year=2026,
            number=number + 1,
            serial=f"第R8-基-{number + 1:04}号",
            code=f"{number:010}",
            learner=learner["id"],
            name=learner["name"],
            way="online",
            completed_on=day,
            issued_on=day,
            style=self.town.certificate,
        )
        records.save(tx, certificate)
        return certificate.id
