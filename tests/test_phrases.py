"""Lines of Japanese turn between phrases: no word is cut, and no line begins with what ends the one before."""

from __future__ import annotations

from itertools import pairwise

import pytest

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.wording.shared.phrases import phrase_ends


def parted(text: str) -> list[str]:
    ends = [0, *sorted(phrase_ends(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    "word",
    [
        "このごろ",
        "ため息",
        "こんにちは",
        "方法",
        "となり",
        "いそがしい",
        "さがし",
        "ちがい",
        "言い方",
        "3つ",
        "1分",
        "まいました",
    ],
)
def test_no_word_of_a_complaint_is_cut(word: str) -> None:
    for text in (f"{word}がふえました。", f"みなさん、{word}です。", f"「{word}」と言いました。"):
        assert any(word in part for part in parted(text)), parted(text)


@pytest.mark.parametrize(
    "text", ["緊急のとき：三つ", "読む ／ 考える", "さとしさんが、来ました。", "30分まで", "はい。"]
)
def test_no_line_begins_with_what_ends_the_one_before(text: str) -> None:
    assert not [part for part in parted(text)[1:] if part.lstrip()[0] in "：／さ分日つ。、"]


def test_questions_and_choices_hold_their_breaks_in_every_browser() -> None:
    """`keep-all` holds a line together wherever the server has put no break."""
    courses, quizzes = packaged()
    quiz = Library.load([courses], [quizzes]).quiz("kiso-koe")
    for question in quiz.questions:
        for text in (question.text, *(choice.text for choice in getattr(question, "choices", ()))):
            assert text.html.startswith('<span class="ph">') and text.html.count("<wbr>") == len(
                phrase_ends(text.plain)
            )
