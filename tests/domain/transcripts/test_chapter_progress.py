"""The table of contents as its reader stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supporter.domain.transcripts.chapter_progress import walk
from tests.support.courses import course

ALL = course().step_refs()


def states(read: list[str], here: str | None = None) -> list[str]:
    return [chapter.state for chapter in walk(course(), read, here).chapters]


def test_a_newcomer_stands_before_the_first_chapter() -> None:
    found = walk(course(), [])
    assert (found.next, found.done, found.minutes_left) == ("koe/a", 0, 22.5)
    assert states([]) == ["now", "later", "later"]
    assert [chapter.first for chapter in found.chapters] == ["koe/a", "kiku/a", "tsunagu/a"]


def test_a_chapter_is_done_when_all_its_pages_are_read_in_any_order() -> None:
    assert states(["kiku/a", "koe/b", "koe/a"]) == ["done", "done", "now"]
    assert walk(course(), ["koe/b", "koe/a"]).minutes_left == 12.5


def test_the_chapter_being_looked_at_is_now() -> None:
    assert states(["koe/a"], here="tsunagu/b") == ["later", "later", "now"]


def test_looking_at_a_finished_chapter_again_takes_nothing_away() -> None:
    before, again = walk(course(), ["koe/a", "koe/b"]), walk(course(), ["koe/a", "koe/b"], here="koe/a")
    assert before.done == again.done == 1
    assert again.chapters[0].state == "now" and again.chapters[0].steps_read == 2


def test_at_the_end_nothing_is_left() -> None:
    found = walk(course(), list(ALL))
    assert (found.next, found.done, found.minutes_left) == (None, 3, 0)
    assert states(list(ALL)) == ["done"] * 3


def test_pages_that_the_course_no_longer_has_count_for_nothing() -> None:
    assert walk(course(), ["old/page", "koe/zzz"]).minutes_left == 22.5


@given(st.lists(st.sampled_from([*ALL, "gone/x"]), unique=True), st.sampled_from([None, *ALL]))
def test_following_tsuzukikara_ends_with_everything_read(read: list[str], here: str | None) -> None:
    read = list(read)
    for _ in ALL:
        found = walk(course(), read, here)
        assert 0 <= found.done <= len(found.chapters)
        if found.next is None:
            break
        read.append(found.next)
    assert set(ALL) <= set(read)


@pytest.mark.parametrize("here", ["gone/x", ""])
def test_an_unknown_place_disturbs_nobody(here: str) -> None:
    assert len(states([], here)) == 3
