"""Moving to another town: an office proposes it, and the other one takes the person over or declines."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.dates import era_moment
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/NUMBER/move` and `/o/people/moves`."""

    async def move(request: Request, at: OfficeVisit) -> Response:
        typed, number = await forms.fields(request), request.path_params["number"]
        try:
            await app.people.transfers.propose(at.person, number, typed.get("taker", ""))
        except Refused as refused:
            return await moving(request, at, field_error(refused))
        return RedirectResponse(f"/o/people/{number}?noted", 303)

    async def moving(request: Request, at: OfficeVisit, problem: FieldError = NONE) -> Response:
        learner, _ = await app.people.corrections.now(at.person, request.path_params["number"])
        towns = [town for town in await app.municipalities.profiles.all() if town.id != learner.municipality]
        facts = {
            "one": learner,
            "towns": [("", wording.say("choose.pick")), *((town.id, town.name) for town in towns)],
            "problem": problem,
        }
        return render(request, at, "office/people/transfer.html", "office.move", facts, problem.status)

    async def moves(request: Request, at: OfficeVisit) -> Response:
        coming, going = await app.people.transfers.offers(at.person)
        facts = {"coming": coming, "going": going, "moment": era_moment, "done": request.query_params.get("done", "")}
        return render(request, at, "office/people/transfers.html", "office.moves", facts)

    async def answer(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        number = typed.get("number", "")
        if typed.get("go") == "accept":
            await app.people.transfers.accept(at.person, number)
            return RedirectResponse(f"/o/people/{number}?noted", 303)
        await app.people.transfers.withdraw(at.person, number)
        return RedirectResponse("/o/people/moves?done=declined", 303)

    return [
        Route("/o/people/moves", office_page(app, moves, Action.LEARNER_MOVE)),
        Route("/o/people/moves", office_page(app, answer, Action.LEARNER_MOVE), methods=["POST"]),
        Route("/o/people/{number}/move", office_page(app, moving, Action.LEARNER_MOVE)),
        Route("/o/people/{number}/move", office_page(app, move, Action.LEARNER_MOVE), methods=["POST"]),
    ]
