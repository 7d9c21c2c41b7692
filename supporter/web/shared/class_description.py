"""A class as everybody is told of it: when, where, how many places are left."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.training.application import open_until, places_left
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import templates
from supporter.wiring import App


@dataclass(frozen=True)
class ClassDescription:
    """`host` holds it, `towns` take part in it; `takes` whether one may apply today."""

    session: TrainingSession
    host: Municipality
    towns: tuple[Municipality, ...]
    title: Markup
    takes: bool

    @property
    def address(self) -> str:
        """Its page."""
        return f"/c/{self.session.id}"

    @property
    def day(self) -> str:
        """11月23日（月）, Monday 23 November."""
        return day_of(self.session)

    @property
    def hours(self) -> str:
        """13:30–15:00, or as much of it as is known."""
        return hours_of(self.session)

    @property
    def when(self) -> str:
        """Day and hours."""
        return f"{self.day} {self.hours}".rstrip()

    @property
    def until(self) -> str:
        """The last day on which one may apply."""
        return wording.day(open_until(self.session))

    @property
    def places(self) -> Markup:
        """あと8席, 満員（お待ちの方 2人）, or that it is closed."""
        left = places_left(self.session)
        if not self.takes:
            return templates.html_of("event.closed")
        if left is None:
            return templates.html_of("event.free")
        key = "event.left" if left else "event.full"
        return templates.html_of(key, left=left, waiting=self.session.waiting)

    @property
    def full(self) -> bool:
        """Whether whoever applies now has to wait."""
        return places_left(self.session) == 0


async def described(app: App, session: TrainingSession) -> ClassDescription:
    """The class with the profiles of its towns, as far as they are kept here."""
    codes = (session.municipality, *session.municipalities)
    towns = [town for code in codes if (town := await app.municipalities.profiles.get(code))]
    course = app.library.courses.get(session.course)
    title = Markup(course.title.html) if course else Markup()
    return ClassDescription(session, towns[0], tuple(towns), title, app.training.applying.takes(session))


async def near(app: App, municipality: str) -> list[ClassDescription]:
    """The coming classes of a town, the next one first."""
    return [await described(app, session) for session in await app.training.applying.coming(municipality)]


def day_of(session: TrainingSession) -> str:
    """The day with its weekday, as whoever is answered says it."""
    day = wording.day(session.held_on)
    weekday = wording.say(f"event.weekday.{session.held_on.weekday()}")
    return f"{weekday} {day}" if wording.language.get() == "en" else f"{day}（{weekday}）"


def hours_of(session: TrainingSession) -> str:
    """13:30–15:00, or as much of it as is known."""
    begins = f"{session.begins:%H:%M}" if session.begins else ""
    return f"{begins}–{session.ends:%H:%M}" if begins and session.ends else begins
