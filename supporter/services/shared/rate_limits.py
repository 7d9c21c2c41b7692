"""A bound against floods: so much from one address in a minute and in a day, remembered in memory alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from supporter.domain.shared.refused import Refused
from supporter.services.shared.network import network


class RateLimit:
    """Lets a whole hall through, which shares one address, and no machine that sends for hours."""

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
