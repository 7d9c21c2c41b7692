"""A lecturer who reads only the console, or only the printed script, reads every story of the course word for word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from supporter.documents.engine.press import Press
from supporter.domain.classroom.console import trainer_view
from supporter.domain.courses.course import Course
from supporter.domain.training.time_budget import budget
from supporter.services.handouts.class_facts import ClassFacts
from supporter.services.handouts.printables import Printables
from tests.support.hall import SATO, Hall
from tests.support.papers import text_of
from tests.support.study import shipped

_BESIDE = re.compile(r"発行鳥取市.{0,90}?ページ|(?:\d\d:\d\d案内\d+分)?\d\d:\d\d\d+分実際")


def plain(text: str) -> str:
    """The words alone, without readings, tags and spaces."""
    return "".join(html.unescape(re.sub(r"<r[pt]>[^<]*</r[pt]>|<[^>]*>", "", text)).split())


def said(course: Course, pages: set[str]) -> Iterator[tuple[str, str]]:
    """Every story that is read and everything that is shown, with its page."""
    for module, step in course.steps():
        ref = f"{module.id}/{step.id}"
        for block in step.blocks:
            if ref in pages and block.kind == "scene" and block.read:
                yield ref, plain(block.html)
            elif ref in pages and block.kind == "sort" and block.shown:
                # The script tells each thing with its pile, the slide does not.
                yield from ((ref, plain(words.html)) for one in block.things for words in (one.text, one.why))
            elif ref in pages and block.shown:
                # Where a table goes on over a leaf, its head stands between two of its cells.
                yield from ((ref, plain(cell)) for cell in re.split("</t[dh]>", block.shown))


@pytest.mark.parametrize("minutes", [90, 60])
async def test_the_console_holds_every_story_of_its_page(hall: Hall, minutes: int) -> None:
    session = await hall.begin(minutes=minutes)
    order, scripts = hall.orders.of(session), dict[str, str]()
    for cue in order.pages():
        await hall.classroom.jump(SATO, hall.id, cue.id)
        scripts[cue.ref] = plain(trainer_view(await hall.counted(), hall.clock.now()).notes)
    told = list(said(order.course, set(scripts)))
    assert [ref for ref, words in told if words not in scripts[ref]] == []
    assert len(told) > 50


async def test_the_printed_script_holds_every_story_in_the_order_of_the_course(hall: Hall, tmp_path: Path) -> None:
    session, press = await hall.plan(), Press()
    facts = ClassFacts(hall.store, shipped(), hall.clock, hall.orders, Path)
    pdf = await Printables(hall.store, hall.clock, press, facts, hall.reception, "").script(SATO, hall.id)
    press.close()
    text, at = _BESIDE.sub("", plain(text_of(pdf, tmp_path))).replace("・", ""), 0  # the marks of lists
    order = hall.orders.of(session)
    for ref, words in said(order.course, {cue.ref for cue in order.pages()}):
        for sentence in filter(None, re.split(r"(?<=[。」])", words)):
            assert sentence.replace("・", "") in text, (ref, sentence)
    for cue in order.pages():
        at = text.index(f"{cue.module.number}-{order.page(cue)[0]}", at)


@pytest.mark.parametrize(("minutes", "questions"), [(90, 6), (60, 6)])
async def test_the_minutes_add_up_and_a_few_questions_are_asked(hall: Hall, minutes: int, questions: int) -> None:
    order = hall.orders.of(await hall.plan(minutes=minutes))
    course = shipped().course("kiso")
    spent = budget(course, minutes)
    assert spent.opening + sum(page.minutes for page in spent.pages) + spent.rest + spent.buffer == minutes
    assert spent.opening and spent.buffer and all(page.minutes == int(page.minutes) for page in spent.pages)
    assert len({cue.asked for cue in order.cues if cue.asked}) == questions
    gone = set(course.step_refs()) - {page.ref for page in spent.pages}
    assert gone == ({"shiru/shakai", "furikaeru/mittsu"} if minutes == 60 else set())
    assert ("group" in {cue.kind for cue in order.cues}) == (minutes == 90)
