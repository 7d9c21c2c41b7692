"""Which people a roster lists, and in which order; two programmes never stand in one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from supporter.domain.reporting.entry import Entry
from supporter.domain.reporting.roster import ALL_COLUMNS
from supporter.domain.shared.names import fold

#: What a roster can be sorted by: any column but the number of the row; a leading `-` turns the order round.
SORTS = tuple(column for column in ALL_COLUMNS if column != "number")
#: `done`: who completed here, wherever they live now, so that it is what the figures count. `listed`: the town's
#: supporters, who live here now and wish to be listed, wherever they completed. `open`: who lives here and has not
#: completed (yet).
Who = Literal["done", "listed", "open"]
WHO: tuple[Who, ...] = get_args(Who)
#: Whether somebody is on the list of supporters, as a filter asks for it.
LISTED: dict[str, bool | None] = {"yes": True, "no": False, "undecided": None}

Value = str | int | dt.date | None


class Looks(Protocol):
    """What of an entry only other documents tell."""

    def session_of(self, entry: Entry) -> str:
        """The training session in which the course was done."""

    def due_of(self, entry: Entry) -> int | None:
        """The 年度 in which to learn again."""

    def listed(self, entry: Entry) -> bool | None:
        """Whether the learner is on the list of supporters; `None` who has not decided."""

    def value(self, entry: Entry, column: str) -> Value:
        """What a column is sorted by; nothing where it is not known."""


@dataclass(frozen=True)
class RosterFilter:
    """Everybody of `who` in a municipality, narrowed by what is given; days are inclusive.

    `on` is the day that the roster tells of (today where it is None), for completions alone; `due` the 年度 until
    which a follow-up is due; `once` lists everybody with their first completion alone, as supporters always are;
    `registered` is one of `LISTED`, `contact` whether they may be contacted: yes or no;
    `search` finds names, kana and numbers; `only` are the entries picked by hand.
    """

    municipality: str
    who: Who = "done"
    course: str = ""
    programme: str = ""
    way: str = ""
    session: str = ""
    district: str = ""
    age_band: str = ""
    relation: str = ""
    registered: str = ""
    contact: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    on: dt.date | None = None
    due: int | None = None
    once: bool = False
    search: str = ""
    sort: str = "serial"
    only: frozenset[str] = frozenset()

    def chosen(self, entries: Iterable[Entry], today: dt.date, looks: Looks) -> list[Entry]:
        """The entries of the roster in its order; for any but `done`, `entries` are those of people at home here."""
        found = [entry for entry in entries if self._belongs(entry, today, looks) and self._admits(entry)]
        if self.registered:
            found = [entry for entry in found if looks.listed(entry) is LISTED.get(self.registered, "")]
        if self.who != "open":
            found = self._completed(found, looks)
        if self.once or self.who == "listed":
            found = first_of_each(found)
        return self._sorted(self._narrowed(found), looks)

    def _belongs(self, entry: Entry, today: dt.date, looks: Looks) -> bool:
        if self.who == "done":
            return entry.municipality == self.municipality and entry.counts_on(self.on or today)
        if entry.home != self.municipality or entry.gone:
            return False
        if self.who == "open":
            return entry.completed_on is None
        return entry.counts_on(today) and looks.listed(entry) is True

    def _admits(self, entry: Entry) -> bool:
        programme = entry.programme if self.who == "done" else entry.programme_at_home
        # Who has begun no course has not completed this one either.
        course = entry.course or (self.course if self.who == "open" else "")
        return bool(
            (not self.course or course == self.course)
            and (not self.programme or programme == self.programme)
            and (not self.district or entry.district == self.district)
            and (not self.age_band or entry.age_band == self.age_band)
            and (not self.relation or entry.relation == self.relation)
            and (not self.contact or entry.wants_news == (self.contact == "yes"))
        )

    def _completed(self, found: list[Entry], looks: Looks) -> list[Entry]:
        """What is asked of the completion itself."""
        found = [
            entry
            for entry in found
            if entry.completed_on
            and (not self.way or entry.way == self.way)
            and (self.since is None or entry.completed_on >= self.since)
            and (self.until is None or entry.completed_on <= self.until)
        ]
        if self.session:
            found = [entry for entry in found if looks.session_of(entry) == self.session]
        if self.due is not None:
            found = [entry for entry in found if (year := looks.due_of(entry)) is not None and year <= self.due]
        return found

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

    def _sorted(self, found: list[Entry], looks: Looks) -> list[Entry]:
        field, turned = self.sort.removeprefix("-"), self.sort.startswith("-")
        found.sort(key=lambda entry: entry.order)
        if field != "serial" and field in SORTS:
            pairs = [(looks.value(entry, field), entry) for entry in found]
            known = [pair for pair in pairs if pair[0] not in (None, "")]
            known.sort(key=lambda pair: pair[0], reverse=turned)  # type: ignore[arg-type,return-value]  # one type a column
            # What is not known stands last, whichever way round.
            return [entry for _, entry in known] + [entry for value, entry in pairs if value in (None, "")]
        if turned and field == "serial":
            found.reverse()
        return found

    def facts(self) -> dict[str, str]:
        """The filter as audit facts: never what was searched for, which may be a name."""
        pairs = {
            "who": "" if self.who == "done" else self.who,
            "course": self.course,
            "programme": self.programme,
            "way": self.way,
            "session": self.session,
            "district": self.district,
            "age": self.age_band,
            "relation": self.relation,
            "registered": self.registered,
            "contact": self.contact,
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
