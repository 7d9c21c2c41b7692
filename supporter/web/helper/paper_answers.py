"""`/t/ID/paper`: a number, a letter, Enter; question by question or sheet by sheet, each with its receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.checkin.paper_answer import letters, read_answer, takes_back, written
from supporter.domain.classroom.join_code import clean_seat_number
from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.courses.quiz import Answer
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.services.checkin.paper_answers import PaperGrid, Sheet
from supporter.services.classroom.answers import PaperAnswer
from supporter.web.helper.frame import HelperVisit, helper_page, render
from supporter.web.helper.notice import NOTHING, Notice, refusal
from supporter.web.helper.tally import counted
from supporter.web.shared import forms
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """The page; `?key=` is the question, `?mode=sheet` asks for all of them."""

    async def look(request: Request, at: HelperVisit) -> Response:
        return await page(request, at, await app.checkin.paper_answers.desk(at.person, at.session.id), {})

    async def take(request: Request, at: HelperVisit) -> Response:
        typed = await forms.fields(request)
        desk = await app.checkin.paper_answers.desk(at.person, at.session.id)
        try:
            told, sheet = await _enter(app, at, desk, typed)
        except Refused as refused:
            by_phone = refused.code == "paper.phone"
            stranger = refused.code == "paper.not_here" and at.session.state != "ended"
            return await page(request, at, desk, typed, refusal(refused), stranger=stranger, by_phone=by_phone)
        kept = {name: text for name, text in typed.items() if name in ("key", "mode")}
        if sheet is None:
            return await page(request, at, desk, kept, told)
        # A number alone: what it holds is shown, to be gone on with.
        kept["number"] = str(sheet.number)
        kept |= {f"a_{key}": text for key, text in _texts(desk, sheet).items()}
        return await page(request, at, desk, kept, told, kept=told.words)

    async def page(
        request: Request,
        at: HelperVisit,
        desk: PaperGrid,
        typed: Mapping[str, str],
        told: Notice = NOTHING,
        *,
        kept: str = "",
        stranger: bool = False,
        by_phone: bool = False,
    ) -> Response:
        wanted = {**request.query_params, **typed}
        asking = _chosen(desk, wanted.get("key", ""))
        facts: dict[str, object] = {"desk": desk, "asking": asking, "typed": typed, "told": told, "kept": kept}
        facts |= {
            "mode": "sheet" if wanted.get("mode") == "sheet" else "question",
            "stranger": stranger,
            "by_phone": by_phone,
        }
        facts["letters"] = {one.key: letters(one.question, at.session.id) for one in desk.signed}
        facts["sheets"], facts["count"] = [], None
        if asking:
            facts["sheets"] = await _sheets(app, at, asking)
            facts["count"] = await counted(app, at.session, asking)
        return render(
            request,
            at,
            "helper/paper_answers.html",
            wording.say("day.paper"),
            facts,
            told.status,
            ("day.js", "paper.js"),
        )

    action = Action.PAPER_WORK
    return [
        Route("/t/{id}/paper", helper_page(app, look, action)),
        Route("/t/{id}/paper", helper_page(app, take, action), methods=["POST"]),
    ]


def _chosen(desk: PaperGrid, key: str) -> OrderedQuestion | None:
    """The question of that key, else the one in view, else the first."""
    known = {asking.key: asking for asking in desk.signed}
    return known.get(key) or known.get(desk.session.room.asked) or next(iter(desk.signed), None)


async def _enter(app: App, at: HelperVisit, desk: PaperGrid, typed: Mapping[str, str]) -> tuple[Notice, Sheet | None]:
    """Keep what was typed; a number without any answer only asks for what is kept of it."""
    number, id = _number(typed.get("number", "")), at.session.id
    if typed.get("go") == "came":
        await app.classroom.seat_cards.on_paper(at.person, id, number)
    sheet = await app.checkin.paper_answers.sheet(at.person, id, number)
    if not sheet.here:
        raise Refused("paper.not_here", number=number)
    answers = {asking: text for asking in desk.signed if (text := typed.get(f"a_{asking.key}", "").strip())}
    if not answers:
        return Notice(wording.say("day.paper.shown", number=number, kept=_kept(desk, sheet, typed))), sheet
    lines = [PaperAnswer(number, asking.key, _read(asking, id, text, number)) for asking, text in answers.items()]
    over = typed.get("go") == "over"
    refused = await app.classroom.answers.paper(at.person, id, lines, over_phone=over)
    if refused:
        texts = _texts(desk, sheet)
        told = [
            wording.say("day.paper.kept.one", number=one.number, answer=texts[one.key])
            for one in answers
            if one.key in texts
        ]
        raise Refused(refused[number], number=number, kept="　".join(told))
    said = "　".join(
        written(asking.question, id, line.answer) or wording.say("day.paper.taken_back")
        for asking, line in zip(answers, lines, strict=True)
    )
    now = f"{app.clock.now():%H:%M:%S}"
    return Notice(wording.say("day.paper.received", number=number, answers=said, at=now)), None


def _read(asking: OrderedQuestion, session_id: str, text: str, number: int) -> Answer:
    if takes_back(text):
        return ()
    try:
        return read_answer(asking.question, session_id, text)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.facts, "typed": text[:20], "number": number}) from None


def _texts(desk: PaperGrid, sheet: Sheet) -> dict[str, str]:
    """What is kept of a sheet, as it would be typed."""
    known = {asking.key: asking.question for asking in desk.signed}
    return {key: written(known[key], desk.session.id, answer) for key, answer in sheet.answers.items() if key in known}


def _kept(desk: PaperGrid, sheet: Sheet, typed: Mapping[str, str]) -> str:
    """What is kept already, of the question in hand or of all."""
    texts, key = _texts(desk, sheet), typed.get("key", "")
    by = "phone" if sheet.phone else "paper"
    if typed.get("mode") == "sheet":
        return wording.say("day.paper.kept_all", count=len(texts))
    if key in texts:
        return wording.say(f"day.paper.kept.{by}", answer=texts[key])
    return wording.say("day.paper.kept_none")


async def _sheets(app: App, at: HelperVisit, asking: OrderedQuestion) -> list[tuple[int, str]]:
    """Everybody on paper, and what they have answered."""
    found = await app.checkin.paper_answers.on_paper(at.person, at.session.id, asking.key)
    return [(number, written(asking.question, at.session.id, answer) if answer else "") for number, answer in found]


def _number(text: str) -> int:
    try:
        return clean_seat_number(text)[0]
    except Refused:
        raise Refused("reception.number") from None
