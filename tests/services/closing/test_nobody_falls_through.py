"""However somebody came, whatever is known of them: a certificate, or a line that takes what is lacking."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pytest

from supporter.content.courses.library import Library
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import READER
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.closing.claims import Claims
from supporter.services.closing.finishing import Finishing
from supporter.storage import records
from tests.services.closing.test_finishing import ask_and_end, begun, by_number, everything, kirin
from tests.support.applied import application
from tests.support.cast import ATTEMPTS, IWAMI, PIN, TOTTORI, QuickHasher, refusal
from tests.support.hall import FIRST, SATO, Hall
from tests.support.offline_hall import KAIJO, Machine, Town
from tests.support.study import Study

PLACES = itertools.count()
#: A town of the area that takes no part in this class.
OUTSIDE = "313289"


class Known(NamedTuple):
    name: str
    kana: str = ""

    def guest(self, town: str) -> Guest:
        return Guest(name=self.name, kana=self.kana, municipality=town, certificate=True)


KNOWN = (
    Known("鳥取 花子", "トットリ ハナコ"),
    Known("鳥取 花子"),
    Known("花子", "ハナコ"),
    Known("花子"),
    Known("Nguyễn Thị Hoa"),
    Known("Maria"),
)
TOWNS = (TOTTORI, IWAMI, "", OUTSIDE)
WAYS = ("page", "proxy", "import", "name", "walk-in", "paper")
#: Who came with no more than a card, or with a name to be called by.
SILENT = ("card", "number", "nickname", "door", "paper card")


@pytest.fixture
def finishing(hall: Hall, library: Library) -> Finishing:
    return Finishing(hall.store, library, hall.clock, hall.orders)


@pytest.fixture
def claims(hall: Hall, library: Library, hasher: QuickHasher, finishing: Finishing) -> Claims:
    return Claims(hall.store, library, hall.clock, hasher, ATTEMPTS, finishing.confirming)


async def comes(hall: Hall, way: str, known: Known, town: str) -> int:
    """Somebody comes in this way, and answers; returns their number."""
    match way:
        case "page" | "proxy" | "import":
            how = {"page": "public"}.get(way, way)
            id = f"a{next(PLACES)}"
            now = hall.clock.now()
            one = application(id, hall.id, known.name, known.kana, now, municipality=town, how=how)
            await hall.store.run(lambda tx: records.save(tx, one))
            seat = await hall.arrivals.arrive(SATO, hall.id, id)
        case "walk-in":
            seat = await hall.arrivals.walk_in(SATO, hall.id, known.guest(town))
        case "paper":
            seat = await hall.reception.on_paper(SATO, hall.id, guest=known.guest(town))
        case _:
            phone = await hall.join(guest=known.guest(town))
            await hall.answer(phone, "1")
            return phone.number
    await hall.answers.paper(SATO, hall.id, [PaperAnswer(seat.number, FIRST, ("1",))])
    return seat.number


async def certified(hall: Hall) -> set[str]:
    return {one.name for one in await everything(hall, Certificate)}


async def unsaid(finishing: Finishing, hall: Hall) -> dict[int, tuple[str, ...]]:
    """Who stands on the list of what is lacking, and what."""
    return {number: line.lacks for number, line in (await by_number(finishing, hall)).items() if line.lacks}


@pytest.mark.parametrize("after", [False, True], ids=["before confirming", "after it"])
@pytest.mark.parametrize("way", WAYS)
async def test_a_name_and_a_town_are_all_it_takes(hall: Hall, finishing: Finishing, way: str, after: bool) -> None:
    await kirin(hall)
    await begun(hall, municipalities=(IWAMI,))
    came = {}
    for place, (known, town) in enumerate(itertools.product(KNOWN, TOWNS)):
        one = known._replace(name=f"{known.name}{chr(0x4E00 + place)}")  # nobody is the namesake of another
        came[await comes(hall, way, one, town)] = (one, town)
    await ask_and_end(hall)
    if after:
        await finishing.confirm(SATO, hall.id)
    expected = {number: ("town",) for number, (_, town) in came.items() if town not in (TOTTORI, IWAMI)}
    assert await unsaid(finishing, hall) == expected
    for number in expected:
        await finishing.supply(SATO, hall.id, number, Guest(municipality=IWAMI))
    await finishing.confirm(SATO, hall.id)
    assert await certified(hall) == {one.name for one, _ in came.values()}
    assert await unsaid(finishing, hall) == {}


async def test_the_same_in_a_class_of_one_town_where_nobody_is_asked(hall: Hall, finishing: Finishing) -> None:
    await begun(hall)
    names = {await comes(hall, way, Known(f"鳥取 {way}"), ""): f"鳥取 {way}" for way in WAYS}
    await ask_and_end(hall)
    assert await unsaid(finishing, hall) == {}
    assert await finishing.confirm(SATO, hall.id) == len(names)
    assert await certified(hall) == set(names.values())


async def silent(hall: Hall, cards: dict[int, str], way: str) -> tuple[int, str]:
    """Somebody who came without a name: their number, and the 引換番号 they hold."""
    number = list(cards)[SILENT.index(way)]
    if way in ("door", "paper card"):
        if way == "door":
            await hall.arrivals.arrive(SATO, hall.id, number=number)
        else:
            await hall.reception.on_paper(SATO, hall.id, number)
        await hall.answers.paper(SATO, hall.id, [PaperAnswer(number, FIRST, ("1",))])
        return number, cards[number]
    phone = await {
        "card": lambda: hall.join(claim=cards[number]),
        "number": lambda: hall.join(number=number),
        "nickname": lambda: hall.join("はな"),
    }[way]()
    await hall.answer(phone, "1")
    return phone.number, phone.taken.claim or cards[number]


@pytest.mark.parametrize("after", [False, True], ids=["before confirming", "after it"])
@pytest.mark.parametrize("who", ["staff", "the number"])
async def test_who_only_took_a_card_is_named_afterwards(
    hall: Hall, finishing: Finishing, claims: Claims, who: str, after: bool
) -> None:
    await kirin(hall)
    await hall.plan(municipalities=(IWAMI,))
    cards = await hall.reception.cards(SATO, hall.id, len(SILENT))
    await hall.classroom.open(SATO, hall.id)
    await hall.classroom.start(SATO, hall.id)
    await hall.ask()
    held = [await silent(hall, cards, way) for way in SILENT]
    await ask_and_end(hall)
    if after:
        assert await finishing.confirm(SATO, hall.id) == len(SILENT)
    assert await unsaid(finishing, hall) == dict.fromkeys((number for number, _ in held), ("name", "town"))
    for number, code in held:
        guest = Guest(name=f"会場 花子{number}", municipality=TOTTORI)
        if who == "staff":
            await finishing.supply(SATO, hall.id, number, guest)
            continue
        assert await refusal(claims.look(READER, str(number), code)) == "claim.lacking"
        assert (await claims.lacking(READER, str(number), code)).what == ("name", "town")
        await claims.supply(READER, str(number), code, guest)
    if who == "staff" or not after:
        await finishing.confirm(SATO, hall.id)
    assert await certified(hall) == {f"会場 花子{number}" for number, _ in held}
    for number, code in held:
        assert await claims.take(READER, str(number), code, PIN)


async def test_a_rehearsal_and_children_lack_nothing(hall: Hall, finishing: Finishing) -> None:
    await begun(hall, school=True)
    phone = await hall.join()
    await hall.answer(phone, "1")
    await ask_and_end(hall)
    assert await unsaid(finishing, hall) == {}
    assert await refusal(finishing.supply(SATO, hall.id, phone.number, Guest(name="花子"))) == "lack.nothing"


async def test_what_is_known_is_not_overwritten(hall: Hall, finishing: Finishing) -> None:
    await begun(hall, municipalities=(IWAMI,))
    number = await comes(hall, "proxy", Known("西村 トメ", "ニシムラ トメ"), "")
    await ask_and_end(hall)
    for town in ("", OUTSIDE):
        refused = finishing.supply(SATO, hall.id, number, Guest(name="別の 人", municipality=town))
        assert await refusal(refused) == "lack.town"
    await finishing.supply(SATO, hall.id, number, Guest(name="別の 人", kana="ベツ", municipality=IWAMI))
    line = (await by_number(finishing, hall))[number]
    assert (line.seat.name, line.seat.kana, line.owner.town) == ("西村 トメ", "ニシムラ トメ", IWAMI)
    assert await refusal(finishing.supply(SATO, hall.id, number, Guest(municipality=IWAMI))) == "lack.nothing"


async def test_a_namesake_without_kana_is_offered_and_never_taken(
    hall: Hall, finishing: Finishing, claims: Claims, study: Study
) -> None:
    there = await study.learner("髙橋 あい", kana="タカハシ アイ")
    await hall.plan()
    cards = await hall.reception.cards(SATO, hall.id, 1)
    await hall.classroom.open(SATO, hall.id)
    await hall.classroom.start(SATO, hall.id)
    await hall.ask()
    at_door = await comes(hall, "walk-in", Known("高橋 あい"), TOTTORI)
    phone = await hall.join("あい")
    await hall.answer(phone, "1")
    await ask_and_end(hall)
    await finishing.confirm(SATO, hall.id)
    await claims.supply(READER, str(phone.number), phone.taken.claim or cards[1], Guest(name="高橋 あい"))
    lines = await by_number(finishing, hall)
    assert [one.id for one in lines[at_door].owner.namesakes] == [there.id] and lines[at_door].undecided
    assert lines[phone.number].undecided and await certified(hall) == set()
    assert await refusal(claims.look(READER, str(phone.number), phone.taken.claim)) == "claim.waiting"
    assert (await hall.session()).finished_at is None
    await finishing.decide(SATO, hall.id, phone.number, same="another")
    await finishing.confirm(SATO, hall.id)
    assert await certified(hall) == {"高橋 あい"}


async def test_who_met_in_a_room_without_internet_is_named_here(town: Town, machine: Machine, library: Library) -> None:
    await machine.classroom.open(KAIJO, machine.id)
    await machine.classroom.start(KAIJO, machine.id)
    await machine.ask()
    named = await machine.join(guest=Guest(name="Maria Santos", certificate=True))
    called = await machine.join("はな")
    for phone in (named, called):
        await machine.answer(phone, "1")
    await machine.close()
    await town.merge(await machine.laptop.export(KAIJO, machine.id))
    finishing = Finishing(town.store, library, town.clock, town.orders)
    assert await unsaid(finishing, town) == {called.number: ("name",)}
    await finishing.supply(SATO, town.id, called.number, Guest(name="会場 花子"))
    await finishing.confirm(SATO, town.id)
    assert await certified(town) == {"Maria Santos", "会場 花子"}


async def test_the_door_asks_the_town_and_the_console_tells_how_many_lack_something(hall: Hall) -> None:
    await begun(hall, municipalities=(IWAMI,))
    asked, unasked = await hall.apply(("西村 トメ", "ニシムラ トメ"), ("小林 正", ""), municipality="")
    await hall.arrivals.arrive(SATO, hall.id, asked, municipality=IWAMI)
    late = await hall.arrivals.arrive(SATO, hall.id, unasked, municipality=OUTSIDE)
    await hall.join("はな")
    rows = {row.number: row for row in (await hall.arrivals.now(SATO, hall.id)).rows}
    assert [row.lacks for row in rows.values() if row.name == "西村 トメ"] == [()]
    assert rows[late.number].lacks == ("town",)
    assert (await hall.counted()).lacking == 2
    await hall.arrivals.supply(SATO, hall.id, late.number, Guest(municipality=TOTTORI))
    assert (await hall.counted()).lacking == 1
