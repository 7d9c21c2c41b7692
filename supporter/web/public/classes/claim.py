"""`/claim`: with the number of a 番号札 and its 引換番号 somebody without an account receives what is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.services.closing.claims import Claimable
from supporter.web.shared import card_view, cookies, forms, frame, municipality_in_address
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/claim`, perhaps `#NUMBER-CODE`, which no server and no log ever sees."""

    async def ask(request: Request) -> Response:
        return await page(request, {})

    async def take(request: Request) -> Response:
        typed = await forms.fields(request)
        number, code, where = typed.get("number", ""), typed.get("code", ""), cookies.address(request)
        try:
            found = await app.closing.claims.look(READER, number, code, where)
        except Refused as refused:
            return await page(
                request, typed, field_error(refused, await municipality_in_address.remembered(app, request), pin="code")
            )
        if typed.get("go") != "take":
            return await page(request, typed, found=found)
        kind = cookies.DEVICES.get(typed.get("device", ""))
        try:
            if kind is None:
                raise Refused("device.missing")
            card = await app.closing.claims.take(READER, number, code, typed.get("pin", ""), where)
            sign_in = await app.accounts.sign_ins.with_card(card, where, cookies.device(request), kind)
        except Refused as refused:
            return await page(request, typed, field_error(refused), found)
        learner = await app.accounts.learners.own(sign_in.person)
        town = await app.municipalities.profiles.get(learner.municipality)
        if town is None:
            raise Refused("municipality.unknown")
        look = frame.Look(wording.say("claim.done"), town)
        own = card_view.Card(learner, town, card)
        answer = frame.plain(request, "public/classes/claim_done.html", look, card=own, site=app.settings.address)
        await cookies.enter(app, request, answer, sign_in)
        return answer

    async def page(
        request: Request, typed: dict[str, str], problem: FieldError = NONE, found: Claimable | None = None
    ) -> Response:
        town = await municipality_in_address.remembered(app, request)
        look = frame.Look(wording.say("claim.title"), town, footer=False, scripts=("claim.js",))
        facts = {"typed": typed, "problem": problem, "found": found}
        return frame.plain(request, "public/classes/claim.html", look, status=problem.status, **facts)

    return [Route("/claim", ask), Route("/claim", take, methods=["POST"])]
