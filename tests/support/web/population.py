"""A town in the middle of its year: every role signed in, and something waiting on each of their pages."""

from __future__ import annotations

import asyncio
import copy
import datetime as dt
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import httpx
import nicegui
from starlette.types import ASGIApp, Receive, Scope, Send

from supporter.documents.engine.press import Press, Printable
from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.classroom.seat import Guest
from supporter.domain.offline.offline_class import UploadedReturn
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.seats import Way
from supporter.storage import records
from supporter.storage.base import CHANGED, COLLECTIONS, Doc, Tx
from tests.support.applied import application
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, PIN, TOTTORI, Site, site

SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
TANAKA = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
DUTIES = ("reception", "paper", "watch", "moderation")
STAFF = ("officer", "tanaka", "trainer", "coordinator", "administrator", "helper")
QUESTION = "hajimeni-dekiru"


class Rewind:
    """Everything that units of work have changed since it was made, to be taken back as often as is wanted."""

    def __init__(self, house: Site) -> None:
        self._store = house.app.folder.store
        self._kept = {(name, str(doc["id"])): doc for name in COLLECTIONS for doc in self._store.scan(name)}
        self._touched: set[tuple[str, str]] = set()
        self._store.subscribe(CHANGED, self._note)

    def _note(self, changed: Doc) -> None:
        self._touched |= {(collection, id) for collection, ids in changed.items() for id in ids}

    async def back(self) -> None:
        """Let nothing have happened."""
        touched = sorted(self._touched)

        def unit(tx: Tx) -> None:
            for collection, id in touched:
                kept = self._kept.get((collection, id))
                if kept is None:
                    tx.delete(collection, id)
                else:
                    tx.put(collection, kept)

        if touched:
            await self._store.run(unit)
            self._touched.clear()


class Everywhere:
    """Lets every request come from another address: what bounds floods is not what is looked at here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._next = app, count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        at = next(self._next)
        await self._app({**scope, "client": (f"10.{at >> 16 & 255}.{at >> 8 & 255}.{at & 255}", 40000)}, receive, send)


class Population:
    """Who looks at the site, by their role: `browser` opens one with their sign-in as it was at first."""

    def __init__(self, house: Site, cookies: dict[str, dict[str, str]]) -> None:
        self.house, self._cookies = house, cookies
        self._asgi = Everywhere(house.asgi)  # type: ignore[arg-type]
        self._rewind = Rewind(house)
        self._draft = house.app.imports.drafts.of(SUZUKI)
        self.roles = tuple(cookies)

    def browser(self, role: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self._asgi, raise_app_exceptions=False)  # type: ignore[arg-type]
        return httpx.AsyncClient(
            transport=transport,
            base_url="http://site",
            headers={"origin": "http://site"},
            cookies=self._cookies[role],
        )

    async def back(self) -> None:
        """As it was at first, the list that 鈴木 is bringing in as well."""
        await self._rewind.back()
        self.house.app.imports.drafts.keep(SUZUKI, copy.deepcopy(self._draft))


@asynccontextmanager
async def populated(folder: Path) -> AsyncIterator[Population]:
    """The site with all of them."""
    async with site(folder) as house:
        nicegui.core.loop = asyncio.get_running_loop()
        _set_once(house.app.press)
        yield Population(house, await _people(house))
        nicegui.core.loop = None


def _set_once(press: Press) -> None:
    """Every kind of paper is set once, and is the same from then on: what stands on papers is looked at elsewhere."""
    kept: dict[tuple[str, type], bytes] = {}
    pdf, picture = press.pdf, press.picture

    async def pdf_once(paper: Printable) -> bytes:
        if ("pdf", type(paper)) not in kept:
            kept["pdf", type(paper)] = await pdf(paper)
        paper.template_data()
        return kept["pdf", type(paper)]

    async def picture_once(paper: Printable, pixels: int) -> bytes:
        if ("picture", type(paper)) not in kept:
            kept["picture", type(paper)] = await picture(paper, pixels)
        paper.template_data()
        return kept["picture", type(paper)]

    press.pdf, press.picture = pdf_once, picture_once  # type: ignore[method-assign]


async def _people(house: Site) -> dict[str, dict[str, str]]:
    app = house.app
    officers = {
        "officer": await _staff(house, "suzuki", TOTTORI),
        "tanaka": await _staff(house, "tanaka", IWAMI),
        "trainer": await _staff(house, "sato", TOTTORI, Role.TRAINER),
        "coordinator": await _staff(house, "koiki", "", Role.COORDINATOR),
        "administrator": await _staff(house, "kanri", "", Role.ADMINISTRATOR),
    }
    await _staff(house, "yamada", TOTTORI)
    await app.municipalities.regions.put(ADMINISTRATOR, "inaba", "因幡", [TOTTORI, IWAMI], ["koiki"])
    today = house.clock.now().date()
    later = today + dt.timedelta(days=90)
    scopes = ("people", "rosters", "certificates", "classes")
    lent = await app.municipalities.delegations.make(TANAKA, IWAMI, TOTTORI, today, later, "協定書", "affairs", scopes)
    await app.municipalities.delegations.confirm(ADMINISTRATOR, lent.id)
    learners = await _learners(house)
    await _classes(house)
    await _waiting(house, learners)
    passed = await app.checkin.day_passes.make(SATO, "running", "受付1", DUTIES)
    entered = await _entered(house, "/d", {"code": passed.code})
    fresh = await app.accounts.staff.add(ADMINISTRATOR, "shinjin", "新人", Role.OFFICER, TOTTORI)
    onetime = await app.accounts.learners.desk_pin(SUZUKI, learners["taro"], "窓口で本人確認")
    signed = {"number": learners["taro"], "pin": onetime, "device": "mine"}
    return {
        "nobody": {},
        "hanako": await _entered(house, "/in", {"number": learners["hanako"], "pin": PIN, "device": "mine"}),
        "jiro": await _entered(house, "/in", {"number": learners["jiro"], "pin": PIN, "device": "mine"}),
        "onetime": await _entered(house, "/in", signed),
        "newcomer": await _entered(house, "/staff", {"id": "shinjin", "password": fresh}),
        **officers,
        "helper": entered,
    }


async def _staff(house: Site, id: str, municipality: str, role: Role = Role.OFFICER) -> dict[str, str]:
    async with await house.officer(id, municipality, role) as browser:
        return dict(browser.cookies)


async def _entered(house: Site, address: str, form: dict[str, str]) -> dict[str, str]:
    async with house.browser() as browser:
        answer = await browser.post(address, data=form)
        assert answer.status_code == 303, answer.text
        return dict(browser.cookies)


async def _learners(house: Site) -> dict[str, str]:
    """花子 has completed; 太郎 has lost his PIN; 次郎 asked to be erased; others wait for something each."""
    numbers = {}
    for id, name, kana, municipality in (
        ("hanako", "鳥取 花子", "トットリ ハナコ", TOTTORI),
        ("taro", "鳥取 太郎", "トットリ タロウ", TOTTORI),
        ("jiro", "鳥取 次郎", "トットリ ジロウ", TOTTORI),
        ("twin", "鳥取 花子", "トットリ ハナコ", TOTTORI),
        ("gone", "湖山 三郎", "コヤマ サブロウ", TOTTORI),
        ("moving", "青谷 四郎", "アオヤ シロウ", TOTTORI),
        ("iwami", "岩美 花子", "イワミ ハナコ", IWAMI),
        ("coming", "岩美 五郎", "イワミ ゴロウ", IWAMI),
        ("kept", "浜村 六郎", "ハマムラ ロクロウ", TOTTORI),
        ("merged", "浜村 六郎", "ハマムラ ロクロウ", TOTTORI),
    ):
        form = SignUpForm(
            name=name, kana=kana, age_band="70代", municipality=municipality, pin=PIN, contact="0857-00-1"
        )
        numbers[id] = (await house.app.accounts.learners.sign_up(READER, form))[0].id
    for id, municipality in (("hanako", TOTTORI), ("gone", TOTTORI), ("moving", TOTTORI), ("iwami", IWAMI)):
        await house.complete(numbers[id], municipality)
    return numbers


async def _classes(house: Site) -> None:
    """One to apply for, one today, one under way, one just over, one confirmed, and one long over."""
    app, now = house.app, house.clock.now()
    ahead = now.date() + dt.timedelta(days=28)
    await _plan(house, "ahead", held_on=ahead, listing="public", capacity=2, municipalities=(IWAMI,))
    await _plan(house, "today")
    people = (("鳥取 花子", "トットリ　ハナコ"), ("足立 正", "アダチ　タダシ"), ("斎藤 実", "サイトウ　ミノル"))
    for id in ("ahead", "running"):
        made = [
            application(f"{id}{at}", id, name, kana, now, number=f"12345{at}") for at, (name, kana) in enumerate(people)
        ]
        await app.folder.store.run(lambda tx, made=made: [records.save(tx, one) for one in made])
    for id in ("running", "over", "confirmed"):
        await _plan(house, id)
        await app.classroom.control.open(SATO, id)
        await app.classroom.control.start(SATO, id)
        await app.classroom.control.open_question(SATO, id, QUESTION)
        for place, name in enumerate(("会場 一子", "会場 二子", "鳥取 花子")):
            guest = Guest(name=name, kana="カイジョウ", municipality=TOTTORI, certificate=True)
            secret = secrets.token_hex(16)
            await app.classroom.seats.join(READER, id, Way(guest=guest), secret)
            if place:
                await app.classroom.answers.answer(id, secret, QUESTION, ("1",), 1)
            await app.classroom.hall_questions.ask(id, secret, secrets.token_hex(16), f"{place}番の問い")
    for id in ("over", "confirmed"):
        await app.classroom.control.end(SATO, id)
    await app.closing.finishing.confirm(SUZUKI, "confirmed")
    old = _session("old", held_on=now.date() - dt.timedelta(days=200), room=Room(state="ended"))
    await app.training.planning.hold(SUZUKI, old)


def _session(id: str, **more: object) -> TrainingSession:
    facts = {
        "id": id,
        "number": f"R8-{id}",
        "municipality": TOTTORI,
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": dt.date(2026, 12, 23),
        "begins": dt.time(14, 20),
        "ends": dt.time(15, 50),
        "venue": "中央公民館",
        "trainers": ("佐藤",),
        "watcher": "山田",
    }
    return TrainingSession.model_validate(facts | more)


async def _plan(house: Site, id: str, **more: object) -> None:
    await house.app.training.planning.plan(SATO, _session(id, **more))


async def _waiting(house: Site, learners: dict[str, str]) -> None:
    """What waits for an officer: erasure, leaving, moving, a run of certificates, a list brought in."""
    app = house.app
    jiro = Person(role=Role.LEARNER, id=learners["jiro"], municipality=TOTTORI)
    await app.privacy.erasure_requests.ask(jiro, PIN)
    await app.people.withdrawals.ask(SUZUKI, learners["gone"], "stop", "self")
    await app.people.transfers.propose(SUZUKI, learners["moving"], IWAMI)
    await app.people.transfers.propose(TANAKA, learners["coming"], TOTTORI)
    await app.people.merges.merge(SUZUKI, learners["kept"], learners["merged"])
    await _uploaded(house)
    today = house.clock.now().date()
    await app.privacy.disclosure_requests.receive(SUZUKI, "disclose", learners["hanako"], "self", "運転免許証", today)
    issued = await app.certificates.desk.all(SUZUKI, TOTTORI)
    await app.certificates.print_runs.begin(SUZUKI, [one.id for one in issued][:2])
    await _bring(house, "前田 一郎,マエダ イチロウ,70代", "前田 二郎,マエダ ジロウ,60代")
    entered = await app.imports.runs.confirm(SUZUKI)
    await app.imports.runs.settled(entered.id)
    await _bring(house, "山本 よし子,ヤマモト ヨシコ,60代", "鳥取 花子,トットリ ハナコ,70代", "前田 正夫,,七十代")


async def _uploaded(house: Site) -> None:
    """A file of a room without internet has come back and was merged."""
    now = house.clock.now()
    facts = {"taking": "t", "machine": "m", "content": "c", "made_at": now, "sent_at": now, "sent_by": "staff:sato"}
    facts |= {"id": "ahead:c", "session": "ahead", "municipality": TOTTORI, "state": "done"}
    facts |= {"done_at": now, "done_by": "staff:suzuki"}
    back = UploadedReturn.model_validate(facts)
    await house.app.folder.store.run(lambda tx: records.save(tx, back))


async def _bring(house: Site, *rows: str) -> None:
    """A list of 鈴木's, whose rows are judged and wait for her."""
    drafts = house.app.imports.drafts
    draft = await drafts.read(SUZUKI, "名簿.csv", "\n".join(("氏名,フリガナ,年代", *rows)).encode())
    await drafts.judge(SUZUKI, draft.fields)
