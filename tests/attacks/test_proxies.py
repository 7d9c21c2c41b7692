"""Who may say where a request comes from: nobody but the proxies that the setting names, and the doctor looks."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.browser.rig import free_port
from tests.support.command_line import serving, supporter

CITIZEN = "203.0.113.5"


def statuses(address: str, tries: int = 25) -> list[int]:
    """Wrong passes, each with an address of its own in the header."""
    found = []
    for n in range(tries):
        line = http.client.HTTPConnection(urlsplit(address).netloc)
        line.request("POST", "/d", "code=AAAAA-AAAAA", {"X-Forwarded-For": f"203.0.113.{n}"})
        found.append(line.getresponse().status)
        line.close()
    return found


@contextmanager
def proxy(port: int, server: str, *, host: str | None, forwarded: str | None) -> Iterator[None]:
    """A proxy that sends on with this `Host` and this address; `None` passes on what the request says."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            headers |= {"host": host} if host is not None else {}
            headers |= {"x-forwarded-for": forwarded} if forwarded is not None else {}
            line = http.client.HTTPConnection(urlsplit(server).netloc)
            line.request("GET", self.path, headers={name: text for name, text in headers.items() if text})
            answer = line.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield
    listening.shutdown()
    listening.server_close()


def test_a_header_that_anybody_can_send_gives_no_new_tries(tmp_path: Path) -> None:
    with serving("--data", tmp_path / "data") as server:
        assert statuses(server.address) == [403] * 20 + [429] * 5
    with serving("--data", tmp_path / "data", SUPPORTER_PROXIES="127.0.0.1") as server:
        assert statuses(server.address) == [403] * 25, "the named proxy tells twenty-five people apart"


@pytest.mark.parametrize(
    ("proxies", "host", "forwarded", "said"),
    [
        ("127.0.0.1", None, CITIZEN, "から届きます"),
        ("127.0.0.1", "127.0.0.1:8080", CITIZEN, "Host を渡していません"),
        ("127.0.0.1", None, None, "名のったアドレスをそのまま通しています"),
        ("127.0.0.1", None, "", "アドレスを渡していません"),
        ("", None, CITIZEN, "SUPPORTER_PROXIES=127.0.0.1"),
    ],
)
def test_the_doctor_finds_what_a_proxy_leaves_out(
    tmp_path: Path, proxies: str, host: str | None, forwarded: str | None, said: str
) -> None:
    port = free_port()
    env = {"SUPPORTER_URL": f"http://127.0.0.1:{port}", "SUPPORTER_PROXIES": proxies}
    with (
        serving("--data", tmp_path / "data", **env) as server,
        proxy(port, _own(tmp_path / "data"), host=host, forwarded=forwarded),
    ):
        assert server.process.poll() is None
        told = supporter("doctor", "--data", tmp_path / "data", **env).stdout
    assert said in told, told
    assert ("× 逆プロキシ" in told) == (said != "から届きます")


def test_an_address_at_which_nobody_answers_is_told(tmp_path: Path) -> None:
    env = {"SUPPORTER_URL": f"http://127.0.0.1:{free_port()}"}
    with serving("--data", tmp_path / "data", **env):
        assert "に届きません" in supporter("doctor", "--data", tmp_path / "data", **env).stdout


def _own(data: Path) -> str:
    return str(json.loads((data / "server.json").read_text())["address"])
