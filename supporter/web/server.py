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

from supporter import wording
from supporter.domain.shared.refused import Refused
from supporter.live import routes as live
from supporter.web import helper, learner, office, public, trainer
from supporter.web.shared import brand_colours, error_pages, static_files, templates
from supporter.web.shared.reading_preferences import read
from supporter.web.site import (
    course_assets,
    page_compression,
    path_numbers,
    print_footer,
    pwa,
    request_guard,
    socket_events,
    staff_errors,
)
from supporter.web.site.gone_early import GoneEarly
from supporter.web.site.open_connections import OpenConnections
from supporter.web.site.waiting_pages import WaitingPages
from supporter.wiring import App

RECONNECT = 60  # seconds that a page waits for a phone which lost its line

#: Plain pages and forms, asked in this order before any NiceGUI page.
PLAIN: Sequence[Callable[[App], Sequence[BaseRoute]]] = (
    public.routes,
    pwa.routes,
    print_footer.routes,
    course_assets.routes,
    learner.routes,
    office.routes,
    trainer.routes,
    helper.routes,
    lambda app: live.routes(app.live, read),
)
#: NiceGUI pages: each registers its `@ui.page` functions.
PAGES: Sequence[Callable[[App], None]] = (learner.register, office.register, trainer.register)


def create(app: App, more: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application for uvicorn; files first, then language, guard and pages, `more` routes among them."""
    handlers = error_pages.handlers(app, staff_errors.framed(app))
    path_numbers.bound()
    routes = [*(route for each in PLAIN for route in each(app)), *brand_colours.ROUTES, *more]
    outer = FastAPI(
        routes=routes,
        lifespan=_lifespan,
        openapi_url=None,
        exception_handlers=handlers,  # type: ignore[arg-type]
    )
    for register in PAGES:
        register(app)
    _join_nicegui(outer, handlers)
    return static_files.Statics(
        templates.LanguageMiddleware(
            request_guard.RequestGuard(
                GoneEarly(OpenConnections(WaitingPages(page_compression.CompressPages(outer)))),
                handlers[Refused],
                secure=app.settings.secure,
            )
        )
    )


def _join_nicegui(outer: FastAPI, handlers: dict[int | type[Exception], error_pages.Handler]) -> None:
    for kind, handler in handlers.items():
        nicegui.app.add_exception_handler(kind, handler)
    socket_events.narrow(nicegui.core.sio)
    nicegui.dependencies.importmap_overrides["dompurify"] = static_files.url("app.js")
    ui.run_with(
        outer,
        title=wording.say("product"),
        viewport="width=device-width,initial-scale=1",
        favicon=Path(static_files.HERE / "ring.svg").read_text("utf-8"),
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
    """Garbage is collected rarely while phones are served: full collections stall them.

    What a start leaves behind is little, and looking for it would keep the first page waiting.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
