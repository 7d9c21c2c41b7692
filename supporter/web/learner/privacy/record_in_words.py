"""One's own record in words instead of ids: pages by title, answers as they were read, the log as deeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from supporter import wording
from supporter.content.courses.library import Library
from supporter.domain.courses.course import Course
from supporter.domain.courses.grading import fits
from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Multiple,
    Order,
    Question,
    Single,
    TrueFalse,
)
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.calendar import fiscal_year_text
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Transcript
from supporter.web.shared.course_links import page_of
from supporter.web.shared.dates import moment, when

#: When, and what was done then.
Row = tuple[str, ...]


@dataclass(frozen=True)
class CourseView:
    """What somebody did in one course in one 年度; what was answered is (question, answer, when)."""

    title: str
    year: str
    pages: list[Row]
    attempts: list[tuple[str, list[Row]]]
    checks: list[Row]
    attended: list[str]
    completed: str


def course_view(library: Library, transcript: Transcript) -> CourseView:
    """The transcript with the words of the content as it is now; what is gone from it keeps its id."""
    course = library.courses.get(transcript.course)
    done = fold(transcript.events)
    return CourseView(
        title=course.title.plain if course else transcript.course,
        year=fiscal_year_text(transcript.year),
        pages=[(_page(course, ref), when(at)) for ref, at in done.read_at.items()],
        attempts=[
            (
                wording.say("records.attempt", number=one.number, all=len(one.questions), right=one.correct),
                [_answered(_asked(library, one.quiz, id), id, it.answer, it.at) for id, it in one.answers.items()],
            )
            for one in done.attempts
        ],
        checks=[_answered(_checked(library, course, id), id, it.answer, it.at) for id, it in done.checks.items()],
        attended=[when(one.at) for one in done.attended],
        completed=when(done.completed.at) if done.completed else "",
    )


def log_view(entries: Iterable[AuditEntry]) -> list[Row]:
    """(when, what, who) of the log, the oldest first."""
    return [(moment(entry.at), _deed(entry.action), _who(entry.actor)) for entry in entries]


def answer_words(question: Question, answer: Answer) -> str:
    """An answer as it was read when it was chosen."""
    if isinstance(question, TrueFalse):
        return "、".join(wording.say(f"choice.{side}") for side in answer)
    if isinstance(question, Single | Multiple):
        return "、".join(question.choices[int(place)].text.plain for place in answer)
    if isinstance(question, Order):
        return " → ".join(question.items[int(place)].plain for place in answer)
    if isinstance(question, Match):
        rights = (question.pairs[int(place)].right.plain for place in answer)
        return "、".join(f"{pair.left.plain}：{right}" for pair, right in zip(question.pairs, rights, strict=False))
    return "".join(answer)


def _page(course: Course | None, ref: str) -> str:
    found = page_of(course, "", ref) if course else None
    return found[1] if found else ref


def _answered(question: Question | None, id: str, answer: Answer, at: int) -> Row:
    if question is None:
        return id, "、".join(answer), when(at)
    # The question may have become another since: then the answer is told as it is kept.
    words = answer_words(question, answer) if fits(question, answer) else "、".join(answer)
    return question.text.plain, words, when(at)


def _asked(library: Library, quiz: str, id: str) -> Question | None:
    try:
        return library.quiz(quiz).question(id)
    except KeyError:
        return None


def _checked(library: Library, course: Course | None, id: str) -> Question | None:
    try:
        return library.check_question(course.id, id)[1] if course else None
    except KeyError:
        return None


def _deed(action: str) -> str:
    known = f"log.{action}"
    return wording.say(known) if known in wording.WORDS else wording.say("log.other", action=action)


def _who(actor: str) -> str:
    kind, _, id = actor.partition(":")
    words = {"learner": "records.self", "staff": "records.staff"}.get(kind, "records.house")
    return wording.say(words, id=id)
