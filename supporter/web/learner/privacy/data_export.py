"""わたしの記録を持ち帰る: after the PIN, everything that is kept as a page to print or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.privacy.data_export import DataExport
from supporter.domain.shared.calendar import era_letter, era_short
from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import OwnVisit, own_page, render
from supporter.web.learner.privacy.record_in_words import course_view, log_view
from supporter.web.shared import forms
from supporter.web.shared.dates import moment
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/records`."""

    async def ask(request: Request, own: OwnVisit) -> Response:
        return page(request, own)

    async def give(request: Request, own: OwnVisit) -> Response:
        typed = await forms.fields(request)
        try:
            record = await app.privacy.own_data.record(own.person, typed.get("pin", ""))
        except Refused as refused:
            return page(request, own, field_error(refused, own.town))
        return _file(record) if typed.get("go") == "file" else _paper(app, request, own, record)

    def page(request: Request, own: OwnVisit, problem: FieldError = NONE) -> Response:
        return render(
            request, own, "learner/privacy/data_export_ask.html", "own.records", problem.status, problem=problem
        )

    return [Route("/own/records", own_page(app, ask)), Route("/own/records", own_page(app, give), methods=["POST"])]


def _file(record: DataExport) -> Response:
    day = record.made_at.date()
    name = quote(f"{wording.say('records.title')}_{era_letter(day)}{era_short(day)}.json")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "private, no-store",
    }
    return Response(record.as_json(), media_type="application/json", headers=headers)


def _paper(app: App, request: Request, own: OwnVisit, record: DataExport) -> Response:
    return render(
        request,
        own,
        "learner/privacy/data_export.html",
        "records.title",
        record=record,
        courses=[course_view(app.library.of(own.person.municipality), transcript) for transcript in record.transcripts],
        log=log_view(record.audit),
        moment=moment,
    )
