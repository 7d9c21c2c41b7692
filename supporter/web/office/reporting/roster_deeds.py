"""What is done with people of a roster: those who are picked, or all whom it lists."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.reporting.roster_filter import RosterFilter, Who
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.web.office.reporting import roster_export
from supporter.web.shared import forms
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

#: More rows than may be picked fit in no form; whoever wants more does it with all.
MOST_PICKED = 2_000
#: What may be missing: nobody picked, or nothing to print of those who are.
_TOLD = ("run.", "roster.", "supporter.", "paper.")

Page = Callable[..., Awaitable[Response]]


def routes(app: App, page: Page) -> Sequence[BaseRoute]:
    """The POSTs on a roster's people; `page` shows the roster again where something is missing."""

    def deed(do: Callable[[OfficeVisit, RosterFilter], Awaitable[Response]]) -> Callable[..., Awaitable[Response]]:
        async def done(request: Request, at: OfficeVisit) -> Response:
            typed, picked = await fields(request)
            try:
                return await do(at, await meant(app, at, typed, picked))
            except Refused as refused:
                if not refused.code.startswith(_TOLD):
                    raise
                problem = FieldError("pick", wording.sentence(refused.code, **refused.facts), 422)
                return await page(app, request, at, typed, problem, picked)

        return done

    async def certificates(at: OfficeVisit, chosen: RosterFilter) -> Response:
        ids = await app.reporting.rosters.certificates(at.person, chosen)
        run = await app.certificates.print_runs.begin(at.person, ids)
        return RedirectResponse(f"/o/certificates/runs/{run.id}", 303)

    async def cards(at: OfficeVisit, chosen: RosterFilter) -> Response:
        found = await app.reporting.rosters.entries_of(at.person, chosen)
        here = [one.learner for one in found if one.home == chosen.municipality and not one.gone]
        body = await app.certificates.cards.first_cards(at.person, here)
        return download(body, PDF, wording.say("roster.cards_file"), opens=False)

    return [
        Route("/o/roster/print", office_page(app, deed(certificates), Action.CERTIFICATE_PRINT), methods=["POST"]),
        Route("/o/roster/cards", office_page(app, deed(cards), Action.CARD_RENEW), methods=["POST"]),
    ]


def offered(at: OfficeVisit, who: Who, municipality: str) -> list[str]:
    """The deeds that may be done with people of this list."""
    may_print = may(at.person, Action.CERTIFICATE_PRINT, municipality=municipality)
    may_renew = may(at.person, Action.CARD_RENEW, municipality=municipality)
    may_correct = may(at.person, Action.LEARNER_CORRECT, municipality=municipality)
    return [
        *(["print"] if may_print and who != "open" else []),
        *(["cards"] if may_renew else []),
        *(["change"] if may_correct and municipality == at.person.municipality else []),
        *(["export"] if may(at.person, Action.ROSTER_EXPORT, municipality=municipality) else []),
    ]


async def fields(request: Request) -> tuple[dict[str, str], frozenset[str]]:
    """The fields of the roster's form, and the rows that are picked."""
    several = await forms.several(request, most=MOST_PICKED)
    return {name: values[-1] for name, values in several.items()}, frozenset(several.get("pick", []))


async def meant(app: App, at: OfficeVisit, typed: Mapping[str, str], picked: frozenset[str]) -> RosterFilter:
    """Whom a deed means: all whom the roster lists, or those picked in it, whatever was searched for since.

    Raises `Refused`: roster.nobody_picked, and as `roster_export.asked` does.
    """
    if typed.get("all") == "yes":
        return (await roster_export.asked(app, at, typed, ()))[0]
    if not picked:
        raise Refused("roster.nobody_picked", field="pick")
    return (await roster_export.asked(app, at, typed, (), picked))[0]
