"""実施報告: one class told in numbers, folded from what is stored; no name is in it, and no group below five."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.shared.calendar import era_date, weekday_text
from supporter.domain.shared.document import Value
from supporter.domain.shared.small_numbers import FEWEST
from supporter.domain.training.session import TrainingSession

UNSAID = "答えない・聞いていない"
FEW = f"{FEWEST}人未満"


class Sitting(NamedTuple):
    """What the report wants to know of one seat: nothing that tells who it was."""

    kind: str
    age_band: str
    town: str
    outcome: Outcome
    late: int
    early: int
    before: bool


class Group(Value):
    """So many people; `None` where they are fewer than five, or could be found by subtracting."""

    label: str
    count: int | None

    @property
    def text(self) -> str:
        """The number, or that it is a small one."""
        return FEW if self.count is None else f"{self.count}人"


class Result(Value):
    """One question of the class by name: how many answered, and how many as the author hoped."""

    text: str
    answered: int
    right: int

    @property
    def percent(self) -> int:
        """Of those who answered."""
        return round(100 * self.right / self.answered) if self.answered else 0


class Row(Value):
    """One bar: `counts` go with the choices; `None` where too few have answered."""

    label: str
    answered: int
    counts: tuple[int, ...] | None


class Poll(Value):
    """A question without names: its choices, and a bar, or two where it was asked before and after.

    With `many` one may choose several, so that the numbers are no parts of a whole.
    """

    text: str
    choices: tuple[str, ...]
    rows: tuple[Row, ...]
    many: bool = False


class Report(Value):
    """Everything that the report says, as of `made_on`; `confirmed` is how many seats of `people` are."""

    title: str
    facts: tuple[tuple[str, str], ...]
    people: int
    completed: int
    attended: int
    counted: int
    before: int
    confirmed: int
    ways: tuple[Group, ...]
    ages: tuple[Group, ...]
    towns: tuple[Group, ...]
    results: tuple[Result, ...]
    before_after: tuple[Poll, ...]
    survey: tuple[Poll, ...]
    voices: tuple[str, ...]
    issuer: str
    ask: str
    made_on: dt.date

    @property
    def answered(self) -> int:
        """The most answers that a question of the survey got."""
        return max((row.answered for poll in self.survey for row in poll.rows), default=0)

    @property
    def right(self) -> int | None:
        """How many per cent of all answers by name were as hoped; `None` where none was given."""
        given = sum(result.answered for result in self.results)
        return round(100 * sum(result.right for result in self.results) / given) if given else None


def groups(labels: Iterable[str], order: Sequence[str]) -> tuple[Group, ...]:
    """People by label in `order`, others behind; small groups are hidden, and never one alone."""
    found = Counter(labels)
    hidden = {label for label, count in found.items() if count < FEWEST}
    rest = sorted((label for label in found if label not in hidden), key=lambda label: found[label])
    # The sum of all tells how many are hidden together: never so few.
    while hidden and rest and sum(found[label] for label in hidden) < FEWEST:
        hidden.add(rest.pop(0))
    shown = [*(label for label in order if label in found), *sorted(set(found) - set(order))]
    return tuple(Group(label=label, count=None if label in hidden else found[label]) for label in shown)


def by_way(sittings: Iterable[Sitting]) -> tuple[Group, ...]:
    """People by phone and on paper: that tells nothing of anybody, so no number is hidden."""
    found = Counter("電話" if sitting.kind == "phone" else "紙" for sitting in sittings)
    return tuple(Group(label=label, count=found[label]) for label in ("電話", "紙") if found[label])


def by_age(sittings: Iterable[Sitting]) -> tuple[Group, ...]:
    """People by 年代."""
    bands = [band for band in get_args(AgeBand) if band]
    return groups((sitting.age_band or UNSAID for sitting in sittings), [*bands, UNSAID])


def by_town(sittings: Iterable[Sitting], names: Mapping[str, str]) -> tuple[Group, ...]:
    """People by municipality; those that take no part are one group."""
    labels = (names.get(sitting.town, "そのほか") if sitting.town else UNSAID for sitting in sittings)
    return groups(labels, [*names.values(), "そのほか", UNSAID])


def plan_facts(
    session: TrainingSession, programme: str, course: str, sittings: Sequence[Sitting]
) -> tuple[tuple[str, str], ...]:
    """Who held what, when and where; what is not known is left out."""
    day = session.held_on
    when = f"{era_date(day)}（{weekday_text(day)}）"
    if session.begins and session.ends:
        when += f" {session.begins:%H:%M}–{session.ends:%H:%M}"
    late = sum(1 for one in sittings if one.late > 0)
    early = sum(1 for one in sittings if one.early > 0)
    pairs = [
        ("実施番号", session.number),
        ("事業・講座", f"{programme}　{course}（{session.kind}）"),
        ("日時", when),
        ("場所", session.venue + ("（オンライン併用）" if session.online else "")),
        ("主催", session.host),
        ("講師", "、".join(session.trainers)),
        ("見守り係", f"{session.watcher}（呼び出し {session.calls}回）" if session.watcher else ""),
        ("定員", f"{session.capacity}人" if session.capacity else ""),
        ("申込", f"{session.applied}人" if session.applied else ""),
        ("途中から・途中まで", f"{late}人・{early}人" if late or early else ""),
    ]
    return tuple(pair for pair in pairs if pair[1])
