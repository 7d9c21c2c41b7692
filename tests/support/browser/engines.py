"""Firefox ESR and WebKit (Safari's engine), driven by the protocols that they bring along: no driver to fetch.

Firefox speaks WebDriver BiDi over a socket, WebKitGTK's own driver speaks WebDriver over HTTP. Both are asked for
little: go somewhere, and run a script there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Protocol, cast

import httpx
from websockets.sync.client import connect

from tests.support.browser.rig import free_port

START = 60.0  # seconds that an engine may take to open a window
PATIENCE = 60  # seconds that a page may take to become what is waited for
MINIBROWSER = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
_LOOK = """(async () => { const until = Date.now() + 500;
  while (!(await (%s))) { if (Date.now() > until) return document.body.innerText.slice(0, 600);
    await new Promise((go) => setTimeout(go, 25)); } return true; })()"""


class PageLeft(Exception):
    """The page went away while a script ran in it."""


class Engine(Protocol):
    """A window of a browser with a fresh profile."""

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded; a page that cannot be reached is the browser's own matter."""

    def run(self, expression: str) -> object:
        """What the expression, or its promise, comes to: text, number, truth or nothing. Raises `PageLeft`."""

    def close(self) -> None:
        """Shut the window and end the browser."""


def wait(window: Engine, expression: str) -> None:
    """Wait until an expression is true; what the page says instead is in the failure."""
    until, found = time.monotonic() + PATIENCE, None
    while found is not True and time.monotonic() < until:
        try:
            found = window.run(_LOOK % expression)
        except PageLeft:
            continue
    assert found is True, f"{expression}\n{found}"


def press(window: Engine, selector: str) -> None:
    """Press the first element of a selector as soon as it is there."""
    wait(window, f"!!document.querySelector({json.dumps(selector)})")
    window.run(f"document.querySelector({json.dumps(selector)}).click()")


def fill(window: Engine, selector: str, text: str) -> None:
    """Type into a field as soon as it is there."""
    wait(window, f"!!document.querySelector({json.dumps(selector)})")
    field = f"document.querySelector({json.dumps(selector)})"
    window.run(f"{field}.value = {json.dumps(text)}, {field}.dispatchEvent(new Event('input', {{bubbles: true}}))")


def says(window: Engine, words: str) -> None:
    """Wait for words on the page, whether their readings are shown or not."""
    bare = "(() => { const copy = document.body.cloneNode(true); copy.querySelectorAll('rt,rp,script,style').forEach("
    bare += "(each) => each.remove()); return copy.textContent; })()"
    wait(window, f"{bare}.includes({json.dumps(words)})")


class Firefox:
    """Firefox ESR without a screen."""

    def __init__(self) -> None:
        self._ended = ExitStack()
        profile = self._ended.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        self._process = subprocess.Popen([*command, "about:blank"], stderr=subprocess.PIPE, text=True)
        self._ended.callback(_end, self._process)
        assert self._process.stderr is not None
        heard = (re.search(r"BiDi listening on (ws://\S+)", line) for line in self._process.stderr)
        address = next(found[1] for found in heard if found)
        self._line = self._ended.enter_context(connect(f"{address}/session", max_size=None, open_timeout=START))
        self._numbers = count(1)
        self._call("session.new", capabilities={})
        (window,) = cast(list[dict[str, str]], self._call("browsingContext.getTree")["contexts"])
        self._window = window["context"]

    def goto(self, url: str) -> None:
        self._call("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def run(self, expression: str) -> object:
        target = {"context": self._window}
        answer = self._call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer
        return cast(dict[str, object], answer["result"]).get("value")

    def close(self) -> None:
        self._ended.close()

    def _call(self, method: str, **params: object) -> dict[str, object]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._line.recv(timeout=START))
            if answer.get("id") == number:
                if method == "script.evaluate" and answer["type"] == "error":
                    raise PageLeft(answer["message"])
                # A page that cannot be reached is told as an error; the window then shows the browser's own.
                assert answer["type"] == "success" or method == "browsingContext.navigate", answer
                return cast(dict[str, object], answer.get("result", {}))


class WebKit:
    """WebKitGTK on a screen of its own."""

    def __init__(self) -> None:
        self._ended = ExitStack()
        shown = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        screen = subprocess.Popen(shown, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._ended.callback(_end, screen)
        assert screen.stdout is not None
        display = screen.stdout.readline().strip()
        home = self._ended.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        # Without a sandbox, as a test may run as root; without a graphics card.
        around = {"DISPLAY": f":{display}", "HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home}
        around |= {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        port = free_port()
        self._ended.callback(
            _end, subprocess.Popen(["WebKitWebDriver", f"--port={port}"], env={**os.environ, **around})
        )
        self._line = self._ended.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=START))
        options = {"binary": str(MINIBROWSER[-1]), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._at = f"/session/{_when_up(lambda: self._post('/session', wanted))['sessionId']}"  # type: ignore[index]

    def goto(self, url: str) -> None:
        self._post(f"{self._at}/url", {"url": url})

    def run(self, expression: str) -> object:
        script = f"const told = arguments[0]; (async () => ({expression}))().then(told, (no) => told(String(no)))"
        return self._post(f"{self._at}/execute/async", {"script": script, "args": []})

    def close(self) -> None:
        self._ended.close()

    def _post(self, address: str, body: object) -> object:
        answer = self._line.post(address, json=body).json()["value"]
        failed = isinstance(answer, dict) and "error" in answer
        if failed and address.endswith("/async"):
            raise PageLeft(answer["message"])
        assert not failed or address.endswith("/url"), answer
        return cast(object, answer)


def _when_up(asked: Callable[[], object]) -> object:
    until = time.monotonic() + START
    while True:
        try:
            return asked()
        except httpx.ConnectError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)  # the driver has no way to say that it listens


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
