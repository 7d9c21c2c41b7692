"""アンケート: before and after side by side and the survey at the end, as numbers of the own municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.courses.rich import Rich
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.calendar import fiscal_year, fiscal_year_text
from supporter.services.learning.surveys import Asked
from supporter.web.learner.learning.question_form import as_written
from supporter.web.shared.field_errors import NONE
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

_YEARS = 6


@dataclass(frozen=True)
class Row:
    """One choice with its numbers before and after, `None` for fewer than five; widths in per cent of the chart."""

    text: Rich
    before: int | None
    after: int | None
    before_width: float
    after_width: float


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/surveys`; who sees every municipality chooses one."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        towns = {} if at.town else await _towns(app, at)
        typed = request.query_params
        town = at.person.municipality or _known(typed.get("municipality", ""), towns)
        this_year = fiscal_year(app.clock.now().date())
        years = {str(year): fiscal_year_text(year) for year in range(this_year, this_year - _YEARS, -1)}
        year = _known(typed.get("year", ""), years)
        facts = {
            "tallies": await app.learning.surveys.tally(at.person, town, int(year)) if town else [],
            "towns": list(towns.items()),
            "town": town,
            "years": list(years.items()),
            "year": year,
            "year_text": years[year],
            "rows": rows,
            "problem": NONE,
        }
        return render(request, at, "office/reporting/surveys.html", "office.surveys", facts)

    return [Route("/o/surveys", office_page(app, show, Action.SURVEY_READ))]


async def _towns(app: App, at: OfficeVisit) -> dict[str, str]:
    """The municipalities whose numbers one may see."""
    found = await app.municipalities.profiles.all()
    return {town.id: town.name for town in found if may(at.person, Action.SURVEY_READ, municipality=town.id)}


def rows(asked: Asked) -> list[Row]:
    """The choices of a question in the order of the file; empty for a free text."""
    render = as_written(asked.question)
    numbers = [(asked.before.choices.get(one.value), asked.after.choices.get(one.value)) for one in render]
    most = max((number or 0 for pair in numbers for number in pair), default=0) or 1
    return [
        Row(one.text, before, after, _width(before, most), _width(after, most))
        for one, (before, after) in zip(render, numbers, strict=True)
    ]


def _width(number: int | None, most: int) -> float:
    return round(100 * (number or 0) / most, 1)


def _known(chosen: str, known: dict[str, str]) -> str:
    """What was chosen if it can be, else the first there is."""
    return chosen if chosen in known else next(iter(known), "")
