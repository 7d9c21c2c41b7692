"""連絡先: shown to its owner after the PIN, and corrected on the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import Own, at_own, shown
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, Problem, below
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/contact`."""

    async def ask(request: Request, own: Own) -> Response:
        return page(request, own, saved="saved" in request.query_params)

    async def act(request: Request, own: Own) -> Response:
        typed = await forms.fields(request)
        try:
            if "proof" in typed:
                await app.privacy.own_data.correct_contact(own.person, typed["proof"], typed.get("contact", ""))
                return RedirectResponse("/own/contact?saved", 303)
            contact, proof = await app.privacy.own_data.contact(own.person, typed.get("pin", ""))
        except Refused as refused:
            again = refused.code == "form.invalid"
            kept = {"contact": typed.get("contact"), "proof": typed.get("proof", "") if again else ""}
            return page(request, own, below(refused, own.town), **kept)
        return page(request, own, contact=typed.get("contact", contact), proof=proof)

    def page(request: Request, own: Own, problem: Problem = NONE, **facts: object) -> Response:
        """`contact` is what is there or was typed, `proof` that it may be shown."""
        facts = {"contact": None, "proof": "", "saved": False, **facts, "problem": problem}
        return shown(request, own, "learner/privacy/contact.html", "own.contact", problem.status, **facts)

    return [Route("/own/contact", at_own(app, ask)), Route("/own/contact", at_own(app, act), methods=["POST"])]
