"""Turns secrets into what may be stored: argon2id for what people choose, SHA-256 for what we draw."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from supporter.domain.shared.refused import Refused

R = TypeVar("R")


class Hasher:
    """argon2id on a thread of its own, so that a hall signing in never holds up anybody's answer.

    19 MiB, two passes, one lane: the smallest of OWASP's equal choices; about 45 ms here. One thread
    leaves the other core to the server. `waiting` bounds the queue: beyond it `Refused('rate.limited')`.
    """

    def __init__(self, *, memory_kib: int = 19_456, waiting: int = 600) -> None:
        self._argon = PasswordHasher(time_cost=2, memory_cost=memory_kib, parallelism=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="argon2")
        self._waiting, self._most_waiting = 0, waiting

    async def hash(self, secret: str) -> str:
        """The hash to store."""
        return await self._work(lambda: self._argon.hash(_bytes(secret)))

    async def verify(self, secret: str, hash: str | None) -> bool:
        """Whether `secret` is the one hashed; `None` (nobody there) costs the same time and is `False`."""
        return await self._work(lambda: self._matches(secret, hash)) and hash is not None

    def close(self) -> None:
        """End the thread; what waits is dropped."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _nobody(self) -> str:
        return self._argon.hash(new_secret())

    def _matches(self, secret: str, hash: str | None) -> bool:
        nobody = self._nobody  # drawn at the first look, whoever it is for, so that its time tells nothing
        try:
            return self._argon.verify(hash or nobody, _bytes(secret))
        except (Argon2Error, InvalidHashError):
            return False

    async def _work(self, job: Callable[[], R]) -> R:
        if self._waiting >= self._most_waiting:
            raise Refused("rate.limited")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, job)
        finally:
            self._waiting -= 1


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
