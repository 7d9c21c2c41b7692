"""相談先: who to call now. Static, without sign-in, and nothing about the reader is kept or logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.content.profiles import national
from supporter.domain.municipalities.municipality import Contact, Municipality, Topic, contacts_for
from supporter.web.shared import frame, municipality_in_address
from supporter.web.shared.shell import Shell


class Section(NamedTuple):
    """The contacts of one topic, each told once, under the first of its topics."""

    topic: str
    contacts: list[Contact]


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """The page with and without a municipality."""

    async def show(request: Request, municipality: Municipality | None) -> Response:
        look = frame.Look(wording.say("help.title"), municipality)
        now = shell.clock.now()
        today = now.date()
        found = sections((*(municipality.contacts if municipality else ()), *national()), today)
        every = [contact for section in found for contact in section.contacts]
        return frame.plain(
            request,
            "public/contacts.html",
            look,
            sections=found,
            today=today,
            # A copy that is kept for later says nothing of the hour in which it was made.
            now=None if "kept" in request.query_params else now,
            always=next((contact for contact in every if contact.always_open), None),
            any_old=any(contact.overdue_on(today) for contact in every),
        )

    async def here(request: Request) -> Response:
        return await show(request, await municipality_in_address.named(shell, request))

    async def anywhere(request: Request) -> Response:
        return await show(request, None)

    return [Route("/m/{code}/help", here), Route("/help", anywhere)]


def about(municipality: Municipality, topics: Iterable[str], today: dt.date) -> list[Contact]:
    """For a lesson: the town's own contacts for `topics`, then the first national ones, three in all."""
    return contacts_for((*municipality.contacts, *national()), topics, today)


def sections(contacts: Iterable[Contact], today: dt.date) -> list[Section]:
    """What is shown on `today`: lines outside their period left out, those past their 確認日 last."""
    shown = sorted((c for c in contacts if c.shown_on(today)), key=lambda c: c.overdue_on(today))
    topics: tuple[str, ...] = get_args(Topic)
    by_topic = [Section(topic, [c for c in shown if c.topics[0] == topic]) for topic in topics]
    return [section for section in by_topic if section.contacts]
