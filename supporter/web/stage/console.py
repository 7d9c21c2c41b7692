"""`/t/ID`: the console, built once and then changed whenever the hub tells of the class."""

from __future__ import annotations

import asyncio

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from supporter.domain.access import Role
from supporter.domain.console import trainer_view
from supporter.domain.scene import Scene, epoch
from supporter.domain.training import TrainingSession
from supporter.wiring import App

from .. import frame, spoken
from ..who import COOKIE, by_token
from .lateness import cut_text, late_text
from .picture import picture
from .steering import Steering

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
        session = await app.training.planned(person, id)
        town = await app.municipalities.get(session.municipality)
        scene = await app.scenes.counted(id)
        look = frame.Look(
            app.library.course(session.course).title.plain,
            town,
            back=("/t", spoken.told("stage.classes")),
            footer=False,
            scripts=("console.js",),
            header="stage/console_header.html",
        )
        with frame.page(request, look) as places:
            console = Console(app, token, session, places)
        console.hear(scene)
        await _follow(app, console, consoles)
        return None


async def _follow(app: App, console: Console, consoles: _Consoles) -> None:
    """Keep the console up to date until its page is gone."""
    end = await app.hub.watch(console.id, console.hear)
    consoles.add(console)

    def gone() -> None:
        end()
        consoles.open.discard(console)

    ui.context.client.on_delete(gone)


class Console:
    """The parts of one page; `hear` changes those that differ."""

    def __init__(self, app: App, token: str, session: TrainingSession, places: frame.Places) -> None:
        self._app, self.id = app, session.id
        self._scene: Scene | None = None
        self._shown: dict[ui.html, str] = {}
        places.main.classes(replace="console office")
        with places.main:
            ui.html('<h1 class="vh">講座の進行</h1>', sanitize=False)
            self._head = _part("console-head")
            self._notice = _part("console-notice")
            self._notice.props["role"] = "alert"
        self.steering = Steering(app, token, session.id, self._say)
        with places.main:
            self._begin = _part("console-begin")
            with ui.element("div").classes("panes"):
                self.steering.question()
                with _pane("pane-script", "話すこと（台本）"):
                    self._script = _part("stack tight")
                with _pane("pane-screen", "スクリーンに出ているもの"):
                    self._screen = _part("wall mini")
                    self._screen.props["role"] = "img"
                    self._screen.props["aria-label"] = "スクリーンの小さな写し"
                with _pane("pane-next", "つぎに出るもの"):
                    self._next = _part("next-up")
                    self.steering.choosing(app.library.course(session.course))
        with places.below:
            self.steering.bar()

    def hear(self, scene: Scene) -> None:
        """The class is now like this."""
        self._scene = scene
        view = trainer_view(scene, self._app.clock.now(), self._app.watch.unseen(self.id))
        facts = {"view": view, "session": scene.session, "late": late_text(view), "cut": cut_text(scene, view)}
        facts |= {"walls": self._app.walls.showing(self.id), "now": self._app.clock.now(), "town": scene.town}
        facts["now_ms"] = epoch(self._app.clock.now())
        self._put(self._head, frame.part("stage/console_head.html", **facts))
        self._put(self._begin, frame.part("stage/console_begin.html", **facts))
        self._put(self._script, frame.part("stage/console_script.html", **facts))
        self._put(self._screen, picture(view.screen, self._app.settings))
        self._put(self._next, frame.part("stage/console_next.html", **facts))
        self.steering.follow(scene, view, facts)

    def redraw(self) -> None:
        """Time has passed, or a screen has come or gone."""
        if self._scene is not None:
            self.hear(self._scene)

    def _say(self, html: str) -> None:
        self._put(self._notice, html)

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
            self._app.walls.subscribe(self.redraw)
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


def _part(classes: str) -> ui.html:
    return ui.html("", sanitize=False).classes(classes)


def _pane(name: str, heading: str) -> ui.element:
    pane = ui.element("section").classes(f"pane {name}")
    pane.props["aria-labelledby"] = name
    with pane:
        ui.html(heading, sanitize=False, tag="h2").props["id"] = name
    return pane
