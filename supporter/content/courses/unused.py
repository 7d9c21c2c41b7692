"""Quizzes that no course, chapter or page asks anything of: their author looks for them on the screen in vain."""

from __future__ import annotations

from collections.abc import Iterable

from supporter.content.courses.course_file import CourseDraft
from supporter.content.courses.quiz_file import QuizDraft
from supporter.content.files.problems import Findings


def check_unused(courses: Iterable[CourseDraft], quizzes: Iterable[QuizDraft], findings: Findings) -> None:
    """Note every quiz that no course, chapter or page asks anything of."""
    named: set[str] = set()
    asked: set[str] = set()
    for draft in courses:
        for reference in draft.references:
            (asked if reference.kind == "question" else named).add(reference.target)
    for quiz in quizzes:
        if quiz.quiz.id not in named and not asked.intersection(quiz.lines):
            what = f"確認テスト「{quiz.quiz.id}」は、どの講座・章からも使われていません。"
            instead = "章の quiz、course.yaml の test・survey、本文の「::: check 問題のid」のどれかに書いてください。"
            findings.of(quiz.path).warn(1, what, instead)
