"""Pages of somebody who learns: the course on NiceGUI; accounts, own data and papers as plain HTML."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.learner import learning, privacy, take_home
from supporter.web.learner.accounts import card, sign_in, sign_up
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every plain page of a learner."""
    return [route for part in (sign_up, sign_in, card, privacy, take_home, learning) for route in part.routes(app)]


def register(app: App) -> None:
    """Every NiceGUI page of a learner."""
    learning.register(app)
