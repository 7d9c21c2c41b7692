"""名簿: the completions of the own municipality on the screen, and the same rows as a file."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.roster_files import Download, download
from supporter.documents.roster_note import RosterNote
from supporter.domain import roster as columns
from supporter.domain.access import Action
from supporter.domain.calendar import fiscal_year, fiscal_year_text
from supporter.domain.refused import Refused
from supporter.services.rosters import Roster, RosterFilter
from supporter.wiring import App

from .. import forms
from .desk_frame import Desk, at_desk, shown
from .problem import NONE, Problem, below

REASONS = {name: wording.say(f"roster.reason.{name}") for name in ("papers", "meeting", "answer", "other")}
SHOWN = columns.DEFAULT_COLUMNS
FORMS = ("xlsx", "csv", "csv-cp932")
PAGE = 50  # rows
_YEARS = 6


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/roster` and the POST that exports what it shows."""

    async def show(request: Request, at: Desk) -> Response:
        return await page(request, at, dict(request.query_params))

    async def export(request: Request, at: Desk) -> Response:
        typed = await forms.fields(request)
        form = typed.get("form", "")
        if form not in FORMS:
            raise Refused("form.invalid")
        reason = REASONS.get(typed.get("reason", ""), "")
        try:
            roster = await app.rosters.export(at.person, _filter(at, typed), reason, form)
        except Refused as refused:
            return await page(request, at, typed, below(refused))
        note = await _note(app, at, roster, typed, reason)
        return _download(await _written(form, roster, note))

    async def page(request: Request, at: Desk, typed: Mapping[str, str], problem: Problem = NONE) -> Response:
        roster = await app.rosters.rows(at.person, _filter(at, typed))
        note = await _note(app, at, roster, typed, "")
        start = (max(int(at_page) - 1, 0) if (at_page := typed.get("page", "")).isdecimal() else 0) * PAGE
        facts = {
            "problem": problem,
            "typed": typed,
            "total": len(roster.rows),
            "start": start,
            "page_rows": PAGE,
            "headings": [_heading(name) for name in SHOWN],
            "names": SHOWN,
            "rows": [columns.cells(row, SHOWN) for row in roster.rows[start : start + PAGE]],
            "note": note,
            "formats": [(form, wording.say(f"form.{form}"), "") for form in FORMS],
            "reasons": [("", wording.say("choose.pick")), *REASONS.items()],
            "filters": await _filters(app, at),
        }
        return shown(request, at, "o_roster.html", "office.roster", facts, problem.status)

    return [
        Route("/o/roster", at_desk(app, show, Action.ROSTER_READ)),
        Route("/o/roster/export", at_desk(app, export, Action.ROSTER_EXPORT), methods=["POST"]),
    ]


def _filter(at: Desk, typed: Mapping[str, str]) -> RosterFilter:
    """What is chosen, always in the own municipality; two programmes never stand in one roster."""
    programmes = at.town.programmes if at.town else ("",)
    programme = typed.get("programme", "")
    year = typed.get("year", "")
    since = dt.date(int(year), 4, 1) if year.isdecimal() and 2000 <= int(year) <= 2200 else None
    return RosterFilter(
        municipality=at.person.municipality,
        course=typed.get("course", ""),
        programme=programme if programme in programmes else programmes[0],
        since=since,
        until=dt.date(since.year + 1, 3, 31) if since else None,
    )


async def _note(app: App, at: Desk, roster: Roster, typed: Mapping[str, str], reason: str) -> RosterNote:
    chosen = _filter(at, typed)
    programme = await app.municipalities.programme(chosen.programme)
    course = app.library.courses.get(chosen.course)
    parts = [roster.municipality.name]
    parts += [course.title.plain] if course else []
    parts += [fiscal_year_text(chosen.since.year) if chosen.since else wording.say("roster.all_years")]
    return RosterNote(
        municipality=roster.municipality.name,
        programme=programme.name if programme else "",
        made_by=at.staff.name,
        made_at=roster.made_at,
        filtered="・".join(parts) + wording.say("roster.who"),
        reason=reason,
    )


async def _filters(app: App, at: Desk) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen: (value, words) for each of the filters."""
    found = [await app.municipalities.programme(id) for id in (at.town.programmes if at.town else ())]
    programmes = [programme for programme in found if programme]
    courses = [id for programme in programmes for id in programme.courses if id in app.library.courses]
    this_year = fiscal_year(app.clock.now().date())
    years = [(str(year), fiscal_year_text(year)) for year in range(this_year, this_year - _YEARS, -1)]
    return {
        "programme": [(programme.id, programme.name) for programme in programmes],
        "course": [("", wording.say("all")), *((id, app.library.course(id).title.plain) for id in courses)],
        "year": [("", wording.say("all")), *years],
    }


async def _written(form: str, roster: Roster, note: RosterNote) -> Download:
    """The file, written in a process of its own: ten thousand rows must not hold up anybody's answer."""
    process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        work = (form, roster.rows, note, SHOWN)
        return await asyncio.get_running_loop().run_in_executor(process, download, *work)
    finally:
        process.shutdown(wait=False)


def _download(file: Download) -> Response:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
        "Cache-Control": "private, no-store",
    }
    return Response(file.body, media_type=file.media_type, headers=headers)


def _heading(name: str) -> str:
    key = f"roster.{name}"
    return wording.say(key) if key in wording.WORDS else columns.COLUMNS[name]
