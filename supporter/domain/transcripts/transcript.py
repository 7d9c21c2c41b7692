"""What one learner did in one course, appended and never changed; everything else is folded from it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from supporter.domain.shared.document import Document, Value


class Read(Value):
    """A page was shown to the learner. `step` is `module/step`; `at` is epoch seconds, here and below."""

    e: Literal["read"] = "read"
    step: str
    at: int


class Began(Value):
    """A test attempt was drawn: which questions, in which order, from which content version."""

    e: Literal["began"] = "began"
    attempt: int
    quiz: str
    questions: tuple[str, ...]
    version: str
    at: int


class Exchanged(Value):
    """Another question was asked for instead of one with a care notice; `other` stands in its place."""

    e: Literal["exchanged"] = "exchanged"
    attempt: int
    question: str
    other: str
    at: int


class Answered(Value):
    """The answer that counts for one question of one attempt."""

    e: Literal["answered"] = "answered"
    attempt: int
    question: str
    answer: tuple[str, ...]
    correct: bool
    at: int


class Checked(Value):
    """An unscored question inside a page was answered for the first time."""

    e: Literal["checked"] = "checked"
    question: str
    answer: tuple[str, ...]
    correct: bool
    at: int


class Attended(Value):
    """A training session was attended, so many minutes late and gone so many minutes early."""

    e: Literal["attended"] = "attended"
    session: str
    late: int = 0
    early: int = 0
    reflected: bool = False
    at: int


class Withdrawn(Value):
    """A class noted by mistake was taken back; with `completed` the decision that followed from it as well."""

    e: Literal["withdrawn"] = "withdrawn"
    session: str
    completed: bool = False
    at: int


class Completed(Value):
    """The decision that the course is done, with the way and the content version it was judged by.

    `noted_at` is when that was written down, where it was later than `at`: from a list, or by hand.
    """

    e: Literal["completed"] = "completed"
    way: Literal["online", "classroom", "blended"]
    version: str
    score: float | None = None
    at: int
    noted_at: int | None = None


Event = Annotated[
    Read | Began | Exchanged | Answered | Checked | Attended | Withdrawn | Completed, Field(discriminator="e")
]


class Transcript(Document):
    """受講記録: learner × course × 年度, append-only.

    `year` is the 年度 in which it was opened; `id` is `learner:course:year`.
    """

    collection: ClassVar[str] = "transcripts"

    learner: str
    course: str
    year: int
    events: tuple[Event, ...] = ()

    def with_event(self, event: Event) -> Transcript:
        """The transcript with one more event."""
        return self.model_copy(update={"events": (*self.events, event)})


def new_transcript(learner: str, course: str, year: int) -> Transcript:
    """An empty transcript with its natural id, so that opening it twice opens one."""
    return Transcript(id=f"{learner}:{course}:{year}", learner=learner, course=course, year=year)
