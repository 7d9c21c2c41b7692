"""What a trainer may do to the room: each move is a pure function that counts the version on and can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from supporter.domain.classroom.conversation import onward
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.running_order import Cue, RunningOrder
from supporter.domain.classroom.talk_turns import turn_length, turns
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.training.room import Before, Phase, Room, State, Verb
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.session_dates import day_text

#: Where nobody has answered.
NOBODY: Mapping[str, int] = MappingProxyType({})
#: So many places of a conversation are remembered: each of nine may be come to more than once.
MOST_STEPS = 40
LONGEST_PAUSE = dt.timedelta(minutes=90)
#: So long after a step another one is taken for a finger that trembles, or for the other of two people.
STEADY = dt.timedelta(seconds=1.5)
#: What one sees something new after: pressed again at once, nobody can have read it.
_STEPS: frozenset[Verb] = frozenset(
    ("open", "start", "advance", "back", "ask", "close", "reveal", "turn", "light", "resume", "voice", "reopen")
)
#: What leaves the same picture on the screen, and what is lit in it.
_SAME_PICTURE: frozenset[Verb] = frozenset(("timer", "close"))


def open_doors(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """受付をはじめる: people may join. Raises `Refused('room.wrong_state')`."""
    _require(session, "planned")
    return _moved(session, now, "open", state="open")


def start(session: TrainingSession, order: RunningOrder, now: dt.datetime) -> TrainingSession:
    """はじめる: the first page, with or without a reception before. Raises `Refused('room.wrong_state')`."""
    _require(session, "planned", "open")
    cue = order.cues[0]
    return _moved(session, now, "start", state="running", cue=cue.id, since=now, started_at=now)


def advance(
    session: TrainingSession, order: RunningOrder, now: dt.datetime, counts: Mapping[str, int] = NOBODY
) -> TrainingSession:
    """次へ, all that a presenter's remote needs: light again, go on after a break, ask, show the result, next;
    in a talk with roles, the next turn; in a conversation the place that `counts` of its choices lead to.

    Raises `Refused`: room.wrong_state, room.last_page.
    """
    _require(session, "running")
    room = session.room
    if room.pause_until:
        return resume(session, now)
    if room.black:
        return darken(session, now, on=False)
    if room.voice:
        return voice(session, "", now)
    if room.asked and room.phase is None:
        return ask(session, order, room.asked, now)
    if room.asked and room.phase != "revealed":
        return reveal(session, now)
    if not room.asked and room.turn <= turns(order.at(room.cue).block) > 0:
        return turn(session, order, room.turn + 1, now)
    cue = after(order, room, counts)
    if cue is None:
        raise Refused("room.last_page")
    return _moved(session, now, "advance", **_entered(room, cue, now, asking=True))


def branch(session: TrainingSession, order: RunningOrder, choice: int, now: dt.datetime) -> TrainingSession:
    """Go on with a choice (from 0) of a conversation's place, whatever most have taken.

    Raises `Refused`: room.wrong_state, room.no_such_page.
    """
    _require(session, "running")
    at = order.at(session.room.cue)
    if not at.asked or not 0 <= choice < len(at.leads):
        raise Refused("room.no_such_page")
    return _moved(session, now, "advance", **_entered(session.room, order.at(at.leads[choice]), now, asking=True))


def after(order: RunningOrder, room: Room, counts: Mapping[str, int] = NOBODY) -> Cue | None:
    """The cue that 次へ leads to once there is nothing more to do at this one, `None` at the end."""
    at = order.at(room.cue)
    if at.asked and at.leads:
        return order.at(at.leads[onward(at.leads, counts, room.way).choice])
    return order.after(at)


def back(session: TrainingSession, order: RunningOrder, now: dt.datetime) -> TrainingSession:
    """前へ: what was shown before, as it was; nothing is asked anew. In a talk it is the turn before, with its whole
    time. Raises `Refused('room.wrong_state')`.
    """
    _require(session, "running")
    room, at = session.room, order.at(session.room.cue)
    if not room.asked and 0 < room.turn <= turns(at.block) + 1:
        return _turned(session, at, room.turn - 1, now, "back")
    cue, way = _before(order, room)
    if cue is None:
        return session
    return _moved(session, now, "back", **{**_entered(session.room, cue, now, asking=False), "way": way})


def jump(session: TrainingSession, order: RunningOrder, cue_id: str, now: dt.datetime) -> TrainingSession:
    """ページをえらぶ. Raises `Refused`: room.wrong_state, room.no_such_page."""
    _require(session, "running")
    if not order.knows(cue_id):
        raise Refused("room.no_such_page")
    return _moved(session, now, "jump", **_entered(session.room, order.at(cue_id), now, asking=True))


def ask(session: TrainingSession, order: RunningOrder, key: str, now: dt.datetime) -> TrainingSession:
    """質問を出す, also again. Raises `Refused`: room.wrong_state, question.unknown, question.sealed."""
    _require(session, "running")
    if key not in order.asks:
        raise Refused("question.unknown")
    if key in session.room.sealed:
        raise Refused("question.sealed")
    if session.room.takes(key):
        return session
    phases = _left(session.room) | {key: "open"}
    lit: dict[str, object] = {"black": False, "pause_until": None, "timer_until": None, "voice": "", "turn": 0}
    return _moved(session, now, "ask", asked=key, phases=phases, **lit)


def close(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """しめきる. Nothing changes where nothing is open. Raises `Refused('room.wrong_state')`."""
    _require(session, "running")
    return _moved(session, now, "close", phases=_left(session.room)) if session.room.phase == "open" else session


def reveal(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """結果を見せる, which closes as well. Raises `Refused`: room.wrong_state, question.unknown."""
    _require(session, "running")
    room = session.room
    if room.phase is None:
        raise Refused("question.unknown")
    if room.phase == "revealed":
        return session
    phases: dict[str, Phase] = room.phases | {room.asked: "revealed"}
    return _moved(session, now, "reveal", phases=phases, timer_until=None, voice="")


def darken(session: TrainingSession, now: dt.datetime, *, on: bool) -> TrainingSession:
    """黒い画面, and light again."""
    _require(session, "open", "running")
    return session if session.room.black == on else _moved(session, now, "darken" if on else "light", black=on)


def pause(session: TrainingSession, length: dt.timedelta, now: dt.datetime) -> TrainingSession:
    """休憩. Raises `Refused`: room.wrong_state, room.bad_length."""
    _require(session, "running")
    return _moved(session, now, "pause", pause_until=now + _length(length), black=False)


def resume(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """休憩を終える."""
    _require(session, "running")
    return _moved(session, now, "resume", pause_until=None) if session.room.pause_until else session


def timer(session: TrainingSession, length: dt.timedelta | None, now: dt.datetime) -> TrainingSession:
    """タイマー, `None` takes it away. Raises `Refused`: room.wrong_state, room.bad_length."""
    _require(session, "running")
    return _moved(session, now, "timer", timer_until=None if length is None else now + _length(length))


def turn(session: TrainingSession, order: RunningOrder, number: int, now: dt.datetime) -> TrainingSession:
    """つぎの番: the turn `number` of the talk in view with its time; the number after the last ends the turns.

    Raises `Refused`: room.wrong_state, room.no_turns.
    """
    _require(session, "running")
    at = order.at(session.room.cue)
    if not 1 <= number <= turns(at.block) + 1 or not turns(at.block):
        raise Refused("room.no_turns")
    return _turned(session, at, number, now, "turn")


def voice(session: TrainingSession, text: str, now: dt.datetime) -> TrainingSession:
    """Put a question from the hall on the screen; an empty one takes it away. Raises `Refused('room.wrong_state')`."""
    _require(session, "open", "running")
    if session.room.voice == text:
        return session
    return _moved(session, now, "voice", voice=text, black=False if text else session.room.black)


def point(session: TrainingSession, number: int) -> TrainingSession:
    """Light a piece of what lies on the screen, 0 none. No step: the version stays, and what 取り消す takes back.

    Raises `Refused('room.wrong_state')`.
    """
    _require(session, "running")
    if session.room.pointed == number:
        return session
    return session.model_copy(update={"room": session.room.model_copy(update={"pointed": number})})


def end(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """終わる: what is open closes, nobody joins any more. Raises `Refused('room.wrong_state')`."""
    _require(session, "open", "running")
    rest: dict[str, object] = {"black": False, "pause_until": None, "timer_until": None, "voice": "", "turn": 0}
    return _moved(session, now, "end", state="ended", ended_at=now, phases=_left(session.room), **rest)


def shut(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """予定にもどす: doors opened too early are closed; who has joined stays. Raises `Refused('room.wrong_state')`."""
    _require(session, "open")
    return _moved(session, now, "shut", state="planned", voice="", black=False)


def reopen(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """もう一度ひらく: a class ended by mistake goes on where it was, on the same day and before it is finished.

    Raises `Refused`: room.wrong_state, room.finished, room.day_over.
    """
    _require(session, "ended")
    if session.finished_at is not None:
        raise Refused("room.finished")
    if not may_reopen(session, now):
        raise Refused("room.day_over")
    state: State = "running" if session.room.started_at else "open"
    return _moved(session, now, "reopen", state=state, ended_at=None)


def may_reopen(session: TrainingSession, now: dt.datetime) -> bool:
    """Whether a class that has ended can be opened again: real, of today, and not finished."""
    ended = session.room.ended_at
    today = ended is not None and ended.astimezone(TOKYO).date() == now.astimezone(TOKYO).date()
    return session.state == "ended" and today and session.finished_at is None and not isinstance(session, Rehearsal)


def undo(session: TrainingSession, now: dt.datetime) -> TrainingSession:
    """取り消す: the room as it was, within eight seconds; of the texts nobody's decision is taken back.

    Raises `Refused('undo.over')`.
    """
    before = session.before
    if before is None or not before.may_undo(now):
        raise Refused("undo.over")
    room = before.room.model_copy(update={"shown": session.room.shown, "held": session.room.held})
    return session.model_copy(update={"room": room, "before": None, "version": session.version + 1})


def require_steady(session: TrainingSession, now: dt.datetime) -> None:
    """Raise `Refused('room.too_soon')` where the room has gone on less than `STEADY` ago: whoever presses now
    cannot have seen what came. To be asked where a person presses, before `require_seen`.
    """
    before = session.before
    if before and before.did in _STEPS and dt.timedelta(0) <= now - before.at < STEADY:
        raise Refused("room.too_soon")


def require_day(session: TrainingSession, now: dt.datetime) -> None:
    """Raise `Refused('room.another_day')` where a class that is still planned is to begin on another day."""
    today = now.astimezone(TOKYO).date()
    if session.state == "planned" and session.held_on != today:
        raise Refused("room.another_day", day=day_text(session.held_on), today=day_text(today))


def require_seen(session: TrainingSession, seen: int | None) -> None:
    """Raise `Refused('room.moved')` where somebody else has moved the room since `seen` was on the screen.

    Two trainers who press 次へ at once go on by one page. `None` does not ask.
    """
    if seen is not None and seen != session.version:
        raise Refused("room.moved")


def _require(session: TrainingSession, *states: State) -> None:
    if session.room.state not in states:
        raise Refused("room.wrong_state", state=session.room.state)


def _moved(session: TrainingSession, now: dt.datetime, did: Verb, **changes: object) -> TrainingSession:
    pointed = session.room.pointed if did in _SAME_PICTURE else 0
    room = session.room.model_copy(update={"pointed": pointed, **changes})
    before = Before(did=did, at=now, room=session.room)
    return session.model_copy(update={"room": room, "before": before, "version": session.version + 1})


def _entered(room: Room, cue: Cue, now: dt.datetime, *, asking: bool) -> dict[str, object]:
    """What changes when the class comes to a cue: an open question is closed, one never asked is opened."""
    phases = _left(room)
    if asking and cue.asked and cue.asked not in phases and cue.asked not in room.sealed:
        phases[cue.asked] = "open"
    same_page = "/".join(room.cue.split("/")[:2]) == cue.ref
    since = room.since if same_page else now
    return {
        "cue": cue.id,
        "asked": cue.asked,
        "phases": phases,
        "since": since,
        "black": False,
        "pause_until": None,
        "timer_until": None,
        "turn": 0,
        "voice": "",
        "way": _way(room, cue),
    }


def _turned(session: TrainingSession, at: Cue, number: int, now: dt.datetime, did: Verb) -> TrainingSession:
    """The turn `number` of the talk in view: its time begins, before the first and after the last there is none."""
    block = at.block
    until = now + turn_length(block, number) if block is not None and 1 <= number <= turns(block) else None
    rest: dict[str, object] = {"asked": "", "phases": _left(session.room), "black": False, "pause_until": None}
    return _moved(session, now, did, turn=number, timer_until=until, voice="", **rest)


def _way(room: Room, cue: Cue) -> tuple[str, ...]:
    """The places of the conversation with `cue` at its end; another conversation begins anew."""
    if not cue.dialogue:
        return room.way
    inside = room.way if room.cue.startswith(f"{cue.dialogue}@") else ()
    return (*inside, cue.id)[-MOST_STEPS:]


def _before(order: RunningOrder, room: Room) -> tuple[Cue | None, tuple[str, ...]]:
    """What was shown before, and the way as it was then: within a conversation by the way that the class has come."""
    at = order.at(room.cue)
    way = room.way[:-1] if at.dialogue and room.way[-1:] == (at.id,) else room.way
    before = order.before(at)
    while at.dialogue and before is not None and before.dialogue == at.dialogue:
        before = order.before(before)
    inside = at.dialogue or (before.dialogue if before else "")
    if inside and way and way[-1].startswith(f"{inside}@") and order.knows(way[-1]):
        return order.at(way[-1]), way
    if before and before.dialogue:
        # Passed over on the way here: it is shown from its beginning.
        before = next(cue for cue in order.cues if cue.dialogue == before.dialogue)
        return before, (before.id,)
    return before, way


def _left(room: Room) -> dict[str, Phase]:
    """The phases when what is open closes."""
    return {key: "closed" if phase == "open" else phase for key, phase in room.phases.items()}


def _length(length: dt.timedelta) -> dt.timedelta:
    if not dt.timedelta(0) < length <= LONGEST_PAUSE:
        raise Refused("room.bad_length")
    return length
