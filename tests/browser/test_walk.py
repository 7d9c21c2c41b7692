"""One volunteer's whole way on a phone: from `/` to a verified certificate and a line in the town's roster."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.domain.courses.grading import expected
from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.learner import choose
from tests.support.browser.rig import NewPage, Server

NAME = "葛\U000e0100城　さくら"


@pytest.fixture(scope="module")
def answers() -> dict[str, tuple[str, ...]]:
    """The right answer by question id, from the shipped content."""
    courses, quizzes = packaged()
    quiz = Library.load([courses], [quizzes]).quiz("kiso-kakunin")
    return {question.id: expected(question) for question in quiz.questions}


def test_from_the_first_page_to_certificate_and_roster(
    site: Server, new_page: NewPage, answers: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    page = new_page(site.url)
    _choose_town_and_read_first(page)
    _sign_up(page)
    expect(page.get_by_text("9章のうち 1章 終わりました")).to_be_visible()
    _read_the_rest(page)
    _pass_the_test(page, answers)
    code = _look_at_the_certificate(page)
    _take_it_home(page)
    _verify(new_page, site, code)
    assert NAME in _roster_names(site, tmp_path)


def _choose_town_and_read_first(page: Page) -> None:
    page.get_by_role("link", name="鳥取市").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ひと声から")
    _checked(page)
    page.get_by_role("link", name="まず 読んでみる").click()
    expect(page.get_by_text("1ページ目／全2ページ")).to_be_visible()
    _checked(page)
    page.get_by_role("link", name="次へ").click()
    expect(page.get_by_text("2ページ目／全2ページ")).to_be_visible()
    page.wait_for_function("(localStorage.read ?? '').includes('susumekata')")


def _sign_up(page: Page) -> None:
    page.get_by_role("link", name="名前を書いて はじめる").click()
    _checked(page)
    page.get_by_label("お名前").fill(NAME)
    page.get_by_label("フリガナ").fill("かつらぎ　さくら")
    page.get_by_role("button", name="つぎへ").click()
    page.get_by_text("70代").click()
    _checked(page)
    page.get_by_role("button", name="つぎへ").click()
    expect(page.get_by_text("お名前などの使いみち").first).to_be_visible()
    _checked(page)
    page.locator("label:has([name=registered][value=yes])").click()
    page.locator("input[name=pin]").first.fill("271828")
    page.get_by_text("わたしだけ").click()
    page.get_by_role("button", name="読みました。はじめます").click()
    expect(page.get_by_text(re.compile(r"\d{4} \d{4}")).first).to_be_visible()
    _checked(page)
    page.get_by_role("link", name="つづきから").click()


def _read_the_rest(page: Page) -> None:
    """By つづきから and 次へ alone; how each page looks is seen in test_whole_course."""
    page.get_by_role("link", name="つづきから").first.click()
    expect(page.get_by_text("1ページ目／全4ページ")).to_be_visible()
    page.wait_for_function("window.socket?.connected")
    _try_the_check(page)
    while not page.url.endswith("/test"):
        page.wait_for_function("window.socket?.connected")
        here = page.url
        onward = page.locator("a[rel=next]" if page.locator("a[rel=next]").count() else "main a.btn.main")
        onward.click()
        page.wait_for_url(lambda url, here=here: url != here)


def _try_the_check(page: Page) -> None:
    form = page.locator(".answer form").first
    form.get_by_role("button", name="答える").click()
    expect(form.get_by_text("まだ選ばれていません")).to_be_visible()
    form.locator("label.choice").first.click()
    form.get_by_role("button", name="答える").click()
    expect(form.get_by_text("点数はつきません").last).to_be_visible()


def _pass_the_test(page: Page, answers: dict[str, tuple[str, ...]]) -> None:
    expect(page.get_by_role("heading", name="確認テスト")).to_be_visible()
    _checked(page)
    page.get_by_role("button", name="はじめる").click()
    for place in range(1, 11):
        expect(page.get_by_text(f"10問のうち {place}問目")).to_be_visible()
        key = page.locator("fieldset[data-key]").get_attribute("data-key") or ""
        choose(page, answers[key.split(":")[-1]])
        if place < 3:
            _checked(page)
        page.get_by_role("button", name="答える").click()
        expect(page.locator(".notice.ok h2")).to_be_focused()
        expect(page.locator(".saved")).to_contain_text("答えは 保存されました")
        if place < 3:
            _checked(page)
        page.locator("button[name=go]").click()
    expect(page.get_by_role("heading", name="おつかれさまでした")).to_be_visible()
    page.get_by_role("link", name="修了の画面へ").click()


def _look_at_the_certificate(page: Page) -> str:
    expect(page.get_by_role("heading", level=1)).to_contain_text("おめでとうございます")
    expect(page.locator(".cert .who")).to_contain_text(NAME)
    _checked(page)
    address = page.get_by_role("link", name="修了証を見る・保存する（PDF）").get_attribute("href") or ""
    paper = page.request.get(page.url.split("/m/")[0] + address)
    assert paper.status == 200
    assert paper.body().startswith(b"%PDF-")
    page.get_by_text("確認の番号を伝える").click()
    return page.locator("details .big-no").inner_text()


def _take_it_home(page: Page) -> None:
    """A picture to show and to keep, a word about paper, the supporter's card."""
    page.get_by_role("link", name="画面で見せる").click()
    picture = page.get_by_role("img", name=NAME)
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1080
    _checked(page)
    targets_48(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="この画像を保存する").click()
    assert download.value.suggested_filename.endswith("号_たて.png")
    (code,) = zxingcpp.read_barcodes(Image.open(download.value.path()))
    assert "/V/" in code.text
    page.get_by_role("link", name="修了の画面").click()
    page.get_by_text("いらない").click()
    page.get_by_role("button", name="伝える").click()
    expect(page.get_by_text("「いらない」と、書きとめました")).to_be_in_viewport()
    _checked(page)
    targets_48(page)
    address = page.get_by_role("link", name="カードを紙に刷る（PDF）").get_attribute("href") or ""
    assert page.request.get(page.url.split("/m/")[0] + address).body().startswith(b"%PDF-")


def _verify(new_page: NewPage, site: Server, code: str) -> None:
    page = new_page(f"{site.url}/v")
    page.get_by_label("確認番号").fill(code.lower())
    page.get_by_role("button", name="確かめる").click()
    expect(page.get_by_text("たしかに発行されています")).to_be_visible()
    expect(page.get_by_text("葛\U000e0100○　さ○")).to_be_visible()
    assert "さくら" not in page.content()
    _checked(page)


def _roster_names(site: Server, folder: Path) -> list[str]:
    data = str(site.log.parent / "data")
    file = folder / "roster.csv"
    asked = ["roster", "--municipality", "312011", "--format", "csv", "-o", str(file), "--data", data]
    subprocess.run([sys.executable, "-m", "supporter", *asked], check=True)
    return [row["氏名"] for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))]


def _checked(page: Page) -> None:
    """As every page on the way is left: no axe violation, no sideways movement."""
    axe(page)
    no_sideways(page)
