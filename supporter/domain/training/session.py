"""Training sessions (集合研修): a class on a day in a place, as planned, and the room as it is now."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal, get_args

from pydantic import Field

from supporter.domain.shared.document import Document
from supporter.domain.training.room import Before, Room, State
from supporter.domain.training.todays_class import TodaysClass

Kind = Literal["養成講座", "フォローアップ", "交流会", "つながりミーティング"]
COURSE, FOLLOW_UP, *_ = get_args(Kind)
#: Where the screen leaves room for captions or a signer: nowhere, the bottom fifth, the right quarter.
Captions = Literal["", "below", "right"]
#: Questions from the hall: looked at before others see them, shown at once, or not taken.
Questions = Literal["checked", "open", "off"]


class TrainingSession(Document):
    """One class. `number` is the 実施番号, `trainers` are named as the report names them.

    `municipality` is the one whose staff hold it, `municipalities` those that take part as well, `host` who
    invites (perhaps an NPO), `online` the address of a meeting that is held in no place. `minutes` is the form
    of the timetable, `watcher` the name of the 見守り係 (empty: there is none), `school` a class of children
    that gives no names. `code` is what people type to join. `listing` tells whether the public page names it and
    takes applications, `apply_until` until which day; `applied` and `waiting` count them, derived with each one.

    `version` counts what was done to the room, `before` what may be undone, `hands` the shows of hands by
    question and choice, `calls` how often somebody asked the 見守り係 to come, `voices` the free texts that
    staff chose for the report, without anything that tells who wrote them, `finished_at` when 修了 was confirmed,
    `checks` what was looked at before the beginning, on the day `checks_on`, `otherwise` what this class does otherwise
    than its course.
    """

    collection: ClassVar[str] = "training_sessions"

    v: int = 2
    number: str
    municipality: str
    programme: str
    course: str
    held_on: dt.date
    begins: dt.time | None = None
    ends: dt.time | None = None
    venue: str
    online: str = Field(default="", max_length=500)
    host: str = ""
    municipalities: tuple[str, ...] = ()
    capacity: int | None = Field(default=None, ge=1, le=5000)
    trainers: tuple[str, ...] = ()
    kind: Kind = COURSE
    minutes: Literal[60, 90] = 90
    watcher: str = ""
    school: bool = False
    code: str = ""
    listing: Literal["public", "closed"] = "closed"
    apply_until: dt.date | None = None
    applied: int = 0
    waiting: int = 0
    captions: Captions = ""
    questions: Questions = "checked"

    version: int = 0
    room: Room = Room()
    before: Before | None = None
    hands: dict[str, dict[str, int]] = Field(default_factory=dict)
    calls: int = 0
    voices: tuple[str, ...] = ()
    finished_at: dt.datetime | None = None
    checks: tuple[str, ...] = ()
    checks_on: dt.date | None = None
    otherwise: TodaysClass = TodaysClass()

    @property
    def state(self) -> State:
        """Planned, open for people to join, running, or ended."""
        return self.room.state

    @property
    def under_way(self) -> bool:
        """Whether people may join it now."""
        return self.room.state in ("open", "running")


def taking_part(session: TrainingSession) -> tuple[str, ...]:
    """The municipalities of a class, the one that holds it first."""
    return tuple(dict.fromkeys((session.municipality, *session.municipalities)))
