"""The frame of one's own affairs: who it is, one matter a page, and the way back to マイページ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.accounts.learner import Learner
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.web.shared import frame, templates, visitor
from supporter.wiring import App


@dataclass(frozen=True)
class OwnVisit:
    """One look at a page of one's own; the contact is not in `learner`."""

    person: Person
    learner: Learner
    town: Municipality

    @property
    def my(self) -> str:
        """The address of マイページ."""
        return f"/m/{self.town.id}/my"


OwnPage = Callable[[Request, OwnVisit], Awaitable[Response]]


def own_page(app: App, page: OwnPage) -> Callable[[Request], Awaitable[Response]]:
    """`page` for a signed-in learner; whoever only looks is led to the sign-in and back.

    What others send is refused: access.refused for staff, signin.needed for a reader.
    """

    async def shown_to(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is Role.READER:
            if request.method == "POST":
                raise Refused("signin.needed")
            return RedirectResponse(f"/in?then={request.url.path}", 303)
        if person.role is not Role.LEARNER:
            raise Refused("access.refused")
        learner = await app.accounts.learners.own(person)
        town = await app.municipalities.profiles.get(learner.municipality)
        if town is None:
            raise Refused("municipality.unknown")
        return await page(request, OwnVisit(person, learner, town))

    return shown_to


def render(request: Request, own: OwnVisit, template: str, title: str, status: int = 200, **facts: object) -> Response:
    """A page of one matter."""
    look = frame.Look(wording.say(title), own.town, back=(own.my, templates.html_of("my")), here="my")
    return frame.plain(request, template, look, status=status, own=own, title=title, **facts)
