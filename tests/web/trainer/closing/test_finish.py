"""After a class over HTTP: who finishes, prints and reports it, and a record claimed in three languages."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from html import unescape
from io import BytesIO

import httpx
import pikepdf
import pytest
from openpyxl import load_workbook

from supporter import wording
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.classroom.seats import Taken, Way
from tests.support.web.people_site import IWAMI, PIN, TOTTORI, Site
from tests.web.trainer.classroom.test_pages import FORM, held, hidden, planned

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
KEY = "hajimeni-dekiru"
PAGES = ("/finish", "/finish/1", "/report", "/report.pdf", "/report.xlsx", "/tally.xlsx", "/certificates.pdf")


@pytest.fixture
async def suzuki(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("suzuki", TOTTORI) as browser:
        yield browser


async def ended(house: Site, browser: httpx.AsyncClient, *people: str, answers: bool = True) -> tuple[str, list[Taken]]:
    """A class that was held with these people, who want certificates; its address and their seats."""
    address = await planned(browser, held_on="2026-12-23", begins="14:20")
    return address, await held_with(house, address, *people, answers=answers)


async def held_with(
    house: Site, address: str, *people: str, answers: bool = True, certificate: bool = True
) -> list[Taken]:
    """The class of that address, from its doors to its end."""
    app, id = house.app, address.removeprefix("/t/")
    await app.classroom.control.open(SATO, id)
    await app.classroom.control.start(SATO, id)
    await app.classroom.control.open_question(SATO, id, KEY)
    seats = []
    for name in people:
        guest = Guest(name=name, kana="トットリ", municipality=TOTTORI, certificate=certificate)
        secret = secrets.token_hex(16)
        seats.append(await app.classroom.seats.join(READER, id, Way(guest=guest), secret))
        if answers:
            await app.classroom.answers.answer(id, secret, KEY, ("1",), 1)
    await app.classroom.control.end(SATO, id)
    return seats


async def test_an_officer_confirms_prints_and_reports(house: Site, suzuki: httpx.AsyncClient) -> None:
    address, _ = await ended(house, suzuki, "会場 一子", "会場 二子")
    assert "仕上げ前" in (await suzuki.get("/t")).text
    page = await suzuki.get(f"{address}/finish")
    assert "2人を、この内容で確定する" in page.text and "会場 一子" in page.text
    for _ in range(2):
        answer = await suzuki.post(f"{address}/finish", data={"go": "confirm"})
        assert answer.headers["location"] == f"{address}/finish"
    page = await suzuki.get(f"{address}/finish")
    assert "2人を確定しました" in page.text and "第R8-基-0002号" in page.text
    assert "仕上げ済み" in (await suzuki.get("/t")).text
    file = await suzuki.get(f"{address}/certificates.pdf")
    with pikepdf.open(BytesIO(file.content)) as pdf:
        assert len(pdf.pages) == 2
    cards = await suzuki.post(f"{address}/cards.pdf")
    with pikepdf.open(BytesIO(cards.content)) as pdf:
        assert len(pdf.pages) == 2
    report = (await suzuki.get(f"{address}/report")).text
    assert "出しません</td>" in report and "count=" not in report
    assert (await suzuki.get(f"{address}/report.pdf")).content.startswith(b"%PDF-")
    sheet = await suzuki.get(f"{address}/report.xlsx")
    assert sheet.content.startswith(b"PK") and "attachment" in sheet.headers["content-disposition"]


async def test_the_papers_of_a_class_are_a_press_each_and_say_what_is_missing(
    house: Site, suzuki: httpx.AsyncClient
) -> None:
    address, _ = await ended(house, suzuki, "会場 一子")
    before = (await suzuki.get(f"{address}/finish")).text
    for press in (f'href="{address}/report.pdf"', f'href="{address}/tally.xlsx"'):
        assert press in before, "also before anybody is confirmed"
    assert "まだ「案」です。あと 1人を確定すると" in before and "先に、上の「1人を、この内容で確定する」" in before
    assert f"{address}/certificates.pdf" not in before and f"{address}/papers/supporter.pdf" not in before
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    after = (await suzuki.get(f"{address}/finish")).text
    assert "修了証 1枚を印刷する（PDF）" in after and "まだ「案」です" not in after
    assert "サポーター登録をした方がいると、刷れます" in after
    sheet = await suzuki.get(f"{address}/tally.xlsx")
    assert load_workbook(BytesIO(sheet.content)).sheetnames[0] == "はじめに" and "会場 一子" not in str(cells(sheet))
    named = await suzuki.post(f"{address}/tally-names.xlsx")
    assert "会場 一子" in cells(named) and "attachment" in named.headers["content-disposition"]
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as sato:
        seen = (await sato.get(f"{address}/finish")).text
        assert seen.count("市町村の担当が刷ります") == 2 and "certificates.pdf" not in seen


def cells(file: httpx.Response) -> set[object]:
    """Everything that stands in a workbook."""
    book = load_workbook(BytesIO(file.content))
    return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None}


async def test_a_proposal_is_changed_with_a_reason(house: Site, suzuki: httpx.AsyncClient) -> None:
    address, _ = await ended(house, suzuki, "会場 一子", answers=False)
    one = f"{address}/finish/1"
    assert "あと 確認テスト" in (await suzuki.get(f"{address}/finish")).text
    page = await suzuki.post(one, data={"outcome": "completed", "reason": ""})
    assert page.status_code == 422 and 'id="reason-fix"' in page.text
    await suzuki.post(one, data={"outcome": "completed", "reason": "紙で答えた"})
    assert "担当が決めました：紙で答えた" in (await suzuki.get(f"{address}/finish")).text
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    assert "もう確定しています" in (await suzuki.get(one)).text
    assert (await suzuki.get(f"{address}/finish/99")).status_code == 400


async def test_the_voices_of_a_report_are_chosen(house: Site, suzuki: httpx.AsyncClient) -> None:
    address, _ = await ended(house, suzuki, "会場 一子")
    await suzuki.post(f"{address}/report", data={"text-0": "書きなおした声", "pick-0": "1", "text-1": "えらばない声"})
    session = await held(house, address)
    assert session.voices == ("書きなおした声",)
    page = await suzuki.post(f"{address}/report", data={"other": "あ" * 201})
    assert page.status_code == 422 and 'id="other-fix"' in page.text
    form = hidden(await suzuki.get(f"{address}/plan"))
    assert "id" in form
    await suzuki.post("/t/new", data={**FORM, "id": session.id})
    assert (await held(house, address)).voices == ("書きなおした声",)


async def test_page_and_excel_tell_the_same(house: Site, suzuki: httpx.AsyncClient) -> None:
    address, _ = await ended(house, suzuki, *(f"会場 {n}子" for n in range(6)))
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    await suzuki.post(f"{address}/report", data={"other": "あいさつから始めます"})
    page = unescape((await suzuki.get(f"{address}/report")).text)
    book = load_workbook(BytesIO((await suzuki.get(f"{address}/report.xlsx")).content))
    assert book.sheetnames == ["実施報告", "参加した人", "講座の中の質問", "参加した人の声"]
    told = {str(cell) for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True) for cell in row if cell}
    told -= {"報告者", "鳥取市 福祉課"}
    assert "あいさつから始めます" in told and {text for text in told if text not in page} == set()
    assert re.findall(r"<b>6<small>人</small></b>", page) and "<b>100<small>%</small></b>" in page
    assert ("受講者", 6, "人") in {row[:3] for row in book["実施報告"].iter_rows(values_only=True)}
    row = next(book["参加した人"].iter_rows(min_row=2, values_only=True))
    assert row == ("年代", "答えない・聞いていない", 6)


@pytest.mark.parametrize("page", PAGES)
async def test_another_town_reaches_nothing_of_it(house: Site, suzuki: httpx.AsyncClient, page: str) -> None:
    address, _ = await ended(house, suzuki, "会場 一子")
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    async with await house.officer("tanaka", IWAMI) as tanaka:
        answer = await tanaka.get(address + page)
        assert answer.status_code == 403 and "会場 一子" not in answer.text
        assert (await tanaka.post(f"{address}/finish", data={"go": "undo"})).status_code == 403
        for posted in ("/cards.pdf", "/tally-names.xlsx"):
            assert (await tanaka.post(address + posted)).status_code == 403
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as sato:
        expected = 403 if page == "/certificates.pdf" else 200
        assert (await sato.get(address + page)).status_code == expected
    assert (await house.browser().get(address + page)).headers["location"] == "/staff"


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
async def test_a_record_is_claimed_in_every_language(
    house: Site, suzuki: httpx.AsyncClient, browser: httpx.AsyncClient, language: str
) -> None:
    address, (taken,) = await ended(house, suzuki, "会場 一子")
    browser.cookies.set("reading", f"m-off-auto-{language}")
    typed = {"number": str(taken.seat.number), "code": taken.claim}
    token = wording.language.set(language)  # type: ignore[arg-type]
    waiting = wording.sentence("claim.waiting")[:12]
    wording.language.reset(token)
    page = await browser.post("/claim", data=typed)
    assert page.status_code == 422 and waiting in page.text
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    page = await browser.post("/claim", data={**typed, "code": "7K3QX9TM4P"})
    assert page.status_code == 403 and 'id="code-fix"' in page.text
    page = await browser.post("/claim", data=typed)
    assert page.status_code == 200 and "会○ 一○" in page.text and "一子" not in page.text
    take = {**hidden(page), "go": "take", "pin": PIN, "device": "mine"}
    assert 'id="pin-fix"' in (await browser.post("/claim", data=take | {"pin": "1"})).text
    assert 'device-fix"' in (await browser.post("/claim", data=take | {"device": ""})).text
    done = await browser.post("/claim", data=take)
    assert done.status_code == 200 and "会場 一子" in done.text and "/my" in done.text
    assert browser.cookies.get("signin")
    again = await browser.post("/claim", data=typed)
    assert again.status_code == 422


async def test_a_name_that_was_lacking_is_given_by_staff_after_confirming(
    house: Site, suzuki: httpx.AsyncClient
) -> None:
    address = await planned(suzuki, held_on="2026-12-23", begins="14:20")
    (taken,) = await held_with(house, address, "はな", certificate=False)
    one = f"{address}/finish/{taken.seat.number}"
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    page = await suzuki.get(f"{address}/finish")
    assert "お名前か市町村がたりない（1人）" in page.text and f'href="{one}"' in page.text
    assert 'name="municipality"' not in (await suzuki.get(one)).text  # one town takes part alone
    page = await suzuki.post(one, data={"go": "supply", "name": ""})
    assert page.status_code == 422 and 'id="name-fix"' in page.text
    assert (await suzuki.post(one, data={"go": "supply", "name": "会場 花子"})).headers["location"] == one
    page = await suzuki.get(f"{address}/finish")
    assert "1人を、この内容で確定する" in page.text and "たりない" not in page.text
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    assert "第R8-基-0001号" in (await suzuki.get(f"{address}/finish")).text


async def test_who_holds_the_number_gives_the_name_and_takes_the_record(
    house: Site, suzuki: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    address = await planned(suzuki, held_on="2026-12-23", begins="14:20")
    (taken,) = await held_with(house, address, "はな", certificate=False)
    await suzuki.post(f"{address}/finish", data={"go": "confirm"})
    typed = {"number": str(taken.seat.number), "code": taken.claim}
    page = await browser.post("/claim", data=typed)
    assert page.status_code == 200 and 'name="name"' in page.text and 'name="kana"' in page.text
    page = await browser.post("/claim", data={**typed, "go": "supply", "name": "😀"})
    assert page.status_code == 422 and 'id="name-fix"' in page.text
    page = await browser.post("/claim", data={**typed, "go": "supply", "name": "Maria Santos"})
    assert page.status_code == 200 and "修了" in page.text
    done = await browser.post("/claim", data={**typed, "go": "take", "pin": PIN, "device": "mine"})
    assert done.status_code == 200 and "Maria Santos" in done.text
