"""始める前の確かめ: five looks at the room, ticked on the console and remembered for the day."""

from __future__ import annotations

import datetime as dt

from nicegui import ui

from supporter import wording
from supporter.domain.classroom.checklist import CHECKS, checks_of
from supporter.domain.training.session import TrainingSession
from supporter.web.shared.visitor import by_token
from supporter.wiring import App


class Looking:
    """Five native checkboxes, built once; whoever has another console open sees them ticked as well."""

    def __init__(self, app: App, token: str, id: str) -> None:
        self._app, self._token, self._id = app, token, id
        self._ticks: dict[str, ui.element] = {}
        self._pane = ui.element("section").classes("pane")
        self._pane.props["aria-labelledby"] = "checks"
        with self._pane:
            self._heading = ui.html(wording.say("stage.checks"), sanitize=False, tag="h2")
            self._heading.props["id"] = "checks"
            with ui.element("div").classes("ticks checks"):
                for what in CHECKS:
                    self._tick(what)
            ui.html(
                wording.say("stage.checks.mirrored"),
                sanitize=False,
                tag="p",
            ).classes("small")

    def follow(self, session: TrainingSession, today: dt.date) -> None:
        """The room is now like this; nobody has to tick anything to begin."""
        self._pane.set_visibility(session.state in ("planned", "open"))
        done = checks_of(session, today)
        self._heading.set_content(wording.say("stage.checks.done", done=len(done), all=len(CHECKS)))
        for what, tick in self._ticks.items():
            if tick.props.get("checked") != (what in done):
                tick.props["checked"] = what in done
                tick.update()

    def _tick(self, what: str) -> None:
        with ui.element("label").classes("tick"):
            box = self._ticks[what] = ui.element("input")
            box.props["type"] = "checkbox"
            box.props["checked"] = False
            box.on(
                "change", lambda event: self._keep(what, event.args is True), js_handler="(e) => emit(e.target.checked)"
            )
            ui.html(wording.say(f"stage.check.{what}"), sanitize=False, tag="span")

    async def _keep(self, what: str, on: bool) -> None:
        person = await by_token(self._app, self._token)
        await self._app.classroom.room_setup.check(person, self._id, what, on=on)
