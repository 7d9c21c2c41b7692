"""圏域: municipalities that hold classes together, set down by an administrator, and who looks after their figures."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter.domain.shared.access import Action, Role
from supporter.domain.shared.refused import Refused
from supporter.web.shared import forms
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

AT = "/o/regions"
Typed = dict[str, list[str]]


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/regions`, `/o/regions/new` and `/o/regions/ID`."""

    async def listed(request: Request, at: OfficeVisit) -> Response:
        towns = {town.id: town.name for town in await app.municipalities.profiles.all()}
        posts = {post.id: post.name for post in await app.accounts.staff.list(at.person)}
        facts = {"regions": await app.municipalities.regions.all(at.person), "towns": towns, "posts": posts}
        return render(request, at, "office/municipalities/regions.html", "office.regions", facts)

    async def new(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at, {"id": [secrets.token_hex(6)], "new": ["yes"]})

    async def change(request: Request, at: OfficeVisit) -> Response:
        one = await app.municipalities.regions.one(at.person, request.path_params["id"])
        towns, posts = list(one.municipalities), list(one.coordinators)
        return await page(
            request, at, {"id": [one.id], "name": [one.name], "municipalities": towns, "coordinators": posts}
        )

    async def take(request: Request, at: OfficeVisit) -> Response:
        typed = await forms.several(request)
        id = "".join(typed.get("id", ()))
        if not re.fullmatch(r"[a-z0-9-]{1,40}", id):
            raise Refused("access.refused")
        if "remove" in typed.get("go", ()):
            await app.municipalities.regions.remove(at.person, id)
            return RedirectResponse(AT, 303)
        towns, posts = typed.get("municipalities", ()), typed.get("coordinators", ())
        try:
            await app.municipalities.regions.put(at.person, id, "".join(typed.get("name", ())), towns, posts)
        except Refused as refused:
            return await page(request, at, typed, field_error(refused))
        return RedirectResponse(AT, 303)

    async def page(request: Request, at: OfficeVisit, typed: Typed, problem: FieldError = NONE) -> Response:
        posts = [one for one in await app.accounts.staff.list(at.person) if one.active and one.role is Role.COORDINATOR]
        facts = {
            "typed": typed,
            "problem": problem,
            "towns": [(town.id, town.name) for town in await app.municipalities.profiles.all()],
            "posts": [(one.id, one.name) for one in posts],
        }
        return render(request, at, "office/municipalities/region.html", "office.region", facts, problem.status)

    action = Action.REGION_MANAGE
    return [
        Route(AT, office_page(app, listed, action)),
        Route(AT, office_page(app, take, action), methods=["POST"]),
        Route(f"{AT}/new", office_page(app, new, action)),
        Route(f"{AT}/{{id}}", office_page(app, change, action)),
    ]
