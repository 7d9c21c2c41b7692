"""The content that is served: loaded whole and sound, or not at all; looked up by id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from supporter.domain.course import Course
from supporter.domain.quiz import Question, Quiz

from . import versions
from .assets import find_asset
from .checker import Content, lending_quizzes, own_quizzes, read_content
from .problems import ContentBroken, Problem

Signature = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class _Shelf:
    """One loaded state of the content; a reload replaces it in one step."""

    courses: dict[str, Course]
    quizzes: dict[str, Quiz]
    folders: dict[str, Path]
    files: dict[str, Path]
    signature: Signature


class Library:
    """Courses and quizzes of several roots, later roots (a municipality's own) before earlier ones."""

    def __init__(self, course_roots: Sequence[Path], quiz_roots: Sequence[Path], shelf: _Shelf) -> None:
        self._roots = (tuple(course_roots), tuple(quiz_roots))
        self._shelf = shelf

    @classmethod
    def load(cls, course_roots: Sequence[Path], quiz_roots: Sequence[Path]) -> Library:
        """The content of these folders. Raises `ContentBroken` with every problem if there is an error."""
        return cls(course_roots, quiz_roots, _load(course_roots, quiz_roots))

    @property
    def courses(self) -> dict[str, Course]:
        """Every course by id."""
        return self._shelf.courses

    @property
    def quizzes(self) -> dict[str, Quiz]:
        """Every quiz by id."""
        return self._shelf.quizzes

    def course(self, course_id: str) -> Course:
        """The course of that id; `KeyError` if there is none."""
        return self._shelf.courses[course_id]

    def quiz(self, quiz_id: str) -> Quiz:
        """The quiz of that id; `KeyError` if there is none."""
        return self._shelf.quizzes[quiz_id]

    def question(self, quiz_id: str, question_id: str) -> Question:
        """A question of a quiz; `KeyError` if there is none."""
        return self.quiz(quiz_id).question(question_id)

    def check_question(self, course_id: str, question_id: str) -> tuple[Quiz, Question]:
        """What `::: check question_id` of the course refers to, in the order of `lending_quizzes`."""
        for quiz_id in lending_quizzes(self.course(course_id), self.quizzes):
            for question in self.quiz(quiz_id).questions:
                if question.id == question_id:
                    return self.quiz(quiz_id), question
        raise KeyError(question_id)

    def asset(self, course_id: str, name: str) -> Path:
        """The file to serve for `name`; `KeyError` for anything but a known kind of file of the course."""
        path = find_asset(self._shelf.folders[course_id], name)
        if path is None:
            raise KeyError(name)
        return path

    def keep(self, course_id: str, folder: Path) -> list[Path]:
        """Save the sources of the course and of its quizzes as `<id>-<version>.zip`, unless they are there.

        Raises `ContentBroken` if a file was changed since it was loaded: those sources are gone.
        """
        course, shelf = self.course(course_id), self._shelf
        base = shelf.folders[course_id]
        kept = [_keep(base, versions.sources(base), folder, course)]
        for quiz_id in own_quizzes(course, shelf.quizzes):
            path = shelf.files[quiz_id]
            kept.append(_keep(path.parent, [path], folder, shelf.quizzes[quiz_id]))
        return kept

    def keep_all(self, folder: Path) -> None:
        """`keep` every course as it is now: somebody may learn from this version."""
        for course_id in self.courses:
            self.keep(course_id, folder)

    def reload_if_changed(self) -> list[Problem]:
        """Read changed files again; on errors keep what was loaded and return every problem."""
        if _signature(*self._roots) == self._shelf.signature:
            return []
        try:
            self._shelf = _load(*self._roots)
        except ContentBroken as broken:
            return list(broken.problems)
        return []


def _load(course_roots: Sequence[Path], quiz_roots: Sequence[Path]) -> _Shelf:
    signature = _signature(course_roots, quiz_roots)
    # Today only dates warnings about old sources, and a library does not speak of warnings.
    content, problems = read_content(course_roots, quiz_roots, dt.date.today())
    if any(problem.severity == "error" for problem in problems):
        raise ContentBroken(problems)
    return _shelved(content, signature)


def _shelved(content: Content, signature: Signature) -> _Shelf:
    return _Shelf(
        courses={name: draft.course for name, draft in content.courses.items()},
        quizzes={name: draft.quiz for name, draft in content.quizzes.items()},
        folders={name: draft.path.parent for name, draft in content.courses.items()},
        files={name: draft.path for name, draft in content.quizzes.items()},
        signature=signature,
    )


def _signature(course_roots: Sequence[Path], quiz_roots: Sequence[Path]) -> Signature:
    """Name, time and size of every file: cheap to take, different after every save."""

    def stats() -> Iterator[tuple[str, int, int]]:
        for root in (*course_roots, *quiz_roots):
            for path in versions.sources(root):
                status = path.stat()
                yield str(path), status.st_mtime_ns, status.st_size

    return frozenset(stats())


def _keep(base: Path, files: list[Path], folder: Path, item: Course | Quiz) -> Path:
    archive = folder / f"{item.id}-{item.version}.zip"
    if not archive.exists() and versions.version_of(base, files) != item.version:
        raise ContentBroken(
            [
                Problem(
                    str(base),
                    1,
                    "error",
                    "読みこんだあとに変えられています。",
                    "サーバーを始め直してください。",
                )
            ]
        )
    versions.keep(base, files, archive)
    return archive
