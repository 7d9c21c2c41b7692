"""The office's home: what waits, and the figures with their day; for each role what it can do today."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.content.profiles import national
from supporter.domain.access import Role
from supporter.domain.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.contacts import overdue
from supporter.wiring import App

from .desk_frame import Desk, at_desk, shown


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o`."""

    async def home(request: Request, at: Desk) -> Response:
        return shown(request, at, f"o_{at.person.role}.html", "office.home", await _facts(app, at))

    return [Route("/o", at_desk(app, home))]


async def _facts(app: App, at: Desk) -> dict[str, object]:
    today = app.clock.now().date()
    facts: dict[str, object] = {"today": era_date(today), "year": fiscal_year_text(fiscal_year(today))}
    if at.person.role is Role.OFFICER:
        facts["figures"] = await app.office.figures(at.person, at.person.municipality)
        facts["waiting"] = await app.office.waiting(at.person)
        facts["leavers"] = await app.leavings.waiting(at.person)
        facts["untold"] = await app.applications.untold(at.person)
        facts["stopped"] = await app.reminders.count(at.person)
        facts["overdue"] = overdue(at.town.contacts, national(), today) if at.town and not at.person.lent else []
        facts["post"] = None if at.person.lent else await app.duties.warnings(at.person)
        facts["names"] = await app.audit_log.names(at.person) if facts["post"] else {}
    if at.person.role is Role.COORDINATOR:
        facts["towns"] = await app.office.by_municipality(at.person)
    return facts
