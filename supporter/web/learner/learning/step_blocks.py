"""The parts of a page that read alike wherever they stand: on the screen, in the plain copy, on paper."""

from __future__ import annotations

import datetime as dt

from supporter.domain.courses.course import Block
from supporter.domain.courses.dialogue import Dialogue
from supporter.web.learner.learning.course_view import number
from supporter.web.shared import contact_cards, frame
from supporter.web.shared.visitor import Visit
from supporter.wiring import App


def block_html(app: App, visit: Visit, block: Block, forward: str, now: dt.datetime | None) -> str:
    """Any part but a question; `forward` is where a reader goes who would rather not read this page.

    Without `now` nothing is said of which lines are open: a copy that is kept outlives the hour.
    """
    if block.dialogue is not None:
        return _dialogue_html(app, visit, block.dialogue, block, now)
    if block.kind != "contacts":
        return frame.part(
            f"learner/learning/{block.kind}.html", block=block, number=number, forward=forward, visit=visit
        )
    today = app.clock.now().date()
    contacts = contact_cards.about(visit.municipality, block.topics, today)
    facts = {"contacts": contacts, "topics": block.topics, "today": today, "now": now}
    return frame.part("learner/learning/contacts.html", visit=visit, **facts)


def _dialogue_html(app: App, visit: Visit, dialogue: Dialogue, block: Block, now: dt.datetime | None) -> str:
    """One place at a time on the page itself, all of them as numbered paragraphs in a copy."""
    today = app.clock.now().date()
    contacts = {
        node.name: contact_cards.about(visit.municipality, node.topics, today) if node.topics else ()
        for node in dialogue.nodes
    }
    facts = {"contacts": contacts, "today": today, "now": now, "live": now is not None}
    return frame.part("learner/learning/dialogue.html", visit=visit, block=block, **facts)
