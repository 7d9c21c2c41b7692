"""数字・報告: the figures of a 年度 as charts and tables, for one's own municipality or, without names, for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.quiz import Order, Short
from supporter.domain.reporting.figures_settled import is_settled, settled_from
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.small_numbers import FEWEST
from supporter.domain.shared.whole_number import whole_number
from supporter.services.reporting.statistics import Asked, Taught, Year
from supporter.services.reporting.statistics_tables import TABLES
from supporter.web.learner.learning.question_form import LETTERS, as_written
from supporter.web.office.reporting import asked_days
from supporter.web.office.reporting.surveys import rows
from supporter.web.shared.field_errors import NONE, FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

_YEARS = 6
#: Columns of a chart are told apart by pattern as well, for eyes and printers without colours.
LOOKS = ("", "b", "c", "d", "e")


@dataclass(frozen=True)
class Look:
    """Whose figures are asked for, of which 年度 and programme (empty: all), as they stood `on` (None: today).

    `problem` is what is wrong with the day as it was typed.
    """

    town: str
    year: int
    on: dt.date | None
    programme: str = ""
    problem: FieldError = NONE
    typed_on: str = ""


@dataclass(frozen=True)
class Chapter:
    """How far people came in one chapter: the most and the fewest that read one of its pages."""

    title: str
    read: int
    stopped: int
    pages: list[tuple[str, int, int]]


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/figures` and the list of training sessions."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        if not look.town:
            return render(
                request, at, "office/reporting/statistics.html", "office.figures", {"figures": None, "towns": []}
            )
        figures = await app.reporting.statistics.year(at.person, look.town, look.year, look.on, look.programme)
        facts = {
            **await chosen(app, at, look),
            "figures": figures,
            "words": TABLES,
            "looks": LOOKS,
            "letters": LETTERS,
            "chapters": chapters,
            "answer": answer,
            "rows": rows,
        }
        return render(request, at, "office/reporting/statistics.html", "office.figures", facts, look.problem.status)

    async def sessions(request: Request, at: OfficeVisit) -> Response:
        look = await asked(app, request, at)
        found = await app.reporting.statistics.sessions(at.person, look.town, look.year, look.on) if look.town else []
        held = [(one, done) for one, done in found if look.programme in ("", one.programme)]
        facts = {**await chosen(app, at, look), "held": held}
        template = "office/reporting/class_statistics.html"
        return render(request, at, template, "office.sessions", facts, look.problem.status)

    return [
        Route("/o/figures", office_page(app, show)),
        Route("/o/figures/sessions", office_page(app, sessions)),
    ]


async def asked(app: App, request: Request, at: OfficeVisit) -> Look:
    """What the address asks for; who sees every municipality chooses one. The services refuse what is foreign."""
    typed = request.query_params
    day = day_of(typed.get("on", ""), app.clock.now().date())
    year = whole_number(typed.get("year", "")) or 0
    towns = [] if at.person.municipality else sorted(town.id for town in await app.municipalities.profiles.all())
    town = typed.get("municipality", "") or at.person.municipality or next(iter(towns), "")
    this_year = fiscal_year(day or app.clock.now().date())
    shown_year = year if 2000 <= year <= this_year else this_year
    problem = asked_days.problem(typed, app.clock.now().date())
    return Look(town, shown_year, day, typed.get("programme", ""), problem, typed.get("on", ""))


async def chosen(app: App, at: OfficeVisit, look: Look) -> dict[str, object]:
    """What every page of figures says of its own choice, and what else can be chosen."""
    today = app.clock.now().date()
    day = look.on or today
    town = await app.municipalities.profiles.get(look.town)
    years = range(fiscal_year(day), fiscal_year(day) - _YEARS, -1)
    found = [await app.municipalities.profiles.programme(id) for id in (town.programmes if town else ())]
    towns = [] if at.person.municipality else [(one.id, one.name) for one in await app.municipalities.profiles.all()]
    return {
        "problem": look.problem,
        "towns": sorted(towns),
        "town": town,
        "years": [(str(year), fiscal_year_text(year)) for year in sorted({*years, look.year}, reverse=True)],
        "year": look.year,
        "year_text": fiscal_year_text(look.year),
        "programmes": [("", wording.say("all")), *((one.id, one.name) for one in found if one)],
        "programme": look.programme,
        "on": look.typed_on if look.problem.field else look.on.isoformat() if look.on else "",
        "day": era_date(day),
        "settled": settled(look.year, day),
        "era_date": era_date,
        "query": _query(at, look),
    }


def day_of(text: str, today: dt.date) -> dt.date | None:
    """A past day as typed; None for today, for days to come and for what is no day."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day < today else None


def chapters(taught: Taught) -> list[Chapter]:
    """How far people came, chapter by chapter."""
    reached = {one.page: one for one in taught.way.pages}
    found = []
    for module in taught.course.modules:
        pages = [(step.title.plain, reached[f"{module.id}/{step.id}"]) for step in module.steps]
        found.append(
            Chapter(
                title=module.title.plain,
                read=max((one.read for _, one in pages), default=0),
                stopped=sum(one.stopped for _, one in pages),
                pages=[(title, one.read, one.stopped) for title, one in pages],
            )
        )
    return found


def answer(asked: Asked) -> str:
    """The wrong answer that attracts most, with how many gave it."""
    if not asked.item.wrong:
        return "—"
    given, number = asked.item.wrong[0]
    if isinstance(asked.question, Short) and number < FEWEST:
        return "—"  # what a few people wrote themselves may tell who they are
    texts = {one.value: one.text.plain for one in as_written(asked.question)}
    between = " → " if isinstance(asked.question, Order) else "・"
    in_words = between.join(texts.get(value, value) for value in given) or wording.say("statistics.no_answer")
    return wording.say("statistics.given", answer=in_words, count=number)


def _query(at: OfficeVisit, look: Look) -> str:
    parts = {"year": str(look.year), "on": look.on.isoformat() if look.on else "", "programme": look.programme}
    if not at.person.municipality:
        parts["municipality"] = look.town
    return urlencode({name: value for name, value in parts.items() if value})


def require_town(look: Look) -> str:
    """The municipality that is asked for. Raises `Refused('municipality.unknown')` where there is none."""
    if not look.town:
        raise Refused("municipality.unknown")
    return look.town


def settled(year: int, on: dt.date) -> str:
    """Whether figures are final, and from when, in words."""
    key = "statistics.final" if is_settled(year, on) else "statistics.first"
    return wording.say(key, day=era_date(settled_from(year)))


def in_words(figures: Year) -> str:
    """Of what and of when figures are: 鳥取市 令和8年度（令和8年11月23日現在）."""
    year, day = fiscal_year_text(figures.year), era_date(figures.totals.on)
    return wording.say("statistics.of", town=figures.municipality.name, year=year, day=day)
