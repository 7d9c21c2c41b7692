"""The 相談先 that a page shows: beside a lesson, and by topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, get_args

from supporter.content.profiles import national
from supporter.domain.municipalities.contact_lines import lines_of
from supporter.domain.municipalities.municipality import Contact, Municipality, contacts_for
from supporter.domain.municipalities.topic import Topic


class Section(NamedTuple):
    """The contacts of one topic, each told once, under the first of its topics."""

    topic: str
    contacts: list[Contact]


def about(municipality: Municipality, topics: Iterable[str], today: dt.date) -> list[Contact]:
    """For a lesson: the town's own contacts for `topics`, then the first national ones, three in all."""
    return contacts_for(lines_of(municipality, national()), topics, today)


def sections(contacts: Iterable[Contact], today: dt.date) -> list[Section]:
    """What is shown on `today`: lines outside their period left out, those past their 確認日 last."""
    shown = sorted((c for c in contacts if c.shown_on(today)), key=lambda c: c.overdue_on(today))
    topics: tuple[str, ...] = get_args(Topic)
    by_topic = [Section(topic, [c for c in shown if c.topics[0] == topic]) for topic in topics]
    return [section for section in by_topic if section.contacts]
