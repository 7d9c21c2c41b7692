"""`supporter check`: every mistake in what authors wrote."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from supporter.config import Settings
from supporter.content.courses.local_chapters import check_everywhere
from supporter.content.files.problems import Problem
from supporter.content.places import content_roots, roots_at, towns_root


def check_all(settings: Settings, paths: list[Path]) -> list[Problem]:
    """Every problem of the content that a server would use, with `paths` laid over it.

    Raises `FileNotFoundError` for a path that `roots_at` does not understand: a slip must not read as «nothing wrong».
    """
    course_roots, quiz_roots = map(list, content_roots(settings))
    for path in paths:
        courses, quizzes = roots_at(path)
        course_roots += courses
        quiz_roots += quizzes
    return check_everywhere(course_roots, quiz_roots, towns_root(settings), dt.date.today())
