"""名簿: who completed, who supports and who has not completed, filtered, searched, sorted, with chosen columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.reporting.roster_cells import Cell, cells, headings
from supporter.domain.reporting.roster import ALL_COLUMNS
from supporter.domain.reporting.roster_filter import SORTS, WHO
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import page_start
from supporter.services.reporting.rosters import Roster
from supporter.web.office.reporting import asked_days, roster_bulk, roster_deeds, roster_export, roster_filters
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

PAGE = 50  # rows
#: Rows of a page that is made to be printed.
PRINTED = 1_000
#: Columns whose cells are short and stay on one line.
_SHORT = frozenset(
    {
        *(
            "number",
            "serial",
            "age_band",
            "district",
            "relation",
            "method",
            "completed_era",
            "completed_on",
            "fiscal_year",
        ),
        *("issued_on", "delivery", "reissues", "last_follow_up", "next_due", "registered", "contact_allowed"),
    }
)


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/roster`, its columns and saved filters; what leaves it is in `roster_export` and `roster_deeds`."""

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

    async def keep(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            if typed.get("forget"):
                await app.reporting.rosters.forget_filter(at.person, typed["forget"])
            else:
                chosen = {name: value for name, value in roster_filters.kept(typed).items() if name != "q"}
                await app.reporting.rosters.save_filter(at.person, typed.get("saved", ""), chosen)
        except Refused as refused:
            return await page(app, request, at, typed, field_error(refused))
        return RedirectResponse(roster_filters.address(typed), 303)

    return [
        Route("/o/roster", office_page(app, show, Action.ROSTER_READ)),
        Route("/o/roster", office_page(app, search, Action.ROSTER_READ), methods=["POST"]),
        Route("/o/roster/columns", office_page(app, choose, Action.ROSTER_READ), methods=["POST"]),
        Route("/o/roster/saved", office_page(app, keep, Action.ROSTER_READ), methods=["POST"]),
        *roster_export.routes(app, page),
        *roster_deeds.routes(app, page),
        *roster_bulk.routes(app, page),
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
    who = roster_filters.who_of(typed)
    problem = problem if problem.field else asked_days.problem(typed, app.clock.now().date())
    if who != "done" and typed.get("on") and not problem.field:
        problem = field_error(Refused("roster.only_today", field="on"))
    look = await app.reporting.rosters.look(at.person)
    chosen, note = await roster_export.asked(app, at, typed, look.known)
    size = PRINTED if typed.get("paper") == "all" else PAGE
    start = page_start(typed.get("page", ""), size)
    roster = await app.reporting.rosters.page(at.person, chosen, start, size)
    found = await roster_filters.towns(app, at)
    sessions = await app.reporting.rosters.sessions(at.person, chosen.municipality)
    filters = await roster_filters.choices(app, found, roster.municipality, sessions, who)
    facts = {
        "problem": problem,
        "typed": {**typed, "programme": chosen.programme},
        "kept": roster_filters.kept(typed),
        "address": lambda **changes: roster_filters.address(typed, **{"page": "", "all": "", **changes}),
        "total": roster.total,
        "start": start,
        "page_rows": size,
        "names": look.known,
        "headings": [heading(name) for name in look.known],
        "short": _SHORT,
        "sorts": _sorts(look.known, chosen.sort),
        "rows": _rows(roster, look.known),
        "opens": roster.own
        if may(at.person, Action.LEARNER_FIND, municipality=chosen.municipality)
        and chosen.municipality == at.person.municipality
        else frozenset(),
        "picked": picked,
        "whole": typed.get("all") == "yes",
        "note": note,
        "made": f"{era_date(note.made_at.date())} {note.made_at:%H:%M}",
        "columns": [(name, heading(name), name in look.known) for name in ALL_COLUMNS],
        "lists": [(one, wording.say(f"roster.list.{one}"), one == who) for one in WHO],
        "who": who,
        "chips": roster_filters.narrowed(typed, filters, who),
        "saved": [(one.name, roster_filters.address(one.chosen)) for one in look.saved],
        "filters": filters,
        "deeds": roster_deeds.offered(at, who, chosen.municipality),
        **roster_export.FACTS,
    }
    template = "office/reporting/roster.html"
    return render(request, at, template, "office.roster", facts, problem.status, ("picks.js",))


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
        if name not in SORTS:
            found.append(("", ""))
        elif now.removeprefix("-") != name:
            found.append((name, ""))
        else:
            down = now.startswith("-")
            found.append((name if down else f"-{name}", "descending" if down else "ascending"))
    return found
