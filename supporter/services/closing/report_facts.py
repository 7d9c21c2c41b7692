"""What the report of a class says in words: who held it, when and where, and the groups of those who came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.closing.report import Group, Sitting, groups
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.calendar import era_date, weekday_text
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.closing.proposals import Line
from supporter.storage.base import Tx
from supporter.wording import say

_UNSAID, _OTHERS = say("report.unsaid"), say("report.others")


def sitting_of(line: Line) -> Sitting:
    """What is counted of a seat."""
    seat, seen = line.seat, line.proposal.seen if line.proposal else None
    return Sitting(
        kind=seat.kind,
        age_band=seat.age_band,
        town=line.owner.town or seat.municipality,
        outcome=line.outcome,
        late=seen.late if seen else 0,
        early=seen.early if seen else 0,
        before=bool(line.proposal and line.proposal.before),
    )


def town_names(tx: Tx, session: TrainingSession) -> dict[str, str]:
    """The municipalities of a class by their codes."""
    towns = ((code, tx.get(Municipality.collection, code)) for code in taking_part(session))
    return {code: str(town["name"]) for code, town in towns if town}


def by_way(sittings: Iterable[Sitting]) -> tuple[Group, ...]:
    """People by phone and on paper: that tells nothing of anybody, so no number is hidden."""
    found = Counter("phone" if sitting.kind == "phone" else "paper" for sitting in sittings)
    return tuple(Group(label=say(f"report.way.{way}"), count=found[way]) for way in ("phone", "paper") if found[way])


def by_age(sittings: Iterable[Sitting]) -> tuple[Group, ...]:
    """People by 年代."""
    bands = [band for band in get_args(AgeBand) if band]
    return groups((sitting.age_band or _UNSAID for sitting in sittings), [*bands, _UNSAID])


def by_town(sittings: Iterable[Sitting], names: Mapping[str, str]) -> tuple[Group, ...]:
    """People by municipality; those that take no part are one group."""
    labels = (names.get(sitting.town, _OTHERS) if sitting.town else _UNSAID for sitting in sittings)
    return groups(labels, [*names.values(), _OTHERS, _UNSAID])


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
    watcher = say("report.watcher.calls", name=session.watcher, calls=session.calls) if session.watcher else ""
    told = {
        "number": session.number,
        "course": f"{programme}　{course}（{session.kind}）",
        "when": when,
        "venue": session.venue + (say("report.online") if session.online else ""),
        "host": session.host,
        "trainers": "、".join(session.trainers),
        "watcher": watcher,
        "capacity": say("report.people", count=session.capacity) if session.capacity else "",
        "applied": say("report.people", count=session.applied) if session.applied else "",
        "partly": say("report.partly.people", late=late, early=early) if late or early else "",
    }
    return tuple((say(f"report.fact.{name}"), text) for name, text in told.items() if text)
