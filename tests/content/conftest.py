"""A desk with a small sound course on it, for tests that spoil one thing and read what is said of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from supporter.content.courses.checker import check
from supporter.content.courses.library import Library

TODAY = dt.date(2026, 11, 23)

COURSE = """id: kiso
title: 基礎講座
programme: tsunagari-supporter
level: 基礎
minutes: 5
summary: 声をかける入口の講座です。
modules: [koe]
prerequisites: []
test: kakunin
completion:
  - way: online
    requires: [all_steps, {test: kakunin, pass: 0.8}]
"""

MODULE = """---
id: koe
title: 声をかける
minutes: 5
objectives:
  - ひと声を言える
---

## まずは、ひと声から {#hitokoe minutes=5}

あいさつだけで、じゅうぶんなひと声です。

::: figure doorstep.svg
玄関先で考えている人。
:::

::: check q1
:::

::: work 自分なら、何と声をかけますか。
:::
"""

QUIZ = """id: kakunin
title: 確認テスト
questions:
  - id: q1
    type: single
    text: まず、どうしますか。
    step: koe/hitokoe
    choices:
      - text: 何もしない
      - text: 声をかける
        correct: true
    explanation: うまい言葉はいりません。
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 190">\n<title>玄関</title>\n</svg>\n'


@dataclass
class Desk:
    """The folders `courses` and `quizzes` below `root`, which is the working folder."""

    root: Path

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def roots(self, *layers: str) -> tuple[list[Path], list[Path]]:
        folders = [self.root, *(self.root / layer for layer in layers)]
        return [folder / "courses" for folder in folders], [folder / "quizzes" for folder in folders]

    def said(self) -> list[str]:
        """Every problem as `error courses/kiso/course.yaml:3: …`."""
        return [f"{problem.severity} {problem}" for problem in check(*self.roots(), today=TODAY)]

    def library(self, *layers: str) -> Library:
        return Library.load(*self.roots(*layers))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    desk.write("courses/kiso/course.yaml", COURSE)
    desk.write("courses/kiso/01-koe.md", MODULE)
    desk.write("courses/kiso/doorstep.svg", SVG)
    desk.write("quizzes/kakunin.yaml", QUIZ)
    return desk
