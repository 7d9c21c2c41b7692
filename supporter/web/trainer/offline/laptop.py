"""A class without internet: how it is done, the file to take along, the file for the way back, and the empty laptop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.engine.qr import qr_svg
from supporter.domain.classroom import class_file
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_digits
from supporter.domain.training.session import TrainingSession
from supporter.services.offline.sealed import spoken_secret
from supporter.web.shared import forms, templates
from supporter.web.shared.class_frame import render
from supporter.web.shared.dates import moment
from supporter.web.shared.downloads import download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.local_address import own_address
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

FILE = "application/octet-stream"
#: Names of this very machine, which no phone of the hall can open.
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/without-internet`, `/take`, `/export` and `/export/erase`."""

    async def without(request: Request, at: OfficeVisit) -> Response:
        session, brought = await _class(app, at, request)
        facts: dict[str, object] = {
            "session": session,
            "brought": brought,
            "joins": _joins(app.settings.address, session.code),
        }
        facts |= {"site": app.settings.address, "lan": own_address() or "192.168.0.10", "port": app.settings.port}
        return render(request, at, "trainer/offline/laptop.html", "away.without", facts)

    async def ask_take(request: Request, at: OfficeVisit) -> Response:
        return await taking(request, at, {})

    async def taking(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        session, brought = await _class(app, at, request)
        taken = await app.offline.export.taken(at.person, session.id)
        facts = {"session": session, "brought": brought, "taken": taken, "moment": moment}
        reads = may(at.person, Action.NEEDS_READ, municipality=session.municipality)
        facts |= {"most": class_file.MOST_ALONG // 1024**2}
        facts |= {"typed": typed, "problem": problem, "suggested": spoken_secret(), "reads_needs": reads}
        return render(request, at, "trainer/offline/take_in.html", "away.take", facts, problem.status)

    async def take(request: Request, at: OfficeVisit) -> Response:
        session, _ = await _class(app, at, request)
        typed = await forms.fields(request)
        names, needs = typed.get("names") == "yes", typed.get("needs") == "yes"
        try:
            phrase = typed.get("passphrase", "")
            body = await app.offline.export.take(at.person, session.id, phrase, names=names, needs=needs)
        except Refused as refused:
            return await taking(request, at, typed, field_error(refused))
        return download(body, FILE, _name(wording.say("away.file.out"), session), opens=False)

    async def ask_export(request: Request, at: OfficeVisit) -> Response:
        session, brought = await _class(app, at, request)
        facts = {"session": session, "brought": brought, "moment": moment}
        return render(request, at, "trainer/offline/export.html", "away.export", facts)

    async def export(request: Request, at: OfficeVisit) -> Response:
        session, _ = await _class(app, at, request)
        body = await app.offline.laptop.export(at.person, session.id)
        return download(body, FILE, _name(wording.say("away.file.back"), session), opens=False)

    async def ask_erase(request: Request, at: OfficeVisit) -> Response:
        return await erasing(request, at, "")

    async def erasing(request: Request, at: OfficeVisit, typed: str, problem: FieldError = NONE) -> Response:
        session, brought = await _class(app, at, request)
        facts = {"session": session, "brought": brought, "typed": typed, "problem": problem, "erased": False}
        return render(request, at, "trainer/offline/erase.html", "away.erase", facts, problem.status)

    async def erase(request: Request, at: OfficeVisit) -> Response:
        session, _ = await _class(app, at, request)
        typed = (await forms.fields(request)).get("receipt", "")
        try:
            await app.offline.laptop.erase(at.person, session.id, typed_digits(typed))
        except Refused as refused:
            if refused.code != "erase.receipt":
                raise
            problem = FieldError("receipt", templates.sentence(refused.code), 422)
            return await erasing(request, at, typed, problem)
        facts = {"session": session, "erased": True, "problem": NONE}
        return render(request, at, "trainer/offline/erase.html", "away.erase", facts)

    action = Action.CLASS_TAKE
    asked = {"without-internet": without, "take": ask_take, "export": ask_export, "export/erase": ask_erase}
    posted = {"take": take, "export": export, "export/erase": erase}
    return [
        *(Route(f"/t/{{id}}/{name}", office_page(app, each, action)) for name, each in asked.items()),
        *(
            Route(f"/t/{{id}}/{name}", office_page(app, each, action), methods=["POST"])
            for name, each in posted.items()
        ),
    ]


async def _class(app: App, at: OfficeVisit, request: Request) -> tuple[TrainingSession, object]:
    """The class, and what this machine keeps of it where it was taken along."""
    id = request.path_params["id"]
    return await app.training.planning.planned(at.person, id), await app.offline.laptop.brought(at.person, id)


def _joins(site: str, code: str) -> str:
    """The QR by which phones join the class on this machine; none where they cannot reach it."""
    return "" if urlsplit(site).hostname in _LOOPBACK else qr_svg(f"{site.upper()}/J/{code}")


def _name(what: str, session: TrainingSession) -> str:
    return f"{what}_{session.number}_{session.held_on:%Y-%m-%d}.supporter".replace("/", "-")
