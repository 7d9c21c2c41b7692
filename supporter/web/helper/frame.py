"""The frame of the day's pages: for a helper with a pass, and for trainers and officers, who need none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, may
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_dates import when_text
from supporter.web.shared import frame, visitor
from supporter.wiring import App

#: The day's pages below `/t/ID`, and what one must be allowed to do.
PAGES = (
    ("reception", Action.RECEPTION_WORK),
    ("sheet", Action.RECEPTION_WORK),
    ("paper", Action.PAPER_WORK),
    ("hands", Action.PAPER_WORK),
    ("watch", Action.WATCH_WORK),
    ("moderation", Action.MODERATION_WORK),
)


@dataclass(frozen=True)
class HelperVisit:
    """One look at a page of the day: who works where."""

    person: Person
    session: TrainingSession
    town: Municipality | None
    name: str

    @property
    def helper(self) -> bool:
        """Whether they came with a pass."""
        return self.person.role is Role.HELPER

    def pages(self) -> list[tuple[str, str]]:
        """The addresses and words of what they may open."""
        town, id = self.session.municipality, self.session.id
        return [
            (f"/t/{id}/{page}", wording.say(f"day.page.{page}"))
            for page, action in PAGES
            if may(self.person, action, municipality=town, session=id)
        ]


PostPage = Callable[[Request, HelperVisit], Awaitable[Response]]


def helper_page(app: App, page: PostPage, action: Action) -> Callable[[Request], Awaitable[Response]]:
    """`page` for whoever may do `action` in the class of the address; strangers are led to where they come in.

    The page raises `Refused('access.refused')` for everybody else.
    """

    async def shown_to(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is Role.READER:
            return RedirectResponse("/d", 303)
        session = await app.checkin.day_passes.at_work(person, request.path_params["id"], action)
        return await page(request, await visit_of(app, person, session))

    return shown_to


async def visit_of(app: App, person: Person, session: TrainingSession) -> HelperVisit:
    """The post of somebody who may work there."""
    if person.role is Role.HELPER:
        name = (await app.checkin.day_passes.own(person))[0].label
    else:
        name = wording.say("day.name", name=(await app.administration.office.own(person)).name)
    return HelperVisit(person, session, await app.municipalities.profiles.get(session.municipality), name)


def render(
    request: Request,
    post: HelperVisit,
    template: str,
    title: str,
    facts: Mapping[str, object],
    status: int = 200,
    scripts: tuple[str, ...] = (),
) -> Response:
    """A page of the day."""
    look = frame.Look(title, post.town, here=request.url.path, wide=True, footer=False, scripts=scripts)
    return frame.plain(request, template, look, status=status, post=post, when=when_text, **facts)
