"""What attackers and their victims have in common: addresses, a class under way, and messages by POST."""

from __future__ import annotations

import json
import secrets
from typing import Any

import httpx

from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from tests.support.cast import QuickHasher
from tests.support.web.people_site import END, NAME, PLACE, TOTTORI, Site, hidden

HOME, HALL, STRANGER = "192.0.2.10", "198.51.100.7", "203.0.113.66"
WRONG_PIN = "000001"
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)


def judged(house: Site) -> int:
    """How often argon2 has judged so far."""
    hasher = house.app.folder.hasher
    assert isinstance(hasher, QuickHasher)
    return hasher.judged


async def begun(house: Site, id: str = "s1", **plan: object) -> TrainingSession:
    """A class of 鳥取市 that runs today."""
    wanted = {
        "id": id,
        "number": "",
        "municipality": TOTTORI,
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": house.clock.now().date(),
        "venue": "中央公民館",
    }
    session = await house.app.training.planning.plan(SATO, TrainingSession.model_validate(wanted | plan))
    await house.app.classroom.control.open(SATO, id)
    await house.app.classroom.control.start(SATO, id)
    return session


async def say(browser: httpx.AsyncClient, code: str, *messages: dict[str, object]) -> list[dict[str, Any]]:
    """The replies to messages that a script posts, each numbered by itself."""
    said = [{"n": n, **message} for n, message in enumerate(messages, 1)]
    body = json.dumps({"line": secrets.token_hex(16), "say": said})
    answer = await browser.post(f"/live/{code}/say", content=body)
    return [reply for reply in answer.json() if "re" in reply or "no" in reply]


async def join(browser: httpx.AsyncClient, code: str, **way: object) -> dict[str, Any]:
    """One seat by one message; what came back."""
    (reply,) = await say(browser, code, {"do": "join", "secret": secrets.token_hex(16), **way})
    return reply


async def sign_up(browser: httpx.AsyncClient, **changes: str) -> httpx.Response:
    """The last screen, with the form that this browser was shown, unless `form` is another."""
    page = await browser.get(f"/start?m={TOTTORI}")
    return await browser.post("/start", data={**hidden(page), **NAME, **PLACE, **END, "go": "4", **changes})
