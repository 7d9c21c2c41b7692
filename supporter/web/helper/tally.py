"""The answers to one question in the same bars as on the screen: phones, paper and raised hands together."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.shown_question import lettered
from supporter.domain.training.session import TrainingSession
from supporter.web.shared import templates
from supporter.wiring import App


class Line(NamedTuple):
    """A choice, how many took it, how many of those raised a hand, and the width of its bar in per cent."""

    value: str
    letter: str
    html: str
    taken: int
    hands: int
    width: float


class Count(NamedTuple):
    """All choices, and who has answered how; without lines where too few have said how they feel."""

    lines: list[Line]
    phone: int
    paper: int
    hands: int
    hidden: bool


async def counted(app: App, session: TrainingSession, asking: OrderedQuestion) -> Count:
    """The bars of a question; none for what is put in order, in pairs or into words."""
    tally = await app.classroom.scenes.tally(session.id, asking.key)
    hands, most = session.hands.get(asking.key, {}), max((*tally.counts.values(), 1))
    shown = lettered(asking.question, session.id) if asking.question.type in ("single", "multiple", "truefalse") else ()
    lines = [
        Line(
            choice.value,
            choice.letter,
            choice.html or str(templates.html_of(f"choice.{choice.value}")),
            0 if tally.hidden else tally.counts.get(choice.value, 0),
            hands.get(choice.value, 0),
            0 if tally.hidden else 100 * tally.counts.get(choice.value, 0) / most,
        )
        for choice in shown
    ]
    return Count(lines, tally.phone, tally.paper, tally.hands, tally.hidden)
