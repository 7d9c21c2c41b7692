"""The reference for `learners`: the same form on a bare NiceGUI page, which grades and stores nothing."""

from __future__ import annotations

import sys
from itertools import count

import uvicorn
from fastapi import FastAPI
from nicegui import events, ui

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
    """One form whose content is replaced by what the handler says."""
    with ui.element("div"):
        form = ui.html(QUESTION, sanitize=False, tag="form")
        ui.html("", sanitize=False)
    number = count()

    async def sent(event: events.GenericEventArguments) -> None:
        form.content = f"{QUESTION if event.args == 'go' else FEEDBACK}<!--{next(number)}-->"

    form.on("submit", sent, js_handler="(event) => emit([])")


def main(port: int) -> None:
    """Serve as the product is served."""
    app = FastAPI()
    ui.run_with(app, tailwind=False, reconnect_timeout=60, binding_refresh_interval=None)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", ws_per_message_deflate=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
