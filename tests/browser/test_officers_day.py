"""鈴木's day: a list brought in, a name put right, figures held against the file, a certificate issued anew, and all
of it found in a log that nobody has rewritten. 田中 of 岩美町 sees nothing of it.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.support.browser.checks import axe, no_sideways, targets_48
from tests.support.browser.rig import NewPage, Screen, Server, free_port
from tests.support.command_line import supporter

PASSWORD = "tottori-demo-2026"  # of the demo's staff
LIST = "氏名,フリガナ,年代,修了した日\n見本 清子,ミホン キヨコ,70代,2026-05-20\n=HYPERLINK(1),ミホン イチ,60代,\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("officer") / "data"


@pytest.fixture(scope="module")
def town(data: Path) -> Iterator[Server]:
    """A demo whose data folder the test knows, for the command that verifies the log."""
    port = free_port()
    serve = ["-m", "supporter", "serve", "--demo", "--data", str(data), "--port", str(port)]
    server = Server([sys.executable, *serve], data.with_name("log"), port)
    yield server
    server.stop()


def entered(new_page: NewPage, site: Server, id: str) -> Page:
    page = new_page(site.url + "/staff", Screen(1280, 800))
    page.get_by_label("ID").fill(id)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/o")
    return page


def checked(page: Page) -> None:
    axe(page)
    no_sideways(page)
    targets_48(page)


def refused_in_sight(page: Page) -> None:
    """A refusal comes to whoever pressed far below it, and nothing stands upon it."""
    page.get_by_text("見出しの場所").click()
    page.get_by_role("button", name="一行ずつ確かめる").click()
    told = page.locator("main [role=alert] p")
    expect(told).to_be_in_viewport()
    notice, steps = told.bounding_box(), page.locator(".q-stepper__header").bounding_box()
    assert notice and steps and steps["y"] + steps["height"] <= notice["y"]


def brought_in(page: Page, site: Server) -> None:
    """The whole way of a list: sent, its columns named, a line written anew where it stands, taken back, entered."""
    page.goto(site.url + "/o/import")
    file = {"name": "R7名簿.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp932")}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    refused_in_sight(page)
    page.get_by_label("使いみちは").click()
    page.get_by_role("option", name=re.compile("紙")).click()
    checked(page)
    page.get_by_role("button", name="一行ずつ確かめる").click()
    name, main = page.get_by_label("3行目の氏名"), page.locator(".import-bar .main")
    expect(main).to_have_text("あと1行を決める")
    checked(page)
    for _ in range(2):
        name.fill("架空 壱子")
        name.press("Tab")
        expect(main).to_have_text("2行を入れる")
        expect(page.get_by_label("3行目をどうしますか")).to_be_focused()
        page.get_by_role("button", name="ひとつ取り消す").click()
        expect(main).to_have_text("あと1行を決める")
    page.get_by_role("button", name="3行目を直す").press("Enter")
    page.get_by_role("dialog").get_by_label("氏名").fill("架空 壱子")
    page.keyboard.press("Enter")
    main.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("入れました")


def put_right(page: Page, site: Server) -> None:
    page.goto(site.url + "/o/people")
    page.locator("#words").fill("みほんきよこ")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="見本 清子").press("Enter")
    page.get_by_role("link", name="直す").click()
    page.get_by_label("氏名").fill("見本 淸子")
    page.keyboard.press("Enter")
    expect(page.get_by_text("直しました")).to_be_visible()


def issued(page: Page, site: Server) -> None:
    """The completion of long ago waits for a hand; then its paper is lost."""
    page.goto(site.url + "/o/confirm")
    page.get_by_role("button", name=re.compile("修了証を出す.*見本 淸子")).click()
    expect(page.get_by_text("見本 淸子 さんの修了証")).to_be_visible()
    page.goto(site.url + "/o/certificates?find=見本 淸子")
    page.locator("tbody a").click()
    page.get_by_label("理由").fill("紛失の届け出")
    page.get_by_role("button", name="再交付する").click()
    expect(page.get_by_text("再交付1回")).to_be_visible()


def exported(page: Page, site: Server) -> tuple[int, list[list[object]]]:
    """What the sentence for the council says, and what the file behind its number holds."""
    page.goto(site.url + "/o")
    number = page.locator("blockquote a").nth(1)
    said = int(re.sub(r"\D", "", number.inner_text()))
    number.click()
    expect(page.locator("main [role=status] b")).to_have_text(f"{said}人")
    page.get_by_text(f"{said}人を書き出す").click()
    page.get_by_label("書き出す理由").select_option(index=1)
    with page.expect_download() as saved:
        page.get_by_role("button", name="書き出す", exact=True).click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saved.value.path()).read_bytes()))
    return said, [list(row) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]


def test_an_officers_day(town: Server, data: Path, new_page: NewPage) -> None:
    page = entered(new_page, town, "suzuki")
    brought_in(page, town)
    put_right(page, town)
    issued(page, town)
    said, rows = exported(page, town)
    assert len(rows) == said
    names = [str(cell) for row in rows for cell in row]
    assert "見本 淸子" in names and "見本 清子" not in names

    page.goto(town.url + "/o/audit")
    checked(page)
    log = page.get_by_role("region", name="監査の記録の表")
    for deed in ("名簿を書き出しました", "修了証を再交付しました", "一覧を取りこみました", "届け出を訂正しました"):
        expect(log.get_by_text(deed).first).to_be_visible()
    assert "清子" not in log.inner_text() and "淸子" not in log.inner_text(), "the log names nobody"
    verified = supporter("audit", "verify", "--data", data)
    assert verified.returncode == 0, verified.stderr

    tanaka = entered(new_page, town, "tanaka")
    tanaka.goto(town.url + "/o/people")
    tanaka.locator("#words").fill("見本 淸子")
    tanaka.keyboard.press("Enter")
    expect(tanaka.get_by_text("岩美町の名簿には、見つかりません")).to_be_visible()
    expect(tanaka.get_by_role("link", name="見本 淸子")).to_have_count(0)
    for address in ("/o/roster", "/o/certificates?find=見本", "/o/audit", "/o/import"):
        tanaka.goto(town.url + address)
        assert "淸子" not in tanaka.content() and "R7名簿" not in tanaka.content()
    tanaka.goto(page.url.replace("/o/audit", "/o/certificates/one/312011-tsunagari-基礎-2026-000001"))
    expect(tanaka.get_by_role("heading", level=1)).not_to_contain_text("見本")
