"""The learner's pages on NiceGUI; looking back, surveys, plain copies and booklets as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import completion, contents, home, my, plain, review, step, survey, test


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of the learner's way."""
    return [route for part in (plain, review, survey) for route in part.routes(app)]


def register(app: App) -> None:
    """Register every NiceGUI page of the learner's way."""
    for part in (home, contents, step, test, completion, my):
        part.register(app)
