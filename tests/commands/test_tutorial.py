"""The authors' tutorial, done word for word on a fresh machine: its chapter is opened in the demo it starts."""

from __future__ import annotations

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import httpx
import pytest

from tests.support.command_line import ROOT, Serving, serving, supporter, told

TEXT = (ROOT / "docs/authors.md").read_text("utf-8")
QUIZ = """id: atsumari-q
title: 集まりの問い
questions:
  - id: atsumari-1
    type: truefalse
    text: 話さなくても、かまいません。
    answer: true
    explanation: 座って、お茶を飲むだけで、じゅうぶんです。
"""


def typed(command: str) -> list[str]:
    """The words after `supporter COMMAND` as the page has them."""
    found = re.search(rf"`supporter {command}( [^`]+)`", TEXT)
    assert found, command
    return shlex.split(found[1])


@pytest.fixture
def author(tmp_path: Path) -> Path:
    """A machine of an author, with steps 1 to 3 done as they are written."""
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    copying = re.search(r"`mkdir -p (\S+) && cp -r (\S+) (\S+)/`", TEXT)
    chapter = re.search(r"```markdown\n(.*?)```", TEXT, re.S)
    place = re.search(r"`(\S+/[0-9]+-([a-z-]+)\.md)` を作ります", TEXT)
    total = re.search(r"`minutes` を (\d+) にします", TEXT)
    assert copying and chapter and place and total
    (tmp_path / copying[1]).mkdir(parents=True)
    shutil.copytree(tmp_path / copying[2], tmp_path / copying[3] / Path(copying[2]).name)
    written = tmp_path / place[1]
    written.write_text(textwrap.dedent(chapter[1]).replace("\n   ", "\n"), "utf-8")
    course = written.with_name("course.yaml")
    head = re.sub(r"^minutes: .*$", f"minutes: {total[1]}", course.read_text("utf-8"), flags=re.M)
    course.write_text(re.sub(r"^(modules: \[.*)\]", rf"\1, {place[2]}]", head, flags=re.M), "utf-8")
    return written


def page_of(server: Serving, author: Path, town: str = "312011") -> httpx.Response:
    """The first page of the author's chapter as a learner opens it."""
    text = author.read_text("utf-8")
    chapter, page = re.search(r"^id: (\S+)", text, re.M), re.search(r"\{#(\S+)", text)
    assert chapter and page
    address = f"{server.address}/m/{town}/c/kiso/{chapter[1]}/{page[1]}"
    return httpx.get(address, trust_env=False, follow_redirects=True, timeout=30)


def test_the_tutorial_runs_to_its_end_in_a_town_with_chapters_of_its_own(author: Path, tmp_path: Path) -> None:
    done = supporter("check", *typed("check"), cwd=tmp_path)
    assert "直すところ 0件、気になるところ 0件" in done.stdout, done.stdout
    with serving(*typed("serve"), cwd=tmp_path) as server:
        for town in ("312011", "313025"):
            shown = page_of(server, author, town)
            assert shown.status_code == 200 and "どなたでも" in shown.text, town
        author.write_text(author.read_text("utf-8").replace("どなたでも", "だれでもどうぞ"), "utf-8")
        while "だれでもどうぞ" not in page_of(server, author).text:
            assert server.process.poll() is None


def test_quizzes_beside_the_courses_are_served_and_watched_from_when_they_are_made(
    author: Path, tmp_path: Path
) -> None:
    with serving(*typed("serve"), cwd=tmp_path) as server:
        quizzes = author.parents[2] / "quizzes"
        quizzes.mkdir()
        (quizzes / "atsumari-q.yaml").write_text(QUIZ, "utf-8")
        text = author.read_text("utf-8").replace("::: work", "::: check atsumari-1\n:::\n\n::: work", 1)
        author.write_text(text, "utf-8")
        while "話さなくても、かまいません。" not in page_of(server, author).text:
            assert server.process.poll() is None


@pytest.mark.parametrize(
    "named", ["--courses=watashi/cources", "--courses=watashi/courses/kiso/nai", "--quizzes=watashi/quizes"]
)
def test_a_slip_in_a_named_folder_starts_nothing(author: Path, tmp_path: Path, named: str) -> None:
    said = told(supporter("serve", "--demo", "--port", 0, named, cwd=tmp_path))
    assert named.partition("=")[2] in said
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("named", ["watashi", "watashi/courses/kiso"])
def test_courses_are_named_as_for_check(author: Path, tmp_path: Path, named: str) -> None:
    with serving("--demo", "--courses", named, cwd=tmp_path) as server:
        assert page_of(server, author).status_code == 200
