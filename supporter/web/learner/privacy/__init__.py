"""One's own affairs: every page on which a learner sees, corrects, takes away or gives up what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.web.learner.privacy import contact, data_export, details, erasure, security
from supporter.wiring import App


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/…`; マイページ leads to each."""
    parts = (details, contact, security, data_export, erasure)
    return [route for part in parts for route in part.routes(app)]
