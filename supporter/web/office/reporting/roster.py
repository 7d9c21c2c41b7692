"""名簿: the completions of the own municipality on the screen, filtered, searched, sorted and with chosen columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.reporting.roster_cells import Cell, cells, headings
from supporter.domain.reporting.roster import ALL_COLUMNS
from supporter.domain.reporting.roster_filter import SORTS
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.services.reporting.rosters import Roster
from supporter.web.office.reporting import asked_days, roster_export, roster_filters
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 50  # rows
#: Columns whose heading sorts, with what they sort by.
_SORTED = {"serial": "serial", "kana": "kana", "age_band": "age_band", "district": "district"}
_SORTED |= {"completed_era": "completed_on", "completed_on": "completed_on"}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/roster`; the columns, and the export in `roster_export`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(app, request, at, dict(request.query_params) | {"q": ""})

    async def search(request: Request, at: OfficeVisit) -> Response:
        return await page(app, request, at, await forms.fields(request))

    async def choose(request: Request, at: OfficeVisit) -> Response:
        typed, ticked = await forms.fields(request), (await forms.several(request)).get("column", [])
        try:
            await app.reporting.rosters.choose_columns(at.person, ticked)
        except Refused as refused:
            return await page(app, request, at, typed, field_error(refused))
        return RedirectResponse(roster_filters.address(typed), 303)

    return [
        Route("/o/roster", office_page(app, show, Action.ROSTER_READ)),
        Route("/o/roster", office_page(app, search, Action.ROSTER_READ), methods=["POST"]),
        Route("/o/roster/columns", office_page(app, choose, Action.ROSTER_READ), methods=["POST"]),
        *roster_export.routes(app, page),
    ]


async def page(
    app: App,
    request: Request,
    at: OfficeVisit,
    typed: Mapping[str, str],
    problem: FieldError = NONE,
    picked: frozenset[str] = frozenset(),
) -> Response:
    """One page of the roster that `typed` tells; `picked` rows stay ticked."""
    problem = problem if problem.field else asked_days.problem(typed, app.clock.now().date())
    look = (await app.reporting.rosters.look(at.person)).known
    chosen, note = await roster_export.asked(app, at, typed, look)
    start = max(forms.whole_number(typed.get("page", ""), otherwise=1) - 1, 0) * PAGE
    roster = await app.reporting.rosters.page(at.person, chosen, start, PAGE)
    found = await roster_filters.towns(app, at)
    sessions = await app.reporting.rosters.sessions(at.person, chosen.municipality)
    facts = {
        "problem": problem,
        "typed": {**typed, "programme": chosen.programme},
        "kept": roster_filters.kept(typed),
        "address": lambda **changes: roster_filters.address(typed, **{"page": "", **changes}),
        "total": roster.total,
        "start": start,
        "page_rows": PAGE,
        "names": look,
        "headings": [heading(name) for name in look],
        "sorts": _sorts(look, chosen.sort),
        "rows": _rows(roster, look),
        "opens": may(at.person, Action.LEARNER_FIND, municipality=at.person.municipality),
        "picked": picked,
        "note": note,
        "columns": [(name, heading(name), name in look) for name in ALL_COLUMNS],
        "more": any(typed.get(name) for name in roster_filters.MORE),
        "filters": await roster_filters.choices(app, at, found, roster.municipality, sessions),
        **roster_export.FACTS,
    }
    return render(request, at, "office/reporting/roster.html", "office.roster", facts, problem.status)


def heading(name: str) -> str:
    """The heading of a column on the screen."""
    key = f"roster.{name}"
    return wording.say(key) if key in wording.WORDS else headings((name,))[0]


def _rows(roster: Roster, look: Sequence[str]) -> list[tuple[str, list[Cell]]]:
    return [(id, cells(row, look)) for id, row in zip(roster.ids, roster.rows, strict=True)]


def _sorts(look: Sequence[str], now: str) -> list[tuple[str, str]]:
    """For each column what pressing its heading sorts by (empty: it sorts by nothing), and how it is sorted now."""
    found = []
    for name in look:
        field = _SORTED.get(name, "")
        if field not in SORTS:
            found.append(("", ""))
        elif now.removeprefix("-") != field:
            found.append((field, ""))
        else:
            down = now.startswith("-")
            found.append((field if down else f"-{field}", "descending" if down else "ascending"))
    return found
