"""Where content lies: the product's own in the installed package or the repository, a municipality's in its data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from supporter.config import Settings

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged() -> tuple[Path, Path]:
    """The folders of courses and of quizzes."""
    inside = _PACKAGE / "_content"
    root = inside if inside.is_dir() else _PACKAGE.parent
    return root / "courses", root / "quizzes"


def towns_root(settings: Settings) -> Path:
    """Where the towns' own chapters are looked for, by code."""
    return settings.data / "content" / "towns"


def content_roots(settings: Settings) -> tuple[Sequence[Path], Sequence[Path]]:
    """Where courses and quizzes are looked for; later folders win.

    Packaged first, then a municipality's own in `data/content/`, then what the command line names.
    """
    courses, quizzes = packaged()
    own = settings.data / "content"
    course_roots = [courses, own / "courses", *([settings.courses] if settings.courses else [])]
    quiz_roots = [quizzes, own / "quizzes", *([settings.quizzes] if settings.quizzes else [])]
    return [root for root in course_roots if root.is_dir()], [root for root in quiz_roots if root.is_dir()]
