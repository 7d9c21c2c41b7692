"""Reads all content and finds every problem, in files and between them: `supporter check` and `Library`."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from supporter.content.courses.course_file import CourseDraft, read_course
from supporter.content.courses.names import check_course_root, check_quiz_folder
from supporter.content.courses.quiz_file import Outlines, QuizDraft, read_quiz
from supporter.content.courses.surveys import check_surveys
from supporter.content.courses.unused import check_unused
from supporter.content.files.problems import Findings, Problem, nearest
from supporter.content.markdown.prose import Reference
from supporter.domain.courses.course import Course


@dataclass
class Content:
    """Everything that was read, by id; later roots have replaced what earlier ones had.

    `unread` are ids whose file was too broken: what others say of their inside cannot be judged.
    """

    courses: dict[str, CourseDraft] = field(default_factory=dict)
    quizzes: dict[str, QuizDraft] = field(default_factory=dict)
    unread_courses: set[str] = field(default_factory=set)
    unread_quizzes: set[str] = field(default_factory=set)

    def copy(self) -> Content:
        """The same drafts, to lay others over them."""
        return Content(dict(self.courses), dict(self.quizzes), set(self.unread_courses), set(self.unread_quizzes))


def check(course_roots: Sequence[Path], quiz_roots: Sequence[Path], today: dt.date) -> list[Problem]:
    """Every problem of the content in these folders, by path and line. `today` dates old sources."""
    with unswept():
        content, problems = read_content(course_roots, quiz_roots, today)
        return sorted({*problems, *unused([content])})


def unused(contents: Sequence[Content]) -> list[Problem]:
    """Warnings of the quizzes that nobody asks, where every chapter could be read to know it."""
    findings = Findings(Path())
    courses = [draft for content in contents for draft in content.courses.values()]
    if all(draft.whole for draft in courses) and not any(content.unread_courses for content in contents):
        quizzes = {draft.path: draft for content in contents for draft in content.quizzes.values()}
        check_unused(courses, quizzes.values(), findings)
    return findings.problems


def read_content(
    course_roots: Sequence[Path], quiz_roots: Sequence[Path], today: dt.date, known: Content | None = None
) -> tuple[Content, list[Problem]]:
    """What could be read of the folders, laid over what is `known`, and every problem, by path and line."""
    findings = Findings(Path())
    content = known.copy() if known else Content()
    for root in quiz_roots:
        check_quiz_folder(root, findings)
    for root in course_roots:
        check_course_root(root, findings)
    for folder in _overlaid(course_roots, "*/", findings):
        course = read_course(folder, today, findings)
        if course:
            content.courses[folder.name] = course
        else:
            content.unread_courses.add(folder.name)
    outlines = _outlines(content)
    counted = {draft.path.name: draft.path for draft in content.quizzes.values() if draft.counted}
    for path in (counted | {path.name: path for path in _overlaid(quiz_roots, "*.yaml", findings)}).values():
        quiz = read_quiz(path, findings.of(path), outlines)
        if quiz:
            content.quizzes[path.stem] = quiz
        else:
            content.unread_quizzes.add(path.stem)
    _check_references(content, findings)
    check_surveys(content.courses.values(), content.quizzes, findings)
    _check_prerequisites(content, findings)
    _check_question_ids(content, findings)
    return content, sorted(set(findings.problems))


def own_quizzes(course: Course, quizzes: Collection[str]) -> list[str]:
    """The ids of the course's test, its modules' quizzes and its surveys, in order, as far as they are known."""
    own = (course.test, *(module.quiz for module in course.modules), course.before_after, course.survey)
    return list(dict.fromkeys(quiz for quiz in own if quiz and quiz in quizzes))


def lending_quizzes(course: Course, quizzes: Collection[str]) -> list[str]:
    """Quiz ids in the order in which a `::: check` of the course looks for its question.

    First the course's own quizzes (among these question ids are unique), then every other one by id:
    a question may be lent from anywhere.
    """
    return list(dict.fromkeys([*own_quizzes(course, quizzes), *sorted(quizzes)]))


@contextmanager
def unswept() -> Iterator[None]:
    """A command's short life needs no garbage collection: a fifth of its time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _overlaid(roots: Sequence[Path], pattern: str, findings: Findings) -> list[Path]:
    """The files or folders of all roots; of two with one name that of the later root."""
    found: dict[str, Path] = {}
    for number, root in enumerate(roots):
        if not root.is_dir():
            if number == 0:  # the product's own; those laid over it may come later
                findings.of(root).error(1, "フォルダーがありません。", "置き場所を確かめてください。")
            continue
        for path in root.glob(pattern):
            if not path.name.startswith((".", "_")):
                found[path.name] = path
    return [found[name] for name in sorted(found)]


def _outlines(content: Content) -> Outlines:
    drafts = content.courses.values()
    named = {
        reference.target: draft.outline
        for draft in drafts
        for reference in draft.references
        if reference.kind in ("quiz", "survey")
    }
    return Outlines(named, [draft.outline for draft in drafts])


def _check_references(content: Content, findings: Findings) -> None:
    questions = {question.id for draft in content.quizzes.values() for question in draft.quiz.questions}
    quizzes = content.quizzes.keys() | content.unread_quizzes
    everywhere: set[str] = set()
    for draft in content.courses.values():
        steps = set(draft.course.step_refs())
        everywhere |= steps
        known = {"quiz": quizzes, "survey": quizzes}
        if not content.unread_quizzes:
            known["question"] = questions
        if draft.whole:
            known["step"] = steps
        _check_known(draft.references, known, findings)
    if not content.unread_courses and all(draft.whole for draft in content.courses.values()):
        for quiz in content.quizzes.values():
            _check_known(quiz.references, {"step": everywhere}, findings)


def _check_known(references: list[Reference], known: dict[str, set[str]], findings: Findings) -> None:
    """Note what is not known; kinds that `known` does not list cannot be judged."""
    for reference in references:
        if reference.target not in known.get(reference.kind, {reference.target}):
            findings.of(reference.path).error(
                reference.line,
                f"{_NAMES[reference.kind]}「{reference.target[:60]}」がありません。",
                nearest(reference.target, known[reference.kind]),
            )


_NAMES = {"question": "問題", "quiz": "テスト", "step": "ページ", "survey": "アンケート"}


def _check_prerequisites(content: Content, findings: Findings) -> None:
    wanted = {name: set(draft.course.prerequisites) for name, draft in content.courses.items()}
    circling = set(_circling(wanted))
    for name, draft in content.courses.items():
        for index, prerequisite in enumerate(draft.course.prerequisites):
            line = draft.tree.line(("prerequisites", index))
            if prerequisite not in wanted.keys() | content.unread_courses:
                findings.of(draft.path).error(
                    line,
                    f"先に受ける講座「{prerequisite}」がありません。",
                    nearest(prerequisite, set(wanted) - {name}),
                )
            elif name in circling and prerequisite in circling:
                findings.of(draft.path).error(
                    line,
                    f"「{name}」と「{prerequisite}」が、たがいに先に受ける講座になっています。",
                    "どちらかの prerequisites から消してください。",
                )


def _circling(wanted: dict[str, set[str]]) -> Iterator[str]:
    """The courses that stand in a circle: those left when all without a way in or out are taken away."""
    left = {name: set(others) & wanted.keys() for name, others in wanted.items()}
    while True:
        asked_for = set().union(*left.values())
        ends = {name for name, others in left.items() if not others or name not in asked_for}
        if not ends:
            return iter(left)
        left = {name: others - ends for name, others in left.items() if name not in ends}


def _check_question_ids(content: Content, findings: Findings) -> None:
    """Within the quizzes of one course a question id may not mean two questions."""
    for draft in content.courses.values():
        seen: dict[str, str] = {}
        for name in own_quizzes(draft.course, content.quizzes):
            quiz = content.quizzes[name]
            for question in quiz.quiz.questions:
                if seen.setdefault(question.id, name) != name:
                    findings.of(quiz.path).error(
                        quiz.lines[question.id],
                        f"問題の id「{question.id}」は、同じ講座の「{seen[question.id]}」にもあります。",
                        "ほかと重ならない id にしてください。",
                    )
