"""Slows down guessing without ever locking a rightful person out of a device that knows them.

Wrong tries are counted per person and source: one address or one known device. Each source rests by
itself, so a stranger's tries never count against the person's own device. Addresses are judged by how
many *different* people failed there, because a hall shares one and everybody there mistypes once.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.shared.document import Document, Value

TRIES = 5
REST = dt.timedelta(minutes=15)
#: After so many wrong tries within a day a source gets one more per rest, no longer five.
PATIENCE = 20
MEMORY = dt.timedelta(hours=24)
#: Wrong tries at one person, at most `TRIES` counted per source, until all unknown sources rest.
SPREAD = 30
#: Different people failing from one address within a rest: above any hall, and far below what guessing
#: sparse numbers (20,000 learners among 9 million) would need.
PEOPLE = 100
_SOURCES = 100


class Wrong(Value):
    """Wrong tries of one source: how many in a row, and when the last one was."""

    source: str
    count: int
    at: dt.datetime


class Throttle(Document):
    """The wrong tries at one person by source (`person:…`), or of one address by person (`address:…`).

    Bounded: the newest hundred sources, each forgotten after a day. Sources are digests.
    """

    collection: ClassVar[str] = "throttles"

    wrong: tuple[Wrong, ...] = ()

    def rests_until(self, source: str, now: dt.datetime, *, known: bool) -> dt.datetime | None:
        """When this source may try again, `None` if now; a `known` device is not judged by what others do."""
        mine = self._of(source, now)
        if mine and _rests(mine.count) and now < mine.at + REST:
            return mine.at + REST
        live = self._live(now)
        if known or sum(min(wrong.count, TRIES) for wrong in live) < SPREAD:
            return None
        until = max(wrong.at for wrong in live) + REST
        return until if now < until else None

    def crowded_until(self, now: dt.datetime) -> dt.datetime | None:
        """For an address: until when too many different people have failed there, `None` if they have not."""
        recent = sorted(wrong.at for wrong in self.wrong if now < wrong.at + REST)
        return recent[-PEOPLE] + REST if len(recent) >= PEOPLE else None

    def tries_left(self, source: str, now: dt.datetime) -> int:
        """How many tries this source has before its next rest."""
        mine = self._of(source, now)
        count = mine.count if mine else 0
        return TRIES - count % TRIES if count < PATIENCE else 1

    def tried(self, source: str, now: dt.datetime) -> Throttle:
        """With one more wrong try, the newest last."""
        mine = self._of(source, now)
        others = tuple(wrong for wrong in self._live(now) if wrong.source != source)
        added = Wrong(source=source, count=(mine.count if mine else 0) + 1, at=now)
        return self.model_copy(update={"wrong": (*others, added)[-_SOURCES:]})

    def forgiven(self, source: str) -> Throttle:
        """Without the tries of a source that has since got it right."""
        others = tuple(wrong for wrong in self.wrong if wrong.source != source)
        return self.model_copy(update={"wrong": others})

    def idle(self, now: dt.datetime) -> bool:
        """Whether nothing in it counts any more, so that it can be dropped."""
        return not self._live(now)

    def _live(self, now: dt.datetime) -> tuple[Wrong, ...]:
        return tuple(wrong for wrong in self.wrong if now < wrong.at + MEMORY)

    def _of(self, source: str, now: dt.datetime) -> Wrong | None:
        return next((wrong for wrong in self._live(now) if wrong.source == source), None)


def _rests(count: int) -> bool:
    return count >= PATIENCE or count % TRIES == 0
