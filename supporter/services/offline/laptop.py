"""The laptop's side: a class is read in, written out for the way back, and erased once it has arrived."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.staff import Staff
from supporter.domain.classroom import class_file
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.offline.offline_class import LaptopClass, OfflineBundle, readable_here
from supporter.domain.offline.taught_course import require_same, taught
from supporter.domain.shared.access import Action, Person, Role, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.kept_files import KeptFiles, shown_files
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.offline import envelope as sealing
from supporter.services.offline.class_file import body_of, closed_for_good, forget
from supporter.services.offline.sealed import spoken_secret
from supporter.services.shared import audit, doors
from supporter.services.shared.child_process import Apart, ChildFailed, directly
from supporter.services.shared.clock import Clock
from supporter.services.shared.secrets import Hasher, digest, same
from supporter.services.shared.signing import Signing
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: The pass of a laptop tells that its folder is one; nobody else has such an id.
_PASS, _MOST_PASSES = re.compile(r"k[0-9]{6}"), 100
#: What only the folder of a municipality holds.
_OF_A_TOWN = (Municipality, Learner, TrainingSession, Staff)
#: Wrong passphrases are counted for the machine: whoever tries another file has not tried less.
_THIS = "this machine"


@dataclass(frozen=True)
class Welcome:
    """What the trainer is told: the class, and the pass for this machine."""

    session: TrainingSession
    staff: str
    password: str


class Laptop:
    """A data folder that holds classes which were taken along, and nothing else."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        hasher: Hasher,
        signing: Signing,
        orders: Callable[[], RunningOrders],
        files: KeptFiles,
        apart: Apart = directly,
    ) -> None:
        self._store, self._clock, self._hasher, self._signing, self._apart = store, clock, hasher, signing, apart
        self._wrong = doors.guesses(doors.Door.CLASS_FILE)
        self._orders, self._files = orders, files

    async def take_in(self, person: Person | None, raw: bytes, passphrase: str = "") -> Welcome:
        """Read a file into this folder; read again it brings newer applications, until the class begins.

        `None` is whoever owns the machine and uses the command. No file is opened in a folder that takes none.
        Files of older programs are read without a passphrase.
        The course has to be the one of the server, or papers and screens would number differently.
        Raises `Refused`: access.refused, take.wrong_folder, take.begun, take.other_course, course.unknown,
        take.passphrase_…, merge.…, file.busy, disk.full.
        """
        if person:
            require(person, Action.CLASS_TAKE, municipality=person.municipality)
        await self._store.read(_require_laptop)
        body, files = await self._open(raw, passphrase)
        town = body.session.municipality
        if person:
            require(person, Action.CLASS_TAKE, municipality=town)
        if body.course:
            require_same(body.course, taught(self._orders().of(body.session)))
        await self._store.read(lambda tx: _require_planned(tx, body.session))
        # Before the class that names them: nobody is shown a page whose picture is still to come.
        await asyncio.to_thread(self._files.write, files)
        now, password = self._clock.now(), spoken_secret()
        pass_ = _pass(body.session, await self._hasher.hash(password), now.date())

        def unit(tx: Tx) -> Welcome:
            _require_laptop(tx)
            _require_planned(tx, body.session)
            _write(tx, body)
            kept = {"id": body.session.id, "taking": body.taking, "token": body.token, "taken_at": body.taken_at}
            records.save(tx, LaptopClass(**kept, brought_at=now))
            records.save(tx, pass_)
            actor = audit.actor_of(person) if person else audit.COMMAND
            _audit_session(
                tx, now, actor, body.session, did="taken in", taking=body.taking, rows=len(body.applications)
            )
            return Welcome(body.session, pass_.id, password)

        return await self._store.run(unit)

    async def _open(self, raw: bytes, passphrase: str) -> tuple[OfflineBundle, dict[str, bytes]]:
        now = self._clock.now()
        if self._wrong.too_many(_THIS, now):
            raise Refused("take.resting")
        try:
            return await self._apart(_opened, raw, passphrase)
        except ChildFailed:
            raise Refused("merge.unreadable") from None
        except Refused as refused:
            if refused.code == "take.passphrase_wrong":
                self._wrong.count(_THIS, now)
            raise

    async def here(self) -> set[str]:
        """The ids of the classes that were taken along to this machine; none on a server."""
        return {doc["id"] for doc in self._store.scan(LaptopClass.collection)}

    async def brought(self, person: Person, session_id: str) -> LaptopClass | None:
        """What this machine keeps of a class that was taken along; `None` on the municipality's server."""

        def unit(tx: Tx) -> LaptopClass | None:
            sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            return records.load(tx, LaptopClass, session_id)

        return await self._store.read(unit)

    async def export(self, person: Person | None, session_id: str) -> bytes:
        """The class as a file for the way back. The same content is the same, however often it is written out.

        Raises `Refused`: access.refused, session.unknown, export.not_here, export.not_ended.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> sealing.Envelope:
            session = sessions.load(tx, session_id)
            if person:
                require(person, Action.CLASS_TAKE, municipality=session.municipality)
            brought = records.load(tx, LaptopClass, session_id)
            if brought is None:
                raise Refused("export.not_here")
            session = closed_for_good(tx, session, now)
            body = body_of(tx, session, brought)
            envelope = sealing.sign("back", brought.taking, now, body, self._signing, digest(brought.token))
            records.save(tx, brought.model_copy(update={"exported_at": now}))
            actor = audit.actor_of(person) if person else audit.COMMAND
            _audit_session(tx, now, actor, session, did="exported", seats=len(body.seats))
            return envelope

        return sealing.encode(await self._store.run(unit))

    async def erase(self, person: Person, session_id: str, receipt: str) -> None:
        """Take everything of a class from this machine, once the server has told the 取り込み番号 of all of it.

        Raises `Refused`: access.refused, export.not_here, erase.receipt.
        """
        now = self._clock.now()

        def unit(tx: Tx) -> TrainingSession:
            session = sessions.load_for(tx, person, Action.CLASS_TAKE, session_id)
            brought = records.load(tx, LaptopClass, session_id)
            if brought is None:
                raise Refused("export.not_here")
            last = sealing.content_of(sealing.text_of(body_of(tx, session, brought)))
            if not same(sealing.receipt(digest(brought.token), last), receipt):
                raise Refused("erase.receipt")
            forget(tx, session)
            _audit_session(tx, now, audit.actor_of(person), session, did="erased")
            return session

        erased = await self._store.run(unit)
        await asyncio.to_thread(self._files.take_away, erased.otherwise.files - shown_files(self._store))
        await self._store.purge()


def _pass(session: TrainingSession, hash: str, today: dt.date) -> Staff:
    """The post of whoever teaches on this machine. A clock that is wrong must not lock the trainer out."""
    return Staff(
        id=f"k{session.municipality}",
        name="会場の講師",
        role=Role.TRAINER,
        municipality=session.municipality,
        password_hash=hash,
        must_change=False,
        ends_on=max(session.held_on, today) + dt.timedelta(days=1),
    )


def _opened(raw: bytes, passphrase: str) -> tuple[OfflineBundle, dict[str, bytes]]:
    """The class and the files that it shows, proved as far as they can be before their content is read."""
    envelope = sealing.parse(raw, "taken")
    sealing.verify_machine(envelope)
    made = envelope
    envelope = sealing.opened(envelope, passphrase=passphrase)
    body = sealing.read(envelope, OfflineBundle)
    sealing.verify_maker(made, digest(body.token))
    if not readable_here((body.session, *body.municipalities, *body.programmes, *body.cards, *body.applications)):
        raise Refused("merge.newer")
    files = sealing.opened_files(made, digest(body.token))
    named = body.session.otherwise.files
    if not all(name in named and _is_kept(name, file) for name, file in files.items()):
        raise Refused("merge.unreadable")
    return body, files


def _is_kept(name: str, body: bytes) -> bool:
    """Whether a file is one as the server keeps them: whoever signs can write whatever they like."""
    from supporter.documents.classroom import pictures  # a slow import, for those who use such files

    return class_file.is_as_named(name, body) and (not name.endswith(".webp") or pictures.is_redrawn(body))


def _require_laptop(tx: Tx) -> None:
    """An empty folder, or one that began so: no file from outside may overwrite what a municipality keeps."""
    own = any(_PASS.fullmatch(doc["id"]) for doc in tx.page(Staff.collection, limit=_MOST_PASSES).docs)
    if not own and any(tx.page(kind.collection, limit=1).docs for kind in _OF_A_TOWN):
        raise Refused("take.wrong_folder")


def _require_planned(tx: Tx, session: TrainingSession) -> None:
    """A class that has begun on this machine is not planned anew."""
    kept = records.load(tx, TrainingSession, session.id)
    if kept and kept.state != "planned":
        raise Refused("take.begun")


def _write(tx: Tx, body: OfflineBundle) -> None:
    """What the file says, in place of what an earlier one said of who has applied."""
    for doc in tx.find(Application.collection, "session", body.session.id):
        tx.delete(Application.collection, doc["id"])
    for document in (*body.programmes, *body.municipalities, *body.cards, *body.applications):
        records.save(tx, document)
    sessions.save_room(tx, body.session)


def _audit_session(tx: Tx, now: dt.datetime, actor: str, session: TrainingSession, **facts: object) -> None:
    about, town = session.id, session.municipality
    audit.record(tx, now, actor, Action.CLASS_TAKE, subject=about, municipality=town, **facts)
