"""`/t/ID/watch`: the 見守り係's phone hears of every call at once, quietly, and says 「気づきました」."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action, Person
from supporter.live import event_stream
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.line import Line
from supporter.web.shared import forms, frame
from supporter.web.shared.cookies import token
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """The page, its line, and its one button."""

    async def look(request: Request, at: HelperVisit) -> Response:
        await app.classroom.wellbeing_calls.opened(at.person, at.session.id)
        facts = {"calls": await app.classroom.wellbeing_calls.named(at.person, at.session.id)}
        title = wording.say("day.page.watch")
        return render(request, at, "helper/wellbeing_calls.html", title, facts, scripts=("watch.js",))

    async def see(request: Request, at: HelperVisit) -> Response:
        number = (await forms.fields(request)).get("number", "")
        if number.isascii() and number.isdecimal():
            await app.classroom.wellbeing_calls.seen(at.person, at.session.id, int(number[:4]))
        return RedirectResponse(f"/t/{at.session.id}/watch", 303)

    async def events(request: Request, at: HelperVisit) -> Response:
        line = Line(app, token(request), at.session.id, lambda person: drawn(person, at.session.id))
        return event_stream.response(line.events())

    async def drawn(person: Person, session: str) -> tuple[str, int]:
        calls = await app.classroom.wellbeing_calls.named(person, session)
        html = frame.part("helper/wellbeing_calls_list.html", calls=calls, id=session)
        return html, sum(call.call.seen_at is None for call in calls)

    action = Action.WATCH_WORK
    return [
        Route("/t/{id}/watch", helper_page(app, look, action)),
        Route("/t/{id}/watch", helper_page(app, see, action), methods=["POST"]),
        Route("/t/{id}/watch/events", helper_page(app, events, action)),
    ]
