"""A class in a room without internet: taken along, held on a laptop, brought back; two real data folders."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.classroom.anonymous_answer import AnonymousAnswer
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.offline.offline_class import LaptopClass
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.learners import Learners
from supporter.services.classroom.hall_questions import HallQuestions
from supporter.services.closing.claims import Claims
from supporter.services.closing.finishing import Finishing
from supporter.services.offline.laptop import Laptop
from supporter.services.shared.secrets import digest
from supporter.services.shared.signing import Signing
from supporter.services.training.applications import Applications, Wanted
from supporter.storage import records
from tests.support.cast import ATTEMPTS, IWAMI, FakeClock, QuickHasher, form, refusal
from tests.support.hall import FIRST, POLL, SATO
from tests.support.offline_hall import HANAKO, KAIJO, PHRASE, SUZUKI, TANAKA, Machine, Town, documents


async def test_a_class_comes_home_whole_and_is_finished_as_if_it_had_been_here(
    town: Town, machine: Machine, clock: FakeClock, library: Library
) -> None:
    cards = await town.reception.cards(SATO, town.id, 3)
    await machine.laptop.take_in(KAIJO, await town.taking.take(SATO, town.id, PHRASE, names=True), PHRASE)
    await machine.classroom.open(KAIJO, machine.id)
    await machine.classroom.start(KAIJO, machine.id)
    carded = await machine.join(claim=cards[2], guest=HANAKO)
    await machine.reception.on_paper(KAIJO, machine.id, 3, Guest(name="紙の 方"))
    await machine.ask(FIRST)
    await machine.answer(carded, "1")
    await machine.ask(POLL)
    await machine.answer(carded, "1", key=POLL, random="ab" * 32)
    await machine.answers.hands(KAIJO, machine.id, FIRST, {"0": 4})
    await machine.watch.call(machine.id, carded.secret)
    await HallQuestions(machine.store, clock).ask(
        machine.id, carded.secret, "d" * 32, "あいさつは、いつすればよいですか"
    )
    await machine.close()

    raw = await machine.laptop.export(KAIJO, machine.id)
    done = await town.merge(raw)
    assert (done.state, done.seats, done.body) == ("done", 2, "")
    session = await town.session()
    assert session.state == "ended" and session.hands == {FIRST: {"0": 4}} and session.calls == 1
    seats = {seat.number: seat for seat in await town.present()}
    assert seats[2].claim == digest(cards[2]) and seats[2].name == HANAKO.name and seats[2].token == ""
    assert seats[2].answers[FIRST].answer == ("1",) and seats[3].kind == "paper" and seats[1].kind == "card"
    slips = await town.store.read(lambda tx: records.find(tx, AnonymousAnswer, "asked", f"{town.id}/{POLL}"))
    assert [slip.answer for slip in slips] == [("1",)]

    (voice,) = await HallQuestions(town.store, clock).all(SATO, town.id)
    assert (voice.text, voice.by) == ("あいさつは、いつすればよいですか", 0)
    assert "あいさつ".encode() not in raw and next(machine.store.scan("hall_questions"))["by"] == 2

    assert await Finishing(town.store, library, clock, town.orders).confirm(SUZUKI, town.id) == 2
    finished = {seat.number: seat.finished for seat in await town.present()}
    assert finished[2] and finished[2].how == "made" and finished[3] and finished[3].outcome == "counted"


async def test_the_same_file_twice_is_nothing_and_says_where_it_went(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    raw = await machine.laptop.export(KAIJO, machine.id)
    first = await town.returns.send(SATO, raw)
    assert (await town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))).id == first.id
    for _ in range(2):
        assert (await town.returns.confirm(SUZUKI, first.id, (), ())).state == "done"
    before = await documents(town.store)
    assert await refusal(town.returns.send(SATO, raw)) == "merge.done"
    assert await refusal(town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))) == "merge.done"
    assert await documents(town.store) == before


async def test_what_was_entered_after_the_first_file_comes_with_the_second(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    await machine.answers.hands(KAIJO, machine.id, FIRST, {"0": 2})
    await town.merge(await machine.laptop.export(KAIJO, machine.id))
    await machine.reception.gone(KAIJO, machine.id, [1], machine.clock.now())
    await machine.answers.hands(KAIJO, machine.id, FIRST, {"0": 3})
    await town.merge(await machine.laptop.export(KAIJO, machine.id))
    (seat,) = await town.present()
    assert seat.left_at is not None
    assert (await town.session()).hands == {FIRST: {"0": 3}}, "a newer file of one laptop replaces the older count"


async def test_two_laptops_of_one_class_lose_nobody(town: Town, machines: tuple[Machine, Machine]) -> None:
    one, two = machines
    await one.hold("会場 一子", "会場 二子")
    await two.classroom.open(KAIJO, two.id)
    await two.join(guest=HANAKO.model_copy(update={"name": "分室 三子"}))
    await two.reception.on_paper(KAIJO, two.id, 2)
    await two.close()
    await one.answers.hands(KAIJO, one.id, FIRST, {"0": 2})
    await two.answers.hands(KAIJO, two.id, FIRST, {"0": 5})
    await town.merge(await one.laptop.export(KAIJO, one.id))
    raw = await two.laptop.export(KAIJO, two.id)
    preview = await town.returns.preview(SUZUKI, (await town.returns.send(SATO, raw)).id)
    fates = [(fate.kind, fate.brought.number, fate.number) for fate in preview.seat_merges]
    assert fates == [("apart", 1, 3), ("apart", 2, 4)]
    await town.merge(raw)
    found = {seat.number: (seat.name, seat.printed) for seat in await town.present()}
    assert found == {1: ("会場 一子", 0), 2: ("会場 二子", 0), 3: ("分室 三子", 1), 4: ("", 2)}
    assert (await town.session()).hands == {FIRST: {"0": 7}}
    await two.reception.gone(KAIJO, two.id, [1], two.clock.now())
    await town.merge(await two.laptop.export(KAIJO, two.id))
    after = {seat.number: seat for seat in await town.present()}
    assert len(after) == 4 and after[3].left_at and not after[1].left_at


async def test_a_class_that_was_finished_is_to_be_finished_again_for_who_comes_home_later(
    town: Town, machines: tuple[Machine, Machine], library: Library, clock: FakeClock
) -> None:
    one, two = machines
    await one.hold("会場 一子")
    await two.hold("分室 三子")
    await town.merge(await one.laptop.export(KAIJO, one.id))
    finishing = Finishing(town.store, library, clock, town.orders)
    await finishing.confirm(SUZUKI, town.id)
    assert (await town.session()).finished_at is not None
    await town.merge(await two.laptop.export(KAIJO, two.id))
    assert (await town.session()).finished_at is None
    assert await finishing.confirm(SUZUKI, town.id) == 1 and (await town.session()).finished_at is not None


async def test_whoever_got_another_number_claims_with_the_one_on_their_card(
    town: Town, machines: tuple[Machine, Machine], library: Library, clock: FakeClock, hasher: QuickHasher
) -> None:
    one, two = machines
    await one.hold("会場 一子")
    await two.classroom.open(KAIJO, two.id)
    phone = await two.join(guest=HANAKO.model_copy(update={"name": "分室 三子"}))
    await two.close()
    for machine in machines:
        await town.merge(await machine.laptop.export(KAIJO, machine.id))
    await Finishing(town.store, library, clock, town.orders).confirm(SUZUKI, town.id)
    confirming = Finishing(town.store, library, clock, town.orders).confirming
    claims = Claims(town.store, library, clock, hasher, ATTEMPTS, confirming)
    assert (phone.number, (await claims.look(READER, "1", phone.taken.claim)).number) == (1, 2)


async def test_a_card_shown_at_both_laptops_is_one_person_and_differences_are_asked(
    town: Town, machines: tuple[Machine, Machine]
) -> None:
    cards = await town.reception.cards(SATO, town.id, 1)
    for machine, name in zip(machines, ("鳥取 花子", "鳥取 はな子"), strict=True):
        await machine.laptop.take_in(None, await town.taking.take(SATO, town.id, PHRASE, names=False), PHRASE)
        await machine.classroom.open(KAIJO, machine.id)
        await machine.join(claim=cards[1], guest=HANAKO.model_copy(update={"name": name}))
        await machine.close()
    first, second = [await machine.laptop.export(KAIJO, machine.id) for machine in machines]
    await town.merge(first)
    sent = await town.returns.send(SATO, second)
    (fate,) = (await town.returns.preview(SUZUKI, sent.id)).seat_merges
    assert [tuple(one) for one in fate.conflicts] == [("name", "鳥取 花子", "鳥取 はな子")]
    await town.returns.confirm(SUZUKI, sent.id, (), ("1:name",))
    (seat,) = await town.present()
    assert seat.name == "鳥取 はな子"


async def test_people_are_proposed_by_number_and_name_and_confirmed_by_an_officer(
    town: Town, machine: Machine, people: Learners
) -> None:
    hanako, _ = await people.sign_up(READER, form(kana="トットリ ハナコ"))
    taro, _ = await people.sign_up(READER, form("鳥取 太郎", kana="トットリ タロウ"))
    await people.sign_up(READER, form("岩美 次郎", kana="イワミ ジロウ", municipality=IWAMI))
    await machine.classroom.open(KAIJO, machine.id)
    await machine.join(guest=HANAKO)
    await machine.join(guest=Guest(name="岩美 次郎", kana="イワミ ジロウ", municipality=IWAMI, certificate=True))
    for learner in (taro.id, hanako.id):
        await machine.reception.on_paper(KAIJO, machine.id, learner=learner)
    await machine.close()
    sent = await town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))
    found = (await town.returns.preview(SUZUKI, sent.id)).matches
    proposed = [(1, hanako.id, False), (3, taro.id, True), (4, hanako.id, True)]
    assert [(one.number, one.learner.id, one.sure) for one in found] == proposed
    for ticked, code in (
        ([f"1:{hanako.id}", f"4:{hanako.id}"], "merge.two_people"),
        ([f"2:{taro.id}"], "merge.changed"),
    ):
        assert await refusal(town.returns.confirm(SUZUKI, sent.id, ticked, ())) == code
    assert await town.present() == []
    await town.returns.confirm(SUZUKI, sent.id, [one.key for one in found[:2]], ())
    assert [seat.learner for seat in await town.present()] == [hanako.id, "", taro.id, ""]


async def test_only_the_own_town_takes_sends_and_sees_and_a_trainer_confirms_nothing(
    town: Town, machine: Machine
) -> None:
    await machine.hold("会場 一子")
    raw = await machine.laptop.export(KAIJO, machine.id)
    assert await refusal(town.taking.take(TANAKA, town.id, PHRASE, names=True)) == "access.refused"
    assert await refusal(town.returns.send(TANAKA, raw)) == "access.refused"
    assert await refusal(town.returns.send(READER, raw)) == "access.refused"
    sent = await town.returns.send(SATO, raw)
    assert await town.returns.all(TANAKA) == [] and len(await town.returns.all(SATO)) == 1
    for nobody in (TANAKA, SATO, READER):
        assert await refusal(town.returns.preview(nobody, sent.id)) == "access.refused"
        assert await refusal(town.returns.confirm(nobody, sent.id, (), ())) == "access.refused"
        assert await refusal(town.returns.drop(nobody, sent.id)) == "access.refused"
    assert await town.present() == []


async def test_who_applied_and_what_they_need_is_taken_on_purpose_and_never_in_clear(
    town: Town, machine: Machine, clock: FakeClock
) -> None:
    told = "聴覚障害2級です"
    wanted = Wanted(
        name="申込 済子", kana="モウシコミ スミコ", contact="0857-11-1111", needs=("手話",), needs_text=told
    )
    await Applications(town.store, clock).enter(SATO, town.id, wanted, "spoken")
    there = Applications(machine.store, clock)
    for names, needs in ((False, False), (False, True), (True, False), (True, True)):
        raw = await town.taking.take(SATO, town.id, PHRASE, names=names, needs=needs)
        for words in ("申込 済子", "モウシコミ", "手話", told, "0857-11-1111", PHRASE):
            assert words.encode() not in raw, "whoever finds the file reads nothing"
        await machine.laptop.take_in(KAIJO, raw, PHRASE)
        found = [(one.name, one.needs_text, one.contact) for one in await there.all(KAIJO, town.id)]
        assert found == ([("申込 済子", told if needs else "", "")] if names else [])
    assert sorted(one.needs for one in await town.taking.taken(SATO, town.id))[-2:] == [False, True]


async def test_a_clock_that_is_wrong_is_told(town: Town, machine: Machine, clock: FakeClock) -> None:
    right = clock.time
    clock.time = right - dt.timedelta(days=400)
    await machine.hold("会場 一子")
    raw = await machine.laptop.export(KAIJO, machine.id)
    clock.time = right
    sent = await town.returns.send(SATO, raw)
    assert (await town.returns.preview(SUZUKI, sent.id)).odd == ["behind", "day"]


async def test_a_class_that_goes_on_here_is_left_alone(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    sent = await town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))
    await town.classroom.open(SATO, town.id)
    assert await refusal(town.returns.confirm(SUZUKI, sent.id, (), ())) == "merge.running"
    assert await town.present() == [] and (await town.session()).state == "open"


async def test_a_laptop_is_read_into_only_where_nothing_else_lies(
    town: Town, machine: Machine, hasher: QuickHasher, tmp_path: Path
) -> None:
    raw = await town.taking.take(SATO, town.id, PHRASE, names=True)
    here = Laptop(town.store, town.clock, hasher, Signing(tmp_path / "keys"), lambda: town.orders, machine.kept)
    assert await refusal(here.take_in(SATO, raw, PHRASE)) == "take.wrong_folder"
    assert await refusal(here.take_in(SATO, b"never opened")) == "take.wrong_folder"
    assert await refusal(machine.laptop.take_in(TANAKA, raw, PHRASE)) == "access.refused"
    assert await refusal(machine.laptop.export(KAIJO, machine.id)) == "export.not_ended"
    await machine.classroom.open(KAIJO, machine.id)
    assert await refusal(machine.laptop.take_in(KAIJO, raw, PHRASE)) == "take.begun"
    assert await refusal(here.export(SATO, town.id)) == "export.not_here"


async def test_a_laptop_without_the_towns_own_chapter_takes_nothing_in(
    town: Town, machine: Machine, hasher: QuickHasher, tmp_path: Path
) -> None:
    order = town.orders.of(await town.session())
    short = replace(order, cues=tuple(cue for cue in order.cues if cue.module is not order.cues[-1].module))
    signing, there = Signing(tmp_path / "keys"), SimpleNamespace(of=lambda _: short)
    laptop = Laptop(
        machine.store,
        machine.clock,
        hasher,
        signing,
        lambda: there,  # type: ignore[arg-type,return-value]
        machine.kept,
    )
    before = await documents(machine.store)
    with pytest.raises(Refused) as refused:
        await laptop.take_in(KAIJO, await town.taking.take(SATO, town.id, PHRASE, names=True), PHRASE)
    assert refused.value.code == "take.other_course"
    assert refused.value.facts["there_chapters"] == 1 + int(str(refused.value.facts["here_chapters"]))
    assert await documents(machine.store) == before


async def test_serials_are_given_where_the_class_came_from(town: Town, machine: Machine, library: Library) -> None:
    await machine.hold("会場 一子")
    finishing = Finishing(machine.store, library, machine.clock, machine.orders)
    assert await refusal(finishing.confirm(KAIJO, machine.id)) == "finish.away"
    assert list(machine.store.scan("certificates")) == []


async def test_who_has_withdrawn_is_gone_from_the_laptop_with_the_next_file(
    town: Town, machine: Machine, clock: FakeClock
) -> None:
    there = Applications(machine.store, clock)
    applications = Applications(town.store, clock)
    wanted = Wanted(name="申込 済子", kana="モウシコミ スミコ")
    made = await applications.enter(SATO, town.id, wanted, "spoken")
    await machine.laptop.take_in(KAIJO, await town.taking.take(SATO, town.id, PHRASE, names=True), PHRASE)
    assert [one.name for one in await there.all(KAIJO, town.id)] == ["申込 済子"]
    await applications.withdraw(SATO, made.id)
    await machine.laptop.take_in(KAIJO, await town.taking.take(SATO, town.id, PHRASE, names=True), PHRASE)
    assert await there.all(KAIJO, town.id) == []


async def test_the_laptop_is_emptied_only_with_the_number_of_the_server(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    done = await town.merge(await machine.laptop.export(KAIJO, machine.id))
    wrong = f"{(int(done.receipt) + 1) % 10**6:06}"
    assert await refusal(machine.laptop.erase(KAIJO, machine.id, wrong)) == "erase.receipt"
    await machine.reception.gone(KAIJO, machine.id, [1], machine.clock.now())
    assert await refusal(machine.laptop.erase(KAIJO, machine.id, done.receipt)) == "erase.receipt"
    done = await town.merge(await machine.laptop.export(KAIJO, machine.id))
    await machine.laptop.erase(KAIJO, machine.id, done.receipt)
    for model in (TrainingSession, Seat, AnonymousAnswer, Learner, LaptopClass):
        assert list(machine.store.scan(model.collection)) == []
    again = await town.taking.take(SATO, (await town.plan("s2")).id, PHRASE, names=True)
    assert (await machine.laptop.take_in(KAIJO, again, PHRASE)).session.id == "s2", "an emptied laptop is still one"
    for path in machine.folder.rglob("*.json*"):
        assert "会場 一子" not in path.read_text("utf-8"), path


async def test_both_sides_keep_a_log_without_names(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    done = await town.merge(await machine.laptop.export(KAIJO, machine.id))
    await machine.laptop.erase(KAIJO, machine.id, done.receipt)
    there = [entry["facts"]["did"] for entry in machine.store.scan("audit_entries") if entry["action"] == "class.take"]
    here = [
        entry["facts"]["did"]
        for entry in town.store.scan("audit_entries")
        if entry["action"] in ("class.take", "class.merge")
    ]
    assert sorted(there) == ["erased", "exported", "taken in"]
    assert sorted(here) == ["merged", "sent", "taken", "taken"]
    assert "会場" not in json.dumps(
        [*machine.store.scan("audit_entries"), *town.store.scan("audit_entries")], ensure_ascii=False
    )


async def test_files_nobody_confirms_are_forgotten(town: Town, machine: Machine, clock: FakeClock) -> None:
    await machine.hold("会場 一子")
    await town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))
    assert await town.returns.tidy() == 0
    clock.pass_by(days=31)
    assert await town.returns.tidy() == 1 and await town.returns.all(SUZUKI) == []
