"""The frame of every page of an office: whose it is, where one may go, and the way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.accounts.staff import Staff
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, may, require
from supporter.domain.shared.calendar import era_date
from supporter.web.shared import forms, frame, visitor
from supporter.wiring import App

#: The rooms of an office: the words of each, and its pages with what one must be allowed to do.
ROOMS: Mapping[str, Sequence[tuple[str, str, Action | None]]] = {
    "office.home": [("/o", "office.home", None)],
    "stage.classes": [
        ("/t", "stage.classes", Action.TRAINING_PLAN),
        ("/o/merge", "away.merge", Action.CLASS_TAKE),
    ],
    "office.people": [
        ("/o/people", "office.find", Action.LEARNER_FIND),
        ("/o/import", "office.import", Action.IMPORT_RUN),
        ("/o/people/duplicates", "office.duplicates", Action.LEARNER_MERGE),
        ("/o/people/moves", "office.moves", Action.LEARNER_MOVE),
        ("/o/reminders", "office.reminders", Action.REMINDER_READ),
        ("/o/desk", "office.desk", Action.PIN_RESET),
        ("/o/leaving", "office.leaving", Action.LEAVING_READ),
        ("/o/requests", "office.requests", Action.LEARNER_DISCLOSE),
    ],
    "office.rosters": [
        ("/o/roster", "office.roster", Action.ROSTER_READ),
        ("/o/confirm", "office.confirm", Action.CERTIFICATE_CONFIRM),
        ("/o/certificates", "office.certificates", Action.CERTIFICATE_PRINT),
        ("/o/stock", "office.stock", Action.CERTIFICATE_PRINT),
    ],
    "office.figures": [
        ("/o/figures", "office.numbers", Action.FIGURES_READ),
        ("/o/figures/sessions", "office.sessions", Action.FIGURES_READ),
        ("/o/surveys", "office.surveys", Action.SURVEY_READ),
    ],
    "office.settings": [
        ("/o/town", "office.town", Action.MUNICIPALITY_EDIT),
        ("/o/contacts", "office.contacts", Action.MUNICIPALITY_EDIT),
        ("/o/regions", "office.regions", Action.REGION_MANAGE),
        ("/o/staff", "office.posts", Action.STAFF_READ),
        ("/o/delegations", "office.delegations", Action.DELEGATE),
        ("/o/audit", "office.audit", Action.AUDIT_READ),
        ("/o/duty", "office.duty", Action.DUTY),
        ("/o/safe", "office.safe", None),
    ],
}


#: Fields whose content is written on no page.
_SECRET = frozenset({"password", "next", "code", "pin", "passphrase"})


class Link(NamedTuple):
    """A page one may open, and whether it (or a page below it) is open."""

    address: str
    words: str
    here: bool


@dataclass(frozen=True)
class OfficeVisit:
    """One look at an office's page: who sits there, for which municipality, and for which `others` they might."""

    person: Person
    staff: Staff
    town: Municipality | None
    others: Sequence[Municipality] = ()

    def rooms(self, here: str) -> list[Link]:
        """The rooms this person may enter, each by its first page."""
        open_room = self._room_of(here)
        found = [(room, self._open_to(room)) for room in ROOMS]
        return [Link(pages[0][0], wording.say(room), room == open_room) for room, pages in found if pages]

    def pages(self, here: str) -> list[Link]:
        """The pages of the room one stands in; none where it has but one."""
        found = self._open_to(self._room_of(here))
        deepest = max((address for address, _ in found if _below(here, address)), key=len, default="")
        links = [Link(address, wording.say(words), address == deepest) for address, words in found]
        return links if len(links) > 1 else []

    def _open_to(self, room: str) -> list[tuple[str, str]]:
        code = self.person.place
        return [
            (address, words)
            for address, words, action in ROOMS[room]
            if action is None or may(self.person, action, municipality=code)
        ]

    def _room_of(self, here: str) -> str:
        pages = ((address, room) for room, pages in ROOMS.items() for address, _, _ in pages if _below(here, address))
        return max(pages, key=lambda page: len(page[0]), default=("", "office.home"))[1]


OfficePage = Callable[[Request, OfficeVisit], Awaitable[Response]]


def office_page(app: App, page: OfficePage, action: Action | None = None) -> Callable[[Request], Awaitable[Response]]:
    """`page` for members of staff who may do `action`; whoever has not signed in is led to where they can.

    The page raises `Refused('access.refused')` for learners, and for staff whose post allows it not.
    """

    async def shown_to(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is Role.READER:
            return await _led_in(app, request)
        visit = await visit_of(app, request, person)
        if action is not None:
            require(visit.person, action, municipality=visit.person.place)
        return await page(request, visit)

    return shown_to


async def _led_in(app: App, request: Request) -> Response:
    """To where one signs in; a form that was sent after too long a pause waits on this page for its second sending."""
    plain = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    due = await app.accounts.sign_ins.due(request.cookies.get(visitor.COOKIE))
    if request.method != "POST" or due != "idle" or not plain:
        return RedirectResponse("/staff", 303)
    several = await forms.several(request)
    typed = [(name, value) for name, values in several.items() for value in values if name not in _SECRET]
    look = frame.Look(wording.say("staff.idle"), footer=False)
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return frame.plain(request, "office/accounts/idle.html", look, status=403, typed=typed, address=address)


async def visit_of(app: App, request: Request, person: Person) -> OfficeVisit:
    """Who sits at which desk. Raises `Refused('access.refused')` for everybody who is no member of staff."""
    staff = await app.administration.office.own(person)
    town = await app.municipalities.profiles.get(person.municipality) if person.municipality else None
    others = [found for code in person.acting_for if (found := await app.municipalities.profiles.get(code))]
    return OfficeVisit(person, staff, town, others)


def render(
    request: Request,
    desk: OfficeVisit,
    template: str,
    title: str,
    facts: Mapping[str, object],
    status: int = 200,
    scripts: tuple[str, ...] = (),
) -> Response:
    """A page of the office."""
    look = frame.Look(wording.say(title), desk.town, here=request.url.path, wide=True, scripts=scripts)
    return frame.plain(request, template, look, status=status, desk=desk, **{"era_date": era_date, **facts})


def _below(here: str, address: str) -> bool:
    return here == address or here.startswith(f"{address}/")
