"""Papers of a class: for the staff of its town alone, those with names on them told to the log, one bag for all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from supporter.documents.checkin.reception_sheet import Expected, NameTags, ReceptionSheet
from supporter.documents.engine.press import Press, Printable, page_count
from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.seat import Guest, Seat, seat_id
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.application import Wanted
from supporter.services.handouts.class_facts import ClassFacts
from supporter.services.handouts.offline_kit import OfflineKits
from supporter.services.handouts.printables import Printables
from supporter.services.training.applications import Applications
from supporter.storage import records
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.hall import SATO, Hall
from tests.support.study import Study, shipped

SITE = "https://tsunagari.example"
PLAIN = ("flyer", "answer_slips", "steps", "guide", "cases", "worksheets", "booklet", "script", "slides")
PLAIN += ("show", "lengths")
NAMED = ("reception_sheet", "name_tags")


class WatchedPress(Press):
    """Keeps what it was given to print."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Printable] = []

    async def pdf(self, paper: Printable) -> bytes:
        self.given.append(paper)
        return await super().pdf(paper)


@dataclass
class Shop:
    press: WatchedPress
    printables: Printables
    kits: OfflineKits


@pytest.fixture
async def shop(hall: Hall) -> AsyncIterator[Shop]:
    """The papers of a class that is planned."""
    await hall.plan()
    press = WatchedPress()
    classes = ClassFacts(hall.store, shipped(), hall.clock, hall.orders, Path)
    printables = Printables(hall.store, hall.clock, press, classes, hall.reception, SITE)
    yield Shop(press, printables, OfflineKits(printables, classes))
    press.close()


def rows(shop: Shop) -> list[Expected]:
    paper = shop.press.given[-1]
    assert isinstance(paper, ReceptionSheet | NameTags)
    return list(paper.rows)


@pytest.mark.parametrize("name", [*PLAIN, *NAMED])
async def test_nobody_else_prints_a_paper_of_a_class(shop: Shop, hall: Hall, name: str) -> None:
    tanaka = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
    for person in (tanaka, Person(role=Role.LEARNER, id="12345678", municipality=TOTTORI), Person()):
        assert await refusal(getattr(shop.printables, name)(person, hall.id)) == "access.refused"
    assert await refusal(getattr(shop.printables, name)(SATO, "s404")) == "access.refused"
    assert shop.press.given == [] and "class.print_list" not in {
        doc["action"] for doc in hall.store.scan("audit_entries")
    }


async def test_who_may_not_plan_gets_no_cards_and_no_bag(shop: Shop, hall: Hall, cast: Cast) -> None:
    administrator = Person(role=Role.ADMINISTRATOR, id="kanri")
    for person in (cast.tanaka, cast.hanako, administrator):
        assert await refusal(shop.printables.seat_cards(person, hall.id, 8)) == "access.refused"
        assert await refusal(shop.kits.zip(person, hall.id, cards=8, names=True)) == "access.refused"
    assert await hall.reception.all(SATO, hall.id) == []


async def test_a_flyer_leads_only_where_one_may_apply(shop: Shop, hall: Hall) -> None:
    await shop.printables.flyer(SATO, hall.id)
    await hall.plan(listing="public")
    await shop.printables.flyer(SATO, hall.id)
    addresses = [paper.address for paper in shop.press.given]  # type: ignore[attr-defined]
    assert addresses == ["", f"{SITE}/c/{hall.id}"]


async def test_cards_hold_the_newest_code_and_who_has_come_keeps_theirs(shop: Shop, hall: Hall) -> None:
    await shop.printables.seat_cards(SATO, hall.id, 8)
    first = shop.press.given[-1].claims  # type: ignore[attr-defined]
    await hall.classroom.open(SATO, hall.id)
    await hall.join(claim=first[3])
    assert page_count(await shop.printables.seat_cards(SATO, hall.id, 16)) == 4
    second = shop.press.given[-1].claims  # type: ignore[attr-defined]
    assert set(second) == set(range(1, 17)) - {3} and second[1] != first[1]
    assert await refusal(hall.join(claim=first[1])) == "seat.wrong"
    assert (await hall.join(claim=second[1])).number == 1


async def test_cards_that_are_all_taken_are_not_printed_again(shop: Shop, hall: Hall) -> None:
    await shop.printables.seat_cards(SATO, hall.id, 1)
    await hall.classroom.open(SATO, hall.id)
    await hall.join(number=1)
    assert await refusal(shop.printables.seat_cards(SATO, hall.id, 1)) == "seat.all_taken"
    assert await refusal(shop.printables.seat_cards(SATO, hall.id, 0)) == "seat.too_many"


async def test_lists_name_who_is_expected_and_who_has_come_and_are_told_to_the_log(shop: Shop, hall: Hall) -> None:
    await hall.plan(municipalities=(TOTTORI, IWAMI), capacity=2)
    desk = Applications(hall.store, hall.clock)
    for name, kana, needs in (("森 鷗外", "モリ", ()), ("鳥取 花子", "トットリ", ("車いす",)), ("後 待子", "アト", ())):
        wanted = Wanted(name=name, kana=kana, municipality=IWAMI, needs=needs)  # type: ignore[arg-type]
        await desk.enter(SATO, hall.id, wanted, "spoken")
    await hall.classroom.open(SATO, hall.id)
    await hall.join("はな")
    await hall.join(guest=Guest(name="森 鷗外", kana="モリ", municipality=IWAMI, certificate=True))
    for name in NAMED:
        await getattr(shop.printables, name)(SATO, hall.id)
        assert [tuple(one) for one in rows(shop)] == [
            (None, "鳥取 花子", "トットリ", "岩美町", "", True),
            (2, "森 鷗外", "モリ", "岩美町", "14:20", False),
            (1, "はな", "", "", "14:20", False),
        ]
    entries = [doc for doc in hall.store.scan("audit_entries") if doc["action"] == "class.print_list"]
    told = {(entry["subject"], entry["actor"], entry["municipality"]) for entry in entries}
    assert told == {(hall.id, "staff:sato", TOTTORI)}
    facts = sorted((entry["facts"]["paper"], entry["facts"]["rows"]) for entry in entries)
    assert facts == [("reception", "3"), ("tags", "3")]
    assert "花子" not in str(entries) and "鷗外" not in str(entries)


async def test_a_booklet_is_set_once_for_all_classes_of_a_day(shop: Shop, hall: Hall) -> None:
    booklet = await shop.printables.booklet(SATO, hall.id)
    await hall.plan("s2")
    assert await shop.printables.booklet(SATO, "s2") == booklet and len(shop.press.given) == 1
    hall.clock.pass_by(days=1)
    assert await shop.printables.booklet(SATO, "s2") != booklet
    lengths = await shop.printables.lengths(SATO, hall.id)
    assert lengths["guide"] == 2 and lengths["worksheets"] <= 4, "one A3 sheet, and two of A4, for each person"
    assert lengths["slips"] == lengths["cases"] == 1 and lengths["booklet"] == page_count(booklet) > 50


async def test_the_bag_holds_what_a_class_needs_and_names_only_when_asked(shop: Shop, hall: Hall) -> None:
    bag = zipfile.ZipFile(io.BytesIO(await shop.kits.zip(SATO, hall.id)))
    assert bag.testzip() is None
    names = [info.filename for info in bag.infolist()]
    assert [name[0] for name in names] == ["1", "2", "3", "4", "5", "6", "7", "9", "は"]
    assert await hall.reception.all(SATO, hall.id) == [], "no card was made by looking"
    words = bag.read("はじめにお読みください.txt").decode("utf-8-sig")
    assert all(name in words for name in names[:-1]) and "電話 0857-00-0000" in words
    full = zipfile.ZipFile(io.BytesIO(await shop.kits.zip(SATO, hall.id, cards=8, names=True)))
    assert {"8_番号札.pdf", "取扱注意_受付表.pdf"} <= set(full.namelist())
    assert len(await hall.reception.all(SATO, hall.id)) == 8
    (entry,) = [doc for doc in hall.store.scan("audit_entries") if doc["action"] == "class.print_list"]
    assert entry["facts"]["paper"] == "reception"


async def test_the_slides_in_one_file_ask_nothing_of_the_world(shop: Shop, hall: Hall) -> None:
    page = (await shop.printables.show(SATO, hall.id)).decode()
    assert "default-src 'none'" in page and " href=" not in page and "http://" not in page and "https://" not in page
    assert page.count("<section") > 50 and page.count('class="asked"') == 2 * 6


async def seated(study: Study, hall: Hall, *people: Person) -> None:
    """They sat in the class, have completed and are listed."""
    await hall.plan()
    for number, person in enumerate(people, 1):
        await study.complete(person)
        learner = await study.store.read(lambda tx, id=person.id: records.load(tx, Learner, id))  # type: ignore[misc]
        assert learner is not None
        listed = learner.model_copy(update={"registered": "yes"})
        seat = Seat(id=seat_id(hall.id, number), session=hall.id, number=number, kind="paper", learner=person.id)
        await study.store.run(lambda tx, both=(listed, seat): [records.save(tx, one) for one in both])  # type: ignore[misc]


async def test_cards_of_a_class_are_for_those_of_the_own_town_who_carry_one(
    study: Study, hall: Hall, cast: Cast
) -> None:
    mori = await study.learner("森 鷗外", municipality=IWAMI)
    await seated(study, hall, cast.hanako, mori)
    assert page_count(await study.cards.of_class(cast.suzuki, hall.id)) == 2
    (entry,) = study.audit("class.print_cards")
    assert (entry.subject, entry.facts["rows"]) == (hall.id, "1")
    for person in (cast.tanaka, cast.sato, cast.hanako):
        assert await refusal(study.cards.of_class(person, hall.id)) == "access.refused"
    assert len(study.audit("class.print_cards")) == 1


async def test_without_anybody_to_carry_one_no_card_is_printed(study: Study, hall: Hall, cast: Cast) -> None:
    await hall.plan()
    assert await refusal(study.cards.of_class(cast.suzuki, hall.id)) == "supporter.none"
    assert study.audit("class.print_cards") == []
