"""`/t/ID`: the console, built once and then changed whenever the hub tells of the class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter import wording
from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.moves import may_reopen
from supporter.domain.classroom.rehearsal import REHEARSED, Rehearsal
from supporter.domain.classroom.scene import Scene, epoch
from supporter.domain.shared.access import Role
from supporter.domain.shared.refused import Refused
from supporter.web.shared import frame, templates
from supporter.web.shared.visitor import COOKIE, by_token
from supporter.web.trainer.classroom.activities import Together
from supporter.web.trainer.classroom.checklist import Looking
from supporter.web.trainer.classroom.controls import Steering
from supporter.web.trainer.classroom.lateness import cut_text, late_text
from supporter.web.trainer.classroom.layout import pane, part
from supporter.web.trainer.classroom.projector_picture import picture
from supporter.wiring import App

#: Seconds after which minutes are counted anew on every open console, by one task for all of them.
MINUTES = 20.0


def register(app: App) -> None:
    """The page, and what tells open consoles that time has passed or a screen has come."""
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
            scripts=("console.js",),
            header="trainer/classroom/console_header.html",
        )
        with frame.page(request, look) as places:
            console = Console(app, token, scene, places, brought=brought)
        console.show(scene)
        await _follow(app, console, consoles)
        return None


async def _follow(app: App, console: Console, consoles: _Consoles) -> None:
    """Keep the console up to date until its page is gone, or its reader has signed out."""
    end = await app.hub.watch(console.id, console.hear)
    consoles.add(console)

    def gone() -> None:
        end()
        consoles.open.discard(console)

    console.end = gone
    ui.context.client.on_delete(gone)


class Console:
    """The parts of one page; `hear` changes those that differ, as long as whoever opened it is signed in."""

    def __init__(self, app: App, token: str, scene: Scene, places: frame.Places, *, brought: bool) -> None:
        session = scene.session
        self._app, self._token, self.id = app, token, session.id
        self._scene, self._brought = scene, brought
        self._looking_up: asyncio.Task[None] | None = None
        # News comes from whoever answers; it is told in the language of whoever opened this page.
        self._context = copy_context()
        self.end: Callable[[], None] = lambda: None
        self._shown: dict[ui.html, str] = {}
        places.main.classes(replace="console office")
        with places.main:
            ui.html(f'<h1 class="vh">{wording.say("stage.console")}</h1>', sanitize=False)
            self._head = part("console-head")
        self.steering = Steering(app, token, session.id, self._say)
        self.together = Together(app, self.steering, session)
        with places.main:
            self._begin = part("console-begin")
            self.looking = Looking(app, token, session.id)
            with ui.element("div").classes("panes"):
                self.steering.question()
                self.together.talking()
                with pane("pane-script", wording.say("stage.pane.script"), _larger()):
                    self._script = part("stack tight")
                with pane("pane-screen", wording.say("stage.pane.screen")):
                    self._screen = part("wall mini")
                    self._screen.props["role"] = "img"
                    self._screen.props["aria-label"] = wording.say("stage.small_screen")
                    shape = wording.say("stage.screen_shape")
                    ui.html(f'<a class="btn slight" href="/t/{session.id}/screen">{shape}</a>', sanitize=False)
                with pane("pane-next", wording.say("stage.pane.next")) as self._coming:
                    self._next = part("next-up")
                    self.steering.choosing(scene.order)
                    self.together.polls(scene.order)
                    self.steering.lengths()
                    ui.html(frame.part("trainer/classroom/projector_keys.html"), sanitize=False)
        with places.below:
            self.steering.bar()

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
        for place in (self._head, self._begin, self._script, self._screen, self._next):
            self._put(place, "")
        self._say(_signed_out())

    def show(self, scene: Scene) -> None:
        """Change what differs."""
        view = trainer_view(scene, self._app.clock.now(), self._app.classroom.wellbeing_calls.unanswered(self.id))
        facts = {"view": view, "session": scene.session, "late": late_text(view), "cut": cut_text(scene, view)}
        facts |= {
            "walls": self._app.classroom.projectors.showing(self.id),
            "now": self._app.clock.now(),
            "town": scene.town,
        }
        now = self._app.clock.now()
        facts |= {"now_ms": epoch(now), "reopens": may_reopen(scene.session, now), "brought": self._brought}
        self._put(self._head, frame.part("trainer/classroom/console_head.html", **facts))
        self._put(self._begin, frame.part("trainer/classroom/console_begin.html", **facts))
        self._put(self._script, frame.part("trainer/classroom/console_script.html", **facts))
        self._put(self._screen, picture(view.screen, self._app.settings))
        self._put(self._next, frame.part("trainer/classroom/console_next.html", **facts))
        self._coming.set_visibility(view.state != "ended")
        self.steering.follow(scene, view, facts)
        self.together.follow(scene)
        self.looking.follow(scene.session, self._app.clock.now().date())

    def redraw(self) -> None:
        """Time has passed, or a screen has come or gone."""
        self.hear(self._scene)

    def _say(self, html: str) -> None:
        self._put(self.steering.told, html)

    def _put(self, place: ui.html, html: str) -> None:
        if place.content != html:
            place.set_content(html)


class _Consoles:
    """All open consoles, and the one task that counts their minutes."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.open: set[Console] = set()
        self._task: asyncio.Task[None] | None = None

    def add(self, console: Console) -> None:
        """One more; the first one starts the clock."""
        self.open.add(console)
        if self._task is None:
            self._app.classroom.projectors.subscribe(self.redraw)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._minutes())

    def redraw(self, session_id: str) -> None:
        """Those of one class."""
        for console in [one for one in self.open if one.id == session_id]:
            console.redraw()

    async def _minutes(self) -> None:
        while self.open:
            await asyncio.sleep(MINUTES)
            for console in list(self.open):
                console.redraw()


def _larger() -> str:
    letters = wording.say("stage.letters")
    return f'<button type="button" class="btn slight" id="go-letters" aria-pressed="false">{letters}</button>'


def _signed_out() -> str:
    stopped, again = wording.say("stage.signed_out"), wording.say("stage.in_again")
    return f'<div class="notice check wide"><p>{stopped}</p><p><a class="btn" href="/staff">{again}</a></p></div>'
