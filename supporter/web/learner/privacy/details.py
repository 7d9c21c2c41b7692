"""届け出: name, age, link to the town, サポーター登録 and news, each seen and corrected on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.accounts.learner import Registered
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.web.learner.privacy.frame import OwnVisit, own_page, render
from supporter.web.shared import forms, person_fields, templates
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App

Typed = Mapping[str, str]


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/MATTER` for each of `MATTERS`."""
    return [route for matter in MATTERS for route in _matter(app, matter)]


def _matter(app: App, matter: str) -> Sequence[BaseRoute]:
    async def show(request: Request, own: OwnVisit) -> Response:
        saved = "saved" in request.query_params
        return page(request, own, _now(own), saved=saved, papers=saved and await has_papers(own))

    async def correct(request: Request, own: OwnVisit) -> Response:
        typed = await forms.fields(request)
        try:
            await app.privacy.own_data.correct(own.person, MATTERS[matter](typed, own.town))
        except Refused as refused:
            return page(request, own, {**_now(own), **typed}, field_error(refused, own.town))
        return RedirectResponse(f"/own/{matter}?saved", 303)

    async def has_papers(own: OwnVisit) -> bool:
        return bool(await app.certificates.register.of(own.person, own.person.id))

    def page(request: Request, own: OwnVisit, typed: Typed, problem: FieldError = NONE, **facts: object) -> Response:
        facts = {"saved": False, "papers": False, **facts, "typed": typed, "problem": problem}
        return render(
            request, own, f"learner/privacy/{matter}.html", f"own.{matter}", problem.status, **facts, **_choices(own)
        )

    address = f"/own/{matter}"
    return [Route(address, own_page(app, show)), Route(address, own_page(app, correct), methods=["POST"])]


def _name(typed: Typed, town: Municipality) -> dict[str, object]:
    person_fields.check(1, typed, town)
    return {"name": typed["name"], "kana": typed.get("kana", "")}


def _age(typed: Typed, town: Municipality) -> dict[str, object]:
    person_fields.check(2, typed, town)
    return {"age_band": "" if typed["age_band"] == person_fields.UNSAID else typed["age_band"]}


def _place(typed: Typed, town: Municipality) -> dict[str, object]:
    district = {"district": typed.get("district", "")} if town.districts else {}
    return {"relation": typed.get("relation", ""), **district}


def _supporter(typed: Typed, _: Municipality) -> dict[str, object]:
    return {"registered": typed.get("registered", "")}


def _news(typed: Typed, _: Municipality) -> dict[str, object]:
    if typed.get("wants_news") not in ("yes", "no"):
        raise Refused("form.invalid", field="wants_news")
    return {"wants_news": typed["wants_news"] == "yes"}


#: What a page's form says, as fields of the learner.
MATTERS: Mapping[str, Callable[[Typed, Municipality], dict[str, object]]] = {
    "name": _name,
    "age": _age,
    "place": _place,
    "supporter": _supporter,
    "news": _news,
}


def _now(own: OwnVisit) -> dict[str, str]:
    """What the forms show of what is kept."""
    learner = own.learner
    with_completion = own.town.registration == "with_completion" and learner.registered == "undecided"
    return {
        "name": learner.name,
        "kana": learner.kana,
        "age_band": learner.age_band or person_fields.UNSAID,
        "district": learner.district,
        "relation": learner.relation,
        "registered": "yes" if with_completion else learner.registered,
        "wants_news": "yes" if learner.wants_news else "no",
    }


def _choices(own: OwnVisit) -> dict[str, object]:
    """What can be chosen: (value, words, more words)."""
    with_completion = own.town.registration == "with_completion"
    registered = [one for one in get_args(Registered) if not (with_completion and one == "undecided")]
    return {
        "ages": [(age, templates.html_of(f"age.{age}"), "") for age in person_fields.AGES],
        "districts": [(name, name) for name in own.town.districts],
        "relations": [(each, templates.html_of(f"relation.{each}"), "") for each in person_fields.RELATIONS],
        "registered": [(each, templates.html_of(f"registered.{each}"), "") for each in registered],
        "news": [(each, templates.html_of(f"news.{each}"), "") for each in ("yes", "no")],
    }
