"""Slows down guessing at the four digits of a seat, and at the codes of classes; remembered in memory alone."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Hashable

from supporter.domain.shared.refused import Refused

REST = dt.timedelta(minutes=5)
TRIES = 5
_REMEMBERED = 10_000


class GuessLimit:
    """So many wrong tries at one seat, and it takes no more for a while: a card's QR always opens it."""

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
