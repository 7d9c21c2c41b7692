"""会場の講座 for everybody: which are near, applying without an account, giving a place back, and claiming."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.public.classes import apply, claim, list, withdraw
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/c` and everything below it, and `/claim`."""
    return [route for part in (list, withdraw, apply, claim) for route in part.routes(app)]
