"""The pages of staff: each sees what their post allows, and 田中 of 岩美町 sees nothing of 鳥取市."""

from __future__ import annotations

import datetime as dt
import io
import re

import httpx
import openpyxl
import pytest

from supporter.domain.municipalities.municipality import Contact
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import IWAMI, PASSWORD, TOTTORI, Site
from tests.support.web.shell import town

OFFICE = ["/o", "/o/roster", "/o/desk", "/o/confirm", "/o/reminders", "/o/contacts", "/o/leaving", "/o/staff"]
OFFICE += ["/o/certificates", "/o/stock", "/o/town", "/o/regions"]
KEPT = {"/o/staff", "/o/audit", "/o/delegations"}
DUTY = {"/o/duty"}
OFFICE += ["/o/people", "/o/people/new", "/o/people/duplicates", "/o/people/moves", "/o/import"]


async def test_the_first_password_is_changed_before_anything_else(house: Site, browser: httpx.AsyncClient) -> None:
    first = await house.app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    page = await browser.post("/staff", data={"id": "suzuki", "password": "wrong password"})
    assert page.status_code == 403 and "suzuki" in page.text and "wrong password" not in page.text
    answer = await browser.post("/staff", data={"id": "suzuki", "password": first})
    assert answer.headers["location"] == "/staff/password"
    assert (await browser.get("/o")).headers["location"] == "/staff"
    assert "12文字以上" in (await browser.get("/staff/password")).text
    page = await browser.post("/staff/password", data={"password": "short"})
    assert page.status_code == 422 and 'id="password-fix"' in page.text and "short" not in page.text
    assert (await browser.post("/staff/password", data={"password": PASSWORD})).headers["location"] == "/o"
    home = await browser.get("/o")
    assert "鈴木さん" in home.text and "鳥取市" in home.text


async def test_too_many_wrong_passwords_rest(house: Site, browser: httpx.AsyncClient) -> None:
    await house.app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    for _ in range(6):
        page = await browser.post("/staff", data={"id": "suzuki", "password": "wrong password"})
    assert page.status_code == 429 and 'id="password-fix"' in page.text


@pytest.mark.parametrize("address", [*OFFICE, "/o/surveys"])
async def test_readers_and_learners_see_no_office(house: Site, browser: httpx.AsyncClient, address: str) -> None:
    assert (await browser.get(address)).headers["location"] == "/staff"
    _, code = await house.learner()
    await browser.post("/in/card", data={"code": code})
    page = await browser.get(address)
    assert page.status_code == 403 and "担当の市町村の方だけ" in page.text


SEEN = {
    Role.OFFICER: {
        *("/o/people", "/o/people/new", "/o/people/duplicates", "/o/people/moves", "/o/import"),
        *("/o", "/o/roster", "/o/desk", "/o/confirm", "/o/reminders", "/o/contacts", "/o/leaving", "/o/surveys"),
        *("/o/certificates", "/o/stock", "/o/town"),
        *("/o/figures", "/o/figures/sessions"),
        *KEPT,
        *DUTY,
    },
    Role.TRAINER: {"/o"},  # and, as everybody, /o/safe
    Role.COORDINATOR: {"/o", "/o/surveys", "/o/figures", "/o/figures/sessions"},
    Role.ADMINISTRATOR: {"/o", "/o/town", "/o/contacts", "/o/regions", *KEPT},
}


@pytest.mark.parametrize("role", SEEN)
async def test_each_role_opens_its_own_pages_alone(house: Site, role: Role) -> None:
    async with await house.officer("somebody", TOTTORI, role) as browser:
        for address in (*OFFICE, "/o/figures", "/o/figures/sessions"):
            page = await browser.get(address)
            assert page.status_code == (200 if address in SEEN[role] else 403), address
        home = await browser.get("/o")
        assert set(re.findall(r'<a href="(/o[^"?]*)', home.text)) <= SEEN[role] | {"/o/safe"}
        assert (await browser.get("/o/safe")).status_code == 200


async def test_the_roster_of_the_own_town_alone(house: Site) -> None:
    hanako, _ = await house.learner("鳥取 花子")
    await house.complete(hanako)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        home, roster = await suzuki.get("/o"), await suzuki.get("/o/roster")
        # Each number opens its roster, hence the tags between.
        told = re.sub("<[^>]+>", "", home.text)
        assert "実人数で1人（延べ1人）です。うち今年度の修了は延べ1人、講座の開催は0回です。" in told and "現在" in told
        assert "鳥取 花子" in roster.text and "1人" in roster.text
    async with await house.officer("tanaka", IWAMI) as tanaka:
        pages = [await tanaka.get(address) for address in OFFICE if address not in ("/o/staff", "/o/town")]
        pages.append(await tanaka.get(f"/o/roster?municipality={TOTTORI}&programme=tsunagari"))
        pages.append(await tanaka.post("/o/desk", data={"number": hanako, "go": "find"}))
        pages.append(await tanaka.post("/o/desk", data={"number": hanako, "go": "give", "reason": "phone"}))
        pages.append(
            await tanaka.post("/o/roster/export", data={"form": "csv", "reason": "papers", "municipality": TOTTORI})
        )
    for page in pages:
        assert "花子" not in page.text and "鳥取市" not in page.text and "トットリ" not in page.text
    assert "まだ、修了した方がいません" in pages[1].text
    assert pages[-3].status_code == pages[-2].status_code == 422


async def test_an_export_needs_a_reason_and_is_audited(house: Site) -> None:
    hanako, _ = await house.learner("𠮷田 花子")
    await house.complete(hanako)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.post("/o/roster/export", data={"form": "xlsx", "reason": ""})
        assert page.status_code == 422 and 'id="reason-fix"' in page.text and "𠮷田 花子" in page.text
        files = {
            form: await suzuki.post("/o/roster/export", data={"form": form, "reason": "papers", "seen": "yes"})
            for form in ("xlsx", "csv", "csv-cp932")
        }
        assert (await suzuki.post("/o/roster/export", data={"form": "exe", "reason": "papers"})).status_code == 422
    for answer in files.values():
        assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content))
    assert "𠮷田 花子" in [cell.value for cell in book.worksheets[0][2]]
    assert "𠮷田 花子" in files["csv"].content.decode("utf-8-sig")
    assert files["csv-cp932"].headers["content-type"] == "application/zip"
    entries = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "roster.export"]
    assert len(entries) == 3 and entries[0]["facts"]["reason"] == "修了証の準備"


async def test_the_desk_finds_a_person_and_gives_a_pin_for_a_reason(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        found = await suzuki.post("/o/desk", data={"number": f"{number[:4]}-{number[4:]}", "go": "find"})
        assert "鳥取 花子 様" in found.text and "big-no" not in found.text
        page = await suzuki.post("/o/desk", data={"number": number, "go": "give", "reason": ""})
        assert page.status_code == 422 and 'id="reason-fix"' in page.text and "鳥取 花子 様" in page.text
        page = await suzuki.post("/o/desk", data={"number": number, "go": "give", "reason": "counter"})
        assert re.search(r'big-no">\d{6}<', page.text) and page.headers["cache-control"] == "no-store"
    entries = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "learner.reset_pin"]
    assert [entry["facts"]["reason"] for entry in entries] == ["窓口で、ご本人を確かめた"]


async def test_a_confirmed_town_issues_by_hand(house: Site) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(taro, IWAMI)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        assert "1件" in (await tanaka.get("/o")).text
        page = await tanaka.get("/o/confirm")
        summary = re.search(r'name="summary" value="([^"]+)"', page.text)
        assert "岩美 太郎" in page.text and summary
        async with await house.officer("suzuki", TOTTORI) as suzuki:
            refused = await suzuki.post("/o/confirm", data={"summary": summary[1]})
            assert refused.status_code == 403 and "岩美 太郎" not in refused.text
        page = await tanaka.post("/o/confirm", data={"summary": summary[1]})
        assert "第R8-基-0001号" in page.text and "お渡しを待つ修了証" in page.text
        assert "ご本人の画面には「準備しています」と出ています" in page.text, "the seal comes first"
        address = re.search(r'href="(/m/[^"]+\.pdf)"', page.text)
        assert address and (await tanaka.get(address[1])).content.startswith(b"%PDF-")


async def test_a_sealed_certificate_is_handed_over_once_and_then_its_owner_sees_it(house: Site) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(taro, IWAMI)
    owner = Person(role=Role.LEARNER, id=taro, municipality=IWAMI)
    async with await house.officer("tanaka", IWAMI) as tanaka, await house.officer("suzuki", TOTTORI) as suzuki:
        summary = re.search(r'name="summary" value="([^"]+)"', (await tanaka.get("/o/confirm")).text)
        assert summary
        page = (await tanaka.post("/o/confirm", data={"summary": summary[1]})).text
        sealed = re.search(r'name="certificate" value="([^"]+)"', page)
        assert sealed and not (await house.app.certificates.register.of(owner, taro))[0].may_be_shown
        refused = await suzuki.post("/o/hand-over", data={"certificate": sealed[1]})
        assert refused.status_code == 403 and "太郎" not in refused.text
        handed = (await tanaka.post("/o/hand-over", data={"certificate": sealed[1]})).text
        assert "お渡しした日を、記録しました" in handed and "お待ちの方はいません" in handed
        house.clock.pass_by(minutes=20)
        await tanaka.post("/o/hand-over", data={"certificate": sealed[1]})
        assert (await tanaka.post("/o/hand-over", data={"certificate": "no-such"})).status_code == 403
    (mine,) = await house.app.certificates.register.of(owner, taro)
    assert mine.may_be_shown and mine.handed_over_by == "staff:tanaka"
    assert (
        len([doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "certificate.handed_over"])
        == 1
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"status": "revoked"}, "cert.revoked"), ({"erased_on": dt.date(2026, 12, 24)}, "cert.erased")],
)
async def test_what_is_revoked_or_erased_is_handed_to_nobody(
    house: Site, changes: dict[str, object], code: str
) -> None:
    taro, _ = await house.learner("岩美 太郎", IWAMI)
    await house.complete(taro, IWAMI)
    tanaka = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
    (waiting,) = await house.app.administration.office.waiting(tanaka)
    sealed = await house.app.certificates.register.confirm(tanaka, waiting.id)
    kept = sealed.model_copy(update=changes)
    await house.app.folder.store.run(lambda tx: records.save(tx, kept))
    with pytest.raises(Refused) as refused:
        await house.app.certificates.hand_overs.hand_over(tanaka, sealed.id)
    assert refused.value.code == code
    assert [
        doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "certificate.handed_over"
    ] == []


async def test_coordinators_see_counts_without_names(house: Site) -> None:
    hanako, _ = await house.learner()
    await house.complete(hanako)
    async with await house.officer("koiki", "", Role.COORDINATOR) as browser:
        page = await browser.get("/o")
    assert "鳥取市" in page.text and "岩美町" in page.text and "花子" not in page.text


async def test_an_administrator_adds_staff_and_ends_a_post(house: Site) -> None:
    async with await house.officer("kanri", "", Role.ADMINISTRATOR) as kanri:
        form = {"id": "Suzuki", "name": "鈴木", "role": "officer", "municipality": "", "ends_on": ""}
        page = await kanri.post("/o/staff", data=form)
        assert page.status_code == 422 and 'id="municipality-fix"' in page.text and "鈴木" in page.text
        page = await kanri.post("/o/staff", data={**form, "municipality": TOTTORI, "ends_on": "2027-03-31"})
        first = re.search(r'class="big-no">([^<]+)<', page.text)
        assert first and "令和9年3月31日" in page.text
        async with house.browser() as suzuki:
            assert (await suzuki.post("/staff", data={"id": "suzuki", "password": first[1]})).status_code == 303
        assert 'id="id-fix"' in (await kanri.post("/o/staff", data={**form, "municipality": TOTTORI})).text
        await kanri.post("/o/staff", data={"id": "suzuki", "go": "end"})
        assert "終わりました" in (await kanri.get("/o/staff")).text


async def test_staff_sign_out(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert (await suzuki.post("/out", data={"then": "/staff"})).headers["location"] == "/staff"
        assert (await suzuki.get("/o")).headers["location"] == "/staff"


async def test_who_stopped_on_the_way_is_listed_for_their_own_town(house: Site) -> None:
    hanako, _ = await house.learner("鳥取 花子")
    person = Person(role=Role.LEARNER, id=hanako, municipality=TOTTORI)
    await house.app.learning.lessons.read(person, "kiso", house.app.library.course("kiso").step_refs()[:3])
    house.clock.pass_by(days=14)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        assert "開いていない方" not in (await suzuki.get("/o")).text, "nobody is called who did not ask for it"
        page = (await suzuki.get("/o/reminders")).text
        assert "鳥取 花子" in page and "3／" in page and "令和8年12月23日" in page
        foreign = (await tanaka.get("/o/reminders")).text
        assert "花子" not in foreign and "声をかける方はいません" in foreign
    looks = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "reminder.read"]
    assert {(doc["actor"], doc["facts"]["rows"]) for doc in looks} == {("staff:suzuki", "1"), ("staff:tanaka", "0")}


async def test_contacts_past_their_date_are_told_to_the_officer(house: Site) -> None:
    old = Contact(name="鳥取市の窓口", topics=("daily",), phone="0857-00-0009", checked_on=dt.date(2025, 11, 1))
    fresh = old.model_copy(update={"name": "新しい窓口", "checked_on": dt.date(2026, 12, 1)})
    profile = town(TOTTORI, "鳥取市", contacts=(old, fresh))
    await house.app.municipalities.profiles.put(ADMINISTRATOR, profile, [])
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert "相談先の確認日がすぎています" in (await suzuki.get("/o")).text
        page = (await suzuki.get("/o/contacts")).text
    assert page.count("すぎています</span>") == 1
    assert page.index("鳥取市の窓口") < page.index("すぎています</span>") < page.index("新しい窓口")
    assert page.index("鳥取市の窓口") < page.index("こころの健康相談統一ダイヤル"), "what the town can mend comes first"
