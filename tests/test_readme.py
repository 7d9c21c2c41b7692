"""The pages for readers keep their word: what they show is good content, and every command, file and link is there."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer.main
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from supporter.cli import app
from supporter.content.courses.checker import check

ROOT = Path(__file__).parents[1]
README, ENGLISH = "README.md", "docs/README.en.md"
PAGES = [README, "CHANGELOG.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
TEXTS = {page: (ROOT / page).read_text("utf-8") for page in PAGES}
TOKENS = {page: MarkdownIt("commonmark").enable("table").parse(text) for page, text in TEXTS.items()}
#: What starts the name of a file of this repository.
ROOMS = ("supporter", "tests", "docs", "courses", "quizzes", ".ci", ".github")


def test_a_trainer_can_add_the_example_module(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    module = re.search(r"```markdown\n(.*?)```", TEXTS["docs/authors.md"], re.S)
    assert module
    folder = tmp_path / "courses" / "kiso"
    (folder / "09-chikaku.md").write_text(textwrap.dedent(module[1]).replace("\n   ", "\n"), "utf-8")
    course = yaml.safe_load((folder / "course.yaml").read_text("utf-8"))
    course["modules"].append("chikaku")
    course["minutes"] += 3
    (folder / "course.yaml").write_text(yaml.safe_dump(course, allow_unicode=True, sort_keys=False), "utf-8")
    assert check([tmp_path / "courses"], [ROOT / "quizzes"], dt.date(2026, 11, 23)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_exists_with_its_options(page: str) -> None:
    assert [words for words in _typed(page) if not _understood(words)] == []


def test_the_pages_name_every_command() -> None:
    told = {" ".join(_command(words)[1]) for page in PAGES for words in _typed(page)}
    assert told >= set(_names(typer.main.get_command(app)))


def test_both_readmes_name_the_same_commands() -> None:
    ours, theirs = ([token.content for token in TOKENS[page] if token.type == "fence"] for page in (README, ENGLISH))
    assert ours == theirs
    assert sum("serve --demo" in typed for typed in ours) == 2  # as on Windows
    assert "tests/run\n" in ours


def test_each_readme_begins_with_the_way_to_the_other() -> None:
    assert TEXTS[README].splitlines()[0] == f"[English]({ENGLISH})"
    assert TEXTS[ENGLISH].splitlines()[0] == f"[日本語](../{README})"


def test_the_japanese_readme_leads_to_every_page() -> None:
    led = {(ROOT / target).resolve() for target, _ in _targets(README)}
    assert {(ROOT / page).resolve() for page in PAGES if page != README} - led == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_of_a_page_is_there(page: str) -> None:
    assert [f"{path}#{anchor}" for path, anchor in _targets(page) if not _there(page, path, anchor)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_module_that_a_page_names_is_there(page: str) -> None:
    named = {words for line in _code(page) for words in line.split() if words.partition("/")[0] in ROOMS}
    files = {name.partition(":")[0] for name in named if "/" in name and not re.search(r"[A-Z]{2}|[*<…]|NAME", name)}
    modules = {name for line in _code(page) for name in re.findall(r"python -m ([\w.]+)", line)}
    own = {name for name in modules if name.partition(".")[0] in ROOMS}
    files |= {_file_of(name.replace(".", "/")) for name in own}
    assert {name for name in files if not (ROOT / name).exists()} == set()


def _file_of(module: str) -> str:
    return f"{module}/__main__.py" if (ROOT / module).is_dir() else f"{module}.py"


def _code(page: str) -> Iterator[str]:
    """Each line that stands as code: in a shell fence, in a code span."""
    for token in TOKENS[page]:
        if token.type == "fence" and token.info in ("sh", "powershell"):
            yield from token.content.splitlines()
        yield from (child.content for child in token.children or () if child.type == "code_inline")


def _typed(page: str) -> Iterator[list[str]]:
    """The words after `supporter`, as somebody would type them."""
    for line in _code(page):
        for found in re.finditer(r"(?:^|&& ?|/bin/|\\Scripts\\)supporter ([a-z][^#&]*)", line):
            yield found[1].split()


def _command(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words call, and its name."""
    command, name = typer.main.get_command(app), list[str]()
    for word in words:
        if word not in getattr(command, "commands", {}):
            break
        command, name = command.commands[word], [*name, word]
    return command, name


def _understood(words: list[str]) -> bool:
    command, name = _command(words)
    options = {option for parameter in command.params for option in parameter.opts}
    return not hasattr(command, "commands") and {word for word in words[len(name) :] if word[0] == "-"} <= options


def _names(command: Any, before: str = "") -> Iterator[str]:
    for name, inner in command.commands.items():
        yield from _names(inner, f"{before}{name} ") if hasattr(inner, "commands") else (before + name,)


def _inline(page: str) -> Iterator[Token]:
    for token in TOKENS[page]:
        yield from (token, *(token.children or ()))


def _targets(page: str) -> Iterator[tuple[str, str]]:
    """Where its links and pictures point inside the repository: path and anchor."""
    found = [str(token.attrGet("href") or token.attrGet("src") or "") for token in _inline(page)]
    html = [token.content for token in _inline(page) if token.type in ("html_block", "html_inline")]
    found += [target for piece in html for target in re.findall(r'(?:src|href)="([^"]+)"', piece)]
    for target in found:
        if target and "://" not in target:
            path, _, anchor = unquote(target).partition("#")
            yield path, anchor


def _there(page: str, path: str, anchor: str) -> bool:
    target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
    known = target.relative_to(ROOT).as_posix()
    return target.exists() and (not anchor or anchor in _anchors(known))


def _anchors(page: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    tokens = TOKENS[page]
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
