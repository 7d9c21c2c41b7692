"""For how long documents are kept, counted from the 1 April after their 年度, and how they are destroyed by two."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from supporter.domain.municipalities.municipality import KeptKind, Municipality
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

#: 個人情報保護法74条2項9号, 75条: a file of fewer people needs no entry in the 個人情報ファイル簿.
BOOK_FROM = 1_000
BOOK_NEAR = 900
Kept = KeptKind
#: The same, and the erasure of one person before their years are over.
Disposed = Literal["learning", "ledger", "classes", "surveys", "audit", "person"]
_LONGEST_NUMBER = 60


class Disposal(Document):
    """A proposal to destroy what is past its time, done once another officer has confirmed it.

    `before` is the first 年度 that is kept; everything older goes. `count` is what the proposer saw, `items` the
    list of it (廃棄目録), by numbers alone; `decision_no` the 決裁番号 by which it was allowed. Of a `person`,
    who was erased before their time, `ground` is who asked for it.
    """

    collection: ClassVar[str] = "disposals"

    municipality: str
    kind: Disposed
    before: int
    count: int
    ground: str
    by: str
    at: dt.datetime
    confirmed_by: str = ""
    confirmed_at: dt.datetime | None = None
    items: tuple[str, ...] = ()
    decision_no: str = ""

    def confirmed(self, by: str, at: dt.datetime, decision_no: str, count: int | None) -> Disposal:
        """As the record of what was done, for who has read the list and typed how many it names.

        Raises `Refused`: duty.second for who proposed it, duty.decision, duty.count.
        """
        if by == self.by:
            raise Refused("duty.second")
        number = check_decision(decision_no)
        if count != self.count:
            raise Refused("duty.count", count=self.count)
        return self.model_copy(update={"confirmed_by": by, "confirmed_at": at, "decision_no": number})


def check_decision(text: str) -> str:
    """A 決裁番号: one line. Raises `Refused('duty.decision')`."""
    number = text.strip()
    if not number or len(number) > _LONGEST_NUMBER or not number.isprintable():
        raise Refused("duty.decision")
    return number


def years_kept(town: Municipality, kind: Kept) -> int:
    """For how many years a municipality keeps this kind."""
    return town.years_of(kind)


def first_kept(today: dt.date, years: int) -> int:
    """The first 年度 whose documents are still kept: years count from the 1 April after the 年度 they are of."""
    return fiscal_year(today) - years


def due_on(year: int, years: int) -> dt.date:
    """From which day documents of a 年度 may be destroyed."""
    return dt.date(year + 1 + years, 4, 1)


def book_due(people: int) -> Literal["none", "near", "due"]:
    """Whether a file of so many people needs an entry in the 個人情報ファイル簿."""
    return "due" if people >= BOOK_FROM else "near" if people >= BOOK_NEAR else "none"
