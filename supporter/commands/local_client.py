"""Commands beside a running server: through its loopback endpoint, or on the folder itself if none runs.

The endpoint's address and token lie in the data folder, readable by its owner alone.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import secrets
import urllib.error
import urllib.request
from pathlib import Path

from supporter.commands.errors import Trouble
from supporter.commands.operations import BEGINNINGS, OPERATIONS, Json
from supporter.config import Settings
from supporter.data_folder import DATABASE, folder
from supporter.domain.shared.refused import Refused
from supporter.storage.files import kept
from supporter.wording import say

PATH = "/_command/"
ENDPOINT = "server.json"
_LONGEST = 600  # seconds a backup or a large roster may take
#: A proxy in the environment is for the world outside, never for this machine.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(settings: Settings, name: str, args: Json) -> Json:
    """Run a command. Raises `Refused` with the same codes either way, `StoreInUse` if a lost server holds on.

    `Refused('data.missing')` where there is no database and the command is none that begins one.

    What else stops the server is raised as `Trouble`, in the words that the command would have used itself.
    """
    # What a command makes it keeps until it ends, which is soon: looking through it for garbage is time lost.
    gc.disable()
    answer = _through_server(settings.data / ENDPOINT, name, args)
    return asyncio.run(_here(settings, name, args)) if answer is None else answer


def announce(settings: Settings) -> str:
    """Write where the server listens for commands; returns the token it shall ask for."""
    token = secrets.token_urlsafe(32)
    path = settings.data / ENDPOINT
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        address = f"http://{_here_called(settings.host)}:{settings.port}"
        json.dump({"address": address, "token": token, "url": settings.url}, file)
    return token


def with_its_url(settings: Settings) -> Settings:
    """The settings with the public address of the running server, where this shell was told none."""
    try:
        url = json.loads((settings.data / ENDPOINT).read_text())["url"]
    except (OSError, ValueError, KeyError):
        return settings
    return settings if settings.url else settings.model_copy(update={"url": url})


def withdraw(settings: Settings) -> None:
    """The server goes: commands open the folder themselves again."""
    (settings.data / ENDPOINT).unlink(missing_ok=True)


async def _here(settings: Settings, name: str, args: Json) -> Json:
    if name not in BEGINNINGS and not kept(settings.data / DATABASE):
        raise Refused("data.missing", folder=settings.data.absolute())
    async with folder(settings) as here:
        return await OPERATIONS[name](here, args)


def _through_server(endpoint: Path, name: str, args: Json) -> Json | None:
    """The server's answer, or `None` where none answers: a killed one leaves its file behind."""
    try:
        at = json.loads(endpoint.read_text())
        request = urllib.request.Request(
            at["address"] + PATH + name,
            data=json.dumps(args).encode(),
            headers={"Authorization": f"Bearer {at['token']}", "Content-Type": "application/json"},
        )
        with DIRECT.open(request, timeout=_LONGEST) as response:
            answer: Json = json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 404:  # another server answers there now
            return None
        raise Trouble(say("cli.stopped.server", status=error.code)) from None
    except (FileNotFoundError, ConnectionError, urllib.error.URLError, ValueError, KeyError):
        return None
    if code := answer.get("refused"):
        raise Refused(code, **answer["facts"])
    if words := answer.get("trouble"):
        raise Trouble(words)
    return answer


def _here_called(host: str) -> str:
    """How this machine reaches what listens on `host`."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{host}]" if ":" in host else host
