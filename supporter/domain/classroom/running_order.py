"""The running order of a class: a course's pages with the questions and activities between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Literal

from supporter.domain.classroom.conversation import key_of, questions_of, slide_of_place
from supporter.domain.courses.course import Block, Course, Module, Step
from supporter.domain.courses.dialogue import Dialogue
from supporter.domain.courses.quiz import Question
from supporter.domain.training.time_budget import budget
from supporter.domain.training.timetable import Slot, rearranged, timetable
from supporter.domain.training.todays_class import OWN

#: Blocks of a page that the whole class does together, one after the other; the rest is on its slide.
_TOGETHER = ("check", "pair", "group", "dialogue")
#: The two times at which a poll is taken, to be compared.
BEFORE, AFTER = "@before", "@after"


@dataclass(frozen=True)
class Cue:
    """One press of 次へ: the slide of a page, or something the class does on it.

    `id` is `module/step` for the slide, `module/step/2` for the second thing done there, `module/step/s2` for the
    second thing shown besides the slide, whose HTML is `shown`. A question's `asked` is its key. The places of a
    conversation stand behind each other in the order of their numbers, all with the id of its `dialogue`; `leads` are
    the cues that a place goes on to: of a question one for each choice.
    """

    id: str
    module: Module
    step: Step
    kind: Literal["slide", "question", "pair", "group"] = "slide"
    asked: str = ""
    block: Block | None = None
    shown: str = ""
    dialogue: str = ""
    leads: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The page, as transcripts name it."""
        return f"{self.module.id}/{self.step.id}"


@dataclass(frozen=True)
class OrderedQuestion:
    """A question as a class is asked it. Unsigned ones are answered on slips that name no seat.

    `compare` is the key of the same question asked before the class, empty where there is none. `number` is its
    number on paper and on every screen (問7), 0 for what is asked outside the pages of the course. `own`: made up for
    one class, and of no course. `dialogue`: a place of a conversation, where no answer is the right one.
    """

    key: str
    question: Question
    unsigned: bool = False
    compare: str = ""
    number: int = 0
    own: bool = False
    dialogue: bool = False


@dataclass(frozen=True)
class RunningOrder:
    """Cues as the class comes to them, and every question that may be asked by its key.

    `course` is the course whole, as others have it; `minutes` are pages (by `ref`) that take just so long today.
    """

    course: Course
    cues: tuple[Cue, ...]
    asks: Mapping[str, OrderedQuestion] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)

    def at(self, id: str) -> Cue:
        """The cue of that id; where an author has taken it away, its page's slide, else the first."""
        place = self._places.get(id, self._places.get("/".join(id.split("/")[:2]), 0))
        return self.cues[place]

    def knows(self, id: str) -> bool:
        """Whether there is such a cue."""
        return id in self._places

    def after(self, cue: Cue) -> Cue | None:
        """The next one, `None` at the end; behind a conversation from any place of it that leads nowhere else."""
        if cue.leads and not cue.asked:
            return self.at(cue.leads[0])
        further = self.cues[self._places[cue.id] + 1 :]
        return next((one for one in further if not cue.dialogue or one.dialogue != cue.dialogue), None)

    def before(self, cue: Cue) -> Cue | None:
        """The one before, `None` at the beginning."""
        place = self._places[cue.id]
        return self.cues[place - 1] if place else None

    def numbered(self, cue: Cue) -> int:
        """The number of a place in its conversation, as on paper; 0 for any other cue."""
        if not cue.dialogue:
            return 0
        return 1 + sum(one.dialogue == cue.dialogue for one in self.cues[: self._places[cue.id]])

    def page(self, cue: Cue) -> tuple[int, int]:
        """Which page of its chapter this is, counted from 1, and of how many; as the booklet has it, also where
        others are left out today. (0, 0) for a page that the class has added.
        """
        if cue.module.id == OWN:
            return 0, 0
        ids = [step.id for step in cue.module.steps]
        return ids.index(cue.step.id) + 1, len(ids)

    def pages(self) -> list[Cue]:
        """The slide of each page that is held, in order."""
        return [cue for cue in self.cues if cue.kind == "slide" and not cue.shown]

    def label(self, cue: Cue) -> str:
        """5-2, as in the booklet; ＋1 for the first page that the class has added."""
        added = self._added.get(cue.ref)
        return f"＋{added}" if added else f"{cue.module.number}-{self.page(cue)[0]}"

    def timetable(self, minutes: int) -> tuple[Slot, ...]:
        """When each page is due in a class of `minutes`."""
        planned, refs = timetable(self.course, minutes), [cue.ref for cue in self.pages()]
        if not self.minutes and refs == [slot.ref for slot in planned]:
            return planned
        return rearranged(planned, refs, self.minutes)

    @cached_property
    def _added(self) -> dict[str, int]:
        added = (cue.ref for cue in self.pages() if cue.module.id == OWN)
        return {ref: number for number, ref in enumerate(added, 1)}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {cue.id: place for place, cue in enumerate(self.cues)}


def running_order(
    course: Course, checks: Mapping[str, Question], polls: Iterable[Question] = (), minutes: int = 0
) -> RunningOrder:
    """The running order of a course; `checks` are its questions by id, `polls` those of its surveys.

    A class of so many `minutes` holds the pages that it has time for; without them it holds all. A check whose
    question is not known is passed over, and so is one that is not asked in class.
    """
    spent = budget(course, minutes) if minutes else None
    held = {page.ref for page in spent.pages} if spent else set(course.step_refs())
    short = bool(spent and spent.short)
    steps = [(module, step) for module, step in course.steps() if f"{module.id}/{step.id}" in held]
    cues = tuple(cue for module, step in steps for cue in _cues(module, step, checks, short=short))
    numbers = {key: at for at, key in enumerate(dict.fromkeys(cue.asked for cue in cues if cue.asked), 1)}
    asks = {id: OrderedQuestion(id, question, number=numbers.get(id, 0)) for id, question in checks.items()}
    for asked in (one for _, step in steps for block in step.blocks for one in questions_of(block)):
        if asked.id in numbers:
            asks[asked.id] = OrderedQuestion(asked.id, asked, number=numbers[asked.id], dialogue=True)
    for question in polls:
        before, after = question.id + BEFORE, question.id + AFTER
        asks[question.id] = OrderedQuestion(question.id, question, unsigned=True)
        asks[before] = OrderedQuestion(before, question, unsigned=True)
        asks[after] = OrderedQuestion(after, question, unsigned=True, compare=before)
    return RunningOrder(course, cues, asks)


def _cues(module: Module, step: Step, checks: Mapping[str, Question], *, short: bool) -> Iterable[Cue]:
    ref = f"{module.id}/{step.id}"
    yield Cue(ref, module, step)
    together, shown = count(1), count(1)
    for block in step.blocks:
        if block.shown:
            yield Cue(f"{ref}/s{next(shown)}", module, step, shown=block.shown)
        if block.kind not in _TOGETHER:
            continue
        id = f"{ref}/{next(together)}"
        if block.kind == "pair" or block.kind == "group":
            if talk := _talk(block, short=short):
                yield Cue(id, module, step, block.kind, block=talk)
        elif block.dialogue is not None:
            # What takes a turn for each step is left out of an hour, unless nothing of its page may be.
            if block.in_class and (step.keep or not short):
                yield from _places(id, module, step, block.dialogue)
        elif block.in_class and block.ref in checks:
            yield Cue(id, module, step, "question", asked=block.ref)


def _places(id: str, module: Module, step: Step, dialogue: Dialogue) -> Iterable[Cue]:
    """The places of a conversation: those with answers are asked, the others shown."""
    for node in dialogue.nodes:
        leads = tuple(f"{id}@{name}" for name in node.leads)
        found = Cue(f"{id}@{node.name}", module, step, dialogue=id, leads=leads)
        if node.replies:
            yield replace(found, kind="question", asked=key_of(dialogue, node))
        else:
            yield replace(found, shown=slide_of_place(node))


def _talk(block: Block, *, short: bool) -> Block | None:
    """A talk as long as its form has it, None where that leaves it out."""
    if not short or block.short is None:
        return block
    return block.model_copy(update={"minutes": block.short}) if block.short else None
