"""A class goes through a conversation: the most chosen answer goes on, the lecturer may take another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from supporter.content.courses.library import Library
from supporter.domain.classroom.console import TrainerView, trainer_view
from supporter.domain.classroom.conversation import onward
from supporter.domain.classroom.running_order import running_order
from supporter.domain.classroom.shown_question import asked
from supporter.domain.handouts.printed_class import paper_questions
from supporter.domain.shared.access import READER
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.reports import Reports
from supporter.storage.tiny import TinyStore
from tests.support.cast import FakeClock, refusal
from tests.support.dialogues import TALK, library_with_talk
from tests.support.hall import SATO, Hall

HERE = "koe/hitokoe/1"
START, YOBU = "shinbun@start", "shinbun@yobu"


@pytest.fixture
async def talk(store: TinyStore, clock: FakeClock, towns: None, tmp_path: Path) -> Hall:
    return Hall(store, clock, library_with_talk(tmp_path / "content"))


async def on(hall: Hall, times: int = 1) -> str:
    """次へ so many times; the place the class is at."""
    for _ in range(times):
        session = await hall.classroom.advance(SATO, hall.id)
    return session.room.cue.removeprefix(HERE)


async def view(hall: Hall) -> TrainerView:
    return trainer_view(await hall.counted(), hall.clock.now())


async def test_most_go_on_and_an_end_leads_out(talk: Hall) -> None:
    await talk.begin()
    assert await on(talk) == "@start"
    phones = [await talk.join(name) for name in ("花子", "太郎", "次郎")]
    for phone, choice in zip(phones, ("1", "0", "0"), strict=True):
        await talk.answer(phone, choice, key=START)
    await on(talk)
    shown = await view(talk)
    assert [(one.letter, one.most, one.tied) for one in shown.branches] == [("ア", True, False), ("イ", False, False)]
    assert shown.going == "ask" and shown.following_number == 2
    assert await on(talk) == "@yobu"
    await talk.answer(phones[0], "0", key=YOBU)
    for _ in range(2):
        seat = await talk.reception.on_paper(SATO, talk.id)
        assert await talk.answers.paper(SATO, talk.id, [PaperAnswer(seat.number, YOBU, ("1",))]) == {}
    await on(talk)
    assert await on(talk) == "@matsu"
    assert "声を" in (await view(talk)).screen.html
    assert await on(talk) == "koe/owari"
    assert await refusal(talk.classroom.advance(SATO, talk.id)) == "room.last_page"


async def test_the_way_back_leads_on_by_another_answer(talk: Hall) -> None:
    await talk.begin()
    await on(talk)
    phone = await talk.join("花子")
    await talk.answer(phone, "1", key=START)
    assert await on(talk, 2) == "@niwa"
    assert await on(talk) == "@start", "what was seen is shown again, as it was"
    assert [one.letter for one in (await view(talk)).branches if one.most] == ["ア"]
    assert await on(talk) == "@yobu"


async def test_of_as_many_the_lecturer_chooses(talk: Hall) -> None:
    await talk.begin()
    await on(talk)
    for name, choice in (("花子", "0"), ("太郎", "1")):
        await talk.answer(await talk.join(name), choice, key=START)
    await on(talk)
    shown = await view(talk)
    assert all(one.tied for one in shown.branches)
    session = await talk.classroom.branch(SATO, talk.id, 1)
    assert session.room.cue == f"{HERE}@niwa"
    assert await refusal(talk.classroom.branch(SATO, talk.id, 0)) == "room.no_such_page"


async def test_back_goes_the_way_that_the_class_has_come(talk: Hall) -> None:
    await talk.begin()
    await on(talk)
    await talk.answer(await talk.join("花子"), "0", key=START)
    assert await on(talk, 2) == "@yobu"
    await on(talk)
    await talk.classroom.branch(SATO, talk.id, 1)
    assert await on(talk) == "koe/owari"
    been = [(await talk.classroom.back(SATO, talk.id)).room.cue.removeprefix(HERE) for _ in range(4)]
    assert been == ["@matsu", "@yobu", "@start", "koe/hitokoe"]


@pytest.mark.parametrize(("counts", "last"), [({"0": 9}, "a"), ({"1": 9}, "b")])
def test_a_class_that_has_gone_every_way_goes_round_without_end_in_none(counts: dict[str, int], last: str) -> None:
    leads, way = ("@a", "@b"), ["@start", "@a", "@start", "@b", "@start"]
    assert leads[onward(leads, counts, way).choice] == f"@{last}"
    way += [f"@{last}", "@start"]
    assert leads[onward(leads, counts, way).choice] != f"@{last}", "what was gone once goes before what was gone twice"


@pytest.mark.parametrize("undone", [False, True])
async def test_a_conversation_in_view_whose_page_is_left_out_is_gone_to_its_end(talk: Hall, undone: bool) -> None:
    await talk.begin()
    await on(talk)
    await talk.answer(await talk.join("花子"), "1", key=START)
    await on(talk)
    deeds = TodaysClasses(talk.store, talk.clock, talk.orders)
    await deeds.hide(SATO, talk.id, "koe/hitokoe", True, 0)
    assert await on(talk) == "@niwa"
    if undone:
        await talk.classroom.undo(SATO, talk.id)
        assert await on(talk) == "@niwa"
    assert [await on(talk) for _ in range(3)] == ["@start", "@yobu", "@yobu"]
    assert await on(talk) == "@denwa"
    assert await on(talk) == "koe/owari"
    session = await talk.classroom.back(SATO, talk.id)
    assert session.room.cue == "koe/owari", "nothing of a page that is left out comes back"


async def test_who_may_not_move_the_room_may_not_choose(talk: Hall) -> None:
    await talk.begin()
    await on(talk)
    assert await refusal(talk.classroom.branch(READER, talk.id, 0)) == "access.refused"


async def test_phones_are_asked_in_their_voice_and_papers_carry_the_numbers(talk: Hall) -> None:
    session = await talk.begin()
    await on(talk)
    shown = asked(await talk.counted())
    assert shown and shown.easy and "3にちぶん" in shown.easy.html and shown.number == 1
    found = paper_questions(talk.orders.of(session), session.id)
    assert [(one.number, one.place, one.leads) for one in found] == [(1, 1, (2, 3)), (2, 2, (4, 5))]


@pytest.mark.parametrize(
    ("more", "minutes", "held"), [("short=3", 60, False), ("short=3", 90, True), ("short=3 keep", 60, True)]
)
def test_an_hour_leaves_it_out_unless_its_page_is_kept(tmp_path: Path, more: str, minutes: int, held: bool) -> None:
    course = library_with_talk(tmp_path, more=more).course("kiso")
    order = running_order(course, {}, minutes=minutes)
    assert any(cue.dialogue for cue in order.cues) is held


def test_one_for_home_is_not_in_the_class(tmp_path: Path) -> None:
    course = library_with_talk(tmp_path, TALK.replace("shinbun", "shinbun home")).course("kiso")
    assert [cue.id for cue in running_order(course, {}).cues] == ["koe/hitokoe", "koe/owari"]


async def test_the_report_counts_what_was_chosen_and_calls_nothing_right(talk: Hall, tmp_path: Path) -> None:
    await talk.begin()
    await on(talk)
    for number in range(6):
        await talk.answer(await talk.join(f"花子{number}"), "0" if number < 4 else "1", key=START)
    await on(talk)
    await talk.classroom.end(SATO, talk.id)
    library = Library.load([tmp_path / "content" / "courses"], [tmp_path / "content" / "quizzes"])
    finishing = Finishing(talk.store, library, talk.clock, talk.orders)
    _, report = await Reports(talk.store, library, talk.clock, talk.orders, finishing).report(SATO, talk.id)
    assert report.results == ()
    assert [one.text for one in report.survey] == ["新聞が三日分です。"]
