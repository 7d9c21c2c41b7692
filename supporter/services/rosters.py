"""Rosters: who completed what in one municipality, refused before anything is read, audited when it leaves."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from supporter.domain.access import Action, Person, require
from supporter.domain.afterwards import listed
from supporter.domain.course import Course
from supporter.domain.leaving import GONE, STOPPED
from supporter.domain.municipality import Municipality
from supporter.domain.refused import Refused
from supporter.domain.roster import RosterRow
from supporter.storage.base import Doc, Store, Tx

from . import audit
from .clock import Clock

_METHODS = {"online": "オンライン", "classroom": "集合", "blended": "併用"}
_CHUNK = 250

#: A completion's summary, learner, certificate and training session; the last two {} where there is none.
Joined = tuple[Doc, Doc, Doc, Doc]


@dataclass(frozen=True)
class RosterFilter:
    """Which completions: all of a municipality, narrowed by course, programme and days (inclusive)."""

    municipality: str
    course: str = ""
    programme: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def admits(self, summary: Doc) -> bool:
        """Whether a summary document is a completion that this roster lists."""
        day = summary["completed_on"]
        return bool(
            day
            and (not self.course or summary["course"] == self.course)
            and (not self.programme or summary["programme"] == self.programme)
            and (self.since is None or day >= self.since.isoformat())
            and (self.until is None or day <= self.until.isoformat())
        )

    def facts(self) -> dict[str, str]:
        """The filter as audit facts."""
        pairs = {
            "course": self.course,
            "programme": self.programme,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
        }
        return {key: value for key, value in pairs.items() if value}


@dataclass(frozen=True)
class Roster:
    """The rows in certificate order, and who may put their name to the file."""

    municipality: Municipality
    rows: list[RosterRow]
    made_at: dt.datetime


class Rosters:
    """Reading and exporting rosters. `courses` is asked only about completions without a certificate."""

    def __init__(self, store: Store, courses: Callable[[], Mapping[str, Course]], clock: Clock) -> None:
        self._store, self._courses, self._clock = store, courses, clock

    async def rows(self, person: Person, chosen: RosterFilter) -> Roster:
        """The roster on screen; every look is kept in the audit log. Raises `Refused`: access.refused."""
        require(person, Action.ROSTER_READ, municipality=chosen.municipality)
        roster = await self._collect(chosen)
        await self._store.run(lambda tx: _looked(tx, person, chosen, roster))
        return roster

    async def export(self, person: Person, chosen: RosterFilter, reason: str, form: str) -> Roster:
        """The roster for a file in `form` (xlsx, csv, csv-cp932, json); the export is audited first.

        Raises `Refused`: access.refused, roster.no_reason.
        """
        require(person, Action.ROSTER_EXPORT, municipality=chosen.municipality)
        if not reason.strip():
            raise Refused("roster.no_reason")
        roster = await self._collect(chosen)
        await self._store.run(lambda tx: self._audit(tx, person, chosen, reason, form, roster))
        return roster

    async def _collect(self, chosen: RosterFilter) -> Roster:
        made_at = self._clock.now()
        doc = await self._store.read(lambda tx: tx.get("municipalities", chosen.municipality))
        if doc is None:
            raise Refused("municipality.unknown")
        municipality = Municipality.model_validate(doc)
        found = await self._store.read(lambda tx: tx.find("summaries", "municipality", municipality.id))
        wanted = sorted(filter(chosen.admits, found), key=_serial_order)
        rows: list[RosterRow] = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            rows += await self._store.read(partial(self._rows, municipality, len(rows) + 1, part))
            await asyncio.sleep(0)  # ten thousand rows must not hold up somebody's answer
        return Roster(municipality, rows, made_at)

    def _rows(self, municipality: Municipality, first: int, summaries: list[Doc], tx: Tx) -> list[RosterRow]:
        """Each made as soon as its documents are decoded: to keep those of all rows takes longer than to read them."""
        joined = (_join(tx, summary) for summary in summaries)
        known = (parts for parts in joined if parts is not None)
        return [self._row(number, municipality, *parts) for number, parts in enumerate(known, first)]

    def _row(
        self,
        number: int,
        municipality: Municipality,
        summary: Doc,
        learner: Doc,
        certificate: Doc,
        session: Doc,
    ) -> RosterRow:
        title, level = certificate.get("course_title", summary["course"]), certificate.get("level", "")
        if not certificate and (course := self._courses().get(summary["course"])):
            title, level = course.title.plain, course.level
        return RosterRow(
            number=number,
            serial=certificate.get("serial", ""),
            name=_name(learner),
            kana=learner["kana"] if learner["state"] == "active" else "",
            age_band=learner["age_band"],
            municipality=municipality.name,
            district=learner["district"],
            relation=learner["relation"],
            course=str(title),
            level=str(level),
            method=_METHODS.get(summary["way"], ""),
            session=session.get("number", ""),
            venue=session.get("venue", ""),
            trainers="、".join(session.get("trainers", ())),
            completed_on=dt.date.fromisoformat(summary["completed_on"]),
            issued_on=_day(certificate.get("issued_on")),
            delivery="電子" if certificate else "",
            reissues=certificate.get("reissued", 0),
            registered=listed(learner["registered"], municipality),
            contact_allowed=learner["wants_news"],
        )

    def _audit(self, tx: Tx, person: Person, chosen: RosterFilter, reason: str, form: str, roster: Roster) -> None:
        audit.record(
            tx,
            roster.made_at,
            audit.actor_of(person),
            Action.ROSTER_EXPORT,
            municipality=chosen.municipality,
            reason=reason.strip()[:200],
            form=form,
            rows=len(roster.rows),
            **chosen.facts(),
        )


def _looked(tx: Tx, person: Person, chosen: RosterFilter, roster: Roster) -> None:
    at, actor, facts = roster.made_at, audit.actor_of(person), chosen.facts()
    code, rows = chosen.municipality, str(len(roster.rows))
    audit.record(tx, at, actor, Action.ROSTER_READ, municipality=code, rows=rows, **facts)


def _join(tx: Tx, summary: Doc) -> Joined | None:
    learner = tx.get("learners", summary["learner"])
    if learner is None:
        return None
    certificate = tx.get("certificates", summary["certificate"]) or {}
    session = tx.get("sessions", summary["session"]) or {}
    return summary, learner, certificate, session


def _name(learner: Doc) -> str:
    return str(learner["name"]) if learner["state"] == "active" else STOPPED if learner["name"] else GONE


def _serial_order(summary: Doc) -> tuple[str, str, str]:
    return summary["certificate"] or "~", summary["completed_on"], summary["learner"]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
