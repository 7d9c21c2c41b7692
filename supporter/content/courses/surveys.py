"""Surveys (アンケート): a quiz file becomes one where a course names it; it asks, and nothing in it is right."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from supporter.content.courses.course_file import CourseDraft
from supporter.content.courses.quiz_file import QuizDraft
from supporter.content.files.problems import Findings
from supporter.domain.courses.quiz import Match, Order


def check_surveys(courses: Collection[CourseDraft], quizzes: Mapping[str, QuizDraft], findings: Findings) -> None:
    """Note what courses name as a survey and is none, and questions without an answer where one is needed."""
    named = [one for course in courses for one in course.references if one.kind == "survey"]
    for reference in named:
        draft = quizzes.get(reference.target)
        if draft is None:
            continue
        if draft.quiz.scored:
            findings.of(reference.path).error(
                reference.line,
                f"「{reference.target}」は点数のつくテストです。",
                "アンケートのファイルには「scored: false」と書いてください。",
            )
        _check_kinds(draft, findings.of(draft.path))
    surveys = {reference.target for reference in named}
    for id, draft in quizzes.items():
        for question in draft.unanswered if id not in surveys else ():
            findings.of(draft.path).error(
                draft.lines[question],
                f"問題「{question}」に答えがありません。",
                "「answer: true」か「answer: false」を書いてください"
                "（アンケートなら、course.yaml の survey か before_after に書いてください）。",
            )


def _check_kinds(draft: QuizDraft, findings: Findings) -> None:
    for question in draft.quiz.questions:
        if isinstance(question, Order | Match):
            findings.error(
                draft.lines[question.id],
                f"アンケートでは「{question.type}」を使えません。",
                "single・multiple・truefalse・short のどれかにしてください。",
            )
