"""Long work gives way: whoever goes through thousands of documents lets others in between, so that no answer waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

#: Documents that are looked at in one go, where each takes microseconds; where each takes longer, fewer.
AT_A_TIME = 250


async def give_way() -> None:
    """Let everybody who waits have their turn first."""
    await asyncio.sleep(0)


async def each(items: Iterable[T], size: int = AT_A_TIME) -> AsyncIterator[T]:
    """Every item, giving way after the first and after so many more."""
    for number, item in enumerate(items):
        yield item
        if number % size == 0:
            await give_way()


async def parts(items: Sequence[T], size: int) -> AsyncIterator[Sequence[T]]:
    """The items by so many, giving way after each part: what is done with one is a unit of work."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
        await give_way()
