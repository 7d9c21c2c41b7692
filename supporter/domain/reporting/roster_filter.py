"""Which completions a roster lists, and in which order; two programmes never stand in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from supporter.domain.reporting.entry import Entry
from supporter.domain.shared.names import fold

#: What a roster can be sorted by; a leading `-` turns the order round.
SORTS = ("serial", "kana", "age_band", "district", "completed_on")


@dataclass(frozen=True)
class RosterFilter:
    """All completions of a municipality, narrowed by what is given; days are inclusive.

    `on` is the day that the roster tells of (today where it is None); `due` the 年度 until which a follow-up is due;
    `once` lists everybody with their first completion alone; `search` finds names, kana and numbers;
    `only` are the entries picked by hand.
    """

    municipality: str
    course: str = ""
    programme: str = ""
    way: str = ""
    session: str = ""
    district: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    on: dt.date | None = None
    due: int | None = None
    once: bool = False
    search: str = ""
    sort: str = "serial"
    only: frozenset[str] = frozenset()

    def chosen(
        self,
        entries: Iterable[Entry],
        today: dt.date,
        session_of: Callable[[Entry], str],
        due_of: Callable[[Entry], int | None],
    ) -> list[Entry]:
        """The entries of the roster in its order."""
        day = self.on or today
        found = [entry for entry in entries if entry.counts_on(day) and self._admits(entry)]
        if self.session:
            found = [entry for entry in found if session_of(entry) == self.session]
        if self.due is not None:
            found = [entry for entry in found if (year := due_of(entry)) is not None and year <= self.due]
        if self.once:
            found = first_of_each(found)
        return self._sorted(self._narrowed(found))

    def _admits(self, entry: Entry) -> bool:
        return bool(
            entry.municipality == self.municipality
            and (not self.course or entry.course == self.course)
            and (not self.programme or entry.programme == self.programme)
            and (not self.way or entry.way == self.way)
            and (not self.district or entry.district == self.district)
            and entry.completed_on
            and (self.since is None or entry.completed_on >= self.since)
            and (self.until is None or entry.completed_on <= self.until)
        )

    def _narrowed(self, found: list[Entry]) -> list[Entry]:
        """What is searched and picked by hand, within what the filters leave."""
        if self.search.strip():
            name, number = fold(self.search), self.search.strip().replace("-", "")
            found = [
                entry
                for entry in found
                if (name and name in entry.folded) or number in entry.serial.replace("-", "") or number == entry.learner
            ]
        return [entry for entry in found if entry.id in self.only] if self.only else found

    def _sorted(self, found: list[Entry]) -> list[Entry]:
        field = self.sort.removeprefix("-")
        found.sort(key=lambda entry: entry.order)
        if field != "serial" and field in SORTS:
            # What is not known stands last, whichever way round.
            found.sort(key=lambda entry: str(getattr(entry, field) or ""), reverse=self.sort.startswith("-"))
            found.sort(key=lambda entry: not getattr(entry, field))
        elif self.sort == "-serial":
            found.reverse()
        return found

    def facts(self) -> dict[str, str]:
        """The filter as audit facts: never what was searched for, which may be a name."""
        pairs = {
            "course": self.course,
            "programme": self.programme,
            "way": self.way,
            "session": self.session,
            "district": self.district,
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "on": self.on.isoformat() if self.on else "",
            "due": str(self.due or ""),
            "once": "yes" if self.once else "",
            "searched": "yes" if self.search.strip() else "",
            "picked": str(len(self.only) or ""),
        }
        return {key: value for key, value in pairs.items() if value}


def first_of_each(entries: Iterable[Entry]) -> list[Entry]:
    """Everybody once, with the completion that came first."""
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.completed_on or dt.date.max, entry.id)):
        first.setdefault(entry.learner, entry)
    return list(first.values())
