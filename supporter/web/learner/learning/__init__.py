"""The learner's pages on NiceGUI; looking back, surveys, plain copies and forms, and booklets as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.learner.learning import (
    completion,
    contents,
    course_list,
    home,
    my_page,
    next_time,
    notebook,
    plain_answers,
    plain_copy,
    plain_practice,
    plain_test,
    practice,
    quiz,
    review,
    search,
    sorting,
    step,
    survey,
)
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of the learner's way."""
    return [
        route
        for part in (
            course_list,
            next_time,
            notebook,
            plain_answers,
            plain_practice,  # practice is no page of a chapter
            plain_copy,
            plain_test,
            review,
            search,
            sorting,
            survey,
        )
        for route in part.routes(app)
    ]


def register(app: App) -> None:
    """Register every NiceGUI page of the learner's way."""
    for part in (home, contents, practice, step, quiz, completion, my_page):  # practice is no page of a chapter
        part.register(app)
