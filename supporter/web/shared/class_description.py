"""A class as everybody is told of it: when, where, how many places are left."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.calendar import weekday_text
from supporter.domain.training.application import open_until, places_left
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import templates
from supporter.wiring import App
from supporter.wording import Words, in_language

_WEEKDAYS = (
    Words("月", "げつようび", "Monday"),
    Words("火", "かようび", "Tuesday"),
    Words("水", "すいようび", "Wednesday"),
    Words("木", "もくようび", "Thursday"),
    Words("金", "きんようび", "Friday"),
    Words("土", "どようび", "Saturday"),
    Words("日", "にちようび", "Sunday"),
)


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
    language, day = wording.language.get(), session.held_on
    weekday = in_language(_WEEKDAYS[day.weekday()], language)
    if language == "en":
        return f"{weekday} {wording.day(day)}"
    return f"{wording.day(day)}（{weekday if language == 'easy' else weekday_text(day)}）"


def hours_of(session: TrainingSession) -> str:
    """13:30–15:00, or as much of it as is known."""
    begins = f"{session.begins:%H:%M}" if session.begins else ""
    return f"{begins}–{session.ends:%H:%M}" if begins and session.ends else begins
