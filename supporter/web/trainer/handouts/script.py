"""進行台本: what to say page by page in large print, with the planned times at the right edge."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.documents.handouts.script_lines import after_class, before_class, in_hand, script_lines
from supporter.domain.shared.access import Action
from supporter.web.shared.class_frame import render
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/script`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        order = app.classroom.running_orders.of(session)
        course = order.course
        facts = {
            "session": session,
            "course": course,
            "lines": script_lines(order, session),
            "before": before_class(course),
            "after": after_class(course),
            "hand": in_hand(course, session),
        }
        return render(request, at, "trainer/handouts/script.html", "stage.script", facts)

    return [Route("/t/{id}/script", office_page(app, page, Action.TRAINING_PLAN))]
