"""`supporter check`: every mistake with its line, and an exit code that a script can trust."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, supporter, told


def test_what_is_shipped_is_sound(tmp_path: Path) -> None:
    done = supporter("check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "直すところ 0件" in done.stdout


@pytest.fixture
def authored(tmp_path: Path) -> Path:
    """An author's folder with a broken course."""
    shutil.copytree(ROOT / "courses", tmp_path / "own" / "courses")
    shutil.copytree(ROOT / "quizzes", tmp_path / "own" / "quizzes")
    course = tmp_path / "own/courses/kiso/course.yaml"
    course.write_text(course.read_text("utf-8").replace("level: 基礎", "level: 初級\ncolour: red"), "utf-8")
    return tmp_path / "own"


@pytest.mark.parametrize("path", ["", "courses", "courses/kiso"])
def test_mistakes_are_told_with_path_and_line_and_exit_1(authored: Path, path: str) -> None:
    done = supporter("check", authored / path)
    said = told(done)
    lines = [line for line in done.stdout.splitlines() if "course.yaml" in line]
    assert len(lines) >= 2 and all(re.match(r".+course\.yaml:\d+: .+。.+", line) for line in lines)
    number = (authored / "courses/kiso/course.yaml").read_text("utf-8").splitlines().index("colour: red") + 1
    assert any(f"course.yaml:{number}: " in line for line in lines)
    assert "直すところ 0件" not in said


def test_a_slip_in_the_path_does_not_read_as_nothing_wrong(tmp_path: Path) -> None:
    assert str(tmp_path / "nai") in told(supporter("check", tmp_path / "nai"))
    (tmp_path / "empty").mkdir()
    assert str(tmp_path / "empty") in told(supporter("check", tmp_path / "empty"))


def test_serve_refuses_broken_content_with_the_same_lines(authored: Path, tmp_path: Path) -> None:
    done = supporter("serve", "--data", tmp_path / "data", "--courses", authored / "courses")
    assert "course.yaml:" in told(done) and not list(tmp_path.glob("data/db.json*"))


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    assert "port" in told(supporter("serve", "--data", tmp_path, SUPPORTER_PORT="eighty"))
    assert "url" in told(supporter("doctor", "--data", tmp_path, SUPPORTER_URL="tsunagari.example"))
