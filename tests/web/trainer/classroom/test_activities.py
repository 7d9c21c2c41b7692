"""What a class does together, over HTTP: questions let through, a rehearsal begun, room for captions; and refusals."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from html import unescape

import httpx
import pytest

from supporter.domain.classroom.projector import ProjectorView
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.scene import Page, Talk
from supporter.domain.classroom.seat import Guest
from supporter.domain.classroom.shown_question import Choice, Result, ShownQuestion
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.classroom.seats import Way
from supporter.web.trainer.classroom.projector_picture import picture
from tests.support.web.people_site import IWAMI, TOTTORI, Site
from tests.web.trainer.classroom.test_pages import planned

SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
TEXT = "<b>断られたとき</b>は、いつ？"


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def asked(house: Site, sato: httpx.AsyncClient) -> str:
    """The address of a class that runs, in which はな has asked something."""
    address = await planned(sato)
    id, secret = address.removeprefix("/t/"), secrets.token_hex(16)
    await house.app.classroom.control.open(SATO, id)
    await house.app.classroom.control.start(SATO, id)
    await house.app.classroom.seats.join(READER, id, Way(guest=Guest(name="ひみつ花")), secret)
    await house.app.classroom.hall_questions.ask(id, secret, secrets.token_hex(16), TEXT)
    return address


async def test_a_question_is_let_through_put_up_answered_and_left_out(house: Site, sato: httpx.AsyncClient) -> None:
    address = await asked(house, sato)
    page = await sato.get(f"{address}/questions")
    assert unescape(TEXT) in unescape(page.text) and "<b>断られ" not in page.text and "ひみつ花" not in page.text
    (id,) = set(re.findall(r'name="id" value="([^"]+)"', page.text))
    for go, words in (
        ("shown", "電話に出している質問"),
        ("up", "スクリーンに出ているもの"),
        ("down", "スクリーンに大きく出す"),
        ("answered", "回答済み"),
        ("hidden", "出さないもの"),
    ):
        answer = await sato.post(f"{address}/questions", data={"id": id, "go": go})
        assert answer.status_code == 303
        assert words in (await sato.get(f"{address}/questions")).text, go


async def test_how_questions_are_taken_is_chosen(house: Site, sato: httpx.AsyncClient) -> None:
    address = await asked(house, sato)
    await sato.post(f"{address}/questions", data={"go": "take", "how": "off"})
    session = await house.app.training.planning.planned(SATO, address.removeprefix("/t/"))
    assert session.questions == "off"


async def test_a_rehearsal_leads_to_a_console_of_its_own_and_into_no_list(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    answer = await sato.post(f"{address}/rehearse")
    made = answer.headers["location"]
    assert answer.status_code == 303 and made != address
    session = await house.app.training.planning.planned(SATO, made.removeprefix("/t/"))
    assert isinstance(session, Rehearsal)
    assert made not in (await sato.get("/t")).text and address in (await sato.get("/t")).text
    for beside in ("/script", "/trouble", "/end", "/screen", "/texts", "/questions"):
        assert (await sato.get(made + beside)).status_code == 200, beside


async def test_room_for_captions_is_chosen_and_seen(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    assert "Windows キーと P" in (await sato.get(f"{address}/screen")).text
    answer = await sato.post(f"{address}/captions", data={"captions": "right"})
    assert answer.headers["location"] == f"{address}/screen"
    assert re.search(r'value="right" checked', (await sato.get(f"{address}/screen")).text)


@pytest.mark.parametrize(
    ("path", "data"),
    [("/captions", {"captions": "left"}), ("/questions", {"go": "erase"}), ("/questions", {"go": "take", "how": "x"})],
)
async def test_what_no_page_sends_changes_nothing(sato: httpx.AsyncClient, path: str, data: dict[str, str]) -> None:
    address = await planned(sato)
    assert (await sato.post(address + path, data=data)).status_code in (400, 422)


async def test_another_town_reaches_nothing_of_it(house: Site, sato: httpx.AsyncClient) -> None:
    address = await asked(house, sato)
    async with await house.officer("tanaka", IWAMI) as tanaka:
        assert (await tanaka.get(f"{address}/questions")).status_code == 403
        for path, data in (("/questions", {"go": "down"}), ("/rehearse", {}), ("/captions", {"captions": "below"})):
            assert (await tanaka.post(address + path, data=data)).status_code == 403, path
    async with house.browser() as nobody:
        assert (await nobody.get(f"{address}/questions")).headers["location"] == "/staff"


PAGE = Page(ref="a/b", number=1, chapter="章", place=1, of=2, title="題")
VIEW = ProjectorView(show="voice", code="482913", town="鳥取市", course="講座", school=False, people=3, page=PAGE)


def test_what_is_asked_lies_on_the_wall_as_text(house: Site) -> None:
    html = picture(VIEW.model_copy(update={"voice": TEXT, "captions": "below"}), house.app.settings)
    assert "&lt;b&gt;断られ" in html and "room-below" in html and "れんしゅう" not in html
    assert "れんしゅう" in picture(VIEW.model_copy(update={"rehearsal": True}), house.app.settings)


def test_words_grow_with_their_number_and_an_order_is_told(house: Site) -> None:
    words = ShownQuestion(key="w", kind="short", html="ひとこと", choices=(), phase="revealed")
    told = Result(values=(), counts=(), texts=(("おはよう", 7), ("やあ", 1)), answered=8, present=8, paper=0)
    html = picture(VIEW.model_copy(update={"show": "result", "asked": words, "result": told}), house.app.settings)
    assert '<li class="times-5"><bdi>おはよう' in html and '<li class="times-1"><bdi>やあ' in html
    choices = tuple(Choice(value=str(at), letter="アイ"[1 - at], html=f"<i>{at}</i>") for at in (1, 0))
    order = replace_kind(words, choices)
    told = Result(values=("solved", "otherwise"), counts=(3, 1), answered=4, present=4, paper=0, hoped=("0", "1"))
    html = picture(VIEW.model_copy(update={"show": "result", "asked": order, "result": told}), house.app.settings)
    assert re.search(r"<b>イ</b> <i>0</i></span> → .*<b>ア</b> <i>1</i>", html)


def test_a_word_cloud_has_all_its_words_in_a_list_and_none_before_the_first(house: Site) -> None:
    asked = ShownQuestion(key="w", kind="short", html="ひとこと", choices=(), phase="revealed", cloud=True)
    texts = tuple((f"<i>語{n}", 30 - n) for n in range(1, 13))
    told = Result(values=(), counts=(), texts=texts, answered=8, present=8, paper=0)
    html = picture(VIEW.model_copy(update={"show": "result", "asked": asked, "result": told}), house.app.settings)
    assert html.count('class="vh"') == 6 and html.count('class="most"') == 2
    assert html.count("<svg") == 2 and html.count("<text") == 24 and "<i>" not in html
    assert all(html.count(f"<bdi>&lt;i&gt;語{n}</bdi>") == 1 for n in range(1, 13)) and "ほか 6語" in html
    none = told.model_copy(update={"texts": ()})
    html = picture(VIEW.model_copy(update={"show": "result", "asked": asked, "result": none}), house.app.settings)
    assert "<svg" not in html and "確かめています" in html


def replace_kind(asked: ShownQuestion, choices: tuple[Choice, ...]) -> ShownQuestion:
    return asked.model_copy(update={"kind": "order", "choices": choices})


TALK = {"html": "<p>話す</p>", "minutes": 10}


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        ({"people": 0}, ["みんなで話す", "めやす 10分"]),
        ({"people": 4}, ["4人で話す"]),
        ({"people": 2, "turns": 2, "cast": ("話す人", "聴く人")}, ["二人で話す", "A・B をきめます"]),
        ({"people": 3, "turns": 3, "cast": ("あ", "い", "う")}, ["三人で話す", "A・B・C をきめます"]),
        ({"people": 3, "turns": 3, "turn": 2, "cast": ("あ", "い", "う")}, ["三人で話す", "2／3回目"]),
        ({"people": 4, "turns": 3, "turn": 2}, ["turns phase", "<span>2／3</span>", "<p>話す</p>", "data-over"]),
        ({"people": 4, "turns": 3, "turn": 4}, ["ありがとうございました"]),
    ],
)
def test_the_wall_says_how_many_talk_and_which_turn_or_phase_it_is(
    house: Site, talk: dict[str, object], said: list[str]
) -> None:
    view = VIEW.model_copy(update={"show": "talk", "timer": 1, "talk": Talk.model_validate({**TALK, **talk})})
    html = picture(view, house.app.settings)
    assert [words for words in said if words not in html] == [], html
    if "cast" not in talk:
        assert "をきめます" not in html and "回目" not in html
