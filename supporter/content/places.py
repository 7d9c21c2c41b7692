"""Where content lies: the product's own in the installed package or the repository, a municipality's in its data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from supporter.config import Settings
from supporter.wording import say

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged() -> tuple[Path, Path]:
    """The folders of courses and of quizzes."""
    inside = _PACKAGE / "_content"
    root = inside if inside.is_dir() else _PACKAGE.parent
    return root / "courses", root / "quizzes"


def towns_root(settings: Settings) -> Path:
    """Where the towns' own chapters are looked for, by code."""
    return settings.data / "content" / "towns"


def class_files_root(settings: Settings) -> Path:
    """Where pictures and videos lie that classes bring along; beside other content, so that backups hold them."""
    return settings.data / "content" / "classes"


def content_roots(settings: Settings) -> tuple[Sequence[Path], Sequence[Path]]:
    """Where courses and quizzes are looked for; later folders win, and those not there yet are watched.

    Packaged first, then a municipality's own in `data/content/`, then what the command line names.
    Raises `FileNotFoundError` for a folder that is named and holds nothing of the kind: a slip must not be served
    without what it was to show.
    """
    courses, quizzes = packaged()
    own = settings.data / "content"
    course_roots, quiz_roots = [courses, own / "courses"], [quizzes, own / "quizzes"]
    if settings.courses:
        more_courses, more_quizzes = roots_at(settings.courses)
        if not more_courses:
            raise FileNotFoundError(2, say("cli.check.no_courses"), str(settings.courses))
        course_roots += more_courses
        quiz_roots += more_quizzes
    if settings.quizzes:
        if not settings.quizzes.is_dir():
            raise FileNotFoundError(2, say("cli.check.no_folder"), str(settings.quizzes))
        quiz_roots.append(settings.quizzes)
    return course_roots, quiz_roots


def roots_at(path: Path) -> tuple[list[Path], list[Path]]:
    """The folders of courses and of quizzes that an author means by `path`.

    That is a folder of courses, one course, a folder of quizzes, or one that holds `courses/` and `quizzes/`.
    Quizzes beside the courses belong to them. Raises `FileNotFoundError` for a path that is none of these.
    """
    if not path.is_dir():
        raise FileNotFoundError(2, say("cli.check.no_folder"), str(path))
    if (path / "courses").is_dir():
        return [path / "courses"], [path / "quizzes"]
    if any(path.glob("*/course.y*ml")):
        return [path], [path.resolve().parent / "quizzes"]
    if any(path.glob("course.y*ml")):
        courses = path.resolve().parent
        return [courses], [courses.parent / "quizzes"]
    if (path / "quizzes").is_dir():
        return [], [path / "quizzes"]
    if any(path.glob("*.y*ml")):
        return [], [path]
    raise FileNotFoundError(2, say("cli.check.nothing"), str(path))
