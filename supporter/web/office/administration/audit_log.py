"""監査の記録: who did what in one's own town, by day, kind and person, and the same as a file for a reason."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.administration import audit_sentences
from supporter.documents.tables.table_file import MEDIA, table_file
from supporter.domain.shared.access import Action
from supporter.domain.shared.audit_entry import AuditEntry, Kind
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import page_start, whole_number
from supporter.services.administration.audit_log import MOST_DAYS, AuditFilter
from supporter.web.office.reporting import asked_days
from supporter.web.shared import forms
from supporter.web.shared.dates import era_moment
from supporter.web.shared.downloads import download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

KINDS = [(kind, wording.say(f"audit.kind.{kind}")) for kind in get_args(Kind)]
REASONS = {name: wording.say(f"audit.reason.{name}") for name in ("check", "answer", "doubt")}
PAGE = 50  # rows
_WEEK = dt.timedelta(days=6)
#: Nothing was logged before.
_FIRST_YEAR = 2000


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/audit`, the POST that takes away what it shows, and whose records left with one line."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, dict(request.query_params))

    async def export(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        form, chosen = typed.get("form", ""), _filter(app, at, typed)
        try:
            if form not in MEDIA:
                raise Refused("form.invalid", field="form")
            entries = await app.administration.audit_log.export(
                at.person, chosen, REASONS.get(typed.get("reason", ""), ""), form
            )
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        names = await app.administration.audit_log.names(at.person)
        table = audit_sentences.audit_table(entries, names, await _towns(app), await _things(app, at, entries))
        body = await asyncio.to_thread(table_file, form, table)
        since, until = f"{chosen.since:%Y%m%d}", f"{chosen.until:%Y%m%d}"
        name = wording.say("audit.file", since=since, until=until, form=form)
        return download(body, MEDIA[form], name, opens=False)

    async def affected(request: Request, at: OfficeVisit) -> Response:
        entry, people = await app.administration.audit_log.affected(at.person, request.query_params.get("line", ""))
        names, today = await app.administration.audit_log.names(at.person), app.clock.now().date()
        row = _row(entry, names, await _towns(app), await _things(app, at, [entry]))
        facts = {"row": row, "people": people, "needs": any(p.needs for p in people)}
        facts |= {"today": era_date(today), "era_date": era_date}
        return render(request, at, "office/administration/affected.html", "audit.affected", facts)

    async def page(request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE) -> Response:
        chosen = _filter(app, at, typed)
        problem = problem if problem.field else asked_days.problem(typed, app.clock.now().date(), "from", "to")
        entries = await app.administration.audit_log.read(at.person, chosen)
        names, head = await app.administration.audit_log.names(at.person), await app.administration.audit_log.head()
        towns, years = await _towns(app), await _years(app, at)
        start = page_start(typed.get("page", ""), PAGE)
        shown = entries[start : start + PAGE]
        things = await _things(app, at, shown)
        facts = {
            "problem": problem,
            "typed": {**typed, "from": chosen.since.isoformat(), "to": chosen.until.isoformat()},
            "asked": {name: problem.field and typed.get(name, "") for name in ("from", "to")},
            "total": len(entries),
            "start": start,
            "page_rows": PAGE,
            "rows": [_row(one, names, towns, things) for one in shown],
            "years": years,
            "year": str(fiscal_year(chosen.since)) if _is_year(chosen) else "",
            "era_date": era_date,
            "days": (chosen.since, chosen.until),
            "kinds": [("", wording.say("all")), *KINDS],
            "actors": [("", wording.say("all")), *((f"staff:{id}", name) for id, name in names.items())],
            "formats": [("xlsx", wording.say("form.xlsx"), ""), ("csv", wording.say("form.csv"), "")],
            "reasons": [("", wording.say("choose.pick")), *REASONS.items()],
            "head": head,
        }
        return render(request, at, "office/administration/audit_log.html", "office.audit", facts, problem.status)

    return [
        Route("/o/audit", office_page(app, show, Action.AUDIT_READ)),
        Route("/o/audit/affected", office_page(app, affected, Action.AUDIT_READ)),
        Route("/o/audit/export", office_page(app, export, Action.AUDIT_READ), methods=["POST"]),
    ]


def _filter(app: App, at: OfficeVisit, typed: Mapping[str, str]) -> AuditFilter:
    """What is chosen, always of the own town; the last seven days where nothing is."""
    if (year := whole_number(typed.get("year", ""))) and _FIRST_YEAR <= year <= 9000:
        typed = {**typed, "from": f"{year}-04-01", "to": f"{year + 1}-03-31"}
    until = _day(typed.get("to", "")) or app.clock.now().date()
    since = _day(typed.get("from", "")) or until - _WEEK
    since = max(min(since, until), until - dt.timedelta(days=MOST_DAYS - 1))
    kind = next((kind for kind in get_args(Kind) if kind == typed.get("kind")), None)
    return AuditFilter(since, until, at.person.municipality, kind, typed.get("actor", "")[:64])


async def _things(app: App, at: OfficeVisit, entries: Sequence[AuditEntry]) -> dict[str, str]:
    """What is told of in these lines, by id: courses by their titles."""
    titles = {id: course.title.plain for id, course in app.library.courses.items()}
    return {**titles, **await app.administration.audit_log.things(at.person, entries)}


async def _years(app: App, at: OfficeVisit) -> list[tuple[str, str]]:
    """Every 年度 of which the log tells, the newest first."""
    first = fiscal_year(await app.administration.audit_log.first_day(at.person))
    years = range(fiscal_year(app.clock.now().date()), first - 1, -1)
    return [("", wording.say("choose.pick")), *((str(year), fiscal_year_text(year)) for year in years)]


def _is_year(chosen: AuditFilter) -> bool:
    ends = (chosen.since.month, chosen.since.day, chosen.until.month, chosen.until.day)
    return ends == (4, 1, 3, 31) and chosen.until.year == chosen.since.year + 1


def _row(
    entry: AuditEntry, names: Mapping[str, str], towns: Mapping[str, str], things: Mapping[str, str]
) -> dict[str, object]:
    return {
        "seq": entry.seq or "—",
        "at": era_moment(entry.at),
        "who": audit_sentences.called(entry.actor, names),
        "did": audit_sentences.did(entry),
        "whom": audit_sentences.called(entry.subject, names, things)
        if entry.subject != entry.actor
        else wording.say("audit.self"),
        "town": towns.get(entry.municipality, entry.municipality),
        "more": audit_sentences.details(entry, things),
        "affected": "people" in entry.facts,
    }


async def _towns(app: App) -> dict[str, str]:
    return {town.id: town.name for town in await app.municipalities.profiles.all()}


def _day(text: str) -> dt.date | None:
    """The day that was typed; `None` where none was, and for one before there could be a log."""
    day = asked_days.day(text)
    return day if day and day.year >= _FIRST_YEAR else None
