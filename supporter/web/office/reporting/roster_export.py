"""What leaves a roster as a file: the same rows, with what CP932 cannot write shown before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.reporting.roster_cells import headings
from supporter.documents.reporting.roster_csv import replaced
from supporter.documents.reporting.roster_files import download
from supporter.documents.reporting.roster_note import RosterNote
from supporter.documents.tables.cp932 import Substitution
from supporter.documents.tables.table_file import MEDIA, Table, table_file
from supporter.domain.municipalities.municipality import programme_name
from supporter.domain.reporting.letter_rows import COLUMNS
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.services.shared.child_process import FOR_EXPORTS, in_child
from supporter.web.office.reporting import roster_filters
from supporter.web.shared import forms
from supporter.web.shared.downloads import download as sent
from supporter.web.shared.field_errors import field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

REASONS = {name: wording.say(f"roster.reason.{name}") for name in ("papers", "meeting", "answer", "other")}
FORMS = ("xlsx", "csv", "csv-cp932")
#: The same people for letters, each once: form of the roster's form → ending of the file.
LETTERS = {"letters-xlsx": "xlsx", "letters-csv": "csv"}
FACTS = {
    "formats": [(form, wording.say(f"form.{form}"), "") for form in (*FORMS, *LETTERS)],
    "reasons": [("", wording.say("choose.pick")), *REASONS.items()],
}
#: Substitutions shown before saving; a report of them all lies beside the file.
_SHOWN = 100
#: Ticks of rows among them: whoever wants more rows than fit exports all.
_MOST_FIELDS = 2_000

Page = Callable[..., Awaitable[Response]]


def routes(app: App, page: Page) -> Sequence[BaseRoute]:
    """The POST that exports; `page` shows the roster again where something is missing."""

    async def export(request: Request, at: OfficeVisit) -> Response:
        several = await forms.several(request, most=_MOST_FIELDS)
        typed = {name: values[-1] for name, values in several.items()}
        picked = frozenset(several.get("pick", []))
        try:
            if typed.get("form", "") not in (*FORMS, *LETTERS):
                raise Refused("form.invalid", field="form")
            only = picked if typed.get("rows") == "picked" and typed.get("all") != "yes" else frozenset[str]()
            if typed.get("rows") == "picked" and typed.get("all") != "yes" and not picked:
                raise Refused("roster.nobody_picked", field="rows")
            return await _export(app, request, at, typed, only)
        except Refused as refused:
            return await page(app, request, at, typed, field_error(refused), picked)

    return [
        Route("/o/roster/export", office_page(app, export, Action.ROSTER_EXPORT), methods=["POST"]),
    ]


async def asked(
    app: App,
    at: OfficeVisit,
    typed: Mapping[str, str],
    look: Sequence[str],
    only: frozenset[str] = frozenset(),
) -> tuple[RosterFilter, RosterNote]:
    """The roster that was asked for, and what its file says about itself; with `only`, nothing that was searched."""
    typed = {**typed, "q": ""} if only else typed
    code = typed.get("municipality") or at.person.municipality
    town = (
        await app.municipalities.profiles.get(code)
        if code in {one.id for one in await roster_filters.towns(app, at)}
        else None
    )
    if town is None:
        raise Refused("access.refused")
    chosen = roster_filters.chosen(at, town, typed, only, app.clock.now().date())
    programme = await app.municipalities.profiles.programme(chosen.programme)
    held = {one.id: one for one in await app.reporting.rosters.sessions(at.person, code)} if chosen.session else {}
    name = programme_name(town, programme) if programme else ""
    note = RosterNote(
        municipality=town.name,
        programme=name,
        made_by=at.staff.name,
        made_at=app.clock.now(),
        filtered=roster_filters.in_words(app, chosen, town, name, held.get(chosen.session)),
        reason=_reason(typed),
        columns="、".join(headings(look)),
        kind=wording.say(f"roster.kind.{chosen.who}"),
    )
    return chosen, note


async def _export(
    app: App, request: Request, at: OfficeVisit, typed: Mapping[str, str], only: frozenset[str]
) -> Response:
    look = (await app.reporting.rosters.look(at.person)).known
    chosen, note = await asked(app, at, typed, look, only)
    form = typed["form"]
    if not note.reason:
        other = typed.get("reason") == "other"
        raise Refused("roster.no_detail", field="detail") if other else Refused("roster.no_reason")
    if form in LETTERS:
        return await _letters(app, at, chosen, note, LETTERS[form])
    if form == "csv-cp932" and typed.get("seen") != "yes":
        roster = await app.reporting.rosters.to_export(at.person, chosen)
        if report := await in_child(FOR_EXPORTS, replaced, roster.rows, look):
            return _before(request, at, typed, only, report, note)
    roster = await app.reporting.rosters.export(at.person, chosen, note.reason, form, look)
    file = await in_child(FOR_EXPORTS, download, form, roster.rows, note, look)
    return sent(file.body, file.media_type, file.name, opens=False)


async def _letters(app: App, at: OfficeVisit, chosen: RosterFilter, note: RosterNote, ending: str) -> Response:
    rows = await app.reporting.letters.rows(at.person, chosen, note.reason, f"letters-{ending}")
    heads = [wording.say(f"letter.{column}") for column in COLUMNS]
    table = Table(wording.say("letter.sheet"), heads, [row.cells() for row in rows])
    body = await in_child(FOR_EXPORTS, table_file, ending, table)
    name = note.model_copy(update={"kind": table.title}).file_name(len(rows), ending)
    return sent(body, MEDIA[ending], name, opens=False)


def _before(
    request: Request,
    at: OfficeVisit,
    typed: Mapping[str, str],
    only: frozenset[str],
    report: list[Substitution],
    note: RosterNote,
) -> Response:
    facts = {
        "kept": {**roster_filters.kept(typed), **{name: typed.get(name, "") for name in ("reason", "detail", "rows")}},
        "picked": sorted(only),
        "report": report[:_SHOWN],
        "places": len(report),
        "people": len({one.row for one in report}),
        "note": note,
        "back": roster_filters.address(typed),
    }
    return render(request, at, "office/reporting/roster_substitutions.html", "office.roster", facts)


def _reason(typed: Mapping[str, str]) -> str:
    """The reason in words; where it is another than those to choose from, it has to be written."""
    chosen, detail = typed.get("reason", ""), " ".join(typed.get("detail", "").split())[:150]
    if chosen not in REASONS or (chosen == "other" and not detail):
        return ""
    return f"{REASONS[chosen]}（{detail}）" if detail else REASONS[chosen]
