"""ことばの確認: nothing is on any screen that nobody let through; the last decision stands; no stranger reads along."""

from __future__ import annotations

import pytest

from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.moderation import Moderated
from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.shared.access import READER, Action, Person, Role
from supporter.services.classroom.todays_classes import TodaysClasses
from tests.support.cast import IWAMI, TOTTORI, refusal
from tests.support.hall import FIRST, SATO, Hall

CLOUD, TEXT = "today-q1", "today-q2"
HELPER = Person(role=Role.HELPER, id="h1", municipality=TOTTORI, session="s1", duties=(Action.MODERATION_WORK,))
TYPED = ("ありがとう", "ありがとう ", "ＯＫ", "ok", "ok", "うるさい", "ことばが十二字よりも長いとき")


@pytest.fixture
async def asked(hall: Hall) -> Hall:
    """A class in which seven people have answered a word cloud."""
    deeds = TodaysClasses(hall.store, hall.clock, hall.orders)
    await hall.begin()
    await deeds.make_question(SATO, hall.id, "q2", "text", "ひとことで", [])
    await deeds.put_question(SATO, hall.id, "q1", "cloud", "どんな気持ちですか", [])
    for number, text in enumerate(TYPED):
        await hall.answer(await hall.join(f"人{number}"), text, key=CLOUD)
    return hall


async def decide(hall: Hall, text: str, *, shown: bool, who: Person = HELPER) -> None:
    await hall.answers.show_text(who, hall.id, CLOUD, text, shown=shown)


async def texts(hall: Hall, who: Person = HELPER) -> Moderated:
    found = await hall.moderation.texts(who, hall.id)
    assert found is not None
    return found


async def test_the_same_words_wait_as_one_and_none_is_seen_before(asked: Hall) -> None:
    found = await texts(asked)
    assert found.cloud and not found.shown and not found.held
    assert found.waiting == (("ok", 3), ("ありがとう", 2), ("うるさい", 1), ("ことばが十二字よりも長いとき", 1))
    assert trainer_view(await asked.counted(), asked.clock.now()).texts == found.waiting
    await asked.classroom.reveal(SATO, asked.id)
    for view in (projector_view(await asked.counted()), phone_view(await asked.counted())):
        assert view.asked is not None and view.asked.cloud and view.result is not None and view.result.texts == ()


async def test_what_is_let_through_is_seen_with_all_its_spellings(asked: Hall) -> None:
    await asked.classroom.reveal(SATO, asked.id)
    await decide(asked, "ありがとう", shown=True)
    await decide(asked, "ＯＫ", shown=True)
    late = projector_view(await asked.counted()).result
    assert late is not None and late.texts == (("ok", 3), ("ありがとう", 2)), "the most frequent first"
    assert (await texts(asked)).shown == late.texts


async def test_of_two_who_decide_the_last_stands_and_both_see_it(asked: Hall) -> None:
    for who, shown in ((HELPER, True), (SATO, False)):
        await decide(asked, "うるさい", shown=shown, who=who)
        seen = [await texts(asked, one) for one in (HELPER, SATO)]
        assert seen[0] == seen[1] and (seen[0].shown, seen[0].held) == (
            ((("うるさい", 1),), ()) if shown else ((), (("うるさい", 1),))
        )
        assert "うるさい" not in dict(seen[0].waiting)


async def test_deciding_keeps_nobody_from_going_on_and_undoing_takes_no_decision_back(asked: Hall) -> None:
    seen = (await asked.session()).version
    asked.clock.pass_by(seconds=2)
    await decide(asked, "うるさい", shown=True)
    revealed = await asked.classroom.reveal(SATO, asked.id, seen)
    await decide(asked, "うるさい", shown=False)
    asked.clock.pass_by(seconds=2)
    await asked.classroom.undo(SATO, asked.id, revealed.version)
    assert (await texts(asked)).held == (("うるさい", 1),) and not (await texts(asked)).shown


async def test_other_texts_are_let_through_as_they_were_typed(asked: Hall) -> None:
    await asked.ask(TEXT)
    for text in ("ＯＫ", "ok"):
        await asked.answer(await asked.join(f"また{text}"), text, key=TEXT)
    await asked.answers.show_text(HELPER, asked.id, TEXT, "ok", shown=True)
    found = await texts(asked)
    assert (found.cloud, found.waiting, found.shown) == (False, (("ＯＫ", 1),), (("ok", 1),))


async def test_where_nothing_is_written_there_is_nothing_to_decide(asked: Hall) -> None:
    assert await refusal(asked.answers.show_text(HELPER, asked.id, FIRST, "ok", shown=True)) == "question.unknown"
    for text in ("", " ", "\u200b", "\u3000\u2060", "\u202e", "あ" * 201, "a\nb"):
        assert await refusal(decide(asked, text, shown=True)) == "answer.malformed"
    await asked.ask()
    assert await asked.moderation.texts(HELPER, asked.id) is None


@pytest.mark.parametrize(
    "who",
    [
        READER,
        HELPER.model_copy(update={"session": "s2"}),
        HELPER.model_copy(update={"duties": (Action.WATCH_WORK,)}),
        Person(role=Role.TRAINER, id="midori", municipality=IWAMI),
        Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI),
    ],
)
async def test_nobody_else_reads_or_decides(asked: Hall, who: Person) -> None:
    before = await asked.session()
    assert await refusal(asked.moderation.texts(who, asked.id)) == "access.refused"
    assert await refusal(decide(asked, "ok", shown=True, who=who)) == "access.refused"
    assert await asked.session() == before
