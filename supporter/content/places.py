"""Where the content that comes with the product lies: inside the installed package, or in the repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged() -> tuple[Path, Path]:
    """The folders of courses and of quizzes."""
    inside = _PACKAGE / "_content"
    root = inside if inside.is_dir() else _PACKAGE.parent
    return root / "courses", root / "quizzes"
