"""Question statistics are what their definitions say, computed once more by hand."""

from __future__ import annotations

import datetime as dt
import random
import statistics

from supporter.domain.reporting.entry import TestAnswer, TestTry, first_try
from supporter.domain.reporting.item_analysis import items
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.transcript import Answered, Began

DAY = dt.date(2026, 11, 23)


def tried(*right: bool, wrong: str = "1") -> TestTry:
    return TestTry("k", DAY, tuple(TestAnswer(f"q{at}", ("0" if ok else wrong,), ok) for at, ok in enumerate(right)))


def test_facility_discrimination_and_the_answer_that_misleads() -> None:
    chance = random.Random(7)
    able = [chance.random() for _ in range(60)]
    tries = [tried(*(chance.random() < skill for _ in range(6)), wrong=str(chance.randrange(1, 4))) for skill in able]
    for id, item in items(tries).items():
        at = int(id[1:])
        score = [float(one.answers[at].correct) for one in tries]
        rest = [sum(said.correct for said in one.answers if said.question != id) / 5 for one in tries]
        assert item.tries == 60 and item.right == sum(score) and item.facility == statistics.fmean(score)
        assert item.discrimination is not None
        assert abs(item.discrimination - statistics.correlation(score, rest)) < 1e-9
        wrong = [one.answers[at].answer for one in tries if not one.answers[at].correct]
        assert dict(item.wrong) == {answer: wrong.count(answer) for answer in wrong}
        assert [number for _, number in item.wrong] == sorted((n for _, n in item.wrong), reverse=True)


def test_where_everybody_answers_alike_nothing_is_told_apart() -> None:
    found = items([tried(True, True), tried(True, False)] * 20)
    assert found["q0"].discrimination is None and found["q0"].facility == 1
    few = items([tried(True, True), tried(False, False)] * 9)
    assert few["q0"].discrimination is None, "eighteen people are too few to compare"
    assert items([tried(True)] * 40)["q0"].discrimination is None, "one question has no rest"
    assert items([]) == {}


def test_the_first_whole_try_is_the_one_that_progress_folds() -> None:
    began = [Began(attempt=n, quiz="k", questions=("a", "b"), version="v", at=1) for n in (1, 2)]
    given = [
        Answered(attempt=n, question=q, answer=(str(n),), correct=n == 2, at=at)
        for n, q, at in [(1, "a", 2), (2, "a", 3), (2, "b", 4), (2, "b", 5), (1, "b", 6)]
    ]
    for many in range(len(given) + 1):
        events = [*began, *given[:many]]
        whole = next((one for one in fold(events).attempts if one.finished), None)
        found = first_try([event.model_dump(mode="json") for event in events], lambda at: DAY)
        told = found and {said.question: said.answer for said in found.answers}
        assert told == (whole and {id: answer.answer for id, answer in whole.answers.items()})
