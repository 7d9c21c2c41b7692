"""The lecturer's side of a class: planning, the console, the wall, and the papers to hold in the hand."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import (
    applications,
    away,
    beside,
    classes,
    console,
    finish,
    papers,
    planning,
    rehearsing,
    report,
    returns,
    script,
    voices,
    wall,
)


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of a class."""
    parts = (classes, planning, applications, beside, rehearsing, voices, script, papers, finish, report, wall)
    return [route for part in (*parts, away, returns) for route in part.routes(app)]


def register(app: App) -> None:
    """The console, on NiceGUI."""
    console.register(app)
