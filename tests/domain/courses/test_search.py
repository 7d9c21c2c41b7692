"""A page is found by its words however they are typed, and by nothing else."""

from __future__ import annotations

import pytest

from supporter.domain.courses.course import Block, Course, Module, Step
from supporter.domain.courses.rich import Rich
from supporter.domain.courses.search import search


def rich(plain: str, html: str = "") -> Rich:
    return Rich(plain=plain, html=html or plain)


def step(id: str, title: Rich, html: str) -> Step:
    return Step(id=id, title=title, minutes=5, blocks=(Block(kind="html", html=html),))


PAPER = step(
    "hitokoe", rich("まずは、ひと声から"), "<p>となりに<ruby>新聞<rp>（</rp><rt>しんぶん</rt></ruby>が ３日分。</p>"
)
CALL = step(
    "koe",
    rich("新聞と電話", "<ruby>新聞<rt>しんぶん</rt></ruby>と<wbr>電話"),
    "<p>119番に <strong>電話</strong>する &amp; 待つ。</p>",
)
CHAPTER = Module(id="a", number=1, title=rich("章"), minutes=10, objectives=(), steps=(PAPER, CALL))
COURSE = Course(
    id="kiso", title=rich("基礎"), level="基礎", minutes=10, summary=rich("要約"), programme="t",
    modules=(CHAPTER,), completion=(), version="1",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("新聞", ["a/koe", "a/hitokoe"]),
        ("しんぶん", ["a/koe", "a/hitokoe"]),
        ("シンブン", ["a/koe", "a/hitokoe"]),
        ("新聞が", ["a/hitokoe"]),
        ("3日", ["a/hitokoe"]),
        ("１１９　電話", ["a/koe"]),
        ("新聞 ない", []),
        ("&", ["a/koe"]),
        ("ruby", []),
        ("strong", []),
        ("", []),
        ("　 ", []),
        (".*", []),
    ],
)
def test_pages_hold_every_word_as_written_or_as_read(typed: str, pages: list[str]) -> None:
    assert [one.ref for one in search(COURSE, typed)] == pages


def test_what_stands_around_it_is_shown_as_it_was_written() -> None:
    (found,) = search(COURSE, "新聞が")
    assert (found.before, found.word, found.after) == ("となりに", "新聞が", " ３日分。")


@pytest.mark.parametrize("typed", ["しんぶん", "シンブンガ", "んぶんが"])
def test_what_was_found_by_its_reading_is_shown_as_it_is_written(typed: str) -> None:
    (found,) = [one for one in search(COURSE, typed) if one.ref == "a/hitokoe"]
    assert (found.before, found.word + found.after) == ("となりに", "新聞が ３日分。")
    assert found.word.startswith("新聞")
