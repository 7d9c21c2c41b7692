"""Counting: phones, paper and hands in the same bars; what fits no more is passed over."""

from __future__ import annotations

from collections import Counter

import pytest

from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.classroom.tally import Tally, tally
from supporter.domain.courses.quiz import Answer
from tests.support.class_scenes import CHECKS, order

PHONE: SeatKind = "phone"


def counted(key: str, *answers: Answer, hands: dict[str, int] | None = None) -> Tally:
    return tally(order().asks[key], Counter((PHONE, answer) for answer in answers), hands or {})


@pytest.mark.parametrize(
    ("key", "answers", "counts"),
    [
        ("how", [("1",), ("1",), ("2",)], {"0": 0, "1": 2, "2": 1}),
        ("all", [("0", "1"), ("1",)], {"0": 1, "1": 2, "2": 0}),
        ("true", [("true",), ("false",), ("true",)], {"true": 2, "false": 1}),
        ("order", [("0", "1", "2"), ("2", "1", "0")], {"solved": 1, "otherwise": 1}),
        ("match", [("0", "1"), ("1", "0"), ("0", "1")], {"solved": 2, "otherwise": 1}),
        ("words", [("こんにちは ",), ("こんにちは",), ("さいきん、どう",)], {"こんにちは": 2, "さいきん、どう": 1}),
    ],
)
def test_every_kind_of_question_has_its_bars(key: str, answers: list[Answer], counts: dict[str, int]) -> None:
    assert counted(key, *answers).counts == counts


def test_who_answered_is_counted_by_person_not_by_choice() -> None:
    found = counted("all", ("0", "1"), ("1",), hands={"0": 3, "1": 5})
    assert (found.phone, found.paper, found.hands, found.answered, found.everybody) == (2, 0, 5, 2, 7)
    assert found.counts == {"0": 4, "1": 7, "2": 0}


def test_an_answer_that_no_choice_fits_any_more_is_passed_over() -> None:
    assert counted("how", ("1",), ("9",)).answered == 1


def test_only_unsigned_questions_hide_small_numbers() -> None:
    assert not counted("how", ("1",)).hidden
    assert counted("poll", *[("1",)] * 4).hidden and not counted("poll", *[("1",)] * 5).hidden


def test_texts_stand_by_number_and_never_in_the_order_in_which_they_came() -> None:
    texts = counted("words", ("と",), ("あ",), ("と",), ("い",)).counts
    assert list(texts) == ["と", "あ", "い"]


def test_paper_is_told_apart() -> None:
    asking = OrderedQuestion("how", CHECKS["how"])
    found = tally(asking, {("paper", ("1",)): 1, ("phone", ("1",)): 1}, {})
    assert (found.phone, found.paper) == (1, 1)
