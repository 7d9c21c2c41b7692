"""佐藤 holds a class: planned, a wall bound, a question asked and shown, a slip taken back, ended; all accessible."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server

PASSWORD = "tottori-demo-2026"  # of the demo's staff
TOKYO = dt.timezone(dt.timedelta(hours=9))
KEY = "hajimeni-dekiru"  # the first question of the course


def checked(page: Page) -> None:
    # At its end nothing lies below the bar at the bottom, which what is read may pass under on its way.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    axe(page)
    no_sideways(page)
    targets_48(page)


def enter(page: Page, id: str) -> None:
    page.get_by_label("ID").fill(id)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="入る").click()
    page.wait_for_url(re.compile("/[to]$"))


def plan(page: Page, site: Server, look: Callable[[Page], None] = checked) -> str:
    """A class planned for now; returns the address of its console."""
    page.goto(site.url + "/t")
    look(page)
    page.get_by_role("link", name="開催を予定する").click()
    look(page)
    page.get_by_label("日かならず").fill(dt.datetime.now(TOKYO).date().isoformat())
    page.get_by_label("始まる時刻").fill("00:01")
    page.get_by_role("button", name="この内容で予定する").click()
    expect(page.locator("#venue-fix")).to_be_visible()
    look(page)
    page.get_by_label("場所").fill("中央公民館")
    page.get_by_role("button", name="この内容で予定する").click()
    expect(page.locator("#go-next")).to_contain_text("受付をはじめる")
    connected(page)
    return page.url


def connected(console: Page) -> None:
    """A press before the line is open would tell nobody."""
    console.wait_for_function("window.socket?.connected")


def bind(remote: Page, wall: Page, console: str) -> None:
    expect(wall.locator("#digits")).to_have_text(re.compile(r"\d{3} \d{3}"))
    digits = wall.locator("#digits").inner_text()
    wall.keyboard.press("PageDown")  # does nothing yet
    remote.get_by_role("link", name="このスクリーンを使う").click()
    checked(remote)
    remote.get_by_label("スクリーンの番号").fill(digits)
    remote.get_by_role("button", name="このスクリーンを使う").click()
    remote.wait_for_url(console)


def steady(console: Page) -> None:
    """The last step lies far enough behind that the next one is taken for meant."""
    console.wait_for_function(
        "() => { const bar = document.querySelector('.steer[data-steady-now]');"
        " return bar && Date.now() >= Number(bar.dataset.steady) }"
    )


def unfold(console: Page) -> None:
    """What is folded away on a small screen lies open."""
    console.evaluate("for (const one of document.querySelectorAll('details.more')) one.open = true")
    if console.locator("#go-more[aria-expanded=false]").is_visible():
        console.locator("#go-more").click()


#: The parts of the console that lie wholly in sight, between its top and the bar that steers.
IN_SIGHT = """() => {
  const parts = ['.words-now > :first-child', '[role=timer] b', '#go-next', '#go-next small', '#go-back'];
  return parts.filter(at => {
  const box = document.querySelector(at).getBoundingClientRect();
  const floor = at.startsWith('#') ? innerHeight : document.querySelector('.steer').getBoundingClientRect().top;
  return box.height > 0 && box.top >= 0 && box.bottom <= floor && box.left >= 0 && box.right <= innerWidth;
}).length }"""


def in_sight(console: Page, width: int, height: int) -> None:
    """What is to be said, the time left, 次へ and what it does are there without scrolling."""
    before = console.viewport_size
    console.set_viewport_size({"width": width, "height": height})
    console.wait_for_function(f"({IN_SIGHT})() === 5")
    console.set_viewport_size(before or {"width": width, "height": height})


def seat(page: Page, site: Server, code: str, name: str) -> str:
    """A phone takes a seat, by the messages that phones send where sockets are blocked."""
    secret = secrets.token_hex(16)
    say(page, site, code, {"do": "join", "secret": secret, "name": name})
    return secret


def say(page: Page, site: Server, code: str, message: dict[str, object]) -> None:
    told = {"line": secrets.token_hex(16), "say": [{"n": 1, **message}]}
    answer = page.request.post(f"{site.url}/live/{code}/say", data=told, headers={"Origin": site.url})
    assert answer.ok and '"no"' not in answer.text(), answer.text()


def wall_checked(wall: Page) -> None:
    """At 16:9 and 4:3: accessible, nothing cut off."""
    for width, height in ((1280, 720), (1024, 768)):
        wall.set_viewport_size({"width": width, "height": height})
        axe(wall)
        no_sideways(wall)
        cut = wall.evaluate(
            "[...document.querySelectorAll('.screen,[data-fit]')].filter(e => e.scrollHeight > e.clientHeight + 2)"
            ".map(e => e.className)"
        )
        assert cut == []


def test_a_class_from_its_plan_to_its_end(site: Server, new_page: NewPage) -> None:
    remote = new_page(site.url + "/staff", Screen())
    enter(remote, "sato")
    console = plan(remote, site)
    checked(remote)
    wall = new_page(site.url + "/p", Screen(1280, 720))
    wall_checked(wall)
    bind(remote, wall, console)
    expect(remote.get_by_text("スクリーン：映っています")).to_be_visible()
    remote.locator("#go-next").click()
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    wall_checked(wall)
    code = wall.locator(".code").inner_text().replace(" ", "")[:6]
    expect(remote.locator("#go-next")).to_contain_text("講座をはじめる")
    checked(remote)
    one, other = seat(remote, site, code, "はな"), seat(remote, site, code, "たろう")
    expect(wall.get_by_text("参加 2人")).to_be_visible()
    expect(wall.get_by_text("はな")).to_have_count(0)

    steady(remote)
    remote.locator("#go-next").dblclick()
    expect(wall.locator(".slide")).to_be_visible()
    wall_checked(wall)
    in_sight(remote, 360, 740)
    desk = remote.context.new_page()
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.goto(console)
    expect(desk.locator("#go-next")).to_contain_text("次へ")
    in_sight(desk, 1366, 650)
    line = desk.get_by_role("separator", name="台本と、スクリーンの幅")
    line.press("ArrowLeft")
    expect(line).to_have_attribute("aria-valuenow", "58")
    expect(desk.get_by_role("link", name="質問をつくる").first).to_be_visible()
    checked(desk)
    desk.get_by_text("スクリーンの文を光らせる").click()
    desk.locator(".point").last.click()
    expect(wall.locator("[data-lit]")).to_be_visible()
    desk.get_by_role("button", name="大", exact=True).click()
    assert desk.evaluate("localStorage.getItem('console-script')") == "large"
    desk.keyboard.press("End")
    desk.evaluate("scrollTo(0, 9999)")
    steady(desk)
    wall.keyboard.press("PageDown")
    expect(wall.locator(".ask")).to_be_visible()
    desk.wait_for_function("scrollY === 0")
    wall_checked(wall)
    checked(remote)

    for secret, choice in ((one, "0"), (other, "1")):
        say(remote, site, code, {"do": "answer", "secret": secret, "key": KEY, "answer": [choice], "turn": 1})
    expect(desk.locator(".pane-ask > summary")).to_contain_text("答えた人 2／2人")
    expect(wall.get_by_text("答えた人 2／2人")).to_be_visible()
    desk.get_by_role("button", name="結果を見せる").click()
    expect(wall.locator(".bars li")).to_have_count(3)
    expect(wall.locator(".bars").get_by_text("1人")).to_have_count(2)
    remote.get_by_role("button", name=re.compile("取り消す")).click()
    expect(wall.locator(".ask")).to_be_visible()
    expect(desk.get_by_role("button", name="しめきる")).to_be_visible()
    desk.get_by_role("button", name="黒い画面").click()
    expect(wall.locator(".black")).to_be_attached()
    wall_checked(wall)
    wall.keyboard.press("b")
    expect(wall.locator(".ask")).to_be_visible()
    expect(desk.locator("#go-black")).to_have_text("黒い画面")
    steady(desk)
    desk.get_by_role("button", name="結果を見せる").click()
    expect(wall.locator(".bars li")).to_have_count(3)
    wall_checked(wall)
    desk.get_by_role("button", name="休憩 10分").click()
    expect(wall.get_by_text("休憩です")).to_be_visible()
    wall_checked(wall)

    for page in (remote, desk):
        page.goto(console + "/trouble")
        page.get_by_text("通信が切れた・遅い").click()
        checked(page)
        page.goto(console + "/script")
        checked(page)
        page.goto(console + "/end")
        checked(page)
    remote.get_by_role("button", name="終わる").click()
    expect(remote.get_by_text("おつかれさまでした。講座を終わりました。")).to_be_visible()
    expect(wall.get_by_text("おつかれさまでした")).to_be_visible()
    wall_checked(wall)
    checked(remote)


def test_a_lost_line_keeps_the_last_picture_and_another_town_sees_no_console(site: Server, new_page: NewPage) -> None:
    remote = new_page(site.url + "/staff", Screen())
    enter(remote, "sato")
    console = plan(remote, site)
    wall = new_page(site.url + "/p", Screen(1280, 720))
    bind(remote, wall, console)
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    wall.context.set_offline(True)
    site.kill()
    remote.get_by_role("link", name="こまったとき").click()
    remote.get_by_text("通信が切れた・遅い").click()
    expect(remote.get_by_text("会場の答えは、消えていません。")).to_be_visible()
    expect(wall.get_by_text("つなぎ直しています")).to_be_visible(timeout=20_000)
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    site.start()
    wall.context.set_offline(False)
    expect(wall.get_by_text("つなぎ直しています")).to_have_count(0)
    expect(wall.get_by_text("ようこそ")).to_be_visible()
    tanaka = new_page(site.url + "/staff", Screen())
    enter(tanaka, "tanaka")
    answer = tanaka.goto(console)
    assert answer is not None and answer.status == 403
    expect(tanaka.get_by_text("中央公民館")).to_have_count(0)


#: A question and choices longer than any shipped one, in the place of what the wall shows.
LONG = """() => {
  const words = "近所の人が、このごろよく眠れないと話してくれました。今日のあなたには時間がありません。";
  const choice = `<li><span class="key">ア</span><span>${words.repeat(2)}</span></li>`;
  document.getElementById("wall").innerHTML = `<div class="screen ask">
    <div><p class="low">1章</p><h1>${words.repeat(3)}</h1></div>
    <div class="slide-body" data-fit><ul class="wall-choices">${choice.repeat(4)}</ul></div>
    <p class="base low"><span>答え</span></p></div>`;
  dispatchEvent(new Event("resize"));
  const told = [...document.querySelectorAll(".screen :is(h1,p,span)")];
  return Math.min(...told.map((e) => parseFloat(getComputedStyle(e).fontSize))) / innerHeight;
}"""


def test_a_rehearsal_and_a_console_that_is_told_nothing_after_signing_out(site: Server, new_page: NewPage) -> None:
    desk = new_page(site.url + "/staff", Screen(1280, 800))
    enter(desk, "sato")
    console = plan(desk, site, look=targets_48)
    desk.get_by_label("音は、うしろまで聞こえますか").check()
    expect(desk.get_by_text("始める前の確かめ（1／5）")).to_be_visible()
    desk.get_by_role("button", name="リハーサル").click()
    expect(desk.get_by_text("ここでのことは、記録に残りません。")).to_be_visible()
    rehearsed = desk.url
    assert rehearsed != console
    wall = new_page(site.url + "/p", Screen(1024, 768))
    bind(desk, wall, rehearsed)
    desk.locator("#go-next").click()
    expect(wall.get_by_text("参加 9人")).to_be_visible()
    expect(wall.locator(".wall-mark")).to_have_text("れんしゅう")
    code = wall.locator(".code").inner_text().replace(" ", "")[:6]
    checked(desk)
    desk.locator("#go-next").click()
    expect(wall.locator(".slide")).to_be_visible()

    unfold(desk)
    desk.locator("#page").select_option("koe/kikikata")
    desk.get_by_role("button", name="このページへ").click()
    expect(wall.get_by_text("3／4")).to_be_visible()
    expect(desk.locator(".where")).to_contain_text("5-3")
    for shown in (".slide", ".slide", ".turns"):
        steady(desk)
        seen = desk.locator(".steer").get_attribute("data-seen") or ""
        desk.keyboard.press("PageDown")
        expect(wall.locator(shown)).to_be_visible()
        expect(desk.locator(".steer")).not_to_have_attribute("data-seen", seen)
    steady(desk)
    desk.get_by_role("button", name="1番目をはじめる").click()
    expect(wall.get_by_text("1／3回目")).to_be_visible()
    expect(desk.locator("#go-next small")).to_have_text("話す番 2／3をはじめる")
    wall_checked(wall)
    checked(desk)
    steady(desk)
    desk.get_by_role("button", name="つぎの番へ").click()
    expect(wall.locator(".cast li")).to_have_text(["A 見る人", "B 話す人", "C 聴く人"])

    asking = {"secret": seat(desk, site, code, "はな"), "id": secrets.token_hex(16), "text": "次は、いつですか。"}
    say(desk, site, code, {"do": "voice", **asking})
    desk.get_by_role("link", name=re.compile("^質問(?!をつくる)")).click()
    checked(desk)
    desk.get_by_role("button", name=re.compile("スクリーンに大きく出す.*次は、いつ")).click()
    expect(wall.locator(".voice")).to_be_visible()
    wall_checked(wall)
    wall.set_viewport_size({"width": 1024, "height": 768})
    assert wall.evaluate(LONG) >= 0.0355, "the last row can read it"

    desk.goto(console)
    expect(desk.get_by_label("音は、うしろまで聞こえますか")).to_be_checked()
    desk.goto(rehearsed)
    expect(desk.get_by_role("link", name=re.compile("受付 ?1[01]人"))).to_be_visible()
    other = desk.context.new_page()
    other.goto(site.url + "/o")
    other.get_by_role("button", name="サインアウト").click()
    other.wait_for_url(re.compile("/staff|/$"))
    seat(wall, site, code, "たろう")
    expect(desk.get_by_text("この画面は止まっています")).to_be_visible()
    expect(desk.locator(".console-head")).to_be_empty()
    checked(desk)
