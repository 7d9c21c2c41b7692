"""A roster's rows, made of entries: what stands in a roster is decided here, for screens and files alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.certificates.supporter_card import listed
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.reporting.entry import Entry, HeldClass
from supporter.domain.reporting.roster import RosterRow
from supporter.domain.reporting.roster_filter import Value
from supporter.domain.shared.calendar import fiscal_year_text
from supporter.domain.training.session import FOLLOW_UP
from supporter.services.reporting.entries import Entries
from supporter.wording import say
from supporter.wording.certificates.desk import WAYS

_BY_HAND, _ELECTRONIC = say("column.delivery.hand"), say("column.delivery.electronic")


class RosterRows:
    """Rows of the municipality `town`; `courses` is asked about what no certificate tells."""

    def __init__(self, entries: Entries, courses: Callable[[], Mapping[str, Course]], town: Municipality) -> None:
        self._entries, self._courses, self.town = entries, courses(), town
        self._follow_ups = {id: held for id, held in entries.held.items() if held.kind == FOLLOW_UP}

    def session_of(self, entry: Entry) -> str:
        """The training session in which the course was done: the last one that was no follow-up."""
        found = (id for id in reversed(entry.attended) if (held := self._held(id)) and held.kind != FOLLOW_UP)
        return next(found, "")

    def followed_up(self, entry: Entry) -> HeldClass | None:
        """The last follow-up that the learner came to, in whichever course it stands."""
        if not self._follow_ups:
            return None
        came = (id for one in self._entries.of_learner(entry.learner) for id in one.attended)
        follow_ups = [self._follow_ups[id] for id in came if id in self._follow_ups]
        return max(follow_ups, key=lambda held: held.held_on, default=None)

    def due_of(self, entry: Entry) -> int | None:
        """The 年度 in which to learn again; `None` where the course sets no months, or nobody can be asked."""
        course = self._courses.get(entry.course)
        if entry.completed_on is None or entry.gone or course is None or not course.validity_months:
            return None
        last = self.followed_up(entry)
        day = max(entry.completed_on, last.held_on) if last else entry.completed_on
        return follow_up_year(day, course.validity_months)

    def listed(self, entry: Entry) -> bool | None:
        """Whether the learner is on the town's list of supporters; `None` who has not decided."""
        return listed(entry.registered, self.town)

    def notes(self, entry: Entry) -> str:
        """What makes a row unlike the others: where its person went or came from, or how far they are."""
        if entry.completed_on is None:
            return say("roster.note.begun" if entry.course else "roster.note.not_begun")
        if entry.gone or entry.home == entry.municipality:
            return ""
        return say("roster.note.moved_in" if entry.home == self.town.id else "roster.note.moved_away")

    def value(self, entry: Entry, column: str) -> Value:
        """What a column is sorted by. KeyError for one that there is not."""
        return _VALUES[column](self, entry)

    def row(self, number: int, entry: Entry) -> RosterRow:
        """One row."""
        held, last, due = self._done_in(entry), self.followed_up(entry), self.due_of(entry)
        # Made of what has been validated when it was written: twenty thousand rows need it not again.
        return RosterRow.model_construct(
            number=number,
            serial=entry.serial,
            name=entry.name,
            kana=entry.kana,
            age_band=entry.age_band,
            municipality=self.town.name,
            district=entry.district,
            relation=entry.relation,
            course=self._title(entry),
            level=self._level(entry),
            method=_method(entry),
            session=held.number if held else "",
            venue=held.venue if held else "",
            trainers="、".join(held.trainers) if held else "",
            completed_on=entry.completed_on,
            issued_on=entry.issued_on,
            delivery=_delivery(entry),
            reissues=entry.reissues,
            last_follow_up=last.held_on if last else None,
            next_due=fiscal_year_text(due) if due else "",
            registered=self.listed(entry),
            contact_allowed=entry.wants_news,
            notes=self.notes(entry),
        )

    def _held(self, id: str) -> HeldClass | None:
        return self._entries.held.get(id)

    def _done_in(self, entry: Entry) -> HeldClass | None:
        return self._held(self.session_of(entry))

    def _title(self, entry: Entry) -> str:
        course = self._courses.get(entry.course)
        return entry.course_title or (course.title.plain if course else entry.course)

    def _level(self, entry: Entry) -> str:
        course = self._courses.get(entry.course)
        return entry.level or (course.level if course else "")

    def _of_class(self, entry: Entry, read: Callable[[HeldClass], str]) -> str:
        held = self._done_in(entry)
        return read(held) if held else ""


def _method(entry: Entry) -> str:
    return WAYS.get(entry.way, "") if entry.completed_on else ""


def _delivery(entry: Entry) -> str:
    return _BY_HAND if entry.handed else _ELECTRONIC if entry.certificate else ""


def _days(held: HeldClass | None) -> Value:
    return held.held_on if held else None


def _known(answer: bool | None) -> Value:
    """はい before いいえ, and whoever has not answered last."""
    return None if answer is None else 1 - answer


#: What each column of a roster is sorted by.
_VALUES: dict[str, Callable[[RosterRows, Entry], Value]] = {
    "name": lambda _, one: one.name,
    "kana": lambda _, one: one.kana,
    "age_band": lambda _, one: one.age_band,
    "municipality": lambda _, one: one.municipality,
    "district": lambda _, one: one.district,
    "relation": lambda _, one: one.relation,
    "organisation": lambda _, one: "",
    "course": lambda rows, one: rows._title(one),
    "level": lambda rows, one: rows._level(one),
    "method": lambda _, one: _method(one),
    "session": lambda rows, one: rows._of_class(one, lambda held: held.number),
    "venue": lambda rows, one: rows._of_class(one, lambda held: held.venue),
    "completed_era": lambda _, one: one.completed_on,
    "completed_on": lambda _, one: one.completed_on,
    "fiscal_year": lambda _, one: one.completed_on,
    "trainers": lambda rows, one: rows._of_class(one, lambda held: "、".join(held.trainers)),
    "issued_on": lambda _, one: one.issued_on,
    "delivery": lambda _, one: _delivery(one),
    "reissues": lambda _, one: one.reissues,
    "last_follow_up": lambda rows, one: _days(rows.followed_up(one)),
    "next_due": lambda rows, one: rows.due_of(one),
    "registered": lambda rows, one: _known(rows.listed(one)),
    "contact_allowed": lambda _, one: _known(one.wants_news),
    "notes": lambda rows, one: rows.notes(one),
}
