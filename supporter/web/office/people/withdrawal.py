"""Leaving at an office's word: off the list, no longer learning, or everything erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.people.withdrawal import Ground
from supporter.domain.privacy.erasure_request import GRACE
from supporter.domain.privacy.retention import years_kept
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

WAYS = ("step_down", "stop", "erase")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/NUMBER/leave`."""

    async def leave(request: Request, at: OfficeVisit) -> Response:
        return await leaving(request, at, {"way": request.query_params.get("way", "")})

    async def left(request: Request, at: OfficeVisit) -> Response:
        typed, number = await forms.fields(request), request.path_params["number"]
        try:
            match typed.get("go"):
                case "agree":
                    await app.people.withdrawals.agree(at.person, number, typed.get("decision", ""))
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
            "years": years_kept(at.town, "ledger") if at.town else 0,
        }
        return render(request, at, "office/people/withdrawal.html", "office.leave", facts, problem.status)

    one = "/o/people/{number}"
    return [
        Route(f"{one}/leave", office_page(app, leave, Action.LEARNER_WITHDRAW)),
        Route(f"{one}/leave", office_page(app, left, Action.LEARNER_WITHDRAW), methods=["POST"]),
    ]


async def _ask(app: App, at: OfficeVisit, number: str, typed: Mapping[str, str]) -> None:
    way, ground = typed.get("way", ""), typed.get("ground", "")
    if way not in WAYS:
        raise Refused("withdrawal.no_way")
    if way == "step_down":
        await app.people.withdrawals.step_down(at.person, number, ground)
    else:
        await app.people.withdrawals.ask(at.person, number, way, ground)
