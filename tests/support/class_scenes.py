"""A course with every kind of question, and a class of it, for tests of what screens show."""

from __future__ import annotations

import datetime as dt

from supporter.domain.classroom import moves
from supporter.domain.classroom.running_order import RunningOrder, running_order
from supporter.domain.courses.course import Block, Step
from supporter.domain.courses.quiz import (
    Choice,
    Match,
    Multiple,
    Order,
    Pair,
    Question,
    Short,
    Single,
    Told,
    TrueFalse,
)
from supporter.domain.shared.calendar import TOKYO
from supporter.domain.training.session import TrainingSession
from tests.support.courses import course, module, rich

NOW = dt.datetime(2026, 11, 23, 13, 30, tzinfo=TOKYO)

HOW = Single(
    id="how",
    text=rich("まずどうしますか。"),
    explanation=rich("まず、ひと声。"),
    choices=(
        Choice(text=rich("何もしない")),
        Choice(text=rich("声をかける"), correct=True),
        Choice(text=rich("知らせる")),
    ),
    easy=Told(
        text=rich("どう しますか。"),
        choices=(rich("しません"), rich("こえを かけます"), rich("しらせます")),
        explanation=rich("ひとこえです。"),
    ),
)
ALL = Multiple(id="all", text=rich("ぜんぶ"), choices=HOW.choices)
TRUE = TrueFalse(id="true", text=rich("そうですか。"), answer=True)
ORDER = Order(id="order", text=rich("ならべて"), items=(rich("一"), rich("二"), rich("三")))
MATCH = Match(
    id="match",
    text=rich("組に"),
    pairs=(Pair(left=rich("春"), right=rich("花")), Pair(left=rich("秋"), right=rich("月"))),
)
WORDS = Short(id="words", text=rich("ことば"))
POLL = Single(id="poll", text=rich("話せますか。"), choices=HOW.choices)
CHECKS: dict[str, Question] = {one.id: one for one in (HOW, ALL, TRUE, ORDER, MATCH, WORDS)}


def page(id: str, *blocks: Block, minutes: float = 5, **texts: str) -> Step:
    return Step(id=id, title=rich(f"{id}の題"), minutes=minutes, blocks=blocks, **texts)


def check(id: str) -> Block:
    return Block(kind="check", ref=id)


PROSE = Block(kind="html", html="<h3>見出し</h3><p>本文</p>")
PAIR = Block(kind="pair", html="<p>二人で話す</p>", minutes=3, roles=("話す人", "聴く人", "観察者"))
WORK = Block(kind="work", ref="koe/a/1", title=rich("自分なら"), html="<p>書く</p>")


def order() -> RunningOrder:
    """koe (a: slide, how, gone; b: slide, pair) and kiku (c: slide with words of its own)."""
    made = course(
        modules=(
            module("koe", 1, page("a", PROSE, check("how"), WORK, check("gone"), notes="<p>聞く</p>"), page("b", PAIR)),
            module("kiku", 2, page("c", PROSE, slide="<h1>聴き方</h1>", yasashii="<p>ききます</p>", minutes=10)),
        )
    )
    return running_order(made, CHECKS, [POLL])


def session(**fields: object) -> TrainingSession:
    """Planned for today, 13:30."""
    known = {
        "id": "s1",
        "number": "R8-1",
        "municipality": "312011",
        "programme": "tsunagari",
        "course": "kiso",
        "held_on": NOW.date(),
        "begins": NOW.time(),
        "venue": "中央公民館",
        "code": "482913",
        "watcher": "山田",
    }
    return TrainingSession.model_validate(known | fields)


def running(*keys: str, **fields: object) -> TrainingSession:
    """A class that runs, with these questions asked one after the other."""
    at = moves.start(session(**fields), order(), NOW)
    for key in keys:
        at = moves.ask(at, order(), key, NOW)
    return at
