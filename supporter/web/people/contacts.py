"""相談先の確認日: which telephone numbers have to be checked again, the town's own and those of the nation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.content.profiles import national
from supporter.domain.access import Action
from supporter.domain.calendar import era_date
from supporter.domain.municipality import Contact, Municipality
from supporter.wiring import App

from .desk_frame import Desk, at_desk, shown


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/contacts`."""

    async def page(request: Request, at: Desk) -> Response:
        assert at.town is not None
        facts = {"overdue": overdue(at.town, app.clock.now().date()), "era_date": era_date}
        return shown(request, at, "o_contacts.html", "office.contacts", facts)

    return [Route("/o/contacts", at_desk(app, page, Action.ROSTER_READ))]


def overdue(town: Municipality, today: dt.date) -> list[tuple[Contact, bool]]:
    """The contacts shown in this town that are past their 確認日, and whether they are its own; oldest first."""
    shown_here = [(contact, own) for own, some in ((True, town.contacts), (False, national())) for contact in some]
    old = [(contact, own) for contact, own in shown_here if contact.overdue_on(today)]
    return sorted(old, key=lambda one: (not one[1], one[0].checked_on))
