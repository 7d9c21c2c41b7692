"""職員: who has a post and until when; an administrator manages it, an officer invites their successor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.accounts.staff import STAFF_ROLES, Staff
from supporter.domain.shared.access import Action, Person, Role, may
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_day
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

ROLES = [(role.value, wording.say(f"role.{role}")) for role in Role if role in STAFF_ROLES]
_DONE = {go: wording.say(f"staff.done.{go}") for go in ("end", "until", "out", "code")}


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/staff`."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.fields(request)
        try:
            password = await _do(app, at.person, typed)
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        if password:
            return await first(request, at, typed.get("id", ""), password)
        return await page(request, at, {}, done=_DONE[typed["go"]])

    async def first(request: Request, at: OfficeVisit, id: str, password: str) -> Response:
        """The sheet to hand over; the password stands nowhere else."""
        posts = await app.accounts.staff.list(at.person)
        new = next(one for one in posts if one.id == id.strip().lower())
        facts = {"new": new, "password": password, "address": f"{app.settings.address}/staff"}
        return render(request, at, "office/accounts/post_made.html", "office.first", facts)

    async def page(
        request: Request, at: OfficeVisit, typed: Mapping[str, str], problem: FieldError = NONE, done: str = ""
    ) -> Response:
        facts: dict[str, object] = {"typed": typed, "problem": problem, "done": done, "roles": ROLES}
        facts["posts"] = _in_order(await app.accounts.staff.list(at.person))
        facts["towns"] = {town.id: town.name for town in await app.municipalities.profiles.all()}
        facts["today"] = app.clock.now().date()
        facts["manages"] = may(at.person, Action.STAFF_MANAGE)
        return render(request, at, "office/accounts/posts.html", "office.posts", facts, problem.status)

    action = Action.STAFF_READ
    return [
        Route("/o/staff", office_page(app, show, action)),
        Route("/o/staff", office_page(app, act, action), methods=["POST"]),
    ]


async def _do(app: App, person: Person, typed: Mapping[str, str]) -> str:
    """What the pressed button says; returns a first password where one has been made."""
    id, go = typed.get("id", ""), typed.get("go", "")
    if go == "end":
        await app.accounts.staff.deactivate(person, id)
    elif go == "until":
        await app.accounts.staff.change_end(person, id, _day(typed, "ends_on"))
    elif go == "out":
        await app.accounts.staff.sign_out(person, id)
    elif go == "code":
        await app.accounts.staff.reset_code(person, id)
    elif go == "renew":
        return await app.accounts.staff.new_password(person, id)
    elif go == "invite":
        starts = _day(typed, "starts_on") or app.clock.now().date()
        return await app.accounts.staff.invite(person, id, typed.get("name", ""), starts)
    else:
        return await _add(app, person, typed)
    return ""


async def _add(app: App, person: Person, typed: Mapping[str, str]) -> str:
    role = typed.get("role", "")
    if role not in {value for value, _ in ROLES}:
        raise Refused("staff.role_invalid")
    name, code = typed.get("name", ""), typed.get("municipality", "")
    return await app.accounts.staff.add(person, typed.get("id", ""), name, Role(role), code, _day(typed, "ends_on"))


def _in_order(posts: Sequence[Staff]) -> list[Staff]:
    """Who serves before who has left."""
    return sorted(posts, key=lambda one: (not one.active, one.municipality, one.id))


def _day(typed: Mapping[str, str], field: str) -> dt.date | None:
    text = typed.get(field, "")
    try:
        return typed_day(text) if text else None
    except ValueError:
        raise Refused("day.invalid", field=field) from None
