"""取りこみの下見: every row's fate before anything is written, what is said of it, and how far the entering is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.imports.matching import CHOICES, JudgedRow, task_of
from supporter.domain.imports.row import Decision, Fate, Import
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import page_start, whole_number
from supporter.services.imports.drafts import ImportDraft
from supporter.web.shared import forms
from supporter.web.shared.dates import moment
from supporter.web.shared.field_errors import NONE, FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

FATES: Sequence[Fate] = ("new", "ask", "likely", "there", "bad")
PAGE = 50  # rows


class Line(NamedTuple):
    """One row of the table: what stands in the file, what was understood, and what may be said of it."""

    judged: JudgedRow
    age: str
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
            lines = {name: whole_number(name[4:]) for name in typed if name[:4] == "line"}
            said = {number: typed[name] for name, number in lines.items() if number is not None}
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
        lines, start = draft.of(fate), page_start(typed.get("page", ""), PAGE)
        book = wording.say("import.book.applications" if draft.session else "import.book.roster")
        part = lines[start : start + PAGE]
        facts = {
            "problem": problem,
            "draft": draft,
            "counts": draft.counts(),
            "fates": [(each, wording.say(f"import.fate.{each}")) for each in FATES],
            "show": fate or "",
            "lines": [_line(one, draft.said.get(one.line, ""), book) for one in part],
            "total": len(lines),
            "start": start,
            "page_rows": PAGE,
            "first": _first_trouble(draft),
            "ready": _ready(draft),
            "open": [one for one in draft.judged if one.fate in ("ask", "likely") and not draft.said.get(one.line)],
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


def _line(one: JudgedRow, said: Decision, book: str) -> Line:
    sentences = [wording.say(f"import.trouble.{each.code}", value=each.value[:40]) for each in one.troubles]
    if one.like:
        line = one.like.key.removeprefix("line:")
        where = wording.say("import.line", line=line) if line != one.like.key else book
        likely = wording.say("import.like", where=where, name=one.like.name)
        sentences.insert(0, likely if one.fate == "likely" else "")
        if one.fate == "there":
            sentences[0] = wording.say("import.there", where=where)
    told = "。".join(filter(None, sentences)) or wording.say("import.enters")
    unread = next((each.value for each in one.troubles if each.field == "age"), "")
    return Line(one, unread or (one.row.age_band if one.row else ""), told, _choices(one), said or CHOICES[one.fate][0])


def _choices(one: JudgedRow) -> list[tuple[str, str]]:
    """What may be said of a row, in words; nothing where there is nothing to choose."""
    if one.fate in ("new", "bad"):
        return []
    return [(each, _words_of(one, each)) for each in CHOICES[one.fate] if each != "bare" or _guessed(one)]


def _words_of(one: JudgedRow, choice: Decision) -> str:
    lost = "・".join(wording.say(f"import.field.{each.field}") for each in one.troubles if each.code != "guess")
    match choice:
        case "":
            return wording.say("import.choose")
        case "enter" if one.fate in ("likely", "there"):
            return wording.say("import.choice.other")
        case "enter" if guess := _guessed(one):
            return wording.say("import.choice.guess", guess=guess)
        case "enter" | "bare":
            return wording.say("import.choice.without", fields=lost)
        case "same":
            added = one.row and one.row.completed_on and one.like and not one.like.key.startswith("line:")
            return wording.say("import.choice.same_done" if added else "import.choice.same")
        case _:
            return wording.say("import.choice.skip")


def _guessed(one: JudgedRow) -> str:
    return next((each.guess for each in one.troubles if each.guess), "")


def _first_trouble(draft: ImportDraft) -> str:
    """The first row that waits for a decision, said in one sentence."""
    for one in draft.of("ask"):
        if not draft.said.get(one.line) and one.troubles:
            trouble = one.troubles[0]
            told = wording.say(f"import.trouble.{trouble.code}", value=trouble.value[:40])
            field = wording.say(f"import.field.{trouble.field}")
            if trouble.guess:
                return wording.sentence("import.bad_row", line=one.line, told=told, guess=trouble.guess, field=field)
            return wording.say("import.ask_bare", line=one.line, told=told, field=field)
    return ""


def _ready(draft: ImportDraft) -> int:
    return sum(task_of(one, draft.said.get(one.line, "")) is not None for one in draft.judged)


def _done(one: Import) -> int:
    return one.rows if one.state in ("done", "undone") else min(one.created + one.completed + one.passed, one.rows)


def _words(one: Import) -> str:
    return wording.say("import.progress", rows=f"{one.rows:,}", done=f"{_done(one):,}")


def _to(where: str) -> Response:
    return RedirectResponse(f"/o/import/{where}", 303)
