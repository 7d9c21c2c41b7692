"""The one place that knows which parts are used: settings in, a working application out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from supporter.config import Settings
from supporter.content.library import Library
from supporter.content.places import packaged
from supporter.documents.certificate import Press
from supporter.documents.glyphs import unprintable
from supporter.services.certificates import Certificates
from supporter.services.clock import Clock, SystemClock
from supporter.services.keys import ensure_keys
from supporter.services.learning import Learning
from supporter.services.municipalities import Municipalities
from supporter.services.office import Office
from supporter.services.people import People
from supporter.services.rosters import Rosters
from supporter.services.secrets import Hasher
from supporter.services.signin import SignIns
from supporter.services.staff import StaffDesk
from supporter.services.training import Training
from supporter.storage.tiny import TinyStore

DATABASE = "db.json"


@dataclass(frozen=True)
class App:
    """Everything pages and commands are built from."""

    settings: Settings
    clock: Clock
    store: TinyStore
    library: Library
    press: Press
    municipalities: Municipalities
    people: People
    signins: SignIns
    staff: StaffDesk
    learning: Learning
    certificates: Certificates
    rosters: Rosters
    office: Office
    training: Training


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hasher: Hasher | None = None,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> AsyncIterator[App]:
    """Open the data folder and wire the services; everything is closed in order at the end.

    Raises `StoreInUse`, `StoreDamaged` or `ContentBroken`, each saying what to do.
    """
    clock = clock or SystemClock()
    library = Library.load(*content_roots(settings))
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    ensure_keys(settings.data / "keys")
    store = TinyStore(settings.data / DATABASE)
    hasher = hasher or Hasher()
    press = Press()
    try:
        yield App(
            settings=settings,
            clock=clock,
            store=store,
            library=library,
            press=press,
            municipalities=Municipalities(store, clock),
            people=People(store, clock, hasher, unprintable=unprintable),
            signins=SignIns(store, clock, hasher),
            staff=StaffDesk(store, clock, hasher),
            learning=Learning(store, library, clock, random_bytes),
            certificates=Certificates(store, library, clock, press, settings.address),
            rosters=Rosters(store, library, clock),
            office=Office(store, clock, library),
            training=Training(store, clock),
        )
    finally:
        press.close()
        hasher.close()
        await store.close()


def content_roots(settings: Settings) -> tuple[Sequence[Path], Sequence[Path]]:
    """Where courses and quizzes are looked for; later folders win.

    Packaged first, then a municipality's own in `data/content/`, then what the command line names.
    """
    courses, quizzes = packaged()
    own = settings.data / "content"
    course_roots = [courses, own / "courses", *([settings.courses] if settings.courses else [])]
    quiz_roots = [quizzes, own / "quizzes", *([settings.quizzes] if settings.quizzes else [])]
    return [root for root in course_roots if root.is_dir()], [root for root in quiz_roots if root.is_dir()]
