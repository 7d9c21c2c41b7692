"""Example profiles and the national contacts are right, and a wrong profile is told line by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from supporter.content.files.problems import ContentBroken
from supporter.content.profiles import example_programmes, examples, more_examples, national, read_profile
from supporter.domain.municipalities.municipality import Contact
from supporter.services.municipalities.spoken_facts import ContactFact, contact_fact
from supporter.wording import without_readings

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


# Source: 内閣府「孤独・孤立対策」の資料（2024年9月30日）: 令和6年度の取組団体 14団体.
FOURTEEN = {
    *("京都市", "福岡市", "熊本市", "市原市", "中野区", "座間市", "岡崎市"),
    *("春日井市", "豊田市", "播磨町", "鳥取市", "呉市", "福山市", "宇和島市"),
}


def test_the_fourteen_municipalities_of_the_deck_are_ready_and_name_nobody() -> None:
    more = more_examples()
    assert {town.name for town in more.values()} | {"鳥取市"} == FOURTEEN
    programmes = {programme.id: programme.name for programme in example_programmes()}
    for code, town in more.items():
        assert town.id == code and set(town.programmes) <= programmes.keys()
        assert (town.phone, town.contacts, town.certificate.issuer_name) == ("", (), "")
    assert [town.name for town in more.values() if town.supporters] == ["市原市"]
    assert programmes["yurusapo"] == "ゆるサポ"


def test_every_national_line_says_when_and_where_it_was_read() -> None:
    names = {contact.name for contact in national()}
    assert {"よりそいホットライン", "DV相談プラス"} <= names
    for contact in national():
        assert contact.source and (contact.phone or contact.chat)
        assert contact.checked_on is None or contact.checked_on.year >= 2026


@pytest.mark.parametrize("contact", national(), ids=lambda contact: contact.name)
def test_every_national_line_speaks_all_three_ways(contact: Contact) -> None:
    for name in get_args(ContactFact):
        text, said = getattr(contact, name), contact_fact(contact, name)
        assert without_readings(said.ja) == text
        bare = re.sub(r"\{[^{}]*\}", "", said.ja)
        assert not re.search(r"[\u3400-\u9fff]", bare + re.sub(r"\{[^{}]*\}", "", said.easy))
        assert not re.search(r"[\u3041-\u30ff\u3400-\u9fff]", said.en), said.en


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
