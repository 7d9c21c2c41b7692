"""The slides as PDF, 16:9 in huge type, for a room without internet: each cue of the class in its order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.engine.running_text import Node, Pictures, by_phrase, flow, printable
from supporter.documents.handouts.head import Head, require_printable
from supporter.documents.handouts.lesson import question_told, together, without_films
from supporter.documents.handouts.slide_parts import sources_below, with_large_figures
from supporter.domain.classroom.running_order import Cue, RunningOrder
from supporter.domain.classroom.scene import slide_of
from supporter.domain.classroom.slide import drawing_of
from supporter.domain.handouts.printed_class import PaperQuestion
from supporter.domain.training.todays_class import OWN


@dataclass(frozen=True)
class Slides:
    """What the projector would show; a question comes twice, the second time with its めやす.

    A picture that is a page of its own takes the whole of it, as it does on the wall.
    """

    template: ClassVar[str] = "handouts/slides.typ"
    width: ClassVar[float] = 320.0

    head: Head
    order: RunningOrder
    questions: tuple[PaperQuestion, ...]
    pictures: Pictures

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        asked = {one.key: question_told(one) for one in self.questions}
        slides = [slide for cue in self.order.cues if (slide := self._slide(cue, asked))]
        return {**self.head.template_data(), "slides": slides}

    def _slide(self, cue: Cue, asked: dict[str, dict[str, object]]) -> dict[str, object]:
        own, number = printable if cue.module.id == OWN else str, self.order.numbered(cue)
        told: dict[str, object] = {
            "kind": cue.kind,
            "place": [f"会話 {number}　" if number else "", f"{cue.module.number}章　", *flow(cue.module.title.html)],
            "page": self.order.label(cue),
            "title": flow(own(cue.step.title.html)),
        }
        if cue.kind == "question":
            return {**told, "question": asked[cue.asked]} if cue.asked in asked else {}
        if cue.block is not None:
            require_printable(*cue.block.roles)
            talk = flow(cue.block.title.html) if cue.block.title else told["title"]
            minutes = f"{cue.block.minutes:g}" if cue.block.minutes else ""
            text = by_phrase(flow(cue.block.html))
            return {
                **told,
                "title": talk,
                "text": text,
                "roles": list(cue.block.roles),
                "minutes": minutes,
                "together": together(cue.block),
            }
        html = without_films(slide_of(cue)) + onward(self.order, cue)
        text = by_phrase(flow(own(with_large_figures(html)), self.pictures))
        told |= {"art": flow(drawing_of(cue), self.pictures), "base": sources_below(html, cue.step.sources)}
        if cue.module.id == OWN and len(text) == 1 and isinstance(alone := text[0], dict) and alone["k"] == "img":
            return {**told, "kind": "picture", "text": text}
        return {**told, **_headed(text, told["title"])}


def onward(order: RunningOrder, cue: Cue) -> str:
    """Where a place of a conversation that asks nothing leads back to."""
    return "".join(f"<p>もどる　→ {order.numbered(order.at(id))}へ</p>" for id in cue.leads)


def _headed(text: list[Node], title: object) -> dict[str, object]:
    """A slide with a heading of its own takes that instead of the page's title."""
    for node in text:
        if isinstance(node, dict) and node["k"] == "h" and node["n"] == 1:
            return {"title": node["c"], "text": [one for one in text if one is not node]}
    return {"title": title, "text": text}
