"""A drawing (SVG) of a course holds no script, no event handler and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from supporter.content.files.problems import Findings
from supporter.content.files.text_file import read_text

_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "handler", "set", "animate"}
_STYLE = re.compile(r"@import|url\s*\(\s*+(?!['\"]?#)|javascript:|expression\s*\(", re.IGNORECASE)


def check_svg(path: Path, findings: Findings) -> None:
    """Note every script, event handler, address elsewhere and entity in a drawing."""
    text = read_text(path, findings)
    if text is not None:
        _Reader(findings).read(text)


class _Stop(Exception):
    """Nothing after this is looked at."""


class _Reader:
    """Hears of every element and text of one drawing, with its line; entities are never expanded."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> None:
        try:
            self.parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            self.findings.error(error.lineno, "絵が SVG として読めません。", "描画ソフトで保存し直してください。")
        except _Stop:
            return

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) in _ACTIVE:
            self._refuse(f"動く部品 <{name}> ")
        for key, value in attributes.items():
            self._attribute(_local(key), value)

    def _attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self._refuse(f"スクリプト {name} ")
        elif name in ("href", "src") and not value.startswith("#"):
            self._refuse(f"外への参照「{value[:40]}」")
        else:
            self._text(value)

    def _text(self, text: str) -> None:
        if _STYLE.search(text):
            self._refuse("外の住所をよぶ指定")

    def _doctype(self, *_: object) -> None:
        self._refuse(" DOCTYPE ")
        raise _Stop

    def _instruction(self, *_: object) -> None:
        self._refuse("処理命令 <? ?> ")

    def _refuse(self, what: str) -> None:
        self.findings.error(
            self.parser.CurrentLineNumber,
            f"絵の中に{what}があります。",
            "描画ソフトで「プレーンSVG」として保存し直してください。",
        )


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
