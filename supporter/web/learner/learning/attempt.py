"""One attempt at a test as HTML: its question, the feedback to an answer, the pages they point to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from supporter.domain.courses.course import Course
from supporter.domain.courses.grading import choice_order
from supporter.domain.courses.quiz import Question, Quiz
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.transcripts.progress import Attempt
from supporter.web.learner.learning import feedback, plain_question, question_form
from supporter.web.learner.learning.plain_question import Given
from supporter.web.shared import frame, templates
from supporter.web.shared.course_links import page_of


@dataclass(frozen=True)
class Judged:
    """One question of a finished attempt as HTML; both empty where the quiz has dropped it since."""

    question: str
    answer: str
    right: bool


@dataclass(frozen=True)
class Care:
    """The notice of a question as HTML, and whether another one may be had."""

    notice: str
    other: bool


@dataclass(frozen=True)
class Sheet:
    """A learner's test of one course; `base` is the course's address in the learner's town."""

    course: Course
    quiz: Quiz
    base: str
    learner: str

    def question(self, attempt: Attempt) -> str:
        """The next open question. Raises `Refused('answer.unknown_question')` if the quiz has dropped it."""
        question = self._question(attempt.next_question or "")
        key = f"{self.course.id}:{attempt.number}:{question.id}"
        order = self._order(attempt, question)
        other = self._other(attempt, question)
        return question_form.form(question, order, key, place=_place(attempt, question), scored=True, other=other)

    def plain_question(self, attempt: Attempt, question_id: str, sent: Given) -> str:
        """One question for a plain form, with what was chosen before. Raises `Refused` as `question` does."""
        question = self._question(question_id)
        return plain_question.controls(
            question, self._order(attempt, question), sent, place=_place(attempt, question), head="h1"
        )

    def plain_care(self, attempt: Attempt, question_id: str) -> Care | None:
        """What a plain form says before a question that may hurt, or None."""
        question = question_form.spoken(self._question(question_id))
        if question.care is None:
            return None
        notice = frame.part("learner/learning/care_question.html", question=question, asked_below=False)
        return Care(notice, self._other(attempt, question))

    def feedback(self, attempt: Attempt, question_id: str) -> str:
        """What the answer on the disk was, and what there is to say about it."""
        question, kept = self._question(question_id), attempt.answers[question_id]
        more = page_of(self.course, self.base, question.step)
        return feedback.feedback(
            question,
            self._order(attempt, question),
            kept.answer,
            kept.correct,
            saved=dt.datetime.fromtimestamp(kept.at, TOKYO),
            place=_place(attempt, question),
            more=(f"{more[0]}?from=test", more[1]) if more else ("", ""),
            scored=True,
            last=attempt.finished,
        )

    def looked_back(self, attempt: Attempt) -> list[Judged]:
        """Every question of a finished attempt with its answer, in the order they were asked."""
        return [self._judged(attempt, id) for id in attempt.questions]

    def _judged(self, attempt: Attempt, id: str) -> Judged:
        given = attempt.answers[id]
        try:
            question = self.quiz.question(id)
        except KeyError:
            return Judged("", "", given.correct)
        more = page_of(self.course, self.base, question.step) or ("", "")
        html = feedback.judged(question, self._order(attempt, question), given.answer, given.correct, more)
        return Judged(question_form.spoken(question).text.html, html, given.correct)

    def _question(self, id: str) -> Question:
        try:
            return self.quiz.question(id)
        except KeyError:
            raise Refused("answer.unknown_question") from None

    def _other(self, attempt: Attempt, question: Question) -> bool:
        return attempt.other(self.quiz, question.id, self.learner) is not None

    def _order(self, attempt: Attempt, question: Question) -> tuple[int, ...]:
        return choice_order(question, f"{self.learner}/{attempt.number}", self.quiz.shuffle)


def _place(attempt: Attempt, question: Question) -> Markup:
    at = attempt.questions.index(question.id) + 1
    return templates.html_of("test.place", all=len(attempt.questions), at=at)
