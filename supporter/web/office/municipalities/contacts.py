"""相談先: the town's own contacts, corrected, put in order and found right; and national ones past their 確認日."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import get_args

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.content.profiles import national
from supporter.domain.municipalities.contact_lines import key_of, national_of
from supporter.domain.municipalities.municipality import Contact, Municipality
from supporter.domain.municipalities.topic import Topic
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.services.municipalities.settings import stamp
from supporter.web.office.municipalities.settings import code_of
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

AT = "/o/contacts"
TEXTS = ("name", "phone", "fax", "chat", "hours", "cost", "languages", "source")
DAYS = ("open_from", "open_until")
LINES = ("opening", "closures")
#: What may be said in the other ways, and how the form calls it.
SAID = ("name", "hours", "cost", "languages")
WAYS = ("easy", "english")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/contacts`, `/o/contacts/new` and `/o/contacts/N`."""

    async def page(request: Request, at: OfficeVisit, problem: FieldError = NONE) -> Response:
        if not (code := code_of(request, at)):
            towns = await app.municipalities.profiles.all()
            return render(request, at, "office/municipalities/choose.html", "office.towns", {"towns": towns})
        town = await app.municipalities.settings.get(at.person, code)
        today = app.clock.now().date()
        facts = {"town": town, "today": today, "overdue": _national_overdue(town, today), "seen": stamp(town)}
        facts |= {"era_date": era_date, "problem": problem, "key_of": key_of}
        return render(request, at, "office/municipalities/contacts.html", "office.contacts", facts, problem.status)

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        town = await app.municipalities.settings.get(at.person, code_of(request, at))
        seen = typed.get("seen", "")
        try:
            if typed.get("go") == "all":
                await app.municipalities.settings.checked(at.person, town.id, range(len(town.contacts)), seen)
            elif typed.get("go") == "checked":
                await app.municipalities.settings.checked(at.person, town.id, [_place(town, typed.get("at", ""))], seen)
            elif typed.get("go") == "national":
                shown = [key_of(one) for one in _national_overdue(town, app.clock.now().date())]
                keys = [key for key in shown if typed.get("key", "") in ("", key)]
                await app.municipalities.settings.checked_national(at.person, town.id, keys, seen)
            else:
                moved = _moved(town, _place(town, typed.get("at", "")))
                await app.municipalities.settings.set_contacts(at.person, town.id, moved, seen)
        except Refused as refused:
            return await page(request, at, field_error(refused))
        return RedirectResponse(f"{AT}?m={town.id}", 303)

    async def edit(request: Request, at: OfficeVisit) -> Response:
        town = await app.municipalities.settings.get(at.person, code_of(request, at))
        where = request.path_params["at"]
        kept = None if where == "new" else town.contacts[_place(town, where)]
        return form(request, at, town, _typed(kept))

    async def save(request: Request, at: OfficeVisit) -> Response:
        several = await forms.several(request)
        typed = {name: values[-1] for name, values in several.items()}
        town = await app.municipalities.settings.get(at.person, code_of(request, at))
        where = request.path_params["at"]
        contacts = list(town.contacts)
        try:
            if typed.get("go") == "remove":
                del contacts[_place(town, where)]
            else:
                today = app.clock.now().date().isoformat()
                made = _contact({**typed, "checked_on": today}, several.get("topics", []))
                contacts[_place(town, where) : _place(town, where) + 1] = [made]
            await app.municipalities.settings.set_contacts(at.person, town.id, contacts, typed.get("seen", ""))
        except Refused as refused:
            shown = {**_typed(None), **typed, "topics": several.get("topics", [])}
            return form(request, at, town, shown, field_error(refused))
        return RedirectResponse(f"{AT}?m={town.id}", 303)

    def form(
        request: Request, at: OfficeVisit, town: Municipality, typed: Mapping[str, object], problem: FieldError = NONE
    ) -> Response:
        topics = [(topic, wording.say(f"topic.{topic}")) for topic in get_args(Topic)]
        facts = {"typed": typed, "problem": problem, "topics": topics, "seen": typed.get("seen") or stamp(town)}
        facts |= {"town": town, "is_new": request.path_params["at"] == "new"}
        return render(request, at, "office/municipalities/contact.html", "office.contact", facts, problem.status)

    action = Action.MUNICIPALITY_EDIT
    return [
        Route(AT, office_page(app, page, action)),
        Route(AT, office_page(app, act, action), methods=["POST"]),
        Route(AT + "/{at}", office_page(app, edit, action)),
        Route(AT + "/{at}", office_page(app, save, action), methods=["POST"]),
    ]


def _national_overdue(town: Municipality, today: dt.date) -> list[Contact]:
    """The national lines that its people see as past their 確認日."""
    return [one for one in national_of(town, national()) if one.overdue_on(today)]


def _place(town: Municipality, text: str) -> int:
    """Which of the contacts a form means; one behind the last for a new one."""
    if text == "new":
        return len(town.contacts)
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) >= len(town.contacts):
        raise Refused("page.unknown")
    return int(text)


def _moved(town: Municipality, place: int) -> list[Contact]:
    """One place further up."""
    contacts = list(town.contacts)
    contacts.insert(max(place - 1, 0), contacts.pop(place))
    return contacts


def _typed(kept: Contact | None) -> dict[str, object]:
    if kept is None:
        return dict.fromkeys((*TEXTS, *DAYS, *LINES, *_ways()), "") | {"topics": ["daily"]}
    days = {name: day.isoformat() if (day := getattr(kept, name)) else "" for name in DAYS}
    texts = {name: getattr(kept, name) for name in TEXTS}
    lines = {name: "\n".join(getattr(kept, name)) for name in LINES}
    said = {field: getattr(getattr(kept, way), name) for field, (way, name) in _ways().items()}
    return {**texts, **days, **lines, **said, "topics": list(kept.topics)}


def _ways() -> dict[str, tuple[str, str]]:
    """The fields for the other ways of speaking, with the way and the part that each is of."""
    return {f"{name}_{way}": (way, name) for way in WAYS for name in SAID}


def _contact(typed: Mapping[str, str], topics: Sequence[str]) -> Contact:
    """The contact that a form means, found right today. Raises `Refused('form.invalid')` with the field."""
    texts = {name: typed.get(name, "").strip() for name in (*TEXTS, *_ways())}
    for name, text in texts.items():
        if len(text) > 200 or not is_line(text):
            raise Refused("line.too_long", field=name, most=200)
    if not texts["name"]:
        raise Refused("line.missing", field="name")
    if not topics:
        raise Refused("contact.no_topic", field="topics")
    lines = {name: tuple(line.strip() for line in typed.get(name, "").splitlines() if line.strip()) for name in LINES}
    ways = {way: {name: texts.pop(f"{name}_{way}") for name in SAID} for way in WAYS}
    days = {name: _day(typed[name], name) for name in DAYS if typed.get(name)}
    facts = {**texts, **days, **lines, **ways, "topics": tuple(topics), "checked_on": typed["checked_on"]}
    try:
        return Contact.model_validate(facts)
    except ValidationError as error:
        raise Refused("form.invalid", field=str(error.errors()[0]["loc"][0])) from None


def _day(text: str, name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refused("day.invalid", field=name) from None
