"""`/t/ID/watch`: the 見守り係's phone hears of every call at once, quietly, and says 「気づきました」."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.live import event_stream
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.shared import forms, frame
from supporter.web.shared.cookies import token
from supporter.web.shared.visitor import by_token
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
        line = _Line(app, token(request), at.session.id)
        return event_stream.response(line.events())

    action = Action.WATCH_WORK
    return [
        Route("/t/{id}/watch", helper_page(app, look, action)),
        Route("/t/{id}/watch", helper_page(app, see, action), methods=["POST"]),
        Route("/t/{id}/watch/events", helper_page(app, events, action)),
    ]


class _Line:
    """One watcher's line; who it is is asked anew before every word."""

    def __init__(self, app: App, token: str, session: str) -> None:
        self._app, self._token, self._session = app, token, session
        self._news = asyncio.Event()

    async def events(self) -> AsyncIterator[bytes]:
        """The calls whenever they have changed, and a beat between; the end where a pass was taken back."""
        end = await self._app.hub.watch(self._session, lambda _: self._news.set())
        sent = ""
        self._news.set()
        try:
            while True:
                if not await event_stream.within_beat(self._news.wait()):
                    yield event_stream.HEARTBEAT
                self._news.clear()
                html, waiting = await self._rendered()
                if html != sent:
                    sent = html
                    yield event_stream.message(orjson.dumps({"html": html, "waiting": waiting}))
        except Refused:
            yield event_stream.OVER
        finally:
            end()

    async def _rendered(self) -> tuple[str, int]:
        person = await by_token(self._app, self._token)
        calls = await self._app.classroom.wellbeing_calls.named(person, self._session)
        html = frame.part("helper/wellbeing_calls_list.html", calls=calls, id=self._session)
        return html, sum(call.call.seen_at is None for call in calls)
