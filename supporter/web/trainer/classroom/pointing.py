"""A piece of the screen is pressed on the console and lights up on the wall; pressed again, it goes out."""

from __future__ import annotations

from functools import partial

from nicegui import ui

from supporter import wording
from supporter.domain.classroom.console import TrainerView
from supporter.domain.shared.access import Person
from supporter.domain.training.session import TrainingSession
from supporter.web.trainer.classroom.controls import Steering
from supporter.wiring import App


class Pointing:
    """One button for each piece, made anew when other pieces lie on the screen."""

    def __init__(self, app: App, steering: Steering, session: str) -> None:
        self._room, self._steering, self._id = app.classroom.control, steering, session
        self._pieces: tuple[str, ...] = ()
        self._buttons: list[ui.element] = []
        self._lit = 0
        self._whole = ui.element("details").classes("more points")
        with self._whole:
            ui.html(wording.say("stage.point"), sanitize=False, tag="summary")
            self._place = ui.element("div").classes("stack tight")

    def follow(self, view: TrainerView) -> None:
        """The screen is now like this."""
        self._whole.set_visibility(bool(view.points))
        if view.points != self._pieces:
            self._pieces = view.points
            self._place.clear()
            with self._place:
                self._buttons = [
                    self._steering.button(html, partial(self._point, number), classes="btn slight point")
                    for number, html in enumerate(view.points, 1)
                ]
        self._lit = view.screen.pointed
        for number, button in enumerate(self._buttons, 1):
            pressed = "true" if number == self._lit else "false"
            if button.props.get("aria-pressed") != pressed:
                button.props["aria-pressed"] = pressed
                button.update()

    async def _point(self, number: int, who: Person, seen: int) -> TrainingSession:
        return await self._room.point(who, self._id, 0 if number == self._lit else number, seen)
