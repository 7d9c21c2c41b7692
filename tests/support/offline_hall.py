"""A laptop in a room without internet and the server of its town: two real data folders, one class."""

from __future__ import annotations

from pathlib import Path

from supporter.content.courses.library import Library
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.offline.offline_class import UploadedReturn
from supporter.domain.shared.access import Person, Role
from supporter.services.classroom.kept_files import KeptFiles
from supporter.services.offline.export import OfflineExport
from supporter.services.offline.laptop import Laptop
from supporter.services.offline.uploads import OfflineUploads
from supporter.services.shared.signing import Signing
from supporter.storage.tiny import TinyStore
from tests.support.cast import IWAMI, TOTTORI, FakeClock, QuickHasher
from tests.support.hall import FIRST, SATO, Hall

SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
PHRASE = "kaze-no-mori-27"
TANAKA = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
KAIJO = Person(role=Role.TRAINER, id=f"k{TOTTORI}", municipality=TOTTORI)
HANAKO = Guest(name="鳥取 花子", kana="トットリ ハナコ", age_band="70代", municipality=TOTTORI, certificate=True)


class Machine(Hall):
    """A laptop with a data folder of its own, on which the class is held."""

    def __init__(self, folder: Path, clock: FakeClock, library: Library, hasher: QuickHasher) -> None:
        folder.mkdir()
        super().__init__(TinyStore(folder / "db.json"), clock, library)
        self.folder = folder
        self.kept = KeptFiles(folder / "classes")
        self.laptop = Laptop(self.store, clock, hasher, Signing(folder / "keys"), lambda: self.orders, self.kept)

    async def hold(self, *names: str) -> None:
        """The class from its doors to its end, with these people on phones."""
        await self.classroom.open(KAIJO, self.id)
        await self.classroom.start(KAIJO, self.id)
        for name in names:
            guest = HANAKO.model_copy(update={"name": name})
            phone = await self.join(guest=guest)
            await self.classroom.open_question(KAIJO, self.id, FIRST)
            await self.answer(phone, "1")
        await self.close()

    async def close(self) -> None:
        await self.classroom.end(KAIJO, self.id)
        self.clock.pass_by(minutes=1)


class Town(Hall):
    """The municipality's server, and what laptops brought back to it."""

    def __init__(self, store: TinyStore, clock: FakeClock, library: Library, folder: Path) -> None:
        super().__init__(store, clock, library)
        self.kept = KeptFiles(folder / "classes")
        signing, site = Signing(folder / "keys"), "https://tsunagari.example"
        self.taking = OfflineExport(store, clock, signing, site, self.orders, self.kept)
        self.returns = OfflineUploads(store, clock)

    async def merge(self, raw: bytes, *same: str, take: tuple[str, ...] = ()) -> UploadedReturn:
        sent = await self.returns.send(SATO, raw)
        return await self.returns.confirm(SUZUKI, sent.id, same, take)

    async def present(self) -> list[Seat]:
        return await self.reception.all(SATO, self.id)


async def documents(store: TinyStore) -> dict[str, object]:
    """All that a merge may change."""
    return {
        name: list(store.scan(name))
        for name in ("training_sessions", "seats", "anonymous_answers", "learners", "uploaded_returns")
    }
