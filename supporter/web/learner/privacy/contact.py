"""連絡先: shown to its owner after the PIN, and corrected on the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import OwnVisit, own_page, render
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/contact`."""

    async def ask(request: Request, own: OwnVisit) -> Response:
        return page(request, own, saved="saved" in request.query_params)

    async def act(request: Request, own: OwnVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if "proof" in typed:
                await app.privacy.own_data.correct_contact(own.person, typed["proof"], typed.get("contact", ""))
                return RedirectResponse("/own/contact?saved", 303)
            contact, proof = await app.privacy.own_data.contact(own.person, typed.get("pin", ""))
        except Refused as refused:
            again = refused.code == "form.invalid"
            kept = {"contact": typed.get("contact"), "proof": typed.get("proof", "") if again else ""}
            return page(request, own, field_error(refused, own.town), **kept)
        return page(request, own, contact=typed.get("contact", contact), proof=proof)

    def page(request: Request, own: OwnVisit, problem: FieldError = NONE, **facts: object) -> Response:
        """`contact` is what is there or was typed, `proof` that it may be shown."""
        facts = {"contact": None, "proof": "", "saved": False, **facts, "problem": problem}
        return render(request, own, "learner/privacy/contact.html", "own.contact", problem.status, **facts)

    return [Route("/own/contact", own_page(app, ask)), Route("/own/contact", own_page(app, act), methods=["POST"])]
