"""受講票: shown to its owner, printed, made anew with the PIN, and the way in that its inner QR opens."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.web.learner.accounts.sign_in import welcome
from supporter.web.shared import card_view, cookies, forms, frame, municipality_in_address, visitor
from supporter.web.shared.downloads import PDF, download
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App

_FILE = "受講票.pdf"


def routes(app: App) -> Sequence[BaseRoute]:
    """`/card`, `/card.pdf` and `/in/card#NUMBER.SECRET`."""

    async def show(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is not Role.LEARNER:
            return RedirectResponse("/in?then=/card", 303)
        return await _card_page(app, request, person)

    async def renew(request: Request) -> Response:
        typed = await forms.fields(request)
        person = await visitor.person(app, request)
        if person.role is not Role.LEARNER:
            raise Refused("signin.needed")
        town = await app.municipalities.profiles.get(person.municipality)
        try:
            await app.accounts.learners.prove(person, typed.get("pin", ""))
        except Refused as refused:
            return await _card_page(app, request, person, problem=field_error(refused, town))
        return await _card_page(app, request, person, await app.accounts.learners.new_card(person, person.id))

    async def outer(request: Request) -> Response:
        person = await visitor.person(app, request)
        if person.role is not Role.LEARNER:
            return RedirectResponse("/in?then=/card", 303)
        return download(await app.certificates.cards.learner_card(person, person.id), PDF, _FILE)

    async def whole(request: Request) -> Response:
        """With the secret, which only the page knows on which it was shown: posted, so that no address holds it."""
        typed = await forms.fields(request)
        person = await visitor.person(app, request)
        if person.role is not Role.LEARNER:
            raise Refused("signin.needed")
        paper = await app.certificates.cards.learner_card(person, person.id, typed.get("code", ""))
        return download(paper, PDF, _FILE, opens=False)

    async def ask(request: Request) -> Response:
        return await _in_page(app, request, "family")

    async def enter(request: Request) -> Response:
        typed = await forms.fields(request)
        kind = cookies.DEVICES.get(typed.get("device", ""), "family")
        where, device = cookies.address(request), cookies.device(request)
        try:
            sign_in = await app.accounts.sign_ins.with_card(typed.get("code", ""), where, device, kind)
        except Refused as refused:
            return await _in_page(
                app, request, kind, field_error(refused, await municipality_in_address.remembered(app, request))
            )
        return await welcome(app, request, sign_in, "")

    return [
        Route("/card", show),
        Route("/card", renew, methods=["POST"]),
        Route("/card.pdf", outer),
        Route("/card.pdf", whole, methods=["POST"]),
        Route("/in/card", ask),
        Route("/in/card", enter, methods=["POST"]),
    ]


async def _card_page(
    app: App, request: Request, person: Person, code: str = "", problem: FieldError = NONE
) -> Response:
    learner = await app.accounts.learners.own(person)
    town = await app.municipalities.profiles.get(learner.municipality)
    if town is None:
        raise Refused("municipality.unknown")
    look = frame.Look(wording.say("card.title"), town, here="my")
    card = card_view.Card(learner, town, code)
    site = app.settings.address
    return frame.plain(
        request, "learner/accounts/card.html", look, status=problem.status, card=card, site=site, problem=problem
    )


async def _in_page(app: App, request: Request, kind: str, problem: FieldError = NONE) -> Response:
    town = await municipality_in_address.remembered(app, request)
    look = frame.Look(wording.say("in.card"), town)
    return frame.plain(
        request,
        "learner/accounts/sign_in_card.html",
        look,
        status=problem.status,
        kind=kind,
        problem=problem,
        town=town,
    )
