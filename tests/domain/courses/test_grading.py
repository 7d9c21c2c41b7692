"""Every question type is graded by what it means, and forged answers are refused, never graded."""

from __future__ import annotations

import pytest

from supporter.domain.courses.grading import choice_order, draw, draw_other, expected, grade
from supporter.domain.courses.quiz import (
    Choice,
    Match,
    Multiple,
    Order,
    Pair,
    Question,
    Quiz,
    Short,
    Single,
    TrueFalse,
)
from supporter.domain.courses.rich import Rich
from supporter.domain.shared.refused import Refused


def rich(text: str) -> Rich:
    return Rich(plain=text, html=text)


CHOICES = tuple(Choice(text=rich(text), correct=text in "イエ") for text in "アイウエ")
SINGLE = Single(id="s", text=rich("?"), choices=CHOICES[:3])
MULTIPLE = Multiple(id="m", text=rich("?"), choices=CHOICES)
TRUEFALSE = TrueFalse(id="t", text=rich("?"), answer=False)
ORDER = Order(id="o", text=rich("?"), items=tuple(map(rich, "一二三四")))
MATCH = Match(id="x", text=rich("?"), pairs=tuple(Pair(left=rich(a), right=rich(a)) for a in "甲乙丙"))
SHORT = Short(id="f", text=rich("?"), accepted=("つながり サポーター", "ゆるサポ"))
ALL: tuple[Question, ...] = (SINGLE, MULTIPLE, TRUEFALSE, ORDER, MATCH, SHORT)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.type)
def test_the_expected_answer_is_right(question: Question) -> None:
    assert grade(question, expected(question))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (SINGLE, ("0",)),
        (MULTIPLE, ("1",)),
        (MULTIPLE, ("1", "3", "0")),
        (TRUEFALSE, ("true",)),
        (ORDER, ("1", "0", "2", "3")),
        (MATCH, ("0", "2", "1")),
        (MATCH, ("0", "0", "2")),
        (SHORT, ("つながりワーカー",)),
    ],
)
def test_other_answers_are_not(question: Question, answer: tuple[str, ...]) -> None:
    assert not grade(question, answer)


def test_the_order_of_several_choices_does_not_matter() -> None:
    assert grade(MULTIPLE, ("3", "1"))


@pytest.mark.parametrize("text", ["ゆるサポ", " ゆる サポ　", "ゆるｻﾎﾟ", "つながりサポーター", "ゆるさぽ", "ユルサポ。"])
def test_free_text_is_compared_without_width_spaces_kind_of_kana_and_full_stop(text: str) -> None:
    assert grade(SHORT, (text,))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (SINGLE, ()),
        (SINGLE, ("0", "1")),
        (SINGLE, ("3",)),
        (SINGLE, ("-1",)),
        (SINGLE, ("01",)),
        (SINGLE, ("１",)),
        (SINGLE, (1,)),
        (MULTIPLE, ()),
        (MULTIPLE, ("1", "1")),
        (MULTIPLE, ("1", "9")),
        (MULTIPLE, ("1",) * 100_000),
        (TRUEFALSE, ("yes",)),
        (TRUEFALSE, ("true", "false")),
        (ORDER, ("0", "1", "2")),
        (ORDER, ("0", "1", "2", "2")),
        (ORDER, ("0", "1", "2", "3", "4")),
        (MATCH, ("0", "1")),
        (MATCH, ("0", ["1"], "2")),
        (SHORT, ("",)),
        (SHORT, ("　 ",)),
        (SHORT, ("あ" * 201,)),
        (SHORT, ("あ\x00",)),
        (SHORT, ("\ud800",)),
        (SHORT, ("あ", "い")),
    ],
)
def test_forged_answers_are_refused(question: Question, answer: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        grade(question, answer)
    assert refused.value.code == "answer.malformed"


def test_a_survey_hopes_for_nothing() -> None:
    assert expected(TrueFalse(id="t", text=rich("?"))) == ()
    assert expected(Single(id="s", text=rich("?"), choices=(Choice(text=rich("ア")), Choice(text=rich("イ"))))) == ()


def quiz(**settings: object) -> Quiz:
    questions = tuple(TrueFalse(id=f"q{number}", text=rich("?"), answer=True) for number in range(12))
    return Quiz(id="k", title=rich("k"), questions=questions, version="0", **settings)  # type: ignore[arg-type]


def test_a_draw_is_the_same_for_the_same_seed_and_differs_between_seeds() -> None:
    pool = quiz(pick=10, shuffle=True)
    assert draw(pool, "hanako/1") == draw(pool, "hanako/1")
    assert len(set(draw(pool, "hanako/1"))) == 10
    assert len({draw(pool, f"hanako/{attempt}") for attempt in range(20)}) == 20


def test_another_question_comes_from_the_same_chapter_while_there_is_one_and_never_hurts_itself() -> None:
    chapters = {"a": "koe/x", "b": "koe/y", "c": "mamoru/x", "d": "koe/z", "e": "mamoru/y"}
    asked = [
        TrueFalse(id=id, text=rich("?"), answer=True, step=step, care=rich("つらい") if id in "ad" else None)
        for id, step in chapters.items()
    ]
    one = Quiz(id="kakunin", title=rich("テスト"), questions=tuple(asked), version="v1")
    assert draw_other(one, "a", ["a"], "s") == "b"
    assert draw_other(one, "a", ["a", "b"], "s") in ("c", "e")
    assert draw_other(one, "a", ["a", "b", "c", "e"], "s") is None
    assert draw_other(one, "b", [], "s") is None, "it says nothing of hurting"


def test_without_shuffle_a_draw_keeps_the_order_of_the_file() -> None:
    drawn = draw(quiz(pick=5), "hanako/1")
    assert list(drawn) == sorted(drawn, key=lambda question_id: int(question_id[1:]))
    assert draw(quiz(), "hanako/1") == tuple(f"q{number}" for number in range(12))


def test_every_question_is_drawn_about_equally_often() -> None:
    counts = dict.fromkeys((f"q{number}" for number in range(12)), 0)
    for attempt in range(1200):
        for question_id in draw(quiz(pick=6), f"taro/{attempt}"):
            counts[question_id] += 1
    assert 500 < min(counts.values()) <= max(counts.values()) < 700


def test_choices_are_shuffled_only_where_the_quiz_says_so() -> None:
    assert choice_order(MULTIPLE, "taro/1", shuffle=False) == (0, 1, 2, 3)
    assert len({choice_order(MULTIPLE, f"taro/{attempt}") for attempt in range(50)}) > 10
    assert choice_order(TRUEFALSE, "taro/1") == choice_order(SHORT, "taro/1") == ()


@pytest.mark.parametrize("question", [ORDER, MATCH], ids=["order", "match"])
def test_a_puzzle_is_never_shown_solved(question: Question) -> None:
    solved = tuple(map(int, expected(question)))
    shown = {choice_order(question, f"taro/{attempt}", shuffle=False) for attempt in range(200)}
    assert solved not in shown
    assert all(sorted(order) == list(solved) for order in shown)
