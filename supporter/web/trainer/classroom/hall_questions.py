"""会場からの質問: a plain page on which the trainer lets questions through, and puts one on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import Questions
from supporter.web.shared import forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

_STATES = ("shown", "hidden", "answered")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/questions`."""

    async def page(request: Request, at: OfficeVisit) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        voices = await app.classroom.hall_questions.all(at.person, session.id)
        facts = {"session": session, "voices": voices, "problem": NONE, "live": session.under_way}
        return render(request, at, "trainer/classroom/hall_questions.html", "stage.questions", facts)

    async def act(request: Request, at: OfficeVisit) -> Response:
        id = request.path_params["id"]
        await _do(app, at.person, id, await forms.fields(request))
        return RedirectResponse(f"/t/{id}/questions", 303)

    return [
        Route("/t/{id}/questions", office_page(app, page, Action.CLASS_RUN)),
        Route("/t/{id}/questions", office_page(app, act, Action.CLASS_RUN), methods=["POST"]),
    ]


async def _do(app: App, person: Person, id: str, typed: Mapping[str, str]) -> None:
    """What a button of the page asks for. Raises `Refused`: form.invalid, and what the service refuses."""
    go, voice = typed.get("go", ""), typed.get("id", "")
    if go == "take":
        how = next((one for one in get_args(Questions) if one == typed.get("how")), None)
        if how is None:
            raise Refused("form.invalid")
        await app.classroom.hall_questions.set_mode(person, id, how)
    elif go in ("up", "down"):
        await app.classroom.hall_questions.put_up(person, id, voice if go == "up" else "")
    else:
        state = next((one for one in _STATES if one == go), None)
        if state is None:
            raise Refused("form.invalid")
        await app.classroom.hall_questions.moderate(person, id, voice, state)  # type: ignore[arg-type]
