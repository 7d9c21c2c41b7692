"""実施番号: each class of a municipality has one of its own in the 年度 of its day."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.cast import refusal
from tests.support.hall import Hall


async def test_numbers_follow_the_fiscal_year_of_the_class(hall: Hall) -> None:
    days = {"s1": (2026, 12, 24), "s2": (2027, 3, 31), "s3": (2027, 4, 1), "s4": (2026, 9, 18)}
    numbers = [(await hall.plan(id, held_on=dt.date(*day))).number for id, day in days.items()]
    assert numbers == ["R8-001", "R8-002", "R9-001", "R8-003"]


@pytest.mark.parametrize("typed", ["R8-004", "r8-004", "Ｒ８-００４"])
async def test_a_number_that_is_taken_is_refused_and_the_next_one_told(hall: Hall, typed: str) -> None:
    await hall.plan("s1", number="R8-004")
    assert await refusal(hall.plan("s2", number=typed)) == "plan.number_taken"
    assert (await hall.plan("s2")).number == "R8-005"
    assert (await hall.plan("s3", number=typed, held_on=dt.date(2027, 5, 1))).number == typed, "another 年度"


async def test_a_class_keeps_its_number_when_its_plan_changes(hall: Hall) -> None:
    first = await hall.plan("s1")
    assert (await hall.plan("s1", number=first.number, venue="湖山公民館")).number == first.number
