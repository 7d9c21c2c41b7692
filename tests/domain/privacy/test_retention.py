"""Years are counted from the 1 April after the 年度; a file of a thousand people has its entry."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.privacy.retention import Disposal, book_due, due_on, first_kept
from supporter.domain.shared.refused import Refused

NOW = dt.datetime(2027, 3, 31, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@pytest.mark.parametrize(
    ("today", "years", "first"),
    [("2032-03-31", 5, 2026), ("2032-04-01", 5, 2027), ("2027-04-01", 1, 2026), ("2027-03-31", 1, 2025)],
)
def test_a_year_is_kept_whole_from_the_april_after_it(today: str, years: int, first: int) -> None:
    day = dt.date.fromisoformat(today)
    assert first_kept(day, years) == first
    assert due_on(first - 1, years) <= day < due_on(first, years)


@pytest.mark.parametrize(("people", "told"), [(0, "none"), (899, "none"), (900, "near"), (999, "near"), (1000, "due")])
def test_the_file_book_is_told_of_in_time(people: int, told: str) -> None:
    assert book_due(people) == told


ASKED = Disposal(
    id="d", municipality="312011", kind="ledger", before=2021, count=3, ground="規程", by="staff:suzuki", at=NOW
)


@pytest.mark.parametrize(
    ("by", "decision", "count", "code"),
    [
        ("staff:suzuki", "福祉第12号", 3, "duty.second"),
        ("staff:mori", " ", 3, "duty.decision"),
        ("staff:mori", "福祉\n第12号", 3, "duty.decision"),
        ("staff:mori", "福祉第12号", 2, "duty.count"),
        ("staff:mori", "福祉第12号", None, "duty.count"),
    ],
)
def test_nobody_confirms_alone_unread_or_without_a_decision(
    by: str, decision: str, count: int | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        ASKED.confirmed(by, NOW, decision, count)
    assert refused.value.code == code


def test_a_second_person_confirms_by_a_decision() -> None:
    done = ASKED.confirmed("staff:mori", NOW, " 福祉第12号 ", 3)
    assert (done.confirmed_by, done.confirmed_at, done.decision_no) == ("staff:mori", NOW, "福祉第12号")
