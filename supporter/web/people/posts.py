"""職員: who has a post, added by an administrator; the first password is shown once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.access import Action, Person, Role
from supporter.domain.refused import Refused
from supporter.domain.staff import STAFF_ROLES
from supporter.wiring import App

from .. import forms
from .desk_frame import Desk, at_desk, shown
from .problem import NONE, Problem, below

ROLES = [(role.value, wording.say(f"role.{role}")) for role in Role if role in STAFF_ROLES]


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/staff`."""

    async def show(request: Request, at: Desk) -> Response:
        return await page(request, at, {})

    async def act(request: Request, at: Desk) -> Response:
        typed = await forms.fields(request)
        try:
            password = await _do(app, at.person, typed)
        except Refused as refused:
            return await page(request, at, typed, below(refused))
        return await page(request, at, {"id": typed.get("id", "")}, password=password)

    async def page(
        request: Request, at: Desk, typed: dict[str, str], problem: Problem = NONE, password: str = ""
    ) -> Response:
        facts: dict[str, object] = {"typed": typed, "problem": problem, "password": password, "roles": ROLES}
        facts["posts"] = await app.staff.list(at.person)
        facts["towns"] = {town.id: town.name for town in await app.municipalities.all()}
        return shown(request, at, "o_staff.html", "office.posts", facts, problem.status)

    action = Action.STAFF_MANAGE
    return [
        Route("/o/staff", at_desk(app, show, action)),
        Route("/o/staff", at_desk(app, act, action), methods=["POST"]),
    ]


async def _do(app: App, person: Person, typed: dict[str, str]) -> str:
    """What the pressed button says; returns a first password where one has been made."""
    id = typed.get("id", "")
    if typed.get("go") == "end":
        await app.staff.deactivate(person, id)
        return ""
    if typed.get("go") == "renew":
        return await app.staff.new_password(person, id)
    role = typed.get("role", "")
    if role not in {value for value, _ in ROLES}:
        raise Refused("staff.role_invalid")
    code = typed.get("municipality", "")
    return await app.staff.add(person, id, typed.get("name", ""), Role(role), code, _day(typed.get("ends_on", "")))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused("form.invalid", field="ends_on") from None
