"""Every refusal has a sentence in the house's tone, and sentences never fail their reader."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from supporter import wording

SOURCE = Path(wording.__file__).parents[1]
BLAMING = ("エラー", "不正", "無効", "不合格", "必須", "削除", "ログイン", "認証", "失敗")


def codes() -> set[str]:
    """The codes that the source refuses with."""
    calls = (
        node
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_refusal_has_a_sentence() -> None:
    assert codes() - set(wording.SENTENCES) == set()


SAID = {**wording.SENTENCES, **wording.WORDS, "fallback": wording.FALLBACK}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_nobody_is_blamed(said: wording.Said) -> None:
    text = wording.without_readings(wording.in_language(said, "ja"))
    assert not any(word in text for word in BLAMING)


def test_a_sentence_never_raises() -> None:
    for code in (*wording.SENTENCES, "never.heard.of"):
        assert "{" not in wording.sentence(code)
    assert "あと4回" in wording.sentence("pin.wrong_left", left=4)


def test_facts_are_not_read_as_places() -> None:
    assert wording.sentence("edit.conflict", who="{time}", time="13:40").startswith("{time}が先に")


def test_an_unknown_word_is_found_at_once() -> None:
    with pytest.raises(KeyError):
        wording.say("no.such.word")


SPOKEN = {key: said for key, said in SAID.items() if isinstance(said, wording.Words)}
PLACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_every_language_tells_the_same_facts(words: wording.Words) -> None:
    places = [sorted(set(PLACES.findall(text))) for text in words]
    assert all(words) and places[0] == places[1] == places[2]


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_english_is_english_and_plain_japanese_is_short(words: wording.Words) -> None:
    assert not re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", words.en)
    for sentence in re.split(r"(?<=[。！？])", words.easy):
        assert len("".join(sentence.split())) <= 40, sentence


def test_people_are_answered_in_their_language() -> None:
    told = {}
    for language in wording.LANGUAGES:
        token = wording.language.set(language)
        told[language] = wording.say("continue")
        wording.language.reset(token)
    assert told == {"ja": "つづきから", "easy": "つづきを よみます", "en": "Continue"}
