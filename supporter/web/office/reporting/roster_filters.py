"""What can be chosen of a roster, what was chosen, and the same in words and as an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import get_args
from urllib.parse import urlencode

from supporter import wording
from supporter.domain.accounts.learner import AgeBand, Relation
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.reporting.entry import HeldClass
from supporter.domain.reporting.roster_filter import LISTED, SORTS, WHO, RosterFilter, Who
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.whole_number import whole_number
from supporter.web.office.reporting import asked_days
from supporter.web.shared.office_frame import OfficeVisit
from supporter.wiring import App
from supporter.wording.certificates.desk import WAYS

#: The filters in the order of the screen. What is searched for may be a name: it stands in no address.
NAMES = ("municipality", "who", "programme", "course", "way", "year", "session", "district")
OF_PEOPLE = ("age", "relation", "registered", "contact")
YES_NO = ("yes", "no")
MORE = ("since", "until", "on", "due", "once")
FIELDS = (*NAMES, *OF_PEOPLE, *MORE)
#: What is asked of a completion: nobody has it who has not completed, and no past day is known of who has.
_OF_COMPLETIONS = ("way", "year", "session", "since", "until", "due", "once")
YEARS = 6


def address(typed: Mapping[str, str], at: str = "/o/roster", **changes: str) -> str:
    """The address of the roster that `typed` tells, with some of it changed."""
    kept = {name: typed.get(name, "") for name in (*FIELDS, "sort", "page", "all", "paper")} | changes
    chosen = {name: value for name, value in kept.items() if value}
    return f"{at}?{urlencode(chosen)}" if chosen else at


def kept(typed: Mapping[str, str]) -> dict[str, str]:
    """The same as hidden fields of a form, with what is searched for."""
    names = (*FIELDS, "sort", "q")
    return {name: typed[name] for name in names if typed.get(name)}


async def towns(app: App, at: OfficeVisit) -> list[Municipality]:
    """The municipalities whose rosters this person may read: their own, and those they act for."""
    every = sorted(await app.municipalities.profiles.all(), key=lambda town: town.id != at.person.municipality)
    return [town for town in every if may(at.person, Action.ROSTER_READ, municipality=town.id)]


def chosen(
    at: OfficeVisit, town: Municipality | None, typed: Mapping[str, str], only: frozenset[str], today: dt.date
) -> RosterFilter:
    """The filter; `town` is whose roster is asked for, and without a programme its first one is meant."""
    programmes = town.programmes if town else ("",)
    who = who_of(typed)
    typed = {**typed, **dict.fromkeys(_left_out(who), "")}
    year = _year(typed.get("year", ""))
    since, until = asked_days.day(typed.get("since", "")), asked_days.day(typed.get("until", ""))
    first, last = (dt.date(year, 4, 1), dt.date(year + 1, 3, 31)) if year else (None, None)
    return RosterFilter(
        municipality=typed.get("municipality") or at.person.municipality,
        who=who,
        programme=typed["programme"] if typed.get("programme") in programmes else programmes[0],
        course=typed.get("course", ""),
        way=typed.get("way", ""),
        session=typed.get("session", ""),
        district=typed.get("district", ""),
        age_band=typed.get("age", ""),
        relation=typed.get("relation", ""),
        registered=typed["registered"] if typed.get("registered") in LISTED else "",
        contact=typed["contact"] if typed.get("contact") in YES_NO else "",
        since=max(filter(None, (since, first)), default=None),
        until=min(filter(None, (until, last)), default=None),
        on=_past(typed.get("on", ""), today),
        due=_year(typed.get("due", "")),
        once=typed.get("once") == "yes",
        search=typed.get("q", "")[:80],
        sort=typed["sort"] if typed.get("sort", "").removeprefix("-") in SORTS else "serial",
        only=only,
    )


async def choices(
    app: App, found: list[Municipality], town: Municipality | None, sessions: list[HeldClass], who: Who
) -> dict[str, list[tuple[str, str]]]:
    """(value, words) of each filter; a filter with nothing to choose is left out."""
    programmes = await app.municipalities.profiles.run_by(town)
    courses = dict.fromkeys(id for one in programmes for id in one.courses if id in app.library.courses)
    today = fiscal_year(app.clock.now().date())
    every = [("", wording.say("all"))]
    years = [(str(year), fiscal_year_text(year)) for year in range(today, today - YEARS, -1)]
    due = [
        (str(year), wording.say("roster.due_until", year=fiscal_year_text(year)))
        for year in range(today, today + YEARS)
    ]
    lists = {
        "municipality": [(one.id, one.name) for one in found] if len(found) > 1 else [],
        "programme": [(one.id, one.name) for one in programmes],
        "course": [*every, *((id, app.library.course(id).title.plain) for id in courses)],
        "way": [*every, *WAYS.items()],
        "year": [*every, *years],
        "session": [*every, *((held.id, session_words(held)) for held in sessions)],
        "district": [*every, *((name, name) for name in (town.districts if town else ()))],
        "age": [*every, *((age, age) for age in get_args(AgeBand) if age)],
        "relation": [*every, *((relation, relation) for relation in get_args(Relation))],
        "registered": [*every, *((each, wording.say(f"roster.registered.{each}")) for each in LISTED)],
        "contact": [*every, *((each, wording.say(f"roster.contact.{each}")) for each in YES_NO)],
        "due": [*every, *due],
    }
    lists = {name: words for name, words in lists.items() if name not in _left_out(who)}
    return {name: words for name, words in lists.items() if len(words) > 1 or name in ("programme", "course")}


def in_words(app: App, roster: RosterFilter, town: Municipality, programme: str, held: HeldClass | None) -> str:
    """The filter in one sentence: 鳥取市・つながりサポーター・令和8年度に修了した人."""
    course = app.library.courses.get(roster.course)
    parts = [
        town.name,
        programme,
        course.title.plain if course else "",
        WAYS.get(roster.way, ""),
        session_words(held) if held else "",
        roster.district and _district_words(roster.district),
        roster.age_band,
        roster.relation,
        wording.say(f"roster.registered.{roster.registered}") if roster.registered else "",
        wording.say(f"roster.contact.{roster.contact}") if roster.contact else "",
        _span(roster.since, roster.until) if roster.who != "open" else "",
    ]
    ends = [
        wording.say("roster.on", day=era_date(roster.on)) if roster.on else "",
        wording.say("roster.next_until", year=fiscal_year_text(roster.due)) if roster.due else "",
        wording.say("roster.once") if roster.once and roster.who == "done" else "",
        wording.say("roster.searched") if roster.search.strip() else "",
        wording.say("roster.picked") if roster.only else "",
    ]
    said = "・".join(part for part in parts if part) + wording.say(
        "roster.who" if roster.who == "done" else f"roster.who.{roster.who}"
    )
    told = "、".join(end for end in ends if end)
    return f"{said}（{told}）" if told else said


def who_of(typed: Mapping[str, str]) -> Who:
    """Which of the town's lists is meant; the completions where nothing else is."""
    return next((who for who in WHO if who == typed.get("who")), "done")


def narrowed(typed: Mapping[str, str], filters: Mapping[str, list[tuple[str, str]]], who: Who) -> list[tuple[str, str]]:
    """(field, words) of everything by which this roster is narrowed, for a chip that takes it away."""
    first = {filters[name][0][0] for name in ("programme", "municipality") if filters.get(name)}
    found = []
    for name in FIELDS:
        value = typed.get(name, "")
        if not value or name == "who" or name in _left_out(who) or value in first:
            continue
        words = dict(filters.get(name, ())).get(value, "")
        if name == "once":
            words = wording.say("roster.filter.once")
        elif day := asked_days.day(value) if name in ("since", "until", "on") else None:
            words = wording.say(f"roster.chip.{name}", day=era_date(day))
        if words:
            found.append((name, words))
    return found


def _left_out(who: Who) -> tuple[str, ...]:
    """The filters that mean nothing for a list."""
    return {"done": (), "listed": ("on", "once"), "open": ("on", *_OF_COMPLETIONS)}[who]


def session_words(held: HeldClass) -> str:
    """A training session as a choice: 8.11.23 中央公民館."""
    venue, day = held.venue or wording.say("roster.online"), held.held_on
    return wording.say("roster.class", month=day.month, day=day.day, venue=venue, number=held.number)


def _district_words(district: str) -> str:
    """湖山地区, whether the town calls it 湖山 or 湖山地区."""
    word = wording.say("roster.district")
    return district.removesuffix(word) + word


def _span(since: dt.date | None, until: dt.date | None) -> str:
    if since and until and since.month == 4 and until == dt.date(since.year + 1, 3, 31) and since.day == 1:
        return fiscal_year_text(since.year)
    if since is None and until is None:
        return wording.say("roster.all_years")
    begun = era_date(since) if since else ""
    return (
        wording.say("roster.span", since=begun, until=era_date(until))
        if until
        else wording.say("roster.from", since=begun)
    )


def _year(text: str) -> int | None:
    return whole_number(text, least=2000, most=2200)


def _past(text: str, today: dt.date) -> dt.date | None:
    """A day that has come; a roster tells of no other."""
    day = asked_days.day(text)
    return day if day and day <= today else None
