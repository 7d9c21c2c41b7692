"""The learner's pages on NiceGUI: home, contents, page, test, completion, own page."""

from __future__ import annotations

from supporter.wiring import App

from . import completion, contents, home, my, step, test


def register(app: App) -> None:
    """Register every page of the learner's way."""
    for part in (home, contents, step, test, completion, my):
        part.register(app)
