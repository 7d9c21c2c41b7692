"""The slides in one file: opened from a stick without any network, moved by keys, and nothing leaves the machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.documents.handouts.head import Head
from supporter.documents.handouts.offline_slides import Show
from supporter.domain.handouts.printed_class import paper_questions
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from tests.support.browser.checks import axe, no_sideways
from tests.support.browser.rig import NewPage, Screen

HOSTILE = '<img src="https://evil.example/x.png" onerror="alert(1)">公民館'


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The file of a class in a hall of a hostile name, as the 講座一式 has it."""
    courses, quizzes = packaged()
    library = Library.load([courses], [quizzes])
    held = {"id": "s1", "number": "R8-003", "municipality": "312011", "programme": "t", "course": "kiso"}
    session = TrainingSession.model_validate({**held, "held_on": "2026-11-23", "venue": "公民館"})
    order = RunningOrders(library).of(session)
    office = {"municipality": "鳥取市", "programme": "つながりサポーター", "department": "福祉課"}
    head = Head(**office, phone="0857-00-0000", course="基礎講座", venue=HOSTILE, printed_on=dt.date(2026, 11, 20))
    questions = paper_questions(order, "s1")
    page = Show(head, order, questions, lambda at: ("svg", library.asset("kiso", at.rpartition("/")[2]).read_bytes()))
    (tmp_path / "スライド.html").write_text(page.html(), "utf-8")
    return (tmp_path / "スライド.html").as_uri()


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_class_is_shown_from_one_file(new_page: NewPage, file: str) -> None:
    asked: list[str] = []
    page = new_page("about:blank", Screen(width=1024, height=768))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file)
    title, place = page.locator("section:visible h1"), page.locator("#place")
    expect(title).to_have_text("基礎講座")
    expect(page.get_by_text(HOSTILE)).to_be_visible()
    axe(page)
    pressed(page, "PageDown", " ")
    expect(page.locator(".choices:visible b")).to_have_text(["ア", "イ", "ウ"])
    expect(page.locator(".choices:visible em")).to_have_count(0)
    pressed(page, "ArrowRight")
    expect(page.locator(".choices:visible em")).to_have_text("めやす")
    axe(page)
    pressed(page, "PageUp")
    expect(page.locator(".choices:visible em")).to_have_count(0)
    pressed(page, "b")
    expect(page.locator("#black")).to_be_visible()
    pressed(page, "b", "t")
    expect(page.locator("#black")).to_be_hidden()
    expect(page.locator("#timer")).to_have_text("3:00")
    pressed(page, "c")
    expect(page.locator("section:visible .place")).to_contain_text("2章")
    pressed(page, "End")
    last = place.text_content()
    page.reload()
    expect(place).to_have_text(str(last))
    assert sweep(page) == [], "every slide fits on a screen of 4:3"
    no_sideways(page)
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


def sweep(page: Page) -> list[str]:
    """The places of slides whose text is cut off, by paging through all of them."""
    pressed(page, "Home")
    cut: list[str] = []
    count = page.locator("section").count()
    for _ in range(count):
        found = page.evaluate(
            "[...document.querySelectorAll('.body')].filter(b => b.scrollHeight > b.clientHeight + 1).length"
        )
        if found:
            cut.append(str(page.locator("#place").text_content()))
        pressed(page, "ArrowRight")
    return cut
