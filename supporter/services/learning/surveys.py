"""Surveys: questions before and after a course and at its end, answered without a name and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from supporter.content.courses.library import Library
from supporter.domain.courses.course import Course
from supporter.domain.courses.grading import require_answer
from supporter.domain.courses.quiz import Answer, Question, Quiz, Short
from supporter.domain.courses.survey_ballot import (
    Ballot,
    Counts,
    Moment,
    ballot_id,
    counts,
    question_key,
)
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.services.shared import giving_way
from supporter.services.shared.clock import Clock
from supporter.services.shared.rate_limits import RateLimit
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: Where a survey is asked: `before` and `after` are the same questions.
Kind = Literal["before", "after", "survey"]
KINDS: tuple[Kind, ...] = ("before", "after", "survey")

#: Sheets from one address: a hall of three hundred answers three of them within a day.
PER_MINUTE, PER_DAY = 120, 1_000


@dataclass(frozen=True)
class Asked:
    """One question and how it was answered; what is asked only once stands in `after`."""

    question: Question
    before: Counts
    after: Counts


@dataclass(frozen=True)
class Tally:
    """What the surveys of one course brought in one municipality and 年度."""

    course: Course
    before_after: list[Asked]
    survey: list[Asked]


class Surveys:
    """Anybody who reads may answer; offices see numbers, and none below five."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store, self._library, self._clock = store, library, clock
        self._bound = RateLimit(PER_MINUTE, PER_DAY)

    def asked(self, municipality: str, course_id: str, kind: Kind) -> Quiz | None:
        """The questions of a course's survey in a municipality, `None` where it has none."""
        library = self._library.of(municipality)
        course = library.courses.get(course_id)
        named = course and (course.survey if kind == "survey" else course.before_after)
        return library.quiz(named) if named else None

    async def cast(
        self,
        person: Person,
        municipality: str,
        course_id: str,
        kind: Kind,
        answers: Mapping[str, Answer],
        random: str,
        address: str = "",
    ) -> None:
        """Keep the answers by question id; the same phone (`random`) changes what it answered before.

        Raises `Refused`: page.unknown, municipality.unknown, survey.empty, answer.unknown_question,
        answer.malformed, rate.limited.
        """
        require(person, Action.SURVEY_ANSWER)
        survey = self.asked(municipality, course_id, kind)
        if survey is None:
            raise Refused("page.unknown")
        if not answers:
            raise Refused("survey.empty")
        now = self._clock.now()
        year, moment = fiscal_year(now.date()), _moment(kind)
        ballots = []
        for id, answer in answers.items():
            require_answer(_question(survey, id), answer)
            name = question_key(municipality, course_id, survey.id, id)
            ballots.append(
                Ballot(
                    id=ballot_id(random, name, year, moment),
                    question=name,
                    municipality=municipality,
                    course=course_id,
                    version=survey.version,
                    answer=answer,
                    year=year,
                    moment=moment,
                )
            )
        self._bound.take(address, now)
        await self._store.run(lambda tx: _keep(tx, municipality, ballots))

    async def tally(self, person: Person, municipality: str, year: int) -> list[Tally]:
        """The numbers of every course that asks something; of free texts how many, for who may read them.

        Raises `Refused`: access.refused.
        """
        require(person, Action.SURVEY_READ, municipality=municipality)
        texts = may(person, Action.SURVEY_TEXTS, municipality=municipality)
        courses = await self._store.read(lambda tx: _offered(tx, municipality))
        library, tallies = self._library.of(municipality), []
        for course in (library.course(id) for id in courses if id in library.courses):
            named = (course.before_after, course.survey)
            if any(named):
                both = [await self._counted(municipality, course, survey, year, texts) for survey in named]
                tallies.append(Tally(course, *both))
        return tallies

    async def _counted(self, town: str, course: Course, survey: str | None, year: int, texts: bool) -> list[Asked]:
        questions = self._library.of(town).quiz(survey).questions if survey else ()
        found = []
        for question in questions:
            if texts or not isinstance(question, Short):
                name = question_key(town, course.id, survey or "", question.id)
                found.append(await self._store.read(partial(_count, question, name, year)))
                await giving_way.give_way()  # thousands of ballots must not hold up somebody's answer
        return found


def _moment(kind: Kind) -> Moment:
    return "before" if kind == "before" else "after"


def _question(survey: Quiz, id: str) -> Question:
    try:
        return survey.question(id)
    except KeyError:
        raise Refused("answer.unknown_question") from None


def _keep(tx: Tx, municipality: str, ballots: list[Ballot]) -> None:
    if records.load(tx, Municipality, municipality) is None:
        raise Refused("municipality.unknown")
    for ballot in ballots:
        records.save(tx, ballot)


def _count(question: Question, name: str, year: int, tx: Tx) -> Asked:
    """Ballots are read as they lie: there are many, and two of their fields are asked for."""
    ballots = [doc for doc in tx.find(Ballot.collection, "question", name) if doc["year"] == year]
    before, after = (
        [tuple(doc["answer"]) for doc in ballots if doc["moment"] == moment] for moment in ("before", "after")
    )
    return Asked(question, counts(question, before), counts(question, after))


def _offered(tx: Tx, municipality: str) -> list[str]:
    """The courses of the municipality's programmes, each once."""
    town = records.load(tx, Municipality, municipality)
    programmes = [records.load(tx, Programme, id) for id in (town.programmes if town else ())]
    return list(dict.fromkeys(course for programme in programmes if programme for course in programme.courses))
