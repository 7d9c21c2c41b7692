"""One's own affairs: every page on which a learner sees, corrects, takes away or gives up what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from supporter.wiring import App

from . import own_contact, own_details, own_leave, own_record, own_safe


def routes(app: App) -> Sequence[BaseRoute]:
    """`/own/…`; マイページ leads to each."""
    parts = (own_details, own_contact, own_safe, own_record, own_leave)
    return [route for part in parts for route in part.routes(app)]
