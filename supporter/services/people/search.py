"""People found by whatever is known at the counter: a piece of the name, its reading, the number, the telephone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from supporter.domain.accounts.learner import KEPT_BY_NAME, Learner
from supporter.domain.people.duplicates import plain_contact
from supporter.domain.shared.access import Action, Person, may, require
from supporter.domain.shared.names import fold
from supporter.domain.shared.typed import half_width
from supporter.services.people.registry import sound_of
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage.base import Doc, Store

_LONGEST = 60
_DIGITS = 4  # fewer would find half the town by its telephone numbers


@dataclass(frozen=True)
class Hit:
    """Somebody found: as much as tells two people apart, and no contact."""

    number: str
    name: str
    kana: str
    age_band: str
    district: str
    state: str


@dataclass(frozen=True)
class Hits:
    """How many were found, and one page of them, by reading."""

    total: int
    page: list[Hit]


class LearnerSearch:
    """Searching among the people of one's own municipality. Nothing is kept beside the documents themselves:
    twenty thousand are looked through in less time than a page takes to arrive."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def search(self, person: Person, typed: str, start: int = 0, most: int = 50) -> Hits:
        """Whoever has all words of `typed` in the name, its reading, the number or the contact.

        The search is audited by how many it found, never by what was typed. Raises `Refused`: access.refused.
        """
        require(person, Action.LEARNER_FIND, municipality=person.municipality)
        wanted = _Wanted(typed[:_LONGEST])
        found: list[tuple[bool, str, Doc]] = []
        mine = cache(lambda town: may(person, Action.LEARNER_FIND, municipality=town))
        async for doc in giving_way.each(self._store.scan(Learner.collection)):
            here = doc["state"] in KEPT_BY_NAME and mine(doc["municipality"])
            if here and (place := wanted.place(doc)):
                found.append((place != "begins", doc["kana"] or doc["folded"], doc))
        found.sort(key=lambda one: (*one[:2], one[2]["id"]))
        town, at, rows = person.municipality, self._clock.now(), len(found)
        await self._store.run(
            lambda tx: audit.record(tx, at, audit.actor_of(person), Action.LEARNER_FIND, municipality=town, rows=rows)
        )
        return Hits(rows, [_hit(doc) for _, _, doc in found[start : start + most]])


class _Wanted:
    """What was typed, folded as the documents are."""

    def __init__(self, typed: str) -> None:
        self.name = fold(typed)
        digits = "".join(re.findall("[0-9]", half_width(typed)))
        plain = plain_contact(typed)
        self.digits = digits if len(digits) >= _DIGITS and plain.replace(digits, "") == "" else ""
        self.mail = plain if "@" in plain else ""

    def place(self, doc: Doc) -> str:
        """Where it was found: `begins` a name, a reading or the number, is `within` one, or nowhere."""
        if not self.name:
            return "within"
        if self.digits or self.mail:
            return self._of_contact(doc)
        sound = sound_of(doc["kana"])
        if doc["folded"].startswith(self.name) or sound.startswith(self.name):
            return "begins"
        return "within" if self.name in doc["folded"] or self.name in sound else ""

    def _of_contact(self, doc: Doc) -> str:
        if self.digits and self.digits in doc["id"]:
            return "begins" if doc["id"].startswith(self.digits) else "within"
        contact = plain_contact(doc["contact"]) if doc["contact"] else ""
        return "within" if (self.digits or self.mail) in contact else ""


def _hit(doc: Doc) -> Hit:
    told = (doc["kana"], doc["age_band"], doc["district"], doc["state"])
    return Hit(doc["id"], doc["name"], *told)
