"""The fixed cast on a real store: four people of 鳥取市, and 田中 of 岩美町, who sees none of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from supporter.content.courses.library import Library
from supporter.documents.engine.press import Press
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.certificates.cards import Cards
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.learning.learning import Learning
from supporter.services.learning.surveys import Surveys
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.privacy.erasure import Erasure
from supporter.services.privacy.erasure_requests import ErasureRequests
from supporter.services.privacy.own_data import OwnData
from supporter.services.reporting.rosters import Rosters
from supporter.services.shared.signing import Signing
from supporter.services.training.planning import Planning
from supporter.storage.ledger import ErasureLedger
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, ATTEMPTS, IWAMI, TOTTORI, Cast, FakeClock, QuickHasher, as_learner, form
from tests.support.hall import SATO, Hall
from tests.support.offline_hall import PHRASE, Machine, Town
from tests.support.study import Study, shipped


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path / "db.json")
    yield store
    await store.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def hasher() -> Iterator[QuickHasher]:
    hasher = QuickHasher()
    yield hasher
    hasher.close()


@pytest.fixture
async def towns(store: TinyStore, clock: FakeClock) -> None:
    """鳥取市 and 岩美町, each with its own programme."""
    for code, name, kana in ((TOTTORI, "鳥取市", "トットリシ"), (IWAMI, "岩美町", "イワミチョウ")):
        programme = Programme(id=f"tsunagari-{code}", name="つながりサポーター", courses=("kiso",))
        municipality = Municipality(
            id=code,
            name=name,
            kana=kana,
            prefecture="鳥取県",
            department="福祉課",
            phone="0857-00-0000",
            programmes=(programme.id,),
            districts=("久松", "遷喬") if code == TOTTORI else (),
        )
        await MunicipalityProfiles(store, clock).put(ADMINISTRATOR, municipality, [programme])


@pytest.fixture
def people(store: TinyStore, clock: FakeClock, hasher: QuickHasher, towns: None) -> Learners:
    return Learners(store, clock, hasher, ATTEMPTS)


@pytest.fixture
def signins(store: TinyStore, clock: FakeClock, hasher: QuickHasher, towns: None) -> SignIns:
    return SignIns(store, clock, hasher, ATTEMPTS)


@pytest.fixture
def desk(store: TinyStore, clock: FakeClock, hasher: QuickHasher, towns: None) -> StaffAccounts:
    return StaffAccounts(store, clock, hasher, ATTEMPTS)


@pytest.fixture
async def cast(people: Learners) -> Cast:
    """Everybody signed in; staff are people of a role here, their documents are made in tests of staff."""
    hanako, hanako_card = await people.sign_up(READER, form())
    taro, taro_card = await people.sign_up(READER, form("鳥取 太郎"))
    return Cast(
        hanako=as_learner(hanako),
        taro=as_learner(taro),
        sato=Person(role=Role.TRAINER, id="sato", municipality=TOTTORI),
        suzuki=Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI),
        tanaka=Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI),
        cards={hanako.id: hanako_card, taro.id: taro_card},
    )


@pytest.fixture
def library() -> Library:
    """The shipped content; tests that need another course override this."""
    return shipped()


@pytest.fixture
async def hall(store: TinyStore, clock: FakeClock, library: Library, towns: None) -> Hall:
    return Hall(store, clock, library)


@pytest.fixture
def ledger(tmp_path: Path) -> ErasureLedger:
    return ErasureLedger(tmp_path / "erasures.jsonl")


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    return Signing(tmp_path / "keys")


@pytest.fixture
async def study(
    store: TinyStore, clock: FakeClock, people: Learners, library: Library, ledger: ErasureLedger, signing: Signing
) -> AsyncIterator[Study]:
    press, site = Press(), "https://tsunagari.example"
    certificates = CertificateRegister(store, library, clock, press, site, signing)
    yield Study(
        store=store,
        library=library,
        clock=clock,
        people=people,
        learning=Learning(store, library, clock),
        certificates=certificates,
        cards=Cards(store, library, clock, press, certificates, site),
        rosters=Rosters(store, lambda: library.courses, clock),
        municipalities=MunicipalityProfiles(store, clock),
        training=Planning(store, clock, library),
        surveys=Surveys(store, library, clock),
        own=OwnData(store, clock, people),
        leavings=ErasureRequests(store, clock, people),
        erasing=Erasure(store, clock, ledger, ATTEMPTS),
    )
    press.close()


@pytest.fixture
async def town(store: TinyStore, clock: FakeClock, library: Library, tmp_path: Path, towns: None) -> Town:
    town = Town(store, clock, library, tmp_path)
    await town.plan()
    return town


@pytest.fixture
async def machines(
    tmp_path: Path, clock: FakeClock, library: Library, hasher: QuickHasher, town: Town
) -> AsyncIterator[tuple[Machine, Machine]]:
    """Two laptops that have taken the same class along, each with a file of its own."""
    found = Machine(tmp_path / "one", clock, library, hasher), Machine(tmp_path / "two", clock, library, hasher)
    for machine in found:
        machine.id = town.id
        await machine.laptop.take_in(None, await town.taking.take(SATO, town.id, PHRASE, names=True), PHRASE)
    yield found
    for machine in found:
        await machine.store.close()


@pytest.fixture
def machine(machines: tuple[Machine, Machine]) -> Machine:
    return machines[0]
