"""修了証の準備: five steps of a run, from names in large type to the day it was handed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.certificates.name_list import Kind, Listed, NameList
from supporter.documents.engine.glyphs import unprintable
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.print_run import STEPS
from supporter.domain.municipalities.municipality import Printing
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import hyphens, typed_day
from supporter.web.shared import forms
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App
from supporter.wording.certificates.desk import WAYS

AT = "/o/certificates/runs/{id}"
LISTS: Mapping[str, Kind] = {"names.pdf": "proof", "decision.pdf": "decision"}


def routes(app: App) -> Sequence[BaseRoute]:
    """Everything below `/o/certificates/runs/ID`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed, id = await forms.several(request), request.path_params["id"]
        one = {name: values[-1] for name, values in typed.items()}
        try:
            await _act(app, at, id, one, typed.get("left", []))
        except Refused as refused:
            return await page(request, at, one, field_error(refused), typed.get("left", ()))
        return RedirectResponse(request.url.path, 303)

    async def page(
        request: Request,
        at: OfficeVisit,
        typed: Mapping[str, str],
        problem: FieldError = NONE,
        left: Sequence[str] = (),
    ) -> Response:
        run, found = await app.certificates.print_runs.get(at.person, request.path_params["id"])
        await app.administration.audit_log.looked(at.person, Action.CERTIFICATE_READ, len(found), f"run:{run.id}")
        town = await app.municipalities.profiles.get(run.municipality)
        job = await app.certificates.print_jobs.of(at.person, run.id)
        facts = {"run": run, "found": found, "job": job, "steps": STEPS, "printing": town and town.printing}
        facts |= {"left": left, "carries": await app.certificates.cards.offered_to_any(found)}
        facts |= {"by_hand": [(one, "、".join(missing)) for one in found if (missing := unprintable(one.name))]}
        facts |= {"typed": typed, "problem": problem, "era_date": era_date, "today": app.clock.now().date()}
        return render(request, at, "office/certificates/print_run.html", "office.run", facts, problem.status)

    async def names(request: Request, at: OfficeVisit) -> Response:
        kind = LISTS[request.url.path.rpartition("/")[2]]
        run, found = await app.certificates.print_runs.opened(at.person, request.path_params["id"], kind)
        kana = await app.certificates.print_runs.kana(at.person, run.id)
        assert at.town is not None
        paper = NameList(
            kind=kind,
            municipality=found[0].municipality_name if found else at.town.name,
            programme=found[0].programme_name if found else "",
            office=f"{at.town.name} {at.town.department}　{at.town.phone}",
            made_on=app.clock.now().date(),
            rows=tuple(_listed(one, kana) for one in found),
        )
        return download(await app.press.pdf(paper), PDF, f"{kind}_{run.made_on:%Y%m%d}.pdf")

    async def cards(request: Request, at: OfficeVisit) -> Response:
        _, found = await app.certificates.print_runs.opened(at.person, request.path_params["id"], "cards")
        body = await app.certificates.cards.of_certificates(at.person, found)
        return download(body, PDF, wording.say("run.cards_file"))

    async def trial(request: Request, at: OfficeVisit) -> Response:
        papers = await app.certificates.print_jobs.papers(at.person, request.path_params["id"])
        sheet = papers[0].model_copy(update={"ruler": True, "seal": _seal(papers[0].seal)})
        return download(await app.press.pdf(sheet), PDF, wording.say("run.trial_file"))

    async def progress(request: Request, at: OfficeVisit) -> Response:
        job = await app.certificates.print_jobs.of(at.person, request.path_params["id"])
        told = {"made": job.made, "of": job.of, "going_on": job.going_on} if job else {"going_on": False}
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def take(request: Request, at: OfficeVisit) -> Response:
        job = await app.certificates.print_jobs.of(at.person, request.path_params["id"])
        if job is None or not job.pdf:
            raise Refused("page.unknown")
        return download(job.pdf, PDF, wording.say("run.file", count=job.of), opens=False)

    action = Action.CERTIFICATE_PRINT
    return [
        Route(AT, office_page(app, show, action)),
        Route(AT, office_page(app, act, action), methods=["POST"]),
        *(Route(f"{AT}/{name}", office_page(app, names, action)) for name in LISTS),
        Route(AT + "/cards.pdf", office_page(app, cards, action)),
        Route(AT + "/trial.pdf", office_page(app, trial, action)),
        Route(AT + "/progress", office_page(app, progress, action)),
        Route(AT + "/run.pdf", office_page(app, take, action)),
    ]


async def _act(app: App, at: OfficeVisit, id: str, typed: Mapping[str, str], left: Sequence[str]) -> None:
    """What a button of the page means."""
    match typed.get("go"):
        case "start":
            await app.certificates.print_jobs.start(at.person, id)
        case "stop":
            await app.certificates.print_jobs.stop(at.person, id)
        case "arrange":
            run, _ = await app.certificates.print_runs.get(at.person, id)
            await app.certificates.print_runs.arrange(at.person, run.municipality, _printing(typed))
            await app.certificates.print_jobs.stop(at.person, id)  # what was made is on the paper of before
        case "hand":
            await app.certificates.print_runs.hand_over(at.person, id, _day(typed.get("handed_on", "")), left)
        case "unhand":
            await app.certificates.print_runs.take_back(at.person, id)
        case "done" | "again" as go:
            step = next((step for step in STEPS if step == typed.get("step")), None)
            if step is None:
                raise Refused("form.invalid", field="step")
            await app.certificates.print_runs.tick(at.person, id, step, done=go == "done")
        case _:
            raise Refused("form.invalid", field="go")


def _printing(typed: Mapping[str, str]) -> Printing:
    try:
        right, down = (_millimetres(typed.get(name, "")) for name in ("right", "down"))
        paper = typed.get("paper", "")
        return Printing(frame=paper != "bought", blank_name=paper == "blank", right=right, down=down)
    except ValueError:  # pydantic's too
        raise Refused("run.shift") from None


def _millimetres(text: str) -> float:
    """`－１．５ｍｍ` as it is meant; `ValueError` for what is no number."""
    return float(hyphens(text[:20]).strip().removesuffix("mm") or 0)


def _day(text: str) -> dt.date:
    try:
        return typed_day(text)
    except ValueError:
        raise Refused("run.day") from None


def _seal(kind: str) -> str:
    """The place of the seal is drawn on a sheet to try alone."""
    return "none" if kind == "none" else "proof"


def _listed(one: Certificate, kana: Mapping[str, str]) -> Listed:
    return Listed(
        name=one.name,
        kana=kana.get(one.id, ""),
        serial=one.serial,
        way=WAYS.get(one.way, ""),
        completed_on=one.completed_on,
    )
