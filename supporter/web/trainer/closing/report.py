"""実施報告 on the screen, the texts that go into it, and the same as PDF and as xlsx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.documents.closing.report import ReportPaper, figures, group_tables, group_text
from supporter.documents.closing.report_xlsx import report_xlsx
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.services.closing.reports import LONGEST_VOICE, file_name
from supporter.web.shared import forms
from supporter.web.shared.class_frame import render
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Texts offered at once; a form carries a hundred fields.
MOST_OFFERED = 40


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/report`, `.pdf` and `.xlsx`."""

    async def page(
        request: Request, at: OfficeVisit, problem: FieldError = NONE, typed: Mapping[str, str] = MappingProxyType({})
    ) -> Response:
        session, report = await app.closing.reports.report(at.person, request.path_params["id"])
        written = await app.closing.reports.written(at.person, session.id)
        offered = [text for text in written if text not in report.voices]
        facts = {
            "session": session,
            "report": report,
            "figures": figures(report),
            "groups": group_tables(report),
            "people": group_text,
            "offered": [*((text, True) for text in report.voices), *((text, False) for text in offered)][:MOST_OFFERED],
            "longest": LONGEST_VOICE,
            "problem": problem,
            "typed": typed,
            "era_date": era_date,
        }
        return render(request, at, "trainer/closing/report.html", "stage.report", facts, problem.status)

    async def choose(request: Request, at: OfficeVisit) -> Response:
        typed, session = await forms.fields(request), request.path_params["id"]
        chosen = [typed.get(f"text-{at}", "") for at in range(MOST_OFFERED) if typed.get(f"pick-{at}")]
        try:
            await app.closing.reports.choose(at.person, session, [*chosen, typed.get("other", "")])
        except Refused as refused:
            return await page(request, at, field_error(refused), typed)
        return RedirectResponse(f"/t/{session}/report#voices", 303)

    async def pdf(request: Request, at: OfficeVisit) -> Response:
        session, report = await app.closing.reports.exported(at.person, request.path_params["id"], "pdf")
        return download(await app.press.pdf(ReportPaper(report=report)), PDF, f"{file_name(session)}.pdf")

    async def xlsx(request: Request, at: OfficeVisit) -> Response:
        session, report = await app.closing.reports.exported(at.person, request.path_params["id"], "xlsx")
        return download(report_xlsx(report), XLSX, f"{file_name(session)}.xlsx", opens=False)

    action = Action.CLASS_FINISH
    return [
        Route("/t/{id}/report", office_page(app, page, action)),
        Route("/t/{id}/report", office_page(app, choose, action), methods=["POST"]),
        Route("/t/{id}/report.pdf", office_page(app, pdf, action)),
        Route("/t/{id}/report.xlsx", office_page(app, xlsx, action)),
    ]
