"""Which lines a page of a course shows: three, and of each matter that it names one that is for it first."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.municipalities.municipality import Contact, contacts_for
from supporter.domain.municipalities.topic import Topic

DAY = dt.date(2026, 11, 30)


def line(name: str, *topics: Topic) -> Contact:
    return Contact(name=name, topics=topics, phone="0", checked_on=DAY, source="試験")


LINES = [
    line("よりそい", "life", "loneliness", "violence", "daily"),
    line("電話", "life"),
    line("町", "daily"),
    line("189", "children", "violence"),
    line("DV", "violence"),
]


@pytest.mark.parametrize(
    ("topics", "names"),
    [
        (["life"], ["よりそい", "電話"]),
        (["children", "violence"], ["よりそい", "189", "DV"]),
        (["daily", "loneliness"], ["よりそい", "町"]),
        (["life", "children", "violence"], ["よりそい", "189", "DV"]),
        (["life", "daily", "children", "violence"], ["よりそい", "町", "189"]),
        ([], []),
    ],
)
def test_each_matter_has_its_own_line(topics: list[str], names: list[str]) -> None:
    assert [one.name for one in contacts_for(LINES, topics, DAY)] == names
