"""Applications for a training session: who has a place, who waits in which order, until when one may apply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal, get_args

from pydantic import Field

from supporter.domain.accounts.learner import AgeBand, Notice, check_contact
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.names import check_kana, check_name, fold, wants_kana
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.domain.training.session import TrainingSession

State = Literal["applied", "waiting", "withdrawn"]
How = Literal["public", "proxy", "import"]
Need = Literal["手話", "要約筆記", "席", "車いす", "大きな字", "そのほか"]
NEEDS: tuple[Need, ...] = get_args(Need)

LONGEST_NEED = 200


class Wanted(Value):
    """What somebody writes, or tells by telephone, to take part. Age band and town may be empty: 聞いていない."""

    name: str
    kana: str = ""
    age_band: AgeBand = ""
    municipality: str = ""
    contact: str = ""
    needs: tuple[Need, ...] = ()
    needs_text: str = ""


class Application(Document):
    """`number` are six digits by which it is withdrawn without an account; `order` counts from 1 in its class.

    `learner` is the learner number of who applied for themselves, signed in. `told` whether they know where they
    stand: whoever applied on the page has read it, whoever wrote by FAX or moved up has to be told. `notice` is
    when and how the purposes were made known.
    """

    collection: ClassVar[str] = "applications"

    session: str
    learner: str = ""
    number: str
    order: int
    name: str
    kana: str = ""
    age_band: AgeBand = ""
    municipality: str = ""
    contact: str = ""
    needs: tuple[Need, ...] = ()
    needs_text: str = Field(default="", max_length=LONGEST_NEED)
    state: State
    how: How
    told: bool
    notice: Notice
    at: dt.datetime

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.state != "withdrawn"

    def is_of(self, typed: str) -> bool:
        """Whether `typed` is this person's name or kana, as anybody would write it."""
        return bool(fold(typed)) and fold(typed) in (fold(self.name), fold(self.kana))

    def without_needs(self) -> Application:
        """As it is kept once the class is over."""
        return self.model_copy(update={"needs": (), "needs_text": ""})

    def nameless(self) -> Application:
        """As it is counted after its learner has been erased."""
        gone: dict[str, object] = {"name": "", "kana": "", "age_band": "", "contact": "", "learner": ""}
        gone["notice"] = self.notice.without_source()
        return self.without_needs().model_copy(update=gone)


def check_wanted(wanted: Wanted) -> Wanted:
    """The form as kept. Raises `Refused`: name.…, kana.invalid, kana.empty, form.invalid."""
    name = check_name(wanted.name)
    kana = check_kana(wanted.kana)
    if not kana and wants_kana(name):
        raise Refused("kana.empty")
    if len(wanted.needs_text) > LONGEST_NEED or not is_line(wanted.needs_text):
        raise Refused("form.invalid", field="needs_text")
    changes = {"kana": kana, "contact": check_contact(wanted.contact), "needs_text": wanted.needs_text.strip()}
    return wanted.model_copy(update=changes)


def open_until(session: TrainingSession) -> dt.date:
    """The last day on which one may apply: as planned, else the day of the class."""
    return session.apply_until or session.held_on


def may_apply(session: TrainingSession, today: dt.date) -> bool:
    """Whether the public page takes applications today."""
    return session.listing == "public" and session.state in ("planned", "open") and today <= open_until(session)


def places_left(session: TrainingSession) -> int | None:
    """How many places nobody has; `None` where everybody finds one."""
    return None if session.capacity is None else max(session.capacity - session.applied, 0)


def state_of_next(session: TrainingSession) -> State:
    """A place for whoever applies now, or the end of the waiting list; nobody overtakes who waits."""
    left = places_left(session)
    return "applied" if left is None or left > session.waiting else "waiting"


def waiting(applications: Iterable[Application]) -> list[Application]:
    """The waiting list, whoever applied first on top."""
    return sorted((one for one in applications if one.state == "waiting"), key=lambda one: one.order)


def rank(application: Application, applications: Iterable[Application]) -> int:
    """The place on the waiting list, from 1; 0 for who is not on it."""
    return next((place for place, one in enumerate(waiting(applications), 1) if one.id == application.id), 0)


def moving_up(capacity: int | None, applications: Sequence[Application]) -> list[Application]:
    """Who has a place now that others have none any more, or the room has more; they have still to be told."""
    taken = sum(one.state == "applied" for one in applications)
    queue = waiting(applications)
    free = len(queue) if capacity is None else max(capacity - taken, 0)
    return [one.model_copy(update={"state": "applied", "told": False}) for one in queue[:free]]


def twins(wanted: Wanted | Application, applications: Iterable[Application]) -> list[Application]:
    """Who may be the same person: the same name, and no other kana."""
    name, kana = fold(wanted.name), fold(wanted.kana)
    return [
        one
        for one in applications
        if one.stands and fold(one.name) == name and (not kana or not one.kana or fold(one.kana) == kana)
    ]


def kept_until(session: TrainingSession) -> dt.date:
    """The last day on which names of applicants are kept: a year after the 年度 of the class has ended."""
    return dt.date(fiscal_year(session.held_on) + 2, 3, 31)
