"""Reading aloud, heard by a stand-in for the device's voice: what is said, in which order, and where it is shown."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import COURSE
from tests.support.browser.rig import NewPage, Screen, Server

STEP = f"{COURSE}/shiru/chigai"
OWN = {"lang": "ja-JP", "localService": True, "default": False, "name": "own"}
REMOTE = {"lang": "ja-JP", "localService": False, "default": True, "name": "remote"}
ENGLISH = {"lang": "en-US", "localService": True, "default": True, "name": "english"}

#: Says nothing; `said` is what it was given, `heard()` ends the sentence.
DEVICE = """(voices) => {
  window.said = [];
  window.stopped = 0;
  const device = {
    speaking: false, pending: false, voices, onvoiceschanged: null,
    getVoices() { return this.voices; },
    speak(words) { this.speaking = true; this.now = words; said.push([words.text, words.voice.name, words.rate]); },
    cancel() { this.speaking = false; stopped += 1; const old = this.now; this.now = null; old?.onerror?.({}); },
  };
  window.heard = () => { device.speaking = false; device.now.onend({}); };
  Object.defineProperty(window, "speechSynthesis", { value: device });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def lesson(site: Server, new_page: NewPage, voices: list[dict[str, object]], reading: str = "") -> Page:
    """The page in a browser whose device has these voices."""
    page = new_page("about:blank", Screen(reading=""))
    if reading:
        page.context.add_cookies([{"name": "reading", "value": reading, "url": site.url}])
    page.add_init_script(f"({DEVICE})({json.dumps(voices)})")
    page.goto(site.url + STEP)
    page.wait_for_function("window.socket?.connected && !!speechSynthesis.onvoiceschanged")
    return page


def said(page: Page) -> list[str]:
    return [text for text, _, _ in page.evaluate("said")]


def read_all(page: Page) -> list[str]:
    """Listen to the end."""
    page.get_by_role("button", name="読み上げる").click()
    while page.locator("[data-bar]").is_visible():
        page.evaluate("heard()")
    return said(page)


def test_a_page_is_read_from_its_title_to_its_end_as_it_is_spoken(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [ENGLISH, REMOTE, OWN])
    told = read_all(page)
    assert told[0] == "こどくとこりつのちがい"
    assert told[1:4] == [
        "ふたりを、しょうかいします。",
        "みどりさんは75さい。",
        "ひとりぐらしです。",
    ]
    assert {voice for _, voice, _ in page.evaluate("said")} == {"own"}
    assert all(rate <= 1 for _, _, rate in page.evaluate("said"))
    (picture,) = [text for text in told if text.startswith("絵：")]
    assert picture.startswith("絵：職場の昼休み。")
    whole = "".join(told)
    assert "閉じたら消す" not in whole and "出典" not in whole and "内閣府の令和6年度" not in whole
    assert "読み上げる" not in whole and "答える" not in whole and "にている" in whole
    assert len(told) == len(set(told)), "nothing is said twice"


def test_the_sentence_is_shown_and_the_buttons_lead_through_the_text(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [OWN])
    page.get_by_role("button", name="読み上げる").click()
    expect(page.get_by_role("button", name="止める")).to_be_focused()
    axe(page)
    no_sideways(page)
    targets_48(page)
    shown = "[...CSS.highlights.get('aloud')].map(String).join()"
    page.get_by_role("button", name="次の文").click()
    page.wait_for_function("said.length === 2")
    page.get_by_role("button", name="次の文").press("Enter")
    page.wait_for_function("said.length === 3")
    assert re.sub(r"（\w+）|\s", "", page.evaluate(shown)) == "みどりさんは75歳。"
    expect(page.locator("p.aloud-here")).to_contain_text("ひとり")
    page.get_by_role("button", name="前の文").click()
    page.wait_for_function("said.length === 4")
    assert said(page)[3] == said(page)[1]
    page.get_by_role("button", name="速さ ふつう").click()
    page.wait_for_function("said.length === 5")
    expect(page.get_by_role("button", name="速さ ゆっくり")).to_be_focused()
    assert said(page)[4] == said(page)[1] and page.evaluate("said[4][2] < said[3][2]"), "the same sentence, slower"
    page.get_by_role("button", name="止める").click()
    expect(page.locator(".aloud-here")).to_have_count(0)
    expect(page.get_by_role("button", name="つづきから読み上げる")).to_be_focused()
    page.get_by_role("button", name="つづきから読み上げる").click()
    assert said(page)[5] == said(page)[1] and page.evaluate("said[5][2] === said[4][2]")


def test_the_sentence_is_always_on_the_screen_and_the_focus_stays(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [OWN])
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="読み上げる").click()
    for _ in range(20):
        page.evaluate("heard()")
        top, bottom = page.evaluate(
            """() => { const box = ([...(CSS.highlights.get('aloud') ?? [])][0]
                 ?? document.querySelector('.aloud-here')).getBoundingClientRect(); return [box.top, box.bottom]; }"""
        )
        assert 0 <= top < bottom <= 780
    expect(page.get_by_role("button", name="止める")).to_be_focused()


def test_whoever_does_something_else_is_not_read_to_any_longer(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [OWN])
    page.get_by_role("button", name="読み上げる").click()
    page.locator("main .prose p").nth(1).click()
    expect(page.get_by_role("button", name="止める")).to_be_visible()
    page.locator(".answer label.choice").first.click()
    expect(page.get_by_role("button", name="止める")).to_be_hidden()
    page.get_by_role("button", name="読み上げる").click()
    before = page.evaluate("stopped")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("stopped") == before + 1


def test_without_a_voice_of_its_own_the_device_is_not_asked_to_speak(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [REMOTE, ENGLISH])
    expect(page.get_by_role("button", name="読み上げる")).to_be_hidden()
    page.evaluate("own => { speechSynthesis.voices = [own]; speechSynthesis.onvoiceschanged(); }", OWN)
    expect(page.get_by_role("button", name="読み上げる")).to_be_visible()


def test_plain_japanese_is_read_where_it_stands_for_the_text(site: Server, new_page: NewPage) -> None:
    page = lesson(site, new_page, [OWN], "m-off-auto-easy")
    page.get_by_role("button", name="こえで ききます").click()
    page.evaluate("heard()")
    assert "みどりさん" not in "".join(said(page)) and "もとの" not in "".join(said(page))
    first = page.locator("main .prose p").first.text_content() or ""
    assert said(page)[1] == first.partition("。")[0] + "。"
