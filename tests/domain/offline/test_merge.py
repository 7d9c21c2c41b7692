"""Two laptops and a server: whoever sat somewhere is counted once, whatever came home first, however often."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.classroom.seat import Given, Seat, seat_id
from supporter.domain.offline.merge import added_hands, merged_room, seat_merges
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.shared.refused import Refused
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession

AT = dt.datetime(2026, 12, 23, 14, 20, tzinfo=TOKYO)


def seat(number: int, claim: str = "", name: str = "", minutes: int = 0, **more: object) -> Seat:
    facts = {"id": seat_id("s1", number), "session": "s1", "number": number, "kind": "phone", "claim": claim}
    return Seat.model_validate(facts | {"name": name, "joined_at": AT + dt.timedelta(minutes=minutes)} | more)


def card(number: int) -> Seat:
    """A printed card with which nobody has come."""
    return seat(number, f"card{number}", kind="card", joined_at=None)


def came_home(kept: dict[int, Seat], brought: list[Seat], known: dict[int, int]) -> dict[int, int]:
    """Merge into `kept`; returns which number became which."""
    found = seat_merges(kept.values(), brought, known)
    kept |= {fate.number: fate.merged() for fate in found}
    return {fate.brought.number: fate.number for fate in found}


#: What a laptop has: cards 1 to 4 by number, or people on their own phones behind them; each known by one claim.
LAPTOPS = st.sets(st.integers(1, 9))


@given(LAPTOPS, LAPTOPS, st.booleans())
def test_nobody_is_lost_or_doubled(one: set[int], two: set[int], again: bool) -> None:
    kept = {number: card(number) for number in range(1, 5)}
    laptops = [
        [card(n).model_copy(update={"joined_at": AT}) if n < 5 else seat(n, f"{name}{n}") for n in sorted(numbers)]
        for name, numbers in (("one", one), ("two", two))
    ]
    people = {each.claim for brought in laptops for each in brought}
    numbers = [came_home(kept, brought, {}) for brought in laptops]
    if again:
        before = dict(kept)
        assert [came_home(kept, brought, known) for brought, known in zip(laptops, numbers, strict=True)] == numbers
        assert kept == before
    assert {each.claim for each in kept.values() if each.joined_at} == people
    assert sum(each.joined_at is not None for each in kept.values()) == len(people)
    assert all(number == each.number for number, each in kept.items())


def test_a_card_keeps_the_number_that_is_printed_on_it() -> None:
    (fate,) = seat_merges([seat(1, "a", "一子")], [seat(1, "b", "二子")], {})
    assert (fate.kind, fate.number, fate.merged().printed, fate.merged().id) == ("apart", 2, 1, "s1:0002")


def test_two_seats_of_one_laptop_never_become_one() -> None:
    here = [card(5)]
    found = seat_merges(here, [seat(3, "card5", "一子"), seat(5, name="紙の 方", kind="paper")], {})
    assert [(fate.kind, fate.number) for fate in found] == [("joined", 5), ("apart", 6)]


def test_who_was_renumbered_once_is_found_again_and_a_copied_machine_loses_nobody() -> None:
    here = [seat(1, name="一子"), seat(7, name="紙の 方", minutes=3)]
    renamed = seat(1, name="紙野 方", minutes=3)
    assert [(fate.kind, fate.number) for fate in seat_merges(here, [renamed], {1: 7})] == [("joined", 7)]
    another = seat(1, name="三子", minutes=30)
    assert [(fate.kind, fate.number) for fate in seat_merges(here, [another], {1: 7})] == [("apart", 8)]


def test_people_on_paper_without_a_card_are_told_apart_by_their_names() -> None:
    here = [seat(1, name="鳥取 花子", kana="トットリ ハナコ"), seat(2), seat(3, application="a1", name="髙橋")]
    brought = [
        seat(1, name="鳥取　花子", kana="とっとり はなこ", minutes=9),
        seat(2, minutes=1),
        seat(3, application="a2", name="高橋"),
    ]
    assert [fate.kind for fate in seat_merges(here, brought, {})] == ["joined", "apart", "apart"]


def test_of_two_answers_the_last_one_counts_and_times_span_both() -> None:
    here = seat(1, "a", answers={"q": Given(("0",), 100, 2), "r": Given(("1",), 90)}, minutes=5)
    brought = seat(1, "a", answers={"q": Given(("1",), 50, 3)}, left_at=AT + dt.timedelta(hours=1))
    (fate,) = seat_merges([here], [brought], {})
    merged = fate.merged()
    assert fate.differing == 1
    assert (merged.answers["q"].answer, merged.answers["r"].answer) == (("1",), ("1",))
    assert (merged.joined_at, merged.left_at) == (AT, AT + dt.timedelta(hours=1))


def test_hands_are_added_and_a_newer_file_replaces_its_older_one() -> None:
    once = added_hands({"q": {"0": 2}}, {"q": {"0": 3, "1": 1}}, {})
    assert once == {"q": {"0": 5, "1": 1}}
    assert added_hands(once, {"q": {"0": 4}}, {"q": {"0": 3, "1": 1}}) == {"q": {"0": 6}}


def test_rooms_join_once_both_have_ended() -> None:
    plan = {"id": "s1", "number": "1", "municipality": "312011", "programme": "t", "course": "kiso", "venue": "館"}
    session = TrainingSession.model_validate({**plan, "held_on": AT.date()})
    told = {"shown": {"t": ("あ", "う")}, "held": {"t": ("え",)}}
    one = Room.model_validate({"state": "ended", "phases": {"q": "closed"}, "started_at": AT, "ended_at": AT, **told})
    later = AT + dt.timedelta(hours=1)
    two = Room(state="ended", phases={"q": "revealed", "r": "closed"}, started_at=later, ended_at=later)
    two = two.model_copy(update={"shown": {"t": ("い", "え")}, "held": {"t": ("う",)}})
    assert merged_room(session, one) == one
    both = merged_room(session.model_copy(update={"room": one}), two)
    assert both.phases == {"q": "revealed", "r": "closed"} and both.shown == {"t": ("あ", "い")}
    assert both.held == {"t": ("え", "う")}, "what one of them held back is not let through by the other"
    assert (both.started_at, both.ended_at) == (AT, later)
    with pytest.raises(Refused) as refused:
        merged_room(session.model_copy(update={"room": Room(state="running")}), two)
    assert refused.value.code == "merge.running"
