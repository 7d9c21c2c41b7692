"""記録を消す申し出: who of the own municipality asked to be erased, and in how many days it happens."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/leaving`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        found = await app.privacy.erasure_requests.waiting(at.person)
        asked = await app.people.withdrawals.waiting(at.person)
        await app.administration.audit_log.looked(at.person, Action.LEAVING_READ, len(found) + len(asked))
        facts = {"asked": asked, "leavers": found, "era_date": era_date}
        return render(request, at, "office/privacy/erasure_requests.html", "office.leaving", facts)

    return [Route("/o/leaving", office_page(app, page, Action.LEAVING_READ))]
