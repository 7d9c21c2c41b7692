"""Bounds against floods and against guessing, remembered in memory alone."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter, OrderedDict
from collections.abc import Hashable
from functools import partial

from supporter.domain.shared.refused import Refused
from supporter.services.shared.network import network

REST = dt.timedelta(minutes=5)
TRIES = 5
_REMEMBERED = 10_000


class RateLimit:
    """So much from one address in a minute and in a day.

    It lets a whole hall through, which shares one address, and no machine that sends for hours.
    """

    def __init__(self, per_minute: int, per_day: int) -> None:
        self._limits = {"%H:%M": per_minute, "%d": per_day}
        self._seen: dict[str, tuple[str, Counter[str]]] = {}

    def take(self, address: str, now: dt.datetime) -> None:
        """Count one more. Raises `Refused('rate.limited')`, which counts nothing."""
        place = network(address)
        counters = [self._counter(form, now) for form in self._limits]
        if any(counter[place] >= limit for counter, limit in zip(counters, self._limits.values(), strict=True)):
            raise Refused("rate.limited")
        for counter in counters:
            counter[place] += 1

    def _counter(self, form: str, now: dt.datetime) -> Counter[str]:
        """Who has sent how often in this minute, or on this day; the one before is forgotten."""
        window = now.strftime(form)
        if self._seen.get(form, ("", None))[0] != window:
            self._seen[form] = (window, Counter())
        return self._seen[form][1]


class Bucket:
    """So much at once, and so much more each second."""

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst, self._per_second = burst, per_second
        self._left, self._at = float(burst), time.monotonic()

    def take(self) -> bool:
        """Whether one more is there."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Buckets:
    """A bucket for each network; those of which nothing has come for long are forgotten first."""

    def __init__(self, burst: int, per_second: float) -> None:
        self._new = partial(Bucket, burst, per_second)
        self._known: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, network: str) -> bool:
        """Whether one more from there is taken."""
        bucket = self._known.setdefault(network, self._new())
        self._known.move_to_end(network)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return bucket.take()


class GuessLimit:
    """So many wrong tries at the four digits of a seat, or at a code, and it takes no more for a while.

    A card's QR always opens a seat.
    """

    def __init__(self, tries: int = TRIES, rest: dt.timedelta = REST) -> None:
        self._tries, self._rest = tries, rest
        self._wrong: OrderedDict[Hashable, list[dt.datetime]] = OrderedDict()

    def refuse(self, what: Hashable, now: dt.datetime) -> None:
        """Raise `Refused('seat.resting')` where too many were wrong."""
        if self.too_many(what, now):
            raise Refused("seat.resting")

    def too_many(self, what: Hashable, now: dt.datetime) -> bool:
        """Whether so many tries have been wrong lately that no more are looked at."""
        return len(self._recent(what, now)) >= self._tries

    def count(self, what: Hashable, now: dt.datetime) -> None:
        """One more wrong try; the oldest of ten thousand places tried at are forgotten."""
        self._wrong[what] = [*self._recent(what, now), now][-self._tries :]
        self._wrong.move_to_end(what)
        if len(self._wrong) > _REMEMBERED:
            self._wrong.popitem(last=False)

    def _recent(self, what: Hashable, now: dt.datetime) -> list[dt.datetime]:
        return [at for at in self._wrong.get(what, ()) if abs(now - at) < self._rest]
