"""Work on what came from outside, in a process of its own that can be ended: bounded in time and in memory.

It is ended when its time is up, when whoever asked is gone, and with the server. Where the system has such limits
(Windows has not) it may also take no more than so much memory and processor time.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Protocol, TypeVar

from supporter.domain.shared.refused import Refused

T = TypeVar("T")

_SPAWN = get_context("spawn")
#: Who waits while another is served; one more is asked to come back.
_MOST_WAITING = 3


class ChildFailed(Exception):
    """The work took too long or too much memory, or its process broke."""


@dataclass(frozen=True)
class Limits:
    """`seconds` on the wall, `work` seconds of the processor, `memory` in bytes of address space; 0 for no limit."""

    seconds: int
    work: int = 0
    memory: int = 0


#: For files that people send. A list of 19,000 rows and 30 columns takes 24 seconds of work and 130 MB.
FOR_FILES = Limits(120, 60, 1024**3)
#: For files that we write ourselves, of what we hold.
FOR_EXPORTS = Limits(600)


class Apart(Protocol):
    """Has work done somewhere else."""

    async def __call__(self, work: Callable[..., T], *args: Any) -> T: ...


async def directly(work: Callable[..., T], *args: Any) -> T:
    """The same on the spot, for commands, in which nobody else waits."""
    return work(*args)


async def in_child(limits: Limits, work: Callable[..., T], *args: Any) -> T:
    """What `work(*args)` returns or raises. `work` is a function of a module; what it is given is copied.

    Raises `ChildFailed`.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Future[tuple[bool, Any]] = loop.create_future()
    child = _Child()

    def tell(outcome: tuple[bool, Any]) -> None:
        if not told.done():
            told.set_result(outcome)

    def follow() -> None:
        outcome = child.outcome(limits, work, args)
        with contextlib.suppress(RuntimeError):  # the loop is over, and nobody waits
            loop.call_soon_threadsafe(tell, outcome)

    # A thread that nobody waits for at the end: starting a process copies what it is given, which takes a while.
    threading.Thread(target=follow, name="child", daemon=True).start()
    try:
        async with asyncio.timeout(limits.seconds):
            good, value = await told
    except TimeoutError:
        raise ChildFailed(f"{work.__name__} took more than {limits.seconds} seconds") from None
    finally:
        child.kill()
    if good:
        return value  # type: ignore[no-any-return]  # what `work` returned
    raise value


class FileReader:
    """Reads files that people send, one after the other: they share a processor, and leave the others alone."""

    def __init__(self, limits: Limits = FOR_FILES) -> None:
        self._limits = limits
        self._turn = asyncio.Lock()
        self._asking = 0

    async def __call__(self, work: Callable[..., T], *args: Any) -> T:
        """As `in_child`. Raises `ChildFailed`, and `Refused('file.busy')` where too many wait already."""
        if self._asking > _MOST_WAITING:
            raise Refused("file.busy")
        self._asking += 1
        try:
            async with self._turn:
                return await in_child(self._limits, work, *args)
        finally:
            self._asking -= 1


class _Child:
    """One process, from its start to its end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._over = False

    def outcome(self, limits: Limits, work: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
        """Whether the work was done, and what it returned or raised."""
        here, there = _SPAWN.Pipe(duplex=False)
        process = _SPAWN.Process(target=_serve, args=(there, limits, work, args), daemon=True)
        try:
            self._start(process)
            there.close()
            told: tuple[bool, Any] = here.recv()
        except (EOFError, OSError):
            told = False, ChildFailed(f"{work.__name__} broke its process")
        self.kill()
        process.join()
        with self._lock:
            self._process = None  # another process may get its number
        here.close()
        return told

    def _start(self, process: SpawnProcess) -> None:
        process.start()
        with self._lock:
            self._process = process
            if self._over:
                _end(process)

    def kill(self) -> None:
        """End the process and all that it has started on the spot, now or as soon as it has started."""
        with self._lock:
            self._over = True
            if self._process is not None:
                _end(self._process)


def _end(process: SpawnProcess) -> None:
    """It leads a group of its own soon after its start, and has started nothing before."""
    if hasattr(os, "killpg") and process.pid:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _serve(there: Connection, limits: Limits, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # so that programs that the work starts end with it
    _bound(limits)
    try:
        told = True, work(*args)
    except MemoryError:
        told = False, ChildFailed(f"{work.__name__} took more than {limits.memory} bytes")
    except Exception as error:
        told = False, error
    there.send(told)


def _bound(limits: Limits) -> None:
    """What holds even where the server was killed and ends nothing any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends its children itself
    if hasattr(signal, "alarm"):
        signal.alarm(limits.seconds + 5)
    try:
        import resource  # not on Windows
    except ImportError:
        return
    bounds = {resource.RLIMIT_CPU: limits.work, resource.RLIMIT_AS: limits.memory}
    for kind, most in bounds.items():
        if most:
            # A system may know a limit and not let it be set (macOS: address space).
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))
