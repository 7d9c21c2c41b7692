"""What a whole class needs beside its browsers: a server whose clock is set, cards read as a phone reads them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import zxingcpp
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.browser.clocked import AHEAD
from tests.support.browser.rig import Server, free_port

DAY = "2026-12-23"
PASSWORD = "tottori-demo-2026"  # of the demo's staff


def house(folder: Path) -> Server:
    """The product with its demo people, in the early afternoon of the day of the class."""
    port = free_port()
    serve = ["-m", "tests.support.browser.clocked", f"{DAY}T13:20", "serve", "--demo", "--data", str(folder / "data")]
    return Server([sys.executable, *serve, "--port", str(port)], folder / "log", port)


def later(site: Server, minutes: int) -> None:
    """It is so many minutes after 13:20 now."""
    (site.log.parent / AHEAD).write_text(str(minutes))


def enter(page: Page, id: str) -> Page:
    """Somebody of the staff is at their desk."""
    page.get_by_label("ID").fill(id)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="入る").click()
    page.wait_for_url(re.compile("/[to]$"))
    return page


def plan(desk: Page, site: Server) -> str:
    """A class for which three towns come together is planned; returns its path."""
    desk.goto(site.url + "/t/new")
    desk.get_by_label("日かならず").fill(DAY)
    desk.get_by_label("始まる時刻").fill("13:30")
    desk.get_by_label("場所").fill("湖山公民館")
    desk.get_by_label("講師（").fill("佐藤")
    desk.get_by_text("ほかのこと").click()
    for town in ("岩美町", "智頭町"):
        desk.get_by_role("checkbox", name=town).check()
    desk.get_by_label("見守り係").fill("山田")
    desk.get_by_role("button", name="この内容で予定する").click()
    expect(desk.locator("#go-next")).to_contain_text("受付をはじめる")
    return desk.url.removeprefix(site.url)


def download(page: Page, path: str, **form: str) -> bytes:
    """A file, as whoever is signed in on the page gets it; posted where there is a form."""
    at = "/".join(page.url.split("/")[:3])
    answer = page.request.post(at + path, form=form, headers={"Origin": at}) if form else page.request.get(at + path)
    assert answer.ok, (path, answer.status)
    return answer.body()


def cards_of(pdf: bytes, folder: Path) -> list[str]:
    """The addresses in the QR codes of the first sheet of 番号札, by number."""
    (folder / "cards.pdf").write_bytes(pdf)
    draw = ["pdftoppm", "-r", "150", "-png", "-gray", "-l", "1", "-singlefile", "cards.pdf", "cards"]
    subprocess.run(draw, cwd=folder, check=True)
    found = zxingcpp.read_barcodes(Image.open(folder / "cards.png"))
    return [one.text for one in sorted(found, key=lambda one: (one.position.top_left.y // 50, one.position.top_left.x))]


def read_code(picture: bytes) -> str:
    """What a phone reads from a screen."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(code.text)


def words(pdf: bytes) -> str:
    """All that is written in a PDF, spaces left out."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def cells(xlsx: bytes) -> set[str]:
    """All that is written in an Excel file."""
    book = load_workbook(io.BytesIO(xlsx))
    return {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
