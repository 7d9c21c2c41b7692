"""What is wrong in the content, where, and what to write instead: in the words of module authors."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from supporter.domain.shared.typed import half_width

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One problem. `line` counts from 1; an error keeps the content from being served, a warning not."""

    path: str
    line: int
    severity: Severity
    what: str
    instead: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}{self.instead}"


class ContentBroken(Exception):
    """Content that cannot be served; `problems` holds every problem, warnings too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass
class Findings:
    """Collects the problems of one file. Sentences end with 。 and read on into each other."""

    path: Path
    problems: list[Problem] = field(default_factory=list)

    def error(self, line: int, what: str, instead: str) -> None:
        """Note what must be mended before the content can be served."""
        self.problems.append(Problem(shown(self.path), line, "error", what, instead))

    def warn(self, line: int, what: str, instead: str) -> None:
        """Note what should be looked at again."""
        self.problems.append(Problem(shown(self.path), line, "warning", what, instead))

    def of(self, path: Path) -> Findings:
        """The same collection, for another file."""
        return Findings(path, self.problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the known word most like `word`, or else all of them."""
    words = sorted(known)
    close = difflib.get_close_matches(half_width(word[:60]).strip().lower(), words, n=1, cutoff=0.5)
    if close:
        return f"「{close[0]}」のまちがいではありませんか。"
    return f"使えるのは、{'、'.join(words)} です。" if words else "この行を消してください。"


def shown(path: Path) -> str:
    """The path as somebody in this folder would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
