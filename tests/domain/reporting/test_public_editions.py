"""One month's public figures beside the next one's tell of nobody."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from supporter.domain.reporting.entry import Entry
from supporter.domain.reporting.public_statistics import edition
from supporter.domain.shared.small_numbers import FEWEST

FIRST = dt.date(2026, 4, 1)
DAYS = st.integers(0, 500).map(lambda days: FIRST + dt.timedelta(days=days))


def entry(
    number: int,
    done: dt.date,
    since: dt.date | None = None,
    until: dt.date | None = None,
    revoked: dt.date | None = None,
) -> Entry:
    where = {"municipality": "312011", "programme": "tsunagari", "course": "kiso", "course_title": "", "level": ""}
    return Entry(
        id=str(number), learner=str(number), year=2026, way="online", completed_on=done, since=since, until=until,
        revoked=revoked is not None, revoked_on=revoked, **where,
    )  # fmt: skip


ENTRIES = st.lists(
    st.builds(entry, st.integers(), DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS), max_size=15
)


def on_record(entries: list[Entry], day: dt.date) -> int:
    return sum(one.counts_on(day) for one in entries)


@settings(max_examples=60)
@given(ENTRIES, st.integers(0, 20))
def test_two_editions_differ_by_nobody_or_by_enough(entries: list[Entry], months: int) -> None:
    days = [dt.date(2026 + (3 + n) // 12, (3 + n) % 12 + 1, 15) for n in range(months)]
    editions = list(dict.fromkeys(edition(entries, today) for today in days))
    counts = [on_record(entries, day) for day in editions]
    told = [count for count in counts if count >= FEWEST]  # fewer are hidden as they are
    assert all(abs(one - other) >= FEWEST for one, other in pairwise(told))
    assert all((day + dt.timedelta(days=1)).day == 1 for day in editions)


@settings(max_examples=60)
@given(ENTRIES, DAYS)
def test_a_span_is_the_days_on_which_it_counts(entries: list[Entry], day: dt.date) -> None:
    for one in entries:
        span = one.span
        assert one.counts_on(day) == (span is not None and span[0] <= day and (span[1] is None or day < span[1]))


def test_one_person_more_makes_no_new_edition_and_five_do() -> None:
    done = [entry(n, dt.date(2026, 10, 5)) for n in range(31)]
    more = [entry(100 + n, dt.date(2026, 11, 5)) for n in range(5)]
    assert edition(done, dt.date(2026, 11, 30)) == dt.date(2026, 10, 31)
    assert edition([*done, more[0]], dt.date(2026, 12, 3)) == dt.date(2026, 10, 31)
    assert edition([*done, *more], dt.date(2026, 12, 3)) == dt.date(2026, 11, 30)
    late = [entry(200, dt.date(2026, 10, 1), since=dt.date(2026, 12, 20))]
    assert edition([*done, *more, *late], dt.date(2026, 12, 31)) == dt.date(2026, 11, 30)
