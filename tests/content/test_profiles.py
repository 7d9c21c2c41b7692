"""Example profiles and the national contacts are right, and a wrong profile is told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from supporter.content.problems import ContentBroken
from supporter.content.profiles import example_programmes, examples, national, read_profile

TOWNS = {
    "312011": "鳥取市",
    "313025": "岩美町",
    "313254": "若桜町",
    "313289": "智頭町",
    "313297": "八頭町",
    "285854": "香美町",
    "285862": "新温泉町",
}


def test_the_seven_towns_are_there_with_fictional_numbers() -> None:
    found = {code: read_profile(path) for code, path in examples().items()}
    assert {code: town.name for code, town in found.items()} == TOWNS
    programmes = {programme.id for programme in example_programmes()}
    for code, town in found.items():
        assert town.id == code and set(town.programmes) <= programmes
        assert town.phone.startswith("0857-00-")
        assert all("見本" in contact.name + contact.source for contact in town.contacts)


def test_every_national_line_says_when_and_where_it_was_read() -> None:
    names = {contact.name for contact in national()}
    assert {"よりそいホットライン", "DV相談プラス"} <= names
    for contact in national():
        assert contact.source and (contact.phone or contact.chat)
        assert str(contact.checked_on.year) in contact.source


def test_every_mistake_of_a_profile_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text('id: "312012"\nname: 鳥取市\nkana: トットリシ\nphon: 0857\nprogrammes: [a]\n', "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_profile(path)
    told = {(problem.line, problem.what) for problem in broken.value.problems}
    assert (4, "「phon」という項目はありません。") in told
    assert any(line == 1 and "「id」" in what for line, what in told)
    assert any("「department」がありません。" in what for _, what in told)


@pytest.mark.parametrize("text", ["", "- a\n", "id: *x\n", "\x00"])
def test_what_is_no_profile_is_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentBroken) as broken:
        read_profile(path)
    assert broken.value.problems
