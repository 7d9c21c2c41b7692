"""A class from its plan to certificates and report: three towns, three phones, one on paper, one late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from supporter.domain.classroom.moves import STEADY
from tests.browser.test_class_phone import choose, reads, receipt
from tests.browser.test_class_stage import connected, unfold
from tests.support.browser.checks import axe, no_sideways
from tests.support.browser.learner import signed_in
from tests.support.browser.rig import NewPage, Screen, Server
from tests.support.browser.whole import cards_of, cells, download, enter, house, later, plan, read_code, words

DESK, POCKET, WALL = Screen(1280, 800), Screen(), Screen(1280, 720)
QUESTION = "hajimeni-dekiru"
POLL = "maeato-koe"


class Hall(NamedTuple):
    """Everybody's screen in the hall, and the address of the class."""

    remote: Page
    wall: Page
    helper: Page
    address: str
    code: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    server = house(tmp_path)
    yield server
    server.stop()


def looks_right(page: Page) -> None:
    axe(page)
    no_sideways(page)


def apply(phone: Page, site: Server) -> None:
    """Somebody of another town applies from the home of that town."""
    phone.goto(site.url + "/m/313025")
    phone.get_by_role("link", name="すべて見る").click()
    phone.locator("section", has_text="湖山公民館").get_by_role("link").click()
    phone.locator("[name=name]").fill("岩美 次郎")
    phone.locator("[name=kana]").fill("いわみ じろう")
    phone.locator("[name=municipality]").select_option("313025")
    phone.get_by_role("button", name="この内容で申し込む").click()
    expect(phone.get_by_role("heading", name="席をおとりしました")).to_be_visible()


def helper_of(desk: Page, site: Server, address: str, new_page: NewPage) -> Page:
    """The phone of the day's helper, let in by a pass without any password."""
    desk.goto(site.url + address + "/staff")
    desk.get_by_label("係の名前").fill("受付1")
    for duty in ("受付", "紙の答え"):
        desk.locator(".tick", has_text=duty).first.click()
    desk.get_by_role("button", name="札を作る").click()
    phone: Page = new_page(f"{site.url}/d#{desk.locator('.pass-card .big-no').inner_text()}", POCKET)
    phone.get_by_role("button", name="係の画面に入る").click()
    expect(phone.get_by_role("heading", name="きょうの係")).to_be_visible()
    return phone


def at_the_door(helper: Page, site: Server, address: str) -> None:
    """Number 1 for who has applied, number 2 for somebody without a phone, who has not."""
    helper.goto(site.url + address + "/reception")
    helper.get_by_role("button", name=re.compile("着いた.*岩美")).click()
    expect(helper.locator("#told")).to_contain_text("番号札 1 をお渡しください。")
    helper.locator("#name").fill("紙谷 みち")
    helper.locator("#kana").fill("かみや みち")
    helper.get_by_role("button", name="受け付ける").click()
    expect(helper.locator("#told")).to_contain_text("番号札 2 をお渡しください。")


def press(console: Page, button: Locator) -> None:
    """What goes on is pressed no sooner than a hand could mean it; the house's clock is ahead of the browser's."""
    console.wait_for_timeout(STEADY.total_seconds() * 1000 + 300)
    button.click()


def bind(hall_remote: Page, wall: Page) -> None:
    """The lecturer types the six digits of the wall."""
    expect(wall.locator("#digits")).to_have_text(re.compile(r"\d{3} \d{3}"))
    hall_remote.get_by_role("link", name="このスクリーンを使う").click()
    hall_remote.get_by_label("スクリーンの番号").fill(wall.locator("#digits").inner_text())
    hall_remote.get_by_role("button", name="このスクリーンを使う").click()
    expect(hall_remote.get_by_text("スクリーン：映っています")).to_be_visible()
    connected(hall_remote)


def look_around(remote: Page) -> None:
    """The five looks before a class."""
    for tick in remote.locator(".checks input").all():
        tick.check()
    expect(remote.get_by_text("始める前の確かめ（5／5）")).to_be_visible()


def with_account(phone: Page, wall: Page) -> None:
    """花子 reads the code on the wall, and takes part as herself."""
    phone.goto(read_code(wall.screenshot()))
    phone.locator("[data-me]").click()
    reads(phone, "header strong", "番号札 9")
    reads(phone, "h1", "つながりました")


def polled(hall: Hall, when: str, phones: dict[Page, int]) -> None:
    """The question without names, at the beginning or the end."""
    unfold(hall.remote)
    hall.remote.locator("#poll").select_option(f"{POLL}@{when}")
    press(hall.remote, hall.remote.get_by_role("button", name="この質問を出す"))
    expect(hall.wall.locator(".ask")).to_be_visible()
    for phone, place in phones.items():
        reads(phone, "h1", "声のかけ")
        choose(phone, place)
        receipt(phone)
    unfold(hall.remote)
    press(hall.remote, hall.remote.get_by_role("button", name="結果を見せる"))
    for phone in phones:
        reads(phone, "#note", "5人になるまで")
    expect(hall.wall.locator(".ask")).to_have_count(0)
    expect(hall.wall.locator(".bars li")).to_have_count(0)
    looks_right(hall.wall)


def asked(hall: Hall, site: Server, jiro: Page, hanako: Page) -> None:
    """One answers without a line, one with, one on paper: all in the same bars, which an undo brings back."""
    press(hall.remote, hall.remote.locator("#go-next"))
    for phone in (jiro, hanako):
        reads(phone, "h1", "よく眠れなくて")
    jiro.context.set_offline(True)
    choose(jiro, 1)
    reads(jiro, "#note", "まだ届いていません")
    choose(hanako, 0)
    receipt(hanako)
    hall.helper.goto(f"{site.url}{hall.address}/paper?key={QUESTION}")
    expect(hall.helper.locator("#number")).to_be_focused()
    hall.helper.keyboard.type("2")
    hall.helper.keyboard.press("Enter")
    hall.helper.keyboard.type("い")
    hall.helper.keyboard.press("Enter")
    expect(hall.helper.locator("#entries")).to_contain_text("受付済")
    expect(hall.wall.get_by_text("答えた人 2／3人")).to_be_visible()
    jiro.context.set_offline(False)
    receipt(jiro)
    expect(hall.wall.get_by_text("答えた人 3／3人")).to_be_visible()
    unfold(hall.remote)
    hall.remote.get_by_role("button", name="しめきる").click()
    expect(hall.remote.get_by_text("しめきりました").first).to_be_visible()
    press(hall.remote, hall.remote.get_by_role("button", name="結果を見せる"))
    bars = hall.wall.locator(".bars li")
    expect(bars.nth(0)).to_contain_text("1人")
    expect(bars.nth(1)).to_contain_text("2人")
    for phone in (jiro, hanako):
        reads(phone, ".bars", "2人")
    unfold(hall.remote)
    hall.remote.get_by_role("button", name="休憩 10分").click()
    expect(hall.wall.get_by_text("休憩です")).to_be_visible()
    reads(hanako, "h1", "休憩")
    hall.remote.get_by_role("button", name=re.compile("取り消す")).click()
    expect(bars.nth(1)).to_contain_text("2人")
    reads(hanako, ".bars", "2人")


def comes_late(phone: Page, hall: Hall, site: Server) -> None:
    """With the six digits and a name, wishing for a certificate of a third town."""
    phone.goto(site.url + "/j")
    phone.locator("#c1").fill(hall.code)
    phone.locator("#join .main").click()
    phone.locator("[data-go=name]").click()
    phone.locator("[value=yes]").check()
    phone.locator("#name").fill("智頭 おくれ")
    phone.locator("#kana").fill("ちづ おくれ")
    phone.locator("#town").select_option("313289")
    looks_right(phone)
    phone.locator("#named .main").click()
    reads(phone, "header strong", "番号札 10")
    reads(phone, "#note", "2人")
    press(hall.remote, hall.remote.locator("#go-next"))
    reads(phone, "main", "途中です")


def voices(hall: Hall, late: Page, hanako: Page) -> None:
    """A question from a seat is shown on the wall, and answered."""
    late.locator("[data-go=voices]").click()
    late.locator("#words-in").fill("次は、いつですか。")
    late.locator("#voice .main").click()
    reads(late, "#heard", "次は、いつですか。")
    unfold(hall.remote)
    hall.remote.get_by_role("link", name=re.compile("^質問(?!をつくる)")).click()
    hall.remote.get_by_role("button", name=re.compile("電話に出す")).click()
    hanako.locator("[data-go=voices]").click()
    hanako.locator("[data-vote]").click()
    reads(hanako, "#heard", "1人")
    hall.remote.get_by_role("button", name=re.compile("スクリーンに大きく出す")).click()
    expect(hall.wall.locator(".voice")).to_contain_text("次は、いつですか。")
    hall.remote.get_by_role("button", name="スクリーンから下げる").click()
    hall.remote.get_by_role("button", name=re.compile("回答済みにする")).click()
    for phone in (late, hanako):
        reads(phone, "#heard", "回答済み")
        phone.locator("header [data-go='']").click()
    hall.remote.get_by_role("link", name="進行の画面にもどる").click()
    expect(hall.remote.locator("#go-next")).to_contain_text("次へ")
    connected(hall.remote)


def end(hall: Hall, phones: dict[Page, str]) -> None:
    """It is over, and every phone says what it has to keep or still to do."""
    unfold(hall.remote)
    hall.remote.get_by_role("link", name="終わる", exact=True).click()
    hall.remote.get_by_role("button", name="終わる").click()
    expect(hall.wall.get_by_text("おつかれさまでした")).to_be_visible()
    for phone, told in phones.items():
        reads(phone, "h1", "おつかれさまでした")
        reads(phone, "main", told)


def finish(desk: Page, site: Server, address: str) -> None:
    """What is proposed is confirmed in one press; the papers say the same."""
    desk.goto(site.url + address + "/finish")
    late = desk.get_by_role("row", name=re.compile("智頭 おくれ"))
    expect(late).to_contain_text("22分おくれ")
    expect(late).to_contain_text("あと 2章")
    looks_right(desk)
    desk.get_by_role("button", name="4人を、この内容で確定する").click()
    expect(desk.get_by_text("4人を確定しました")).to_be_visible()
    looks_right(desk)
    certificates = words(download(desk, address + "/certificates.pdf"))
    assert len(re.findall(r"第R8-基-\d{4}号", certificates)) == 2, "each town issues to its own people"
    assert "紙谷みち様" in certificates and "鳥取花子様" in certificates and "岩美" not in certificates
    desk.goto(site.url + address + "/report")
    looks_right(desk)
    report, sheet = download(desk, address + "/report.pdf"), cells(download(desk, address + "/report.xlsx"))
    for found in (
        "受講者4人電話3人紙1人",
        "修了3人",
        "参加のみ1人",
        "智頭町出しません",
        "答えた人3人（電話2人・紙1人）",
        "めやすのとおり2人（67%）",
    ):
        assert found in words(report), found
    assert {"4", "電話 3人　紙 1人", "67", "智頭町", "出しません", "湖山公民館"} <= sheet
    assert not any(name in text for name in ("花子", "みち", "次郎", "おくれ") for text in (words(report), *sheet))


def claims(phone: Page, card: str) -> None:
    """Who took part on paper scans her card, and sees her certificate."""
    phone.goto(card)
    phone.locator("a[href^='/claim#']").click()
    phone.wait_for_url("**/claim")
    phone.get_by_label(re.compile("番号札の番号")).fill("2")
    phone.get_by_role("button", name="確かめる").click()
    expect(phone.get_by_text("紙○ み○")).to_be_visible()
    phone.get_by_label(re.compile("暗証番号を決める")).fill("582913")
    phone.locator("input[name=device][value=mine]").check()
    phone.get_by_role("button", name="受け取る").click()
    phone.get_by_role("link", name=re.compile("記録と修了証を見る")).click()
    looks_right(phone)
    expect(phone.get_by_text(re.compile("会場で受けた日：.*湖山公民館"))).to_be_visible()
    phone.get_by_role("link", name="見る・保存する").click()
    expect(phone.get_by_text("紙谷 みち").first).to_be_visible()
    looks_right(phone)


def in_her_own_town(desk: Page, site: Server, address: str) -> None:
    """田中 of 岩美町 has one more on her roster, and finds nobody of the other towns anywhere."""
    desk.goto(site.url + "/o/roster")
    expect(desk.get_by_role("row", name=re.compile("岩美 次郎"))).to_contain_text("集合")
    for path in ("/o/roster", "/o/confirm", "/o/certificates", "/o/desk", "/t"):
        desk.goto(site.url + path)
        for name in ("花子", "みち", "おくれ"):
            expect(desk.get_by_text(name)).to_have_count(0)
    for path in ("", "/finish", "/report", "/certificates.pdf", "/report.pdf", "/report.xlsx", "/reception"):
        assert desk.request.get(site.url + address + path).status == 403, path


def test_a_whole_class(served: Server, new_page: NewPage, tmp_path: Path) -> None:
    suzuki = enter(new_page(served.url + "/staff", DESK), "suzuki")
    address = plan(suzuki, served)
    jiro = new_page(served.url, POCKET)
    apply(jiro, served)
    cards = cards_of(download(suzuki, address + "/papers/cards.pdf", count="8"), tmp_path)
    helper = helper_of(suzuki, served, address, new_page)

    remote = enter(new_page(served.url + "/staff", POCKET), "sato")
    remote.goto(served.url + address)
    connected(remote)
    look_around(remote)
    wall = new_page(served.url + "/p", WALL)
    bind(remote, wall)
    remote.locator("#go-next").click()
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    hall = Hall(remote, wall, helper, address, wall.locator(".code").inner_text().replace(" ", "")[:6])
    at_the_door(helper, served, address)
    jiro.goto(cards[0])
    reads(jiro, "header strong", "番号札 1")
    hanako = signed_in(served, new_page)
    with_account(hanako, wall)

    later(served, 10)
    press(remote, remote.locator("#go-next"))
    expect(wall.locator(".slide")).to_be_visible()
    for phone in (jiro, hanako):
        reads(phone, "h1", "この講座でめざすこと")
    polled(hall, "before", {jiro: 2, hanako: 1})
    asked(hall, served, jiro, hanako)
    later(served, 32)
    late = new_page(served.url, POCKET)
    comes_late(late, hall, served)
    voices(hall, late, hanako)
    polled(hall, "after", {jiro: 1, hanako: 0, late: 0})
    end(hall, {jiro: "番号札の裏の引換番号", hanako: "マイページに入ります", late: "あと2章で修了です"})
    for phone in (jiro, hanako, late):
        looks_right(phone)

    finish(suzuki, served, address)
    late.reload()
    reads(late, "main", "引換番号")  # has a record now, and no account yet
    hanako.locator("main a[href$='/my']").click()
    expect(hanako.get_by_text(re.compile("会場で受けた日：.*湖山公民館"))).to_be_visible()
    claims(new_page(served.url, POCKET), cards[1])
    in_her_own_town(enter(new_page(served.url + "/staff", DESK), "tanaka"), served, address)
