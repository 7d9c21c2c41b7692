"""Small courses and quizzes for domain tests."""

from __future__ import annotations

from collections.abc import Sequence

from supporter.domain.courses.course import AllSteps, Course, Module, QuizPassed, Requirement, Step, Way
from supporter.domain.courses.quiz import Quiz, TrueFalse
from supporter.domain.courses.rich import Rich

ONLINE: tuple[Requirement, ...] = (AllSteps(), QuizPassed(test="kakunin", pass_mark=0.8))


def rich(text: str) -> Rich:
    return Rich(plain=text, html=text)


def step(id: str, minutes: float = 5) -> Step:
    return Step(id=id, title=rich(id), minutes=minutes, blocks=())


def module(id: str, number: int, *steps: Step) -> Module:
    return Module(id=id, number=number, title=rich(id), minutes=5, objectives=(), steps=steps)


def course(*ways: Way, modules: Sequence[Module] = ()) -> Course:
    """Chapters koe (a, b), kiku (a) and tsunagu (a, b): pages of 5 minutes, `kiku/a` of 2.5."""
    return Course(
        id="kiso",
        title=rich("基礎講座"),
        level="基礎",
        minutes=30,
        summary=rich("入口"),
        programme="tsunagari",
        modules=tuple(modules)
        or (
            module("koe", 1, step("a"), step("b")),
            module("kiku", 2, step("a", 2.5)),
            module("tsunagu", 3, step("a"), step("b")),
        ),
        test="kakunin",
        completion=ways or (Way(way="online", requires=ONLINE),),
        version="v1",
    )


def quiz(count: int = 10, pass_mark: float = 0.8, **fields: object) -> Quiz:
    """Questions q0, q1, …, all of them true."""
    questions = tuple(TrueFalse(id=f"q{number}", text=rich("?"), answer=True) for number in range(count))
    return Quiz.model_validate(
        {"id": "kakunin", "title": rich("テスト"), "pass_mark": pass_mark, "questions": questions, "version": "v1"}
        | fields
    )
