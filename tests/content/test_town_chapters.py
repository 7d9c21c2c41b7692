"""A town's own chapters: added or put in the place of others, for its people alone, checked like all content."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.content.courses.library import Library
from supporter.content.courses.local_chapters import check_everywhere
from supporter.content.files.problems import ContentBroken
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from supporter.domain.courses.course import StepsOf
from tests.content.conftest import MODULE, QUIZ, SVG, TODAY, Desk

OWN, LOCAL = "towns/312011/courses/kiso", "towns/312011/courses/kiso/local.yaml"
CHIKAKU = """---
id: chikaku
title: 近くの人
minutes: 3
objectives: [近くの場所を一つ言える]
---

## 朝市 {{#asaichi minutes=3}}

「おはようございます」から始まります。顔を見たら、{long}

::: figure 312011-asaichi.svg
朝市の店先で、二人が話している。
:::
""".format(long="きょうの天気を話します。" * 45)


@pytest.fixture
def town(desk: Desk) -> Desk:
    """鳥取市 adds a chapter of its own."""
    desk.write(f"{OWN}/02-chikaku.md", CHIKAKU)
    desk.write(f"{OWN}/312011-asaichi.svg", SVG)
    desk.write(LOCAL, "add:\n  - {module: chikaku, after: koe}\n")
    return desk


def _library(desk: Desk) -> Library:
    return Library.load(*desk.roots(), desk.root / "towns")


def _said(desk: Desk) -> list[str]:
    return [f"{one.severity} {one}" for one in check_everywhere(*desk.roots(), desk.root / "towns", TODAY)]


def test_a_town_reads_its_own_chapter_and_the_others_the_course_of_everybody(town: Desk) -> None:
    library = _library(town)
    national, own = library.course("kiso"), library.of("312011").course("kiso")
    assert own.step_refs() == ("koe/hitokoe", "chikaku/asaichi")
    assert [module.number for module in own.modules] == [1, 2]
    assert own.minutes == national.minutes + 3
    assert (own.title, own.completion, own.test) == (national.title, national.completion, national.test)
    assert library.of("313025") is library
    assert national.step_refs() == ("koe/hitokoe",)
    assert own.version != national.version


def test_a_chapter_of_the_same_id_stands_in_the_place_of_the_other(desk: Desk) -> None:
    desk.write(f"{OWN}/07-koe.md", MODULE.replace("title: 声をかける", "title: 朝市で声をかける"))
    own = _library(desk).of("312011").course("kiso")
    assert [module.id for module in own.modules] == ["koe"]
    assert own.modules[0].title.plain == "朝市で声をかける"


def test_a_town_may_ask_its_own_questions(desk: Desk) -> None:
    desk.write("towns/312011/quizzes/kakunin.yaml", QUIZ.replace("何もしない", "鳥取では何もしない"))
    desk.write(f"{OWN}/312011-nai.svg", SVG)
    library = _library(desk)
    assert "鳥取では" in str(library.of("312011").quiz("kakunin"))
    assert "鳥取では" not in str(library.quiz("kakunin"))


def test_the_pictures_of_a_town_are_served_beside_those_of_the_course(town: Desk) -> None:
    library = _library(town)
    assert library.asset("kiso", "312011-asaichi.svg").read_text() == SVG
    assert library.asset("kiso", "doorstep.svg").read_text() == SVG
    with pytest.raises(KeyError):
        library.asset("kiso", "312011-nai.svg")


def test_every_version_is_kept_also_that_of_a_town(town: Desk) -> None:
    library = _library(town)
    library.keep_all(town.root / "kept")
    kept = {path.name for path in (town.root / "kept").iterdir()}
    versions = {shelf.course("kiso").version for shelf in (library, library.of("312011"))}
    assert len(versions) == 2 and {f"kiso-{version}.zip" for version in versions} <= kept


def test_a_change_in_a_towns_folder_is_read_again_and_a_mistake_leaves_all_as_it_was(town: Desk) -> None:
    library = _library(town)
    town.change(f"{OWN}/02-chikaku.md", "朝市 {#", "夕市 {#")
    assert library.reload_if_changed() == []
    assert library.of("312011").course("kiso").step("chikaku", "asaichi").title.plain == "夕市"
    town.change(f"{OWN}/02-chikaku.md", "minutes: 3", "minutos: 3")
    assert library.reload_if_changed()
    assert library.of("312011").course("kiso").step("chikaku", "asaichi").title.plain == "夕市"


def test_without_towns_nothing_is_read(desk: Desk) -> None:
    library = _library(desk)
    assert library.of("312011") is library


def test_a_completed_way_by_chapters_keeps_its_chapters(town: Desk) -> None:
    town.change("courses/kiso/course.yaml", "[all_steps, {test: kakunin, pass: 0.8}]", "[{steps_of: [koe]}]")
    own = _library(town).of("312011").course("kiso")
    assert own.completion[0].requires == (StepsOf(modules=("koe",)),)


def test_the_shipped_example_has_no_errors_and_no_warnings() -> None:
    courses, quizzes = packaged()
    found = check_everywhere([courses], [quizzes], example_chapters(), dt.date(2026, 11, 23))
    assert [str(problem) for problem in found] == []


def test_sound_content_of_a_town_has_no_problems(town: Desk) -> None:
    assert _said(town) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((LOCAL, "after: koe", "after: koa"), f"{LOCAL}:2: 章「koa」がありません。「koe」のまちがいでは"),
        ((LOCAL, "module: chikaku", "module: chikako"), f"{LOCAL}:2: 章「chikako」のファイルがありません。"),
        ((LOCAL, "{module: chikaku, after: koe}", "{module: koe, after: koe}"), "のファイルがありません。"),
        ((LOCAL, "add:", "plus:"), f"{LOCAL}:1:"),
        ((f"{OWN}/02-chikaku.md", "minutes: 3", "minutos: 3"), f"{OWN}/02-chikaku.md:"),
        ((f"{OWN}/02-chikaku.md", "312011-asaichi.svg", "asaichi.svg"), f"{OWN}/02-chikaku.md:"),
    ],
)
def test_mistakes_are_told_where_they_were_written(town: Desk, change: tuple[str, str, str], said: str) -> None:
    town.change(*change)
    errors = [line for line in _said(town) if line.startswith("error")]
    assert any(said in line for line in errors), errors
    with pytest.raises(ContentBroken):
        _library(town)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("towns/312012/courses/kiso/local.yaml", "「312012」は団体コードではありません。"),
        ("towns/312011/courses/kisa/01-a.md", "「kisa」という講座がありません。"),
        (f"{OWN}/asaichi.svg", "団体コードがついていません。"),
        (f"{OWN}/course.yaml", "course.yaml を置けません。"),
        (f"{OWN}/09-hoka.md", "この章の入る所がわかりません。"),
    ],
)
def test_what_has_no_place_is_refused(town: Desk, name: str, said: str) -> None:
    town.write(name, CHIKAKU.replace("chikaku", "hoka") if name.endswith(".md") else SVG)
    assert any(said in line for line in _said(town) if line.startswith("error"))
