"""受付: taps, cards, walk-ins, 受講票 and sheets of paper; once each, and undone where it was too much."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.accounts.learners import Learners
from supporter.services.classroom.answers import PaperAnswer
from tests.support.cast import Cast, refusal
from tests.support.hall import FIRST, SATO, Hall

HANAKO, TADASHI, MINORU = (
    ("鳥取 花子", "トットリ　ハナコ"),
    ("足立 正", "アダチ　タダシ"),
    ("斎藤 実", "サイトウ　ミノル"),
)
WALK_IN = Guest(name="髙橋 徹", kana="たかはし とおる", municipality="312011")


async def test_a_tap_gives_the_next_card_and_a_second_tap_gives_no_other(hall: Hall) -> None:
    await hall.plan()
    await hall.reception.cards(SATO, hall.id, 3)
    first, other = await hall.apply(HANAKO, TADASHI, needs=["車いす"])
    seat = await hall.arrivals.arrive(SATO, hall.id, first)
    again = await hall.arrivals.arrive(SATO, hall.id, first)
    assert again == seat and (seat.number, seat.kind, seat.name, seat.application) == (1, "paper", *HANAKO[:1], first)
    assert (await hall.arrivals.arrive(SATO, hall.id, other, 7)).number == 7
    found = await hall.arrivals.listed(SATO, hall.id)
    assert [(row.name, row.number, row.needs) for row in found.rows] == [
        ("足立 正", 7, "車いす"),
        ("鳥取 花子", 1, "車いす"),
    ]
    assert found.next == 2


async def test_two_desks_at_once_give_two_people_two_cards(hall: Hall) -> None:
    await hall.plan()
    ids = await hall.apply(HANAKO, TADASHI, MINORU)
    seats = await asyncio.gather(*(hall.arrivals.arrive(SATO, hall.id, id) for id in ids * 2))
    assert sorted({seat.number for seat in seats}) == [1, 2, 3]


async def test_a_tap_too_many_is_taken_back_and_the_card_is_free_again(hall: Hall) -> None:
    await hall.plan()
    codes = await hall.reception.cards(SATO, hall.id, 2)
    first, other = await hall.apply(HANAKO, TADASHI)
    await hall.arrivals.arrive(SATO, hall.id, first)
    await hall.arrivals.undo(SATO, hall.id, 1)
    (seat, _) = await hall.reception.all(SATO, hall.id)
    assert (seat.kind, seat.joined_at, seat.name, seat.application) == ("card", None, "", "")
    assert await refusal(hall.arrivals.undo(SATO, hall.id, 1)) == "reception.unknown"
    assert (await hall.arrivals.arrive(SATO, hall.id, other)).number == 1
    await hall.classroom.open(SATO, hall.id)
    phone = await hall.join(claim=codes[1])
    assert phone.taken.seat.name == "足立 正" and phone.taken.seat.kind == "phone"
    assert await refusal(hall.arrivals.undo(SATO, hall.id, 1)) == "reception.answered"


async def test_a_card_in_somebodys_hands_is_not_given_twice(hall: Hall) -> None:
    await hall.plan()
    first, other = await hall.apply(HANAKO, TADASHI)
    await hall.arrivals.arrive(SATO, hall.id, first, 5)
    assert await refusal(hall.arrivals.arrive(SATO, hall.id, other, 5)) == "reception.taken"
    assert await refusal(hall.arrivals.walk_in(SATO, hall.id, WALK_IN, 5)) == "reception.taken"
    assert await refusal(hall.arrivals.arrive(SATO, hall.id, "nobody")) == "reception.unknown"
    assert await refusal(hall.arrivals.arrive(SATO, hall.id)) == "reception.unknown"


async def test_who_joined_by_phone_is_found_again_and_keeps_the_phone(hall: Hall) -> None:
    await hall.begin()
    (first,) = await hall.apply(HANAKO)
    phone = await hall.join("はな")
    seat = await hall.arrivals.arrive(SATO, hall.id, first, phone.number)
    assert (seat.kind, seat.name, seat.token) == ("phone", "鳥取 花子", phone.taken.seat.token)
    await hall.ask()
    await hall.answer(phone, "0")
    assert (await hall.counted()).people.phone == 1


async def test_who_walks_in_comes_once_however_often_it_is_sent(hall: Hall) -> None:
    await hall.plan()
    seat = await hall.arrivals.walk_in(SATO, hall.id, WALK_IN)
    assert await hall.arrivals.walk_in(SATO, hall.id, WALK_IN) == seat
    assert (seat.walk_in, seat.kana, seat.number) == (True, "タカハシ　トオル", 1)
    assert await refusal(hall.arrivals.walk_in(SATO, hall.id, Guest(name=" "))) == "name.empty"
    assert await refusal(hall.arrivals.walk_in(SATO, hall.id, Guest(name="見本", kana="漢字"))) == "kana.invalid"
    hall.clock.pass_by(minutes=11)
    assert (await hall.arrivals.walk_in(SATO, hall.id, WALK_IN)).number == 2


async def test_a_learners_card_finds_account_and_application(hall: Hall, cast: Cast) -> None:
    await hall.plan()
    (first,) = await hall.apply(HANAKO)
    seat = await hall.arrivals.scan(SATO, hall.id, cast.hanako.id)
    assert (seat.learner, seat.application) == (cast.hanako.id, first)
    assert await hall.arrivals.scan(SATO, hall.id, cast.hanako.id) == seat
    assert len((await hall.arrivals.now(SATO, hall.id)).rows) == 1
    await hall.classroom.open(SATO, hall.id)
    phone = await hall.join(who=cast.hanako, me=True)
    assert phone.number == seat.number


async def test_who_applied_with_an_account_is_known_by_it(hall: Hall, cast: Cast) -> None:
    await hall.plan()
    (first,) = await hall.apply(TADASHI, learner=cast.hanako.id, age_band="70代")
    seat = await hall.arrivals.arrive(SATO, hall.id, first)
    assert (seat.learner, seat.age_band, seat.name) == (cast.hanako.id, "70代", "足立 正")
    await hall.arrivals.undo(SATO, hall.id, seat.number)
    assert (await hall.arrivals.scan(SATO, hall.id, cast.hanako.id)).application == first


async def test_learners_of_other_towns_are_found_only_where_their_town_takes_part(hall: Hall, people: Learners) -> None:
    await hall.plan()
    form = SignUpForm(name="岩美 次郎", kana="イワミ ジロウ", municipality="313025", pin="582913")
    learner, _ = await people.sign_up(READER, form)
    assert await refusal(hall.arrivals.scan(SATO, hall.id, learner.id)) == "reception.no_learner"
    await hall.plan(municipalities=("313025",))
    assert (await hall.arrivals.scan(SATO, hall.id, learner.id)).municipality == "313025"
    for _ in range(29):
        assert await refusal(hall.arrivals.scan(SATO, hall.id, "10000000")) == "reception.no_learner"
    assert await refusal(hall.arrivals.scan(SATO, hall.id, learner.id)) == "rate.limited"


async def test_leaving_and_coming_back(hall: Hall) -> None:
    await hall.begin()
    await hall.arrivals.arrive(SATO, hall.id, number=4)
    hall.clock.pass_by(minutes=75)
    await hall.arrivals.left(SATO, hall.id, 4)
    (row,) = (await hall.arrivals.now(SATO, hall.id)).rows
    assert (row.here, row.early, (await hall.counted()).people.all) == (False, 15, 0)
    await hall.arrivals.left(SATO, hall.id, 4, back=True)
    assert (await hall.counted()).people.paper == 1
    assert await refusal(hall.arrivals.left(SATO, hall.id, 9)) == "reception.unknown"


async def test_a_sheet_of_paper_is_entered_in_one_press_and_corrected_in_another(hall: Hall) -> None:
    await hall.plan()
    ids = await hall.apply(HANAKO, TADASHI, MINORU)
    early, late = dt.time(14, 10), dt.time(14, 40)
    assert await hall.arrivals.together(SATO, hall.id, ids[:2], early, numbers=[1, 9]) == 4
    rows = {row.id: row for row in (await hall.arrivals.now(SATO, hall.id)).rows}
    assert {row.number for row in rows.values()} == {0, 1, 2, 3, 9} and rows[ids[2]].number == 0
    assert await hall.arrivals.together(SATO, hall.id, ids[:1], late) == 1
    rows = {row.id: row for row in (await hall.arrivals.now(SATO, hall.id)).rows}
    assert (rows[ids[0]].late, rows[ids[1]].late) == (20, 0)
    assert await hall.arrivals.together(SATO, hall.id, [*ids], dt.time(15, 0), leaving=True) == 2
    before = await hall.reception.all(SATO, hall.id)
    assert await refusal(hall.arrivals.together(SATO, hall.id, ids, dt.time(14, 0), leaving=True)) == "reception.times"
    assert await refusal(hall.arrivals.together(SATO, hall.id, [], early)) == "reception.nobody"
    assert await refusal(hall.arrivals.together(SATO, hall.id, ["none", ids[2]], early)) == "reception.unknown"
    assert await hall.reception.all(SATO, hall.id) == before, "nothing is half entered"


async def test_after_the_end_only_a_sheet_with_its_time_is_entered(hall: Hall) -> None:
    await hall.begin()
    (first,) = await hall.apply(HANAKO)
    await hall.classroom.end(SATO, hall.id)
    assert await refusal(hall.arrivals.arrive(SATO, hall.id, first)) == "reception.ended"
    assert await hall.arrivals.together(SATO, hall.id, [first], dt.time(14, 20)) == 1


async def test_a_class_of_children_has_numbers_and_no_names(hall: Hall) -> None:
    await hall.begin(school=True)
    await hall.apply(HANAKO)
    await hall.arrivals.arrive(SATO, hall.id, number=12)
    await hall.arrivals.walk_in(SATO, hall.id, WALK_IN, 13)
    rows = (await hall.arrivals.listed(SATO, hall.id)).rows
    assert [(row.number, row.name, row.kana) for row in rows] == [(12, "", ""), (13, "", "")]


@pytest.mark.parametrize("state", ["waiting", "withdrawn"])
async def test_who_waits_is_on_the_list_and_who_withdrew_is_not(hall: Hall, state: str) -> None:
    await hall.plan()
    await hall.apply(HANAKO, state=state)
    rows = (await hall.arrivals.listed(SATO, hall.id)).rows
    assert [row.waiting for row in rows] == ([True] if state == "waiting" else [])


async def test_looking_and_tapping_are_in_the_log_without_names(hall: Hall) -> None:
    await hall.plan()
    (first,) = await hall.apply(HANAKO)
    await hall.arrivals.listed(SATO, hall.id)
    await hall.arrivals.arrive(SATO, hall.id, first)
    await hall.arrivals.arrive(SATO, hall.id, first)
    log = [entry for entry in hall.store.scan(AuditEntry.collection) if entry["action"] == "reception.work"]
    assert sorted(entry["facts"]["did"] for entry in log) == ["arrived", "viewed"]
    assert "花子" not in str(log)


async def test_paper_and_hands_and_phones_are_counted_together(hall: Hall) -> None:
    await hall.begin()
    await hall.ask(FIRST)
    await hall.answer(await hall.join("はな"), "1")
    await hall.arrivals.arrive(SATO, hall.id, number=30)
    await hall.answers.hands(SATO, hall.id, FIRST, {"1": 2})
    await hall.answers.paper(SATO, hall.id, [PaperAnswer(30, FIRST, ("1",))])
    tally = await hall.scenes.tally(hall.id, FIRST)
    assert (tally.counts["1"], tally.phone, tally.paper, tally.hands) == (4, 1, 1, 2)
    assert await hall.paper_desk.on_paper(SATO, hall.id, FIRST) == [(30, ("1",))]
    assert (await hall.paper_desk.sheet(SATO, hall.id, 30)).answers == {FIRST: ("1",)}
    assert await refusal(hall.scenes.tally(hall.id, "none")) == "question.unknown"
