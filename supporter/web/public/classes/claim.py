"""`/claim`: with the number of a 番号札 and its 引換番号 somebody without an account receives what is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.services.closing.claims import Claimable, Lacking
from supporter.web.shared import card_view, cookies, forms, frame, municipality_in_address, templates
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
            if refused.code == "claim.lacking":
                return await supply(request, typed, refused)
            return await wrong(request, typed, refused)
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

    async def supply(request: Request, typed: dict[str, str], refused: Refused) -> Response:
        """The form that asks for what is lacking; once it is told, what the number belongs to."""
        number, code, where = typed.get("number", ""), typed.get("code", ""), cookies.address(request)
        lacking = await app.closing.claims.lacking(READER, number, code, where)
        sentence = templates.sentence(refused.code, **refused.facts)
        if typed.get("go") != "supply":
            return await page(request, typed, lacking=lacking, sentence=sentence)
        told = (typed.get(field, "") for field in ("name", "kana", "municipality"))
        guest = Guest(**dict(zip(("name", "kana", "municipality"), told, strict=True)), certificate=True)
        try:
            await app.closing.claims.supply(READER, number, code, guest, where)
        except Refused as problem:
            return await page(request, typed, field_error(problem), lacking=lacking, sentence=sentence)
        try:
            return await page(request, typed, found=await app.closing.claims.look(READER, number, code, where))
        except Refused as waits:
            return await wrong(request, typed, waits)

    async def wrong(request: Request, typed: dict[str, str], refused: Refused) -> Response:
        town = await municipality_in_address.remembered(app, request)
        return await page(request, typed, field_error(refused, town, pin="code"))

    async def page(
        request: Request,
        typed: dict[str, str],
        problem: FieldError = NONE,
        found: Claimable | None = None,
        *,
        lacking: Lacking | None = None,
        sentence: str = "",
    ) -> Response:
        town = await municipality_in_address.remembered(app, request)
        look = frame.Look(wording.say("claim.title"), town, footer=False, scripts=("claim.js",))
        facts = {"typed": typed, "problem": problem, "found": found, "lacking": lacking, "sentence": sentence}
        return frame.plain(request, "public/classes/claim.html", look, status=problem.status, **facts)

    return [Route("/claim", ask), Route("/claim", take, methods=["POST"])]
