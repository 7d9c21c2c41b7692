"""今日すること: everything that waits for the officer who looks, and nothing that somebody else has to do.

Each line leads to the page on which it is done. What the officer has asked for herself and another has to
confirm is not hers; what a town keeps to itself waits for nobody who acts for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import NamedTuple

from supporter import wording
from supporter.content.profiles import national
from supporter.domain.municipalities.contact_lines import overdue
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.calendar import fiscal_year, fiscal_year_text
from supporter.domain.training.session import TrainingSession
from supporter.web.office.reporting.roster_filters import address
from supporter.web.shared.office_frame import OfficeVisit
from supporter.wiring import App


class Task(NamedTuple):
    """So many of something, in words, and where it is done."""

    number: str
    words: str
    address: str


async def tasks(app: App, at: OfficeVisit, programmes: Sequence[Programme]) -> list[Task]:
    """What waits for an officer of a town that runs these programmes; what others wait for comes first."""
    found: list[Task] = []
    for look, *needed in _LOOKS:
        if all(may(at.person, action, municipality=at.person.municipality) for action in needed):
            found += await look(app, at)
    if not may(at.person, Action.ROSTER_READ, municipality=at.person.municipality):
        return found
    return [*found, *await _to_learn_again(app, at, programmes)]


async def _certificates(app: App, at: OfficeVisit) -> list[Task]:
    waiting = len(await app.administration.office.waiting(at.person))
    sealed = len(await app.certificates.hand_overs.waiting(at.person))
    return [*_cases("confirm", waiting, "/o/confirm"), *_cases("sealed", sealed, "/o/confirm#sealed")]


async def _classes(app: App, at: OfficeVisit) -> list[Task]:
    held = await app.training.planning.all(at.person, at.person.municipality)
    brought = set(await app.offline.laptop.here())
    over = [one for one in held if one.state == "ended" and one.room.started_at and not one.finished_at]
    finish = [
        _task("finish", 1, f"/t/{one.id}/finish", **_of_class(one)) for one in reversed(over) if one.id not in brought
    ]
    untold = [
        _task("untold", count, f"/t/{one.id}/applications", **_of_class(one))
        for one, count in await app.training.applications.untold(at.person)
    ]
    back = await app.offline.uploads.waiting(at.person)
    return [*finish, *_cases("merge", back, "/o/merge"), *untold]


async def _people(app: App, at: OfficeVisit) -> list[Task]:
    asked = await app.people.withdrawals.waiting(at.person)
    coming = await app.people.transfers.coming(at.person)
    leavers = [one for one in await app.privacy.erasure_requests.waiting(at.person) if not one.decided]
    requests, days = await app.privacy.disclosure_requests.waiting(at.person)
    return [
        *_cases("second", sum(one.may_agree for one in asked), "/o/leaving"),
        *_cases("moves", coming, "/o/people/moves"),
        *_cases("leaving", len(leavers), "/o/leaving", left=_left(leavers[0].days_left if leavers else 0)),
        *_cases("requests", requests, "/o/requests", left=_left(days)),
    ]


async def _kept(app: App, at: OfficeVisit) -> list[Task]:
    """The duties that no town gives away."""
    if at.person.lent or at.town is None:
        return []
    proposed, due = await app.privacy.retention.waiting(at.person)
    late = len(overdue(at.town, national(), app.clock.now().date()))
    return [
        *_cases("disposal", proposed, "/o/duty/retention"),
        *_cases("retention", due, "/o/duty/retention"),
        *_cases("contacts", late, "/o/contacts"),
        *_cases("delegation", await app.municipalities.delegations.waiting(at.person), "/o/delegations"),
    ]


async def _reminders(app: App, at: OfficeVisit) -> list[Task]:
    return _cases("stopped", await app.reporting.reminders.count(at.person), "/o/reminders")


async def _to_learn_again(app: App, at: OfficeVisit, programmes: Iterable[Programme]) -> list[Task]:
    year, found = fiscal_year(app.clock.now().date()), []
    for one in programmes:
        roster = RosterFilter(municipality=at.person.municipality, programme=one.id, due=year, once=True)
        count = await app.reporting.rosters.count(at.person, roster)
        seen = address({"programme": one.id, "due": str(year), "once": "yes"})
        found += _cases("due", count, seen, year=fiscal_year_text(year))
    return found


#: Each look, and what one has to be allowed: a delegation may open less than all.
_LOOKS: tuple[tuple[Callable[[App, OfficeVisit], Awaitable[list[Task]]], *tuple[Action, ...]], ...] = (
    (_certificates, Action.CERTIFICATE_CONFIRM, Action.CERTIFICATE_PRINT),
    (_classes, Action.TRAINING_PLAN, Action.APPLICATION_MANAGE, Action.CLASS_TAKE),
    (_people, Action.LEARNER_WITHDRAW, Action.LEARNER_MOVE, Action.LEAVING_READ),
    (_kept,),
    (_reminders, Action.REMINDER_READ),
)
#: What is counted in people; all else is in cases.
_HEADS = frozenset({"stopped", "due"})


def _left(days: int) -> str:
    """How long is left until what the law or a wish sets; less than 0 days once that is past."""
    if days < 0:
        return wording.say("waits.late", days=-days)
    return wording.say("waits.days", days=days) if days else wording.say("waits.today")


def _cases(kind: str, count: int, at: str, **facts: object) -> list[Task]:
    return [_task(kind, count, at, **facts)] if count else []


def _task(kind: str, count: int, at: str, **facts: object) -> Task:
    number = wording.say("waits.people" if kind in _HEADS else "waits.cases", count=count)
    return Task(number, wording.say(f"waits.{kind}", **facts), at)


def _of_class(one: TrainingSession) -> dict[str, object]:
    return {"month": one.held_on.month, "day": one.held_on.day, "venue": one.venue}
