"""持ち帰りの取りこみ: a file of a class without internet is sent, looked at, and merged by an officer."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.offline.merge import TOLD
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session_dates import when_text
from supporter.services.offline.merge import MergePreview
from supporter.web.shared import forms, templates
from supporter.web.shared.client_gone import while_there
from supporter.web.shared.dates import moment
from supporter.web.shared.error_pages import STATUS
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

#: Ticks of the largest class: a match and four differences for each seat.
MOST_TICKS = 5000
_PHRASE_TROUBLE = ("take.passphrase_missing", "take.passphrase_wrong", "take.resting")
_FILE_TROUBLE = ("merge.", "take.", "file.", "disk.")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/merge`, `/o/merge/FILE` and, on a laptop, `/o/take`."""

    async def front(request: Request, at: OfficeVisit) -> Response:
        return await listed(request, at)

    async def send(request: Request, at: OfficeVisit) -> Response:
        try:
            raw, _ = await _upload(request)
            sent = await while_there(request, app.offline.uploads.send(at.person, raw))
        except Refused as refused:
            return await listed(request, at, _at_file(refused), str(refused.facts.get("file", "")))
        return RedirectResponse(f"/o/merge/{sent.id}", 303)

    async def listed(request: Request, at: OfficeVisit, problem: FieldError = NONE, done: str = "") -> Response:
        facts: dict[str, object] = {"problem": problem, "done": done, "files": await app.offline.uploads.all(at.person)}
        facts |= {"when": when_text, "moment": moment}
        return render(request, at, "trainer/offline/merge.html", "away.merge", facts, problem.status)

    async def look(request: Request, at: OfficeVisit) -> Response:
        return await looked(request, at)

    async def looked(request: Request, at: OfficeVisit, problem: FieldError = NONE) -> Response:
        back, session = await app.offline.uploads.one(at.person, request.path_params["file"])
        officer = may(at.person, Action.CLASS_MERGE, municipality=session.municipality)
        facts: dict[str, object] = {"back": back, "session": session, "officer": officer, "problem": problem}
        facts |= {"when": when_text, "moment": moment, "found": None}
        if officer and back.state == "waiting":
            facts |= await _seen(app, await app.offline.uploads.preview(at.person, back.id))
        return render(request, at, "trainer/offline/merge_review.html", "away.preview", facts, problem.status)

    async def decide(request: Request, at: OfficeVisit) -> Response:
        file, typed = request.path_params["file"], await forms.several(request, MOST_TICKS)
        if typed.get("go") == ["drop"]:
            await app.offline.uploads.drop(at.person, file)
            return RedirectResponse("/o/merge", 303)
        try:
            await app.offline.uploads.confirm(at.person, file, typed.get("same", []), typed.get("take", []))
        except Refused as refused:
            return await looked(request, at, _at_file(refused))
        return RedirectResponse(f"/o/merge/{file}", 303)

    async def ask_in(request: Request, at: OfficeVisit) -> Response:
        return render(request, at, "trainer/offline/send.html", "away.take_in", {"problem": NONE, "welcome": None})

    async def take_in(request: Request, at: OfficeVisit) -> Response:
        try:
            raw, phrase = await _upload(request)
            welcome = await while_there(request, app.offline.laptop.take_in(at.person, raw, phrase))
        except Refused as refused:
            problem = field_error(refused) if refused.code in _PHRASE_TROUBLE else _at_file(refused)
            return render(
                request,
                at,
                "trainer/offline/send.html",
                "away.take_in",
                {"problem": problem, "welcome": None, "phrase": getattr(request.state, "phrase", "")},
                problem.status,
            )
        facts = {"problem": NONE, "welcome": welcome, "when": when_text}
        return render(request, at, "trainer/offline/send.html", "away.take_in", facts)

    action = Action.CLASS_TAKE
    return [
        Route("/o/merge", office_page(app, front, action)),
        Route("/o/merge", office_page(app, send, action), methods=["POST"]),
        Route("/o/merge/{file}", office_page(app, look, action)),
        Route("/o/merge/{file}", office_page(app, decide, Action.CLASS_MERGE), methods=["POST"]),
        Route("/o/take", office_page(app, ask_in, action)),
        Route("/o/take", office_page(app, take_in, action), methods=["POST"]),
    ]


async def _upload(request: Request) -> tuple[bytes, str]:
    """The file of a form and what was typed as its passphrase; the guard has looked at its length before."""
    async with request.form(max_files=1, max_fields=2) as typed:
        sent, phrase = typed.get("file"), typed.get("passphrase", "")
        request.state.phrase = phrase if isinstance(phrase, str) else ""
        if not isinstance(sent, UploadFile) or not sent.filename:
            raise Refused("merge.no_file")
        return await sent.read(), phrase if isinstance(phrase, str) else ""


def _at_file(refused: Refused) -> FieldError:
    """What is wrong with a file, below its field; any other refusal is raised again."""
    if not refused.code.startswith(_FILE_TROUBLE):
        raise refused
    return FieldError("file", templates.sentence(refused.code, **refused.facts), STATUS.get(refused.code, 422))


async def _seen(app: App, found: MergePreview) -> dict[str, object]:
    towns = {town.id: town.name for town in await app.municipalities.profiles.all()}
    people = {number: [one for one in found.matches if one.number == number] for number in _numbers(found)}
    return {"found": found, "towns": towns, "people": people, "told": TOLD}


def _numbers(found: MergePreview) -> set[int]:
    return {one.number for one in found.matches}
