"""What a class has time for: which pages it holds and how long each takes, with welcome, break and time in hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from supporter.domain.courses.course import Classroom, Course, Step

#: Minutes of the short form.
HOUR = 60


@dataclass(frozen=True)
class PageTime:
    """A page (`module/step`) that is held and its minutes; one to `keep` is never shortened."""

    ref: str
    minutes: float
    keep: bool = False


@dataclass(frozen=True)
class Budget:
    """All minutes of a class: the welcome, its pages in order, a break behind one of them, and what is in hand.

    `short`: this is the form of an hour, which leaves out what its author said, and has no break.
    """

    opening: float
    pages: tuple[PageTime, ...]
    rest: float
    rest_after: str
    buffer: float
    short: bool


def class_minutes(step: Step) -> float:
    """How long a class takes for a page: as its script says, else as long as who reads alone."""
    return step.minutes if step.notes_minutes is None else step.notes_minutes


def written(course: Course, *, short: bool) -> tuple[float, float]:
    """The least and the most minutes that a form takes as it was written: without what is in hand, and with all."""
    planned = course.classroom or Classroom()
    held = sum(page.minutes for page in _pages(course, short=short))
    least = planned.opening + held + (0 if short else planned.rest)
    return least, least + planned.buffer


def has_short_form(course: Course) -> bool:
    """Whether its author wrote what an hour is used for."""
    return any(step.short is not None for _, step in course.steps())


def budget(course: Course, minutes: int) -> Budget:
    """How a class of so many minutes is spent.

    The form of an hour is held where the whole does not fit. What is missing is taken from the time in hand, then
    alike from every page that need not be kept; what is over goes to them. All in half minutes.
    """
    planned = course.classroom or Classroom()
    short = has_short_form(course) and minutes < written(course, short=False)[0]
    pages, rest = _pages(course, short=short), 0.0 if short else planned.rest
    left = minutes - written(course, short=short)[0]
    buffer = min(max(left, 0.0), planned.buffer)
    spread = _spread(pages, minutes - planned.opening - rest - buffer)
    return Budget(planned.opening, spread, rest, _middle(spread, minutes) if rest else "", buffer, short)


def _pages(course: Course, *, short: bool) -> tuple[PageTime, ...]:
    found = []
    for module, step in course.steps():
        whole = class_minutes(step) if course.classroom else step.minutes
        minutes = step.short if short and step.short is not None else whole
        if minutes > 0:
            found.append(PageTime(f"{module.id}/{step.id}", minutes, step.keep))
    return tuple(found)


def _spread(pages: tuple[PageTime, ...], minutes: float) -> tuple[PageTime, ...]:
    """The same pages, so that they take so many minutes together."""
    kept = sum(page.minutes for page in pages if page.keep)
    bent = sum(page.minutes for page in pages if not page.keep)
    if bent <= 0 or minutes <= kept:
        pages = tuple(PageTime(page.ref, page.minutes) for page in pages)
        kept, bent = 0.0, sum(page.minutes for page in pages) or 1.0
    found, gone, end = [], 0.0, 0.0
    for page in pages:
        if page.keep:
            found.append(page)
            continue
        gone += page.minutes
        # Each end is rounded by itself, so that no rounding adds up.
        begun, end = end, round(gone / bent * (minutes - kept) * 2) / 2
        found.append(PageTime(page.ref, end - begun))
    return tuple(found)


def _middle(pages: tuple[PageTime, ...], minutes: float) -> str:
    """The page after which a break lies nearest to the middle: where a chapter ends, if there are some."""
    ends, gone = list[tuple[str, float]](), 0.0
    chapters = [list(held) for _, held in groupby(pages, lambda page: page.ref.partition("/")[0])]
    for held in chapters if len(chapters) > 1 else [[page] for page in pages]:
        gone += sum(page.minutes for page in held)
        ends.append((held[-1].ref, gone))
    return min(ends[:-1], key=lambda end: abs(end[1] - minutes / 2), default=("", 0.0))[0]
