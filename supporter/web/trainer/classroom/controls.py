"""What a lecturer presses: every press asks anew who it is, and says which version of the room was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from markupsafe import Markup, escape
from nicegui import ui

from supporter import wording
from supporter.domain.classroom.console import TrainerView
from supporter.domain.classroom.moves import LONGEST_PAUSE
from supporter.domain.classroom.running_order import RunningOrder
from supporter.domain.classroom.scene import Scene, epoch
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import typed_number
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import frame, icons, templates
from supporter.web.shared.visitor import by_token
from supporter.web.trainer.classroom.going_on import on_the_button
from supporter.wiring import App

BREAK_MINUTES, TIMER_MINUTES = 10, 3

#: Which version of the room its page shows to whoever presses.
_SEEN = "Number(document.querySelector('.steer').dataset.seen)"

Act = Callable[[Person, int], Awaitable[TrainingSession]]


class Steering:
    """The buttons of one console. `say` shows a sentence, an empty one takes it away."""

    def __init__(self, app: App, token: str, session: str, say: Callable[[str], None]) -> None:
        self._app, self._room, self._token, self._id, self._say = app, app.classroom.control, token, session, say
        self._scene: Scene | None = None
        self._busy, self._chosen, self._at = False, "", ""
        self._offered: list[tuple[str, str]] = []
        self._minutes = {"break": BREAK_MINUTES, "timer": TIMER_MINUTES}

    def question(self) -> None:
        """Of the question in view: how many have answered, しめきる, 結果を見せる."""
        self._asked = ui.element("details").classes("pane more pane-ask")
        with self._asked:
            with ui.element("summary"):
                self._count = ui.html("", sanitize=False, tag="span")
            self._more = ui.html("", sanitize=False)
            with ui.element("div").classes("line-up"):
                self._open = self.button(wording.say("stage.question.ask"), self._ask)
                self._close = self.button(
                    wording.say("stage.question.close"),
                    lambda who, at: self._room.close(who, self._id, at),
                    id="go-close",
                )
                show = self._room.reveal
                self._reveal = self.button(
                    wording.say("stage.question.reveal"), lambda who, at: show(who, self._id, at), id="go-reveal"
                )
            with ui.element("details").classes("look") as self._look:
                ui.html(wording.say("stage.look"), sanitize=False, tag="summary")
                self._counts = ui.html("", sanitize=False)

    def choosing(self, order: RunningOrder) -> None:
        """ページをえらぶ: a native list and a button, so that nothing moves while one looks."""
        with ui.element("div").classes("field"):
            ui.html(wording.say("stage.page"), sanitize=False, tag="label").props["for"] = "page"
            select = self._pages = ui.element("select")
            select.props["id"] = "page"
            select.on("change", self._choose, js_handler="(e) => emit(e.target.value)")
            self._chosen = order.cues[0].id
        self.button(wording.say("stage.page.go"), lambda who, at: self._room.jump(who, self._id, self._chosen, at))

    def lengths(self) -> None:
        """How long the timer and the break are to be, in minutes."""
        with ui.element("div").classes("line-up"):
            for name in ("timer", "break"):
                with ui.element("div").classes("field"):
                    ui.html(wording.say(f"stage.length.{name}"), sanitize=False, tag="label").props["for"] = name
                    field = ui.element("input").classes("no-in")
                    field.props.update({"id": name, "type": "number", "min": "1", "max": "90", "inputmode": "numeric"})
                    field.props["placeholder"] = str(self._minutes[name])
                    field.on("change", partial(self._set, name), js_handler="(e) => emit(e.target.value)")
            self.button(wording.say("stage.timer.start"), self._time_anew)
        ui.html(frame.part("trainer/classroom/console_chime.html"), sanitize=False)

    def bar(self) -> None:
        """前へ and 次へ at places that never move; between them what a class needs now and then."""
        bar = ui.element("nav").classes("steer")
        bar.props["aria-label"] = wording.say("stage.steer")
        self._bar = bar
        with bar:
            # Above the bar, where whoever has just pressed looks; nothing moves for it.
            self.told = ui.html("", sanitize=False).classes("steer-told")
            self.told.props["role"] = "alert"
            self._undo = ui.element("div").classes("undo-line")
            with self._undo:
                self._did = ui.html("", sanitize=False)
                self._did.props["role"] = "status"
                left = '<span class="num" aria-hidden="true" data-left></span>'
                self.button(f"{wording.say('stage.undo')} {left}", self._take_back, "btn undo", "go-undo")
            back = icons.icon("prev") + wording.say("stage.back")
            self._back = self.button(back, self._go_back, "btn full go-back", "go-back")
            with ui.element("div").classes("mid") as middle:
                middle.props["id"] = "more-buttons"
                self._black = self.button("", self._darken, id="go-black")
                self._rest = self.button("", self._break)
                self._timer = self.button("", self._time)
                self._links = ui.html("", sanitize=False).classes("mid-links")
            self._next = self.button("", self._go_on, "btn main go-next", "go-next")
            self._other = ui.element("div").classes("mid-open")
            # The button itself is never drawn anew: the page knows whether it is unfolded.
            with self._other, ui.element("button").classes("btn slight") as unfold:
                unfold.props.update({"type": "button", "id": "go-more"})
                unfold.props.update({"aria-expanded": "false", "aria-controls": "more-buttons"})
                self._others = ui.html("", sanitize=False, tag="span").classes("words-in")

    def follow(self, scene: Scene, view: TrainerView, facts: Mapping[str, object]) -> None:
        """The buttons that fit the room as it is; those that fit not are not there."""
        self._scene = scene
        # The version goes to the page together with what it looks like: a press tells what the eye has seen.
        if self._bar.props.get("data-seen") != view.version:
            self._bar.props["data-seen"] = view.version
            self._bar.props["data-steady"] = view.steady_from
            self._bar.update()
        self._follow_question(scene, view, facts)
        room, running = scene.session.room, view.state == "running"
        label(self._black, wording.say("stage.light" if room.black else "stage.darken"))
        self._black.set_visibility(view.state in ("open", "running"))
        self._label_lengths()
        self._offer(scene.order)
        if running and view.page.ref != self._at:
            # Whoever has chosen a page keeps it until the class comes to another one.
            self._at = view.page.ref
            self._point_at(self._at)
        for button in (self._rest, self._timer, self._back):
            button.set_visibility(running)
        self._next.set_visibility(view.state != "ended")
        if view.state != "ended":
            label(self._next, on_the_button(scene, view))
        put(self._links, frame.part("trainer/classroom/console_links.html", **facts) if running else "")
        self._other.set_visibility(running)
        put(self._others, frame.part("trainer/classroom/console_other.html", **facts))
        words = wording.say(f"stage.did.{view.undo}") if view.undo else ""
        put(self._did, f'<span data-undo="{view.undo_until}">{words}</span>')

    def _offer(self, order: RunningOrder) -> None:
        """The pages of today, drawn anew only where somebody has changed them."""
        pages = [(cue.ref, f"{order.label(cue)}　{cue.step.title.plain}") for cue in order.pages()]
        if pages == self._offered:
            return
        self._offered = pages
        self._pages.clear()
        with self._pages:
            for ref, words in pages:
                option = ui.html("", sanitize=False, tag="option")
                option.props["value"] = ref
                option.set_content(escape(words))
        if self._chosen not in dict(pages):
            self._point_at(pages[0][0])

    def _follow_question(self, scene: Scene, view: TrainerView, facts: Mapping[str, object]) -> None:
        room, running = scene.session.room, view.state == "running"
        phase = room.phase if running else None
        asking = scene.order.asks.get(room.asked)
        facts = {**facts, "number": asking.number if asking else 0, "phase": phase, "scene": scene}
        looks = _looks(view)
        self._look.set_visibility(bool(looks))
        put(self._counts, frame.part("trainer/classroom/console_look.html", looks=looks))
        put(self._count, frame.part("trainer/classroom/console_asked.html", **facts))
        put(self._more, frame.part("trainer/classroom/console_asked_more.html", **facts))
        self._asked.set_visibility(running and bool(room.asked))
        self._open.set_visibility(phase != "open" and room.asked not in room.sealed)
        label(self._open, wording.say("stage.question.ask" if phase is None else "stage.question.again"))
        self._close.set_visibility(phase == "open")
        self._reveal.set_visibility(phase in ("open", "closed"))

    def button(self, html: str, act: Act, classes: str = "btn", id: str = "") -> ui.element:
        """A button whose press asks who it is, and tells which version was seen."""
        button = ui.element("button").classes(classes)
        button.props["type"] = "button"
        if id:
            button.props["id"] = id
        with button:
            ui.html(html, sanitize=False, tag="span").classes("words-in")
        button.on("click", lambda event: self._do(act, event.args), js_handler=f"() => emit({_SEEN})")
        return button

    async def _do(self, act: Act, seen: object) -> None:
        """One press at a time, and of what was `seen` when it was made."""
        if self._busy:
            return
        self._busy = True
        try:
            person = await by_token(self._app, self._token)
            if person.role is Role.READER:
                self._say(signed_out())
                return
            await act(person, seen if isinstance(seen, int) else -1)
            self._say("")
        except Refused as refused:
            if refused.code == "room.another_day":
                ui.navigate.to(f"/t/{self._id}/another-day")
                return
            self._say(f'<p class="notice check wide">{templates.sentence(refused.code, **refused.facts)}</p>')
        finally:
            self._busy = False

    async def _go_on(self, who: Person, seen: int) -> TrainingSession:
        state = self._now.session.state
        if state == "planned":
            return await self._room.open(who, self._id, seen)
        return await (self._room.start if state == "open" else self._room.advance)(who, self._id, seen)

    async def _go_back(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.back(who, self._id, seen)

    async def _ask(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.open_question(who, self._id, self._now.session.room.asked, seen)

    async def _darken(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.black(who, self._id, not self._now.session.room.black, seen)

    async def _break(self, who: Person, seen: int) -> TrainingSession:
        minutes = 0 if self._now.session.room.pause_until else self._minutes["break"]
        return await self._room.break_(who, self._id, minutes, seen)

    async def _time(self, who: Person, seen: int) -> TrainingSession:
        seconds = 0 if self._now.session.room.timer_until else 60 * self._minutes["timer"]
        return await self._room.timer(who, self._id, seconds, seen)

    async def _time_anew(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.timer(who, self._id, 60 * self._minutes["timer"], seen)

    async def _take_back(self, who: Person, seen: int) -> TrainingSession:
        return await self._room.undo(who, self._id, seen)

    def _choose(self, event: object) -> None:
        chosen = getattr(event, "args", "")
        self._point_at(chosen if isinstance(chosen, str) else "")

    def _point_at(self, ref: str) -> None:
        """The list shows this page, and the button beside it leads there."""
        self._chosen = self._pages.props["value"] = ref
        self._pages.update()

    def _set(self, name: str, event: object) -> None:
        """Another length for what a button begins; what it cannot take is said, and changes nothing."""
        typed = str(getattr(event, "args", ""))[:5].strip()
        minutes = typed_number(typed, longest=2) if typed else self._minutes[name]
        if not minutes or dt.timedelta(minutes=minutes) > LONGEST_PAUSE:
            self._say(f'<p class="notice check wide">{templates.sentence("room.bad_length")}</p>')
            return
        self._minutes[name] = minutes
        self._say("")
        self._label_lengths()

    def _label_lengths(self) -> None:
        room = self._now.session.room
        pause = wording.say("stage.pause", minutes=self._minutes["break"])
        label(self._rest, icons.icon("rest") + (wording.say("stage.resume") if room.pause_until else pause))
        label(self._timer, icons.icon("clock") + _timer_words(room.timer_until, self._minutes["timer"]))

    @property
    def _now(self) -> Scene:
        """The room as it is on the screen."""
        assert self._scene is not None
        return self._scene


def _looks(view: TrainerView) -> list[tuple[str, int]]:
    """The letters of the choices with how many have taken each; none of what is written or put in order."""
    asked = view.screen.asked
    if asked is None or asked.kind in ("order", "match", "short"):
        return []
    return [(choice.letter, view.look[choice.value]) for choice in asked.choices if choice.value in view.look]


def _timer_words(until: dt.datetime | None, minutes: int) -> Markup:
    """How long the timer will take, or how much of it is left."""
    if until is None:
        return Markup(wording.say("stage.timer", length=f"{minutes}:00"))
    over = wording.say("stage.chime.over")
    left = f'<span class="num" data-until="{epoch(until)}" data-over="{over}"></span>'
    return Markup(f"{left} {wording.say('stage.timer.stop')}")


def time_up() -> None:
    """What is seen when a time is over, with the chime or without it; filled by the console's script."""
    line = ui.html("", sanitize=False, tag="p").classes("time-up")
    line.props.update({"id": "time-up", "role": "status", "data-words": wording.say("stage.chime.over")})


def label(button: ui.element, html: str) -> None:
    """Other words on a button."""
    words = button.default_slot.children[0]
    assert isinstance(words, ui.html)
    put(words, html)


def put(place: ui.html, html: str) -> None:
    """Change what differs, and nothing else."""
    if place.content != html:
        place.set_content(html)


def signed_out() -> str:
    """What a console says whose lecturer is no longer signed in, and the way back in."""
    stopped, again = wording.say("stage.signed_out"), wording.say("stage.in_again")
    return f'<div class="notice check wide"><p>{stopped}</p><p><a class="btn" href="/staff">{again}</a></p></div>'
