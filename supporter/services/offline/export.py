"""持ち出す: a class as one signed file for a laptop, made on the municipality's server."""

from __future__ import annotations

import datetime as dt
import secrets

from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.offline.offline_class import OfflineBundle, OfflineCopy
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.offline import envelope
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import digest, new_secret
from supporter.services.shared.signing import Signing
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: What the laptop begins anew.
_FRESH: dict[str, object] = {"room": Room(), "before": None, "hands": {}, "calls": 0, "version": 0}


class OfflineExport:
    """What staff of the host take along. All raise `Refused`: access.refused."""

    def __init__(self, store: Store, clock: Clock, signing: Signing, site: str) -> None:
        self._store, self._clock, self._signing, self._site = store, clock, signing, site

    async def take(self, person: Person, session_id: str, *, names: bool) -> bytes:
        """The file; every one has a secret of its own, of which only the digest is kept here.

        Raises `Refused`: take.ended.
        """
        now, token, id = self._clock.now(), new_secret(), secrets.token_hex(16)

        def unit(tx: Tx) -> OfflineBundle:
            session = sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            if session.state == "ended":
                raise Refused("take.ended")
            actor, town = audit.actor_of(person), session.municipality
            taking = OfflineCopy(
                id=id, session=session.id, municipality=town, key=digest(token), by=actor, at=now, names=names
            )
            records.save(tx, taking)
            body = self._body(tx, session, taking, token, now)
            rows = len(body.applications)
            about = {"subject": session.id, "municipality": town}
            audit.record(tx, now, actor, Action.CLASS_TAKE, **about, did="taken", taking=id, names=names, rows=rows)
            return body

        body = await self._store.run(unit)
        return envelope.encode(envelope.sign("taken", id, now, body, self._signing, digest(token)))

    async def taken(self, person: Person, session_id: str) -> list[OfflineCopy]:
        """What has been taken along of a class, the latest last."""

        def unit(tx: Tx) -> list[OfflineCopy]:
            sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            return sorted(records.find(tx, OfflineCopy, "session", session_id), key=lambda one: one.at)

        return await self._store.read(unit)

    def _body(
        self, tx: Tx, session: TrainingSession, taking: OfflineCopy, token: str, now: dt.datetime
    ) -> OfflineBundle:
        towns = [found for code in taking_part(session) if (found := records.load(tx, Municipality, code))]
        ids = dict.fromkeys(id for town in towns for id in town.programmes)
        programmes = [one for id in ids if (one := records.load(tx, Programme, id))]
        applications = records.find(tx, Application, "session", session.id) if taking.names else []
        return OfflineBundle(
            taking=taking.id,
            token=token,
            taken_at=now,
            site=self._site,
            session=session.model_copy(update=_FRESH),
            municipalities=tuple(towns),
            programmes=tuple(programmes),
            cards=tuple(seat for seat in records.find(tx, Seat, "session", session.id) if seat.joined_at is None),
            applications=tuple(one.model_copy(update={"contact": ""}) for one in applications if one.stands),
        )
