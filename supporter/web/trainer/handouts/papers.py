"""`/t/ID/papers`: everything that a class needs on paper, one button each, and the 講座一式 to take along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Action, Person, may
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_number
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import forms, templates
from supporter.web.shared.class_frame import render
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError
from supporter.web.shared.office_frame import OfficeVisit, office_page
from supporter.wiring import App

ZIP = "application/zip"
#: Cards on one sheet of paper, how many more than people are laid out, and how many where no limit is planned.
_ON_A_SHEET, _SPARE, _USUAL = 8, 1.1, 40
#: Beside which paper a refusal is told.
_FIELDS = dict.fromkeys(("seat.too_many", "seat.all_taken", "session.no_code"), "count")
_FIELDS |= {"supporter.none": "supporter"}

Make = Callable[[Person, str], Awaitable[bytes]]


@dataclass(frozen=True)
class Paper:
    """One line of the list. What is `posted` changes or tells something, and is never made by merely looking."""

    name: str
    pages: str = ""
    posted: bool = False
    counted: bool = False


#: Papers that anybody who plans may look at.
PLAIN: Mapping[str, Callable[[App], Make]] = {
    "flyer": lambda app: app.handouts.printables.flyer,
    "slips": lambda app: app.handouts.printables.answer_slips,
    "guide": lambda app: app.handouts.printables.guide,
    "cases": lambda app: app.handouts.printables.cases,
    "worksheets": lambda app: app.handouts.printables.worksheets,
    "booklet": lambda app: app.handouts.printables.booklet,
    "script": lambda app: app.handouts.printables.script,
    "slides": lambda app: app.handouts.printables.slides,
    "steps": lambda app: app.handouts.printables.steps,
}
#: Those with names on them.
POSTED: Mapping[str, Callable[[App], Make]] = {
    "reception": lambda app: app.handouts.printables.reception_sheet,
    "tags": lambda app: app.handouts.printables.name_tags,
    "supporter": lambda app: app.certificates.cards.of_class,
}


def routes(app: App) -> Sequence[BaseRoute]:
    """The list, each paper, and the zip."""

    async def page(
        request: Request, at: OfficeVisit, problem: FieldError = NONE, typed: Mapping[str, str] = {}
    ) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        lengths = await app.handouts.printables.lengths(at.person, session.id)
        facts = {
            "session": session,
            "groups": _groups(at, session, lengths),
            "count": typed.get("count", str(_cards_for(session))),
            "problem": problem,
            "typed": typed,
        }
        return render(request, at, "trainer/handouts/papers.html", "stage.papers", facts, problem.status)

    async def show(request: Request, at: OfficeVisit) -> Response:
        name = request.path_params["name"]
        if name not in PLAIN:
            raise Refused("page.unknown")
        return await send(request, at, name, PLAIN[name](app))

    async def make(request: Request, at: OfficeVisit) -> Response:
        typed, name = await forms.fields(request), request.path_params["name"]
        try:
            if name == "cards":
                count = _count(typed.get("count", ""))
                return await send(request, at, name, lambda who, id: app.handouts.printables.seat_cards(who, id, count))
            if name not in POSTED:
                raise Refused("page.unknown")
            return await send(request, at, name, POSTED[name](app))
        except Refused as refused:
            return await page(request, at, _below(refused), typed)

    async def kit(request: Request, at: OfficeVisit) -> Response:
        typed, id = await forms.fields(request), request.path_params["id"]
        try:
            cards = _count(typed.get("count", "")) if typed.get("cards") else None
            body = await app.handouts.offline_kits.zip(at.person, id, cards=cards, names=bool(typed.get("names")))
        except Refused as refused:
            return await page(request, at, _below(refused), typed)
        session = await app.training.planning.planned(at.person, id)
        return download(body, ZIP, wording.say("printed.kit_file", number=session.number), opens=False)

    async def send(request: Request, at: OfficeVisit, name: str, make: Make) -> Response:
        session = await app.training.planning.planned(at.person, request.path_params["id"])
        body = await make(at.person, session.id)
        # What is posted is laid down, not shown: to look at it once more would make it once more.
        file = f"{wording.say(f'printed.{name}')}_{session.number}.pdf"
        return download(body, PDF, file, opens=name in PLAIN)

    action = Action.TRAINING_PLAN
    return [
        Route("/t/{id}/papers", office_page(app, page, action)),
        Route("/t/{id}/papers/{name}.pdf", office_page(app, show, action)),
        Route("/t/{id}/papers/{name}.pdf", office_page(app, make, action), methods=["POST"]),
        Route("/t/{id}/kit.zip", office_page(app, kit, action), methods=["POST"]),
    ]


def _groups(at: OfficeVisit, session: TrainingSession, lengths: Mapping[str, int]) -> list[tuple[str, list[Paper]]]:
    """The papers in the order of the day."""
    counts = {"flyer": 1, "steps": 1} | dict(lengths)
    pages = {name: wording.say("printed.pages", count=count) for name, count in counts.items()}

    def some(*names: str) -> list[Paper]:
        return [Paper(name, pages.get(name, "")) for name in names]

    reception = [
        Paper("cards", wording.say("printed.cards.pages"), posted=True, counted=True),
        Paper("reception", wording.say("printed.reception.pages"), posted=True),
        Paper("tags", wording.say("printed.tags.pages"), posted=True),
    ]
    afterwards = (
        wording.say("printed.group.after"),
        [Paper("supporter", wording.say("printed.supporter.pages"), posted=True)],
    )
    town = at.person.municipality
    # A course may have put nothing on them.
    guide, cases = (["guide"] if "guide" in lengths else []), (["cases"] if "cases" in lengths else [])
    return [
        (wording.say("printed.group.flyer"), some("flyer")),
        (wording.say("printed.group.reception"), reception),
        (
            wording.say("printed.group.people"),
            some("slips", *guide, "worksheets", *cases, "booklet"),
        ),
        (wording.say("printed.group.staff"), some("script", "slides", "steps")),
        *([afterwards] if may(at.person, Action.CARDS_PRINT, municipality=town) else []),
    ]


def _cards_for(session: TrainingSession) -> int:
    """More than people, and whole sheets."""
    wanted = session.capacity * _SPARE if session.capacity else _USUAL
    return int(-(-wanted // _ON_A_SHEET)) * _ON_A_SHEET


def _count(text: str) -> int:
    """How many cards somebody typed; what is no number is too many of them for one."""
    return typed_number(text, longest=20) or 0


def _below(refused: Refused) -> FieldError:
    """The sentence beside the paper it is about; anything else is a page of its own."""
    if refused.code not in _FIELDS:
        raise refused
    return FieldError(_FIELDS[refused.code], str(templates.sentence(refused.code, **refused.facts)), 422)
