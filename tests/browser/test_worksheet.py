"""Private worksheets stay in the browser: nothing written there travels, and nobody else on the phone reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Request, WebSocket, expect

from supporter.commands.demo import PIN, SIGN_INS
from supporter.content.courses.library import Library
from supporter.content.places import packaged
from tests.support.browser.learner import COURSE, HOME, signed_in
from tests.support.browser.rig import NewPage, Server

SECRET = "yoru-ga-kowai 夜がこわい"


def worksheet_page() -> str:
    """The address of the first page with a worksheet."""
    courses, quizzes = packaged()
    course = Library.load([courses], [quizzes]).course("kiso")
    steps = ((module, step) for module, step in course.steps() if any(block.kind == "work" for block in step.blocks))
    module, step = next(steps)
    return f"{COURSE}/{module.id}/{step.id}"


def sheet(page: Page, site: Server) -> Locator:
    """The worksheet's text on a page that is connected."""
    page.goto(site.url + worksheet_page())
    page.wait_for_function("window.socket?.connected")
    found: Locator = page.locator("[data-work] textarea").first
    found.wait_for()
    return found


def pieces(text: str) -> Iterator[str]:
    """Every run of four characters, as written and as JSON may write it."""
    for at in range(len(text) - 3):
        yield text[at : at + 4]
        yield json.dumps(text[at : at + 4]).strip('"')


def change_hands(page: Page, site: Server, name: str) -> None:
    """Somebody else signs in on the same phone, in the same tab."""
    page.context.clear_cookies()
    numbers = json.loads((site.log.parent / "data" / SIGN_INS).read_text("utf-8"))
    page.goto(f"{site.url}/in?m=312011")
    page.locator("[name=number]").fill(numbers[name])
    page.locator("[name=pin]").fill(PIN)
    page.get_by_text("わたしだけ").click()
    page.get_by_role("button", name="入る").click()
    page.wait_for_url("**/m/312011")


@pytest.mark.parametrize("keep", [False, True])
def test_nothing_that_is_written_leaves_the_browser(site: Server, new_page: NewPage, keep: bool) -> None:
    page = signed_in(site, new_page)
    sent: list[str] = []

    def frame(payload: str | bytes) -> None:
        sent.append(payload if isinstance(payload, str) else payload.decode("utf-8", "replace"))

    def socket(opened: WebSocket) -> None:
        opened.on("framesent", frame)

    def request(made: Request) -> None:
        sent.append(f"{made.url} {made.post_data or ''} {made.headers}")

    page.on("websocket", socket)
    page.on("request", request)
    text = sheet(page, site)
    if keep:
        page.locator("[data-work] input[value=keep]").first.check()
    text.press_sequentially(SECRET)
    text.blur()
    page.reload()
    page.wait_for_function("window.socket?.connected")
    expect(page.locator("[data-work] textarea").first).to_have_value(SECRET)
    page.get_by_role("link", name="次へ").or_(page.get_by_role("link", name="この章を終える")).first.click()
    page.wait_for_load_state()
    assert "40" in sent and len(sent) > 5, "the socket's own frames were seen"
    assert not [piece for piece in pieces(SECRET) for one in sent if piece in one]


def test_what_is_not_kept_is_forgotten_with_the_tab(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    sheet(page, site).fill(SECRET)
    page.reload()
    expect(page.locator("[data-work] textarea").first).to_have_value(SECRET)
    expect(sheet(page.context.new_page(), site)).to_have_value("")
    again = signed_in(site, new_page)
    expect(sheet(again, site)).to_have_value("")


def test_what_is_kept_is_there_tomorrow_and_can_be_erased(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    text = sheet(page, site)
    text.fill(SECRET)
    page.locator("[data-work] input[value=keep]").first.check()
    tomorrow = page.context.new_page()
    page.close()
    text = sheet(tomorrow, site)
    expect(text).to_have_value(SECRET)
    expect(tomorrow.locator("[data-work] input[value=keep]").first).to_be_checked()
    tomorrow.locator("[data-erase]").first.click()
    expect(text).to_have_value("")
    tomorrow.get_by_role("button", name="もとに戻す").click()
    expect(text).to_have_value(SECRET)
    fleeting = tomorrow.context.new_page()
    other = sheet(fleeting, site)
    fleeting.locator("[data-work] input[value='']").first.check()
    other.fill(SECRET)
    expect(text).to_have_value(SECRET)
    tomorrow.locator("[data-work] input[value=keep]").first.check()
    text.fill(SECRET)
    tomorrow.goto(site.url + HOME + "/notebook")
    expect(tomorrow.get_by_text(SECRET)).to_be_visible()
    tomorrow.get_by_role("button", name="ノートをぜんぶ消す").click()
    assert SECRET in tomorrow.evaluate("JSON.stringify({...localStorage})"), "it asks first"
    tomorrow.get_by_role("group").get_by_role("button", name="ノートをぜんぶ消す").click()
    expect(tomorrow.get_by_text(SECRET)).to_have_count(0)
    stored = tomorrow.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert SECRET not in stored
    expect(other).to_have_value("")
    assert SECRET not in fleeting.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"), "in no tab"


def test_back_to_forgetting_takes_it_out_of_the_phone(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    sheet(page, site).fill(SECRET)
    page.locator("[data-work] input[value=keep]").first.check()
    assert SECRET in page.evaluate("JSON.stringify({...localStorage})")
    page.locator("[data-work] input[value='']").first.check()
    assert SECRET not in page.evaluate("JSON.stringify({...localStorage})")
    expect(sheet(page.context.new_page(), site)).to_have_value("")


@pytest.mark.parametrize("keep", [False, True])
def test_the_next_person_on_the_phone_does_not_read_it(site: Server, new_page: NewPage, keep: bool) -> None:
    page = signed_in(site, new_page)
    sheet(page, site).fill(SECRET)
    if keep:
        page.locator("[data-work] input[value=keep]").first.check()
    change_hands(page, site, "鳥取　太郎")
    expect(sheet(page, site)).to_have_value("")
    page.context.clear_cookies()
    expect(sheet(page, site)).to_have_value("")
    change_hands(page, site, "鳥取　花子")
    expect(sheet(page, site)).to_have_value(SECRET if keep else "")


def test_other_worksheets_have_their_own_paper(site: Server, new_page: NewPage) -> None:
    page = signed_in(site, new_page)
    sheet(page, site).fill(SECRET)
    courses, quizzes = packaged()
    course = Library.load([courses], [quizzes]).course("kiso")
    for module, step in course.steps():
        address = f"{COURSE}/{module.id}/{step.id}"
        if address != worksheet_page() and any(block.kind == "work" for block in step.blocks):
            page.goto(site.url + address)
            page.wait_for_function("window.socket?.connected")
            expect(page.locator("[data-work] textarea").first).to_have_value("")


def test_what_is_sorted_is_told_beside_each_thing_and_travels_nowhere(site: Server, new_page: NewPage) -> None:
    page = new_page(f"{site.url}{COURSE}/supporter/suru")
    page.wait_for_function("window.socket?.connected")
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    form = page.locator("[data-sort]")
    told = form.locator("[data-told]")
    form.locator("label.tick").first.click()
    expect(told.first).to_be_hidden()
    form.get_by_role("button").click()
    expect(told.first).to_be_focused()
    expect(form.locator("[data-fits]:visible")).to_have_count(1)
    assert told.evaluate_all("all => all.every((one) => one.checkVisibility())")
    assert page.url.endswith("/supporter/suru") and not any("/sort" in address for address in asked)
