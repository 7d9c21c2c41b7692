"""The flyer of a class: what, when, where, for whom, and the QR to its page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.engine.qr import qr_svg
from supporter.documents.engine.running_text import flow
from supporter.documents.handouts.head import Head, require_printable
from supporter.domain.courses.course import Course
from supporter.domain.municipalities.municipality import HEADLINE

_TEXTS = ("day", "hours", "capacity", "trainers", "office_hours", "headline")


@dataclass(frozen=True)
class Flyer:
    """`address` is where one applies, empty where that is done by telephone alone; `towns` are who may come,
    `capacity` is empty where there is no limit."""

    template: ClassVar[str] = "handouts/flyer.typ"
    width: ClassVar[float] = 210.0

    head: Head
    course: Course
    address: str
    towns: tuple[str, ...]
    day: str
    hours: str
    capacity: str = ""
    trainers: str = ""
    office_hours: str = ""
    headline: str = HEADLINE

    @property
    def dated(self) -> dt.date:
        return self.head.printed_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        texts = {name: getattr(self, name) for name in _TEXTS}
        require_printable(*texts.values(), *self.towns)
        return {
            **self.head.template_data(),
            **texts,
            "towns": "・".join(self.towns),
            "address": self.address.partition("://")[2],
            "qr": qr_svg(self.address.upper()) if self.address else "",
            "title": flow(self.course.title.html),
            "summary": flow(self.course.summary.html),
            "chapters": [flow(module.title.html) for module in self.course.modules],
        }
