"""The README keeps its word: its example module is good content, its commands exist, its pictures are there."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import textwrap
from pathlib import Path

import yaml
from typer.testing import CliRunner

from supporter.cli import app
from supporter.content.courses.checker import check

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_a_trainer_can_add_the_example_module(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    module = re.search(r"```markdown\n(.*?)```", README, re.S)
    assert module
    folder = tmp_path / "courses" / "kiso"
    (folder / "09-chikaku.md").write_text(textwrap.dedent(module[1]).replace("\n   ", "\n"), "utf-8")
    course = yaml.safe_load((folder / "course.yaml").read_text("utf-8"))
    course["modules"].append("chikaku")
    course["minutes"] += 3
    (folder / "course.yaml").write_text(yaml.safe_dump(course, allow_unicode=True, sort_keys=False), "utf-8")
    assert check([tmp_path / "courses"], [ROOT / "quizzes"], dt.date(2026, 11, 23)) == []


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"supporter ((?:staff |municipality )?[a-z-]+)", README))
    commands = {name for name in named if name.split()[0] in _commands()}
    daily = {"serve", "check", "roster", "doctor", "backup", "restore", "erase-due"}
    assert daily | {"staff add", "municipality add"} <= commands
    for command in commands:
        assert CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0, command


def test_pictures_and_files_that_it_points_to_are_there() -> None:
    targets = re.findall(r'src="([^"]+)"|\]\(([^)#]+)\)', README)
    missing = [path for pair in targets for path in pair if path and not (ROOT / path).exists()]
    assert missing == []


def _commands() -> set[str]:
    shown = CliRunner().invoke(app, ["--help"]).output
    return set(re.findall(r"^[│ ]+([a-z-]+) ", shown, re.M))
