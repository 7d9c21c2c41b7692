"""The room of a training session as it is now: where the class is, what is asked, what the screen shows."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from supporter.domain.shared.document import Value

#: 予定・受付中・進行中・終わり.
State = Literal["planned", "open", "running", "ended"]
#: A question that is in no phase has not been asked yet.
Phase = Literal["open", "closed", "revealed"]
Verb = Literal[
    "open",
    "start",
    "advance",
    "back",
    "jump",
    "ask",
    "close",
    "reveal",
    "darken",
    "light",
    "pause",
    "resume",
    "timer",
    "turn",
    "voice",
    "end",
    "shut",
    "reopen",
]

UNDO = dt.timedelta(seconds=8)


class Room(Value):
    """Everything that a trainer moves. `cue` and `asked` are ids of the running order, empty where there is none.

    `since` is when the class came to the page it is on, `shown` the texts let through by question (of a word cloud
    its words as they are counted), `held` those held back,
    `sealed` the unsigned questions whose slips nobody can change any more. `turn` counts the turns of a talk,
    0 before the first one; `voice` is the question from the hall that lies on the screen, `pointed` the piece of it
    that is lit, counted from 1, 0 for none. `way` are the places of a conversation (cues) as the class came to them.
    """

    state: State = "planned"
    cue: str = ""
    since: dt.datetime | None = None
    asked: str = ""
    phases: dict[str, Phase] = Field(default_factory=dict)
    shown: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    held: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    sealed: tuple[str, ...] = ()
    black: bool = False
    pause_until: dt.datetime | None = None
    timer_until: dt.datetime | None = None
    turn: int = 0
    voice: str = ""
    pointed: int = Field(default=0, ge=0)
    way: tuple[str, ...] = ()
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None

    @property
    def phase(self) -> Phase | None:
        """The phase of the question in view."""
        return self.phases.get(self.asked) if self.asked else None

    def takes(self, key: str) -> bool:
        """Whether phones may answer the question `key` now."""
        return self.state == "running" and bool(key) and key == self.asked and self.phase == "open"


class Before(Value):
    """What 「取り消す」 goes back to: the room before `did` was done at `at`."""

    did: Verb
    at: dt.datetime
    room: Room

    def may_undo(self, now: dt.datetime) -> bool:
        """Whether the eight seconds are not over; a clock that was put back does not take them away."""
        return now - self.at <= UNDO
