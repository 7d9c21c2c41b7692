"""Two numbers of one person made one by an officer, and two again if it was a mistake; certificates stay valid."""

from __future__ import annotations

from itertools import islice

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.duplicates import PersonKey
from supporter.domain.people.merge import Apart, Merge, apart_id, joined, without
from supporter.domain.people.transfer import Transfer
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.access import Action, Person, require
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import Summary, summarise
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.sessions import end_all, key_of
from supporter.services.people.learner_file import load_here
from supporter.services.people.registry import briefs, known
from supporter.services.shared import audit
from supporter.services.shared.clock import TOKYO, Clock
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: As many pairs as somebody may look through in a week; those that are decided make room for others.
MOST_PAIRS = 500


class Merges:
    """Proposals by the rules of `domain.people.duplicates`, and what an officer decides."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def proposed(self, person: Person) -> list[tuple[PersonKey, PersonKey]]:
        """Pairs that may be one person, without those of whom it was said that they are two; audited."""
        require(person, Action.LEARNER_MERGE, municipality=person.municipality)
        people = await known(await briefs(self._store, person.municipality))
        apart = await self._store.read(lambda tx: tx.find(Apart.collection, "municipality", person.municipality))
        two = {doc["id"] for doc in apart}
        pairs = (pair for pair in people.pairs() if apart_id(pair[0].key, pair[1].key) not in two)
        found = sorted(islice(pairs, MOST_PAIRS))
        who, town, at = audit.actor_of(person), person.municipality, self._clock.now()
        await self._store.run(
            lambda tx: audit.record(tx, at, who, Action.LEARNER_FIND, municipality=town, rows=2 * len(found))
        )
        return found

    async def both(self, person: Person, one: str, other: str) -> tuple[Learner, Learner]:
        """Two people with their contacts, which is audited. Raises `Refused`: access.refused, merge.same."""

        def unit(tx: Tx) -> tuple[Learner, Learner]:
            pair = [load_here(tx, person, Action.LEARNER_MERGE, number) for number in (one, other)]
            if pair[0].id == pair[1].id:
                raise Refused("merge.same")
            for learner in pair:
                self._audit(tx, person, Action.LEARNER_CONTACT, learner, reason="同じ方かをくらべた")
            return pair[0], pair[1]

        return await self._store.run(unit)

    async def apart(self, person: Person, one: str, other: str) -> None:
        """Say that they are two people. Raises `Refused`: access.refused."""

        def unit(tx: Tx) -> None:
            pair = [load_here(tx, person, Action.LEARNER_MERGE, number) for number in (one, other)]
            id, by = apart_id(pair[0].id, pair[1].id), audit.actor_of(person)
            records.save(tx, Apart(id=id, municipality=pair[0].municipality, by=by))

        await self._store.run(unit)

    async def merge(self, person: Person, kept: str, gone: str) -> Merge:
        """Let `gone` live on under `kept`. Raises `Refused`: access.refused, merge.same, merge.leaving."""

        def unit(tx: Tx) -> Merge:
            into, other = (load_here(tx, person, Action.LEARNER_MERGE, number) for number in (kept, gone))
            if into.id == other.id or into.municipality != other.municipality:
                raise Refused("merge.same")
            if any(_waits(tx, learner) for learner in (into, other)):
                raise Refused("merge.leaving")
            merge = _move(tx, into, other, audit.actor_of(person), self._clock)
            self._audit(tx, person, Action.LEARNER_MERGE, into, other=other.id)
            return merge

        return await self._store.run(unit)

    async def undo(self, person: Person, gone: str) -> str:
        """Two people again; what was done since stays with the kept number. Raises `Refused`: merge.not_now."""

        def unit(tx: Tx) -> str:
            merge, other = records.load(tx, Merge, gone), records.load(tx, Learner, gone)
            into = records.load(tx, Learner, merge.kept) if merge else None
            require(person, Action.LEARNER_MERGE, municipality=into.municipality if into else "")
            if merge is None or other is None or into is None or into.state != "active":
                raise Refused("merge.not_now")
            _move_back(tx, merge, into, other)
            self._audit(tx, person, "learner.merge_undone", into, other=other.id)
            return into.id

        return await self._store.run(unit)

    def _audit(self, tx: Tx, person: Person, action: str, learner: Learner, **facts: object) -> None:
        town, at = learner.municipality, self._clock.now()
        audit.record(tx, at, audit.actor_of(person), action, subject=key_of(learner), municipality=town, **facts)


def _waits(tx: Tx, learner: Learner) -> bool:
    """Whether something is under way that a merge would overtake."""
    collections = (ErasureRequest.collection, Withdrawal.collection, Transfer.collection)
    return learner.state != "active" or any(tx.get(each, learner.id) for each in collections)


def _move(tx: Tx, into: Learner, other: Learner, by: str, clock: Clock) -> Merge:
    before, after = [], {}
    moved = records.find(tx, Transcript, "learner", other.id)
    for transcript in moved:
        there = records.load(tx, Transcript, f"{into.id}:{transcript.course}:{transcript.year}")
        both = joined(there, transcript, into.id)
        before += [there] if there else []
        after[both.id] = len(both.events)
        records.save(tx, both)
        tx.delete(Transcript.collection, transcript.id)
        tx.delete(Summary.collection, transcript.id)
    merge = Merge(
        id=other.id,
        municipality=into.municipality,
        kept=into.id,
        by=by,
        at=clock.now(),
        before=tuple(before),
        moved=tuple(moved),
        after=after,
        certificates=_hand_on(tx, Certificate, other.id, into.id),
        seats=_hand_on(tx, Seat, other.id, into.id),
        applications=_hand_on(tx, Application, other.id, into.id),
    )
    into = into.model_copy(update={"merged": (*into.merged, other.id, *other.merged)})
    records.save(tx, merge)
    records.save(tx, into)
    records.save(tx, other.model_copy(update={"state": "merged", "merged_into": into.id}))
    end_all(tx, key_of(other))
    _sum_up(tx, into)
    return merge


def _move_back(tx: Tx, merge: Merge, into: Learner, other: Learner) -> None:
    before = {transcript.id: transcript for transcript in merge.before}
    for id, count in merge.after.items():
        now = records.load(tx, Transcript, id)
        back = without(now, count, before.get(id)) if now else None
        if back and back.events:
            records.save(tx, back)
        else:
            tx.delete(Transcript.collection, id)
            tx.delete(Summary.collection, id)
    for transcript in merge.moved:
        records.save(tx, transcript)
    _hand_back(tx, Certificate, merge.certificates, other.id)
    _hand_back(tx, Seat, merge.seats, other.id)
    _hand_back(tx, Application, merge.applications, other.id)
    gone = {other.id, *other.merged}
    into = into.model_copy(update={"merged": tuple(id for id in into.merged if id not in gone)})
    other = other.model_copy(update={"state": "active", "merged_into": ""})
    for learner in (into, other):
        records.save(tx, learner)
        _sum_up(tx, learner)
    tx.delete(Merge.collection, merge.id)


def _hand_on(tx: Tx, model: type[Document], giver: str, taker: str) -> tuple[str, ...]:
    """The documents of one number to the other; returns which they were."""
    found = records.find(tx, model, "learner", giver)
    for document in found:
        records.save(tx, document.model_copy(update={"learner": taker}))
    return tuple(one.id for one in found)


def _hand_back(tx: Tx, model: type[Document], ids: tuple[str, ...], owner: str) -> None:
    for document in filter(None, (records.load(tx, model, id) for id in ids)):
        records.save(tx, document.model_copy(update={"learner": owner}))


def _sum_up(tx: Tx, learner: Learner) -> None:
    """Every summary anew; of two certificates of a course one in use, that which stood there before, or the earlier."""
    certificates = sorted(records.find(tx, Certificate, "learner", learner.id), key=lambda one: one.issued_on)
    for transcript in records.find(tx, Transcript, "learner", learner.id):
        kept = records.load(tx, Summary, transcript.id)
        progress = fold(transcript.events)
        of_course = [one for one in certificates if one.course == transcript.course and progress.completed]
        of_course.sort(key=lambda one: (one.status != "issued", kept is None or one.id != kept.certificate))
        issued = of_course[0] if of_course else None
        town, programme = (issued or learner).municipality, (issued or learner).programme
        number = issued.id if issued else ""
        records.save(tx, summarise(transcript, progress, town, programme, TOKYO, number))
