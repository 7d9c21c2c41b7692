"""A list on its way in: how far it is, what it became, and taking it back as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.imports.row import Import
from supporter.domain.shared.access import Action
from supporter.web.shared.dates import era_moment
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/import/ID` with its progress and its undoing."""

    async def follow(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.of(at.person, request.path_params["id"])
        facts = {"one": one, "moment": era_moment, "done": _done(one), "now": app.clock.now()}
        return render(request, at, "office/imports/run.html", "office.import", facts)

    async def progress(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.of(at.person, request.path_params["id"])
        over = one.state in ("done", "undone")
        told = {"done": _done(one), "all": one.rows, "over": over, "words": _words(one)}
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def undo(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.undo(at.person, request.path_params["id"])
        return RedirectResponse(f"/o/import/{one.id}", 303)

    action = Action.IMPORT_RUN
    return [
        Route("/o/import/{id}", office_page(app, follow, action)),
        Route("/o/import/{id}/progress", office_page(app, progress, action)),
        Route("/o/import/{id}/undo", office_page(app, undo, Action.IMPORT_UNDO), methods=["POST"]),
    ]


def _done(one: Import) -> int:
    return one.rows if one.state in ("done", "undone") else min(one.created + one.completed + one.passed, one.rows)


def _words(one: Import) -> str:
    return wording.say("import.progress", rows=f"{one.rows:,}", done=f"{_done(one):,}")
