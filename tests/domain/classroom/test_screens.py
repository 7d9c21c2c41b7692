"""What phones, projector and console show of one and the same room."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.classroom import moves
from supporter.domain.classroom.console import trainer_view
from supporter.domain.classroom.phone import phone_view, seat_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.seat import Given, Seat
from supporter.domain.classroom.tally import People, Tally
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from tests.support.class_scenes import NOW, order, running, session

COUNTS = {"0": 3, "1": 27, "2": 9}


def scene(at: TrainingSession, counts: dict[str, int] | None = None, key: str = "how", **fields: object) -> Scene:
    tallies = {key: Tally(key=key, counts=counts, phone=33, paper=6, **fields)} if counts else {}  # type: ignore[arg-type]
    return Scene(at, order(), "鳥取市", People(phone=36, paper=6), tallies)


def shows(at: TrainingSession) -> tuple[str, str]:
    return phone_view(scene(at)).show, projector_view(scene(at)).show


def test_before_during_and_after() -> None:
    planned = session()
    opened = moves.open_doors(planned, NOW)
    assert shows(planned) == ("soon", "welcome") and shows(opened) == ("wait", "welcome")
    at = moves.start(opened, order(), NOW)
    assert shows(at) == ("listen", "slide")
    assert shows(moves.end(at, NOW)) == ("end", "end")


def test_a_question_lies_on_every_screen_with_the_same_letters() -> None:
    at = running("how")
    phone, projector = phone_view(scene(at)), projector_view(scene(at, COUNTS))
    assert shows(at) == ("ask", "ask")
    assert phone.asked == projector.asked and phone.asked is not None
    assert [(one.letter, one.html) for one in phone.asked.choices] == [
        ("ア", "何もしない"),
        ("イ", "声をかける"),
        ("ウ", "知らせる"),
    ]
    assert phone.result is None and projector.result is None and projector.answered == 39


def test_a_phone_has_the_question_in_plain_japanese_and_its_explanation_only_when_revealed() -> None:
    asked = phone_view(scene(running("how")))
    assert asked.asked is not None and asked.asked.easy is not None
    assert asked.asked.easy.html == "どう しますか。" and asked.asked.easy.choices[1] == "こえを かけます"
    assert asked.asked.en == asked.asked.easy and "ひとこえ" not in asked.model_dump_json()
    revealed = phone_view(scene(moves.reveal(running("how"), NOW), COUNTS))
    assert revealed.result is not None and revealed.result.easy == "ひとこえです。"
    unsigned = phone_view(scene(running("all")))
    assert unsigned.asked is None or unsigned.asked.easy is None


def test_the_result_is_shown_when_it_is_revealed() -> None:
    at = moves.reveal(running("how"), NOW)
    phone, projector = phone_view(scene(at, COUNTS)), projector_view(scene(at, COUNTS))
    assert phone.result == projector.result and phone.result is not None
    assert (phone.result.counts, phone.result.hoped) == ((3, 27, 9), ("1",))
    assert (phone.result.answered, phone.result.present, phone.result.paper) == (39, 42, 6)
    assert phone.result.why == "まず、ひと声。"


def test_a_closed_question_shows_no_result_yet() -> None:
    at = moves.close(running("how"), NOW)
    phone = phone_view(scene(at, COUNTS))
    assert phone.asked is not None and phone.asked.phase == "closed" and phone.result is None


def test_what_few_said_of_themselves_is_hidden_and_never_judged() -> None:
    at = moves.reveal(running("poll"), NOW)
    few = phone_view(scene(at, {"0": 1}, "poll", hidden=True)).result
    assert few is not None and few.hidden and few.counts == () and few.hoped == ()


def test_before_and_after_stand_side_by_side() -> None:
    at = moves.reveal(running("poll@before", "poll@after"), NOW)
    tallies = {
        "poll@before": Tally(key="poll@before", counts={"0": 30, "1": 9}, phone=39),
        "poll@after": Tally(key="poll@after", counts={"0": 5, "1": 30, "2": 4}, phone=39),
    }
    seen = projector_view(Scene(at, order(), tallies=tallies)).result
    assert seen is not None and (seen.earlier, seen.counts) == ((30, 9, 0), (5, 30, 4))


def test_what_few_said_before_is_not_told_afterwards() -> None:
    at = moves.reveal(running("poll@before", "poll@after"), NOW)
    tallies = {
        "poll@before": Tally(key="poll@before", counts={"0": 3}, phone=3, hidden=True),
        "poll@after": Tally(key="poll@after", counts={"0": 5, "1": 30}, phone=35),
    }
    seen = projector_view(Scene(at, order(), tallies=tallies)).result
    assert seen is not None and (seen.earlier, seen.counts) == ((), (5, 30, 0))


def test_only_texts_that_were_let_through_are_shown() -> None:
    at = moves.reveal(running("words"), NOW)
    at = at.model_copy(update={"room": at.room.model_copy(update={"shown": {"words": ("こんにちは", "もうない")}})})
    there = scene(at, {"こんにちは": 2, "わるいことば": 1}, "words")
    seen, console = projector_view(there).result, trainer_view(there, NOW)
    assert seen is not None and seen.texts == (("こんにちは", 2),)
    assert console.texts == (("わるいことば", 1),)
    assert "わるいことば" not in phone_view(there).model_dump_json()


def test_black_is_black_on_the_projector_alone() -> None:
    at = moves.darken(running("how"), NOW, on=True)
    assert shows(at) == ("ask", "black")


def test_a_break_tells_when_it_ends() -> None:
    at = moves.pause(running(), dt.timedelta(minutes=10), NOW)
    assert shows(at) == ("break", "break")
    assert phone_view(scene(at)).until == int((NOW + dt.timedelta(minutes=10)).timestamp() * 1000)


def test_two_by_two_with_roles_and_a_timer() -> None:
    at = moves.timer(moves.jump(running(), order(), "koe/b/1", NOW), dt.timedelta(minutes=3), NOW)
    phone = phone_view(scene(at))
    assert phone.show == "talk" and phone.talk is not None and phone.timer > 0
    assert (phone.talk.roles, phone.talk.minutes, phone.talk.people) == (("話す人", "聴く人", "観察者"), 3, 3)


def test_the_slide_is_the_authors_or_the_text() -> None:
    own = moves.jump(running(), order(), "kiku/c", NOW)
    assert projector_view(scene(own)).html == "<h1>聴き方</h1>"
    assert projector_view(scene(running())).html == "<h3>見出し</h3><p>本文</p>"
    assert phone_view(scene(own)).slide == "<h2>聴き方</h2>", "a phone has a heading of its own"


def test_worksheets_lie_on_the_phones_while_the_page_is_talked_about() -> None:
    assert [work.ref for work in phone_view(scene(running())).works] == ["koe/a/1"]
    assert phone_view(scene(running("how"))).works == ()


def test_the_projector_knows_neither_names_nor_the_watcher() -> None:
    told = projector_view(scene(moves.reveal(running("how"), NOW), COUNTS)).model_dump_json()
    assert "山田" not in told and "watcher" not in told
    assert "山田" in phone_view(scene(running())).watcher
    assert phone_view(scene(running(watcher=""))).watcher == ""


def test_the_console_says_what_comes_next_and_how_late_it_is() -> None:
    at = running()
    room = at.room.model_copy(update={"since": NOW + dt.timedelta(minutes=6)})
    late = at.model_copy(update={"room": room})
    seen = trainer_view(scene(late), NOW + dt.timedelta(minutes=6), calls=1)
    assert (seen.planned, seen.late, seen.notes, seen.calls) == ("13:30", 6, "<p>聞く</p>", 1)
    assert (seen.going, seen.following_number, seen.following_page) == ("ask", 1, seen.page)
    assert seen.ahead and (seen.ahead.ref, seen.ahead_notes) == ("koe/b", "")


def test_the_console_counts_the_time_of_the_page_and_is_late_for_no_other_day() -> None:
    at = running()
    after = [trainer_view(scene(at), NOW + dt.timedelta(minutes=minutes)) for minutes in (0, 1, 500, 24 * 60)]
    whole = after[0].left
    assert [view.left for view in after] == [whole, whole - 1, 0, 0]
    assert after[3].late is None and after[3].cut == ()
    ended = moves.end(at, NOW)
    assert trainer_view(scene(ended), NOW).late is None and trainer_view(scene(session()), NOW).late is None
    evening = moves.start(session(), order(), NOW + dt.timedelta(hours=10))
    assert trainer_view(scene(evening), NOW + dt.timedelta(hours=10)).late == 0, "begun anew, it keeps its own time"


def test_a_last_look_is_the_lecturers_until_the_result_is_shown() -> None:
    open_ = running("how")
    for at in (open_, moves.close(open_, NOW)):
        assert trainer_view(scene(at, COUNTS), NOW).look == COUNTS
        assert projector_view(scene(at, COUNTS)).result is None
    assert trainer_view(scene(moves.reveal(open_, NOW), COUNTS), NOW).look == {}
    polled = running("poll")
    assert trainer_view(scene(polled, COUNTS, key="poll", hidden=True), NOW).look == {}, "nor by who asks too early"


def test_undo_is_offered_for_eight_seconds() -> None:
    at = moves.advance(running(), order(), NOW)
    assert trainer_view(scene(at), NOW + dt.timedelta(seconds=8)).undo == "advance"
    assert trainer_view(scene(at), NOW + dt.timedelta(seconds=9)).undo == ""


@pytest.mark.parametrize(("joined", "late"), [(-5, False), (5, True)])
def test_a_phone_is_told_of_its_own_seat(joined: int, late: bool) -> None:
    seat = Seat(
        id="s1:0027",
        session="s1",
        number=27,
        kind="phone",
        entry="4831",
        joined_at=NOW + dt.timedelta(minutes=joined),
        answers={"how": Given(("1",), int(NOW.timestamp()) + 725, 2)},
    )
    seen = seat_view(running(), seat)
    assert (seen.number, seen.entry, seen.late) == (27, "4831", late)
    assert seen.answers == {"how": (("1",), "13:42:05", 2)}


def test_a_question_taken_out_of_the_course_leaves_the_slide() -> None:
    at = running()
    gone = at.model_copy(update={"room": at.room.model_copy(update={"asked": "gone", "phases": {"gone": "open"}})})
    assert shows(gone) == ("listen", "slide")
    assert Room().phase is None
