"""修了証: those that the own municipality has issued, found and selected, and the ledger of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.certificates.name_list import Listed, NameList
from supporter.domain.certificates.certificate import STATES, Certificate
from supporter.domain.certificates.print_run import printable
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import page_start, whole_number
from supporter.services.certificates.desk import Chosen
from supporter.services.certificates.serial_register import ledger, remarks
from supporter.web.shared import forms
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 50  # rows


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/certificates`, the start of a run, and `/o/certificates/ledger.pdf`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, dict(request.query_params))

    async def begin(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.several(request)
        chosen = {name: values[-1] for name, values in typed.items()}
        picked = typed.get("certificate", [])
        if typed.get("go") == ["all"]:
            found = await app.certificates.desk.found(at.person, at.person.municipality, _chosen(chosen))
            picked = [one.id for one in found if printable(one)]
        try:
            run = await app.certificates.print_runs.begin(at.person, picked)
        except Refused as refused:
            if not refused.code.startswith("run."):
                raise
            sentence = wording.sentence(refused.code, **refused.facts)
            return await page(request, at, chosen, FieldError("certificate", sentence, 422))
        return RedirectResponse(f"/o/certificates/runs/{run.id}", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        found = await app.certificates.desk.found(at.person, at.person.municipality, _chosen(typed))
        start = page_start(typed.get("page", ""), PAGE)
        await app.administration.audit_log.looked(at.person, Action.CERTIFICATE_READ, len(found[start : start + PAGE]))
        facts = {
            "problem": problem,
            "typed": typed,
            "total": len(found),
            "printable": sum(map(printable, found)),
            "start": start,
            "page_rows": PAGE,
            "rows": [(one, remarks(one)) for one in found[start : start + PAGE]],
            "runs": (await app.certificates.print_runs.all(at.person, at.person.municipality))[:5],
            "filters": await _filters(app, at),
            "era_date": era_date,
        }
        return render(request, at, "office/certificates/list.html", "office.certificates", facts, problem.status)

    async def whole_ledger(request: Request, at: OfficeVisit) -> Response:
        year = request.query_params.get("year", "")
        this_year = fiscal_year(app.clock.now().date())
        chosen = whole_number(year, least=1000, most=9999) or this_year
        issued = await app.certificates.desk.all(at.person, at.person.municipality)
        assert at.town is not None
        paper = NameList(
            kind="ledger",
            municipality=at.town.name,
            programme=fiscal_year_text(chosen),
            office=f"{at.town.name} {at.town.department}　{at.town.phone}",
            made_on=app.clock.now().date(),
            rows=tuple(_lines(issued, chosen)),
        )
        name = wording.say("certificates.ledger_file", town=at.town.name, year=chosen)
        return download(await app.press.pdf(paper), PDF, name)

    action = Action.CERTIFICATE_PRINT
    return [
        Route("/o/certificates", office_page(app, show, action)),
        Route("/o/certificates", office_page(app, begin, action), methods=["POST"]),
        Route("/o/certificates/ledger.pdf", office_page(app, whole_ledger, action)),
    ]


def _chosen(typed: Mapping[str, str]) -> Chosen:
    find, course, year, state = (typed.get(name, "").strip() for name in ("find", "course", "year", "state"))
    return Chosen(find, course, year, state)


async def _filters(app: App, at: OfficeVisit) -> dict[str, list[tuple[str, str]]]:
    issued = await app.certificates.desk.all(at.person, at.person.municipality)
    courses = {one.course: one.course_title for one in issued}
    years = sorted({one.year for one in issued}, reverse=True)
    return {
        "course": [("", wording.say("all")), *courses.items()],
        "year": [("", wording.say("all")), *((str(year), fiscal_year_text(year)) for year in years)],
        "state": [("", wording.say("all")), *((one, wording.say(f"certificates.state.{one}")) for one in STATES)],
    }


def _lines(issued: Iterable[Certificate], year: int) -> Iterable[Listed]:
    for line in ledger(issued, year):
        kept = line.certificate
        yield Listed(
            name=kept.name if kept else "",
            kana="",
            serial=kept.serial if kept else f"{line.series} {line.number}",
            issued_on=kept.issued_on if kept else None,
            state=line.told,
        )
