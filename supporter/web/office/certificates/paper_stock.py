"""用紙の残り: blank paper in the cupboard, taken in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.certificates.paper_stock import FEW, PAPERS
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_number
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/stock`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def move(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            paper = next((paper for paper in PAPERS if paper == typed.get("paper")), None)
            count = typed_number(typed.get("count", ""))
            if paper is None or count is None:
                raise Refused("stock.count")
            by = count if typed.get("go") == "in" else -count
            await app.certificates.paper_stock.move(at.person, at.person.municipality, paper, by)
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse("/o/stock?saved", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        stock = await app.certificates.paper_stock.of(at.person, at.person.municipality)
        facts = {"papers": PAPERS, "left": stock.left, "few": FEW, "typed": typed, "problem": problem}
        facts["saved"] = "saved" in request.query_params
        return render(request, at, "office/certificates/paper_stock.html", "office.stock", facts, problem.status)

    action = Action.CERTIFICATE_PRINT
    return [
        Route("/o/stock", office_page(app, show, action)),
        Route("/o/stock", office_page(app, move, action), methods=["POST"]),
    ]
