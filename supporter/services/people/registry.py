"""Everybody of a municipality, looked through in small steps: twenty thousand people hold up nobody's answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping

from supporter.domain.accounts.learner import Learner
from supporter.domain.people.duplicates import KnownKeys, PersonKey
from supporter.domain.shared.names import fold
from supporter.services.shared import giving_way
from supporter.storage.base import Doc, Store


async def briefs(store: Store, municipality: str) -> list[PersonKey]:
    """Everybody who is there, by what two entries are compared by."""
    return [_brief(doc) async for doc in _kept(store, municipality) if doc["state"] != "merged"]


async def all_briefs(store: Store, municipality: str) -> list[PersonKey]:
    """The same, and under whose number those live on who were merged: an old list knows them as they were."""
    docs = [doc async for doc in _kept(store, municipality)]
    into = {doc["id"]: doc["merged_into"] for doc in docs if doc["state"] == "merged"}
    return [_brief(doc)._replace(key=_lives_on(doc["id"], into)) for doc in docs]


async def near(store: Store, municipality: str, entry: PersonKey) -> list[PersonKey]:
    """Those alone who share a name or a reading with `entry`."""
    name, sound = fold(entry.name), fold(entry.kana)
    people = _kept(store, municipality)
    return [
        _brief(doc)
        async for doc in people
        if doc["state"] != "merged" and (doc["folded"] == name or (sound and sound_of(doc["kana"]) == sound))
    ]


async def known(people: Iterable[PersonKey]) -> KnownKeys:
    """People as new entries are held against them."""
    found = KnownKeys()
    async for brief in giving_way.each(people):
        found.add(brief)
    return found


def brief_of(learner: Learner) -> PersonKey:
    """A learner by what two entries are compared by."""
    told = (learner.kana, learner.age_band, learner.district, learner.contact)
    return PersonKey(learner.id, learner.name, *told)


async def _kept(store: Store, municipality: str) -> AsyncIterator[Doc]:
    async for doc in giving_way.each(store.scan(Learner.collection)):
        if doc["municipality"] == municipality and doc["state"] != "erased":
            yield doc


def _lives_on(number: str, into: Mapping[str, str]) -> str:
    while number in into:
        number = into[number]
    return number


def _brief(doc: Doc) -> PersonKey:
    return PersonKey(doc["id"], doc["name"], doc["kana"], doc["age_band"], doc["district"], doc["contact"])


def sound_of(kana: str) -> str:
    """A reading is kept in katakana with wide spaces alone, so that folding it is taking those out."""
    return kana.replace("　", "").replace("・", "")
