"""Courses as everything above sees them: frozen models of chapters, pages and ways to complete."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from supporter.domain.courses.dialogue import Dialogue
from supporter.domain.courses.rich import Rich
from supporter.domain.shared.document import Value

Level = Literal["基礎", "リーダー", "フォローアップ"]


class TalkPhase(Value):
    """One part of a talk with a time of its own: `minutes`, and what is done in them (`html`, sanitised)."""

    minutes: float
    html: str


class Sorted(Value):
    """One of the things of a `sort`: it belongs in `pile`, counted from 1 in the order of the block's piles."""

    text: Rich
    pile: int
    why: Rich


class Block(Value):
    """One part of a page, in the order it is read.

    `html` is sanitised. `ref` is the question id of a `check`, or the worksheet id of a `work`
    (`module/step/number`, stable while earlier worksheets of the page stay). `topics` are the
    contact topics of `contacts`, `minutes` and `roles` belong to `pair` and `group`. `easy` says the same
    in plain Japanese (sanitised HTML), where the author wrote it for this block alone.

    A `scene` is a story with the id `ref`: it is read aloud in class, unless `read` is off. `shown` is what the
    projector shows of this part besides the page's slide (empty: nothing). `in_class`: a class is asked this
    `check` or `sort`, or goes through this `dialogue`; others are for who reads alone. `short` are the minutes of a
    `pair` or `group` in the 60 minute form, 0 where it is left out, None where it stays as it is. `handout` is the
    page (1 to 4) of the hand-out of a class on which this part stands, 0 where it is not on it. Each of the `things`
    of a `sort` belongs in one of its `piles`. A `model` is what might be written on the `work` before it; a `case`
    tells of somebody, as a card.
    `phases` are the parts of a talk, one after the other, which `html` has as a list; `size` is how many talk with
    each other, 0 where nobody says.
    """

    kind: Literal[
        "html", "scene", "check", "work", "contacts", "care", "pair", "group", "dialogue", "sort", "model", "case"
    ]
    html: str = ""
    easy: str = ""
    shown: str = ""
    read: bool = True
    in_class: bool = True
    short: float | None = None
    handout: int = 0
    ref: str = ""
    title: Rich | None = None
    topics: tuple[str, ...] = ()
    minutes: float | None = None
    roles: tuple[str, ...] = ()
    dialogue: Dialogue | None = None
    size: int = 0
    phases: tuple[TalkPhase, ...] = ()
    piles: tuple[Rich, ...] = ()
    things: tuple[Sorted, ...] = ()

    @property
    def people(self) -> int:
        """How many talk with each other in a `pair` or `group`, 0 where it is everybody."""
        roles = len(self.roles) if len(self.roles) > 1 else 0
        return self.size or roles or (2 if self.kind == "pair" else 0)


class Step(Value):
    """One page (ページ). All strings but `id` are sanitised HTML, empty where the author wrote none.

    `slide` is what the projector shows when it differs from the text, `notes` the trainer's script with every story
    and every shown part in its place, `yasashii` the plain-Japanese text, `sources` where figures and words come
    from. `easy_title` is the title in plain Japanese, `english_title` that in English, where they were written.

    `minutes` are for who reads alone, `notes_minutes` for a class, `short` for its 60 minute form: 0 where that
    leaves the page out, None where it stays as it is. A page to `keep` is never shortened or left out. `before` and
    `after` are what lecturers do in the half hours around the class.
    """

    id: str
    title: Rich
    minutes: float
    blocks: tuple[Block, ...]
    slide: str = ""
    notes: str = ""
    notes_minutes: float | None = None
    yasashii: str = ""
    sources: tuple[str, ...] = ()
    easy_title: Rich | None = None
    english_title: Rich | None = None
    short: float | None = None
    keep: bool = False
    before: str = ""
    after: str = ""


class Module(Value):
    """One chapter (章); `number` counts from 1 in the order of the course, as people see it.

    `easy_title` is the title in plain Japanese, `english_title` that in English, where they were written.
    """

    id: str
    number: int
    title: Rich
    minutes: float
    objectives: tuple[Rich, ...]
    quiz: str | None = None
    steps: tuple[Step, ...]
    easy_title: Rich | None = None
    english_title: Rich | None = None


class AllSteps(Value):
    """Every page of the course was read to its end."""

    kind: Literal["all_steps"] = "all_steps"


class StepsOf(Value):
    """Every page of the named modules was read to its end."""

    kind: Literal["steps_of"] = "steps_of"
    modules: tuple[str, ...]


class QuizPassed(Value):
    """Quiz `test` was answered with at least the share `pass_mark` (0–1) right."""

    kind: Literal["test"] = "test"
    test: str
    pass_mark: float = Field(gt=0, le=1)


class Attendance(Value):
    """A class was attended: at most so many minutes late or gone early.

    `within_months`: the online part lies at most so many months before the class (None: no limit).
    """

    kind: Literal["attendance"] = "attendance"
    late_minutes: int = Field(default=15, ge=0)
    early_minutes: int = Field(default=15, ge=0)
    within_months: int | None = Field(default=None, ge=1)


class Reflection(Value):
    """A reflection was handed in."""

    kind: Literal["reflection"] = "reflection"


class AnyOf(Value):
    """Any one of these suffices."""

    kind: Literal["any_of"] = "any_of"
    requires: tuple[Requirement, ...]


Requirement = Annotated[AllSteps | StepsOf | QuizPassed | Attendance | Reflection | AnyOf, Field(discriminator="kind")]


class Way(Value):
    """One way to complete a course: all of `requires` together."""

    way: Literal["online", "classroom", "blended"]
    requires: tuple[Requirement, ...]


class Classroom(Value):
    """What a class of the course takes besides its pages, in minutes: welcome, break, and what is kept in hand.

    `test` is where its test is taken: on paper or by phone at the end, or at home.
    """

    opening: float = 0
    rest: float = 0
    buffer: float = 0
    test: Literal["paper", "phone", "home"] = "home"


class CourseTold(Value):
    """What a course is called and about, in another voice."""

    title: Rich
    summary: Rich


class Course(Value):
    """A course (講座). Any one way of `completion` suffices; `version` is the hash of its sources.

    `easy` tells of it in plain Japanese, `english` in English, where its author wrote them. `before_after` is the
    survey asked before and after it, `survey` the one at its end. `classroom` is None where its author has planned no
    class: its pages are then spread over whatever time there is.
    """

    id: str
    title: Rich
    level: Level
    minutes: float
    summary: Rich
    programme: str
    modules: tuple[Module, ...]
    prerequisites: tuple[str, ...] = ()
    validity_months: int | None = None
    test: str | None = None
    before_after: str | None = None
    survey: str | None = None
    easy: CourseTold | None = None
    english: CourseTold | None = None
    completion: tuple[Way, ...]
    classroom: Classroom | None = None
    version: str

    def module(self, module_id: str) -> Module:
        """The module of that id; `KeyError` if there is none."""
        for module in self.modules:
            if module.id == module_id:
                return module
        raise KeyError(module_id)

    def step(self, module_id: str, step_id: str) -> Step:
        """The page of that id; `KeyError` if there is none."""
        for step in self.module(module_id).steps:
            if step.id == step_id:
                return step
        raise KeyError(f"{module_id}/{step_id}")

    def steps(self) -> list[tuple[Module, Step]]:
        """Every page with its module, in reading order."""
        return [(module, step) for module in self.modules for step in module.steps]

    def step_refs(self) -> tuple[str, ...]:
        """Every page as `module/step`, in reading order: the ids that transcripts hold."""
        return tuple(f"{module.id}/{step.id}" for module, step in self.steps())


def in_voice(course: Course, voice: Literal["ja", "easy", "en"]) -> Course:
    """The same course with the words that readers of `voice` have; English readers get plain Japanese where there is
    no English."""
    if voice == "ja":
        return course
    english = voice == "en"
    told = (course.english if english else None) or course.easy
    words = {"title": told.title, "summary": told.summary} if told else {}
    return course.model_copy(update={**words, "modules": tuple(_retold(one, english) for one in course.modules)})


def _retold(module: Module, english: bool) -> Module:
    steps = tuple(step.model_copy(update={"title": _title(step, english)}) for step in module.steps)
    return module.model_copy(update={"title": _title(module, english), "steps": steps})


def _title(one: Module | Step, english: bool) -> Rich:
    return (one.english_title if english else None) or one.easy_title or one.title
