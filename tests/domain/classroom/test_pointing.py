"""What can be lit of a screen, and what becomes of it when the class goes on."""

from __future__ import annotations

import pytest

from supporter.domain.classroom import moves
from supporter.domain.classroom.pointing import lit, pieces
from supporter.domain.classroom.projector import projector_view
from supporter.domain.classroom.scene import Scene
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from tests.support.class_scenes import NOW, order, running, session

SLIDE = '<h1>題</h1><p class="x">一つめ</p><ul><li>二つめ <b>太字</b></li></ul>'


def shown(at: TrainingSession) -> tuple[str, ...]:
    return pieces(projector_view(Scene(at, order())))


@pytest.mark.parametrize(
    ("number", "found"), [(1, "<h1 data-lit>"), (2, '<p data-lit class="x">'), (3, "<li data-lit>")]
)
def test_one_piece_of_a_slide_is_marked(number: int, found: str) -> None:
    assert found in lit(SLIDE, number) and lit(SLIDE, number).replace(" data-lit", "") == SLIDE


@pytest.mark.parametrize("number", [0, 4, 99])
def test_a_piece_that_there_is_not_marks_nothing(number: int) -> None:
    assert lit(SLIDE, number) == SLIDE


def test_slides_have_paragraphs_and_questions_their_choices() -> None:
    assert shown(running()) == ("見出し", "本文")
    assert shown(running("how")) == ("ア　何もしない", "イ　声をかける", "ウ　知らせる")
    assert shown(moves.reveal(running("how"), NOW)) == shown(running("how"))
    assert shown(running("words")) == () and shown(moves.darken(running(), NOW, on=True)) == ()


def test_pointing_is_no_step_and_goes_out_with_its_picture() -> None:
    at = running("how")
    pointed = moves.point(at, 2)
    assert (pointed.version, pointed.before, pointed.room.pointed) == (at.version, at.before, 2)
    assert moves.close(pointed, NOW).room.pointed == 2, "the question still lies there"
    assert moves.reveal(pointed, NOW).room.pointed == 0
    assert moves.undo(pointed, NOW).room.pointed == 0
    assert moves.point(pointed, 2) is pointed
    with pytest.raises(Refused, match=r"room\.wrong_state"):
        moves.point(session(), 1)
