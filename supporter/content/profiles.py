"""Municipality profiles, programmes and contacts: YAML becomes domain models, or every mistake is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from supporter.content.files.problems import ContentBroken, Findings
from supporter.content.files.text_file import read_text
from supporter.content.files.yaml_reader import Yaml, read_yaml
from supporter.domain.municipalities.municipality import Contact, Municipality, Programme
from supporter.domain.municipalities.region import Region

HERE = Path(__file__).parent
M = TypeVar("M")


def read_profile(path: Path) -> Municipality:
    """The municipality that `path` describes. Raises `ContentBroken` with every problem and its line."""
    return read_yaml_file(path, TypeAdapter(Municipality))


def read_programmes(path: Path) -> tuple[Programme, ...]:
    """The programmes that `path` lists. Raises `ContentBroken`."""
    return read_yaml_file(path, TypeAdapter(tuple[Programme, ...]))


def examples() -> dict[str, Path]:
    """Example profiles by municipality code: 鳥取市 and its six neighbours, with fictional numbers."""
    return {path.stem: path for path in sorted((HERE / "examples").glob("[0-9]*.yaml"))}


@cache
def more_examples() -> dict[str, Municipality]:
    """The thirteen other municipalities of the Cabinet Office's deck by code, without numbers to call."""
    listed = read_yaml_file(HERE / "examples" / "others.yaml", TypeAdapter(tuple[Municipality, ...]))
    return {town.id: town for town in listed}


def example_regions() -> tuple[Region, ...]:
    """The region in which the example municipalities lie."""
    return read_yaml_file(HERE / "examples" / "regions.yaml", TypeAdapter(tuple[Region, ...]))


def example_chapters() -> Path:
    """The folder of chapters that towns of the examples add to the course, to be copied to `content/towns`."""
    return HERE / "examples" / "towns"


def example_programmes() -> tuple[Programme, ...]:
    """The programmes that the example municipalities run."""
    return read_programmes(HERE / "examples" / "programmes.yaml")


@cache
def national() -> tuple[Contact, ...]:
    """Telephone lines for the whole country, in the order in which they are shown."""
    return read_yaml_file(HERE / "national_contacts.yaml", TypeAdapter(tuple[Contact, ...]))


def read_yaml_file(path: Path, kind: TypeAdapter[M]) -> M:
    """What `path` describes, as `kind`. Raises `ContentBroken` with every problem and its line."""
    findings = Findings(path)
    text = read_text(path, findings)
    tree = None if text is None else read_yaml(text, findings)
    found = None if tree is None else _validated(tree, kind, findings)
    if found is None or findings.problems:
        raise ContentBroken(findings.problems)
    return found


def _validated(tree: Yaml, kind: TypeAdapter[M], findings: Findings) -> M | None:
    try:
        return kind.validate_python(tree.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            findings.error(tree.line(detail["loc"]), *_explained(detail))
        return None


def _explained(detail: Any) -> tuple[str, str]:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "missing":
        return f"「{key}」がありません。", "この項目を書いてください。"
    if detail["type"] == "extra_forbidden":
        return f"「{key}」という項目はありません。", "この行を消すか、項目の名前を直してください。"
    return f"「{key}」の値を読めません（{detail['msg']}）。", "値を直してください。"
