"""つとめ: the note for whoever comes after, the year-end list, the file book, the handover sheet and the call list."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.content.profiles import national
from supporter.domain.administration.handover import FIRST, YEAR_END
from supporter.domain.municipalities.contact_lines import overdue
from supporter.domain.privacy.retention import BOOK_FROM, book_due
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date, fiscal_year, fiscal_year_text
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/duty` and the pages below it."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, (await app.administration.handover.note(at.person)).text)

    async def write(request: Request, at: OfficeVisit) -> Response:
        text = (await forms.fields(request)).get("text", "")
        try:
            await app.administration.handover.write(at.person, text)
        except Refused as refused:
            return await page(request, at, text, field_error(refused))
        return RedirectResponse("/o/duty?saved", 303)

    async def page(request: Request, at: OfficeVisit, text: str, problem: FieldError = NONE) -> Response:
        facts = {
            "problem": problem,
            "text": text,
            "saved": "saved" in request.query_params,
            "note": await app.administration.handover.note(at.person),
            "names": await app.administration.audit_log.names(at.person),
            "done": len((await app.administration.handover.year_end(at.person)).ticks),
            "all": len(YEAR_END),
            "year": fiscal_year_text(fiscal_year(app.clock.now().date())),
        }
        return render(request, at, "office/administration/handover.html", "office.duty", facts, problem.status)

    async def year(request: Request, at: OfficeVisit) -> Response:
        found = await app.administration.handover.year_end(at.person)
        facts = {"items": YEAR_END, "ticks": found.ticks, "year": fiscal_year_text(found.year)}
        facts["names"] = await app.administration.audit_log.names(at.person)
        return render(request, at, "office/administration/year_end.html", "duty.year", facts)

    async def tick(request: Request, at: OfficeVisit) -> Response:
        item = (await forms.fields(request)).get("item", "")
        if item not in YEAR_END:
            raise Refused("form.invalid")
        await app.administration.handover.tick(at.person, item)
        return RedirectResponse(f"/o/duty/year#{item}", 303)

    async def book(request: Request, at: OfficeVisit) -> Response:
        people = await app.privacy.retention.people(at.person)
        applicants = await app.privacy.retention.applicants(at.person)
        facts: dict[str, object] = {
            "people": people,
            "applicants": applicants,
            "due": book_due(people + applicants),
            "limit": BOOK_FROM,
            "kept": await app.privacy.retention.due(at.person),
        }
        facts["today"] = era_date(app.clock.now().date())
        facts["readers"] = await app.municipalities.readers.of(at.town) if at.town else None
        facts["era_date"] = era_date
        return render(request, at, "office/administration/file_register.html", "duty.book", facts)

    async def handover(request: Request, at: OfficeVisit) -> Response:
        await app.administration.handover.handed_over(at.person)
        return render(request, at, "office/administration/handover_sheet.html", "duty.handover", await _handed(app, at))

    async def calls(request: Request, at: OfficeVisit) -> Response:
        facts = {
            "calls": await app.reporting.follow_ups.calls(at.person),
            "era_date": era_date,
            "in_words": fiscal_year_text,
        }
        facts["today"] = era_date(app.clock.now().date())
        return render(request, at, "office/administration/call_list.html", "duty.calls", facts)

    async def first(request: Request, at: OfficeVisit) -> Response:
        return render(
            request,
            at,
            "office/administration/handover_first.html",
            "duty.first",
            {
                "note": await app.administration.handover.note(at.person),
                "items": FIRST,
                "done": await app.administration.handover.first_done(at.person),
            },
        )

    async def tick_first(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        item = typed.get("item", "")
        if item not in (*FIRST, "all"):
            raise Refused("form.invalid")
        await app.administration.handover.tick_first(at.person, item)
        return RedirectResponse("/o/duty/first" if typed.get("from") == "duty" else "/o#first", 303)

    pages = {"": show, "/first": first, "/year": year, "/book": book, "/handover": handover, "/calls": calls}
    return [
        *(Route(f"/o/duty{field_error}", office_page(app, page, Action.DUTY)) for field_error, page in pages.items()),
        Route("/o/duty", office_page(app, write, Action.DUTY), methods=["POST"]),
        Route("/o/duty/first", office_page(app, tick_first, Action.DUTY), methods=["POST"]),
        Route("/o/duty/year", office_page(app, tick, Action.DUTY), methods=["POST"]),
    ]


async def _handed(app: App, at: OfficeVisit) -> dict[str, object]:
    """What the sheet tells: open work, staff, figures, coming classes, delegations, the note, the log's last line."""
    assert at.town is not None
    today, person = app.clock.now().date(), at.person
    classes = await app.training.planning.all(person, person.municipality)
    return {
        "today": era_date(today),
        "year": fiscal_year_text(fiscal_year(today)),
        "figures": await app.reporting.statistics.totals(person, person.municipality),
        "waiting": len(await app.administration.office.waiting(person)),
        "sealed": len(await app.certificates.hand_overs.waiting(person)),
        "leavers": len(await app.privacy.erasure_requests.waiting(person)),
        "stopped": await app.reporting.reminders.count(person),
        "overdue": len(overdue(at.town, national(), today)),
        "coming": sorted((one for one in classes if one.held_on >= today), key=lambda one: one.held_on),
        "posts": [
            one
            for one in await app.accounts.staff.list(person)
            if one.serves_on(today) or (one.starts_on or today) > today
        ],
        "delegations": [one for one in await app.municipalities.delegations.all(person) if not one.over_on(today)],
        "towns": {town.id: town.name for town in await app.municipalities.profiles.all()},
        "year_end": await app.administration.handover.year_end(person),
        "items": YEAR_END,
        "kept": await app.privacy.retention.due(person),
        "note": await app.administration.handover.note(person),
        "head": await app.administration.audit_log.head(),
    }
