"""Files beside a course: which kinds are served, under which address, and that no drawing holds a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from .problems import Findings
from .textfile import read_text

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
SUFFIXES = PICTURES | {".mp3", ".m4a", ".mp4", ".webm", ".vtt", ".pdf"}
"""What `Library.asset` hands out; everything else in a course folder stays there."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "handler", "set", "animate"}
_STYLE = re.compile(r"@import|url\s*\(\s*+(?!['\"]?#)|javascript:|expression\s*\(", re.IGNORECASE)


def asset_url(course_id: str, name: str) -> str:
    """The address under which the web serves a file of a course."""
    return f"/content/{course_id}/{name}"


def is_asset_name(name: str) -> bool:
    """A bare file name (no folders, no leading dot) of a kind that is served."""
    return bool(_NAME.match(name)) and Path(name).suffix.lower() in SUFFIXES


def find_asset(folder: Path, name: str) -> Path | None:
    """The file of that name in the course folder itself, or None."""
    path = folder / name
    return path if is_asset_name(name) and path.is_file() and not path.is_symlink() else None


def picture_size(path: Path) -> tuple[int, int] | None:
    """Width and height in px of an SVG (by its viewBox) or PNG, so that pages keep its place free."""
    with path.open("rb") as file:
        head = file.read(2000)
    if path.suffix.lower() == ".png":
        return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    box = re.search(rb"viewBox=[\"']\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)", head)
    return (round(float(box[1])), round(float(box[2]))) if box else None


def check_svg(path: Path, findings: Findings) -> None:
    """Note every script, event handler, address elsewhere and entity in a drawing."""
    text = read_text(path, findings)
    if text is None:
        return
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def refuse(what: str) -> None:
        findings.error(
            parser.CurrentLineNumber,
            f"絵の中に{what}があります。",
            "描画ソフトで「プレーンSVG」として保存し直してください。",
        )

    def element(name: str, attributes: dict[str, str]) -> None:
        if _local(name) in _ACTIVE:
            refuse(f"動く部品 <{name}> ")
        for key, value in attributes.items():
            _attribute(_local(key), value, refuse)

    def doctype(*_: object) -> None:
        refuse(" DOCTYPE ")
        raise _Stop

    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = lambda *_: refuse("処理命令 <? ?> ")
    parser.CharacterDataHandler = lambda data: refuse("外の住所をよぶ指定") if _STYLE.search(data) else None
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        findings.error(error.lineno, "絵が SVG として読めません。", "描画ソフトで保存し直してください。")
    except _Stop:
        return


class _Stop(Exception):
    """Nothing after this is looked at."""


def _attribute(name: str, value: str, refuse: Callable[[str], None]) -> None:
    if name.startswith("on"):
        refuse(f"スクリプト {name} ")
    elif name in ("href", "src") and not value.startswith("#"):
        refuse(f"外への参照「{value[:40]}」")
    elif _STYLE.search(value):
        refuse("外の住所をよぶ指定")


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
