"""A form whose answer travels by NiceGUI and whose content is replaced by what the server replies.

The browser keeps an answer until its receipt arrives (`static/learn.js`) and sends it again after a lost
line; answers have natural ids, so that twice is once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import events, ui

from supporter import wording
from supporter.domain.quiz import Answer
from supporter.domain.refused import Refused

_MOST_PARTS, _LONGEST_PART = 50, 400


class AnswerForm:
    """One `<form>` and, below it, the place where a refusal is told."""

    def __init__(self) -> None:
        with ui.element("div").classes("answer"):
            self._form = ui.html("", sanitize=False, tag="form").classes("stack roomy")
            self._note = ui.html("", sanitize=False)
            self._note.props["role"] = "alert"
        self._form.props["novalidate"] = True

    def show(self, html: str) -> None:
        """Replace what stands in the form; what carries `data-focus` gets the focus."""
        self._form.content = html
        if self._note.content:
            self._note.content = ""

    def on_answer(
        self, answered: Callable[[Answer], Awaitable[None]], go: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Call `answered` with each answer sent, `go` when a button leads on.

        A refusal is told below the form; what was chosen stays chosen.
        """

        async def sent(event: events.GenericEventArguments) -> None:
            try:
                answer = read(event.args)
                await (go() if answer is None and go else answered(answer or ()))
            except Refused as refused:
                words = wording.sentence(refused.code, **refused.facts)
                self._note.content = f'<p class="notice check">{words}</p>'

        self._form.on("submit", sent, js_handler="(event) => window.supporterAnswer(event, emit)")


def read(args: object) -> Answer | None:
    """The answer in what a socket sent, `None` for «lead on». Refused: answer.malformed."""
    if args == "go":
        return None
    if not isinstance(args, list) or len(args) > _MOST_PARTS:
        raise Refused("answer.malformed")
    if not all(isinstance(part, str) and len(part) <= _LONGEST_PART for part in args):
        raise Refused("answer.malformed")
    return tuple(args)
