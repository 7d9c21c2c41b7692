"""The list of a reception: everybody once, in the order of their kana, found as people are looked for."""

from __future__ import annotations

import datetime as dt

from supporter.domain.checkin.arrival_list import Expected, learner_number, matching, rows, same_person
from supporter.domain.classroom.seat import Seat, seat_id
from tests.domain.checkin.test_presence import at, session

TOWN = "312011"
ADACHI = Expected("a1", "足立　正", "アダチ　タダシ", TOWN, "車いす")
TAKAHASHI = Expected("a2", "高橋　徹", "タカハシ　トオル", TOWN)
LINH = Expected("a3", "Nguyễn Linh", "", TOWN, waiting=True)


def seat(number: int, joined: dt.datetime | None = None, **fields: object) -> Seat:
    known = {"id": seat_id("s1", number), "session": "s1", "number": number, "kind": "paper", "joined_at": joined}
    return Seat.model_validate(known | fields)


def test_who_applied_and_who_came_are_one_list_by_kana() -> None:
    seats = [
        seat(1, at("13:50"), application="a2", name="高橋　徹", kana="タカハシ　トオル"),
        seat(2, at("13:20"), name="Ánh"),
        seat(3),
    ]
    found = rows(session(), [TAKAHASHI, ADACHI, LINH], seats)
    assert [(row.id, row.number) for row in found] == [("a1", 0), ("a2", 1), ("n2", 2), ("a3", 0)]
    assert (found[1].late, found[1].here, found[0].here) == (20, True, False)
    assert found[0].needs == "車いす" and found[3].waiting and found[0].sound == "ア" and found[3].sound == ""


def test_whoever_joined_by_phone_under_the_applied_name_is_not_expected_any_more() -> None:
    phone = seat(4, at("13:20"), kind="phone", name="髙橋 徹", kana="タカハシ　トオル", municipality=TOWN)
    (row,) = rows(session(), [TAKAHASHI], [phone])
    assert (row.key, row.number, row.phone) == ("a2", 4, True)
    other = seat(5, at("13:20"), kind="phone", name="髙橋 徹", kana="タカハシ　アキラ", municipality=TOWN)
    assert len(rows(session(), [TAKAHASHI], [other])) == 2


def test_a_few_kana_find_people_and_so_does_a_number() -> None:
    found = rows(session(), [TAKAHASHI, ADACHI, LINH], [seat(7, at("13:20"), name="はな")])
    assert [row.key for row in matching(found, "たか")] == ["a2"] == [row.key for row in matching(found, "ﾀｶﾊｼ")]
    assert [row.key for row in matching(found, "髙橋")] == ["a2"] and [
        row.key for row in matching(found, "nguyen")
    ] == ["a3"]
    assert [row.number for row in matching(found, "7")] == [7] and matching(found, "そんな人") == []


def test_a_learner_number_is_told_from_a_name() -> None:
    assert learner_number("高橋") == "" and learner_number("12345678") == ""
    assert learner_number("1000 0008") in ("", "10000008")


def test_namesakes_are_never_guessed() -> None:
    assert same_person([TAKAHASHI, ADACHI], "高橋徹", "タカハシトオル", TOWN) == TAKAHASHI
    assert same_person([TAKAHASHI, TAKAHASHI._replace(key="a9")], "高橋徹", "", TOWN) is None
    assert same_person([TAKAHASHI], "高橋徹", "", "313025") is None
