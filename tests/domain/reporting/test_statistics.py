"""Figures and rosters are folds of the same entries: whatever is counted is as long as the roster it names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from supporter.domain.reporting import statistics
from supporter.domain.reporting.entry import Entry, HeldClass, packed
from supporter.domain.reporting.figures_settled import is_settled
from supporter.domain.reporting.roster_filter import SORTS, RosterFilter, Value
from supporter.domain.shared.calendar import fiscal_year

TOTTORI = "312011"
DAYS = st.dates(dt.date(2024, 2, 1), dt.date(2026, 12, 1))
PAGES = ("a/1", "a/2", "b/1")


def entry(id: int, **fields: object) -> Entry:
    made = Entry(
        id=f"{id}",
        learner=f"{id % 7}",
        municipality=TOTTORI,
        programme="t",
        course="kiso",
        course_title="基礎講座",
        level="基礎",
        year=2026,
        way="online",
        completed_on=dt.date(2026, 5, 1),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


ENTRIES = st.lists(
    st.tuples(
        st.none() | DAYS,
        st.sampled_from(("online", "classroom", "blended")),
        st.sampled_from(("t", "yuru")),
        st.sampled_from(("", "70代", "20代")),
        st.none() | DAYS,
    ),
    max_size=25,
).map(
    lambda many: [
        entry(at, completed_on=day, way=way, programme=programme, age_band=age, revoked=bool(off), revoked_on=off)
        for at, (day, way, programme, age, off) in enumerate(many)
    ]
)


class Known:
    """What a roster asks of an entry beside itself: the same of each, but for what the entry holds."""

    def session_of(self, entry: Entry) -> str:
        return ""

    def due_of(self, entry: Entry) -> int | None:
        return 2027

    def listed(self, entry: Entry) -> bool | None:
        return None

    def value(self, entry: Entry, column: str) -> Value:
        return getattr(entry, column, None)


def roster(entries: list[Entry], on: dt.date, **fields: object) -> list[Entry]:
    asked = RosterFilter(municipality=TOTTORI, on=on, **fields)  # type: ignore[arg-type]
    return asked.chosen(entries, dt.date(2030, 1, 1), Known())


@settings(max_examples=150, deadline=None)
@given(ENTRIES, DAYS)
def test_every_figure_is_the_length_of_its_roster(entries: list[Entry], on: dt.date) -> None:
    year = fiscal_year(on)
    span = {"since": dt.date(year, 4, 1), "until": dt.date(year + 1, 3, 31)}
    totals = statistics.totals(entries, [], on)
    assert totals.completions == len(roster(entries, on)) == sum(one.counts_on(on) for one in entries)
    assert totals.people == len(roster(entries, on, once=True)) == len({o.learner for o in entries if o.counts_on(on)})
    assert totals.this_year == len(roster(entries, on, **span))
    assert totals.people_this_year == len(roster(entries, on, once=True, **span))
    done = statistics.of_year(entries, year, on)
    for table in (statistics.months(done, year, on, str), statistics.ways(done, str), statistics.courses(done, str)):
        assert table.total == totals.this_year
    for cell in statistics.ways(done, str).cells:
        assert cell.number == len(roster(entries, on, way=cell.key, **span))
    assert statistics.ages(done, "").total == statistics.districts(done, (), "").total == totals.people_this_year
    by_year = statistics.years(entries, on)
    assert by_year.total == totals.completions and by_year.cells[-1].number == totals.this_year


@settings(max_examples=60, deadline=None)
@given(ENTRIES, DAYS, st.sampled_from([*SORTS, *(f"-{name}" for name in SORTS)]))
def test_sorting_loses_nobody(entries: list[Entry], on: dt.date, sort: str) -> None:
    found = roster(entries, on, sort=sort)
    assert sorted(one.id for one in found) == sorted(one.id for one in roster(entries, on))
    field = sort.removeprefix("-")
    if field == "completed_on":
        days = [one.completed_on for one in found if one.completed_on]
        assert days == sorted(days, reverse=sort.startswith("-"))


def test_names_are_found_whatever_their_variants() -> None:
    people = [
        entry(1, name="髙橋 一", folded="高橋一 タカハシハジメ", serial="第R8-基-0001号"),
        entry(2, folded="鳥取"),
    ]
    for typed in ("高橋", "髙橋", "たかはし", "ﾀｶﾊｼ", "基-0001", " 髙 橋 "):
        assert [one.id for one in roster(people, dt.date(2026, 12, 1), search=typed)] == ["1"], typed
    assert roster(people, dt.date(2026, 12, 1), search="田中") == []


def test_a_revoked_certificate_counts_until_the_day_it_was_revoked() -> None:
    day = dt.date(2026, 6, 1)
    off = entry(1, completed_on=day, revoked=True, revoked_on=dt.date(2026, 9, 1))
    assert not off.counts_on(dt.date(2026, 5, 31)) and off.counts_on(day) and off.counts_on(dt.date(2026, 8, 31))
    assert not off.counts_on(dt.date(2026, 9, 1))
    assert not replace(off, revoked_on=None).counts_on(day), "nobody knows since when: it never counts"


def test_a_page_is_where_somebody_stopped_until_they_go_on() -> None:
    days = [dt.date(2026, 5, 1), dt.date(2026, 5, 9)]
    half = entry(1, completed_on=None, pages=PAGES[:2], pages_on=packed(days))
    done = entry(2, completed_on=dt.date(2026, 5, 20), pages=PAGES, pages_on=packed([*days, dt.date(2026, 5, 20)]))
    way = statistics.reach([half, done, entry(3, pages=())], "kiso", PAGES, 2026, dt.date(2026, 12, 1))
    assert (way.began, way.completed) == (2, 1)
    assert [(one.read, one.stopped) for one in way.pages] == [(2, 0), (2, 1), (1, 0)]
    before = statistics.reach([half, done], "kiso", PAGES, 2026, dt.date(2026, 5, 3))
    assert [(one.read, one.stopped) for one in before.pages] == [(2, 2), (0, 0), (0, 0)] and before.completed == 0


def test_sessions_count_once_they_have_ended_and_those_on_a_list_came_too() -> None:
    held = HeldClass(
        id="s", number="1", municipality=TOTTORI, municipalities=(), programme="t", course="kiso", kind="養成講座",
        held_on=dt.date(2026, 4, 1), venue="館", online=False, host="", trainers=(), capacity=None, ended=True,
        came=3, on_paper=1, seated=frozenset({"1"}),
    )  # fmt: skip
    assert statistics.held_in([held, replace(held, ended=False)], 2026, dt.date(2026, 4, 1)) == [held]
    assert (
        statistics.held_in([held], 2025, dt.date(2026, 4, 1))
        == statistics.held_in([held], 2026, dt.date(2026, 3, 31))
        == []
    )
    assert (held.with_listed({"1", "2"}).came, held.with_listed({"1", "2"}).on_paper) == (4, 2)


def test_figures_are_final_when_the_books_of_the_year_are_closed() -> None:
    days = {"2026-11-30": False, "2027-03-31": False, "2027-05-31": False, "2027-06-01": True, "2030-01-01": True}
    assert {day: is_settled(2026, dt.date.fromisoformat(day)) for day in days} == days
