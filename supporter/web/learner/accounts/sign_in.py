"""番号で入る, the new PIN after a one-time one, and the way out, which 交代する asks about first."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.sessions import NewSignIn
from supporter.web.learner.learning.course_view import called
from supporter.web.shared import cookies, forms, frame, municipality_in_address, visitor
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/in?m=CODE`, `/in/forgotten?m=CODE`, `/in/pin`, `/out` (looked at, it asks)."""

    async def ask(request: Request) -> Response:
        then = forms.way_back(request.query_params.get("then", ""), "")
        return _page(request, {"then": then}, await municipality_in_address.asked_town(app, request))

    async def enter(request: Request) -> Response:
        typed = await forms.fields(request)
        town = await municipality_in_address.asked_town(app, request)
        try:
            kind = cookies.DEVICES.get(typed.get("device", ""))
            if kind is None:
                raise Refused("device.missing")
            number, pin = typed.get("number", ""), typed.get("pin", "")
            where, device = cookies.address(request), cookies.device(request)
            sign_in = await app.accounts.sign_ins.with_pin(number, pin, where, device, kind)
        except Refused as refused:
            return _page(request, typed, town, field_error(refused, town))
        return await welcome(app, request, sign_in, typed.get("then", ""))

    async def forgotten(request: Request) -> Response:
        town = await municipality_in_address.asked_town(app, request)
        look = frame.Look(wording.say("pin.forgotten"), town)
        return frame.plain(request, "learner/accounts/forgotten.html", look, m=town)

    async def ask_pin(request: Request) -> Response:
        if not await app.accounts.sign_ins.must_change(cookies.token(request)):
            return RedirectResponse("/", 303)
        return await _pin_page(app, request, request.query_params.get("then", ""))

    async def take_pin(request: Request) -> Response:
        typed = await forms.fields(request)
        try:
            person = await app.accounts.sign_ins.choose_pin(cookies.token(request), typed.get("pin", ""))
        except Refused as refused:
            return await _pin_page(app, request, typed.get("then", ""), field_error(refused))
        return RedirectResponse(forms.way_back(typed.get("then", ""), f"/m/{person.municipality}"), 303)

    async def ask_out(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is not Role.LEARNER:
            return RedirectResponse("/", 303)
        learner = await app.accounts.learners.own(person)
        town = await app.municipalities.profiles.get(learner.municipality)
        look = frame.Look(wording.say("swap.title"), town)
        return frame.plain(
            request, "learner/accounts/swap.html", look, name=called(learner.name), home=f"/m/{person.municipality}"
        )

    async def out(request: Request) -> Response:
        typed = await forms.fields(request)
        await app.accounts.sign_ins.sign_out(cookies.token(request))
        answer = RedirectResponse(forms.way_back(typed.get("then", ""), "/"), 303)
        cookies.leave(app, answer)
        return answer

    return [
        Route("/in", ask),
        Route("/in", enter, methods=["POST"]),
        Route("/in/forgotten", forgotten),
        Route("/in/pin", ask_pin),
        Route("/in/pin", take_pin, methods=["POST"]),
        Route("/out", ask_out),
        Route("/out", out, methods=["POST"]),
    ]


async def welcome(app: App, request: Request, sign_in: NewSignIn, then: str) -> Response:
    """On to where somebody wanted to go, with the cookies; a new PIN comes first where one is due."""
    onward = forms.way_back(then, f"/m/{sign_in.person.municipality}")
    answer = RedirectResponse(f"/in/pin?then={quote(onward)}" if sign_in.must_change else onward, 303)
    await cookies.enter(app, request, answer, sign_in)
    return answer


def _page(request: Request, typed: dict[str, str], town: Municipality | None, problem: FieldError = NONE) -> Response:
    look = frame.Look(wording.say("in.title"), town)
    return frame.plain(
        request, "learner/accounts/sign_in.html", look, status=problem.status, typed=typed, problem=problem, town=town
    )


async def _pin_page(app: App, request: Request, then: str, problem: FieldError = NONE) -> Response:
    look = frame.Look(wording.say("in.pin"), await municipality_in_address.remembered(app, request), footer=False)
    then = forms.way_back(then, "")
    return frame.plain(
        request, "learner/accounts/sign_in_new_pin.html", look, status=problem.status, then=then, problem=problem
    )
