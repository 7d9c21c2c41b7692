"""Every refusal has a sentence in the house's tone, and sentences never fail their reader."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from supporter import wording, wording_en

SOURCE = Path(wording.__file__).parent
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


@pytest.mark.parametrize("text", [*wording.SENTENCES.values(), *wording.WORDS.values(), wording.FALLBACK])
def test_nobody_is_blamed(text: str) -> None:
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


def test_english_has_only_keys_that_the_screens_have() -> None:
    assert set(wording_en.WORDS_EN) <= set(wording.WORDS)
