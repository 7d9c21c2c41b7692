"""What browser tests stand on: a server process that can be killed and started again, and screens."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]
START = 240.0  # seconds that a server may take until it answers, the demo of a busy machine included

NewPage = Callable[..., Page]


class Server:
    """A server process of this test run, stopped by its own id."""

    def __init__(self, command: Sequence[str], log: Path, port: int) -> None:
        self.command, self.log, self.port = command, log, port
        self.url = f"http://127.0.0.1:{port}"
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers; the log is in the message if it does not."""
        with self.log.open("ab") as log:
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.log.parent, env=environment)
        until = time.monotonic() + START
        while not _answers(self.port):
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the server did not start:\n{self.log.read_text()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it properly."""
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.kill()


class Screen(NamedTuple):
    """How one page is looked at."""

    width: int = 360
    height: int = 780
    scheme: str = "light"
    reading: str = ""
    script: bool = True


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    """Whether requests are answered; the port is taken earlier, before the demo has its people."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/offline")
        return line.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
