"""What the day's staff use in the hall: the way in with a pass, 受付, 紙の答え, 挙手, 見守り and ことばの確認, as plain
pages."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.helper import (
    attendance_sheet,
    entrance,
    moderation,
    paper_answers,
    passes,
    reception,
    show_of_hands,
    wellbeing_calls,
)
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every page of this room; names and numbers stand on them and never on the projector."""
    parts = (passes, entrance, reception, attendance_sheet, paper_answers, show_of_hands, wellbeing_calls, moderation)
    return [route for part in parts for route in part.routes(app)]
