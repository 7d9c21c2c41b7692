"""`/t/ID`: the console, built once and then changed whenever the hub tells of the class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextvars import copy_context

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.moves import may_reopen
from supporter.domain.classroom.rehearsal import REHEARSED, Rehearsal
from supporter.domain.classroom.scene import Scene, epoch
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import COOKIE, by_token
from supporter.web.trainer.classroom.activities import Together
from supporter.web.trainer.classroom.checklist import Looking
from supporter.web.trainer.classroom.controls import Steering, signed_out, time_up
from supporter.web.trainer.classroom.going_on import going
from supporter.web.trainer.classroom.lateness import cut_text, late_text
from supporter.web.trainer.classroom.layout import beside, pane, part
from supporter.web.trainer.classroom.pointing import Pointing
from supporter.web.trainer.classroom.projector_picture import picture
from supporter.wiring import App

#: Seconds after which an open console counts its minutes anew.
MINUTES = 20.0


def register(app: App) -> None:
    """The page, and what tells open consoles that a screen has come."""
    consoles = _Consoles(app)

    @ui.page("/t/{id}")
    async def show(request: Request, id: str) -> Response | None:
        token = request.cookies.get(COOKIE, "")
        person = await by_token(app, token)
        if person.role is Role.READER:
            return RedirectResponse("/staff", 303)
        try:
            session = await app.training.planning.planned(person, id)
        except Refused:
            of, rehearsed, _ = id.partition(REHEARSED)
            if not rehearsed:
                raise
            # A rehearsal is taken away some time after its end: its class is where its lecturer goes on.
            return RedirectResponse(f"/t/{of}", 303)
        town = await app.municipalities.profiles.get(session.municipality)
        scene, brought = await app.classroom.scenes.counted(id), id in await app.offline.laptop.here()
        title = app.library.of(session.municipality).course(session.course).title.plain
        look = frame.Look(
            wording.say("stage.rehearsed", title=title) if isinstance(session, Rehearsal) else title,
            town,
            back=("/t", templates.html_of("stage.classes")),
            footer=False,
            plain=f"/t/{id}/plain",
            scripts=("chime.js", "console.js"),
            header="trainer/classroom/console_header.html",
        )
        with frame.page(request, look) as places:
            console = Console(app, token, scene, places, town=town, brought=brought)
        console.show(scene)
        await _follow(app, console, consoles)
        return None


async def _follow(app: App, console: Console, consoles: _Consoles) -> None:
    """Keep the console up to date until its page is gone, or its reader has signed out."""
    end = await app.hub.watch(console.id, console.hear)
    consoles.add(console)
    ui.timer(MINUTES, console.redraw, immediate=False)

    def gone() -> None:
        end()
        consoles.open.discard(console)

    console.end = gone
    ui.context.client.on_delete(gone)


class Console:
    """The parts of one page; `hear` changes those that differ, as long as whoever opened it is signed in."""

    def __init__(
        self, app: App, token: str, scene: Scene, places: frame.Places, *, town: Municipality | None, brought: bool
    ) -> None:
        session, self._town = scene.session, town
        self._app, self._token, self.id = app, token, session.id
        self._scene, self._brought = scene, brought
        self._looking_up: asyncio.Task[None] | None = None
        # News comes from whoever answers; it is told in the language of whoever opened this page.
        self._context = copy_context()
        self.end: Callable[[], None] = lambda: None
        self._shown: dict[ui.html, str] = {}
        places.main.classes(replace="console office")
        with places.main:
            ui.html(wording.say("stage.console"), sanitize=False, tag="h1").classes("vh")
            self._head = part("console-head")
        self.steering = Steering(app, token, session.id, self._say)
        self.together = Together(app, self.steering, session)
        with places.main:
            self._begin = part("console-begin")
            time_up()
            self.looking = Looking(app, token, session.id)
            self.steering.question()
            self.together.talking()
            self.together.branching()
            with beside() as self._panes:
                panes = self._panes
                with panes.before, pane("pane-script", wording.say("stage.pane.script"), _sizes()):
                    self._script = part("")
                with panes.after, ui.element("div").classes("stack aside"):
                    self._around(session, scene)
        with places.below:
            self.steering.bar()
            self._trouble(session, scene)

    def _around(self, session: TrainingSession, scene: Scene) -> None:
        """Beside the script: the screen, what comes next, and what is chosen now and then."""
        with pane("pane-screen", wording.say("stage.pane.screen")):
            self._screen = part("wall mini")
            self._screen.props["role"] = "img"
            self._screen.props["aria-label"] = wording.say("stage.small_screen")
            self.pointing = Pointing(self._app, self.steering, session.id)
        with pane("pane-next", wording.say("stage.pane.next")):
            self._next = part("stack tight")
        with ui.element("details").classes("pane more"):
            ui.html(wording.say("stage.choosing"), sanitize=False, tag="summary")
            with ui.element("div").classes("stack"):
                self.steering.choosing(scene.order)
                self.together.polls(scene.order)
                self.steering.lengths()
        ui.html(frame.part("trainer/classroom/projector_keys.html"), sanitize=False)

    def _trouble(self, session: TrainingSession, scene: Scene) -> None:
        """こまったとき lies in the page: it opens without a line, too."""
        with ui.element("dialog").classes("trouble-box") as box:
            box.props.update({"id": "trouble", "aria-labelledby": "trouble-title"})
            self._troubles = part("stack")

    def hear(self, scene: Scene) -> None:
        """The class is now like this: shown once it is sure who is looking, the newest scene for many."""
        self._scene = scene
        if self._looking_up is None or self._looking_up.done():
            looking_up = self._show_if_allowed()
            self._looking_up = asyncio.get_running_loop().create_task(looking_up, context=self._context)

    async def _show_if_allowed(self) -> None:
        try:
            await self._app.training.planning.planned(await by_token(self._app, self._token), self.id)
        except Refused:
            self._shut()
        else:
            self.show(self._scene)

    def _shut(self) -> None:
        """Who has signed out, on whatever page, is told nothing more here."""
        self.end()
        for place in (self._head, self._begin, self._script, self._screen, self._next, self._troubles):
            self._put(place, "")
        self._say(signed_out())

    def show(self, scene: Scene) -> None:
        """Change what differs."""
        now = self._app.clock.now()
        view = trainer_view(scene, now, self._app.classroom.wellbeing_calls.unanswered(self.id))
        facts = {"view": view, "session": scene.session, "late": late_text(view), "cut": cut_text(scene, view)}
        facts |= {
            "walls": self._app.classroom.projectors.showing(self.id),
            "now": now,
            "now_ms": epoch(now),
            "going": going(scene, view),
        }
        facts |= {"reopens": may_reopen(scene.session, now), "brought": self._brought}
        self._put(self._head, frame.part("trainer/classroom/console_head.html", **facts))
        self._put(self._begin, frame.part("trainer/classroom/console_begin.html", **facts))
        self._put(self._script, frame.part("trainer/classroom/console_script.html", **facts))
        self._put(self._screen, picture(view.screen, self._app.settings))
        self._put(self._next, frame.part("trainer/classroom/console_next.html", **facts))
        self._put(self._troubles, self._trouble_words(scene, facts))
        self._panes.set_visibility(view.state == "running")
        self.pointing.follow(view)
        self.steering.follow(scene, view, facts)
        self.together.follow(scene, view.branches)
        self.looking.follow(scene.session, now.date())

    def _trouble_words(self, scene: Scene, facts: Mapping[str, object]) -> str:
        more = {"site": self._app.settings.address, "kept": False, "town": self._town}
        more |= {"asked": scene.session.room.asked, "may_reopen": facts["reopens"]}
        return frame.part("trainer/classroom/console_trouble.html", **facts, **more)

    def redraw(self) -> None:
        """Time has passed, or a screen has come or gone."""
        self.hear(self._scene)

    def _say(self, html: str) -> None:
        self._put(self.steering.told, html)

    def _put(self, place: ui.html, html: str) -> None:
        if place.content != html:
            place.set_content(html)


class _Consoles:
    """All open consoles: they hear that a screen has come or gone."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.open: set[Console] = set()
        self._told = False

    def add(self, console: Console) -> None:
        """One more; it counts its minutes by itself."""
        self.open.add(console)
        if not self._told:
            self._told = True
            self._app.classroom.projectors.subscribe(self.redraw)

    def redraw(self, session_id: str) -> None:
        """Those of one class."""
        for console in [one for one in self.open if one.id == session_id]:
            console.redraw()


def _sizes() -> str:
    """Three sizes of the script, remembered on the device."""
    words = ((size, wording.say(f"stage.letters.{size}")) for size in ("small", "middle", "large"))
    buttons = (f'<button type="button" data-script-size="{size}">{word}</button>' for size, word in words)
    return (
        f'<div class="script-sizes" role="group" aria-label="{wording.say("stage.letters")}">{"".join(buttons)}</div>'
    )
