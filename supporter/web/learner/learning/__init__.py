"""The learner's pages on NiceGUI; looking back, surveys, plain copies and booklets as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.learner.learning import (
    completion,
    contents,
    home,
    my_page,
    plain_copy,
    quiz,
    review,
    step,
    survey,
)
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of the learner's way."""
    return [route for part in (plain_copy, review, survey) for route in part.routes(app)]


def register(app: App) -> None:
    """Register every NiceGUI page of the learner's way."""
    for part in (home, contents, step, quiz, completion, my_page):
        part.register(app)
