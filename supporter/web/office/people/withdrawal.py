"""What becomes of a person at an office's word: leaving in three ways, another town, and all that is kept on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.people.withdrawal import Ground
from supporter.domain.privacy.erasure_request import GRACE
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.record_in_words import course_view, log_view
from supporter.web.shared import forms, frame
from supporter.web.shared.dates import moment
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

WAYS = ("step_down", "stop", "erase")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/NUMBER/leave`, `/move` and `/record`, and `/o/people/moves`."""

    async def leave(request: Request, at: OfficeVisit) -> Response:
        return await leaving(request, at, {"way": request.query_params.get("way", "")})

    async def left(request: Request, at: OfficeVisit) -> Response:
        typed, number = await forms.fields(request), request.path_params["number"]
        try:
            match typed.get("go"):
                case "agree":
                    await app.people.withdrawals.agree(at.person, number)
                case "back":
                    await app.people.withdrawals.take_back(at.person, number)
                case _:
                    await _ask(app, at, number, typed)
        except Refused as refused:
            return await leaving(request, at, typed, field_error(refused))
        return RedirectResponse(f"/o/people/{number}?noted", 303)

    async def leaving(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        number = request.path_params["number"]
        file = await app.people.learner_files.open(at.person, number)
        facts = {
            "one": file.learner,
            "file": file,
            "asked": await app.people.withdrawals.of(at.person, number),
            "typed": typed,
            "problem": problem,
            "ways": [(way, wording.say(f"withdrawal.{way}"), wording.say(f"withdrawal.{way}.more")) for way in WAYS],
            "grounds": [(each, wording.say(f"withdrawal.ground.{each}"), "") for each in get_args(Ground)],
            "erase_on": era_date((app.clock.now() + GRACE).date()),
            "years": at.town.retention_years if at.town else 0,
        }
        return render(request, at, "office/people/withdrawal.html", "office.leave", facts, problem.status)

    async def record(request: Request, at: OfficeVisit) -> Response:
        """The page that learners print of themselves, for whom an office hands it over."""
        found = await app.people.learner_files.disclose(at.person, request.path_params["number"])
        courses = [course_view(app.library, transcript) for transcript in found.transcripts]
        look, log = frame.Look(wording.say("records.title"), at.town), log_view(found.audit)
        page = "learner/privacy/data_export.html"
        return frame.plain(request, page, look, record=found, courses=courses, log=log, moment=moment, own=at)

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
        facts = {"coming": coming, "going": going, "moment": moment, "done": request.query_params.get("done", "")}
        return render(request, at, "office/people/transfers.html", "office.moves", facts)

    async def answer(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        number = typed.get("number", "")
        if typed.get("go") == "accept":
            await app.people.transfers.accept(at.person, number)
            return RedirectResponse(f"/o/people/{number}?noted", 303)
        await app.people.transfers.withdraw(at.person, number)
        return RedirectResponse("/o/people/moves?done=declined", 303)

    one = "/o/people/{number}"
    return [
        Route("/o/people/moves", office_page(app, moves, Action.LEARNER_MOVE)),
        Route("/o/people/moves", office_page(app, answer, Action.LEARNER_MOVE), methods=["POST"]),
        Route(f"{one}/leave", office_page(app, leave, Action.LEARNER_WITHDRAW)),
        Route(f"{one}/leave", office_page(app, left, Action.LEARNER_WITHDRAW), methods=["POST"]),
        Route(f"{one}/record", office_page(app, record, Action.LEARNER_DISCLOSE), methods=["POST"]),
        Route(f"{one}/move", office_page(app, moving, Action.LEARNER_MOVE)),
        Route(f"{one}/move", office_page(app, move, Action.LEARNER_MOVE), methods=["POST"]),
    ]


async def _ask(app: App, at: OfficeVisit, number: str, typed: Mapping[str, str]) -> None:
    way, ground = typed.get("way", ""), typed.get("ground", "")
    if way not in WAYS:
        raise Refused("withdrawal.no_way")
    if way == "step_down":
        await app.people.withdrawals.step_down(at.person, number, ground)
    else:
        await app.people.withdrawals.ask(at.person, number, way, ground)
