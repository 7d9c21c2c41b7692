"""Takes README's pictures from the running demo: `python -m tests.support.browser.pictures`, or `class_pictures`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from supporter.commands.demo import PASSWORD, PIN, SIGN_INS
from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.content.profiles import example_chapters
from supporter.domain.courses.grading import expected
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.support.browser.learner import choose
from tests.support.browser.rig import ROOT, Server, free_port

SCREENS = ROOT / ".github" / "screens"
KISO = "/m/312011/c/kiso"


def main() -> None:
    """Start a demo, walk through it as 花子 and as 鈴木, and write the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        port = free_port()
        data = Path(folder) / "data"
        serve = [sys.executable, "-m", "supporter", "serve", "--demo", "--data", str(data), "--port", str(port)]
        server = Server(serve, Path(folder) / "log", port)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            _hanako(browser, server.url, json.loads((data / SIGN_INS).read_text("utf-8"))["鳥取　花子"])
            _suzuki(browser, server.url)
        finally:
            browser.close()
            server.stop()


def _hanako(browser: Browser, url: str, number: str) -> None:
    page = _page(browser, 360, 780)
    page.goto(f"{url}/m/312011")
    take(page, "home")
    page.goto(f"{url}/in?m=312011")
    page.locator("[name=number]").fill(number)
    page.locator("[name=pin]").fill(PIN)
    page.get_by_text("わたしだけ").click()
    page.get_by_role("button", name="入る").click()
    page.wait_for_url("**/m/312011")
    courses, quizzes = packaged()
    library = Library.load([courses], [quizzes], example_chapters()).of("312011")
    for ref in library.course("kiso").step_refs():
        page.goto(f"{url}{KISO}/{ref}", wait_until="networkidle")
        if ref == "shiru/chigai":
            take(page, "step")
    page.goto(f"{url}{KISO}/test")
    page.get_by_role("button", name="はじめる").click()
    _answer_all(page, library)
    page.goto(f"{url}{KISO}/done", wait_until="networkidle")
    page.wait_for_function("document.getAnimations().every((one) => one.playState === 'finished')")
    take(page, "done")
    address = page.get_by_role("link", name="修了証を見る・保存する（PDF）").get_attribute("href") or ""
    paper = Path(tempfile.mkdtemp()) / "certificate.pdf"
    paper.write_bytes(page.request.get(url + address).body())
    draw = ["pdftoppm", "-r", "96", "-png", "-singlefile", str(paper), str(SCREENS / "certificate")]
    subprocess.run(draw, check=True)


def _answer_all(page: Page, library: Library) -> None:
    for place in range(1, 11):
        page.get_by_text(f"10問のうち {place}問目").wait_for()
        key = page.locator("fieldset[data-key]").get_attribute("data-key") or ""
        question = library.quiz("kiso-kakunin").question(key.split(":")[-1])
        choose(page, expected(question))
        page.get_by_role("button", name="答える").click()
        page.locator(".saved").wait_for()
        if place == 2:
            take(page, "answer")
        page.locator("button[name=go]").click()
    page.get_by_role("heading", name="おつかれさまでした").wait_for()


def _suzuki(browser: Browser, url: str) -> None:
    page = _page(browser, 1280, 800)
    page.goto(f"{url}/staff")
    page.locator("[name=id]").fill("suzuki")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button.main").click()
    page.wait_for_url("**/o")
    page.goto(f"{url}/o/roster")
    take(page, "roster")


def _page(browser: Browser, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1.5).new_page()


def take(page: Page, name: str) -> None:
    """Write what a page shows among the README's pictures."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()")
    page.screenshot(path=SCREENS / f"{name}.png")


if __name__ == "__main__":
    main()
