"""A real server on a loopback port and a real Chromium; every test here is synchronous.

Playwright's synchronous browser keeps an event loop running, hence one per module and never wider.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.support.browser.rig import NewPage, Screen, Server, free_port

# As long as a machine with other work may take; a page that is right is not slower for it.
expect.set_options(timeout=45_000)

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def shell_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shell alone: information pages, the example towns, one NiceGUI lesson."""
    port = free_port()
    app = ["-m", "uvicorn", "tests.support.web.shell_app:app", "--port", str(port), "--log-level", "warning"]
    server = Server([sys.executable, *app], tmp_path_factory.mktemp("shell") / "log", port)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole product with its demo people, as `supporter serve --demo` starts it."""
    port = free_port()
    folder = tmp_path_factory.mktemp("site")
    serve = ["-m", "supporter", "serve", "--demo", "--data", str(folder / "data"), "--port", str(port)]
    server = Server([sys.executable, *serve], folder / "log", port)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """`new_page(url, Screen(...))` opens a page in a fresh context; JavaScript errors fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(url: str, screen: Screen = Screen()) -> Page:  # noqa: B008 - immutable
        context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            color_scheme=screen.scheme,  # type: ignore[arg-type]
            java_script_enabled=screen.script,
        )
        contexts.append(context)
        if screen.reading:
            context.add_cookies([{"name": "reading", "value": screen.reading, "url": url}])
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Hydration" in said.text else None)
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
