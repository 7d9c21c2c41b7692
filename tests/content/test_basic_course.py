"""What the course that everybody gets promises about safety, words to each answer, and its numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.content.courses.library import Library
from supporter.content.courses.local_chapters import check_everywhere
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from supporter.domain.courses.course import Step
from supporter.domain.courses.grading import choice_order, expected, grade
from supporter.domain.courses.quiz import Match, Multiple, Single, in_voice


@pytest.fixture(scope="module")
def library() -> Library:
    courses, quizzes = packaged()
    return Library.load([courses], [quizzes], example_chapters())


def _words(step: Step) -> str:
    return "".join(block.html for block in step.blocks)


def test_nothing_is_amiss_in_it_or_in_the_towns_that_are_shown() -> None:
    courses, quizzes = packaged()
    assert check_everywhere([courses], [quizzes], example_chapters(), dt.date(2026, 11, 30)) == []


def test_the_page_for_emergencies_calls_and_names_who_helps(library: Library) -> None:
    step = library.course("kiso").step("tsunagu", "kinkyu")
    for number in ("119", "110", "189"):
        assert f'href="tel:{number}"' in _words(step)
        assert f'href="tel:{number}"' in step.yasashii and number in step.slide
    asked = {topic for block in step.blocks if block.kind == "contacts" for topic in block.topics}
    assert {"life", "children", "violence"} <= asked


def test_the_short_way_stands_where_the_page_is_skipped(library: Library) -> None:
    care = next(b for b in library.course("kiso").step("tsunagu", "kinkyu").blocks if b.kind == "care")
    assert "119か110" in care.html


@pytest.mark.parametrize("page", ["supporter/suru", "tsunagu/kinkyu", "mamoru/himitsu"])
def test_the_duty_to_tell_of_abuse_is_never_hidden_by_there_is_no_duty(library: Library, page: str) -> None:
    step = library.course("kiso").step(*page.split("/"))
    assert "虐待" in _words(step) and "虐待" in step.notes
    assert "189" in step.yasashii


def test_the_question_of_every_class_has_a_straight_answer(library: Library) -> None:
    notes = library.course("kiso").step("tsunagu", "kinkyu").notes
    assert "かえって悪くなりませんか」→「いいえ" in notes


def test_every_choice_has_words_for_who_chose_it(library: Library) -> None:
    course = library.course("kiso")
    surveys = {course.before_after, course.survey}
    silent = [
        f"{question.id}: {choice.text}"
        for quiz in library.quizzes.values()
        if quiz.id not in surveys
        for question in quiz.questions
        if isinstance(question, Single | Multiple)
        for choice in question.choices
        if choice.feedback is None
    ]
    assert silent == []


def test_what_is_said_of_chapters_is_true_where_a_town_adds_one(library: Library) -> None:
    own = library.of("312011").course("kiso")
    way = _words(own.step("hajimeni", "susumekata"))
    assert f"は{len(own.modules)}。ぜんぶで、およそ{own.minutes:g}分です。" in way
    assert way.count("<tr>") == len(own.modules) + 1
    assert f"{len(own.modules)}の章・およそ{own.minutes:g}分" in own.step("hajimeni", "susumekata").slide


def test_text_script_and_clock_of_the_exercise_agree(library: Library) -> None:
    step = library.course("kiso").step("koe", "kikikata")
    talk = next(block for block in step.blocks if block.kind == "pair")
    assert talk.minutes == len(talk.roles) == 3
    assert "三回" in talk.html and "（3分）三人一組で、1分ずつ三回" in step.notes


def test_what_prepares_for_a_heavy_page_is_said_in_plain_japanese_too(library: Library) -> None:
    care = [block for _, step in library.of("312011").course("kiso").steps() for block in step.blocks]
    assert [block.html for block in care if block.kind == "care" and not block.easy] == []


def test_every_chapter_and_page_has_a_title_in_plain_japanese(library: Library) -> None:
    course = library.of("312011").course("kiso")
    assert [one.id for one in course.modules if one.easy_title is None] == []
    assert [step.id for _, step in course.steps() if step.easy_title is None] == []


def test_every_question_is_judged_alike_in_every_voice(library: Library) -> None:
    plain = 0
    for quiz in library.quizzes.values():
        for question in quiz.questions:
            told = in_voice(question, "easy")
            plain += told is not question
            assert expected(told) == expected(question)
            assert choice_order(told, "s") == choice_order(question, "s")
            if quiz.scored:
                assert grade(told, expected(question))
            if isinstance(told, Match):
                assert all(pair.left.plain and pair.right.plain for pair in told.pairs)
    assert plain >= 11, "what concerns life and safety is asked in plain Japanese"
