"""Plain pages beside the console: こまったとき, 終わる, もう一度ひらく, another day, スクリーン, ことば.

They work without a socket, so that a nervous lecturer can reach them when nothing else answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.handouts.script_lines import script_lines
from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.moves import may_reopen
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_digits
from supporter.domain.training.session_dates import day_text
from supporter.web.shared import forms, frame
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.web.trainer.classroom.lateness import cut_text
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/trouble`, `/end`, `/plain`, `/shut`, `/reopen`, `/another-day`, `/screen` and `/texts`."""

    async def page(
        request: Request,
        at: OfficeVisit,
        name: str,
        problem: FieldError = NONE,
        typed: str = "",
        more: Mapping[str, object] | None = None,
    ) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        scene = await app.classroom.scenes.counted(session.id)
        view = trainer_view(scene, app.clock.now())
        facts: dict[str, object] = {"session": session, "view": view, "problem": problem, "typed": typed}
        facts |= {
            "walls": app.classroom.projectors.showing(session.id),
            "cut": cut_text(scene, view),
            "asked": session.room.asked,
            "kept": False,
            "address": f"/t/{session.id}/{name}",
        }
        facts |= more or {}
        now = app.clock.now()
        facts |= {"site": app.settings.address, "today": day_text(now.date()), "may_reopen": may_reopen(session, now)}
        return render(request, at, f"trainer/classroom/{name}.html", f"stage.{name}", facts, problem.status)

    async def trouble(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, "trouble")

    async def plain(request: Request, at: OfficeVisit) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        order = app.classroom.running_orders.of(session)
        lines = script_lines(order, session)
        facts = {"session": session, "course": order.course, "lines": lines, "desk": at, "site": app.settings.address}
        facts |= {"kept": True, "cut": "", "may_reopen": False}
        title, scripts = wording.say("stage.without_line"), ("console_plain.js",)
        look = frame.Look(title, at.town, wide=True, footer=False, scripts=scripts)
        return frame.plain(request, "trainer/classroom/plain.html", look, status=200, **facts)

    async def ask_end(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, "end")

    async def end(request: Request, at: OfficeVisit) -> Response:
        session = request.path_params["id"]
        await app.classroom.control.end(at.person, session)
        return RedirectResponse(f"/t/{session}", 303)

    async def shut(request: Request, at: OfficeVisit) -> Response:
        await app.classroom.control.shut(at.person, request.path_params["id"])
        return RedirectResponse(f"/t/{request.path_params['id']}", 303)

    async def ask_day(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, "another_day")

    async def begin(request: Request, at: OfficeVisit) -> Response:
        await app.classroom.control.open(at.person, request.path_params["id"])
        return RedirectResponse(f"/t/{request.path_params['id']}", 303)

    async def ask_reopen(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, "reopen")

    async def reopen(request: Request, at: OfficeVisit) -> Response:
        await app.classroom.control.reopen(at.person, request.path_params["id"])
        return RedirectResponse(f"/t/{request.path_params['id']}", 303)

    async def ask_screen(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, "screen")

    async def bind(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        try:
            if typed.get("go") == "release":
                await app.classroom.projectors.release(at.person, session)
            else:
                await app.classroom.projectors.bind(at.person, session, typed_digits(typed.get("digits", "")))
        except Refused as refused:
            return await page(request, at, "screen", field_error(refused), typed.get("digits", ""))
        return RedirectResponse(f"/t/{session}", 303)

    async def texts(request: Request, at: OfficeVisit) -> Response:
        id = request.path_params["id"]
        return await page(request, at, "texts", more={"texts": await app.classroom.moderation.texts(at.person, id)})

    async def show_text(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        key, text = typed.get("key", ""), typed.get("text", "")
        await app.classroom.answers.show_text(at.person, session, key, text, shown=typed.get("go") == "show")
        return RedirectResponse(f"/t/{session}/texts", 303)

    action = Action.CLASS_RUN
    asked = {"trouble": trouble, "end": ask_end, "screen": ask_screen, "texts": texts}
    asked |= {"plain": plain, "another-day": ask_day, "reopen": ask_reopen}
    posted = {"end": end, "screen": bind, "texts": show_text, "shut": shut, "another-day": begin, "reopen": reopen}
    return [
        *(Route(f"/t/{{id}}/{name}", office_page(app, each, action)) for name, each in asked.items()),
        *(
            Route(f"/t/{{id}}/{name}", office_page(app, each, action), methods=["POST"])
            for name, each in posted.items()
        ),
    ]
