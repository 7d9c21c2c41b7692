"""The command line as people use it: real processes, a real server on a port of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[2]
SUPPORTER = [sys.executable, "-c", "from supporter.cli import main; main()"]
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("SUPPORTER_")},
    "PYTHONPATH": str(ROOT),
    # A proxy for the world outside, which no command may send this machine's business to.
    "http_proxy": "http://127.0.0.1:9",
}


def supporter(
    *arguments: object, cwd: Path | None = None, typed: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `typed` is what it is told on the way."""
    return subprocess.run(
        [*SUPPORTER, *map(str, arguments)],
        capture_output=True,
        input=typed,
        text=True,
        timeout=120,
        cwd=cwd,
        env=ENVIRONMENT | env,
        check=False,
    )


def told(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """What a command that stopped said: a sentence, never a traceback."""
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@dataclass
class Serving:
    """A running server, its address and what it said before it."""

    process: subprocess.Popen[str]
    address: str
    said: str

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


@contextmanager
def serving(*arguments: object, cwd: Path | None = None, **env: str) -> Iterator[Serving]:
    """`supporter serve --port 0 …` from its address line on; ended afterwards."""
    command = [*SUPPORTER, "serve", "--port", "0", *map(str, arguments)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd, env=ENVIRONMENT | env
    )
    assert process.stdout is not None
    said = ""
    try:
        for line in process.stdout:
            said += line
            if line.startswith(("http://", "https://")):
                break
        else:
            raise AssertionError(f"the server did not start:\n{said}")
        Thread(target=process.stdout.read, daemon=True).start()
        yield Serving(process, line.strip(), said)
    finally:
        process.terminate()
        process.wait(30)
