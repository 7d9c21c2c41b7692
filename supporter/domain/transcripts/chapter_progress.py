"""A course as its reader stands in it: which chapters are done, which is now, how many minutes are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from supporter.domain.courses.course import Course, Module
from supporter.domain.transcripts.progress import next_step


@dataclass(frozen=True)
class Chapter:
    """One chapter of the table of contents; `steps_read` of its pages have been read."""

    module: Module
    state: Literal["done", "now", "later"]
    steps_read: int

    @property
    def first(self) -> str:
        """The chapter's first page."""
        return f"{self.module.id}/{self.module.steps[0].id}"


@dataclass(frozen=True)
class Walk:
    """ここまでの歩み: chapters in order, where つづきから leads, minutes of the pages not read yet."""

    chapters: tuple[Chapter, ...]
    next: str | None
    minutes_left: float

    @property
    def done(self) -> int:
        """How many chapters are read whole, the one being looked at among them."""
        return sum(chapter.steps_read == len(chapter.module.steps) for chapter in self.chapters)


def walk(course: Course, read: Sequence[str], here: str | None = None) -> Walk:
    """How far `read` has led through `course`; `here` is the page being looked at, if any."""
    seen = set(read)
    goal = next_step(course.step_refs(), read)
    now = (here or goal or "").partition("/")[0]
    left = sum(step.minutes for module, step in course.steps() if f"{module.id}/{step.id}" not in seen)
    return Walk(tuple(_chapter(module, seen, now) for module in course.modules), goal, left)


def _chapter(module: Module, seen: set[str], now: str) -> Chapter:
    count = sum(f"{module.id}/{step.id}" in seen for step in module.steps)
    if module.id == now:
        return Chapter(module, "now", count)
    return Chapter(module, "done" if count == len(module.steps) else "later", count)
