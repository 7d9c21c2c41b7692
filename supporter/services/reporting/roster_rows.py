"""A roster's rows, made of entries: what stands in a roster is decided here, for screens and files alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from supporter.domain.certificates.follow_up import follow_up_year
from supporter.domain.certificates.supporter_card import listed
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.reporting.entry import Entry, HeldClass
from supporter.domain.reporting.roster import RosterRow
from supporter.domain.shared.calendar import fiscal_year_text
from supporter.domain.training.session import FOLLOW_UP
from supporter.services.reporting.entries import Entries
from supporter.wording import say
from supporter.wording.certificates.desk import WAYS

_BY_HAND, _ELECTRONIC = say("column.delivery.hand"), say("column.delivery.electronic")


class RosterRows:
    """Rows of the municipality `town`; `courses` is asked about what no certificate tells."""

    def __init__(
        self, entries: Entries, courses: Callable[[], Mapping[str, Course]], town: Municipality | None = None
    ) -> None:
        self._entries, self._courses, self._town = entries, courses(), town
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

    def row(self, number: int, entry: Entry) -> RosterRow:
        """One row."""
        assert entry.completed_on is not None and self._town is not None
        course, held, last = (
            self._courses.get(entry.course),
            self._held(self.session_of(entry)),
            self.followed_up(entry),
        )
        due = self.due_of(entry)
        # Made of what has been validated when it was written: twenty thousand rows need it not again.
        return RosterRow.model_construct(
            number=number,
            serial=entry.serial,
            name=entry.name,
            kana=entry.kana,
            age_band=entry.age_band,
            municipality=self._town.name,
            district=entry.district,
            relation=entry.relation,
            course=entry.course_title or (course.title.plain if course else entry.course),
            level=entry.level or (course.level if course else ""),
            method=WAYS.get(entry.way, ""),
            session=held.number if held else "",
            venue=held.venue if held else "",
            trainers="、".join(held.trainers) if held else "",
            completed_on=entry.completed_on,
            issued_on=entry.issued_on,
            delivery=_BY_HAND if entry.handed else _ELECTRONIC if entry.certificate else "",
            reissues=entry.reissues,
            last_follow_up=last.held_on if last else None,
            next_due=fiscal_year_text(due) if due else "",
            registered=listed(entry.registered, self._town),
            contact_allowed=entry.wants_news,
        )

    def _held(self, id: str) -> HeldClass | None:
        return self._entries.held.get(id)
