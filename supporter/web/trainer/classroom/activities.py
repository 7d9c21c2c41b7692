"""What the class does together, beside its questions: a talk in turns, and the poll taken before and after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from nicegui import ui

from supporter import wording
from supporter.domain.classroom.console import Branch
from supporter.domain.classroom.running_order import AFTER, BEFORE, RunningOrder
from supporter.domain.classroom.scene import Scene, Talk, talk
from supporter.domain.classroom.talk_turns import turn_length
from supporter.domain.courses.quiz import Question
from supporter.domain.shared.access import Person
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import frame
from supporter.web.trainer.classroom.controls import Steering, label, put
from supporter.wiring import App

_MOMENTS = ((BEFORE, wording.say("stage.poll.before")), (AFTER, wording.say("stage.poll.after")))
#: What begins a talk, and what goes on in it: turns of roles, or phases.
_NAMES = {"turn": ("stage.turn.begin", "stage.turn.next"), "phase": ("stage.phase.begin", "stage.phase.next")}


class Together:
    """Built once beside the steering, whose buttons it uses."""

    def __init__(self, app: App, steering: Steering, session: TrainingSession) -> None:
        self._room, self._steering, self._id = app.classroom.control, steering, session.id
        self._library = app.library.of(session.municipality)
        self._turn, self._turns, self._poll = 0, 0, ""
        self._offered: tuple[Branch, ...] = ()

    def talking(self) -> None:
        """Of the talk in view: which turn or phase it is, つぎの番, 終える."""
        self._pane = ui.element("section").classes("pane pane-ask")
        self._pane.props["aria-label"] = wording.say("stage.talk")
        with self._pane:
            self._told = ui.html("", sanitize=False)
            with ui.element("div").classes("line-up"):
                self._go = self._steering.button("", self._next_turn)
                self._stop = self._steering.button(wording.say("stage.turn.last"), self._end_turns)

    def branching(self) -> None:
        """Of a conversation whose result is seen: which answer goes on, and a button for each of them."""
        self._branches = ui.element("section").classes("pane pane-ask")
        self._branches.props["aria-label"] = wording.say("stage.branches")
        with self._branches:
            self._onward = ui.html("", sanitize=False)
            self._ways = ui.element("div").classes("line-up")

    def polls(self, order: RunningOrder) -> None:
        """無記名の質問: a native list and a button; not there where the course has none."""
        ui.html(frame.part("trainer/classroom/console_own.html", id=self._id), sanitize=False)
        polls = self._unsigned(order)
        if not polls:
            return
        self._poll = polls[0][0]
        with ui.element("div").classes("field"):
            ui.html(wording.say("stage.poll"), sanitize=False, tag="label").props["for"] = "poll"
            select = ui.element("select")
            select.props["id"] = "poll"
            with select:
                for key, words in polls:
                    option = ui.html("", sanitize=False, tag="option")
                    option.props["value"] = key
                    option.set_content(words)
            select.on("change", self._choose, js_handler="(e) => emit(e.target.value)")
        self._steering.button(wording.say("stage.poll.ask"), self._ask)

    def _unsigned(self, order: RunningOrder) -> list[tuple[str, str]]:
        """What is asked before and after the class, to be compared, and the survey at its end."""
        course, asks = order.course, order.asks
        both = [one.id for one in self._quiz(course.before_after)]
        keys = [(f"{id}{end}", words) for end, words in _MOMENTS for id in both]
        keys += [(one.id, wording.say("stage.poll.survey")) for one in self._quiz(course.survey)]
        return [(key, f"{words}　{asks[key].question.text.plain}") for key, words in keys if key in asks]

    def _quiz(self, id: str | None) -> Sequence[Question]:
        return self._library.quiz(id).questions if id else ()

    def follow(self, scene: Scene, branches: tuple[Branch, ...]) -> None:
        """The room is now like this."""
        self._follow_branches(branches)
        room = scene.session.room
        now = talk(scene.cue, room.turn) if scene.session.state == "running" and not room.asked else None
        self._pane.set_visibility(bool(now and now.turns))
        if now is None or not now.turns or scene.cue.block is None:
            return
        self._turn, self._turns = now.turn, now.turns
        put(self._told, f"<p><strong>{wording.say('stage.talk')}</strong>　{_words(now)}{_left(scene, now)}</p>")
        minutes = f"{turn_length(scene.cue.block, now.turn + 1).total_seconds() / 60:g}"
        begin, following = _NAMES["turn" if now.cast else "phase"]
        words = wording.say(following if now.turn else begin, turn=now.turn + 1, turns=now.turns, minutes=minutes)
        label(self._go, words)
        self._go.set_visibility(now.turn < now.turns)
        self._stop.set_visibility(0 < now.turn <= now.turns)

    def _follow_branches(self, branches: tuple[Branch, ...]) -> None:
        self._branches.set_visibility(bool(branches))
        if branches == self._offered:
            return
        self._offered = branches
        self._ways.clear()
        onward = next((one for one in branches if one.most), None)
        if onward is None:
            return
        words = wording.say(f"stage.branches.{'tied' if onward.tied else 'most'}", letter=onward.letter)
        put(self._onward, f"<p><strong>{wording.say('stage.branches')}</strong>　{words}</p>")
        with self._ways:
            for one in branches:
                self._steering.button(wording.say("stage.branch", letter=one.letter), partial(self._take, one.choice))

    async def _take(self, choice: int, who: Person, seen: int) -> TrainingSession:
        return await self._room.branch(who, self._id, choice, seen)

    async def _next_turn(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.turn(who, self._id, self._turn + 1, seen)

    async def _end_turns(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.turn(who, self._id, self._turns + 1, seen)

    async def _ask(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.open_question(who, self._id, self._poll, seen)

    def _choose(self, event: object) -> None:
        chosen = getattr(event, "args", "")
        self._poll = chosen if isinstance(chosen, str) else ""


def _words(now: Talk) -> str:
    if not now.turn:
        return wording.say("stage.turn.before")
    if now.turn > now.turns:
        return wording.say("stage.turn.over")
    return wording.say("stage.turn.now" if now.cast else "stage.phase.now", turn=now.turn, turns=now.turns)


def _left(scene: Scene, now: Talk) -> str:
    """The time that is left of a turn; the console's own script counts it down."""
    until = scene.session.room.timer_until
    if until is None or not 0 < now.turn <= now.turns:
        return ""
    at, over = int(until.timestamp() * 1000), wording.say("stage.talk.until")
    return f'　<b class="num" data-until="{at}" data-over="{over}"></b>'
