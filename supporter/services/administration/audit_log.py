"""The audit log as people ask for it: verified line by line, read for one's own town, taken away for a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.staff import Staff
from supporter.domain.administration.affected import Affected
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.delegation import Delegation
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.audit_entry import (
    EMPTY,
    GENESIS,
    AuditEntry,
    Chain,
    Kind,
    Verdict,
    Verifier,
    kind_of,
    older_digest,
)
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.whole_number import whole_number
from supporter.domain.training.application import Application
from supporter.services.administration.named_things import named
from supporter.services.shared import audit, giving_way
from supporter.services.shared.clock import Clock
from supporter.storage import records
from supporter.storage.base import Doc, Store, Tx

#: Days that may be looked through at once, so that a look holds nobody up.
MOST_DAYS = 366


@dataclass(frozen=True)
class AuditFilter:
    """Which entries: of these days (inclusive), of one kind, of one actor; `municipality` is empty for all."""

    since: dt.date
    until: dt.date
    municipality: str = ""
    kind: Kind | None = None
    actor: str = ""

    def admits(self, doc: Doc) -> bool:
        """Whether an entry of one of the days is meant; a line emptied since tells nothing any more."""
        return (
            doc["action"] != EMPTY
            and (not self.municipality or doc["municipality"] == self.municipality)
            and (self.kind is None or kind_of(doc["action"]) == self.kind)
            and (not self.actor or doc["actor"] == self.actor)
        )

    def facts(self) -> dict[str, str]:
        """The filter as audit facts."""
        pairs = {"from": self.since.isoformat(), "to": self.until.isoformat(), "kind": self.kind or ""}
        return {key: value for key, value in (pairs | {"actor": self.actor}).items() if value}


@dataclass(frozen=True)
class AffectedPerson:
    """One whose record a file or a print held: `gone` has been erased since, `needs` tells of 配慮 that is still kept.

    `number` is the learner number, empty for those without an account; `kept` are the fields that are not empty.
    """

    number: str
    name: str
    contact: str
    kept: tuple[str, ...]
    needs: bool
    gone: bool


class AuditLog:
    """Reading it is kept in it as well. All but `seal` and `verify` raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def seal(self) -> None:
        """Bind entries older than the chain into its first line; to be called at every start."""
        if await self._store.read(lambda tx: tx.get(Chain.collection, "audit")):
            return
        older = list(self._store.scan(AuditEntry.collection))
        if older:
            now, digest, count = self._clock.now(), older_digest(older), len(older)
            await self._store.run(lambda tx: audit.record(tx, now, audit.COMMAND, GENESIS, older=count, digest=digest))

    async def verify(self) -> Verdict:
        """Look through the whole log, giving way to others on the way."""
        verifier = Verifier(await self._store.read(_head))
        # Nothing is awaited before the list of entries is taken, so that it ends where the head does.
        async for doc in giving_way.each(self._store.scan(AuditEntry.collection)):
            verifier.take(doc)
        return verifier.end()

    async def holds(self, seq: str, hash: str) -> bool:
        """Whether the line of that number is still the one of that hash, as somebody noted elsewhere."""
        id = f"{whole_number(seq, most=9_999_999_999) or 0:010}"
        line = await self._store.read(lambda tx: records.load(tx, AuditEntry, id))
        return line is not None and line.hash == hash.strip().lower()

    async def head(self) -> Chain:
        """Where the chain ends now."""
        return await self._store.read(_head)

    async def read(self, person: Person, chosen: AuditFilter) -> list[AuditEntry]:
        """The entries, the newest first; that somebody looked is an entry itself."""
        found = await self._found(person, chosen)
        await self._audit(person, Action.AUDIT_READ, chosen, rows=len(found))
        return found

    async def export(self, person: Person, chosen: AuditFilter, reason: str, form: str) -> list[AuditEntry]:
        """The entries for a file, the oldest first. Raises `Refused`: roster.no_reason, audit.period."""
        require(person, Action.AUDIT_READ, municipality=chosen.municipality)
        if not reason.strip():
            raise Refused("roster.no_reason")
        if not 0 <= (chosen.until - chosen.since).days < MOST_DAYS:
            raise Refused("audit.period", most=MOST_DAYS)
        found = await self._found(person, chosen)
        await self._audit(person, "audit.export", chosen, rows=len(found), reason=reason.strip()[:200], form=form)
        return found[::-1]

    async def affected(self, person: Person, seq: str) -> tuple[AuditEntry, list[AffectedPerson]]:
        """Whose records left with the line of that number (個人情報保護法68条2項), as they are known now; noted itself.

        Not for inspectors: they look at deeds, and the list tells names and contacts. Raises
        `Refused('audit.no_list')` for a line of which no list is kept, or of another town.
        """
        if person.role is Role.INSPECTOR:
            raise Refused("access.refused", action="audit.affected")
        require(person, Action.AUDIT_READ, municipality=person.municipality)
        now, by, id = self._clock.now(), audit.actor_of(person), f"{whole_number(seq, most=9_999_999_999) or 0:010}"

        def unit(tx: Tx) -> tuple[AuditEntry, list[AffectedPerson]]:
            entry, held = records.load(tx, AuditEntry, id), records.load(tx, Affected, id)
            if entry is None or held is None or person.municipality not in ("", entry.municipality):
                raise Refused("audit.no_list")
            town = entry.municipality
            audit.record(tx, now, by, "audit.affected", subject=id, municipality=town, rows=len(held.people))
            return entry, [_affected(tx, key) for key in held.people]

        return await self._store.run(unit)

    async def looked(self, person: Person, action: Action, rows: int, subject: str = "") -> None:
        """Keep that somebody looked at a page with names of so many people of their town, or of one `subject`."""
        require(person, action, municipality=person.municipality)
        now, actor, code = self._clock.now(), audit.actor_of(person), person.municipality
        await self._store.run(
            lambda tx: audit.record(tx, now, actor, action, subject=subject, municipality=code, rows=rows)
        )

    async def names(self, person: Person) -> dict[str, str]:
        """Staff by id, as they are called now: of the own town for an officer, of all for an administrator.

        Whoever may act for the own town by a delegation, or might once, is called by their own town too.
        """
        require(person, Action.AUDIT_READ, municipality=person.municipality)
        home, names = person.municipality, {}
        lent = await self._store.read(lambda tx: {one.taker for one in records.find(tx, Delegation, "giver", home)})
        towns = {doc["id"]: doc["name"] for doc in self._store.scan(Municipality.collection)}
        for one in (Staff.model_validate(doc) for doc in self._store.scan(Staff.collection)):
            if home in ("", one.municipality):
                names[one.id] = one.name
            elif one.municipality in lent or f"staff:{one.id}" in lent:
                names[one.id] = f"{towns.get(one.municipality, '')} {one.name}".strip()
        return names

    async def things(self, person: Person, entries: Sequence[AuditEntry]) -> dict[str, str]:
        """What classes, programmes, towns and certificates in these lines are called now, by their ids."""
        require(person, Action.AUDIT_READ, municipality=person.municipality)
        return await self._store.read(lambda tx: named(tx, entries))

    async def first_day(self, person: Person) -> dt.date:
        """The day of the first line of the log, today where there is none."""
        require(person, Action.AUDIT_READ, municipality=person.municipality)
        first = await self._store.read(lambda tx: records.load(tx, AuditEntry, f"{1:010}"))
        return first.day if first else self._clock.now().date()

    async def _found(self, person: Person, chosen: AuditFilter) -> list[AuditEntry]:
        require(person, Action.AUDIT_READ, municipality=chosen.municipality)
        found: list[AuditEntry] = []
        for day in _days(chosen):
            docs = await self._store.read(lambda tx, day=day: tx.find(AuditEntry.collection, "day", day))  # type: ignore[misc]
            found += (AuditEntry.model_validate(doc) for doc in reversed(docs) if chosen.admits(doc))
            await giving_way.give_way()
        return found

    async def _audit(self, person: Person, action: str, chosen: AuditFilter, **facts: object) -> None:
        told = {**chosen.facts(), **{name: str(fact) for name, fact in facts.items()}}
        told["of"] = told.pop("actor", "")  # whom the filter asked for; who looks is the entry's own actor
        now, actor, code = self._clock.now(), audit.actor_of(person), chosen.municipality
        await self._store.run(lambda tx: audit.record(tx, now, actor, action, municipality=code, **told))


def _head(tx: Tx) -> Chain:
    return records.load(tx, Chain, "audit") or Chain()


def _days(chosen: AuditFilter) -> Iterator[str]:
    """The days of the filter, the newest first."""
    count = min((chosen.until - chosen.since).days + 1, MOST_DAYS)
    return ((chosen.until - dt.timedelta(days=back)).isoformat() for back in range(count))


#: What a list of persons affected tells of, by the fields of a learner.
_TOLD = ("name", "kana", "age_band", "district", "contact")


def _affected(tx: Tx, key: str) -> AffectedPerson:
    kind, _, id = key.partition(":")
    if kind == "learner":
        learner = records.load(tx, Learner, id)
        kept = tuple(field for field in _TOLD if learner and getattr(learner, field))
        named = learner.name if learner else ""
        return AffectedPerson(id, named, learner.contact if learner else "", kept, False, not named)
    found = records.load(tx, Application, id) if kind == "application" else records.load(tx, Seat, id)
    kept = tuple(field for field in _TOLD if getattr(found, field, ""))
    needs = isinstance(found, Application) and bool(found.needs or found.needs_text)
    name, contact = getattr(found, "name", ""), getattr(found, "contact", "")
    return AffectedPerson(getattr(found, "learner", ""), name, contact, kept, needs, not name)
