"""How far a learner is: folds over a transcript, never stored as truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from supporter.domain.courses.grading import draw_other
from supporter.domain.courses.quiz import Quiz
from supporter.domain.transcripts.transcript import (
    Answered,
    Attended,
    Began,
    Checked,
    Completed,
    Event,
    Exchanged,
    Read,
    Withdrawn,
)

#: Seconds after which a page that is read again counts as read again: courses may ask for reading within months.
READ_ANEW = 30 * 24 * 3600


@dataclass(frozen=True)
class Attempt:
    """One try at a test: the questions drawn and the answers given so far.

    `exchanged` holds the questions that were passed over, each with the one that took its place in `questions`.
    """

    number: int
    quiz: str
    questions: tuple[str, ...]
    answers: dict[str, Answered] = field(default_factory=dict)
    exchanged: dict[str, str] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether every drawn question has its answer."""
        return len(self.answers) == len(self.questions)

    @property
    def correct(self) -> int:
        """How many answers were right."""
        return sum(answer.correct for answer in self.answers.values())

    @property
    def score(self) -> float:
        """Right answers as a share of the drawn questions, 0 to 1."""
        return self.correct / len(self.questions) if self.questions else 0.0

    @property
    def left(self) -> tuple[str, ...]:
        """The drawn questions without an answer."""
        return tuple(question for question in self.questions if question not in self.answers)

    def with_other(self, question: str, other: str) -> Attempt:
        """The attempt with `other` in the place of `question`; unchanged where that is answered or not asked."""
        if question not in self.left or other in self.questions or other in self.exchanged:
            return self
        asked = tuple(other if one == question else one for one in self.questions)
        return replace(self, questions=asked, exchanged={**self.exchanged, question: other})

    def other(self, quiz: Quiz, question: str, learner: str) -> str | None:
        """What is asked instead of an open `question` with a care notice, or None."""
        seen = (*self.questions, *self.exchanged)
        return draw_other(quiz, question, seen, f"{learner}/{self.number}") if question in self.left else None

    @property
    def next_question(self) -> str | None:
        """The first drawn question without an answer."""
        return next(iter(self.left), None)


@dataclass(frozen=True)
class Progress:
    """Everything the screens ask of a transcript; `read_at` is when each page was read last."""

    read: tuple[str, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    checks: dict[str, Checked] = field(default_factory=dict)
    attended: tuple[Attended, ...] = ()
    completed: Completed | None = None
    read_at: dict[str, int] = field(default_factory=dict)

    def is_news(self, ref: str, now: int) -> bool:
        """Whether that a page is read now has to be kept: for the first time, or a month after the last."""
        return ref not in self.read_at or now - self.read_at[ref] >= READ_ANEW

    def open_attempt(self, quiz: Quiz) -> Attempt | None:
        """The attempt at `quiz` with questions left; one whose questions the quiz has dropped is given up."""
        asked = {question.id for question in quiz.questions}
        mine = (attempt for attempt in reversed(self.attempts) if attempt.quiz == quiz.id)
        return next((a for a in mine if not a.finished and asked.issuperset(a.left)), None)

    def attempt(self, number: int) -> Attempt | None:
        """The attempt with this number."""
        return next((a for a in self.attempts if a.number == number), None)

    def open(self, number: int) -> bool:
        """Whether the attempt with this number still has questions to answer."""
        return any(one.number == number and not one.finished for one in self.attempts)

    def finished(self, quiz: str) -> list[Attempt]:
        """The finished attempts at `quiz`, the first one first."""
        return [a for a in self.attempts if a.quiz == quiz and a.finished]

    def best(self, quiz: str) -> Attempt | None:
        """The finished attempt at `quiz` with the highest score."""
        return max(self.finished(quiz), key=lambda attempt: attempt.score, default=None)


def fold(events: Sequence[Event], before: Progress | None = None) -> Progress:
    """Read the events once, in order, going on from `before` what was folded already.

    A repeated answer or check counts the first time only; of a repeated read the last time is kept.
    """
    known = before or Progress()
    read = dict(known.read_at)
    attempts = {one.number: replace(one, answers=dict(one.answers)) for one in known.attempts}
    checks = dict(known.checks)
    attended = {one.session: one for one in known.attended}
    completed = known.completed
    for event in events:
        match event:
            case Read():
                read[event.step] = max(event.at, read.get(event.step, event.at))
            case Began():
                attempts.setdefault(event.attempt, Attempt(event.attempt, event.quiz, event.questions))
            case Exchanged():
                attempts[event.attempt] = attempts[event.attempt].with_other(event.question, event.other)
            case Answered():
                attempts[event.attempt].answers.setdefault(event.question, event)
            case Checked():
                checks.setdefault(event.question, event)
            case Attended():
                attended.setdefault(event.session, event)
            case Withdrawn():
                attended.pop(event.session, None)
                completed = None if event.completed else completed
            case Completed():
                completed = completed or event
    return Progress(tuple(read), tuple(attempts.values()), checks, tuple(attended.values()), completed, read)


def next_step(steps: Sequence[str], read: Sequence[str]) -> str | None:
    """Where つづきから leads: the first unread page after the one read last, else the first unread."""
    seen = set(read)
    start = steps.index(read[-1]) + 1 if read and read[-1] in steps else 0
    return next((ref for ref in [*steps[start:], *steps[:start]] if ref not in seen), None)
