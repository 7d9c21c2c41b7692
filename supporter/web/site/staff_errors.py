"""Errors of staff keep the frame of staff: an officer is led back to the office, a helper to the day's work."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from supporter import wording
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.web.helper import frame as helper_frame
from supporter.web.shared import office_frame, visitor
from supporter.web.shared.error_pages import Framed, Trouble
from supporter.wiring import App

#: Where staff begin, and the key of the words that lead there.
_HOMES = {Role.TRAINER: ("/t", "error.to_classes")}
_OFFICE = ("/o", "error.to_office")


def framed(app: App) -> Framed:
    """The page of a trouble for staff; learners, readers and whoever's sign-in is over have the town's."""

    async def page(request: Request, trouble: Trouble) -> Response | None:
        try:
            person = await visitor.person(app, request)
            if person.role in (Role.READER, Role.LEARNER):
                return None
            return await _told(app, request, person, trouble)
        except Refused:  # signed in to nothing that is still there
            return None

    return page


async def _told(app: App, request: Request, person: Person, trouble: Trouble) -> Response:
    facts: dict[str, object] = {"heading": trouble.heading, "refusal": trouble.refusal}
    if person.role is Role.HELPER:
        _, session = await app.checkin.day_passes.own(person)
        visit = await helper_frame.visit_of(app, person, session)
        facts["back"] = ("/d/desk", "error.to_day")
        return helper_frame.render(
            request, visit, "helper/error.html", wording.say(trouble.heading), facts, trouble.status
        )
    desk = await office_frame.visit_of(app, request, person)
    facts["back"] = _HOMES.get(person.role, _OFFICE)
    return office_frame.render(request, desk, "office/error.html", trouble.heading, facts, trouble.status)
