"""All plain pages behind a real port in a thread of its own, with the services at hand to move the class.

NiceGUI is left out: it lives once in a process, and no phone asks for it.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.web import server
from supporter.web.shared import error_pages, static_files, templates
from supporter.web.site import page_compression, request_guard
from supporter.web.site.frame_socket import FrameSocket
from supporter.wiring import App, opened
from tests.support.browser.rig import free_port
from tests.support.live import content

R = TypeVar("R")
TOTTORI = "312011"
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
ADMINISTRATOR = Person(role=Role.ADMINISTRATOR, id="command")
PATIENCE = 60.0  # seconds for anything that the server is asked to do


def plain(app: App) -> ASGIApp:
    """The house as `server.create` builds it, without NiceGUI's pages."""
    routes = [route for each in server.PLAIN for route in each(app)]
    handlers = error_pages.handlers(app)
    inner = FastAPI(routes=routes, openapi_url=None, exception_handlers=handlers)  # type: ignore[arg-type]
    return static_files.Statics(
        templates.LanguageMiddleware(request_guard.RequestGuard(page_compression.CompressPages(inner), secure=False))
    )


class Served:
    """`url` is where phones knock; `do` runs what services do in the server's own loop."""

    app: App

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Start, on the same port and data as before."""
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(PATIENCE), "the server did not start"

    def stop(self) -> None:
        """End it properly."""
        self._server.should_exit = True
        self._thread.join(PATIENCE)

    def do(self, work: Coroutine[Any, Any, R]) -> R:
        """Run something of the services and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def plan(self, id: str = "s1", **plan: object) -> TrainingSession:
        """A class of 鳥取市 planned for today."""
        known = {
            "id": id,
            "number": "",
            "municipality": TOTTORI,
            "programme": "tsunagari",
            "course": content.COURSE,
            "held_on": dt.date.today(),
            "venue": "中央公民館",
            "trainers": ("佐藤",),
            "watcher": "山田",
        }
        return self.do(self.app.training.planning.plan(SATO, TrainingSession.model_validate(known | plan)))

    def begin(self, id: str = "s1", **plan: object) -> TrainingSession:
        """A class that runs, on its first page."""
        self.plan(id, **plan)
        self.do(self.app.classroom.control.open(SATO, id))
        return self.do(self.app.classroom.control.start(SATO, id))

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        content.write(self.data.parent)
        courses, quizzes = (self.data.parent / name for name in ("courses", "quizzes"))
        settings = Settings(data=self.data, port=self.port, courses=courses, quizzes=quizzes)
        async with opened(settings) as app:
            self.app = app
            if await app.municipalities.profiles.get(TOTTORI) is None:
                town = profiles.read_profile(profiles.examples()[TOTTORI])
                await app.municipalities.profiles.put(ADMINISTRATOR, town, list(profiles.example_programmes()))
            config = uvicorn.Config(
                plain(app),
                host="127.0.0.1",
                port=self.port,
                log_level="warning",
                ws=FrameSocket,
                ws_per_message_deflate=False,
                timeout_graceful_shutdown=1,
            )
            self._server = uvicorn.Server(config)
            serving = asyncio.create_task(self._server.serve())
            while not self._server.started:
                await asyncio.sleep(0.01)
            ready.set()
            await serving
