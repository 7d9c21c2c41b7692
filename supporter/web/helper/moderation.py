"""`/t/ID/moderation`: ことばの確認係 decides on the own phone which words of the question in view all may read."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.live import event_stream
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.line import Line
from supporter.web.helper.notice import NOTHING, Notice, refusal
from supporter.web.shared import forms, frame
from supporter.web.shared.cookies import token
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """The page, its line, and its two buttons, which stand at every word."""

    async def look(request: Request, at: HelperVisit) -> Response:
        return await page(request, at, NOTHING)

    async def decide(request: Request, at: HelperVisit) -> Response:
        typed = await forms.fields(request)
        key, text, go = typed.get("key", ""), typed.get("text", ""), typed.get("go", "")
        try:
            if go not in ("show", "hide"):
                raise Refused("form.invalid")
            await app.classroom.answers.show_text(at.person, at.session.id, key, text, shown=go == "show")
        except Refused as refused:
            return await page(request, at, refusal(refused))
        done = wording.say("day.moderation.shown" if go == "show" else "day.moderation.held", text=text)
        return await page(request, at, Notice(done))

    async def page(request: Request, at: HelperVisit, told: Notice) -> Response:
        facts: dict[str, object] = {"texts": await app.classroom.moderation.texts(at.person, at.session.id)}
        facts |= {"told": told, "address": f"/t/{at.session.id}/moderation"}
        title = wording.say("day.page.moderation")
        scripts = ("watch.js", "day.js")
        return render(request, at, "helper/moderation.html", title, facts, told.status, scripts)

    async def events(request: Request, at: HelperVisit) -> Response:
        line = Line(app, token(request), at.session.id, lambda person: drawn(person, at.session.id))
        return event_stream.response(line.events())

    async def drawn(person: Person, session: str) -> tuple[str, int]:
        texts = await app.classroom.moderation.texts(person, session)
        html = frame.part("helper/moderation_list.html", texts=texts, address=f"/t/{session}/moderation")
        return html, len(texts.waiting) if texts else 0

    action = Action.MODERATION_WORK
    return [
        Route("/t/{id}/moderation", helper_page(app, look, action)),
        Route("/t/{id}/moderation", helper_page(app, decide, action), methods=["POST"]),
        Route("/t/{id}/moderation/events", helper_page(app, events, action)),
    ]
