"""`/t/ID/today`: today's class page by page, changed before and during the class, press by press.

The list is one piece of HTML, drawn anew after each press; who works with keys stays where they were (today.js).
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.classroom.todays_order import todays_order
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import half_width
from supporter.domain.training.session_dates import when_text
from supporter.domain.training.todays_class import OWN, TodaysClass, arranged
from supporter.services.classroom.todays_classes import Todays
from supporter.web.shared import frame
from supporter.web.shared.office_frame import visit_of
from supporter.web.shared.visitor import COOKIE, by_token
from supporter.web.shared.visitor import person as visitor
from supporter.wiring import App

#: What was pressed or changed: its deed, what it is about, what was typed, and which version was on the screen.
_PRESSED = """(event) => {
  const at = event.target.closest(event.type === "change" ? "[data-change]" : "[data-do]");
  if (!at) return;
  const value = at.type === "checkbox" ? String(at.checked) : String(at.value ?? "");
  const seen = Number(document.querySelector("[data-version]").dataset.version);
  emit([at.dataset.change ?? at.dataset.do, at.dataset.ref, value, seen]);
}"""


def register(app: App) -> None:
    """`/t/ID/today`."""

    @ui.page("/t/{id}/today")
    async def show(request: Request, id: str) -> Response | None:
        token = request.cookies.get(COOKIE, "")
        person = await visitor(app, request)
        if person.role is Role.READER:
            return RedirectResponse("/staff", 303)
        found = await app.classroom.todays_classes.of(person, id)
        visit = await visit_of(app, request, person)
        look = frame.Look(
            wording.say("today.title"),
            visit.town,
            here="/t",
            wide=True,
            scripts=("today.js",),
            header="office/header.html",
        )
        with frame.page(request, look, desk=visit) as places:
            places.main.classes(add="office")
            with places.main:
                TodayPage(app, token, found, request.query_params.getlist("told"))
        return None


@dataclass(frozen=True)
class _Row:
    """A page of the list. `minutes` is what was typed for today, `usual` how long it takes without."""

    ref: str
    label: str
    title: str
    hidden: bool
    here: bool
    own: str
    minutes: str
    usual: str
    questions: tuple[dict[str, object], ...]


class TodayPage:
    """One open page."""

    def __init__(self, app: App, token: str, found: Todays, told: Sequence[str]) -> None:
        self._app, self._token, self._id = app, token, found.session.id
        self._deeds = app.classroom.todays_classes
        facts = {"session": found.session, "when": when_text}
        ui.html(frame.part("trainer/classroom/today_head.html", **facts), sanitize=False)
        self._told = ui.html("", sanitize=False)
        self._told.props["role"] = "status"
        self._list = ui.html("", sanitize=False)
        self._list.on("click", self._pressed, js_handler=_PRESSED)
        self._list.on("change", self._pressed, js_handler=_PRESSED)
        ui.html(frame.part("trainer/classroom/today_foot.html", **facts), sanitize=False)
        self._draw(found)
        self._say("".join(wording.say(f"today.told.{one}") for one in _TOLD if one in told))

    def _draw(self, found: Todays) -> None:
        facts = {"rows": rows(found), "session": found.session, "version": found.session.otherwise.version}
        self._list.set_content(frame.part("trainer/classroom/today.html", **facts))

    def _say(self, words: str, *, wrong: bool = False) -> None:
        look = "check" if wrong else "ok"
        self._told.set_content(f'<p class="notice {look} wide">{words}</p>' if words else "")

    async def _pressed(self, event: object) -> None:
        """One press; refused or not, the list shows the class as it is now."""
        given = getattr(event, "args", None)
        if not (isinstance(given, list) and len(given) == 4 and all(isinstance(one, str) for one in given[:3])):
            return
        deed, ref, value, seen = given
        do = self._of(deed, ref, value[:10])
        if do is None or not isinstance(seen, int):
            return
        person = await by_token(self._app, self._token)
        try:
            await do(person, seen)
            self._say("")
        except Refused as refused:
            self._say(wording.sentence(refused.code, **refused.facts), wrong=True)
            if refused.code == "access.refused":
                return
        self._draw(await self._deeds.of(person, self._id))

    def _of(self, deed: str, ref: str, value: str) -> Callable[[Person, int], Awaitable[TodaysClass]] | None:
        deeds, id = self._deeds, self._id
        if deed in ("up", "down"):
            return lambda who, seen: deeds.move(who, id, ref, -1 if deed == "up" else 1, seen)
        if deed in ("hide", "use"):
            return lambda who, seen: deeds.hide(who, id, ref, deed == "hide", seen)
        if deed == "ask":
            return lambda who, seen: deeds.pass_over(who, id, ref, value == "true", seen)
        if deed == "minutes":
            return lambda who, seen: deeds.last(who, id, ref, _minutes(value), seen)
        return None


def rows(found: Todays) -> list[_Row]:
    """Every page in today's order, those left out as well."""
    session, today = found.session, found.session.otherwise
    whole = todays_order(found.course, today.model_copy(update={"hidden": (), "unasked": ()}))
    lasting = {slot.ref: slot.minutes for slot in found.order.timetable(session.minutes)}
    here = found.order.at(session.room.cue).ref if session.state == "running" else ""
    made = []
    for ref in arranged(found.pages, today):
        cue = whole.at(ref)
        here_asked = [one for one in whole.cues if one.ref == ref and one.asked]
        # A conversation is one thing to ask: its first place stands for all of them.
        keys = dict.fromkeys({one.dialogue or one.asked: one.asked for one in reversed(here_asked)}.values())
        keys = dict.fromkeys(one.asked for one in here_asked if one.asked in keys)
        asks = [whole.asks[key] for key in keys]
        made.append(
            _Row(
                ref=ref,
                label=found.order.label(cue) if found.order.knows(cue.id) or cue.module.id != OWN else "＋",
                title=cue.step.title.plain,
                hidden=ref in today.hidden,
                here=ref == here,
                own=ref.partition("/")[2] if ref.startswith(f"{OWN}/") else "",
                minutes=f"{today.minutes[ref]:g}" if ref in today.minutes else "",
                usual=f"{lasting.get(ref, cue.step.minutes):g}",
                questions=tuple(
                    {
                        "key": one.key,
                        "number": one.number,
                        "text": one.question.text.plain,
                        "asked": one.key not in today.unasked,
                    }
                    for one in asks
                ),
            )
        )
    return made


_MINUTES = re.compile(r"[0-9]{1,2}(?:\.[0-9])?")
#: What a page that leads here may have to tell.
_TOLD = ("added", "drawn", "words", "not_drawn", "moving", "saved", "removed", "as_course", "kept")


def _minutes(typed: str) -> float | None:
    """The minutes as typed, also in full width. Raises `Refused('today.minutes')`."""
    plain = half_width(typed).strip().removesuffix(wording.say("today.minutes")).strip()
    if plain and not _MINUTES.fullmatch(plain):
        raise Refused("today.minutes")
    return float(plain) if plain else None
