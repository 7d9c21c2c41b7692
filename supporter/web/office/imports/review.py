"""取りこみの下見: every row's fate before anything is written, what is said of it, and how far the entering is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.imports.matching import Fate, JudgedRow
from supporter.domain.imports.row import Import
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import page_start
from supporter.services.imports.drafts import ImportDraft
from supporter.web.office.imports import lines
from supporter.web.office.imports.lines import Cell
from supporter.web.shared import forms
from supporter.web.shared.dates import moment
from supporter.web.shared.field_errors import NONE, FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

FATES: Sequence[Fate] = ("new", "ask", "likely", "there", "out", "bad")
PAGE = 50  # rows


class Line(NamedTuple):
    """One row of the table: what stands in the file, what was understood, and what may be said of it."""

    judged: JudgedRow
    cells: dict[str, Cell]
    told: str
    choices: list[tuple[str, str]]
    now: str


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/import/look`, `/o/import/enter`, and `/o/import/ID` with its progress and its undoing."""

    async def look(request: Request, at: OfficeVisit) -> Response:
        draft = app.imports.runs.drafts.of(at.person)
        return page(request, at, draft, dict(request.query_params)) if draft.judged else _to("columns")

    async def say(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        fate, rest = typed.get("show", ""), typed.get("rest", "")
        if rest and fate in FATES:
            draft = app.imports.runs.drafts.decide_all(at.person, fate, rest)  # type: ignore[arg-type]  # one of FATES
        else:
            said = {name[4:]: word for name, word in typed.items() if name[:4] == "line" and word}
            draft = app.imports.runs.drafts.decide(at.person, said)
        if typed.get("go") == "enter":
            return await enter(request, at, draft, typed)
        kept = {name: typed[name] for name in ("show", "page") if typed.get(name)}
        return _to(f"look?{urlencode({**kept, 'kept': '1'})}")

    async def enter(request: Request, at: OfficeVisit, draft: ImportDraft, typed: Mapping[str, str]) -> Response:
        try:
            begun = await app.imports.runs.confirm(at.person)
        except Refused as refused:
            if refused.code != "import.nothing_to_do":
                raise
            return page(request, at, draft, typed, FieldError("enter", wording.sentence(refused.code), 422))
        return _to(begun.id)

    def page(
        request: Request, at: OfficeVisit, draft: ImportDraft, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        fate: Fate | None = next((each for each in FATES if each == typed.get("show")), None)
        found, start = draft.of(fate), page_start(typed.get("page", ""), PAGE)
        part = found[start : start + PAGE]
        facts = {
            "problem": problem,
            "draft": draft,
            "counts": draft.counts(),
            "fates": [(each, wording.say(f"import.fate.{each}")) for each in FATES],
            "show": fate or "",
            "lines": [_line(one, draft) for one in part],
            "total": len(found),
            "start": start,
            "page_rows": PAGE,
            "ready": len(draft.tasks()),
            "open": draft.open(),
            "kept": "kept" in typed,
        }
        return render(request, at, "office/imports/review.html", "import.look", facts, problem.status)

    async def follow(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.of(at.person, request.path_params["id"])
        facts = {"one": one, "moment": moment, "done": _done(one), "now": app.clock.now()}
        return render(request, at, "office/imports/run.html", "office.import", facts)

    async def progress(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.of(at.person, request.path_params["id"])
        over = one.state in ("done", "undone")
        told = {"done": _done(one), "all": one.rows, "over": over, "words": _words(one)}
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def undo(request: Request, at: OfficeVisit) -> Response:
        one = await app.imports.runs.undo(at.person, request.path_params["id"])
        return _to(one.id)

    action = Action.IMPORT_RUN
    return [
        Route("/o/import/look", office_page(app, look, action)),
        Route("/o/import/look", office_page(app, say, action), methods=["POST"]),
        Route("/o/import/{id}", office_page(app, follow, action)),
        Route("/o/import/{id}/progress", office_page(app, progress, action)),
        Route("/o/import/{id}/undo", office_page(app, undo, Action.IMPORT_UNDO), methods=["POST"]),
    ]


def _line(one: JudgedRow, draft: ImportDraft) -> Line:
    told = lines.told(one, draft) or wording.say("import.enters")
    offered = lines.choices(one)
    if one.waits:
        offered = [("", wording.say("import.choose")), *offered]
    return Line(one, lines.cells(one, draft), told, offered, draft.said.get(one.key) or one.default())


def _done(one: Import) -> int:
    return one.rows if one.state in ("done", "undone") else min(one.created + one.completed + one.passed, one.rows)


def _words(one: Import) -> str:
    return wording.say("import.progress", rows=f"{one.rows:,}", done=f"{_done(one):,}")


def _to(where: str) -> Response:
    return RedirectResponse(f"/o/import/{where}", 303)
