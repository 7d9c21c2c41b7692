"""The content that is served: loaded whole and sound, or not at all; looked up by id."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from supporter.content.courses.checker import Content, lending_quizzes, own_quizzes, read_content
from supporter.content.courses.local_chapters import read_towns
from supporter.content.files import versions
from supporter.content.files.assets import find_asset
from supporter.content.files.problems import ContentBroken, Problem
from supporter.domain.courses.course import Course
from supporter.domain.courses.quiz import Question, Quiz

Signature = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class _Shelf:
    """One loaded state of the content; a reload replaces it in one step."""

    courses: dict[str, Course]
    quizzes: dict[str, Quiz]
    folders: dict[str, Path]
    files: dict[str, Path]
    signature: Signature
    towns: dict[str, Library] = field(default_factory=dict)


@dataclass(frozen=True)
class _Roots:
    """Where content is looked for; `towns` holds a folder for each code."""

    courses: tuple[Path, ...]
    quizzes: tuple[Path, ...]
    towns: Path | None


class Library:
    """Courses and quizzes of several roots, later roots before earlier ones; `of` a town with its own chapters."""

    def __init__(self, roots: _Roots, shelf: _Shelf) -> None:
        self._roots, self._shelf = roots, shelf

    @classmethod
    def load(cls, course_roots: Sequence[Path], quiz_roots: Sequence[Path], towns: Path | None = None) -> Library:
        """The content of these folders. Raises `ContentBroken` with every problem if there is an error."""
        roots = _Roots(tuple(course_roots), tuple(quiz_roots), towns)
        return cls(roots, _load(roots))

    def of(self, municipality: str) -> Library:
        """The same as people of a municipality read it; itself where the municipality has nothing of its own."""
        return self._shelf.towns.get(municipality, self)

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
        for shelf in (self._shelf, *(town._shelf for town in self._shelf.towns.values())):
            if path := find_asset(shelf.folders[course_id], name):
                return path
        raise KeyError(name)

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
        """`keep` every course as it is now, and as towns have it: somebody may learn from this version."""
        for library in (self, *self._shelf.towns.values()):
            for course_id in library.courses:
                library.keep(course_id, folder)

    def reload_if_changed(self) -> list[Problem]:
        """Read changed files again; on errors keep what was loaded and return every problem."""
        if _signature(self._roots) == self._shelf.signature:
            return []
        try:
            self._shelf = _load(self._roots)
        except ContentBroken as broken:
            return list(broken.problems)
        return []


def _load(roots: _Roots) -> _Shelf:
    signature = _signature(roots)
    # Today only dates warnings about old sources, and a library does not speak of warnings.
    today = dt.date.today()
    content, problems = read_content(roots.courses, roots.quizzes, today)
    shelf = _shelved(content, signature)
    if roots.towns and roots.towns.is_dir():
        # Courses put together are only read and served; they go when nobody reads them any more.
        made = tempfile.mkdtemp(prefix="supporter-")
        weakref.finalize(shelf, shutil.rmtree, made, ignore_errors=True)
        towns, more = read_towns(roots.towns, Path(made), content, today)
        problems = sorted({*problems, *more})
        shelf.towns.update({code: Library(roots, _shelved(town, signature)) for code, town in towns.items()})
    if any(problem.severity == "error" for problem in problems):
        raise ContentBroken(problems)
    return shelf


def _shelved(content: Content, signature: Signature) -> _Shelf:
    return _Shelf(
        courses={name: draft.course for name, draft in content.courses.items()},
        quizzes={name: draft.quiz for name, draft in content.quizzes.items()},
        folders={name: draft.path.parent for name, draft in content.courses.items()},
        files={name: draft.path for name, draft in content.quizzes.items()},
        signature=signature,
    )


def _signature(roots: _Roots) -> Signature:
    """Name, time and size of every file: cheap to take, different after every save."""

    def stats() -> Iterator[tuple[str, int, int]]:
        for root in (*roots.courses, *roots.quizzes, *([roots.towns] if roots.towns else [])):
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
