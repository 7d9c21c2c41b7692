"""修了証の記録: one certificate, issued anew, taken out of use and back; and one issued by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_day
from supporter.services.certificates.serial_register import remarks
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/certificates/one/ID` and `/o/certificates/issue`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            id = await _act(app, at, request.path_params["id"], typed)
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse(f"/o/certificates/one/{id}", 303)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        one = await app.certificates.desk.one(at.person, request.path_params["id"])
        await app.administration.audit_log.looked(at.person, Action.CERTIFICATE_READ, 1, one.id)
        town = await app.municipalities.profiles.get(one.municipality)
        facts = {"one": one, "remarks": remarks(one), "anew": town.reissue if town else "same"}
        facts |= {"typed": typed, "problem": problem, "era_date": era_date}
        return render(request, at, "office/certificates/certificate.html", "office.certificate", facts, problem.status)

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return form(request, at, {"number": request.query_params.get("number", "")})

    async def issue(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            one = await _issue(app, at, typed)
        except Refused as refused:
            return form(request, at, typed, field_error(refused))
        return RedirectResponse(f"/o/certificates/one/{one}", 303)

    def form(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        courses = [(id, course.title.plain) for id, course in app.library.courses.items()]
        facts = {"typed": typed, "problem": problem, "courses": courses}
        return render(request, at, "office/certificates/issue.html", "office.issue", facts, problem.status)

    read, issuing = Action.CERTIFICATE_READ, Action.CERTIFICATE_ISSUE
    return [
        Route("/o/certificates/one/{id}", office_page(app, show, read)),
        Route("/o/certificates/one/{id}", office_page(app, act, read), methods=["POST"]),
        Route("/o/certificates/issue", office_page(app, ask, issuing)),
        Route("/o/certificates/issue", office_page(app, issue, issuing), methods=["POST"]),
    ]


async def _act(app: App, at: OfficeVisit, id: str, typed: Mapping[str, str]) -> str:
    """What a button of the page means; the id of the certificate that is in use afterwards."""
    desk, reason = app.certificates.desk, typed.get("reason", "")
    match typed.get("go"):
        case "reissue":
            return (await desk.reissue(at.person, id, reason, todays_name=typed.get("todays_name") == "yes")).id
        case "revoke":
            return (await desk.revoke(at.person, id, reason)).id
        case "use":
            return (await desk.use_again(at.person, id, reason)).id
        case "unhand":
            return (await app.certificates.hand_overs.take_back(at.person, id)).id
        case _:
            raise Refused("form.invalid", field="reason")


async def _issue(app: App, at: OfficeVisit, typed: Mapping[str, str]) -> str:
    try:
        number = clean_number(typed.get("number", ""))
    except Refused as refused:
        raise Refused("number.not_here") from refused
    try:
        day = typed_day(typed.get("completed_on", ""))
    except ValueError:
        raise Refused("certificate.day") from None
    course, reason = typed.get("course", ""), typed.get("reason", "")
    return (await app.certificates.desk.issue(at.person, number, course, day, reason)).id
