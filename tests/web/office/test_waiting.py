"""今日すること: each line leads to a page that answers and offers the deed; what somebody else has to do is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import httpx
import pytest

from supporter.content.profiles import national
from supporter.domain.municipalities.municipality import Contact
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.access import Person, Role
from supporter.storage import records
from supporter.storage.base import Tx
from tests.support.cast import ADMINISTRATOR, PIN
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.support.web.shell import town

SUZUKI, MORI = (Person(role=Role.OFFICER, id=id, municipality=TOTTORI) for id in ("suzuki", "mori"))
TANAKA = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)


def shown(page: httpx.Response) -> dict[str, str]:
    """The lines of 今日すること: where each leads, by its number and words."""
    listed = re.search(r'<ul class="today">(.*?)</ul>', page.text, re.S)
    lines = re.findall(r'<li><b>(.*?)</b><span>(.*?)</span><a class="btn" href="(.*?)"', listed[1] if listed else "")
    return {f"{number} {words}": at.replace("&amp;", "&") for number, words, at in lines}


@dataclass(frozen=True)
class Case:
    """Something that waits: how it comes about, the line, what its page offers, and whom it waits for."""

    name: str
    made: Callable[[Site], Awaitable[object]]
    line: str
    deed: str
    waits_for: tuple[str, ...] = ("suzuki", "mori")


async def confirmation(house: Site) -> None:
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", issue="confirmed"), [])
    hanako, _ = await house.learner()
    await house.complete(hanako)


async def sealed(house: Site) -> None:
    await confirmation(house)
    (one,) = await house.app.administration.office.waiting(SUZUKI)
    await house.app.certificates.register.confirm(SUZUKI, one.id)


async def wish(house: Site) -> None:
    hanako, _ = await house.learner()
    await house.app.people.withdrawals.ask(SUZUKI, hanako, "erase", "self")


async def old_wish(house: Site) -> None:
    """Whoever sits alone looks again on another day."""
    await wish(house)

    def earlier(tx: Tx) -> None:
        for one in records.find(tx, Withdrawal, "municipality", TOTTORI):
            day = one.asked_on - dt.timedelta(days=1)
            records.save(tx, one.model_copy(update={"asked_on": day}))

    await house.app.folder.store.run(earlier)


async def move(house: Site) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.app.people.transfers.propose(TANAKA, taro, TOTTORI)


async def leaver(house: Site) -> None:
    hanako, _ = await house.learner()
    learner = Person(role=Role.LEARNER, id=hanako, municipality=TOTTORI)
    await house.app.privacy.erasure_requests.ask(learner, PIN)


async def lent(house: Site) -> None:
    day = house.clock.now().date()
    await house.app.municipalities.delegations.make(SUZUKI, TOTTORI, IWAMI, day, day, "協定", "affairs", ["rosters"])


async def past_its_time(house: Site) -> None:
    await house.app.municipalities.profiles.put(
        ADMINISTRATOR, town(TOTTORI, "鳥取市", retention_years=1, kept_years={"audit": 10}), []
    )
    await house.learner()
    house.clock.time = dt.datetime(2028, 4, 3, 9, tzinfo=house.clock.time.tzinfo)


async def disposal(house: Site) -> None:
    await past_its_time(house)
    await house.app.privacy.retention.propose(SUZUKI, "ledger", "文書管理規程第5条")


async def old_contact(house: Site) -> None:
    old = Contact(name="窓口", topics=("daily",), phone="0857-00-0009", checked_on=dt.date(2025, 11, 1))
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", contacts=(old,)), [])


async def old_national(house: Site) -> None:
    house.clock.pass_by(days=500)


async def quiet(house: Site) -> None:
    hanako, _ = await house.learner()
    learner = Person(role=Role.LEARNER, id=hanako, municipality=TOTTORI)
    await house.app.learning.lessons.read(learner, "kiso", house.app.library.course("kiso").step_refs()[:3])
    now, _ = await house.app.people.corrections.now(SUZUKI, hanako)
    heard = now.model_copy(update={"wants_news": True, "contact": "0857-00-1111"})
    await house.app.folder.store.run(lambda tx: records.save(tx, heard))
    house.clock.pass_by(days=14)


CASES = [
    Case("confirmation", confirmation, "1件 修了証の確認をお願いします", "1人ぜんぶに出す"),
    Case("sealed", sealed, "1件 公印を押して、お渡しする修了証", "お渡ししました"),
    Case("second look", wish, "1件 消す・とめる申し出の、二人目の確認", "確かめる", ("mori",)),
    Case("second look of one alone", old_wish, "1件 消す・とめる申し出の、二人目の確認", "確かめる"),
    Case("move in", move, "1件 ほかの市町村から移ってくる方の、受けとり", "受けとる"),
    Case("leaver", leaver, "1件 記録を消す申し出の、決定（あと30日）", "消すと決める"),
    Case("delegation", lent, "1件 委ねの、二人目の確認", "確かめました。開く", ("mori",)),
    Case("past its time", past_its_time, "1件 保存期間のすぎた記録", "廃棄を申し出る"),
    Case("disposal", disposal, "1件 廃棄の申し出の、二人目の確認", "目録を見て、確かめる", ("mori",)),
    Case("own contact", old_contact, "相談先の確認日がすぎています", 'value="checked"'),
    Case("national contacts", old_national, "相談先の確認日がすぎています", 'value="national"'),
    Case("quiet", quiet, "1人 2週間 開いていない方で、お知らせを希望した方", "tel:0857001111"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_waits_can_be_done_by_whom_it_waits_for(house: Site, case: Case) -> None:
    await case.made(house)
    for name in ("suzuki", "mori"):
        async with await house.officer(name, TOTTORI) as browser:
            lines = shown(await browser.get("/o"))
            found = [at for line, at in lines.items() if case.line in line]
            assert bool(found) == (name in case.waits_for), (name, lines)
            for line, at in lines.items():
                page = await browser.get(at)
                assert page.status_code == 200, line
                assert at not in found or case.deed in page.text, line
    async with await house.officer("tanaka", IWAMI) as tanaka:
        own = [line for line in shown(await tanaka.get("/o")) if case.line in line]
        # National contacts grow old for every town on the same day.
        assert not own or "相談先" in case.line, "nothing of 鳥取市 waits for 岩美町"


async def test_a_line_goes_when_it_is_done(house: Site) -> None:
    await old_national(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        (line,) = (line for line in shown(await suzuki.get("/o")) if "相談先" in line)
        late = [one for one in national() if one.overdue_on(house.clock.now().date())]
        assert line.startswith(f"{len(late)}件 ")
        seen = re.search(r'name="seen" value="(\w+)"', (await suzuki.get("/o/contacts")).text)
        assert seen
        stale = await suzuki.post(f"/o/contacts?m={TOTTORI}", data={"seen": "x", "go": "national"})
        assert "すぎたもの" in stale.text, "nothing is found right over somebody else's change"
        await suzuki.post(f"/o/contacts?m={TOTTORI}", data={"seen": seen[1], "go": "national"})
        assert [line for line in shown(await suzuki.get("/o")) if "相談先" in line] == []
        public = (await suzuki.get(f"/m/{TOTTORI}/help")).text
        assert "確認日がすぎています" not in public
    async with await house.officer("tanaka", IWAMI) as tanaka:
        assert [line for line in shown(await tanaka.get("/o")) if "相談先" in line], "each town has found for itself"


async def test_one_line_for_one_number(house: Site) -> None:
    known = next(one for one in national() if one.phone)
    own = known.model_copy(update={"name": "鳥取市の案内", "phone": known.phone.replace("-", "－")})
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", contacts=(own,)), [])
    async with house.browser() as browser:
        page = (await browser.get(f"/m/{TOTTORI}/help")).text
        assert "鳥取市の案内" in page and f">{known.name}<" not in page
        assert known.name in (await browser.get("/help")).text


async def test_many_certificates_are_confirmed_at_once_and_each_once(house: Site) -> None:
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", issue="confirmed"), [])
    for name in ("鳥取 花子", "𠮷田 さくら", "Maria Clara Amostra"):
        number, _ = await house.learner(name)
        await house.complete(number)
    iwami, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(iwami, IWAMI)
    foreign = (await house.app.administration.office.waiting(TANAKA))[0].id
    ids = [one.id for one in await house.app.administration.office.waiting(SUZUKI)]
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        nobody = await suzuki.post("/o/confirm", data={"go": "picked", "shown": " ".join(ids)})
        assert nobody.status_code == 422 and 'id="pick-fix"' in nobody.text
        page = await suzuki.post("/o/confirm", data={"go": "picked", "pick": [*ids[:2], ids[0], foreign, "x"]})
        assert "2人の修了証" in page.text and "第R8-基-0001号" in page.text and "第R8-基-0002号" in page.text
        page = await suzuki.post("/o/confirm", data={"go": "all", "shown": " ".join(ids)})
        assert "第R8-基-0003号" in page.text
        again = await suzuki.post("/o/confirm", data={"go": "all", "shown": " ".join(ids)})
        assert "新しく出した修了証は、ありません" in again.text
    deeds = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "certificate.confirm"]
    assert len(deeds) == 3 and len(await house.app.administration.office.waiting(TANAKA)) == 1


async def test_an_undecided_erasure_says_how_long_its_day_is_past(house: Site) -> None:
    await leaver(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        for late, told in ((-1, "あと1日"), (0, "きょう"), (6, "期限を6日すぎました")):
            await house.app.folder.store.run(partial(_asked_for, house.clock.now().date() - dt.timedelta(days=late)))
            assert f"記録を消す申し出の、決定（{told}）" in (await suzuki.get("/o")).text
        assert "<b>6日すぎました</b>" in (await suzuki.get("/o/leaving")).text


def _asked_for(day: dt.date, tx: Tx) -> None:
    for one in records.find(tx, ErasureRequest, "municipality", TOTTORI):
        records.save(tx, one.model_copy(update={"erase_on": day}))
