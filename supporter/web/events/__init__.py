"""会場の講座 for everybody: which classes are near, applying without an account, and giving a place back."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import applying, listing, withdrawing


def routes(app: App) -> Sequence[BaseRoute]:
    """`/c` and everything below it."""
    return [route for part in (listing, withdrawing, applying) for route in part.routes(app)]
