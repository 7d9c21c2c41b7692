"""The shapes of course, module and quiz files as authors write them: unknown keys are forbidden."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from supporter.domain.courses.course import Level

ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
Id = Annotated[str, Field(pattern=f"^{ID.pattern}$")]
Text = Annotated[str, Field(min_length=1)]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class AttendanceShape(Shape):
    late_minutes: int = Field(default=15, ge=0)
    early_minutes: int = Field(default=15, ge=0)
    within_months: int | None = Field(default=None, ge=1)


class TestKey(Shape):
    test: Id
    share: float = Field(alias="pass", gt=0, le=1)


class StepsKey(Shape):
    steps_of: list[Id] = Field(min_length=1)


class AttendanceKey(Shape):
    attendance: AttendanceShape


class AnyKey(Shape):
    any_of: list[RequirementShape] = Field(min_length=1)


def _kind(value: Any) -> str:
    keys = value.keys() if isinstance(value, dict) else ()
    return next((f"={key}" for key in ("test", "steps_of", "attendance", "any_of") if key in keys), "=word")


RequirementShape = Annotated[
    Annotated[TestKey, Tag("=test")]
    | Annotated[StepsKey, Tag("=steps_of")]
    | Annotated[AttendanceKey, Tag("=attendance")]
    | Annotated[AnyKey, Tag("=any_of")]
    | Annotated[Literal["all_steps", "reflection"], Tag("=word")],
    Discriminator(_kind),
]


class WayShape(Shape):
    way: Literal["online", "classroom", "blended"]
    requires: list[RequirementShape] = Field(min_length=1)


class ClassShape(Shape):
    """What a class takes besides the pages, in minutes; `test`: where its test is taken."""

    opening: float = Field(default=0, ge=0, le=60)
    rest: float = Field(default=0, ge=0, le=60, alias="break")
    buffer: float = Field(default=0, ge=0, le=60)
    test: Literal["paper", "phone", "home"] = "home"


class CourseToldShape(Shape):
    """What a course is called and about, in plain Japanese or English."""

    title: Text
    summary: Text


class CourseShape(Shape):
    """`course.yaml`. `yasashii` and `english` say title and summary in other words.

    `ruby: required` asks for ruby over every kanji of the pages. `before_after` names the questions asked in the same
    words before and after the course, `survey` those at its end.
    """

    id: Id
    title: Text
    programme: Id
    level: Level
    minutes: float = Field(gt=0, le=10_000)
    summary: Text
    yasashii: CourseToldShape | None = None
    english: CourseToldShape | None = None
    modules: list[Id] = Field(min_length=1)
    prerequisites: list[Id] = []
    validity_months: int | None = Field(default=None, ge=1)
    test: Id | None = None
    before_after: Id | None = None
    survey: Id | None = None
    completion: list[WayShape] = Field(min_length=1)
    classroom: ClassShape | None = Field(default=None, alias="class")
    ruby: Literal["required", "optional"] = "optional"


class ModuleShape(Shape):
    """The front matter of a module; `yasashii` is its title in plain Japanese, `english` that in English."""

    id: Id
    title: Text
    yasashii: Text | None = None
    english: Text | None = None
    minutes: float = Field(gt=0, le=10_000)
    objectives: list[Text] = Field(min_length=1)
    quiz: Id | None = None


class ChoiceShape(Shape):
    text: Text
    correct: bool = False
    feedback: Text | None = None


class PairShape(Shape):
    left: Text
    right: Text


class ToldShape(Shape):
    """A question in plain Japanese or English: lists as many as the question's own, in their order."""

    text: Text
    choices: list[Text] = []
    items: list[Text] = []
    pairs: list[PairShape] = []
    feedback: list[Text] = []
    explanation: str = ""
    care: Text | None = None


class _QuestionShape(Shape):
    id: Id
    text: Text
    care: Text | None = None
    explanation: str = ""
    step: str = ""
    yasashii: ToldShape | None = None
    english: ToldShape | None = None


class ChoicesShape(_QuestionShape):
    type: Literal["single", "multiple"]
    choices: list[ChoiceShape] = Field(min_length=2)


class TrueFalseShape(_QuestionShape):
    type: Literal["truefalse"]
    answer: bool | None = None


class OrderShape(_QuestionShape):
    type: Literal["order"]
    items: list[Text] = Field(min_length=2)


class MatchShape(_QuestionShape):
    type: Literal["match"]
    pairs: list[PairShape] = Field(min_length=2)


class ShortShape(_QuestionShape):
    type: Literal["short"]
    accepted: list[Text] = []
    show: Literal["list", "cloud"] = "list"


QuestionShape = Annotated[
    ChoicesShape | TrueFalseShape | OrderShape | MatchShape | ShortShape, Field(discriminator="type")
]


class QuizShape(Shape):
    """A quiz or survey file."""

    id: Id
    title: Text
    pick: int | None = Field(default=None, ge=1)
    share: float = Field(default=0.8, alias="pass", gt=0, le=1)
    shuffle: bool = False
    attempts: int | None = Field(default=None, ge=1)
    waiting_minutes: int = Field(default=0, ge=0)
    scored: bool = True
    questions: list[QuestionShape] = Field(min_length=1)


def _keys_of(*shapes: type[Shape]) -> frozenset[str]:
    return frozenset(info.alias or name for shape in shapes for name, info in shape.model_fields.items())


KEYS = _keys_of(
    CourseShape,
    CourseToldShape,
    ClassShape,
    WayShape,
    AttendanceShape,
    TestKey,
    StepsKey,
    AttendanceKey,
    AnyKey,
    ModuleShape,
    QuizShape,
    ChoicesShape,
    ChoiceShape,
    PairShape,
    TrueFalseShape,
    OrderShape,
    MatchShape,
    ShortShape,
    ToldShape,
)
