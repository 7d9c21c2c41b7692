"""Pages of its own for today's class: typed, or from a file. Plain forms, as `/t/ID/today` needs no script for them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.classroom import class_file
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.domain.training.todays_class import OwnPage
from supporter.services.classroom.class_files import Brought
from supporter.web.shared import forms, templates
from supporter.web.shared.class_frame import render
from supporter.web.shared.client_gone import while_there
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.web.site.request_guard import CLASS_FILE
from supporter.web.trainer.classroom import sent_once
from supporter.web.trainer.classroom.today import rows
from supporter.wiring import App

_FILE_TROUBLE = (
    "today.file",
    "today.too_many",
    "today.full",
    "today.notes",
    "today.too_long",
    "file.busy",
    "disk.full",
)


class _Sent(NamedTuple):
    """What the form of a file holds."""

    session: str
    after: str
    name: str
    body: bytes
    captions: bytes


def routes(app: App) -> Sequence[BaseRoute]:
    """`/t/ID/today/add`, `/t/ID/today/as-course`, `/t/ID/today/PAGE`, `/t/today/file`."""

    async def add_page(
        request: Request, at: OfficeVisit, id: str, problem: FieldError = NONE, typed: dict[str, str] | None = None
    ) -> Response:
        found = await app.classroom.todays_classes.of(at.person, id)
        facts: dict[str, object] = {"session": found.session, "rows": rows(found), "problem": problem}
        known = {"id": secrets.token_hex(6), "title": "", "text": "", "notes": "", "after": ""}
        facts |= {"typed": known | (typed or {}), "drawn": await app.classroom.class_files.describe(at.person, id)}
        facts |= {"most": class_file.MOST_BYTES // 1024**2}
        return render(request, at, "trainer/classroom/today_add.html", "today.add", facts, problem.status)

    async def ask_page(request: Request, at: OfficeVisit) -> Response:
        after = request.query_params.get("after", "")
        return await add_page(request, at, request.path_params["id"], typed={"after": after})

    async def add(request: Request, at: OfficeVisit) -> Response:
        id, typed = request.path_params["id"], await forms.fields(request)
        try:
            page = _page(sent_once.id_of(typed["id"], typed["title"], typed["text"], typed["notes"]), typed)
            await app.classroom.todays_classes.add_page(at.person, id, page, typed.get("after", ""))
        except Refused as refused:
            return await add_page(request, at, id, field_error(refused), typed)
        return RedirectResponse(f"/t/{id}/today?told=added", 303)

    async def bring(request: Request, at: OfficeVisit) -> Response:
        """The one page that reads more than a form."""
        sent = await _sent(request)
        try:
            if not sent.name:
                raise Refused("today.file.none")
            bringing = app.classroom.class_files.bring(
                at.person, sent.session, sent.name, sent.body, sent.after, sent.captions
            )
            brought = await while_there(request, bringing)
        except Refused as refused:
            if not refused.code.startswith(_FILE_TROUBLE):
                raise
            problem = FieldError("file", templates.sentence(refused.code, **refused.facts), 422)
            return await add_page(request, at, sent.session, problem, {"after": sent.after})
        return RedirectResponse(f"/t/{sent.session}/today?{_told(brought)}", 303)

    async def own_page(
        request: Request, at: OfficeVisit, problem: FieldError = NONE, typed: dict[str, str] | None = None
    ) -> Response:
        found = await app.classroom.todays_classes.of(at.person, request.path_params["id"])
        page = next((one for one in found.session.otherwise.pages if one.id == request.path_params["page"]), None)
        if page is None:
            raise Refused("page.unknown")
        facts: dict[str, object] = {"session": found.session, "page": page, "problem": problem}
        facts["typed"] = {"title": page.title, "text": page.text, "notes": page.notes} | (typed or {})
        return render(request, at, "trainer/classroom/today_page.html", "today.edit_page", facts, problem.status)

    async def ask_own(request: Request, at: OfficeVisit) -> Response:
        return await own_page(request, at)

    async def keep(request: Request, at: OfficeVisit) -> Response:
        id, page, typed = request.path_params["id"], request.path_params["page"], await forms.fields(request)
        seen = _seen(typed.get("seen", ""))
        try:
            if typed.get("go") == "remove":
                await app.classroom.todays_classes.remove(at.person, id, page, seen)
                return RedirectResponse(f"/t/{id}/today?told=removed", 303)
            await app.classroom.todays_classes.rewrite(
                at.person, id, page, typed["title"], typed["text"], typed["notes"], seen
            )
        except Refused as refused:
            if refused.code in ("today.changed", "today.in_view", "today.nothing_left"):
                problem = FieldError("title", templates.sentence(refused.code), 409)
            else:
                problem = field_error(refused)
            return await own_page(request, at, problem, typed)
        return RedirectResponse(f"/t/{id}/today?told=saved", 303)

    async def ask_as_course(request: Request, at: OfficeVisit) -> Response:
        found = await app.classroom.todays_classes.of(at.person, request.path_params["id"])
        facts = {"session": found.session, "problem": NONE}
        return render(request, at, "trainer/classroom/today_as_course.html", "today.as_course", facts)

    async def as_course(request: Request, at: OfficeVisit) -> Response:
        id, typed = request.path_params["id"], await forms.fields(request)
        await app.classroom.todays_classes.as_course(at.person, id, _seen(typed.get("seen", "")))
        return RedirectResponse(f"/t/{id}/today?told=as_course", 303)

    action = Action.CLASS_RUN
    return [
        Route(CLASS_FILE, office_page(app, bring, action), methods=["POST"]),
        Route("/t/{id}/today/add", office_page(app, ask_page, action)),
        Route("/t/{id}/today/add", office_page(app, add, action), methods=["POST"]),
        Route("/t/{id}/today/as-course", office_page(app, ask_as_course, action)),
        Route("/t/{id}/today/as-course", office_page(app, as_course, action), methods=["POST"]),
        Route("/t/{id}/today/{page}", office_page(app, ask_own, action)),
        Route("/t/{id}/today/{page}", office_page(app, keep, action), methods=["POST"]),
    ]


async def _sent(request: Request) -> _Sent:
    """The form with its files; the guard has looked at its length before."""
    async with request.form(max_files=2, max_fields=4) as typed:
        words = {name: given for name in ("class", "after") if isinstance(given := typed.get(name, ""), str)}
        file, captions = typed.get("file"), typed.get("captions")
        named = isinstance(file, UploadFile) and bool(file.filename)
        return _Sent(
            session=words.get("class", ""),
            after=words.get("after", ""),
            name=str(file.filename) if isinstance(file, UploadFile) and named else "",
            body=await file.read() if isinstance(file, UploadFile) else b"",
            captions=await captions.read() if isinstance(captions, UploadFile) else b"",
        )


def _page(id: str, typed: forms.Fields) -> OwnPage:
    return OwnPage(id=id, title=typed["title"], text=typed["text"], notes=typed["notes"])


def _seen(typed: str) -> int:
    """The version that a form was made for; -1, which is never the newest, for anything else."""
    seen = whole_number(typed, most=10**6)
    return -1 if seen is None else seen


def _told(brought: Brought) -> str:
    """All that has to be told of a file, as the list of pages reads it."""
    said = [brought.told or "added", *(["moving"] if brought.moving else [])]
    return "&".join(f"told={one}" for one in said)
