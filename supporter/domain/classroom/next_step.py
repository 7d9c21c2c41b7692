"""What 次へ does to the room as it is now, to be said beside the button before it is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from supporter.domain.classroom.moves import NOBODY, after
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.talk_turns import turns
from supporter.domain.training.session import TrainingSession

#: `slide` is another page, `ask` a question that is asked now, `again` one that lies on the screen as it was left,
#: `talk` what the class does together, `turns_over` the end of its turns, `last` nothing more.
NextStep = Literal[
    "doors", "first", "resume", "light", "down", "ask", "again", "reveal", "turn", "turns_over", "slide", "talk", "last"
]


def next_step(session: TrainingSession, order: RunningOrder, counts: Mapping[str, int] = NOBODY) -> NextStep:
    """The step that `moves.advance` takes, or the one that begins the class; `last` at its end."""
    room = session.room
    if session.state != "running":
        return {"planned": "doors", "open": "first", "ended": "last"}[session.state]  # type: ignore[return-value]
    if room.pause_until:
        return "resume"
    if room.black:
        return "light"
    if room.voice:
        return "down"
    if room.asked and room.phase is None:
        return "ask"
    if room.asked and room.phase != "revealed":
        return "reveal"
    at = order.at(room.cue)
    if not room.asked and room.turn <= turns(at.block) > 0:
        return "turn" if room.turn < turns(at.block) else "turns_over"
    following = after(order, room, counts)
    if following is None:
        return "last"
    if following.kind == "question":
        known = following.asked in room.phases or following.asked in room.sealed
        return "again" if known else "ask"
    return "slide" if following.kind == "slide" else "talk"
