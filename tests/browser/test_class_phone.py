"""A phone in class from the QR of its card to the end, as its browser decides it."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from supporter.domain.training.session import TrainingSession
from tests.support.browser import checks
from tests.support.browser.rig import NewPage, Screen
from tests.support.live.served import SATO, Served

RECEIVED, TIME = "受け取りました", re.compile(r"\d\d:\d\d:\d\d")
SMALL = Screen(width=320, height=640, reading="xl-on-dark-ja")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    house = Served(tmp_path_factory.mktemp("class") / "data")
    yield house
    house.stop()


_READS = """([where, words]) => [...document.querySelectorAll(where)].some((each) => {
  const copy = each.cloneNode(true);
  copy.querySelectorAll("rt,rp").forEach((reading) => reading.remove());
  return copy.textContent.includes(words);
})"""


def reads(page: Page, where: str, words: str) -> None:
    """Wait for words, whether their readings are shown or not."""
    page.wait_for_function(_READS, arg=[where, words])


def looks_right(page: Page) -> None:
    """The state it is in passes what every page must pass."""
    checks.axe(page)
    checks.no_sideways(page)
    checks.targets_48(page)


def choose(page: Page, place: int) -> None:
    page.locator("#ask .choice").nth(place).click()


def receipt(page: Page) -> str:
    """Wait for the receipt; its time."""
    reads(page, "#note .ok", RECEIVED)
    found = TIME.search(page.locator("#note .ok").inner_text())
    assert found
    return found[0]


def with_card(served: Served, new_page: NewPage, session: TrainingSession, number: int, screen: Screen) -> Page:
    cards = served.do(served.app.classroom.seat_cards.cards(SATO, session.id, 30))
    page = new_page(f"{served.url}/J/{session.code}/{cards[number]}", screen)
    reads(page, "header strong", f"番号札 {number}")
    return page


@pytest.mark.parametrize("screen", [Screen(), SMALL], ids=["360", "320-xl-dark-ruby"])
def test_from_the_qr_of_a_card_to_the_end(served: Served, new_page: NewPage, screen: Screen) -> None:
    id = f"whole-{screen.width}"
    session, room = served.plan(id), served.app.classroom.control
    served.do(room.open(SATO, id))
    page = with_card(served, new_page, session, 27, screen)
    reads(page, "h1", "つながりました")
    assert page.url.endswith(f"/j/{session.code}"), "the card's code stays in no history"
    looks_right(page)

    served.do(room.start(SATO, id))
    reads(page, "main", "お聞きください")
    page.locator("#read summary").click()
    reads(page, "#read", "言いやすいことば")
    looks_right(page)

    served.do(room.advance(SATO, id))
    reads(page, "#said", "質問が出ました")
    looks_right(page)
    choose(page, 1)
    first = receipt(page)
    looks_right(page)

    page.context.set_offline(True)
    choose(page, 2)
    reads(page, "#note", "まだ届いていません")
    reads(page, "#net", "残っています")
    looks_right(page)
    page.context.set_offline(False)
    assert receipt(page) >= first
    page.reload()
    assert receipt(page) >= first
    assert page.locator("#ask .mine").inner_text().startswith("ウ")

    served.do(served.app.classroom.answers.hands(SATO, id, "single", {"0": 3, "1": 24}))
    served.do(room.reveal(SATO, id))
    reads(page, ".bars", "24人")
    reads(page, "#note", "市の窓口に知らせる")
    looks_right(page)

    page.locator(".bar .btn").click()
    reads(page, "h1", "ここで休んでも、だいじょうぶです")
    page.locator("[data-help]").click()
    reads(page, "#help", "知らせました")
    looks_right(page)
    served.do(served.app.classroom.wellbeing_calls.seen(SATO, id, 27))
    reads(page, "#help", "係が気づきました")
    page.locator("header [data-go='']").click()

    served.do(room.end(SATO, id))
    reads(page, "h1", "おつかれさまでした")
    reads(page, "main", "番号札の裏の引換番号")
    looks_right(page)


def test_an_answer_that_came_too_late_leaves_the_one_before(served: Served, new_page: NewPage) -> None:
    session = served.begin("late")
    page = with_card(served, new_page, session, 1, Screen())
    served.do(served.app.classroom.control.open_question(SATO, "late", "single"))
    choose(page, 1)
    receipt(page)
    page.context.set_offline(True)
    choose(page, 2)
    reads(page, "#note", "まだ届いていません")
    served.do(served.app.classroom.control.close(SATO, "late"))
    page.context.set_offline(False)
    reads(page, "#note", "あなたの答えは「イ 声をかけてみる」です。")
    assert served.do(served.app.classroom.scenes.counted("late")).tallies["single"].counts["1"] == 1


def test_a_wrong_number_can_be_typed_again(served: Served, new_page: NewPage) -> None:
    session = served.begin("typed")
    page = new_page(f"{served.url}/j/111111", SMALL)
    reads(page, "#fix", "見つかりません")
    looks_right(page)
    page.locator("#c1").fill(f"{session.code[:3]} {session.code[3:]}")
    assert page.locator("#c2").input_value() == session.code[3:]
    page.locator("#join .main").click()
    reads(page, "h1", "ためしの講座")
    assert "ためしの講座" in page.title()
    looks_right(page)


def test_what_did_not_come_is_asked_for_again_after_a_while(served: Served, new_page: NewPage) -> None:
    session, asked = served.begin("again"), []

    def answer(route: Route) -> None:
        asked.append(time.monotonic())
        route.fulfill(status=500, body="") if len(asked) == 1 else route.continue_()

    page = new_page("about:blank")
    page.route("**/live/more/**", answer)
    page.goto(f"{served.url}/j/{session.code}")
    page.locator("#top [data-go=hard]").click()
    page.locator("main .contact").first.wait_for()
    assert len(asked) == 2 and asked[1] - asked[0] > 1, "three hundred phones would ask without end"


def test_the_keyboard_alone_answers(served: Served, new_page: NewPage) -> None:
    session = served.begin("keys")
    served.do(served.app.classroom.seat_cards.cards(SATO, "keys", 5))
    page = new_page(f"{served.url}/j/{session.code}", Screen(1280, 800))
    page.locator("#no").focus()
    page.keyboard.type("３")
    reads(page, "h1", "ためしの講座")
    assert page.evaluate("document.activeElement.value") == "３", "what is typed while the line opens stays"
    page.keyboard.press("Enter")
    reads(page, "header strong", "番号札 3")
    served.do(served.app.classroom.control.open_question(SATO, "keys", "single"))
    page.locator("#ask input").first.focus()
    page.keyboard.press("ArrowDown")
    receipt(page)
    assert page.locator("#ask .mine").inner_text().startswith("イ")
    served.do(served.app.classroom.control.open_question(SATO, "keys", "order"))
    page.locator("#order [data-shift='1']").first.focus()
    moved = page.locator("#order li").first.get_attribute("data-value")
    page.keyboard.press("Enter")
    assert page.locator("#order li").nth(1).get_attribute("data-value") == moved
    page.locator("#ask .main").press("Enter")
    receipt(page)


def test_a_name_a_second_person_and_another_language(served: Served, new_page: NewPage) -> None:
    session = served.begin("names")
    page = new_page(f"{served.url}/j/{session.code}")
    looks_right(page)
    page.locator("[data-go=name]").click()
    page.locator("[value=no]").check()
    page.locator("#name").fill("<b>花</b>")
    page.locator("#named .main").click()
    reads(page, "#fix", "入れ直してください")
    assert page.locator("#name").input_value() == "<b>花</b>"
    looks_right(page)
    page.locator("#name").fill("花")
    page.locator("#named .main").click()
    reads(page, "header strong", "番号札 1")

    page.locator("header [data-go=text]").click()
    page.locator("[data-go=two]").click()
    page.locator("[data-go=name]").click()
    page.locator("[value=yes]").check()
    page.locator("#name").fill("Nguyễn Thị Ánh")
    looks_right(page)
    page.locator("#named .main").click()
    expect(page.locator("header [data-seat]")).to_have_text(["1 花", "2 N"])

    served.do(served.app.classroom.control.open_question(SATO, "names", "single"))
    choose(page, 0)
    receipt(page)
    page.locator("[data-seat='0']").click()
    expect(page.locator("#note")).to_be_empty()
    choose(page, 3)
    receipt(page)
    counts = served.do(served.app.classroom.scenes.counted("names")).tallies["single"].counts
    assert counts == {"0": 1, "1": 0, "2": 0, "3": 1}

    page.locator("header [data-go=text]").click()
    looks_right(page)
    page.locator("#text [value=en]").check()
    reads(page, "h1", "Text, furigana, language")
    page.locator("header [data-go='']").click()
    reads(page, "#note", "Your answer has been received")
    looks_right(page)
    page.reload()
    reads(page, "#note", "Your answer has been received")
    expect(page.locator("header [data-seat]")).to_have_count(2)


def test_a_late_phone_a_lost_one_and_a_restart(served: Served, new_page: NewPage) -> None:
    session = served.begin("restart")
    early = with_card(served, new_page, session, 1, Screen())
    served.do(served.app.classroom.control.open_question(SATO, "restart", "single"))
    choose(early, 1)
    receipt(early)
    served.stop()
    reads(early, "header .status", "電波をさがしています")
    choose(early, 0)
    reads(early, "#note", "まだ届いていません")
    served.start()
    receipt(early)
    reads(early, "header .status", "つながっています")
    late = with_card(served, new_page, session, 2, Screen())
    choose(late, 0)
    receipt(late)
    moved = new_page(f"{served.url}/j/{session.code}")
    way_back = served.do(served.app.classroom.seat_cards.all(SATO, "restart"))[0].entry
    moved.locator("#no").fill(f"1-{way_back}")
    moved.locator("#join .main").click()
    receipt(moved)
    reads(early, "#fix", "別の電話に移りました")
    assert served.do(served.app.classroom.scenes.counted("restart")).tallies["single"].counts["0"] == 2


def test_where_sockets_are_blocked_and_the_phones_clock_is_wrong(served: Served, browser: Browser) -> None:
    session = served.begin("blocked")
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.route_web_socket(re.compile("/live/"), lambda socket: socket.close())
    page.clock.install(time=dt.datetime(2031, 1, 1, 3, 4))
    page.goto(f"{served.url}/j/{session.code}")
    page.clock.run_for(3000)
    reads(page, "h1", "ためしの講座")
    page.locator("[data-go=name]").click()
    page.locator("[value=no]").check()
    page.locator("#name").fill("花")
    page.locator("#named .main").click()
    reads(page, "header .status", "つながっています")
    served.do(served.app.classroom.control.open_question(SATO, "blocked", "single"))
    choose(page, 1)
    hall = dt.datetime.now(dt.timezone(dt.timedelta(hours=9)))
    assert receipt(page)[:2] in (f"{hall:%H}", f"{hall - dt.timedelta(minutes=1):%H}")
    served.do(served.app.classroom.control.break_(SATO, "blocked", 10))
    expect(page.locator("[data-until]")).to_have_text(re.compile(r"のこり (10:00|9:5\d)"))
    context.close()


@pytest.mark.parametrize("screen", [Screen(), SMALL], ids=["360", "320-xl-dark-ruby"])
def test_turns_and_a_question_from_the_seat(served: Served, new_page: NewPage, screen: Screen) -> None:
    id = f"together-{screen.width}"
    session = served.begin(id)
    page = with_card(served, new_page, session, 3, screen)
    served.do(served.app.classroom.control.jump(SATO, id, "hanasu/futari/1"))
    reads(page, "main", "A・B・C をきめて")
    looks_right(page)
    page.locator("[data-person='2']").click()
    for turn, role in ((1, "聴く人"), (2, "話す人")):
        served.do(served.app.classroom.control.turn(SATO, id, turn))
        reads(page, "main", f"{turn}／3")
        reads(page, ".notice", role)
    looks_right(page)

    served.do(served.app.classroom.control.jump(SATO, id, "hanasu/hitokoe"))
    page.locator("[data-go=voices]").click()
    page.locator("#voice .main").click()
    reads(page, "#vfix", "文字で書いてください")
    looks_right(page)
    page.locator("#words-in").fill("次は、<いつ>？")
    page.locator("#voice .main").click()
    reads(page, "#vfix", "受け取りました")
    assert page.locator("#words-in").input_value() == ""
    reads(page, "#heard", "次は、<いつ>？")
    looks_right(page)
    (voice,) = served.do(served.app.classroom.hall_questions.all(SATO, id))
    served.do(served.app.classroom.hall_questions.put_up(SATO, id, voice.id))
    page.locator("header [data-go='']").click()
    reads(page, "#now", "次は、<いつ>？")
    looks_right(page)
