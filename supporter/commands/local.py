"""Commands beside a running server: through its loopback endpoint, or on the folder itself if none runs.

The endpoint's address and token lie in the data folder, readable by its owner alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import urllib.error
import urllib.request
from pathlib import Path

from supporter.config import Settings
from supporter.domain.refused import Refused
from supporter.wiring import opened

from .asked import COMMANDS, Json

PATH = "/_command/"
ENDPOINT = "server.json"
_LONGEST = 600  # seconds a backup or a large roster may take


def call(settings: Settings, name: str, args: Json) -> Json:
    """Run a command. Raises `Refused` with the same codes either way, `StoreInUse` if a lost server holds on."""
    answer = _through_server(settings.data / ENDPOINT, name, args)
    return asyncio.run(_here(settings, name, args)) if answer is None else answer


def announce(settings: Settings) -> str:
    """Write where the server listens for commands; returns the token it shall ask for."""
    token = secrets.token_urlsafe(32)
    path = settings.data / ENDPOINT
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"address": f"http://127.0.0.1:{settings.port}", "token": token}, file)
    return token


def withdraw(settings: Settings) -> None:
    """The server goes: commands open the folder themselves again."""
    (settings.data / ENDPOINT).unlink(missing_ok=True)


async def _here(settings: Settings, name: str, args: Json) -> Json:
    async with opened(settings) as app:
        return await COMMANDS[name](app, args)


def _through_server(endpoint: Path, name: str, args: Json) -> Json | None:
    """The server's answer, or `None` where none answers: a killed one leaves its file behind."""
    try:
        at = json.loads(endpoint.read_text())
        request = urllib.request.Request(
            at["address"] + PATH + name,
            data=json.dumps(args).encode(),
            headers={"Authorization": f"Bearer {at['token']}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=_LONGEST) as response:
            answer: Json = json.load(response)
    except (FileNotFoundError, ConnectionError, urllib.error.URLError):
        return None
    if code := answer.get("refused"):
        raise Refused(code, **answer["facts"])
    return answer
