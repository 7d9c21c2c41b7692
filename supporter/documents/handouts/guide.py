"""四ページの手引き: one A3 sheet folded once, with what participants take home; its parts are named by the course."""

from __future__ import annotations

from typing import ClassVar

from supporter.documents.engine.running_text import Node, flow
from supporter.documents.handouts.lesson import Printed, contact_told, in_rows
from supporter.domain.courses.course import Block, Step
from supporter.domain.municipalities.municipality import Contact, contacts_for
from supporter.domain.shared.refused import Refused

_PAGES = (1, 2, 3, 4)
#: More places to call than these are no help in a hurry.
_MOST_CONTACTS = 7


class Guide(Printed):
    """The hand-out of a class. The contacts that its parts name stand together, each once."""

    template: ClassVar[str] = "handouts/guide.typ"
    width: ClassVar[float] = 420.0

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused`: guide.empty, paper.unprintable."""
        found = [(step, block) for _, step in self.lesson.course.steps() for block in step.blocks if block.handout]
        if not found:
            raise Refused("guide.empty")
        told = {**self.lesson.head.template_data(), "title": flow(self.lesson.course.title.html)}
        return {**told, "pages": [self._page(found, number) for number in _PAGES]}

    def _page(self, found: list[tuple[Step, Block]], number: int) -> dict[str, object]:
        parts, headed = list[dict[str, object]](), set[str]()
        here = [(step, block) for step, block in found if block.handout == number]
        for step, block in here:
            if block.kind == "contacts":
                continue
            title = block.title or step.title
            heading: list[Node] = [] if title.plain in headed else flow(title.html)
            headed.add(title.plain)
            text = flow(block.html)
            parts.append({"kind": block.kind, "title": heading, "text": text, "rows": in_rows(text)})
        contacts = self._contacts([block.topics for _, block in here])
        return {"parts": parts, "contacts": [contact_told(one) for one in contacts]}

    def _contacts(self, wanted: list[tuple[str, ...]]) -> list[Contact]:
        known, day = self.lesson.contacts, self.lesson.head.printed_on
        named = [one for topics in wanted if topics for one in contacts_for(known, topics, day)]
        once = {one.name: one for one in named}
        return [one for one in known if one.name in once][:_MOST_CONTACTS]
