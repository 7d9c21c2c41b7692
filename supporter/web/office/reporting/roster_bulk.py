"""まとめて直す: one field for those picked in a roster, shown before it is done, and put back from the same page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.people.bulk import MOST, BulkChange, offered
from supporter.domain.shared.access import Action
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.web.office.reporting import roster_deeds, roster_filters
from supporter.web.shared.field_errors import NONE, FieldError, field_error
from supporter.web.shared.office_frame import OfficeVisit, office_page, render
from supporter.wiring import App

_NONE = ("", wording.say("choose.pick"))
REASONS = ("asked", "wrong", "renamed")
_KEYS = {"relation": "relation", "registered": "registered", "wants_news": "news"}


def routes(app: App, roster: roster_deeds.Page) -> Sequence[BaseRoute]:
    """`/o/roster/change`: what to change, whom it changes, done, and put back."""

    async def act(request: Request, at: OfficeVisit) -> Response:
        typed, picked = await roster_deeds.fields(request)
        go = typed.get("go", "")
        if go == "undo":
            return await undo(request, at, typed, picked)
        try:
            people = await _people(app, at, typed, picked)
        except Refused as refused:
            if not refused.code.startswith("roster."):
                raise
            told = FieldError("pick", wording.sentence(refused.code, **refused.facts), 422)
            return await roster(app, request, at, typed, told, picked)
        if not go:
            return page(request, at, typed, picked, people)
        try:
            change = _chosen(at, typed)
            reason = typed.get("reason", "")
            if reason not in REASONS:
                raise Refused("roster.bulk_reason", field="reason")
            count = await app.people.bulk.count(at.person, people, change)
            if go != "do" or whole_number(typed.get("count", "")) != count:
                return page(request, at, typed, picked, people, change=change, count=count)
            words = wording.say(f"bulk.reason.{reason}")
            before = await app.people.bulk.change(at.person, people, change, words)
        except Refused as refused:
            return page(request, at, typed, picked, people, field_error(refused))
        return page(request, at, typed, picked, people, change=change, before=before)

    async def undo(request: Request, at: OfficeVisit, typed: Mapping[str, str], was: frozenset[str]) -> Response:
        before = {number: value for number, colon, value in (one.partition(":") for one in was) if colon}
        back = await app.people.bulk.restore(at.person, before, _chosen(at, typed))
        return page(request, at, typed, was, (), undone=back)

    def page(
        request: Request,
        at: OfficeVisit,
        typed: Mapping[str, str],
        picked: frozenset[str],
        people: Sequence[str],
        problem: FieldError = NONE,
        **facts: object,
    ) -> Response:
        facts = {
            **{"change": None, "count": None, "before": None, "undone": None},
            **facts,
            "typed": typed,
            "problem": problem,
            "kept": roster_filters.kept(typed),
            "people": people,
            "picked": sorted(picked),
            "back": roster_filters.address(typed),
            "whats": [_NONE, *_whats(at)],
            "reasons": _reasons(),
            "words": _words,
        }
        return render(request, at, "office/reporting/roster_bulk.html", "bulk.title", facts, problem.status)

    return [Route("/o/roster/change", office_page(app, act, Action.LEARNER_CORRECT), methods=["POST"])]


async def _people(app: App, at: OfficeVisit, typed: Mapping[str, str], picked: frozenset[str]) -> list[str]:
    """The own people that are meant, each once. Raises `Refused`: roster.nobody_picked, roster.bulk_most."""
    chosen = await roster_deeds.meant(app, at, typed, picked)
    found = await app.reporting.rosters.entries_of(at.person, chosen)
    own = at.person.municipality
    people = list(dict.fromkeys(one.learner for one in found if one.home == own and not one.gone))
    if not people:
        raise Refused("roster.nobody_picked", field="pick")
    if len(people) > MOST:
        raise Refused("roster.bulk_most", field="pick", most=f"{MOST:,}")
    return people


def _offered(at: OfficeVisit) -> list[BulkChange]:
    return offered(at.town.districts if at.town else ())


def _chosen(at: OfficeVisit, typed: Mapping[str, str]) -> BulkChange:
    """What was chosen. Raises `Refused('roster.bulk_what')`."""
    field, _, value = typed.get("what", "").partition(":")
    if (change := BulkChange(field, value)) not in _offered(at):
        raise Refused("roster.bulk_what", field="what")
    return change


def _words(change: BulkChange) -> str:
    key = _KEYS.get(change.field)
    value = wording.say(f"{key}.{change.value}") if key and change.value else change.value or "—"
    return wording.say("bulk.change", field=wording.say(f"person.field.{change.field}"), value=value)


def _whats(at: OfficeVisit) -> list[tuple[str, str]]:
    return [(f"{change.field}:{change.value}", _words(change)) for change in _offered(at)]


def _reasons() -> list[tuple[str, str]]:
    return [_NONE, *((reason, wording.say(f"bulk.reason.{reason}")) for reason in REASONS)]
