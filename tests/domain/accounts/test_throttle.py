"""Guessing gets slower and slower; the rightful person and a whole hall never notice."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.throttle import PEOPLE, REST, TRIES, Throttle

NOW = dt.datetime(2026, 12, 23, 14, 20, tzinfo=dt.timezone(dt.timedelta(hours=9)))
EMPTY = Throttle(id="person:x")


def failing(throttle: Throttle, source: str, times: int, at: dt.datetime = NOW) -> Throttle:
    for _ in range(times):
        throttle = throttle.tried(source, at)
    return throttle


def test_four_wrong_tries_are_counted_down_and_the_fifth_rests_for_fifteen_minutes() -> None:
    assert [failing(EMPTY, "home", n).tries_left("home", NOW) for n in range(1, 5)] == [4, 3, 2, 1]
    five = failing(EMPTY, "home", 5)
    assert five.rests_until("home", NOW, known=False) == NOW + REST
    assert five.rests_until("home", NOW + REST, known=False) is None
    assert five.tries_left("home", NOW + REST) == TRIES


def test_getting_it_right_forgets_what_went_wrong() -> None:
    assert failing(EMPTY, "home", 4).forgiven("home").idle(NOW)


def test_wrong_tries_of_one_address_do_not_touch_another() -> None:
    assert failing(EMPTY, "stranger", 10_000).rests_until("home", NOW, known=False) is None


def test_a_patient_source_gets_one_try_per_rest() -> None:
    patient = failing(EMPTY, "stranger", 20)
    later = NOW + REST
    assert patient.tries_left("stranger", later) == 1
    assert patient.tried("stranger", later).rests_until("stranger", later, known=False) == later + REST


def test_many_addresses_at_one_person_rest_together_but_a_known_device_does_not() -> None:
    spread = EMPTY
    for address in range(30):
        spread = spread.tried(f"address{address}", NOW)
    assert spread.rests_until("new", NOW, known=False) == NOW + REST
    assert spread.rests_until("new", NOW, known=True) is None
    assert spread.rests_until("new", NOW + REST, known=False) is None


def test_a_known_device_rests_by_its_own_wrong_tries() -> None:
    assert failing(EMPTY, "device", 5).rests_until("device", NOW, known=True) == NOW + REST


def test_an_address_is_judged_by_different_people_not_by_tries() -> None:
    hall = EMPTY
    for person in range(PEOPLE - 1):
        hall = failing(hall, f"person{person}", 3)
    assert hall.crowded_until(NOW) is None
    assert hall.tried("one more", NOW).crowded_until(NOW) == NOW + REST
    assert hall.tried("one more", NOW).crowded_until(NOW + REST) is None


def test_everything_is_forgotten_after_a_day() -> None:
    assert failing(EMPTY, "stranger", 10_000).idle(NOW + dt.timedelta(days=1))


def test_it_stays_small_whatever_happens() -> None:
    attacked = EMPTY
    for source in range(5_000):
        attacked = attacked.tried(f"{source:016x}", NOW)
    assert len(attacked.model_dump_json()) < 12_000
    assert attacked.crowded_until(NOW) and attacked.rests_until("new", NOW, known=False)
