"""The day's pages over HTTP, without a script: passes, the list at the door, paper, hands and the watcher."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import AsyncIterator

import httpx
import pytest

from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.seats import Way
from supporter.storage import records
from supporter.web.shared import frame
from tests.support.applied import application
from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden
from tests.support.web.streams import Stream

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
PEOPLE = (("鳥取 花子", "トットリ　ハナコ"), ("足立 正", "アダチ　タダシ"), ("<b>斎藤</b>", "サイトウ　ミノル"))
FIRST, DAY = "hajimeni-dekiru", ("reception", "sheet", "paper", "hands", "watch", "moderation")


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    """佐藤's browser, and a class of today that runs, with three applications."""
    await plan(house, "s1")
    await house.app.classroom.control.open(SATO, "s1")
    await house.app.classroom.control.start(SATO, "s1")
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def plan(house: Site, id: str, **more: object) -> None:
    facts = {
        "id": id,
        "number": "",
        "municipality": TOTTORI,
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": house.clock.now().date(),
        "begins": dt.time(14, 10),
        "ends": dt.time(15, 40),
        "venue": "中央公民館",
        "watcher": "山田",
    }
    await house.app.training.planning.plan(SATO, TrainingSession.model_validate(facts | more))

    now = house.clock.now()
    made = [application(f"{id}a{place}", id, name, kana, now) for place, (name, kana) in enumerate(PEOPLE)]
    await house.app.folder.store.run(lambda tx: [records.save(tx, one) for one in made])


async def helper(house: Site, sato: httpx.AsyncClient, *duties: str, id: str = "s1") -> httpx.AsyncClient:
    """The browser of somebody who came in with a new pass."""
    made = await sato.post(f"/t/{id}/staff", data={"label": "受付1", "duty": list(duties)})
    found = re.search(r'class="big-no">([A-Z0-9-]+)<', made.text)
    assert found, made.text
    browser = house.browser()
    answer = await browser.post("/d", data={"code": found[1]})
    assert (answer.status_code, answer.headers["location"]) == (303, "/d/desk")
    return browser


def sentence(page: httpx.Response) -> str:
    """What the page says after a press."""
    found = re.findall(r'id="(?:told|entry|kept)"[^>]*>(.*?)</(?:p|li)>', page.text, re.S)
    return re.sub(r"<[^>]+>|\s*\n\s*", "", "".join(found))


async def test_a_pass_is_shown_once_and_opens_what_it_is_for(house: Site, sato: httpx.AsyncClient) -> None:
    browser = await helper(house, sato, "paper")
    assert 'class="big-no"' not in (await sato.get("/t/s1/staff")).text
    home = await browser.get("/d/desk")
    assert "/t/s1/paper" in home.text and "/t/s1/reception" not in home.text and "受付1" in home.text
    assert (await browser.get("/t/s1/paper")).status_code == 200
    for page in ("reception", "sheet", "watch", "staff", "plan", "script", "texts"):
        assert (await browser.get(f"/t/s1/{page}")).status_code in (403, 303), page
    assert (await browser.get("/o")).status_code == 403
    other = re.search(r'name="pass" value="(\w+)"', (await sato.get("/t/s1/staff")).text)
    assert other
    await sato.post("/t/s1/staff/revoke", data={"pass": other[1]})
    assert (await browser.get("/t/s1/paper")).headers["location"] == "/d"


@pytest.mark.parametrize("page", DAY)
async def test_strangers_other_towns_and_other_classes_see_no_page_of_the_day(
    house: Site, sato: httpx.AsyncClient, page: str
) -> None:
    await plan(house, "s2")
    elsewhere = await helper(house, sato, "reception", "paper", "watch", "moderation", id="s2")
    async with await house.officer("tanaka", IWAMI) as tanaka:
        for browser in (tanaka, elsewhere):
            for answer in (await browser.get(f"/t/s1/{page}"), await browser.post(f"/t/s1/{page}", data={"x": "1"})):
                assert answer.status_code == 403 and "花子" not in answer.text
    assert (await house.browser().get(f"/t/s1/{page}")).headers["location"] == "/d"


async def test_a_code_that_opens_nothing_is_asked_again(browser: httpx.AsyncClient) -> None:
    page = await browser.post("/d", data={"code": "AAAAA-AAAAA"})
    assert page.status_code == 403 and 'id="code-fix"' in page.text and "AAAAA-AAAAA" in page.text
    assert (await browser.get("/d/desk")).headers["location"] == "/d"


async def test_what_a_pass_lacks_is_said_at_its_field(sato: httpx.AsyncClient) -> None:
    page = await sato.post("/t/s1/staff", data={"label": "受付1"})
    assert page.status_code == 422 and 'id="duty-fix"' in page.text and 'value="受付1"' in page.text
    page = await sato.post("/t/s1/staff", data={"label": "", "duty": "watch"})
    assert page.status_code == 422 and 'id="label-fix"' in page.text and "checked" in page.text


async def test_the_list_at_the_door(house: Site, sato: httpx.AsyncClient) -> None:
    browser, door = await helper(house, sato, "reception"), "/t/s1/reception"
    page = await browser.get(door)
    assert page.text.index("足立") < page.text.index("花子") and "<b>斎藤</b>" not in page.text.replace("<b><b>", "")
    assert "14:35 までに着けば" in page.text, "ten minutes after it was announced, the class began"
    house.clock.pass_by(minutes=10)
    page = await browser.post(door, data={"go": "arrive:s1a0"})
    assert sentence(page) == "鳥取 花子 様　番号札 1 をお渡しください。" and "10分おくれ" in page.text
    assert sentence(await browser.post(door, data={"go": "arrive:s1a0"})).startswith("鳥取 花子 様　番号札 1")
    page = await browser.post(door, data={"go": "arrive:s1a1", "number": "1"})
    assert page.status_code == 422 and "ほかの方" in sentence(page)
    await browser.post(door, data={"go": "left:1"})
    assert "に帰りました" in (await browser.get(door)).text
    page = await browser.post(door, data={"go": "undo:1"})
    assert "まだ来ていない人" in sentence(page) and "番号札 1" not in sentence(page)


async def test_people_are_looked_for_and_cards_are_read(house: Site, sato: httpx.AsyncClient) -> None:
    door = "/t/s1/reception"
    found = (await sato.post(door, data={"go": "find", "q": "あだ"})).text
    assert "足立" in found and "花子" not in found and 'value="あだ"' in found
    assert "一覧に見つかりません" in (await sato.post(door, data={"go": "find", "q": "ん"})).text
    assert (
        "花子" in (await sato.get(f"{door}?sound=タ")).text and "花子" not in (await sato.get(f"{door}?sound=ア")).text
    )
    number, _ = await house.learner("鳥取 花子")
    page = await sato.post(door, data={"go": "find", "q": f"{number[:4]} {number[4:]}"})
    assert sentence(page).startswith("鳥取 花子 様　番号札 1")
    (seat,) = await house.app.classroom.seat_cards.all(SATO, "s1")
    assert seat.learner == number


async def test_who_is_not_on_the_list_walks_in(house: Site, sato: httpx.AsyncClient) -> None:
    door, form = "/t/s1/reception", {"go": "walk", "name": "髙橋 徹", "kana": "たかはし", "municipality": TOTTORI}
    assert sentence(await sato.post(door, data=form)).startswith("髙橋 徹 様　番号札 1")
    page = await sato.post(door, data={**form, "name": "", "kana": ""})
    assert page.status_code == 422
    page = await sato.post(door, data={**form, "name": "見本", "kana": "漢字"})
    assert page.status_code == 422 and 'value="見本"' in page.text and 'value="漢字"' in page.text
    assert "番号札 9" in sentence(await sato.post(door, data={"go": "walk", "name": "", "card": "９"}))
    assert (await sato.post(door, data={"go": "walk", "card": "九"})).status_code == 422


async def test_a_sheet_of_many_people_is_entered_at_once(house: Site, sato: httpx.AsyncClient) -> None:
    form = {"what": "arrived", "at": "14:00", "numbers": "11-130、200", "row": ["s1a0", "s1a1"]}
    page = await sato.post("/t/s1/sheet", data=form)
    assert sentence(page) == "123人を「14:00 に着いた」にしました。"
    every = [f"n{number}" for number in range(11, 131)]
    page = await sato.post("/t/s1/sheet", data={"what": "leaving", "at": "15:00", "numbers": "", "row": every})
    assert sentence(page) == "120人を「15:00 に帰った」にしました。"
    for wrong in ({"at": ""}, {"numbers": "あ"}, {"numbers": "9-3"}, {"numbers": "1-9999"}, {"row": [], "numbers": ""}):
        page = await sato.post("/t/s1/sheet", data={**form, **wrong})
        assert page.status_code == 422, wrong
    assert 'value="s1a2" checked' not in page.text


async def test_paper_by_number_and_letter(house: Site, sato: httpx.AsyncClient) -> None:
    await sato.post("/t/s1/reception", data={"go": "arrive:s1a0"})
    browser, desk = await helper(house, sato, "paper"), "/t/s1/paper"
    form = {"key": FIRST, "mode": "question", "number": "1", f"a_{FIRST}": "い"}
    page = await browser.post(desk, data=form)
    assert re.fullmatch(r"\s*1番　イ　受付済 \d\d:\d\d:\d\d\s*", sentence(page)) and "花子" not in page.text
    assert "いまは「イ」が入っています" in sentence(await browser.post(desk, data={**form, f"a_{FIRST}": ""}))
    page = await browser.post(desk, data={**form, f"a_{FIRST}": "カ"})
    assert page.status_code == 422 and "1番「カ」は" in sentence(page) and 'value="カ"' in page.text
    assert (await browser.post(desk, data={**form, "number": "一"})).status_code == 422
    page = await browser.post(desk, data={**form, "number": "7"})
    assert page.status_code == 422 and 'value="came"' in page.text
    assert "7番　イ" in sentence(await browser.post(desk, data={**form, "number": "7", "go": "came"}))
    assert "取り消し" in sentence(await browser.post(desk, data={**form, f"a_{FIRST}": "-"}))
    tally = await house.app.classroom.scenes.tally("s1", FIRST)
    assert (tally.counts["1"], tally.paper) == (1, 1)


async def test_words_on_paper_are_typed_as_written_and_no_hand_is_counted_for_them(sato: httpx.AsyncClient) -> None:
    made = {"text": "思いうかぶことばは？", "kind": "cloud", "choices": "", "go": "keep"}
    made |= hidden(await sato.get("/t/s1/question"))
    kept = await sato.post("/t/s1/question", data=made)
    assert kept.status_code == 303
    page = await sato.get("/t/s1/paper")
    key = re.search(r'value="(today-[^"]+)"', page.text)
    assert key and "ア〜オ" in page.text and "/t/s1/hands?key=" in page.text
    page = await sato.get(f"/t/s1/paper?key={key[1]}")
    assert "紙に書かれたことば" in page.text and "ア〜オ" not in page.text and "/t/s1/hands?key=" not in page.text


async def test_a_number_that_answered_by_phone_is_named_and_asked_about(house: Site, sato: httpx.AsyncClient) -> None:
    secret = "ab" * 16
    await house.app.classroom.control.open_question(SATO, "s1", FIRST)
    taken = await house.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret)
    await house.app.classroom.answers.answer("s1", secret, FIRST, ("0",), 1)
    form = {"key": FIRST, "mode": "question", "number": str(taken.seat.number), f"a_{FIRST}": ""}
    assert "電話で「ア」と答えています" in sentence(await sato.post("/t/s1/paper", data=form))
    page = await sato.post("/t/s1/paper", data={**form, f"a_{FIRST}": "ウ"})
    assert page.status_code == 422 and "電話の答えのまま" in sentence(page) and 'value="over"' in page.text
    assert "問1 ア" in sentence(page)
    await sato.post("/t/s1/paper", data={**form, f"a_{FIRST}": "ウ", "go": "over"})
    assert (await house.app.classroom.scenes.tally("s1", FIRST)).counts == {"0": 0, "1": 0, "2": 1}


async def test_a_whole_sheet_is_entered_and_shown_again(house: Site, sato: httpx.AsyncClient) -> None:
    await sato.post("/t/s1/reception", data={"go": "walk", "card": "3"})
    desk = await house.app.checkin.paper_answers.desk(SATO, "s1")
    choosing = [one.key for one in desk.signed if one.question.type == "single"][:3]
    form = {"mode": "sheet", "number": "3", **{f"a_{key}": "ア" for key in choosing}}
    assert "ア　ア　ア　受付済" in sentence(await sato.post("/t/s1/paper", data=form))
    page = await sato.post("/t/s1/paper", data={"mode": "sheet", "number": "3"})
    assert "3問が入っています" in sentence(page) and page.text.count('value="ア"') == 3
    wrong = {**form, f"a_{choosing[1]}": "ヌ", f"a_{choosing[0]}": "イ"}
    page = await sato.post("/t/s1/paper", data=wrong)
    assert page.status_code == 422 and 'value="イ"' in page.text and 'value="ヌ"' in page.text
    assert (await house.app.checkin.paper_answers.sheet(SATO, "s1", 3)).answers[choosing[0]] == ("0",), (
        "one sheet, one receipt"
    )


async def test_hands_are_counted_by_presses_and_by_numbers(house: Site, sato: httpx.AsyncClient) -> None:
    desk = "/t/s1/hands"
    await sato.post(desk, data={"key": FIRST, "n_0": "2", "n_1": "", "go": "plus:0"})
    page = await sato.post(desk, data={"key": FIRST, "n_0": "3", "n_1": "１２", "go": "save"})
    assert "保存しました" in sentence(page) and 'value="12"' in page.text
    assert (await house.app.classroom.scenes.tally("s1", FIRST)).counts == {"0": 3, "1": 12, "2": 0}
    await sato.post(desk, data={"key": FIRST, "n_0": "0", "go": "minus:0"})
    assert (await house.app.classroom.scenes.tally("s1", FIRST)).counts["0"] == 0
    page = await sato.post(desk, data={"key": FIRST, "n_0": "たくさん", "n_1": "5"})
    assert page.status_code == 422 and 'value="たくさん"' in page.text and 'value="5"' in page.text
    assert (await sato.post(desk, data={"key": "none", "n_0": "1"})).status_code == 422


async def test_hands_beyond_the_places_are_kept_by_a_second_word(house: Site, sato: httpx.AsyncClient) -> None:
    held = await house.app.training.planning.planned(SATO, "s1")
    await house.app.training.planning.plan(SATO, held.model_copy(update={"capacity": 40}))
    page = await sato.post("/t/s1/hands", data={"key": FIRST, "n_0": "120", "go": "save"})
    assert page.status_code == 422 and "定員 40人より多く" in page.text and 'value="120"' in page.text
    page = await sato.post("/t/s1/hands", data={"key": FIRST, "n_0": "120", "go": "sure"})
    assert "保存しました" in sentence(page) and 'value="sure"' not in page.text


async def test_unsigned_questions_are_counted_by_hands_once_asked(house: Site, sato: httpx.AsyncClient) -> None:
    poll = "maeato-koe@before"
    assert poll not in (await sato.get("/t/s1/hands")).text
    await house.app.classroom.control.open_question(SATO, "s1", poll)
    page = await sato.post("/t/s1/hands", data={"key": poll, "n_0": "6"})
    assert "保存しました" in sentence(page) and '合わせて <b class="num">6</b>人' in page.text
    assert poll not in (await sato.get("/t/s1/paper")).text


async def test_the_watcher_hears_at_once_and_nobody_else_does(house: Site, sato: httpx.AsyncClient) -> None:
    browser, secret = await helper(house, sato, "watch"), secrets.token_hex(16)
    await house.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret)
    cookie = f"signin={browser.cookies['signin']}"
    async with Stream(house, "/t/s1/watch/events", cookie=cookie) as line:
        assert (await line.next())["waiting"] == 0
        scene = await house.app.classroom.scenes.counted("s1")
        await house.app.classroom.wellbeing_calls.call("s1", secret)
        told = await line.next()
        assert told["waiting"] == 1 and "1番" in str(told["html"]) and "はな" in str(told["html"])
        assert projector_view(await house.app.classroom.scenes.counted("s1")) == projector_view(scene), (
            "no screen shows it"
        )
        await browser.post("/t/s1/watch", data={"number": "1"})
        assert "に気づきました" in str((await line.next())["html"])
        (kept,) = await house.app.checkin.day_passes.all(SATO, "s1")
        await house.app.checkin.day_passes.revoke(SATO, "s1", kept.id)
        await house.app.classroom.wellbeing_calls.take_back("s1", secret)
        assert await line.over() == ["over"]


async def test_words_are_let_through_from_the_helpers_phone_and_both_see_it(
    house: Site, sato: httpx.AsyncClient
) -> None:
    browser, secret, address = await helper(house, sato, "moderation"), secrets.token_hex(16), "/t/s1/moderation"
    assert "質問が出ていません" in (await browser.get(address)).text
    await house.app.classroom.todays_classes.put_question(SATO, "s1", "q1", "cloud", "どんな気持ち？", [])
    await house.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret)
    cookie = f"signin={browser.cookies['signin']}"
    async with Stream(house, f"{address}/events", cookie=cookie) as line:
        assert (await line.next())["waiting"] == 0
        await house.app.classroom.answers.answer("s1", secret, "today-q1", ("<b>うれしい",), 1)
        told = await line.next()
        assert told["waiting"] == 1 and "&lt;b&gt;うれしい" in str(told["html"]) and "はな" not in str(told["html"])
        typed = {"key": "today-q1", "text": "<b>うれしい"}
        page = await browser.post(address, data={**typed, "go": "show"})
        assert sentence(page) == "「&lt;b&gt;うれしい」を出しました。" and "出しているもの" in page.text
        assert "出しているもの" in str((await line.next())["html"])
        assert "出しているもの" in (await sato.get("/t/s1/texts")).text
        await sato.post("/t/s1/texts", data={**typed, "go": "hide"})
        assert "出さないもの" in str((await line.next())["html"])
    assert "出さないもの" in (await browser.get(address)).text
    for wrong in ({"go": "show"}, {**typed, "go": "erase"}, {**typed, "key": FIRST, "go": "show"}):
        page = await browser.post(address, data=wrong)
        assert page.status_code == 422 and sentence(page)


async def test_of_very_many_words_the_most_frequent_are_decided_first(house: Site, sato: httpx.AsyncClient) -> None:
    browser, address = await helper(house, sato, "moderation"), "/t/s1/moderation"
    await house.app.classroom.todays_classes.put_question(SATO, "s1", "q1", "cloud", "どんな気持ち？", [])
    for number in range(53):
        secret = secrets.token_hex(16)
        await house.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret)
        await house.app.classroom.answers.answer("s1", secret, "today-q1", (f"ことば{max(number, 1):02}",), 1)
    page = await browser.get(address)
    assert page.text.count('value="show"') == 50 and "52件" in page.text and "ほか 2件" in page.text
    page = await browser.post(address, data={"key": "today-q1", "text": "ことば01", "go": "hide"})
    assert page.text.count("<li data-word") == 51 and "ほか 1件" in page.text and "ことば52" not in page.text


async def test_the_console_shows_a_small_sign_and_never_who_calls(house: Site, sato: httpx.AsyncClient) -> None:
    secret = secrets.token_hex(16)
    await house.app.classroom.seats.join(READER, "s1", Way(guest=Guest(name="はな")), secret)
    await house.app.classroom.wellbeing_calls.call("s1", secret)
    scene, now = await house.app.classroom.scenes.counted("s1"), house.clock.now()
    view = trainer_view(scene, now, house.app.classroom.wellbeing_calls.unanswered("s1"))
    facts = {"view": view, "session": scene.session, "late": "", "cut": "", "walls": 0, "now": now, "now_ms": 0}
    head = frame.part("trainer/classroom/console_head.html", town="鳥取市", **facts)
    assert 'aria-label="知らせ"' in head and "はな" not in head and "1番" not in head


async def test_a_class_of_children_has_no_field_for_names(house: Site, sato: httpx.AsyncClient) -> None:
    await plan(house, "s3", school=True)
    page = await sato.get("/t/s3/reception")
    assert "出席番号" in page.text and 'name="kana"' not in page.text and "花子" not in page.text
    assert "番号札 12" in sentence(
        await sato.post("/t/s3/reception", data={"go": "walk", "card": "12", "name": "花子"})
    )
    assert "花子" not in (await sato.get("/t/s3/reception")).text


@pytest.mark.parametrize("page", ["/d", *(f"/t/s1/{page}" for page in DAY)])
async def test_the_day_keeps_the_strict_policy(sato: httpx.AsyncClient, page: str) -> None:
    answer = await sato.get(page)
    assert answer.status_code == 200 and "unsafe" not in answer.headers["content-security-policy"]
    assert " style=" not in answer.text and "<script>" not in answer.text
