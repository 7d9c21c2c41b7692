"""A running server: the application behind uvicorn, announced to commands while it lives."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import uvicorn

from supporter.config import Settings
from supporter.web import server
from supporter.wiring import App, opened

from . import endpoint, local


def serve(settings: Settings, prepare: Callable[[App], Awaitable[None]] | None = None) -> None:
    """Serve until told to stop; `prepare` runs on the opened application before the first visitor."""
    asyncio.run(_serve(settings, prepare))


async def _serve(settings: Settings, prepare: Callable[[App], Awaitable[None]] | None) -> None:
    async with opened(settings) as app:
        if prepare:
            await prepare(app)
        app.press.warm()
        token = local.announce(settings)
        try:
            await uvicorn.Server(_config(app, token)).serve()
        finally:
            local.withdraw(settings)


def _config(app: App, token: str) -> uvicorn.Config:
    return uvicorn.Config(
        server.create(app, [endpoint.route(app, token)]),
        host=app.settings.host,
        port=app.settings.port,
        log_level="warning",
        # Compression of every message costs more than it saves on such small ones (design: nicegui.md §3).
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
    )
