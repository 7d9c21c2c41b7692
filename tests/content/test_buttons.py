"""A lesson takes the words of buttons from where the buttons take them."""

from __future__ import annotations

from pathlib import Path

import pytest

from supporter.content.files.problems import Findings
from supporter.content.markdown.buttons import with_buttons
from supporter.content.places import packaged

TEXT = "上の「{button:help}」を。\n::: yasashii\nうえの「{button:help}」を おして ください。\n:::\n「{button:next}」\n"


def test_each_way_of_speaking_gets_the_word_of_its_own_button(tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    lines = with_buttons(TEXT, findings).split("\n")
    assert lines[0] == "上の「{相談先|そうだんさき}」を。" and lines[2] == "うえの「そうだん」を おして ください。"
    assert "つぎ" in lines[4] and not findings.problems


@pytest.mark.parametrize("mark", ["{button:halp}", "{button: help}", "｛button：help｝", "{button:}"])
def test_a_button_that_is_none_is_told_with_its_line(tmp_path: Path, mark: str) -> None:
    findings = Findings(tmp_path)
    with_buttons(f"一行目\n「{mark}」\n", findings)
    assert [problem.line for problem in findings.problems] == [2]


def test_no_lesson_of_ours_types_the_name_of_a_button() -> None:
    for path in packaged()[0].glob("*/*.md"):
        assert "「相談先」" not in path.read_text("utf-8"), path.name
