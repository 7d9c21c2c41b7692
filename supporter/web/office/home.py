"""The office's home: what waits, and the figures with their day; for each role what it can do today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.administration.handover import FIRST
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.access import Action, Role, may
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.web.office import waiting
from supporter.web.office.reporting import asked_days
from supporter.web.office.reporting.roster_filters import address
from supporter.web.office.reporting.statistics import day_of
from supporter.web.shared.cookies import token
from supporter.web.shared.dates import era_moment
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o`."""

    async def home(request: Request, at: OfficeVisit) -> Response:
        problem = asked_days.problem(request.query_params, app.clock.now().date())
        machines = await app.accounts.sign_ins.machines(at.person, token(request))
        facts = await _facts(app, at, request.query_params.get("on", ""))
        facts |= {"problem": problem, "elsewhere": len(machines) - 1, "moment": era_moment}
        if problem.field:
            facts["on"] = request.query_params.get("on", "")
        template = f"office/home_{at.person.role}.html"
        return render(request, at, template, "office.home", facts, problem.status, scripts=("copy.js",))

    return [Route("/o", office_page(app, home))]


async def _facts(app: App, at: OfficeVisit, on: str) -> dict[str, object]:
    today = app.clock.now().date()
    facts: dict[str, object] = {
        "today": era_date(today),
        "era_date": era_date,
        "year": fiscal_year_text(fiscal_year(today)),
    }
    if at.person.role is Role.OFFICER and at.town:
        facts["counts"] = may(at.person, Action.FIGURES_READ, municipality=at.town.id)
        if facts["counts"]:
            facts |= await _figures(app, at, at.town, day_of(on, today), today)
        facts["finds"] = may(at.person, Action.LEARNER_FIND, municipality=at.town.id)
        facts["tasks"] = await waiting.tasks(app, at, await app.municipalities.profiles.run_by(at.town))
        facts["first_steps"] = FIRST
        facts["post"] = None if at.person.lent else await app.administration.handover.warnings(at.person)
        facts["names"] = await app.administration.audit_log.names(at.person) if facts["post"] else {}
    if at.person.role is Role.COORDINATOR:
        day = day_of(on, today)
        facts["towns"] = await app.reporting.statistics.by_town(at.person, day)
        facts |= {"on": day.isoformat() if day else "", "day": era_date(day or today)}
        facts["year"] = fiscal_year_text(fiscal_year(day or today))
    return facts


async def _figures(
    app: App, at: OfficeVisit, town: Municipality, on: dt.date | None, today: dt.date
) -> dict[str, object]:
    """The sentence for the council of each programme."""
    council = await app.reporting.statistics.council(at.person, town, on)
    day = on or today
    return {
        "council": [(one, totals, _rosters(one, on, day)) for one, totals in council],
        "counted": council[0][1]
        if len(council) == 1
        else await app.reporting.statistics.totals(at.person, town.id, on),
        "on": on.isoformat() if on else "",
        "day": era_date(day),
        "day_year": fiscal_year_text(fiscal_year(day)),
        "year_query": f"year={fiscal_year(day)}" + (f"&on={on.isoformat()}" if on else ""),
    }


def _rosters(programme: Programme, on: dt.date | None, day: dt.date) -> dict[str, str]:
    """The very roster that each number counts."""
    same = {"programme": programme.id, "on": on.isoformat() if on else ""}
    year = str(fiscal_year(day))
    return {
        "people": address(same, once="yes"),
        "completions": address(same),
        "this_year": address(same, year=year),
        "held": address(same, "/o/figures/sessions", year=year),
    }
