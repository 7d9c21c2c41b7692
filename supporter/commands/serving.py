"""A running server: the application behind uvicorn, announced to commands while it lives."""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import logging
import signal
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from types import FrameType

import uvicorn
from rich.console import Console
from uvicorn.loops.auto import auto_loop_factory

from supporter.commands import endpoint, local_client, nicegui_version, open_files, proxy_check
from supporter.commands.backup import VERSIONS
from supporter.config import Settings
from supporter.content.files.problems import ContentBroken, Problem
from supporter.documents.certificates.certificate import SPECIMEN
from supporter.web import server
from supporter.web.site.bounded_http import BoundedHttp
from supporter.web.site.frame_socket import FrameSocket
from supporter.wiring import App, opened
from supporter.wording import say

DAY = 24 * 3600  # seconds
SETTLED = 600  # seconds after which a started server is past its first rush
WARM = 3  # seconds after which lists and figures are looked at for the first time
ENDS = 8  # seconds after which a server that was told to end does so, whatever still runs
LOOK_AGAIN = 1.0  # seconds between two looks at the files of an author
_log = logging.getLogger(__name__)


def serve(
    settings: Settings,
    out: Console,
    *,
    prepare: Callable[[], None] = lambda: None,
    welcome: Callable[[], None] = lambda: None,
) -> None:
    """Serve until told to stop; the address is printed, after `welcome`, once visitors are welcome.

    Raises `OSError` where nobody may listen, before any folder is opened or `prepare` begins.
    """
    if told := nicegui_version.misfit(version("nicegui")):
        out.print(told)
    places = open_files.raised()
    BoundedHttp.most_in_all = places.connections
    with _listening(settings) as door:
        prepare()
        settings = settings.model_copy(update={"port": door.getsockname()[1]})

        def ready() -> None:
            welcome()
            out.print(say("server.places", phones=f"{places.lines:,}", files=f"{places.files:,}"))
            out.print(settings.address)

        # uvloop where it is installed: an answer waits a fifth less than on the loop of the standard library.
        with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
            runner.run(_open(settings, door, out, ready, places.lines))


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=2048)


async def _open(
    settings: Settings, door: socket.socket, out: Console, ready: Callable[[], None], most_lines: int
) -> None:
    async with opened(settings) as app:
        app.hub.most_lines = most_lines
        app.library.keep_all(app.settings.data / VERSIONS)
        # Before anybody is let in: whoever is to be erased, or came back with a backup, is not served again. Where
        # that cannot be known, nobody is let in.
        await app.privacy.erasure.run()
        token = local_client.announce(settings)
        tasks = [asyncio.create_task(each) for each in _beside(app, out)]
        try:
            await Announcing(_config(app, token), ready).serve([door])
        finally:
            for task in tasks:
                task.cancel()
            local_client.withdraw(settings)


class Announcing(uvicorn.Server):
    """uvicorn, telling when it listens, and leaving time to close what was opened when it is stopped."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End, and be gone in `ENDS` seconds, whatever holds on: what was acknowledged is on disk.

        The alarm needs neither the event loop nor Python itself, and tells the log where the server hung.
        """
        if not self.should_exit:
            faulthandler.dump_traceback_later(ENDS, exit=True)
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl+C and SIGTERM end the serving alone: uvicorn raises them again, which ends the process on the spot."""
        before = {stop: signal.signal(stop, self.handle_exit) for stop in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for stop, handler in before.items():
                signal.signal(stop, handler)


def _beside(app: App, out: Console) -> Iterator[Coroutine[None, None, None]]:
    """What goes on beside the pages."""
    yield asyncio.to_thread(app.press.warm, SPECIMEN)
    yield _daily(app)
    yield _looked_at_once(app)
    if app.settings.reload_content:
        yield _reload(app, out)


async def _daily(app: App) -> None:
    """What is done once a day. One that cannot be done today is logged and tried again tomorrow.

    The purge comes last: the order in which unsigned answers came stays in the log for no more than a day.
    """
    await asyncio.sleep(SETTLED)  # the first visitors come first
    while True:
        tidy = (
            app.accounts.sign_ins.tidy,
            app.checkin.day_passes.tidy,
            app.classroom.control.tidy,
            app.classroom.wellbeing_calls.tidy,
            app.training.applications.tidy,
        )
        of_classes = (
            app.classroom.hall_questions.tidy,
            app.classroom.rehearsals.tidy,
            app.classroom.class_files.tidy,
            app.offline.uploads.tidy,
        )
        for job in (app.privacy.erasure.run, *tidy, *of_classes, app.folder.store.purge):
            await _tried(job)
        await asyncio.sleep(DAY)


async def _looked_at_once(app: App) -> None:
    """Have lists and figures in memory before anybody asks for them."""
    await asyncio.sleep(WARM)
    await app.reporting.entries.current()
    gc.freeze()  # what stays for good need not be looked through for garbage again and again


async def _tried(job: Callable[[], Awaitable[object]]) -> None:
    try:
        await job()
    except Exception:
        _log.exception("what is done once a day")


async def _reload(app: App, out: Console) -> None:
    """Show an author's changes at once; broken ones are told once, and the pages stay as they were."""
    told: list[Problem] = []
    while True:
        await asyncio.sleep(LOOK_AGAIN)
        problems = app.library.reload_if_changed()
        if problems != told:
            out.print("\n".join(map(str, problems)) or say("cli.reloaded"))
        told = problems
        # A file saved since it was read is kept at the next look.
        with suppress(ContentBroken):
            app.library.keep_all(app.settings.data / VERSIONS)


def _config(app: App, token: str) -> uvicorn.Config:
    return uvicorn.Config(
        server.create(app, [proxy_check.route(token), endpoint.route(app, token)]),
        host=app.settings.host,
        port=app.settings.port,
        log_level="warning",
        # Nobody else is believed about where a request comes from: what is counted is counted by that.
        proxy_headers=bool(app.settings.proxies),
        forwarded_allow_ips=list(app.settings.proxies),
        # Compression of every message costs more than it saves on such small ones.
        ws_per_message_deflate=False,
        # No page sends a longer message; sixteen times as much would be the server's own bound.
        ws_max_size=1024 * 1024,
        http=BoundedHttp,
        ws=FrameSocket,
        timeout_graceful_shutdown=3,
    )
