"""The frame of every page of an office: whose it is, where one may go, and the way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.access import Action, Person, Role, may, require
from supporter.domain.municipality import Municipality
from supporter.domain.staff import Staff
from supporter.wiring import App

from .. import frame, who

#: The tabs, and what one must be allowed to do to see each.
TABS = {
    "/o": ("office.home", None),
    "/t": ("stage.classes", Action.TRAINING_PLAN),
    "/o/confirm": ("office.confirm", Action.CERTIFICATE_CONFIRM),
    "/o/roster": ("office.roster", Action.ROSTER_READ),
    "/o/reminders": ("office.reminders", Action.REMINDER_READ),
    "/o/desk": ("office.desk", Action.PIN_RESET),
    "/o/surveys": ("office.surveys", Action.SURVEY_READ),
    "/o/staff": ("office.posts", Action.STAFF_MANAGE),
}


@dataclass(frozen=True)
class Desk:
    """One look at an office's page: who sits there, and for which municipality (trainers and officers)."""

    person: Person
    staff: Staff
    town: Municipality | None

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """(address, words) of the pages this person may open."""
        code = self.person.municipality
        return [
            (address, wording.say(words))
            for address, (words, action) in TABS.items()
            if action is None or may(self.person, action, municipality=code)
        ]


DeskPage = Callable[[Request, Desk], Awaitable[Response]]


def at_desk(app: App, page: DeskPage, action: Action | None = None) -> Callable[[Request], Awaitable[Response]]:
    """`page` for members of staff who may do `action`; whoever has not signed in is led to where they can.

    The page raises `Refused('access.refused')` for learners, and for staff whose post allows it not.
    """

    async def shown_to(request: Request) -> Response:
        person = await who.person(app, request)
        if person.role is Role.READER:
            return RedirectResponse("/staff", 303)
        staff = await app.office.own(person)
        if action is not None:
            require(person, action, municipality=person.municipality)
        town = await app.municipalities.get(person.municipality) if person.municipality else None
        return await page(request, Desk(person, staff, town))

    return shown_to


def shown(
    request: Request, desk: Desk, template: str, title: str, facts: Mapping[str, object], status: int = 200
) -> Response:
    """A page of the office."""
    look = frame.Look(wording.say(title), desk.town, here=request.url.path, wide=True)
    return frame.plain(request, f"people/{template}", look, status=status, desk=desk, **facts)
