"""YAML without its traps: no anchors, tags, duplicate keys or `No` for false; every line is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from supporter.content.files.problems import Findings
from supporter.content.files.yaml_errors import explained, line_of
from supporter.content.files.yaml_lines import mistakes, swallowed

DEEPEST = 20
"""Levels of nesting a file may have."""

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WIDE_QUOTES = "”＂"
_TRAPS = {"y", "n", "yes", "no", "on", "off"}
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass
class Yaml:
    """Plain data with the line of every key and item, by its path: `("questions", 0, "text")`."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest place around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Stop(Exception):
    """What comes after this cannot be read."""


def read_yaml(text: str, findings: Findings, first_line: int = 1) -> Yaml | None:
    """The data of one YAML document that starts at `first_line` of its file, or None.

    Problems that leave the rest readable (duplicate keys, traps) are noted and reading goes on;
    the caller sees from `findings` that something was wrong.
    """
    reader = _Reader(findings, first_line, text.split("\n"))
    before = len(findings.problems)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except _Stop:
        return None
    except yaml.YAMLError as error:
        _note_lines(text, reader)
        # Where a line has been told that the parser stumbles over, its own words point somewhere else.
        if len(findings.problems) == before:
            findings.error(first_line + line_of(error, text), *explained(error))
        return None
    _note_lines(text, reader)
    return reader.tree


def _note_lines(text: str, reader: _Reader) -> None:
    for line, what, instead in mistakes(text, reader.quoted):
        reader.findings.error(reader.first + line, what, instead)


class _Reader:
    """Builds data from the parser's events; `open` are the collections not closed yet."""

    def __init__(self, findings: Findings, first_line: int, source: list[str]) -> None:
        self.tree = Yaml(lines={(): first_line})
        self.findings = findings
        self.first = first_line
        self.open: list[_Open] = []
        self.documents = 0
        self.source = source
        self.quoted: set[int] = set()

    def take(self, event: Any) -> None:
        line = self.first + event.start_mark.line
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(
                    line,
                    "「---」で二つ目の文書が始まっています。",
                    "一つのファイルに一つだけ書いてください。",
                )
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor:
            self._stop(
                line,
                "YAML の「&」「*」（使い回し）は使えません。",
                '文字なら " " で囲み、使い回しなら同じ中身を書いてください。',
            )
        if event.tag and event.tag != "!":
            self._stop(line, f"YAML の「{event.tag}」（型の指定）は使えません。", '文字なら " " で囲んでください。')
        if len(self.open) >= DEEPEST:
            self._stop(line, "入れ子が深すぎます。", f"{DEEPEST}段までにしてください。")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        else:
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.open.append(_Open(value, self._put(value, line)))

    def _scalar(self, event: Any, line: int) -> None:
        text: str = event.value
        self._look_behind(event, line)
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            if text in top.value:
                self.findings.error(line, f"「{text}」が二度書かれています。", "どちらか一つにしてください。")
            top.key = text
            self.tree.lines[(*top.path, text)] = line
        elif event.implicit[0] and not event.style:
            self._put(self._plain(text, line), line)
        else:
            self._put(text, line)

    def _look_behind(self, event: Any, line: int) -> None:
        """Remember the lines of a quoted text; note what a text without quotes loses behind ` #`."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.style:
            self.quoted.update(range(first + 1, last + 1))
            return
        rest = self.source[last][event.end_mark.column :] if last < len(self.source) else ""
        if lost := swallowed(event.value, rest) if "#" in rest else None:
            self.findings.error(line + last - first, *lost)

    def _plain(self, text: str, line: int) -> Any:
        if len(text) > 1 and text[0] in _WIDE_QUOTES and text[-1] in _WIDE_QUOTES:
            self.findings.warn(line, f"「{text[:12]}」の引用符が全角です。", '半角の " " で囲んでください。')
        if text.lower() in _TRAPS:
            meaning = "true" if text.lower() in ("y", "yes", "on") else "false"
            self.findings.error(
                line,
                f"「{text}」は YAML では {meaning} と読まれることがあります。",
                f'はい・いいえなら {meaning}、文字なら "{text}" と書いてください。',
            )
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.match(text):
            return int(text)
        return float(text) if _FLOAT.match(text) else text

    def _put(self, value: Any, line: int) -> Path:
        """Set `value` where it belongs and return its path."""
        if not self.open:
            self.tree.data = value
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            path = (*top.path, len(top.value))
            top.value.append(value)
            self.tree.lines[path] = line
            return path
        if top.key is None:
            self._stop(line, "項目の名前が文字ではありません。", "「名前: 中身」の形で書いてください。")
        path = (*top.path, str(top.key))
        top.value[top.key] = value
        top.key = None
        return path

    def _stop(self, line: int, what: str, instead: str) -> None:
        self.findings.error(line, what, instead)
        raise _Stop


@dataclass
class _Open:
    value: Any
    path: Path
    key: str | None = None
