"""取りこみ: a list is sent and its columns are named; then it goes on in `review`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.imports.columns import FIELDS
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_short
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.services.imports.drafts import ImportDraft
from supporter.web.shared import forms
from supporter.web.shared.client_gone import while_there
from supporter.web.shared.dates import moment
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

NOTICES = ("paper", "screen", "spoken")
_SAMPLES, _HEADS = 3, 10


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/import`, `/o/import/file` and `/o/import/columns`."""

    async def ask(request: Request, at: OfficeVisit) -> Response:
        return await front(request, at)

    async def take(request: Request, at: OfficeVisit) -> Response:
        """The one page that reads more than a form: who is asking has been looked at by now."""
        try:
            async with request.form(max_files=1, max_fields=3) as typed:
                sent = typed.get("list")
                if not isinstance(sent, UploadFile) or not sent.filename:
                    raise Refused("import.no_file")
                body = await sent.read()
                await while_there(request, app.imports.runs.drafts.read(at.person, sent.filename, body))
        except Refused as refused:
            return await front(request, at, field_error(refused))
        return RedirectResponse("/o/import/columns", 303)

    async def front(request: Request, at: OfficeVisit, problem: FieldError = NONE) -> Response:
        facts = {"problem": problem, "imports": await app.imports.runs.all(at.person), "moment": moment}
        return render(request, at, "office/imports/upload.html", "office.import", facts, problem.status)

    async def columns(request: Request, at: OfficeVisit) -> Response:
        return await naming(request, at, app.imports.runs.drafts.of(at.person), {})

    async def named(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        if typed.get("go") == "heads":
            numbers = (_number(typed, name) for name in ("head", "deep", "sheet"))
            again = app.imports.runs.drafts.set_headings(at.person, *numbers)
            return await naming(request, at, await while_there(request, again), {})
        draft = app.imports.runs.drafts.of(at.person)
        try:
            _say(at, draft, typed)
            fields = [typed.get(f"column{place}", "") for place in range(len(draft.titles))]
            await app.imports.runs.drafts.judge(at.person, fields)
        except Refused as refused:
            return await naming(request, at, draft, typed, field_error(refused))
        return RedirectResponse("/o/import/look", 303)

    async def naming(
        request: Request, at: OfficeVisit, draft: ImportDraft, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        facts = {"problem": problem, "draft": draft, "typed": typed, "columns": _columns(draft), **_choices(draft)}
        known = await app.municipalities.profiles.run_by(at.town)
        courses = [id for programme in known for id in programme.courses if id in app.library.courses]
        facts["programmes"] = [(programme.id, programme.name) for programme in known]
        facts["sessions"] = [("", wording.say("import.as_people")), *await _classes(app, at)]
        facts["courses"] = [(id, app.library.course(id).title.plain) for id in dict.fromkeys(courses)]
        return render(request, at, "office/imports/columns.html", "import.columns", facts, problem.status)

    action = Action.IMPORT_RUN
    return [
        Route("/o/import", office_page(app, ask, action)),
        Route("/o/import/file", office_page(app, take, action), methods=["POST"]),
        Route("/o/import/columns", office_page(app, columns, action)),
        Route("/o/import/columns", office_page(app, named, action), methods=["POST"]),
    ]


def _say(at: OfficeVisit, draft: ImportDraft, typed: Mapping[str, str]) -> None:
    """What holds for every row: how people were told, and what the completions in the list are of."""
    if (notice := typed.get("notice")) not in NOTICES:
        raise Refused("import.no_notice")
    draft.notice = notice  # type: ignore[assignment]  # one of the three
    programmes = at.town.programmes if at.town else ()
    draft.programme = typed.get("programme", "") if typed.get("programme", "") in programmes else programmes[0]
    draft.course, draft.session = typed.get("course", ""), typed.get("session", "")


async def _classes(app: App, at: OfficeVisit) -> list[tuple[str, str]]:
    """The coming classes for which a list of applicants may be meant."""
    found = await app.training.planning.all(at.person, at.person.municipality)
    today = app.clock.now().date()
    coming = [one for one in found if one.held_on >= today and one.state != "ended"]
    coming.sort(key=lambda one: one.held_on)
    told = ((one, f"{era_short(one.held_on)} {one.venue or wording.say('import.online')}") for one in coming)
    return [(one.id, wording.say("import.as_applicants", told=words)) for one, words in told]


def _columns(draft: ImportDraft) -> list[tuple[str, str, str]]:
    """Of each column: its heading, what stands in it, and what it is taken for."""
    found = []
    for place, (title, field) in enumerate(zip(draft.titles, draft.fields, strict=True)):
        told = [row[place] for row in draft.data if row[place]][:_SAMPLES]
        heading = title or wording.say("import.no_heading", column=place + 1)
        found.append((heading, "、".join(cell[:30] for cell in told), field))
    return found


def _choices(draft: ImportDraft) -> dict[str, object]:
    rows = enumerate(draft.table.rows[:_HEADS])
    heads = [(str(at), wording.say("import.heading", line=at + 1, cells=_line(row))) for at, row in rows]
    notices = [(each, wording.say(f"import.notice.{each}")) for each in NOTICES]
    return {
        "fields": [
            ("", wording.say("import.nothing")),
            *((field, wording.say(f"import.column.{field}")) for field in FIELDS),
        ],
        "heads": heads,
        "deeps": [(deep, wording.say(f"import.deep.{deep}")) for deep in ("1", "2")],
        "sheets": [(str(place), name) for place, name in enumerate(draft.table.sheets)],
        "notices": [("", wording.say("choose.pick")), *notices],
    }


def _line(row: Sequence[str]) -> str:
    told = "・".join(dict.fromkeys(filter(None, row)))
    return told[:40] + ("…" if len(told) > 40 else "") if told else wording.say("import.no_cells")


def _number(typed: Mapping[str, str], name: str) -> int:
    return whole_number(typed.get(name, "")) or 0
