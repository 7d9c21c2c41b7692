"""声をかける方: who has stopped on their way through a course, for the officers of their own town."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.reporting.reminders import QUIET
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.telephone import dialled, is_telephone
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/reminders`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        stopped = await app.reporting.reminders.due(at.person)
        facts = {
            "reached": [one for one in stopped if one.contact],
            "silent": [one for one in stopped if not one.contact],
            "quiet": QUIET.days,
            "era_date": era_date,
            "is_telephone": is_telephone,
            "dialled": dialled,
        }
        return render(request, at, "office/reporting/reminders.html", "office.reminders", facts)

    return [Route("/o/reminders", office_page(app, page, Action.REMINDER_READ))]
