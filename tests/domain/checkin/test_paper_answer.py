"""What staff type from paper: kana, digits, Latin letters, wide or narrow, and what is no answer at all."""

from __future__ import annotations

import pytest

from supporter.domain.checkin.paper_answer import letters, read_answer, takes_back, written
from supporter.domain.classroom.shown_question import lettered
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.refused import Refused
from tests.support.class_scenes import ALL, HOW, MATCH, ORDER, TRUE, WORDS

CLASS = "s1"


@pytest.mark.parametrize("typed", ["イ", "い", "ｲ", "2", "２", "b", "B", "ｂ", " イ ", "②"])
def test_every_keyboard_means_the_same_choice(typed: str) -> None:
    assert read_answer(HOW, CLASS, typed) == ("1",)


@pytest.mark.parametrize("typed", ["アウ", "うあ", "1,3", "3 1", "a・c", "ア、ウ", "ｱ/ｳ", "アウア"])
def test_several_choices_in_any_order(typed: str) -> None:
    assert read_answer(ALL, CLASS, typed) == ("0", "2")


@pytest.mark.parametrize(
    ("typed", "value"), [("ア", "true"), ("○", "true"), ("まる", "true"), ("×", "false"), ("2", "false")]
)
def test_right_or_not(typed: str, value: str) -> None:
    assert read_answer(TRUE, CLASS, typed) == (value,)


def test_an_order_is_typed_as_the_letters_stand_on_the_screen() -> None:
    shown = {choice.value: choice.letter for choice in lettered(ORDER, CLASS)}
    typed = "".join(shown[value] for value in ("0", "1", "2"))
    assert read_answer(ORDER, CLASS, typed) == ("0", "1", "2")
    sides = {choice.value: choice.letter for choice in lettered(MATCH, CLASS)}
    assert read_answer(MATCH, CLASS, sides["1"] + sides["0"]) == ("1", "0")


def test_words_stay_as_they_are() -> None:
    assert read_answer(WORDS, CLASS, " ありがとう ") == ("ありがとう",)


@pytest.mark.parametrize(
    ("question", "typed", "code"),
    [
        (HOW, "エ", "paper.letters"),
        (HOW, "4", "paper.letters"),
        (HOW, "0", "paper.letters"),
        (HOW, "?", "paper.letters"),
        (HOW, "ん", "paper.letters"),
        (HOW, "、", "paper.letters"),
        (HOW, "アイ", "paper.one"),
        (ORDER, "アイ", "paper.all"),
        (ORDER, "アアイ", "paper.all"),
        (MATCH, "ア", "paper.all"),
        (WORDS, "   ", "answer.malformed"),
        (WORDS, "あ" * 201, "answer.malformed"),
    ],
)
def test_what_cannot_be_meant_is_said(question: Question, typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_answer(question, CLASS, typed)
    assert refused.value.code == code


def test_what_is_stored_reads_like_the_paper() -> None:
    assert written(ALL, CLASS, ("0", "2")) == "ア・ウ" and letters(HOW, CLASS) == "ア〜ウ"
    assert written(WORDS, CLASS, ("ありがとう",)) == "ありがとう" and letters(WORDS, CLASS) == ""
    assert takes_back(" ー ") and takes_back("-") and not takes_back("ア")
