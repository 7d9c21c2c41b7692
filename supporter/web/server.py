"""The whole site as one ASGI application: files, plain pages and forms, and NiceGUI below them."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import nicegui
from fastapi import FastAPI
from nicegui import ui
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from supporter.live import routes as live
from supporter.wiring import App

from . import (
    assets,
    badges,
    brand,
    day,
    errors,
    events,
    guard,
    help,
    information,
    learn,
    letters,
    offline,
    paper_foot,
    papers,
    people,
    public_figures,
    slim,
    spoken,
    stage,
    statics,
    verifying,
)
from .reading import read

RECONNECT = 60  # seconds that a page waits for a phone which lost its line

#: Plain pages and forms, asked in this order before any NiceGUI page.
PLAIN: Sequence[Callable[[App], Sequence[BaseRoute]]] = (
    information.routes,
    help.routes,
    letters.routes,
    offline.routes,
    paper_foot.routes,
    papers.routes,
    verifying.routes,
    badges.routes,
    public_figures.routes,
    assets.routes,
    people.routes,
    stage.routes,
    events.routes,
    day.routes,
    learn.routes,
    lambda app: live.routes(app, read),
)
#: NiceGUI pages: each registers its `@ui.page` functions.
PAGES: Sequence[Callable[[App], None]] = (learn.register, stage.register)


def create(app: App, more: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application for uvicorn; files first, then language, guard and pages, `more` routes among them."""
    handlers = errors.handlers(app)
    routes = [*(route for each in PLAIN for route in each(app)), *brand.ROUTES, *more]
    outer = FastAPI(
        routes=routes,
        lifespan=_lifespan,
        openapi_url=None,
        exception_handlers=handlers,  # type: ignore[arg-type]
    )
    for register in PAGES:
        register(app)
    _join_nicegui(outer, handlers)
    return statics.Statics(spoken.Spoken(guard.Guard(slim.Slim(outer), secure=app.settings.secure)))


def _join_nicegui(outer: FastAPI, handlers: dict[int | type[Exception], errors.Handler]) -> None:
    for kind, handler in handlers.items():
        nicegui.app.add_exception_handler(kind, handler)
    nicegui.dependencies.importmap_overrides["dompurify"] = statics.url("app.js")
    ui.run_with(
        outer,
        title="つながりサポーター",
        viewport="width=device-width,initial-scale=1",
        favicon=Path(statics.HERE / "ring.svg").read_text("utf-8"),
        dark=None,
        language="ja",
        tailwind=False,
        reconnect_timeout=RECONNECT,
        binding_refresh_interval=None,
        gzip_middleware_factory=None,
        show_welcome_message=False,
    )


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    """Garbage is collected rarely while phones are served: full collections stall them (nicegui.md §3).

    What a start leaves behind is little, and looking for it would keep the first page waiting.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
