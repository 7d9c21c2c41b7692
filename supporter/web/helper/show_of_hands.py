"""`/t/ID/hands`: raised hands counted for each choice, by + and − or as a number; the last count stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.tally import values
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_number
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.notice import NOTHING, Notice, refusal
from supporter.web.helper.tally import counted
from supporter.web.shared import forms
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """The page; `?key=` is the question."""

    async def look(request: Request, at: HelperVisit) -> Response:
        return await page(request, at, {})

    async def take(request: Request, at: HelperVisit) -> Response:
        typed = await forms.fields(request)
        try:
            key, counts = await _counted(app, at, typed)
            typed |= {f"n_{value}": str(count) for value, count in counts.items()}
            await app.classroom.answers.hands(at.person, at.session.id, key, counts, sure=typed.get("go") == "sure")
        except Refused as refused:
            return await page(request, at, typed, refusal(refused), many=refused.code == "hands.many")
        told = Notice(wording.say("day.hands.saved", at=f"{app.clock.now():%H:%M:%S}"))
        return await page(request, at, {"key": typed.get("key", "")}, told)

    async def page(
        request: Request, at: HelperVisit, typed: Mapping[str, str], told: Notice = NOTHING, *, many: bool = False
    ) -> Response:
        desk = await app.checkin.paper_answers.desk(at.person, at.session.id)
        known = {one.key: one for one in (*desk.signed, *desk.unsigned) if one.question.type != "short"}
        wanted = {**request.query_params, **typed}.get("key", "")
        asking = known.get(wanted) or known.get(desk.session.room.asked) or next(iter(known.values()), None)
        facts: dict[str, object] = {"asks": list(known.values()), "asking": asking, "typed": typed, "told": told}
        facts["many"] = many
        facts["count"] = await counted(app, desk.session, asking) if asking else None
        title = wording.say("day.hands")
        return render(request, at, "helper/show_of_hands.html", title, facts, told.status, ("day.js",))

    action = Action.PAPER_WORK
    return [
        Route("/t/{id}/hands", helper_page(app, look, action)),
        Route("/t/{id}/hands", helper_page(app, take, action), methods=["POST"]),
    ]


async def _counted(app: App, at: HelperVisit, typed: Mapping[str, str]) -> tuple[str, dict[str, int]]:
    """The numbers as they stand in the form, and one more or less where that was pressed."""
    desk = await app.checkin.paper_answers.desk(at.person, at.session.id)
    asking = next((one for one in (*desk.signed, *desk.unsigned) if one.key == typed.get("key")), None)
    if asking is None:
        raise Refused("question.unknown")
    verb, _, value = typed.get("go", "").partition(":")
    step = {"plus": 1, "minus": -1}.get(verb, 0)
    counts = {one: _number(typed.get(f"n_{one}", "")) for one in _choices(asking)}
    if value in counts:
        counts[value] = max(0, counts[value] + step)
    return asking.key, counts


def _choices(asking: OrderedQuestion) -> tuple[str, ...]:
    return values(asking.question)


def _number(text: str) -> int:
    number = typed_number(text, longest=4) if text.strip() else 0
    if number is None:
        raise Refused("hands.number")
    return number
