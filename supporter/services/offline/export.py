"""持ち出す: a class as one sealed and signed file for a laptop, made on the municipality's server."""

from __future__ import annotations

import asyncio
import datetime as dt
import secrets
from typing import Any

from supporter.domain.classroom import class_file
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.offline.offline_class import OfflineBundle, OfflineCopy
from supporter.domain.offline.passphrase import check_passphrase
from supporter.domain.offline.taught_course import taught
from supporter.domain.shared.access import Action, Person, may
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.classroom.kept_files import KeptFiles
from supporter.services.classroom.running_orders import RunningOrders
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

    def __init__(
        self, store: Store, clock: Clock, signing: Signing, site: str, orders: RunningOrders, files: KeptFiles
    ) -> None:
        self._store, self._clock, self._signing, self._site = store, clock, signing, site
        self._orders, self._files = orders, files

    async def take(
        self, person: Person, session_id: str, passphrase: str, *, names: bool, needs: bool = False
    ) -> bytes:
        """The file, readable with the passphrase alone; its own secret is kept here as a digest, the passphrase is not.

        Who has applied lies in it with `names`, what they need on the day with `needs` too, for who may read that.
        Pictures, slides and videos that the class shows go along; `take.files` names the page with the largest where
        they are too many. Raises `Refused`: take.ended, take.passphrase, take.files.
        """
        now, token, id = self._clock.now(), new_secret(), secrets.token_hex(16)

        def unit(tx: Tx) -> OfflineBundle:
            session = sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            if session.state == "ended":
                raise Refused("take.ended")
            check_passphrase(passphrase)
            self._require_fit(session)
            actor, town = audit.actor_of(person), session.municipality
            told = names and needs and may(person, Action.NEEDS_READ, municipality=town)
            taking = OfflineCopy(
                id=id,
                session=session.id,
                municipality=town,
                key=digest(token),
                by=actor,
                at=now,
                names=names,
                needs=told,
            )
            records.save(tx, taking)
            body = self._body(tx, session, taking, token, now)
            rows = len(body.applications)
            about = {"subject": session.id, "municipality": town}
            people = [f"application:{one.id}" for one in body.applications]
            facts: dict[str, Any] = {"did": "taken", "taking": id, "names": names, "needs": told, "rows": rows}
            audit.handed_out(tx, now, actor, Action.CLASS_TAKE, people, **about, **facts)
            return body

        body = await self._store.run(unit)
        # Not on the loop: making a key of a passphrase is meant to take a while.
        return await asyncio.to_thread(self._sealed, body, now, passphrase)

    async def taken(self, person: Person, session_id: str) -> list[OfflineCopy]:
        """What has been taken along of a class, the latest last."""

        def unit(tx: Tx) -> list[OfflineCopy]:
            sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            return sorted(records.find(tx, OfflineCopy, "session", session_id), key=lambda one: one.at)

        return await self._store.read(unit)

    def _require_fit(self, session: TrainingSession) -> None:
        sizes = {name: self._files.size(name) for name in session.otherwise.files}
        if sum(sizes.values()) > class_file.MOST_ALONG:
            largest = max(session.otherwise.pages, key=lambda page: sizes.get(page.video or page.picture, 0))
            whole, most = -(-sum(sizes.values()) // 1024**2), class_file.MOST_ALONG // 1024**2
            raise Refused("take.files", whole=whole, most=most, page=largest.title)

    def _sealed(self, body: OfflineBundle, now: dt.datetime, passphrase: str) -> bytes:
        key, files = digest(body.token), self._files.read(body.session.otherwise.files)
        return envelope.encode(envelope.sign("taken", body.taking, now, body, self._signing, key, passphrase, files))

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
            course=taught(self._orders.of(session)),
            municipalities=tuple(towns),
            programmes=tuple(programmes),
            cards=tuple(seat for seat in records.find(tx, Seat, "session", session.id) if seat.joined_at is None),
            applications=tuple(_carried(one, needs=taking.needs) for one in applications if one.stands),
        )


def _carried(application: Application, *, needs: bool) -> Application:
    """What a laptop is given of an application: never the contact, the needs on purpose alone."""
    bare = application.model_copy(update={"contact": ""})
    return bare if needs else bare.without_needs()
