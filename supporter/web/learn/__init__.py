"""The learner's pages: home, contents, page, test, completion, own page; looking back and surveys as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import completion, contents, home, my, review, step, survey, test


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of the learner's way."""
    return [route for part in (review, survey) for route in part.routes(app)]


def register(app: App) -> None:
    """Register every NiceGUI page of the learner's way."""
    for part in (home, contents, step, test, completion, my):
        part.register(app)
