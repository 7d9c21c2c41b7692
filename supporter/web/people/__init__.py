"""Who somebody is: starting, signing in and out, the 受講票, and the pages of staff, all as plain forms."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import card, confirming, contacts, desk, office, posts, reminders, roster, signin, staff, start, surveys


def routes(app: App) -> Sequence[BaseRoute]:
    """Every page of this room."""
    parts = (start, signin, card, staff, office, posts, confirming, desk, roster, reminders, contacts, surveys)
    return [route for part in parts for route in part.routes(app)]
