"""A class that a lecturer makes: own slides, a question of the moment, a conversation, phases, a cloud, a cut line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_class_phone import choose, reads, receipt
from tests.browser.test_class_stage import TOKYO, connected, say, seat, steady
from tests.browser.test_whole_class import bind
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.made import CLOUD, STORY, house, slides
from tests.support.browser.rig import NewPage, Screen, Server
from tests.support.browser.whole import enter

ASKED = "つぎの会にも、来られますか。"
START, CALLED = "shinbun@start", "shinbun@yobu"


class Hall(NamedTuple):
    """Everybody's screen, the path of the class, its code, and the secrets of three more phones."""

    desk: Page
    wall: Page
    phone: Page
    helper: Page
    site: Server
    path: str
    code: str
    seats: list[str]

    def say(self, at: int, key: str, answer: str) -> None:
        """One of the three other phones answers."""
        told = {"do": "answer", "secret": self.seats[at], "key": key, "answer": [answer], "turn": 1}
        say(self.desk, self.site, self.code, told)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    server = house(tmp_path)
    yield server
    server.stop()


def looks_right(page: Page) -> None:
    axe(page)
    no_sideways(page)


def planned(desk: Page, site: Server) -> str:
    """A class of today; returns its path."""
    desk.goto(site.url + "/t/new")
    desk.get_by_label("日かならず").fill(dt.datetime.now(TOKYO).date().isoformat())
    desk.get_by_label("始まる時刻").fill("00:01")
    desk.get_by_label("場所").fill("中央公民館")
    desk.get_by_role("button", name="この内容で予定する").click()
    expect(desk.locator("#go-next")).to_contain_text("受付をはじめる")
    return desk.url.removeprefix(site.url)


def bring_slides(desk: Page, site: Server, path: str) -> None:
    """Two slides of PowerPoint come behind the first page."""
    body = slides(("町のひろば", "火曜の朝です。", "場所を言う。"), ("お茶の会", "どなたでも。", "待つ。"))
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    desk.goto(f"{site.url}{path}/today/add")
    desk.locator("#file").set_input_files({"name": "町の話.pptx", "mimeType": kind, "buffer": body})
    desk.locator("#after-file").select_option("tonari/shinbun")
    desk.get_by_role("button", name="このファイルを足す").click()
    expect(desk.locator("main")).to_contain_text("お茶の会")


def helper_of(desk: Page, site: Server, path: str, new_page: NewPage) -> Page:
    """The day's helper on a small phone, who looks after words, the door and paper."""
    desk.goto(f"{site.url}{path}/staff")
    desk.get_by_label("係の名前").fill("ことば係")
    for duty in ("受付", "紙の答え", "ことばの確認"):
        desk.locator(".tick", has_text=duty).first.click()
    desk.get_by_role("button", name="札を作る").click()
    phone: Page = new_page(f"{site.url}/d#{desk.locator('.pass-card .big-no').inner_text()}", Screen(360, 780))
    phone.get_by_role("button", name="係の画面に入る").click()
    expect(phone.get_by_role("heading", name="きょうの係")).to_be_visible()
    return phone


def on_paper(helper: Page, site: Server, path: str) -> None:
    """Number 1 is somebody without a phone."""
    helper.goto(f"{site.url}{path}/reception")
    helper.locator("#name").fill("紙谷 みち")
    helper.locator("#kana").fill("かみや みち")
    helper.get_by_role("button", name="受け付ける").click()
    expect(helper.locator("#told")).to_contain_text("番号札 1 をお渡しください。")


def joined(site: Server, code: str, new_page: NewPage) -> Page:
    """花's own phone, with a seat."""
    phone: Page = new_page(f"{site.url}/j/{code}", Screen())
    phone.locator("[data-go=name]").click()
    phone.locator("[value=no]").check()
    phone.locator("#name").fill("花")
    phone.locator("#named .main").click()
    reads(phone, "header strong", "番号札 2")
    return phone


def on(desk: Page, does: str) -> None:
    """次へ, once it says that it does this; the console is then somewhere else."""
    expect(desk.locator("#go-next small")).to_contain_text(does)
    steady(desk)
    seen = desk.locator(".steer").get_attribute("data-seen") or ""
    desk.locator("#go-next").click()
    expect(desk.locator(".steer")).not_to_have_attribute("data-seen", seen)


def own_slides(hall: Hall) -> None:
    """The story is in the script word for word; the slides are on the wall, their notes in the script."""
    expect(hall.desk.locator(".words-now")).to_contain_text(STORY)
    for title, notes in (("町のひろば", "場所を言う。"), ("お茶の会", "待つ。")):
        on(hall.desk, "に進む")
        expect(hall.wall.locator("#wall")).to_contain_text(title)
        expect(hall.desk.locator(".words-now")).to_contain_text(notes)
        reads(hall.phone, "main", title)


def made_up(hall: Hall) -> None:
    """A question that nobody had planned is answered by phones, on paper and by hands, and each counts once."""
    desk, wall, helper = hall.desk, hall.wall, hall.helper
    desk.get_by_role("link", name="質問をつくる").first.click()
    desk.get_by_label(re.compile("^質問")).fill(ASKED)
    desk.get_by_label(re.compile("^答え（1行")).fill("はい\nいいえ")
    desk.get_by_role("button", name="出す", exact=True).click()
    expect(desk.locator(".words-now")).to_contain_text(ASKED)
    connected(desk)
    expect(wall.locator(".ask h1")).to_have_text(ASKED)
    reads(hall.phone, "h1", ASKED)
    choose(hall.phone, 0)
    receipt(hall.phone)
    hands = desk.locator(".pane-ask a[href*='hands?key=']").get_attribute("href") or ""
    key = hands.partition("key=")[2]
    hall.say(0, key, "0")
    hall.say(1, key, "1")

    helper.goto(f"{hall.site.url}{hall.path}/paper?key={key}")
    expect(helper.locator("#number")).to_be_focused()
    for typed in ("1", "い"):
        helper.keyboard.type(typed)
        helper.keyboard.press("Enter")
    expect(helper.locator("#entries")).to_contain_text("受付済")
    helper.goto(hall.site.url + hands)
    helper.locator("#n-0").fill("3")
    helper.get_by_role("button", name="この数を保存する").click()
    expect(helper.locator("#told")).to_contain_text("保存")
    expect(wall.locator(".base")).to_contain_text("答えた人 4／5人　挙手 3人")
    on(desk, "しめきって、結果を出す")
    bars = wall.locator(".bars li")
    expect(bars.nth(0)).to_contain_text("5人")
    expect(bars.nth(1)).to_contain_text("2人")
    expect(wall.locator(".base")).to_contain_text("（紙 1人をふくむ）　挙手 3人")
    reads(hall.phone, ".bars", "5人")
    looks_right(wall)


def conversation(hall: Hall) -> None:
    """The most go on, also while the console has no line: the class is where it was when the line comes back."""
    desk, wall, phone = hall.desk, hall.wall, hall.phone
    on(desk, "に進む")
    expect(wall.locator("h1")).to_contain_text("なんと言いますか")
    on(desk, "問")
    reads(phone, "h1", "新聞が三日分です")
    expect(wall.locator(".ask")).to_be_visible()
    steady(desk)
    desk.context.set_offline(True)
    expect(desk.locator("#net")).not_to_be_empty()
    choose(phone, 0)
    receipt(phone)
    for at, choice in enumerate("001"):
        hall.say(at, START, choice)
    expect(wall.locator(".base")).to_contain_text("答えた人 4／5人")
    wall.keyboard.press("PageDown")
    expect(wall.locator(".bars li").nth(0)).to_contain_text("3人")
    desk.context.set_offline(False)
    expect(desk.get_by_text(re.compile("いちばん多いのは ア です"))).to_be_visible()
    expect(desk.locator("#net")).to_be_empty()
    looks_right(desk)
    on(desk, "会話を、ア の先へ")
    reads(phone, "h1", "返事がありません")
    choose(phone, 0)
    receipt(phone)
    hall.say(0, CALLED, "0")
    on(desk, "しめきって、結果を出す")
    expect(wall.locator(".bars li").nth(0)).to_contain_text("2人")
    on(desk, "会話を、ア の先へ")
    expect(wall.locator("#wall")).to_contain_text("お知らせくださって、ありがとう")


def phases(hall: Hall) -> None:
    """Each phase has its own time, the same on wall, phone and console."""
    desk, wall = hall.desk, hall.wall
    on(desk, "に進む")
    on(desk, "話す時間を出す")
    expect(wall.locator(".turns")).to_contain_text("4人で話す")
    for turn, minutes, words in ((1, 1, "思い出す"), (2, 2, "一人ずつ話す")):
        on(desk, f"{turn}／2をはじめる（{minutes}分）")
        expect(wall.locator(".phase")).to_contain_text(words)
        expect(wall.locator(".base")).to_contain_text(f"{turn}／2")
        reads(hall.phone, "main", words)
        clock = re.compile(rf"^({minutes}:00|{minutes - 1}:[0-5]\d)$")
        for place in (wall.locator(".wall-timer b"), desk.locator(".pane-ask:not(.hidden) [data-until]")):
            expect(place).to_have_text(clock)
    looks_right(wall)
    on(desk, "話す時間を終える")
    expect(wall.locator(".turns")).to_contain_text("ありがとうございました")


def cloud(hall: Hall) -> None:
    """The helper lets two words through on a small phone, and keeps one back, which nobody sees."""
    desk, wall, phone, helper = hall.desk, hall.wall, hall.phone, hall.helper
    on(desk, "に進む")
    on(desk, "を出す")
    reads(phone, "h1", "いまの気持ち")
    helper.goto(f"{hall.site.url}{hall.path}/moderation")
    reads(helper, "#line", "つながっています")
    phone.locator("#ask [name=a]").fill("ほっとした")
    phone.locator("#ask .main").click()
    receipt(phone)
    for at, word in enumerate(("ほっとした", "うれしい", "ひみつ")):
        hall.say(at, CLOUD, word)
    expect(helper.locator("#wait")).to_contain_text("3件")
    looks_right(helper)
    targets_48(helper)
    for word, go in (("ほっとした", "show"), ("うれしい", "show"), ("ひみつ", "hide")):
        # One event, as the tap of a finger: the list may be drawn anew at any moment.
        helper.locator(f"[data-word='{word}'] [value={go}]").dispatch_event("click")
        expect(helper.locator(f"section:not([aria-labelledby=wait]) [data-word='{word}']")).to_be_visible()
    on(desk, "しめきって、結果を出す")
    expect(wall.locator(".cloud.wide text")).to_have_text(["ほっとした", "うれしい"])
    expect(wall.locator(".wall-words li").first).to_contain_text("2人")
    expect(wall.get_by_text("ひみつ")).to_have_count(0)
    reads(phone, "main", "うれしい")
    expect(phone.get_by_text("ひみつ")).to_have_count(0)
    looks_right(wall)


def test_a_class_that_its_lecturer_has_made(served: Server, new_page: NewPage) -> None:
    desk = enter(new_page(served.url + "/staff", Screen(1280, 800)), "sato")
    path = planned(desk, served)
    bring_slides(desk, served, path)
    helper = helper_of(desk, served, path, new_page)
    desk.goto(served.url + path)
    connected(desk)
    wall = new_page(served.url + "/p", Screen(1280, 720))
    on(desk, "参加の番号を")
    bind(desk, wall)
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    code = wall.locator(".code").inner_text().replace(" ", "")[:6]
    on_paper(helper, served, path)
    phone = joined(served, code, new_page)
    seats = [seat(desk, served, code, name) for name in ("あき", "はる", "なつ")]
    expect(wall.locator(".at-n")).to_contain_text("5人")
    hall = Hall(desk, wall, phone, helper, served, path, code, seats)
    on(desk, "を出して、はじめる")
    expect(wall.locator(".slide")).to_be_visible()

    own_slides(hall)
    made_up(hall)
    conversation(hall)
    phases(hall)
    cloud(hall)
    desk.goto(f"{served.url}{path}/end")
    desk.get_by_role("button", name="終わる").click()
    expect(wall.get_by_text("おつかれさまでした")).to_be_visible()
    reads(phone, "h1", "おつかれさまでした")
