"""人・暗証番号: a learner found by number, and a one-time PIN for whom the officer has recognised."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

#: How the officer made sure who it is; kept in the audit log in these words.
REASONS = {name: wording.say(f"desk.reason.{name}") for name in ("counter", "phone", "hall")}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/desk`; the number is posted, so that it stands in no address and no log."""

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return render(request, at, "office/accounts/pin_reset.html", "office.desk", _facts({}))

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        facts, found = _facts(typed), None
        try:
            found = await _found(app, at.person, typed.get("number", ""))
            facts["learner"] = found
            if typed.get("go") == "give":
                facts["pin"] = await _give(app, at.person, found, typed.get("reason", ""))
        except Refused as refused:
            facts["problem"] = problem = field_error(refused, at.town)
            return render(request, at, "office/accounts/pin_reset.html", "office.desk", facts, problem.status)
        return render(request, at, "office/accounts/pin_reset.html", "office.desk", facts)

    action = Action.PIN_RESET
    return [
        Route("/o/desk", office_page(app, ask, action)),
        Route("/o/desk", office_page(app, act, action), methods=["POST"]),
    ]


def _facts(typed: dict[str, str]) -> dict[str, object]:
    reasons = [(name, words, "") for name, words in REASONS.items()]
    return {"typed": typed, "problem": NONE, "learner": None, "pin": "", "reasons": reasons}


async def _found(app: App, officer: Person, typed: str) -> Learner:
    """The learner of the own municipality; one refusal for foreign and for unknown numbers."""
    try:
        return await app.accounts.learners.view(officer, clean_number(typed))
    except Refused as refused:
        raise Refused("number.not_here") from refused


async def _give(app: App, officer: Person, learner: Learner, reason: str) -> str:
    if reason not in REASONS:
        raise Refused("reason.missing")
    return await app.accounts.learners.desk_pin(officer, learner.id, REASONS[reason])
