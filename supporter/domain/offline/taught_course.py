"""What a class is taught, as its papers number it: a laptop that has another course must not begin it unseen."""

from __future__ import annotations

from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.shared.document import Value
from supporter.domain.shared.refused import Refused


class TaughtCourse(Value):
    """The pages (`module/step`) and the questions of a course in their order; `version` is that of its sources.

    Words may differ. Pages and questions may not: cards, slips and answers go by their places.
    """

    version: str
    pages: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def chapters(self) -> int:
        """How many there are."""
        return len({page.partition("/")[0] for page in self.pages})

    def same_as(self, other: TaughtCourse) -> bool:
        """Whether both number everything alike."""
        return (self.pages, self.questions) == (other.pages, other.questions)


def taught(order: RunningOrder) -> TaughtCourse:
    """The course of a running order."""
    pages = dict.fromkeys(cue.ref for cue in order.cues)
    questions = dict.fromkeys(cue.asked for cue in order.cues if cue.asked)
    return TaughtCourse(version=order.course.version, pages=tuple(pages), questions=tuple(questions))


def require_same(there: TaughtCourse, here: TaughtCourse) -> None:
    """Raise `Refused('take.other_course')` with the sizes of both where they differ."""
    if not there.same_as(here):
        counts = {
            f"{at}_{what}": count
            for at, one in (("there", there), ("here", here))
            for what, count in (
                ("chapters", one.chapters),
                ("pages", len(one.pages)),
                ("questions", len(one.questions)),
            )
        }
        raise Refused("take.other_course", **counts)
