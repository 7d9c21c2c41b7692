"""The clock that services are given; the product's day is Japan's day."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from supporter.domain.shared.calendar import TOKYO

__all__ = ["TOKYO", "Clock", "SystemClock"]


class Clock(Protocol):
    """Anything that knows the time."""

    def now(self) -> dt.datetime:
        """The time now, aware, in Asia/Tokyo."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """The time now, aware, in Asia/Tokyo."""
        return dt.datetime.now(TOKYO)
