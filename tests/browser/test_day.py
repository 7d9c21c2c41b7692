"""The day's staff: a pass, people at the door, paper and hands until the bars are right, and a call that is heard."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER, Role
from supporter.services.classroom.seats import Way
from supporter.storage import records
from tests.support.applied import application
from tests.support.browser import checks
from tests.support.browser.rig import NewPage, Screen
from tests.support.live.served import ADMINISTRATOR, SATO, TOTTORI, Served

PASSWORD, KEY = "kaze-no-mori-2026", "single"
PEOPLE = (
    ("足立 正", "アダチ　タダシ"),
    ("鳥取 花子", "トットリ　ハナコ"),
    ("Nguyễn Thị Ánh", ""),
    ("森 一", "モリ　ハジメ"),
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    house = Served(tmp_path_factory.mktemp("day") / "data")
    yield house
    house.stop()


def looks_right(page: Page) -> None:
    checks.axe(page)
    checks.no_sideways(page)
    checks.targets_48(page)


def begin(served: Served) -> None:
    """A class of today that runs, with four applications."""
    served.begin("s1", held_on=served.app.clock.now().date())

    now, needs = served.app.clock.now(), {0: ("車いす",)}
    made = [
        application(f"a{place}", "s1", name, kana, now, needs=needs.get(place, ()))
        for place, (name, kana) in enumerate(PEOPLE)
    ]
    served.do(served.app.folder.store.run(lambda tx: [records.save(tx, one) for one in made]))


def desk_of(served: Served, new_page: NewPage) -> Page:
    """佐藤's PC, signed in."""
    first = served.do(served.app.accounts.staff.add(ADMINISTRATOR, "sato", "佐藤", Role.TRAINER, TOTTORI))
    sign_in = served.do(served.app.accounts.sign_ins.staff("sato", first, "", None))
    served.do(served.app.accounts.sign_ins.choose_password(sign_in.token, PASSWORD))
    page = new_page(f"{served.url}/d", Screen(1280, 800))
    page.context.add_cookies([{"name": "signin", "value": sign_in.token, "url": served.url}])
    return page


def helper(pc: Page, served: Served, new_page: NewPage) -> Page:
    """A phone that has come in with a pass from the PC."""
    pc.goto(f"{served.url}/t/s1/staff")
    pc.get_by_role("button", name="札を作る").click()
    expect(pc.locator("#label-fix")).to_be_visible()
    looks_right(pc)
    pc.get_by_label("係の名前").fill("受付1")
    for words in ("受付", "紙の答え", "見守り"):
        pc.locator(".tick", has_text=words).first.click()
    pc.get_by_role("button", name="札を作る").click()
    expect(pc.locator(".pass-card .big-no")).to_be_visible()
    looks_right(pc)
    phone = new_page(f"{served.url}/d#{pc.locator('.pass-card .big-no').inner_text()}")
    looks_right(phone)
    phone.get_by_role("button", name="係の画面に入る").click()
    expect(phone.get_by_role("heading", name="きょうの係")).to_be_visible()
    assert "#" not in phone.url
    looks_right(phone)
    return phone


def at_the_door(phone: Page, pc: Page, served: Served) -> None:
    """Three from the list, by tap and by kana; on the PC's keyboard one who is on no list, and one by 受講票."""
    told = phone.locator("#told")
    phone.goto(f"{served.url}/t/s1/reception")
    looks_right(phone)
    phone.get_by_role("button", name=re.compile("着いた.*足立")).dblclick()
    expect(told).to_have_text("足立 正 様　番号札 1 をお渡しください。")
    phone.locator("#q").fill("とっと")
    phone.locator("#q").press("Enter")
    expect(told).to_contain_text("鳥取 花子 様　番号札 2")
    phone.context.set_offline(True)
    phone.get_by_role("button", name=re.compile("着いた.*Nguyễn")).click()
    expect(phone.locator("#net")).not_to_be_empty()
    looks_right(phone)
    phone.context.set_offline(False)
    expect(told).to_contain_text("番号札 3")
    expect(phone.locator("#net")).to_be_empty()
    expect(phone.locator("#counts")).to_contain_text("会場 3人")
    looks_right(phone)
    pc.goto(f"{served.url}/t/s1/reception")
    pc.keyboard.type("たかはし")
    expect(pc.locator("#none")).to_be_visible()
    pc.keyboard.press("Enter")
    pc.keyboard.type("髙橋 徹")
    pc.keyboard.press("Enter")
    expect(pc.locator("#told")).to_have_text("髙橋 徹 様　番号札 4 をお渡しください。")
    expect(pc.locator("#rows")).to_contain_text("タカハシ")
    expect(pc.locator("#q")).to_be_focused()
    form = SignUpForm(name="鳥取 太郎", kana="トットリ タロウ", municipality=TOTTORI, pin="582913")
    learner, _ = served.do(served.app.accounts.learners.sign_up(READER, form))
    pc.keyboard.type(learner.id)  # as a reader of QR codes types it
    pc.keyboard.press("Enter")
    expect(pc.locator("#told")).to_contain_text("鳥取 太郎 様　番号札 5")
    looks_right(pc)
    phone.evaluate("dispatchEvent(new Event('focus'))")
    expect(phone.locator("#counts")).to_contain_text("会場 5人")
    expect(phone.locator("#rows")).to_contain_text("髙橋 徹")
    expect(told).to_contain_text("番号札 3")
    pc.goto(f"{served.url}/t/s1/sheet")
    looks_right(pc)


def on_paper(pc: Page, served: Served) -> None:
    """Number, Enter, letter, Enter; a letter that is none, and a line that is lost for a moment."""
    entries = pc.locator("#entries > li")
    pc.goto(f"{served.url}/t/s1/paper?key={KEY}")
    for number, letter in (("1", "い"), ("2", "2"), ("3", "ん")):
        pc.keyboard.type(number)
        pc.keyboard.press("Enter")
        pc.keyboard.type(letter)
        pc.keyboard.press("Enter")
    expect(entries.filter(has_text="受付済")).to_have_count(2)
    expect(entries.first).to_contain_text("3番「ん」は、この質問にありません")
    looks_right(pc)
    pc.context.set_offline(True)
    pc.get_by_role("button", name="直す").click()
    pc.keyboard.type("b")
    pc.keyboard.press("Enter")
    expect(entries.first).to_contain_text("送っています")
    looks_right(pc)
    pc.context.set_offline(False)
    expect(entries.filter(has_text="受付済")).to_have_count(3)
    expect(pc.locator("#sheets")).to_contain_text("まだ：4、5")
    for number in ("9", "6"):
        pc.keyboard.type(number)
        pc.keyboard.press("Enter")
        pc.keyboard.type("1")
        pc.keyboard.press("Enter")
    expect(pc.get_by_role("button", name="この番号を受け付けて入れる")).to_be_visible()
    expect(pc.get_by_role("button", name="電話の答えを、紙の答えに変える")).to_be_visible()
    pc.keyboard.type("1")
    pc.keyboard.press("Enter")
    expect(pc.locator("#kept")).not_to_be_empty()
    looks_right(pc)
    pc.goto(f"{served.url}/t/s1/paper?key={KEY}&mode=sheet")
    looks_right(pc)


def test_a_day_from_the_pass_to_the_bars(served: Served, new_page: NewPage) -> None:
    begin(served)
    pc = desk_of(served, new_page)
    phone = helper(pc, served, new_page)
    at_the_door(phone, pc, served)

    secret = secrets.token_hex(16)
    served.do(served.app.classroom.control.open_question(SATO, "s1", KEY))
    served.do(served.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret))
    served.do(served.app.classroom.answers.answer("s1", secret, KEY, ("1",), 1))
    on_paper(pc, served)

    phone.goto(f"{served.url}/t/s1/hands?key={KEY}")
    phone.get_by_role("button", name="ア をひとり増やす").click(click_count=2)
    expect(phone.locator("#counts")).to_contain_text("電話 1人　紙 3人　挙手 2人　合わせて 6人")
    expect(phone.locator(".bar-line b").nth(0)).to_have_text("2人")
    expect(phone.locator(".bar-line b").nth(1)).to_have_text("4人")
    looks_right(phone)
    scene = served.do(served.app.classroom.scenes.counted("s1"))
    assert scene.tallies[KEY].counts == {"0": 2, "1": 4, "2": 0, "3": 0} and scene.people.all == 6

    phone.goto(f"{served.url}/t/s1/watch")
    expect(phone.locator("#line")).to_contain_text("つながっています")
    looks_right(phone)
    served.do(served.app.classroom.wellbeing_calls.call("s1", secret))
    expect(phone.locator("#calls")).to_contain_text("6番")
    looks_right(phone)
    phone.get_by_role("button", name=re.compile("気づきました")).click()
    expect(phone.locator("#calls")).to_contain_text("に気づきました")
    looks_right(phone)
