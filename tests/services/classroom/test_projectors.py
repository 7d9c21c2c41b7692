"""A screen shows six digits, a trainer of the own town binds it, and its keys do what that trainer may do."""

from __future__ import annotations

import pytest

from supporter.domain.accounts.staff import Staff
from supporter.domain.shared.access import Person, Role
from supporter.services.classroom.projectors import Projectors
from supporter.storage import records
from tests.support.cast import IWAMI, TOTTORI, refusal
from tests.support.hall import SATO, Hall

SCREEN, OTHER = "a" * 32, "b" * 32


@pytest.fixture
async def walls(hall: Hall) -> Projectors:
    sato = Staff(id="sato", name="佐藤", role=Role.TRAINER, municipality=TOTTORI, password_hash="!")
    await hall.store.run(lambda tx: records.save(tx, sato))
    await hall.begin()
    return Projectors(hall.store, hall.clock)


async def lit(walls: Projectors, secret: str = SCREEN) -> str:
    """The digits of a screen that has been switched on."""
    await walls.connect(secret, lambda: None)
    _, digits = await walls.state(secret)
    return digits


async def test_a_screen_follows_the_class_it_was_bound_to_and_wakes_at_once(hall: Hall, walls: Projectors) -> None:
    woken: list[str] = []
    await walls.connect(SCREEN, lambda: woken.append("wake"))
    session, digits = await walls.state(SCREEN)
    assert (session, len(digits)) == ("", 6)
    await walls.bind(SATO, hall.id, digits)
    assert woken == ["wake"]
    assert await walls.state(SCREEN) == (hall.id, "")
    assert walls.showing(hall.id) == 1


async def test_its_digits_stay_while_it_waits_and_are_its_own(walls: Projectors) -> None:
    first, second = await lit(walls), await lit(walls, OTHER)
    assert first != second
    assert await walls.state(SCREEN) == ("", first)


async def test_a_server_started_anew_goes_on_showing(hall: Hall, walls: Projectors) -> None:
    await walls.bind(SATO, hall.id, await lit(walls))
    anew = Projectors(hall.store, hall.clock)
    assert await anew.state(SCREEN) == (hall.id, "")
    assert (await anew.presser(SCREEN))[0] == SATO


async def test_nobody_binds_a_screen_to_a_class_of_another_town(hall: Hall, walls: Projectors) -> None:
    digits = await lit(walls)
    for who in (Person(), Person(role=Role.TRAINER, id="yamada", municipality=IWAMI)):
        assert await refusal(walls.bind(who, hall.id, digits)) == "access.refused"
        assert await refusal(walls.release(who, hall.id)) == "access.refused"
    assert await walls.state(SCREEN) == ("", digits)


async def test_wrong_digits_find_nothing_and_soon_rest(hall: Hall, walls: Projectors) -> None:
    right = await lit(walls)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert await refusal(walls.bind(SATO, hall.id, wrong)) == "wall.unknown"
    assert await refusal(walls.bind(SATO, hall.id, right)) == "wall.resting"
    hall.clock.pass_by(minutes=6)
    await walls.bind(SATO, hall.id, right)


async def test_the_digits_of_a_bound_screen_are_worth_nothing(hall: Hall, walls: Projectors) -> None:
    digits = await lit(walls)
    await walls.bind(SATO, hall.id, digits)
    await walls.state(SCREEN)
    assert await refusal(walls.bind(SATO, hall.id, digits)) == "wall.unknown"


async def test_keys_work_only_on_a_bound_screen_and_only_while_its_trainer_serves(
    hall: Hall, walls: Projectors
) -> None:
    digits = await lit(walls)
    assert await refusal(walls.presser(SCREEN)) == "wall.unknown"
    await walls.bind(SATO, hall.id, digits)
    assert await walls.presser(SCREEN) == (SATO, hall.id)
    gone = Staff(id="sato", name="佐藤", role=Role.TRAINER, municipality=TOTTORI, password_hash="!", active=False)
    await hall.store.run(lambda tx: records.save(tx, gone))
    assert await refusal(walls.presser(SCREEN)) == "wall.unknown"


async def test_a_screen_that_is_let_go_shows_digits_again(hall: Hall, walls: Projectors) -> None:
    await walls.bind(SATO, hall.id, await lit(walls))
    await walls.release(SATO, hall.id)
    session, digits = await walls.state(SCREEN)
    assert (session, len(digits)) == ("", 6)
    assert walls.showing(hall.id) == 0


async def test_after_the_class_the_words_of_thanks_stay_a_while_then_it_is_cut(hall: Hall, walls: Projectors) -> None:
    await walls.bind(SATO, hall.id, await lit(walls))
    await hall.classroom.end(SATO, hall.id)
    assert (await walls.state(SCREEN))[0] == hall.id
    hall.clock.pass_by(minutes=11)
    assert (await walls.state(SCREEN))[0] == ""
    assert await refusal(walls.bind(SATO, hall.id, (await walls.state(SCREEN))[1])) == "session.ended"


async def test_a_screen_that_went_dark_is_not_counted_but_an_older_line_cannot_darken_a_newer(
    hall: Hall, walls: Projectors
) -> None:
    def older() -> None: ...
    def newer() -> None: ...

    await walls.connect(SCREEN, older)
    _, digits = await walls.state(SCREEN)
    await walls.bind(SATO, hall.id, digits)
    await walls.connect(SCREEN, newer)
    await walls.state(SCREEN)
    walls.disconnect(SCREEN, older)
    assert walls.showing(hall.id) == 1
    walls.disconnect(SCREEN, newer)
    assert walls.showing(hall.id) == 0
