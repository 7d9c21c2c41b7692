"""Learning: pages read, questions answered, the course completed; durable before it is acknowledged."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.courses.course import Course
from supporter.domain.courses.grading import draw, grade
from supporter.domain.courses.quiz import Answer, Question
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.completion import require_attempt_allowed
from supporter.domain.transcripts.practice import missed
from supporter.domain.transcripts.progress import Attempt, Progress, fold
from supporter.domain.transcripts.transcript import (
    Answered,
    Attended,
    Began,
    Checked,
    Event,
    Exchanged,
    Read,
)
from supporter.services.shared.clock import TOKYO, Clock
from supporter.services.transcripts.attendance import attend
from supporter.services.transcripts.issuing import RandomBytes
from supporter.services.transcripts.recording import Step, lacking, latest, record
from supporter.storage import records
from supporter.storage.base import Store, Tx


@dataclass(frozen=True)
class Receipt:
    """受付済: what is on disk when this is returned.

    `at` is when the answer that counts arrived, `again` whether it had arrived before.
    """

    at: dt.datetime
    correct: bool
    answer: Answer
    again: bool
    attempt: Attempt
    completed: bool


def reads(person: Person, municipality: str) -> str:
    """Whose chapters somebody reads on a page of `municipality`: learners always those of their own."""
    return person.municipality if person.role is Role.LEARNER else municipality


class Learning:
    """What a learner does in a course. Readers without an account may look; saving needs one."""

    def __init__(
        self, store: Store, library: Library, clock: Clock, random_bytes: RandomBytes = secrets.token_bytes
    ) -> None:
        self._store, self._library, self._clock, self._random_bytes = store, library, clock, random_bytes

    async def progress(self, person: Person, course_id: str) -> Progress:
        """How far this person is; empty for a reader."""
        if person.role is not Role.LEARNER:
            return Progress()
        transcript = await self._store.read(lambda tx: latest(tx, person.id, course_id))
        return fold(transcript.events) if transcript else Progress()

    async def lacking(self, person: Person, course_id: str) -> list[Course]:
        """The courses this person has to complete before this one can be; all it names for a reader."""
        course = self._course(course_id, person.municipality)
        missing = await self._store.read(lambda tx: lacking(tx, person.id, course))
        return [self._library.course(id) for id in missing]

    async def read(self, person: Person, course_id: str, steps: Iterable[str]) -> Progress:
        """Note pages as read; those read before sign-up come in one go. Unknown pages are passed over."""
        refs = set(self._course(course_id, person.municipality).step_refs())
        progress = Progress()
        for ref in [ref for ref in steps if ref in refs]:
            progress = await self._append(person, course_id, self._reading(ref))
        return progress

    async def begin(self, person: Person, course_id: str) -> Attempt:
        """The open attempt at the course's test, or a new one. Refused: test.none, test.wait,
        course.prerequisite, …"""
        course = self._course(course_id, person.municipality)
        if not course.test:
            raise Refused("test.none")
        if before := await self.lacking(person, course_id):
            raise Refused("course.prerequisite", course=before[0].title.plain)
        quiz = self._library.of(person.municipality).quiz(course.test)
        now = self._now()

        def begun(progress: Progress) -> Event | None:
            if progress.open_attempt(quiz):
                return None
            require_attempt_allowed(quiz, progress, now)
            number = len(progress.attempts) + 1
            drawn = draw(quiz, f"{person.id}/{number}")
            return Began(attempt=number, quiz=quiz.id, questions=drawn, version=quiz.version, at=now)

        progress = await self._append(person, course_id, begun)
        attempt = progress.open_attempt(quiz)
        assert attempt is not None
        return attempt

    async def exchange(self, person: Person, course_id: str, attempt: int, question: str) -> Attempt:
        """The attempt with another question instead of one whose care notice says that it may be passed over.

        Asked for twice it is done once, and what was answered before stays. Raises `Refused`:
        answer.unknown_question, test.no_other where the question has no such notice or the quiz none left to ask.
        """
        now = self._now()

        def exchanged(progress: Progress) -> Event | None:
            tried = progress.attempt(attempt)
            if tried and (question in tried.exchanged or question in tried.answers):
                return None
            if tried is None or question not in tried.questions:
                raise Refused("answer.unknown_question")
            other = self._other(person, tried, question)
            if other is None:
                raise Refused("test.no_other")
            return Exchanged(attempt=attempt, question=question, other=other, at=now)

        progress = await self._append(person, course_id, exchanged)
        tried = progress.attempt(attempt)
        assert tried is not None
        return tried

    async def answer(self, person: Person, course_id: str, attempt: int, question: str, answer: Answer) -> Receipt:
        """Grade and keep one answer; the first one counts, a repeated one gets the same receipt.

        Raises `Refused`: answer.unknown_question, answer.malformed, access.refused, disk.full.
        """
        now, again = self._now(), True

        def answered(progress: Progress) -> Event | None:
            nonlocal again
            tried = progress.attempt(attempt)
            if tried is None or question not in tried.questions:
                raise Refused("answer.unknown_question")
            again = question in tried.answers
            if again:
                return None
            correct = grade(self._question(person, tried.quiz, question), answer)
            return Answered(attempt=attempt, question=question, answer=answer, correct=correct, at=now)

        progress = await self._append(person, course_id, answered)
        tried = progress.attempt(attempt)
        assert tried is not None
        kept = tried.answers[question]
        return Receipt(
            at=dt.datetime.fromtimestamp(kept.at, TOKYO),
            correct=kept.correct,
            answer=kept.answer,
            again=again,
            attempt=tried,
            completed=progress.completed is not None,
        )

    async def check(
        self, person: Person, course_id: str, question_id: str, answer: Answer, municipality: str = ""
    ) -> bool:
        """An unscored question inside a page: graded for everybody, noted for learners (first time only).

        `municipality` is whose page it stands on; learners answer what their own asks.
        """
        town = reads(person, municipality)
        correct = grade(self._check(town, course_id, question_id), answer)
        if person.role is Role.LEARNER:
            now = self._now()

            def checked(progress: Progress) -> Event | None:
                if question_id in progress.checks:
                    return None
                return Checked(question=question_id, answer=answer, correct=correct, at=now)

            await self._append(person, course_id, checked)
        return correct

    async def practise(self, person: Person, course_id: str, question_id: str, answer: Answer) -> bool:
        """Whether this answers a question that was missed in a test; nothing is noted, and no result changes.

        Raises `Refused`: answer.unknown_question for any other question, answer.malformed, access.refused.
        """
        course = self._course(course_id, person.municipality)
        require(person, Action.LEARN, owner=person.id)
        if not course.test:
            raise Refused("test.none")
        quiz = self._library.of(person.municipality).quiz(course.test)
        if question_id not in missed(await self.progress(person, course_id), quiz):
            raise Refused("answer.unknown_question")
        return grade(self._question(person, quiz.id, question_id), answer)

    def _reading(self, ref: str) -> Step:
        now = self._now()
        return lambda progress: Read(step=ref, at=now) if progress.is_news(ref, now) else None

    async def attended(self, person: Person, learner: str, course_id: str, seen: Attended) -> Progress:
        """Staff note that a learner was in a session of their municipality, once per session."""
        self._course(course_id)

        def unit(tx: Tx) -> Progress:
            found = records.load(tx, Learner, learner)
            held = records.load(tx, TrainingSession, seen.session)
            if found is None or found.state != "active" or held is None or held.course != course_id:
                raise Refused("access.refused")
            course = self._course(course_id, held.municipality)
            return attend(tx, self._clock.now(), person, held, found, course, seen, self._random_bytes)

        return await self._store.run(unit)

    async def _append(self, person: Person, course_id: str, step: Step) -> Progress:
        course = self._course(course_id, person.municipality)
        require(person, Action.LEARN, owner=person.id)
        return await self._store.run(lambda tx: self._record(tx, person.id, course, step))

    def _record(self, tx: Tx, learner: str, course: Course, step: Step) -> Progress:
        return record(tx, self._clock.now(), learner, course, step, self._random_bytes)

    def _course(self, course_id: str, municipality: str = "") -> Course:
        try:
            return self._library.of(municipality).course(course_id)
        except KeyError:
            raise Refused("course.unknown") from None

    def _question(self, person: Person, quiz_id: str, question_id: str) -> Question:
        try:
            return self._library.of(person.municipality).quiz(quiz_id).question(question_id)
        except KeyError:
            raise Refused("answer.unknown_question") from None

    def _other(self, person: Person, tried: Attempt, question_id: str) -> str | None:
        self._question(person, tried.quiz, question_id)
        return tried.other(self._library.of(person.municipality).quiz(tried.quiz), question_id, person.id)

    def _check(self, municipality: str, course_id: str, question_id: str) -> Question:
        course = self._course(course_id, municipality)
        try:
            return self._library.of(municipality).check_question(course.id, question_id)[1]
        except KeyError:
            raise Refused("answer.unknown_question") from None

    def _now(self) -> int:
        return int(self._clock.now().timestamp())
