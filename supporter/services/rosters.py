"""Rosters: who completed what in one municipality, refused before anything is read, audited when it leaves."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import dataclass
from functools import partial

from supporter.content.library import Library
from supporter.domain.access import Action, Person, require
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
    """Reading and exporting rosters."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store, self._library, self._clock = store, library, clock

    async def rows(self, person: Person, chosen: RosterFilter) -> Roster:
        """The roster on screen. Raises `Refused`: access.refused."""
        require(person, Action.ROSTER_READ, municipality=chosen.municipality)
        return await self._collect(chosen)

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
        wanted = [summary for summary in found if chosen.admits(summary)]
        joined: list[Joined] = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            joined += await self._store.read(partial(_join, summaries=part))
            await asyncio.sleep(0)  # ten thousand rows must not hold up somebody's answer
        joined.sort(key=_serial_order)
        rows: list[RosterRow] = []
        for number, parts in enumerate(joined, start=1):
            rows.append(self._row(number, municipality, *parts))
            if number % _CHUNK == 0:
                await asyncio.sleep(0)
        return Roster(municipality, rows, made_at)

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
        if not certificate and (course := self._library.courses.get(summary["course"])):
            title, level = course.title.plain, course.level
        return RosterRow(
            number=number,
            serial=certificate.get("serial", ""),
            name=learner["name"],
            kana=learner["kana"],
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
            registered={"yes": True, "no": False}.get(learner["registered"]),
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


def _join(tx: Tx, summaries: list[Doc]) -> list[Joined]:
    joined: list[Joined] = []
    for summary in summaries:
        learner = tx.get("learners", summary["learner"])
        if learner is not None:
            certificate = tx.get("certificates", summary["certificate"]) or {}
            session = tx.get("sessions", summary["session"]) or {}
            joined.append((summary, learner, certificate, session))
    return joined


def _serial_order(joined: Joined) -> tuple[str, str, str]:
    summary, learner, certificate, _ = joined
    return certificate.get("id", "~"), summary["completed_on"], learner["id"]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
