"""One person's page, the contact for a reason, and their details put right, with both shown where two were at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.accounts.learner import Learner, Registered
from supporter.domain.shared.access import Action, may
from supporter.domain.shared.refused import Refused
from supporter.web.office.accounts.pin_reset import REASONS
from supporter.web.office.people import disclosure, history
from supporter.web.shared import forms, person_fields
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

LINES = 12
CONTACT_REASONS = ("call", "mail", "check")
_NAMES = ("name", "kana", "age_band", "district", "relation", "registered", "wants_news", "contact")
_FIELDS = {name: wording.say(f"person.field.{name}") for name in _NAMES}
_HIDDEN = wording.say("person.hidden")


def routes(app: App) -> Sequence[BaseRoute]:
    """`/o/people/NUMBER` and what can be done there."""

    async def show(request: Request, at: OfficeVisit) -> Response:
        return await page(request, at)

    async def contact(request: Request, at: OfficeVisit) -> Response:
        reason = (await forms.fields(request)).get("reason", "")
        words = wording.say(f"contact.reason.{reason}") if reason in CONTACT_REASONS else ""
        try:
            told = await app.people.learner_files.contact(at.person, request.path_params["number"], words)
        except Refused as refused:
            return await page(request, at, field_error(refused))
        return await page(request, at, contact=told or wording.say("person.no_contact"))

    async def new_card(request: Request, at: OfficeVisit) -> Response:
        number = request.path_params["number"]
        reason = (await forms.fields(request)).get("card", "")
        if reason not in REASONS:
            return await page(request, at, field_error(Refused("reason.missing"), reason="card"))
        return await page(request, at, code=await app.accounts.learners.new_card(at.person, number, REASONS[reason]))

    async def record(request: Request, at: OfficeVisit) -> Response:
        checked = REASONS.get((await forms.fields(request)).get("how", ""), "")
        try:
            found = await app.people.learner_files.disclose(at.person, request.path_params["number"], checked)
        except Refused as refused:
            return await page(request, at, field_error(refused, reason="how"))
        return disclosure.printed(app, request, at, found)

    async def page(request: Request, at: OfficeVisit, problem: FieldError = NONE, **facts: object) -> Response:
        file = await app.people.learner_files.open(at.person, request.path_params["number"])
        if file.learner.id != request.path_params["number"] and request.method == "GET":
            return RedirectResponse(f"/o/people/{file.learner.id}?merged", 303)
        newest, older = history.shown(history.story(file, app.library), LINES)
        facts = {
            "file": file,
            "one": file.learner,
            "by_hand": "、".join(app.accounts.learners.unprintable(file.learner.name)),
            "courses": history.courses(file, app.library),
            "newest": newest,
            "older": older,
            "notice": history.notice(file),
            **await _asks(app, at, file.learner),
            "contact": "",
            "code": "",
            "done": next((key for key in ("saved", "same", "noted", "merged") if key in request.query_params), ""),
            "reasons": [("", wording.say("choose.pick"))]
            + [(name, wording.say(f"contact.reason.{name}")) for name in CONTACT_REASONS],
            "card_reasons": [("", wording.say("choose.pick")), *REASONS.items()],
            "registered": wording.say(f"registered.now.{file.learner.registered}"),
            **facts,
            "problem": problem,
        }
        return render(request, at, "office/people/person.html", "office.person", facts, problem.status)

    async def edit(request: Request, at: OfficeVisit) -> Response:
        learner, seen = await app.people.corrections.now(at.person, request.path_params["number"])
        return form(request, at, learner, seen, _now(learner))

    async def correct(request: Request, at: OfficeVisit) -> Response:
        typed, number = await forms.fields(request), request.path_params["number"]
        try:
            changed = await app.people.corrections.correct(
                at.person, number, _changes(at, typed), typed.get("seen", "")
            )
        except Refused as refused:
            learner, seen = await app.people.corrections.now(at.person, number)
            if refused.code == "edit.conflict":
                told = wording.sentence(refused.code, **refused.facts)
                both = _both(_now(learner), typed)
                return form(request, at, learner, seen, typed, FieldError("conflict", told, 409), both=both)
            return form(request, at, learner, typed.get("seen", ""), typed, field_error(refused, at.town))
        return RedirectResponse(f"/o/people/{number}?{'saved' if changed else 'same'}", 303)

    def form(
        request: Request,
        at: OfficeVisit,
        one: Learner,
        seen: str,
        typed: Mapping[str, str],
        problem: FieldError = NONE,
        both: Sequence[tuple[str, str, str]] = (),
    ) -> Response:
        facts = {"one": one, "seen": seen, "typed": typed, "problem": problem, "both": both, **_choices(at)}
        return render(request, at, "office/people/person_edit.html", "office.correct", facts, problem.status)

    at_one = "/o/people/{number}"
    return [
        Route(at_one, office_page(app, show, Action.LEARNER_READ)),
        Route(f"{at_one}/contact", office_page(app, contact, Action.LEARNER_CONTACT), methods=["POST"]),
        Route(f"{at_one}/card", office_page(app, new_card, Action.CARD_RENEW), methods=["POST"]),
        Route(f"{at_one}/record", office_page(app, record, Action.LEARNER_DISCLOSE), methods=["POST"]),
        Route(f"{at_one}/edit", office_page(app, edit, Action.LEARNER_CORRECT)),
        Route(f"{at_one}/edit", office_page(app, correct, Action.LEARNER_CORRECT), methods=["POST"]),
    ]


async def _asks(app: App, at: OfficeVisit, learner: Learner) -> dict[str, object]:
    """What has been asked for, for those who may do something about it."""
    if not may(at.person, Action.LEARNER_WITHDRAW, municipality=learner.municipality):
        return {"may_change": False}
    asked, removal = (
        await app.people.withdrawals.of(at.person, learner.id),
        await app.people.transfers.of(at.person, learner.id),
    )
    return {"may_change": True, "asked": asked, "removal": removal}


def _now(learner: Learner) -> dict[str, str]:
    told = {field: str(getattr(learner, field)) for field in _FIELDS if field not in ("wants_news", "contact")}
    told["age_band"] = learner.age_band or person_fields.UNSAID
    return {**told, "wants_news": "yes" if learner.wants_news else "no", "contact": ""}


def _changes(at: OfficeVisit, typed: Mapping[str, str]) -> dict[str, object]:
    """The form as fields of the learner; the contact only where something is written: it is not shown."""
    districts = at.town.districts if at.town else ()
    changes: dict[str, object] = {
        "name": typed.get("name", ""),
        "kana": typed.get("kana", ""),
        "age_band": "" if typed.get("age_band") == person_fields.UNSAID else typed.get("age_band", ""),
        "relation": typed.get("relation", ""),
        "registered": typed.get("registered", ""),
        "wants_news": typed.get("wants_news") == "yes",
    }
    if districts:
        changes["district"] = typed.get("district", "")
    if typed.get("contact") or typed.get("no_contact"):
        changes["contact"] = "" if typed.get("no_contact") else typed["contact"]
    return changes


def _both(now: Mapping[str, str], typed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What differs between the details as they are and as they were typed, side by side."""
    found = []
    for field, words in _FIELDS.items():
        mine, theirs = typed.get(field, now[field]), now[field]
        if field == "contact":
            mine, theirs = (wording.say("person.none") if typed.get("no_contact") else mine or _HIDDEN), _HIDDEN
        if mine != theirs:
            found.append((words, _words(field, theirs), _words(field, mine)))
    return found


def _words(field: str, value: str) -> str:
    keys = {"age_band": "age", "relation": "relation", "registered": "registered", "wants_news": "news"}
    return wording.say(f"{keys[field]}.{value}") if field in keys and value else value or "—"


def _choices(at: OfficeVisit) -> dict[str, object]:
    return {
        "ages": [(age, wording.say(f"age.{age}")) for age in person_fields.AGES],
        "districts": [("", "—"), *((name, name) for name in (at.town.districts if at.town else ()))],
        "relations": [(each, wording.say(f"relation.{each}")) for each in person_fields.RELATIONS],
        "registereds": [(each, wording.say(f"registered.{each}")) for each in get_args(Registered)],
        "news": [(each, wording.say(f"news.{each}")) for each in ("yes", "no")],
    }
