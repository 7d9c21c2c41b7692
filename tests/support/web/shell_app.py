"""The shell as a server can run it, with one NiceGUI lesson: `uvicorn tests.support.web.shell_app:app`."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from supporter.content.profiles import examples, read_profile
from supporter.web import server
from supporter.web.shared import frame, icons, municipality_in_address
from tests.support.web.shell import TestShell, Towns

shell = TestShell(municipalities=Towns([read_profile(path) for path in examples().values()]))
SENTENCE = "となりの家に、新聞が3日分たまっています。どう声をかけたらよいか迷っています。"


@ui.page("/m/{code}/lesson")
async def lesson(request: Request) -> None:
    look = frame.Look(
        "まずは、ひと声から", await municipality_in_address.named(shell, request), back=("/", "目次"), footer=False
    )
    with frame.page(request, look, side=True) as places:
        ui.html("まずは、ひと声から", sanitize=False, tag="h1")
        for _ in range(40):
            ui.html(SENTENCE, sanitize=False, tag="p")
        ui.html("<summary>くわしく</summary><p>ひらいた</p>", sanitize=False, tag="details")
        pressed = ui.html("まだ", sanitize=False, tag="p").classes("pressed")
        with ui.element("button").classes("btn").on("click", lambda: pressed.set_content("押しました")):
            ui.html("押す", sanitize=False, tag="span")
    assert places.side is not None
    with places.side.props('aria-label="目次"'):
        ui.html("目次", sanitize=False, tag="p")
    with places.below, ui.element("nav").classes("bottom-bar").props('aria-label="ページの移動"'):
        ui.html(f"{icons.icon('prev')}前へ", sanitize=False, tag="a").classes("btn").props('href="#"')
        ui.html(f"次へ {icons.icon('next')}", sanitize=False, tag="a").classes("btn main").props('href="#"')


@ui.page("/m/{code}/broken")
async def broken() -> None:
    raise RuntimeError("a fault nobody foresaw")


app = server.create(shell)
