"""Who and what service tests share: the cast, a clock that stands still, a hasher without the waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable
from dataclasses import dataclass

import pytest

from supporter.domain.accounts.learner import Learner, SignUpForm
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.attempts import Attempts
from supporter.services.shared.clock import TOKYO
from supporter.services.shared.keyed_hash import KeyedHash
from supporter.services.shared.secrets import Hasher

TOTTORI, IWAMI = "312011", "313025"
#: The secret of an installation that has none of its own, and what it keeps of wrong tries.
KEYED = KeyedHash(bytes(32))
ATTEMPTS = Attempts(KEYED)
PIN = "582913"
ADMINISTRATOR = Person(role=Role.ADMINISTRATOR, id="command")


class FakeClock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.time = dt.datetime(2026, 12, 23, 14, 20, tzinfo=TOKYO)

    def now(self) -> dt.datetime:
        return self.time

    def pass_by(self, **units: float) -> None:
        self.time += dt.timedelta(**units)


class QuickHasher(Hasher):
    """Real argon2 with almost no memory, counting what it was asked."""

    def __init__(self) -> None:
        super().__init__(memory_kib=8)
        self.judged = 0

    async def verify(self, secret: str, hash: str | None) -> bool:
        self.judged += 1
        return await super().verify(secret, hash)


@dataclass(frozen=True)
class Cast:
    """People with ids; the two learners' cards by `cards[learner.id]`."""

    hanako: Person
    taro: Person
    sato: Person
    suzuki: Person
    tanaka: Person
    cards: dict[str, str]


def form(name: str = "鳥取 花子", **fields: object) -> SignUpForm:
    """A filled-in form of 鳥取市; `fields` replace parts of it."""
    return SignUpForm.model_validate({"name": name, "municipality": TOTTORI, "pin": PIN} | fields)


def as_learner(learner: Learner) -> Person:
    """The learner as somebody who asks."""
    return Person(role=Role.LEARNER, id=learner.id, municipality=learner.municipality)


async def refusal(awaitable: Awaitable[object]) -> str:
    """The code that `awaitable` is refused with."""
    with pytest.raises(Refused) as refused:
        await awaitable
    return refused.value.code
