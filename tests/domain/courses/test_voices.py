"""A question in plain Japanese or English is the same question: as many parts, the same ones right."""

from __future__ import annotations

import pytest

from supporter.domain.courses.quiz import Choice, Short, Single, Told, in_voice
from supporter.domain.courses.rich import Rich


def said(text: str) -> Rich:
    return Rich(plain=text, html=text)


@pytest.mark.parametrize(("voice", "first"), [("ja", "挨拶する"), ("easy", "あいさつします"), ("en", "あいさつします")])
def test_english_readers_get_plain_japanese_where_there_is_no_english(voice: str, first: str) -> None:
    choices = (Choice(text=said("挨拶する"), correct=True, feedback=said("はい。")), Choice(text=said("待つ")))
    easy = Told(text=said("どう しますか。"), choices=(said("あいさつします"), said("まちます")))
    question = Single(id="q", text=said("どうしますか。"), choices=choices, easy=easy)
    told = in_voice(question, voice)  # type: ignore[arg-type]
    assert isinstance(told, Single)
    assert told.choices[0].text.plain == first
    assert told.choices[0].correct and told.choices[0].feedback == said("はい。"), "words that nobody wrote stay"


SAID = {
    "easy": Told(text=said("どう しますか。"), care=said("つらい はなし")),
    "en": Told(text=said("What now?"), care=said("Sad")),
}


@pytest.mark.parametrize(
    ("voice", "written", "care"),
    [
        ("ja", "easy", "辛い話"),
        ("easy", "easy", "つらい はなし"),
        ("en", "easy", ""),
        ("en", "easy en", "Sad"),
        ("easy", "", ""),
        ("en", "", ""),
    ],
)
def test_nobody_is_warned_in_a_language_they_did_not_choose(voice: str, written: str, care: str) -> None:
    easy, english = (SAID[each] if each in written else None for each in ("easy", "en"))
    question = Short(id="q", text=said("どうしますか。"), care=said("辛い話"), easy=easy, english=english)
    found = in_voice(question, voice)  # type: ignore[arg-type]
    assert found.care is not None and found.care.plain == care, "the sentence of whoever shows it, where it is empty"
