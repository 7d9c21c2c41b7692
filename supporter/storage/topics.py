"""Who wants to hear of what; one that raises hurts nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable

from supporter.storage.base import Doc

_log = logging.getLogger(__name__)


class Topics:
    """Subscribers by topic."""

    def __init__(self) -> None:
        self._hearers: dict[str, list[Callable[[Doc], None]]] = {}

    def subscribe(self, topic: str, hear: Callable[[Doc], None]) -> Callable[[], None]:
        """Have `hear` called with each payload until the returned function is called."""
        hearers = self._hearers.setdefault(topic, [])
        hearers.append(hear)
        return lambda: hearers.remove(hear) if hear in hearers else None

    def publish(self, topic: str, payload: Doc) -> None:
        """Call every subscriber; what went wrong in one is logged."""
        for hear in list(self._hearers.get(topic, ())):
            try:
                hear(payload)
            except Exception:
                _log.exception("a subscriber of %s", topic)
