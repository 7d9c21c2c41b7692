"""Pages for which nobody signs in."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.public import (
    certificate_check,
    classes,
    contacts,
    information,
    open_badges,
    reading_settings,
    request_form,
    statistics,
)
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """Every public page."""
    parts = (information, contacts, reading_settings, certificate_check, open_badges, statistics, classes, request_form)
    return [route for part in parts for route in part.routes(app)]
