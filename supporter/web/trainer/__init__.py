"""The lecturer's side of a class: planning, the console, the projector, and the papers to hold in the hand."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.trainer.classroom import (
    console,
    hall_questions,
    own_question,
    projector,
    rehearsal,
    side_pages,
    today,
    today_pages,
)
from supporter.web.trainer.closing import finish, report, tally_sheet
from supporter.web.trainer.handouts import papers, script
from supporter.web.trainer.offline import laptop, merge
from supporter.web.trainer.training import applications, list, plan
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of a class."""
    parts = (list, plan, applications, side_pages, rehearsal, hall_questions, script, papers, finish, report)
    others = (tally_sheet, projector, today_pages, own_question, laptop, merge)
    return [route for part in (*parts, *others) for route in part.routes(app)]


def register(app: App) -> None:
    """The console, and what today's class is, on NiceGUI."""
    console.register(app)
    today.register(app)
