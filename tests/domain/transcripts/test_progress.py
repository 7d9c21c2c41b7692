"""Progress is a fold: what is told twice counts once, and the first answer is the one that counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.transcripts.progress import Progress, fold, next_step
from supporter.domain.transcripts.transcript import (
    Answered,
    Attended,
    Began,
    Checked,
    Completed,
    Event,
    Exchanged,
    Read,
    new_transcript,
)
from tests.support.courses import course, quiz

QUIZ = quiz(3)
STEPS, QUESTIONS = ("koe/a", "koe/b", "kiku/a"), ("q0", "q1", "q2")
times = st.integers(1_790_000_000, 1_800_000_000)
answers = st.sampled_from([("true",), ("false",)])
reads = st.builds(Read, step=st.sampled_from(STEPS), at=times)
given_answers = st.builds(
    Answered,
    attempt=st.just(1),
    question=st.sampled_from(QUESTIONS),
    answer=answers,
    correct=st.booleans(),
    at=times,
)
checks = st.builds(Checked, question=st.sampled_from(QUESTIONS), answer=answers, correct=st.booleans(), at=times)
seen = st.builds(Attended, session=st.sampled_from(["s1", "s2"]), late=st.integers(0, 30), at=times)
done = st.builds(Completed, way=st.just("online"), version=st.just("v1"), at=times)
BEGAN = Began(attempt=1, quiz="kakunin", questions=QUESTIONS, version="v1", at=1_790_000_000)
others = st.builds(
    Exchanged, attempt=st.just(1), question=st.sampled_from(QUESTIONS), other=st.sampled_from(("q7", "q8")), at=times
)
histories = st.lists(st.one_of(reads, given_answers, checks, seen, done, others), max_size=20).map(
    lambda events: [BEGAN, *events]
)


def answered(question: str, correct: bool = True, attempt: int = 1, at: int = 1) -> Answered:
    return Answered(attempt=attempt, question=question, answer=("true",), correct=correct, at=at)


@given(histories, st.data())
def test_an_event_told_again_changes_nothing(history: list[Event], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(history), max_size=10))
    assert fold([*history, *again]) == fold(history)


@given(histories, st.data())
def test_a_repeated_event_may_stand_anywhere_after_the_first(history: list[Event], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(history) - 1))
    later = data.draw(st.integers(place + 1, len(history)))
    assert fold([*history[:later], history[place], *history[later:]]) == fold(history)


@given(histories)
def test_the_first_of_two_different_answers_counts(history: list[Event]) -> None:
    for question, kept in fold(history).attempts[0].answers.items():
        first = next(e for e in history if isinstance(e, Answered) and e.question == question)
        assert kept == first


@given(histories)
def test_a_transcript_folds_the_same_after_a_journey_through_json(history: list[Event]) -> None:
    transcript = new_transcript("hanako", "kiso", 2026).model_copy(update={"events": tuple(history)})
    back = type(transcript).model_validate(transcript.model_dump(mode="json"))
    assert back == transcript and fold(back.events) == fold(history)


def test_an_attempt_is_finished_when_every_drawn_question_has_its_answer() -> None:
    half = fold([BEGAN, answered("q0"), answered("q2", correct=False)])
    attempt = half.open_attempt(QUIZ)
    assert attempt is not None and attempt.next_question == "q1" and not attempt.finished
    assert half.best("kakunin") is None, "an unfinished attempt has no score"
    whole = fold([BEGAN, answered("q0"), answered("q2", correct=False), answered("q1")])
    assert whole.open_attempt(QUIZ) is None
    best = whole.best("kakunin")
    assert best is not None and (best.correct, best.score) == (2, pytest.approx(2 / 3))


def test_an_attempt_is_given_up_once_the_quiz_has_dropped_a_question_that_is_left() -> None:
    progress = fold([BEGAN, answered("q0"), answered("q2")])
    assert progress.open_attempt(quiz(3)) is not None
    assert progress.open_attempt(quiz(1)) is None, "q1 is gone"
    assert fold([BEGAN, answered("q1"), answered("q2")]).open_attempt(quiz(1)) is not None, (
        "what is left is still asked"
    )


def test_attempts_keep_apart_and_the_best_one_counts() -> None:
    second = BEGAN.model_copy(update={"attempt": 2})
    first = [answered(question) for question in QUESTIONS]
    worse = [answered(question, correct=False, attempt=2) for question in QUESTIONS]
    progress = fold([BEGAN, *first, second, *worse])
    best = progress.best("kakunin")
    assert best is not None and best.number == 1
    assert progress.attempt(2) is progress.attempts[1] and progress.attempt(3) is None
    assert progress.best("another") is None and progress.open_attempt(quiz(3, id="another")) is None


def test_the_first_decision_stands() -> None:
    first = Completed(way="online", version="v1", score=0.8, at=1)
    assert fold([first, Completed(way="classroom", version="v2", at=2)]).completed == first


def test_nothing_done_is_an_empty_progress() -> None:
    assert fold([]) == Progress()


@pytest.mark.parametrize(
    ("read", "leads"),
    [
        ([], "koe/a"),
        (["koe/a"], "koe/b"),
        (["koe/b"], "kiku/a"),
        (["kiku/a"], "tsunagu/a"),
        (["koe/a", "koe/b", "kiku/a", "tsunagu/b"], "tsunagu/a"),
        (["koe/a", "tsunagu/b"], "koe/b"),
        (["koe/a", "gone/page"], "koe/b"),
        (["koe/a", "koe/b", "kiku/a", "tsunagu/a", "tsunagu/b"], None),
    ],
)
def test_tsuzukikara_leads_to_the_next_unread_page(read: list[str], leads: str | None) -> None:
    assert next_step(course().step_refs(), read) == leads


@pytest.mark.parametrize("cut", range(6))
def test_folding_goes_on_where_it_stopped_and_leaves_what_was_folded(cut: int) -> None:
    events = [BEGAN, answered("q0"), Read(step="a/b", at=1), answered("q1", correct=False), answered("q2"), BEGAN]
    first = fold(events[:cut])
    before = repr(first)
    assert fold(events[cut:], first) == fold(events)
    assert repr(first) == before


def test_a_page_read_again_after_a_month_is_news_so_that_a_course_may_ask_for_it_anew() -> None:
    month = 30 * 24 * 3600
    once = fold([Read(step="koe/a", at=100)])
    assert once.is_news("koe/b", 100) and not once.is_news("koe/a", 100 + month - 1)
    assert once.is_news("koe/a", 100 + month)
    again = fold([Read(step="koe/a", at=100), Read(step="koe/a", at=100 + month)])
    assert again.read == ("koe/a",) and again.read_at["koe/a"] == 100 + month
