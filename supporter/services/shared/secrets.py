"""Turns secrets into what may be stored: argon2id for what people choose, SHA-256 for what we draw."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import IntEnum
from functools import cached_property
from queue import PriorityQueue
from typing import Any, NamedTuple, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from supporter.domain.shared.refused import Refused

R = TypeVar("R")


class _Line(IntEnum):
    """Who is served first."""

    SIGN_IN = 0
    SIGN_UP = 1


class _Job(NamedTuple):
    """A piece of work; of one line the first that came is the first that is done (`number`, which no two share)."""

    line: _Line
    number: int
    work: Callable[[], Any]
    done: Future[Any]


class Hasher:
    """argon2id on a thread of its own, so that a hall signing in never holds up anybody's answer.

    19 MiB, two passes, one lane: the smallest of OWASP's equal choices; about 45 ms here. One thread
    leaves the other core to the server. Who signs in comes before who signs up, and waits in a line of their own;
    `waiting` bounds either line: beyond it `Refused('rate.limited')`.
    """

    def __init__(self, *, memory_kib: int = 19_456, waiting: int = 600) -> None:
        self._argon = PasswordHasher(time_cost=2, memory_cost=memory_kib, parallelism=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="argon2")
        self._jobs: PriorityQueue[_Job] = PriorityQueue()
        self._waiting, self._most_waiting = Counter[_Line](), waiting
        self._numbers = itertools.count()

    async def hash(self, secret: str) -> str:
        """The hash to store."""
        return await self._work(_Line.SIGN_UP, lambda: self._argon.hash(_bytes(secret)))

    async def verify(self, secret: str, hash: str | None) -> bool:
        """Whether `secret` is the one hashed; `None` and what is no hash cost the same time and are `False`."""
        return await self._work(_Line.SIGN_IN, lambda: self._matches(secret, hash))

    def close(self) -> None:
        """End the thread; what waits is dropped."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        while not self._jobs.empty():
            self._jobs.get_nowait().done.cancel()

    @cached_property
    def _nobody(self) -> str:
        return self._argon.hash(new_secret())

    def _matches(self, secret: str, hash: str | None) -> bool:
        nobody = self._nobody  # drawn at the first look, whoever it is for, so that its time tells nothing
        real = hash is not None and hash.startswith("$argon2id$")  # "!" and the like would be refused at once
        try:
            return self._argon.verify(hash if hash and real else nobody, _bytes(secret)) and real
        except (Argon2Error, InvalidHashError):
            return False

    async def _work(self, line: _Line, work: Callable[[], R]) -> R:
        if self._waiting[line] >= self._most_waiting:
            raise Refused("rate.limited")
        self._waiting[line] += 1
        done: Future[R] = Future()
        try:
            self._jobs.put(_Job(line, next(self._numbers), work, done))
            self._thread.submit(self._most_urgent)
            return await asyncio.wrap_future(done)
        finally:
            self._waiting[line] -= 1

    def _most_urgent(self) -> None:
        job = self._jobs.get_nowait()
        if not job.done.set_running_or_notify_cancel():
            return
        try:
            job.done.set_result(job.work())
        except BaseException as error:
            job.done.set_exception(error)


def new_secret(bits: int = 256) -> str:
    """A random secret safe in cookies and addresses."""
    return secrets.token_urlsafe(bits // 8)


def digest(*parts: str) -> str:
    """SHA-256 of random secrets (never of anything a person chose), in hex."""
    return hashlib.sha256(b"\0".join(_bytes(part) for part in parts)).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two digests are equal, in constant time."""
    return secrets.compare_digest(one.encode("ascii"), other.encode("ascii"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
