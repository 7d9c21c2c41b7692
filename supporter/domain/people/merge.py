"""Two numbers of one person become one: both stories in one, each event once, and apart again if it was a mistake."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from supporter.domain.shared.document import Document
from supporter.domain.transcripts.transcript import Answered, Began, Event, Transcript


class Merge(Document):
    """What was done, so that it can be undone; `id` is the number that lives on under `kept`.

    `before` are transcripts of `kept` as they were, `moved` those of `id`; `after` says how many events each
    transcript had when it was done: what follows was done since.
    """

    collection: ClassVar[str] = "merges"

    municipality: str
    kept: str
    by: str
    at: dt.datetime
    before: tuple[Transcript, ...] = ()
    moved: tuple[Transcript, ...] = ()
    after: dict[str, int]
    certificates: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()


class Apart(Document):
    """Two numbers of which somebody has said that they are two people; `id` is both in order."""

    collection: ClassVar[str] = "distinct_pairs"

    municipality: str
    by: str


def apart_id(one: str, other: str) -> str:
    """The id of two numbers, whichever is named first."""
    return "-".join(sorted((one, other)))


def joined(kept: Transcript | None, moved: Transcript, learner: str) -> Transcript:
    """Both stories of one course and 年度 in the order of time, the attempts of `moved` counted on after the others."""
    id = f"{learner}:{moved.course}:{moved.year}"
    if kept is None:
        return moved.model_copy(update={"id": id, "learner": learner})
    last = max((event.attempt for event in kept.events if isinstance(event, Began)), default=0)
    both = [*kept.events, *(_counted_on(event, last) for event in moved.events)]
    return kept.model_copy(update={"events": tuple(sorted(both, key=lambda event: event.at))})


def without(now: Transcript, after: int, before: Transcript | None) -> Transcript:
    """The transcript of the kept number as it was before, with what was done since; answers to what is gone are not."""
    since = now.events[after:]
    events = [*(before.events if before else ()), *since]
    begun = {event.attempt for event in events if isinstance(event, Began)}
    return now.model_copy(update={"events": tuple(_answerable(events, begun))})


def _counted_on(event: Event, last: int) -> Event:
    if isinstance(event, Began | Answered):
        return event.model_copy(update={"attempt": event.attempt + last})
    return event


def _answerable(events: Sequence[Event], begun: set[int]) -> list[Event]:
    return [event for event in events if not isinstance(event, Answered) or event.attempt in begun]
