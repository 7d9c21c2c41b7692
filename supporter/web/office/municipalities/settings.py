"""市町村の設定: profile, colours and wording, and a certificate as it would come out of the printer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.documents.certificates.certificate import SPECIMEN
from supporter.domain.certificates.serials import number_text
from supporter.domain.municipalities.municipality import (
    IDLE_LEAST,
    IDLE_MOST,
    KeptKind,
    Municipality,
    Programme,
    programme_name,
)
from supporter.domain.shared.access import Action
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line
from supporter.domain.shared.whole_number import whole_number
from supporter.services.certificates.paper import worded
from supporter.services.municipalities.settings import stamp
from supporter.web.shared import forms
from supporter.web.shared.brand_colours import readable
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

AT = "/o/town"
PLAIN: tuple[str, ...] = (
    "name",
    "kana",
    "prefecture",
    "department",
    "phone",
    "fax",
    "hours",
    "supporters",
    "headline",
    "brand",
    "operator",
)
PLAIN += ("name_english", "department_kana", "department_english", "hours_easy", "hours_english")
STYLE = ("title", "course_line", "issuer_title", "issuer_name", "number_format", "date_style", "seal", "qr")
LISTS = ("districts", "others_who_see")
MOST_YEARS = 100  # as the profile takes it
KINDS: tuple[KeptKind, ...] = get_args(KeptKind)
PREVIEW = 900  # pixels
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/town` and `/o/town/preview.png`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        code = code_of(request, at)
        if not code:
            towns = await app.municipalities.profiles.all()
            return render(request, at, "office/municipalities/choose.html", "office.towns", {"towns": towns})
        town = await app.municipalities.settings.get(at.person, code)
        return await page(request, at, town, typed_of(town))

    async def save(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        town = await app.municipalities.settings.get(at.person, code_of(request, at))
        try:
            if typed.get("go") == "look":
                app.municipalities.settings.trial(town, _changes(typed))
                return await page(request, at, town, typed)
            await app.municipalities.settings.change(at.person, town.id, _changes(typed), typed.get("seen", ""))
        except Refused as refused:
            return await page(request, at, town, typed, field_error(refused))
        return RedirectResponse(f"{AT}?m={town.id}&saved=1", 303)

    async def page(
        request: Request, at: OfficeVisit, town: Municipality, typed: Mapping[str, str], problem: FieldError = NONE
    ) -> Response:
        facts = {
            "town": town,
            "typed": {**typed_of(town), **typed},
            "problem": problem,
            "kinds": KINDS,
            "seen": typed.get("seen") or stamp(town),
        }
        facts |= {"saved": "saved" in request.query_params and not problem.field}
        return render(request, at, "office/municipalities/settings.html", "office.town", facts, problem.status)

    async def preview(request: Request, at: OfficeVisit) -> Response:
        kept = await app.municipalities.settings.get(at.person, code_of(request, at))
        town = app.municipalities.settings.trial(kept, _changes(request.query_params))
        programme = await app.municipalities.profiles.programme(town.programmes[0]) if town.programmes else None
        year = fiscal_year(app.clock.now().date())
        name = programme_name(town, programme or Programme(id="", name="", courses=()))
        serial = number_text(
            town.certificate.number_format,
            fiscal_year=year,
            level=wording.say("certificates.specimen.level"),
            number=1,
            programme=name[:1],
        )
        facts = {"municipality": town.name, "programme": name, "course": wording.say("certificates.specimen.course")}
        words = worded(town.certificate, facts)
        sample = {"municipality": town.name, "serial": serial, "issued_on": app.clock.now().date(), **words}
        body = await app.press.picture(SPECIMEN.model_copy(update=sample), PREVIEW)
        return Response(body, media_type="image/png", headers={"Cache-Control": "no-store"})

    action = Action.MUNICIPALITY_EDIT
    return [
        Route(AT, office_page(app, show, action)),
        Route(AT, office_page(app, save, action), methods=["POST"]),
        Route(f"{AT}/preview.png", office_page(app, preview, action)),
    ]


def code_of(request: Request, at: OfficeVisit) -> str:
    """Whose settings: the own municipality's, or for an administrator the one that the address names."""
    return at.person.municipality or request.query_params.get("m", "")


def typed_of(town: Municipality) -> dict[str, str]:
    """The settings as the form shows them."""
    style = town.certificate
    return {
        **{name: getattr(town, name) for name in PLAIN},
        **{name: getattr(style, name) for name in STYLE},
        **{name: "、".join(getattr(town, name)) for name in LISTS},
        "body": "\n".join(style.body),
        "retention_years": str(town.retention_years),
        **{f"kept_{kind}": str(town.kept_years.get(kind, "")) for kind in KINDS},
        "second_factor": town.second_factor,
        "idle_minutes": str(town.idle_minutes),
        "issue": town.issue,
        "reissue": town.reissue,
        "open_badges": "yes" if town.open_badges else "no",
    }


def _changes(typed: Mapping[str, str]) -> dict[str, object]:
    """What a form means, field by field; what it does not name stays."""
    plain = {name: _line(typed, name) for name in PLAIN if name in typed}
    if _COLOUR.fullmatch(plain.get("brand", "")):
        plain["brand"] = readable(plain["brand"])
    style: dict[str, object] = {name: _line(typed, name) for name in STYLE if name in typed}
    lines = (line.strip() for line in typed.get("body", "").splitlines())
    style["body"] = tuple(line for line in lines if line)
    lists = {name: tuple(filter(None, re.split(r"[、,，\s]+", typed.get(name, "")))) for name in LISTS}
    years = _years(typed, "retention_years")
    chosen = {name: typed.get(name, "") for name in ("issue", "reissue")}
    badges = typed.get("open_badges") == "yes"
    kept = {"certificate": style, "retention_years": years, "open_badges": badges}
    return {**plain, **lists, **chosen, **kept, **_kept_years(typed), **_signing_in(typed)}


def _kept_years(typed: Mapping[str, str]) -> dict[str, object]:
    """The years of each kind that has its own; one left empty is kept as long as the rest."""
    if not any(f"kept_{kind}" in typed for kind in KINDS):
        return {}
    own = [kind for kind in KINDS if typed.get(f"kept_{kind}", "").strip()]
    return {"kept_years": {kind: _years(typed, f"kept_{kind}") for kind in own}}


def _years(typed: Mapping[str, str], name: str) -> int:
    years = _number(typed, name)
    if not 1 <= years <= MOST_YEARS:
        raise Refused("years.invalid", field=name, most=MOST_YEARS)
    return years


def _signing_in(typed: Mapping[str, str]) -> dict[str, object]:
    """What is asked of the staff; a page of an older program does not name it."""
    found: dict[str, object] = {name: typed[name] for name in ("second_factor",) if name in typed}
    if "idle_minutes" in typed:
        minutes = _number(typed, "idle_minutes")
        if not IDLE_LEAST <= minutes <= IDLE_MOST:
            raise Refused("staff.idle_minutes", field="idle_minutes", least=IDLE_LEAST, most=IDLE_MOST)
        found["idle_minutes"] = minutes
    return found


def _number(typed: Mapping[str, str], name: str) -> int:
    return whole_number(typed.get(name, "")) or 0


def _line(typed: Mapping[str, str], name: str) -> str:
    text = typed[name].strip()
    if len(text) > 200 or not is_line(text):
        raise Refused("line.too_long", field=name, most=200)
    return text
