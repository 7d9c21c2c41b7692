"""A word cloud: nothing over anything else, nothing cut off, the same for everybody, larger where more wrote it."""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supporter.domain.classroom.same_words import MOST_LETTERS, MOST_WORDS, fits_cloud, folded, merged
from supporter.domain.classroom.word_cloud import MOST, NARROW, SMALLEST, WIDE, WIDTH, Placed, ems, word_cloud

LETTERS = "あいうえ傾聴ありがとうｶﾞABcmW 一😀'"
WORD = st.text(LETTERS, min_size=1, max_size=14).filter(fits_cloud)
COUNTED = st.dictionaries(WORD, st.integers(1, 300), max_size=60).map(lambda found: tuple(found.items()))
HEIGHT = st.sampled_from([WIDE, NARROW])
TURNING = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
LONG = tuple((f"とても長いことばです{n:02}", 41 - n) for n in range(1, 41))
EASY = tuple((f"ことば{n}", n) for n in range(1, 41))


def over(one: Placed, other: Placed) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


@settings(max_examples=40, deadline=None)
@given(COUNTED, HEIGHT)
def test_words_lie_inside_apart_and_as_large_as_they_are_many(
    words: tuple[tuple[str, int], ...], height: float
) -> None:
    cloud = word_cloud(words, height)
    assert bool(cloud.words) == bool(words) and len(cloud.words) <= MOST
    for one in cloud.words:
        assert one.x >= 0 and one.y >= 0 and one.x + one.width <= WIDTH and one.y + one.height <= height
        assert (
            one.y < one.foot < one.y + one.height
            and one.size >= SMALLEST
            and one.width >= ems(one.text) * one.size - 1e-6
        )
    assert not any(over(one, other) for one, other in combinations(cloud.words, 2))
    for one, other in pairwise(cloud.words):
        assert one.count >= other.count and one.size >= other.size
    if cloud.words:
        first = cloud.words[0]
        assert first.x + first.width / 2 == pytest.approx(WIDTH / 2)
        assert first.y + first.height / 2 == pytest.approx(height / 2)


@settings(max_examples=10, deadline=None)
@given(COUNTED, st.randoms())
def test_the_order_in_which_words_came_draws_no_other_picture(
    words: tuple[tuple[str, int], ...], random: object
) -> None:
    mixed = list(words)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    word_cloud.cache_clear()
    assert word_cloud(tuple(mixed), WIDE) == word_cloud(words, WIDE)


@pytest.mark.parametrize("height", [WIDE, NARROW])
def test_forty_words_find_room_and_of_long_ones_the_most_frequent(height: float) -> None:
    assert len(word_cloud(EASY, height).words) == MOST
    drawn = [one.text for one in word_cloud(LONG, height).words]
    assert len(drawn) > 10 and drawn == [text for text, _ in LONG[: len(drawn)]]


def test_a_size_follows_the_root_of_the_number() -> None:
    first, second, *_ = word_cloud((("聴く", 100), ("待つ", 25)), WIDE).words
    assert first.size == pytest.approx(2 * second.size)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("あ" * MOST_LETTERS, True),
        ("あ" * (MOST_LETTERS + 1), False),
        ("聴く　待つ　問う", True),
        ("聴く 待つ 問う 言う", False),
        ("ｶﾞ" * MOST_LETTERS, True),
    ],
)
def test_what_is_short_enough_to_be_drawn(text: str, fits: bool) -> None:
    assert fits_cloud(text) is fits and MOST_WORDS == 3
    assert bool(word_cloud(((text, 1),), WIDE).words) is fits


@given(st.dictionaries(st.text(min_size=1, max_size=6), st.integers(1, 9), max_size=12))
def test_the_same_words_are_counted_once_and_nobody_is_lost(counts: dict[str, int]) -> None:
    found = merged(counts)
    assert sum(found.values()) == sum(counts.values())
    assert found.keys() <= counts.keys() | {text.translate(TURNING) for text in counts}
    assert len({folded(text) for text in found}) == len(found)
    for text in counts:
        wide = unicodedata.normalize("NFKC", text)
        assert folded(wide) == folded(text) or not folded(wide).strip()
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_words_are_shown_as_most_people_typed_them() -> None:
    typed = {
        "ＯＫ": 1,
        "ok": 3,
        "OK ": 2,
        "ｱﾘｶﾞﾄｳ": 1,
        "アリガトウ": 1,
        "ありがとう": 1,
        "聴く　待つ": 1,
        "聴く  待つ": 1,
    }
    assert merged(typed) == {"ok": 6, "アリガトウ": 2, "聴く  待つ": 2, "ありがとう": 1}


@pytest.mark.parametrize("sign", [chr(sign) for sign in TURNING])
def test_no_sign_turns_a_word_that_was_let_through_into_another(sign: str) -> None:
    assert merged({"カバ": 1, f"{sign}カバ": 3, f"カ{sign}バ": 2}) == {"カバ": 6}
    family = "👨\u200d👩\u200d👧"
    assert merged({family: 1}) == {family: 1}
