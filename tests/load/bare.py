"""The reference for `learners`: the same loop on a bare NiceGUI page, which grades and stores nothing."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI
from nicegui import core, ui

CHOICES = "".join(
    f'<label class="choice"><input type="radio" name="a" value="{n}">'
    f'<span class="letter" aria-hidden="true">{n}</span>{"となりの人に声をかけてみます。" * 3}</label>'
    for n in range(4)
)
QUESTION = f'<fieldset data-key="bare:1:q">{CHOICES}</fieldset><p>{"となりの家に新聞がたまっています。" * 23}</p>'
FEEDBACK = (
    f"<p>{'声をかけるのは、むずかしいことではありません。' * 39}</p>"
    '<p>答えは 保存されました</p><button name="go"></button>'
)


@ui.page("/bare")
def bare() -> None:
    """One form, whose answers are acknowledged and forgotten."""
    with ui.element("div"):
        ui.html(QUESTION, sanitize=False, tag="form")
        ui.html("", sanitize=False)


async def answered(_: str, message: dict[str, object]) -> dict[str, str]:
    """A reply of the product's size, on which nothing has been spent."""
    return {"html": FEEDBACK, "next": QUESTION}


def main(port: int) -> None:
    """Serve as the product is served."""
    app = FastAPI()
    core.sio.on("answer", answered)
    ui.run_with(app, tailwind=False, reconnect_timeout=60, binding_refresh_interval=None)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", ws_per_message_deflate=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
