"""What lists and figures read: one line for each learner in each course, and one for each training session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from supporter.domain.certificates.certificate import place

#: Days are kept as two bytes, counted from here.
_EPOCH = dt.date(2000, 1, 1)


class TestAnswer(NamedTuple):
    """The answer to one question of a test."""

    question: str
    answer: tuple[str, ...]
    correct: bool


class TestTry(NamedTuple):
    """Somebody's first whole try at a test: what they knew before any feedback."""

    quiz: str
    on: dt.date
    answers: tuple[TestAnswer, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One transcript with its learner and certificate; `id` is the transcript's.

    `municipality` is where the course was done, `home` where the learner belongs today, with the programme they
    have there. Who has begun no course has one without a `course`. `completed_on` is None as long as the course is
    not done, `pages` are those that were read and `pages_on` when, `attended` the training sessions. `gone` are those
    who were erased or stopped; they count on, without a name.
    `since` is the day from which a completion is on record, where that is later than the completion; `until` the day
    on which the line was joined to another person's.
    """

    id: str
    learner: str
    municipality: str
    programme: str
    course: str
    course_title: str
    level: str
    year: int
    way: str
    completed_on: dt.date | None
    certificate: str = ""
    serial: str = ""
    issued_on: dt.date | None = None
    reissues: int = 0
    revoked: bool = False
    revoked_on: dt.date | None = None
    handed: bool = False
    name: str = ""
    kana: str = ""
    folded: str = ""
    age_band: str = ""
    district: str = ""
    relation: str = ""
    gone: bool = False
    home: str = ""
    home_programme: str = ""
    registered: str = ""
    wants_news: bool = False
    pages: tuple[str, ...] = ()
    pages_on: bytes = b""
    attended: tuple[str, ...] = ()
    tried: TestTry | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def counts_on(self, day: dt.date) -> bool:
        """Whether this was a completion on record on `day`: done and written down by then, no certificate revoked.

        Who has moved away, left or been erased counts on: they did complete.
        """
        if self.completed_on is None or self.completed_on > day:
            return False
        if (self.since and day < self.since) or (self.until and day >= self.until):
            return False
        return not self.revoked or (self.revoked_on is not None and self.revoked_on > day)

    @property
    def span(self) -> tuple[dt.date, dt.date | None] | None:
        """The days from which and before which `counts_on` is true; `None` where it never is."""
        if self.completed_on is None or (self.revoked and self.revoked_on is None):
            return None
        ends = [day for day in (self.until, self.revoked_on if self.revoked else None) if day]
        first, end = max(self.completed_on, self.since or self.completed_on), min(ends, default=None)
        return (first, end) if end is None or first < end else None

    def read_by(self, day: dt.date) -> frozenset[str]:
        """The pages read until the end of `day`."""
        last = _number(day)
        return frozenset(page for page, on in zip(self.pages, _numbers(self.pages_on), strict=True) if on <= last)

    @property
    def programme_at_home(self) -> str:
        """The programme under which the own town has it: what was done elsewhere goes with the person."""
        return self.programme if self.municipality == self.home else self.home_programme

    @property
    def order(self) -> tuple[str, str, str]:
        """The place in a roster: by serial, those without one last."""
        return (
            place(self.certificate, self.serial) or "~",
            self.completed_on.isoformat() if self.completed_on else "",
            self.learner,
        )


@dataclass(frozen=True, slots=True)
class HeldClass:
    """One training session as lists and figures tell of it.

    `came` are all who were there, `on_paper` those of them without a telephone; `seated` the learners among them
    who sat on a seat of their own.
    """

    id: str
    number: str
    municipality: str
    municipalities: tuple[str, ...]
    programme: str
    course: str
    kind: str
    held_on: dt.date
    venue: str
    online: bool
    host: str
    trainers: tuple[str, ...]
    capacity: int | None
    ended: bool
    came: int = 0
    on_paper: int = 0
    seated: frozenset[str] = frozenset()

    def with_listed(self, learners: Collection[str]) -> HeldClass:
        """With those who were noted as present and took no seat: a list on paper knows no seats."""
        more = len(self.seated.union(learners)) - len(self.seated)
        return replace(self, came=self.came + more, on_paper=self.on_paper + more)

    def counts_on(self, day: dt.date) -> bool:
        """Whether it had been held on `day`."""
        return self.ended and self.held_on <= day


def first_try(events: Iterable[Mapping[str, Any]], day_of: Callable[[int], dt.date]) -> TestTry | None:
    """The first attempt that was answered whole, from the events of a transcript as they lie there."""
    attempts: dict[int, Mapping[str, Any]] = {}
    given: dict[int, dict[str, Mapping[str, Any]]] = {}
    for event in events:
        if event["e"] == "began":
            attempts.setdefault(event["attempt"], event)
        elif event["e"] == "answered":
            given.setdefault(event["attempt"], {}).setdefault(event["question"], event)
    for number, began in attempts.items():
        answers = given.get(number, {})
        if began["questions"] and len(answers) == len(began["questions"]):
            last = max(one["at"] for one in answers.values())
            said = (TestAnswer(id, tuple(one["answer"]), one["correct"]) for id, one in answers.items())
            return TestTry(began["quiz"], day_of(last), tuple(said))
    return None


def packed(days: Iterable[dt.date]) -> bytes:
    """Days in two bytes each: there are forty for every one of a hundred thousand learners."""
    return b"".join(_number(day).to_bytes(2, "big") for day in days)


def _number(day: dt.date) -> int:
    return min(max((day - _EPOCH).days, 0), 0xFFFF)


def _numbers(days: bytes) -> list[int]:
    return [days[at] << 8 | days[at + 1] for at in range(0, len(days), 2)]
