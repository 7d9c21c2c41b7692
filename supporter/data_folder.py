"""An open data folder with the services that need neither content nor a press: all that commands ask for."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial

from supporter.config import Settings
from supporter.content.files.problems import ContentBroken
from supporter.content.places import content_roots, towns_root
from supporter.domain.courses.course import Course
from supporter.services.accounts.attempts import Attempts
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.administration.audit_log import AuditLog
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.privacy.erasure import Erasure
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.rosters import Rosters
from supporter.services.shared.clock import Clock, SystemClock
from supporter.services.shared.keyed_hash import KeyedHash
from supporter.services.shared.secrets import Hasher
from supporter.services.shared.signing_keys import ensure_keys, installation_secret
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore

DATABASE = "db.json"
_log = logging.getLogger(__name__)
#: Never part of a backup: it tells a restored one who must not come back.
ERASURES = "erasures.jsonl"


@dataclass(frozen=True)
class Folder:
    """What commands are built from; `wiring.App` builds on it."""

    settings: Settings
    clock: Clock
    store: TinyStore
    hasher: Hasher
    keyed: KeyedHash
    profiles: MunicipalityProfiles
    staff: StaffAccounts
    entries: Entries
    rosters: Rosters
    erasure: Erasure
    audit_log: AuditLog


@asynccontextmanager
async def folder(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hasher: Hasher | None = None,
    courses: Callable[[], Mapping[str, Course]] | None = None,
) -> AsyncIterator[Folder]:
    """Open the data folder; it is closed in order at the end. Without `courses` they are read when asked for.

    Raises `StoreInUse` or `StoreDamaged`, each saying what to do.
    """
    clock = clock or SystemClock()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    ensure_keys(settings.data / "keys")
    store = TinyStore(settings.data / DATABASE)
    hasher, entries = hasher or Hasher(), Entries(store)
    keyed = KeyedHash(installation_secret(settings.data / "keys"))
    audit_log, attempts = AuditLog(store, clock), Attempts(keyed)
    try:
        await audit_log.seal()
        yield Folder(
            settings=settings,
            clock=clock,
            store=store,
            hasher=hasher,
            keyed=keyed,
            profiles=MunicipalityProfiles(store, clock),
            staff=StaffAccounts(store, clock, hasher, attempts),
            entries=entries,
            rosters=Rosters(store, courses or cache(partial(_courses, settings)), clock, entries),
            erasure=Erasure(store, clock, ErasureLedger(settings.data / ERASURES), attempts),
            audit_log=audit_log,
        )
    finally:
        hasher.close()
        await store.close()


def _courses(settings: Settings) -> Mapping[str, Course]:
    """The courses; none where their files are broken: what certificates tell needs no files."""
    from supporter.content.courses.library import Library  # a slow import, and reading takes as long again

    try:
        return Library.load(*content_roots(settings), towns_root(settings)).courses
    except ContentBroken:
        _log.warning("the courses cannot be read; the roster tells what certificates tell")
        return {}
