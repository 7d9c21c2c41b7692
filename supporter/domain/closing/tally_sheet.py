"""集計表: what a class answered, wrote, asked and how it came, as one table for staff; names only where wanted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from supporter.domain.classroom.hall_question import HallQuestion, HallQuestionState, by_votes
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.closing.asked import Asked, Written
from supporter.domain.closing.report import Group
from supporter.domain.shared.document import Value

#: Minutes of one line of the times at which people came.
AT_A_TIME = 10


class Heard(Value):
    """A question from the hall, with how many wanted to hear it too."""

    text: str
    votes: int
    state: HallQuestionState


class Arrival(Value):
    """So many came from `begins` until before `ends`."""

    begins: dt.time
    ends: dt.time
    count: int


class Attendee(Value):
    """Who came, for those who may know it; an empty `town` is not known."""

    number: int
    name: str
    kana: str
    town: str
    kind: SeatKind
    came: dt.time | None
    left: dt.time | None
    outcome: Outcome


class TallySheet(Value):
    """The table as of `made_on`. `left_out` are questions from the hall that staff decided not to show.

    `names` is `None` where nobody is named. `confirmed` is how many of the `people` are.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    people: int
    confirmed: int
    asked: tuple[Asked, ...]
    written: tuple[Written, ...]
    heard: tuple[Heard, ...]
    left_out: int
    ways: tuple[Group, ...]
    applied: int
    arrivals: tuple[Arrival, ...]
    late: int
    early: int
    outcomes: tuple[tuple[Outcome, int], ...]
    ages: tuple[Group, ...]
    towns: tuple[Group, ...]
    names: tuple[Attendee, ...] | None
    issuer: str
    made_on: dt.date


def heard(voices: Sequence[HallQuestion]) -> tuple[tuple[Heard, ...], int]:
    """What the hall asked, the most wanted first, and how many were decided not to be shown: their words stay here."""
    told = [one for one in by_votes(list(voices)) if one.state != "hidden"]
    return tuple(Heard(text=one.text, votes=one.votes, state=one.state) for one in told), len(voices) - len(told)


def arrivals(times: Iterable[dt.datetime]) -> tuple[Arrival, ...]:
    """How many came in each ten minutes of the clock that `times` show; minutes in which nobody came are left out."""
    starts = Counter(one.replace(minute=one.minute - one.minute % AT_A_TIME, second=0, microsecond=0) for one in times)
    span = dt.timedelta(minutes=AT_A_TIME)
    return tuple(
        Arrival(begins=start.time(), ends=(start + span).time(), count=count) for start, count in sorted(starts.items())
    )
