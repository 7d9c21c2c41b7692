"""Answers over NiceGUI's own socket, each acknowledged: the reply is the receipt.

The browser keeps an answer until the reply arrives and sends it again after a lost line (`static/answers.js`).
Answers have natural ids, so that twice is once; and a message names all it needs, so that a server started
anew can answer for the one before.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from nicegui import core, ui
from starlette.requests import cookie_parser

from supporter.domain.courses.quiz import Answer
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import COOKIE, by_token, owner_of
from supporter.wiring import App

_PAGE = re.compile(r"(/m/([0-9]{6})/c/([a-z0-9-]{1,64}))/[a-z0-9/-]{1,200}")
_MOST_PARTS, _LONGEST_PART = 50, 400

Reply = dict[str, str]


class Message(NamedTuple):
    """What a form sends: the page it stands on and whose it is, which question it is, and the answer."""

    base: str
    municipality: str
    course: str
    owner: str | None
    key: tuple[str, ...]
    answer: Answer


Handler = Callable[[Person, Message], Awaitable[Reply]]


def form(html: str) -> None:
    """A form and, below it, the place where a refusal is told."""
    with ui.element("div").classes("answer"):
        shown = ui.html(html, sanitize=False, tag="form").classes("stack roomy")
        shown.props["novalidate"] = True
        shown.props["onsubmit"] = "return false"  # what is pressed before answers.js listens leaves the page as it is
        ui.html("", sanitize=False).props["role"] = "alert"


def on(app: App, event: str, handler: Handler) -> None:
    """Answer each `event` of any browser; who sends it is asked anew each time.

    The reply holds `html` for the form and perhaps `next` for when the reader leads on, or the `note` of
    a refusal.
    """

    async def heard(socket: str, sent: Any = None) -> Reply:
        person = await by_token(app, _token(socket))
        try:
            message = read(sent)
            if person.id and message.owner not in (None, owner_of(person)):
                raise Refused("owner.changed")  # a page that stayed open while somebody else signed in
            return await handler(person, message)
        except Refused as refused:
            # Who signed out in another tab is told how to go on, not that this is not theirs.
            signed_out = refused.code == "access.refused" and not person.id
            words = templates.sentence("signin.needed" if signed_out else refused.code, **refused.facts)
            return {"note": frame.part("learner/learning/refused.html", words=words)}

    core.sio.on(event, heard)


def read(sent: object) -> Message:
    """The message in what a socket sent. Raises `Refused('answer.malformed')`."""
    if not isinstance(sent, dict):
        raise Refused("answer.malformed")
    page, owner = sent.get("page"), sent.get("owner")
    key, answer = sent.get("key", ""), sent.get("answer", [])
    place = _PAGE.fullmatch(page) if isinstance(page, str) else None
    if (
        place is None
        or not (owner is None or _is_text(owner))
        or not _is_text(key)
        or not isinstance(answer, list)
        or len(answer) > _MOST_PARTS
    ):
        raise Refused("answer.malformed")
    if not all(_is_text(part) for part in answer):
        raise Refused("answer.malformed")
    return Message(place[1], place[2], place[3], owner, tuple(key.split(":")), tuple(answer))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_PART


def _token(socket: str) -> str:
    """The sign-in cookie with which the socket was opened; signing out makes it worth nothing."""
    return cookie_parser(core.sio.get_environ(socket).get("HTTP_COOKIE", "")).get(COOKIE, "")
