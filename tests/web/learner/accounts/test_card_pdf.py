"""The 受講票 as a PDF: the secret comes from the page that shows it, and lies in no address, log or cache."""

from __future__ import annotations

import logging
import subprocess
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
import zxingcpp
from PIL import Image

from tests.support.cast import PIN
from tests.support.web.people_site import Site, hidden
from tests.web.learner.accounts.test_sign_up import learners, through


def codes(pdf: bytes, folder: Path) -> set[str]:
    """What a telephone reads from the paper at 150 dpi."""
    (folder / "card.pdf").write_bytes(pdf)
    draw = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(folder / "card.pdf"), str(folder / "card")]
    subprocess.run(draw, check=True)
    return {code.text for code in zxingcpp.read_barcodes(Image.open(folder / "card.png"))}


async def test_the_page_after_sign_up_prints_both_codes(
    house: Site, browser: httpx.AsyncClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    done = await through(browser)
    code = hidden(done)["code"]
    (learner,) = learners(house)
    assert code.startswith(f"{learner.id}.") and 'method="post" action="/card.pdf"' in done.text
    paper = await browser.post("/card.pdf", data={"code": code})
    assert paper.status_code == 200 and paper.headers["content-type"] == "application/pdf"
    assert paper.headers["cache-control"] == "private, no-store"
    assert unquote(paper.headers["content-disposition"]) == "attachment; filename*=UTF-8''受講票.pdf"
    assert codes(paper.content, tmp_path) == {learner.id, f"http://site/in/card#{code}"}
    secret = code.partition(".")[2]
    assert secret not in caplog.text and secret not in str(paper.request.url)
    data = b"".join(path.read_bytes() for path in house.app.settings.data.rglob("*") if path.is_file())
    assert secret.encode() not in data


async def test_at_any_time_the_number_alone_is_printed(house: Site, browser: httpx.AsyncClient, tmp_path: Path) -> None:
    await through(browser)
    (learner,) = learners(house)
    assert 'href="/card.pdf"' in (await browser.get("/card")).text
    paper = await browser.get("/card.pdf")
    assert paper.status_code == 200 and paper.headers["cache-control"] == "private, no-store"
    assert codes(paper.content, tmp_path) == {learner.id}


async def test_a_new_card_prints_its_own_code_and_ends_the_old_ones(
    house: Site, browser: httpx.AsyncClient, tmp_path: Path
) -> None:
    old = hidden(await through(browser))["code"]
    new = hidden(await browser.post("/card", data={"pin": PIN}))["code"]
    paper = await browser.post("/card.pdf", data={"code": new})
    assert f"http://site/in/card#{new}" in codes(paper.content, tmp_path)
    late = await browser.post("/card.pdf", data={"code": old})
    assert late.status_code == 409 and "新しい受講票が出ています" in late.text and b"%PDF" not in late.content


async def test_nobody_prints_a_foreign_card(house: Site, browser: httpx.AsyncClient) -> None:
    _, foreign = await house.learner("鳥取 太郎")
    assert (await browser.get("/card.pdf")).headers["location"] == "/in?then=/card"
    assert (await browser.post("/card.pdf", data={"code": foreign})).status_code == 403
    await through(browser)
    assert (await browser.post("/card.pdf", data={"code": foreign})).status_code == 409
    other_site = await browser.post("/card.pdf", data={"code": foreign}, headers={"origin": "https://evil.example"})
    assert other_site.status_code == 403
