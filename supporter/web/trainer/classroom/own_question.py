"""`/t/ID/question`: a question made up on the spot, put at once or kept for later. Three fields, no script."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.classroom import todays_moves
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.training.todays_class import OwnKind
from supporter.web.shared import forms, templates
from supporter.web.shared.class_frame import render
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.web.trainer.classroom import sent_once
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/question`."""

    async def page(
        request: Request, at: OfficeVisit, problem: FieldError = NONE, typed: Mapping[str, str] | None = None
    ) -> Response:
        found = await app.classroom.todays_classes.of(at.person, request.path_params["id"])
        session, asks = found.session, found.order.asks
        made = [(one, asks[one.key], one.key in session.room.phases) for one in session.otherwise.questions]
        known = {"id": secrets.token_hex(6), "kind": "choice", "text": "", "choices": ""}
        facts: dict[str, object] = {"session": session, "made": made, "problem": problem}
        facts |= {"typed": known | dict(typed or {}), "running": session.state == "running"}
        facts |= {"fewest": todays_moves.FEWEST_CHOICES, "most": todays_moves.MOST_CHOICES}
        return render(request, at, "trainer/classroom/own_question.html", "today.question", facts, problem.status)

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at)

    async def act(request: Request, at: OfficeVisit) -> Response:
        id, typed = request.path_params["id"], await forms.fields(request)
        go = typed.get("go", "")
        try:
            if go == "drop":
                version = (await app.classroom.todays_classes.of(at.person, id)).session.otherwise.version
                await app.classroom.todays_classes.drop_question(at.person, id, typed["question"], version)
                return RedirectResponse(f"/t/{id}/question", 303)
            if go == "again":
                key = next(
                    (
                        one.key
                        for one in (await app.classroom.todays_classes.of(at.person, id)).session.otherwise.questions
                        if one.id == typed["question"]
                    ),
                    "",
                )
                await app.classroom.control.open_question(at.person, id, key)
                return RedirectResponse(f"/t/{id}", 303)
            if go not in ("put", "keep"):
                raise Refused("form.invalid")
            kind, choices = _kind(typed["kind"]), typed["choices"].splitlines()
            made_of = sent_once.id_of(typed["id"], kind, typed["text"], *choices)
            made = (made_of, kind, typed["text"], choices)
            if go == "put":
                await app.classroom.todays_classes.put_question(at.person, id, *made)
                return RedirectResponse(f"/t/{id}", 303)
            await app.classroom.todays_classes.make_question(at.person, id, *made)
        except Refused as refused:
            if refused.code in ("room.wrong_state", "today.too_many_questions", "today.was_asked", "today.changed"):
                problem = FieldError("text", templates.sentence(refused.code, **refused.facts), 409)
            else:
                problem = field_error(refused)
            return await page(request, at, problem, typed)
        return RedirectResponse(f"/t/{id}/question", 303)

    return [
        Route("/t/{id}/question", office_page(app, ask, Action.CLASS_RUN)),
        Route("/t/{id}/question", office_page(app, act, Action.CLASS_RUN), methods=["POST"]),
    ]


def _kind(typed: str) -> OwnKind:
    kind = next((one for one in get_args(OwnKind) if one == typed), None)
    if kind is None:
        raise Refused("form.invalid")
    return kind  # type: ignore[no-any-return]
