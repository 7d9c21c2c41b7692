"""Surveys: anybody answers without a name and may change it, offices see numbers of five and more of their town."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from supporter.content.courses.library import Library
from supporter.domain.courses.survey_ballot import Ballot
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.learning.surveys import PER_DAY, PER_MINUTE, Asked, Kind
from supporter.services.shared.clock import TOKYO
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study, write_course

COORDINATOR = Person(role=Role.COORDINATOR, id="koiki")
BEFORE_AFTER = """id: maeato
title: はじめと終わり
scored: false
questions:
  - {id: m1, type: truefalse, text: 声のかけ方が思いうかぶ。}
"""
SURVEY = """id: anketo
title: アンケート
scored: false
questions:
  - {id: a1, type: single, text: わかりやすかったですか。, choices: [{text: はい}, {text: いいえ}]}
  - {id: a2, type: multiple, text: してみたいこと。, choices: [{text: あいさつ}, {text: 相談}]}
  - {id: a3, type: short, text: ひとことあれば。}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A course that asks before, after and at its end."""
    root = tmp_path / "content"
    write_course(root, ["aisatsu"], questions=1)
    for name, text in (("maeato", BEFORE_AFTER), ("anketo", SURVEY)):
        (root / "quizzes" / f"{name}.yaml").write_text(text, "utf-8")
    course = root / "courses/kiso/course.yaml"
    course.write_text(course.read_text("utf-8") + "before_after: maeato\nsurvey: anketo\n", "utf-8")
    return Library.load([root / "courses"], [root / "quizzes"])


def phone(number: int) -> str:
    """The random that one phone keeps."""
    return f"{number:064x}"


async def cast_one(
    study: Study, number: int, kind: Kind = "survey", town: str = TOTTORI, who: Person = READER, **answers: str
) -> None:
    given = {id: (answer,) for id, answer in (answers or {"a1": "0"}).items()}
    await study.surveys.cast(who, town, COURSE, kind, given, phone(number), "192.0.2.1")


def ballots(study: Study) -> list[Ballot]:
    return [Ballot.model_validate(doc) for doc in study.store.scan("survey_ballots")]


async def asked(study: Study, who: Person, town: str = TOTTORI, year: int = 2026) -> dict[str, Asked]:
    """Every question that `who` sees, by id."""
    (tally,) = await study.surveys.tally(who, town, year)
    return {one.question.id: one for one in (*tally.before_after, *tally.survey)}


@pytest.mark.parametrize("who", ["reader", "hanako", "suzuki"])
async def test_anybody_who_reads_may_answer_and_is_not_kept(study: Study, cast: Cast, who: str) -> None:
    person = READER if who == "reader" else getattr(cast, who)
    await cast_one(study, 1, who=person, a1="1", a3="たのしかったです。")
    kept = ballots(study)
    assert {one.answer for one in kept} == {("1",), ("たのしかったです。",)}
    assert all((one.municipality, one.course, one.year, one.moment) == (TOTTORI, COURSE, 2026, "after") for one in kept)
    text = "".join(one.model_dump_json() for one in kept)
    assert phone(1) not in text and (not person.id or person.id not in text)


async def test_twice_is_once_and_the_same_phone_may_change_its_mind(study: Study, towns: None) -> None:
    for _ in range(2):
        await cast_one(study, 1, a1="0", a3="はじめ")
    assert len(ballots(study)) == 2
    await cast_one(study, 1, a1="1")
    assert sorted(one.answer[0] for one in ballots(study)) == ["1", "はじめ"], "what is left out stays"
    await cast_one(study, 2, a1="1")
    assert len(ballots(study)) == 3, "another person on the same phone has a random of their own"


async def test_before_and_after_stand_side_by_side_and_small_groups_are_hidden(study: Study, cast: Cast) -> None:
    for number in range(12):
        await cast_one(study, number, "before", m1="true" if number < 5 else "false")
        await cast_one(study, number, "after", m1="true" if number < 9 else "false")
    seen = (await asked(study, cast.suzuki))["m1"]
    assert seen.before.choices == {"true": 5, "false": 7} and seen.before.answered == 12
    assert seen.after.choices == {"true": 9, "false": None} and seen.after.answered is None


async def test_a_town_sees_itself_alone(study: Study, cast: Cast) -> None:
    for number in range(6):
        await cast_one(study, number, a1="0")
        await cast_one(study, number, town=IWAMI, a1="1")
    assert (await asked(study, cast.suzuki))["a1"].after.choices == {"0": 6, "1": None}
    assert (await asked(study, cast.tanaka, IWAMI))["a1"].after.choices == {"0": None, "1": 6}
    assert await refusal(study.surveys.tally(cast.tanaka, TOTTORI, 2026)) == "access.refused"
    for who in (READER, cast.hanako, cast.sato):
        assert await refusal(study.surveys.tally(who, TOTTORI, 2026)) == "access.refused"


async def test_a_coordinator_sees_every_town_and_no_free_text(study: Study, cast: Cast) -> None:
    for number in range(6):
        await cast_one(study, number, a1="0", a3=f"ことば{number}")
    assert set(await asked(study, cast.suzuki)) == {"m1", "a1", "a2", "a3"}
    seen = await asked(study, COORDINATOR)
    assert set(seen) == {"m1", "a1", "a2"} and seen["a1"].after.choices["0"] == 6
    assert set(await asked(study, COORDINATOR, IWAMI)) == {"m1", "a1", "a2"}
    assert (await asked(study, cast.suzuki))["a3"].after.answered == 6


async def test_a_year_that_is_over_does_not_change_any_more(study: Study, cast: Cast) -> None:
    study.clock.time = dt.datetime(2027, 3, 31, 23, 59, tzinfo=TOKYO)
    for number in range(5):
        await cast_one(study, number, a1="0")
    study.clock.time = dt.datetime(2027, 4, 1, 0, 0, tzinfo=TOKYO)
    for number in range(5):
        await cast_one(study, number, a1="1")
    assert (await asked(study, cast.suzuki, year=2026))["a1"].after.choices == {"0": 5, "1": None}
    assert (await asked(study, cast.suzuki, year=2027))["a1"].after.choices == {"0": None, "1": 5}


FORGED = {
    "nothing": ({}, phone(1), "survey.empty"),
    "a question that is none": ({"nai": ("0",)}, phone(1), "answer.unknown_question"),
    "a question of the other sheet": ({"m1": ("true",)}, phone(1), "answer.unknown_question"),
    "a choice that is none": ({"a1": ("9",)}, phone(1), "answer.malformed"),
    "two of one": ({"a1": ("0", "1")}, phone(1), "answer.malformed"),
    "a long text": ({"a3": ("あ" * 201,)}, phone(1), "answer.malformed"),
    "control characters": ({"a3": ("あ\x00",)}, phone(1), "answer.malformed"),
    "a short random": ({"a1": ("0",)}, "12", "answer.malformed"),
    "no random": ({"a1": ("0",)}, "", "answer.malformed"),
}


@pytest.mark.parametrize("forged", FORGED)
async def test_what_no_page_sends_is_refused_whole(study: Study, towns: None, forged: str) -> None:
    answers, random, code = FORGED[forged]
    both = {"a2": ("0",), **answers} if answers else answers
    asked = study.surveys.cast(READER, TOTTORI, COURSE, "survey", both, random)
    assert await refusal(asked) == code
    assert ballots(study) == []


async def test_unknown_towns_and_courses_are_refused(study: Study, towns: None) -> None:
    given = {"a1": ("0",)}
    nowhere = study.surveys.cast(READER, "313254", COURSE, "survey", given, phone(1))
    assert await refusal(nowhere) == "municipality.unknown"
    nothing = study.surveys.cast(READER, TOTTORI, "nai", "survey", given, phone(1))
    assert await refusal(nothing) == "page.unknown"


async def test_a_course_without_a_survey_has_no_page_and_no_numbers(study: Study, cast: Cast, tmp_path: Path) -> None:
    write_course(tmp_path / "bare", ["aisatsu"], questions=1)
    study.restart(tmp_path / "bare")
    assert study.surveys.asked(TOTTORI, COURSE, "survey") is None
    assert await refusal(cast_one(study, 1)) == "page.unknown"
    assert await study.surveys.tally(cast.suzuki, TOTTORI, 2026) == []


async def test_one_machine_cannot_stuff_thousands(study: Study, towns: None) -> None:
    for number in range(PER_MINUTE):
        await cast_one(study, number)
    assert await refusal(cast_one(study, 9_999)) == "rate.limited"
    given = {"a1": ("0",)}
    await study.surveys.cast(READER, TOTTORI, COURSE, "survey", given, phone(7_777), "198.51.100.9")
    sent = PER_MINUTE
    while sent < PER_DAY:
        study.clock.pass_by(minutes=1)
        for number in range(min(PER_MINUTE, PER_DAY - sent)):
            await cast_one(study, number)
        sent += PER_MINUTE
    study.clock.pass_by(minutes=1)
    assert await refusal(cast_one(study, 1)) == "rate.limited"
    study.clock.pass_by(days=1)
    await cast_one(study, 1)
