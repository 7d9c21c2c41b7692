"""One class, and the form to apply for it: no account, no e-mail; the answer tells the place or the turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.accounts.learner import read_age
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import NEEDS, Wanted
from supporter.services.municipalities import spoken_facts
from supporter.web.shared import (
    cookies,
    form_token,
    forms,
    frame,
    municipality_in_address,
    person_fields,
    templates,
    visitor,
)
from supporter.web.shared.class_description import ClassDescription, described
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/c/ID`, in capitals as well, as QR codes carry it."""

    async def show(request: Request) -> Response:
        event = await event_of(app, request)
        typed: dict[str, list[str]] = {}
        person = await visitor.person(app, request)
        own = await app.training.applying.own(person, event.session.id)
        if own is None and person.role == "learner":
            learner = await app.accounts.learners.own(person)
            typed |= {name: [getattr(learner, name)] for name in ("name", "kana", "age_band", "municipality")}
        return await _page(app, request, event, typed, own=own)

    async def take(request: Request) -> Response:
        event, typed = await event_of(app, request), await forms.several(request)
        person = await visitor.person(app, request)
        try:
            id, address = event.session.id, cookies.address(request)
            shown = form_token.read(app, request, _purpose(event), typed.get(form_token.FIELD, [""])[-1])
            made, turn = await app.training.applying.apply(person, id, wanted_of(typed), shown, address)
        except Refused as refused:
            if refused.code == "form.expired" and not event.takes:
                raise Refused("apply.closed") from None
            problem = field_error(refused, event.host, pin="name")
            return await _page(app, request, event, typed, problem)
        look = _look(event, await home_of(app, request, event), wording.say("event.title"))
        return frame.plain(request, "public/classes/done.html", look, event=event, made=made, turn=turn)

    paths = ("/c/{id}", "/C/{id}")
    return [route for path in paths for route in (Route(path, show), Route(path, take, methods=["POST"]))]


async def event_of(app: App, request: Request) -> ClassDescription:
    """The class in the address. Raises `Refused('event.unknown')`."""
    return await described(app, await app.training.applying.shown(request.path_params["id"].lower()))


async def home_of(app: App, request: Request, event: ClassDescription) -> Municipality:
    """Whose page it is: the reader's own town where it takes part, else the host."""
    mine = await municipality_in_address.remembered(app, request)
    return next((town for town in event.towns if mine and town.id == mine.id), event.host)


def wanted_of(typed: Mapping[str, Sequence[str]]) -> Wanted:
    """The application that a form means. Raises `Refused('form.invalid')` for an age that it never offered."""

    def last(name: str) -> str:
        return typed.get(name, ("",))[-1]

    return Wanted(
        name=last("name"),
        kana=last("kana"),
        age_band=read_age(last("age_band")),
        municipality=last("municipality"),
        contact=last("contact"),
        needs=tuple(need for need in NEEDS if need in typed.get("needs", ())),
        needs_text=last("needs_text"),
    )


def choices(towns: Sequence[Municipality]) -> dict[str, list[tuple[str, object]]]:
    """What the form offers, as (value, words)."""
    ages = [("" if age == person_fields.UNSAID else age, wording.say(f"age.{age}")) for age in person_fields.AGES]
    return {
        "ages": [*ages[-1:], *ages[:-1]],
        "towns": [*((town.id, spoken_facts.in_option(town)) for town in towns), ("", wording.say("apply.town.other"))],
        "needs": [(need, templates.html_of(f"need.{need}")) for need in NEEDS],
    }


async def _page(
    app: App,
    request: Request,
    event: ClassDescription,
    typed: Mapping[str, Sequence[str]],
    problem: FieldError = NONE,
    own: object = None,
) -> Response:
    home = await home_of(app, request, event)
    values = {"municipality": home.id} | {name: values[-1] for name, values in typed.items()}
    values[form_token.FIELD] = form_token.issue(app, request, _purpose(event))
    facts = {"event": event, "typed": values, "ticked": typed.get("needs", ()), "problem": problem, "own": own}
    facts["readers"] = await app.municipalities.readers.of(event.host)
    look = _look(event, home, event.day)
    answer = frame.plain(
        request, "public/classes/class.html", look, status=problem.status, choices=choices(event.towns), **facts
    )
    return form_token.keep(app, request, answer)


def _purpose(event: ClassDescription) -> str:
    return f"apply:{event.session.id}"


def _look(event: ClassDescription, home: Municipality, title: str) -> frame.Look:
    return frame.Look(title, home, back=(f"/c?m={home.id}", templates.html_of("event.title")))
