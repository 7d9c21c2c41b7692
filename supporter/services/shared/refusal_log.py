"""Refusals are noted by code and number alone: the first of a kind, the tenth, the hundredth."""

from __future__ import annotations

import logging
from collections import Counter

_log = logging.getLogger(__name__)


class RefusalLog:
    """How often each code was refused at one place. A flood writes a handful of lines, and nobody's data."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._count: Counter[str] = Counter()

    def refused(self, code: str) -> None:
        """Once more."""
        self._count[code] += 1
        count = str(self._count[code])
        if count.rstrip("0") == "1":
            _log.warning("refused in %s: %s (%s so far)", self._place, code, count)
