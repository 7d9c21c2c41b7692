"""事例カード: what the course tells of people, four cards of A6 to a page of A4, for groups that talk about them."""

from __future__ import annotations

from typing import ClassVar

from supporter.documents.engine.running_text import flow, in_small_letters
from supporter.documents.handouts.lesson import Printed
from supporter.domain.shared.refused import Refused

#: Points for which readings are made, however large a card is set.
_SMALLEST = 12.5


class CaseCards(Printed):
    """The cases of a course in its order, to be cut apart."""

    template: ClassVar[str] = "handouts/case_cards.typ"

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused`: cases.none, paper.unprintable."""
        cards = [
            {
                "page": f"{module.number}-{place}",
                "title": flow(block.title.html) if block.title else [],
                "text": in_small_letters(flow(block.html), _SMALLEST),
            }
            for module in self.lesson.course.modules
            for place, step in enumerate(module.steps, 1)
            for block in step.blocks
            if block.kind == "case"
        ]
        if not cards:
            raise Refused("cases.none")
        return {**self.lesson.head.template_data(), "cards": cards}
