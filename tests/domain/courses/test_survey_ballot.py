"""Ballots cannot be traced, are counted once each, and no group below five is shown."""

from __future__ import annotations

import pytest

from supporter.domain.courses.quiz import (
    Answer,
    Choice,
    Multiple,
    Question,
    Short,
    Single,
    TrueFalse,
)
from supporter.domain.courses.rich import Rich
from supporter.domain.courses.survey_ballot import Ballot, ballot_id, counts
from supporter.domain.shared.refused import Refused


def rich(text: str) -> Rich:
    return Rich(plain=text, html=text)


CHOICES = tuple(Choice(text=rich(text)) for text in "アイウ")
SINGLE = Single(id="s", text=rich("?"), choices=CHOICES)
MULTIPLE = Multiple(id="m", text=rich("?"), choices=CHOICES)
STATEMENT = TrueFalse(id="t", text=rich("?"))
TEXT = Short(id="f", text=rich("?"))
RANDOM = "0f" * 32


def test_the_same_phone_finds_its_ballot_and_no_other_does() -> None:
    mine = ballot_id(RANDOM, "312011/kiso/anketo/a1", 2026, "after")
    assert mine == ballot_id(RANDOM, "312011/kiso/anketo/a1", 2026, "after")
    others = {
        ballot_id("f0" * 32, "312011/kiso/anketo/a1", 2026, "after"),
        ballot_id(RANDOM, "312011/kiso/anketo/a2", 2026, "after"),
        ballot_id(RANDOM, "312011/kiso/anketo/a1", 2027, "after"),
        ballot_id(RANDOM, "312011/kiso/anketo/a1", 2026, "before"),
    }
    assert len(others) == 4 and mine not in others and RANDOM[:8] not in mine


@pytest.mark.parametrize("random", ["", "0f", "0F" * 32, "０" * 64, "0f" * 33, "g" * 64, f"{RANDOM}\n"])
def test_a_random_that_no_page_gave_is_refused(random: str) -> None:
    with pytest.raises(Refused) as refused:
        ballot_id(random, "q", 2026, "after")
    assert refused.value.code == "answer.malformed"


def test_a_ballot_holds_nobody_and_no_hour() -> None:
    assert set(Ballot.model_fields) == {
        *("v", "id", "question", "municipality", "course", "version", "answer", "year", "moment"),
    }


def test_choices_are_counted_and_small_groups_hidden() -> None:
    answers: list[Answer] = [("0",)] * 7 + [("1",)] * 4 + [("2",)] * 3
    counted = counts(SINGLE, answers)
    assert counted.choices == {"0": 7, "1": None, "2": None} and counted.answered == 14
    assert counts(MULTIPLE, [("0", "1")] * 6 + [("0",)] * 2).choices == {"0": 8, "1": 6, "2": None}
    assert counts(STATEMENT, [("true",)] * 5 + [("false",)] * 9).choices == {"true": 5, "false": 9}


@pytest.mark.parametrize(
    ("question", "answers", "answered"),
    [
        (SINGLE, [("0",)] * 4, None),
        (SINGLE, [("0",)] * 7 + [("1",)] * 6 + [("2",)] * 5, 18),
        (SINGLE, [("0",)] * 7 + [("1",)] * 6 + [("2",)] * 2, None),
        (SINGLE, [("0",)] * 10 + [("1",)], None),
        (SINGLE, [("0",)] * 10 + [("1",)] * 2 + [("2",)] * 2, None),
        (SINGLE, [("0",)] * 10 + [("1",)] * 3 + [("2",)] * 2, 15),
        (SINGLE, [("0",)] * 10, 10),
        (STATEMENT, [("true",)] * 20 + [("false",)] * 2, None),
        (MULTIPLE, [("0", "1")] * 7, 7),
        (TEXT, [("あいさつ",)] * 5, 5),
        (TEXT, [("あいさつ",)] * 4, None),
    ],
)
def test_the_sum_never_tells_of_fewer_than_five(
    question: Question, answers: list[Answer], answered: int | None
) -> None:
    assert counts(question, answers).answered == answered


def test_answers_that_the_question_has_no_room_for_any_more_are_passed_over() -> None:
    counted = counts(SINGLE, [("0",)] * 5 + [("7",)] * 5 + [("true",)] * 5 + [("1",)] * 5 + [("2",)] * 5)
    assert counted.answered == 15 and counted.choices == {"0": 5, "1": 5, "2": 5}
