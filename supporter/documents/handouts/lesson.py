"""A course as papers read it: its pages in order, every part as data, questions and contacts where they belong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from supporter.documents.engine.running_text import Node, Pictures, flow, in_small_letters, printable
from supporter.documents.handouts.head import Head, require_printable
from supporter.domain.classroom.conversation import key_of
from supporter.domain.courses.course import Block, Course, Module, Step
from supporter.domain.courses.dialogue import Dialogue
from supporter.domain.courses.sorting import told_of
from supporter.domain.handouts.printed_class import PaperQuestion
from supporter.domain.municipalities.municipality import Contact, contacts_for

#: What choices read that have no words of their own.
SIDES = {"true": "そう思う", "false": "ちがうと思う"}

_FILM = re.compile(r"<video\b.*?</video>", re.S)
_INSTEAD = "<p>ここで見るビデオは、この中には入りません。ビデオのファイルを、別に開きます。</p>"


def without_films(html: str) -> str:
    """What a film would show is named instead: neither paper nor a page that leads nowhere can play it."""
    return _FILM.sub(_INSTEAD, html)


@dataclass(frozen=True)
class Lesson:
    """`contacts` are all that a page may name, the town's own first; `pictures` are found by their address.

    `questions` are those of the class, `home` the others, which stand in the booklet alone.
    """

    head: Head
    course: Course
    questions: tuple[PaperQuestion, ...]
    contacts: tuple[Contact, ...]
    pictures: Pictures
    home: tuple[PaperQuestion, ...] = ()


@dataclass(frozen=True)
class Printed:
    """What is set from a lesson on A4."""

    width: ClassVar[float] = 210.0

    lesson: Lesson

    @property
    def dated(self) -> dt.date:
        return self.lesson.head.printed_on


class Booklet(Printed):
    """The participants' booklet in large print: every page of the course, with readings, in shades of grey."""

    template: ClassVar[str] = "handouts/booklet.typ"

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        told = {**self.lesson.head.template_data(), "title": flow(self.lesson.course.title.html)}
        told["chapters"] = [_chapter(self.lesson, module) for module in self.lesson.course.modules]
        told["hints"] = [hint for module in self.lesson.course.modules for hint in _hints(module)]
        # A conversation has no answer that is hoped for.
        return {**told, "questions": [question_told(one) for one in _all(self.lesson) if not one.dialogue]}


class Worksheets(Printed):
    """The course's 個人ワーク with room to write in and what the class sorts with boxes to tick, then what it is asked:
    a few sheets for each person.
    """

    template: ClassVar[str] = "handouts/worksheets.typ"

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused('paper.unprintable')`."""
        works = []
        for module in self.lesson.course.modules:
            for place, step in enumerate(module.steps, 1):
                works += [_work(f"{module.number}-{place}", block) for block in step.blocks if _to_fill_in(block)]
        asked = in_small_letters([question_told(one) for one in self.lesson.questions if not one.dialogue], 11)
        head = self.lesson.head.template_data()
        return {**head, "works": works, "asked": asked, "talks": in_small_letters(self._talks(), 11)}

    def _talks(self) -> list[dict[str, object]]:
        """The conversations that the class goes through, with the numbers of their questions."""
        asked = {one.key: question_told(one) for one in self.lesson.questions if one.dialogue}
        held = [block.dialogue for _, step in self.lesson.course.steps() for block in step.blocks if block.dialogue]
        return [
            dialogue_told(self.lesson, dialogue, asked)
            for dialogue in held
            if any(key_of(dialogue, node) in asked for node in dialogue.nodes)
        ]


def _to_fill_in(block: Block) -> bool:
    return block.kind == "work" or (block.kind == "sort" and block.in_class)


def _work(page: str, block: Block) -> dict[str, object]:
    text = in_small_letters(flow(block.html), 12.5)
    return {
        "page": page,
        "title": flow(block.title.html) if block.title else [],
        "text": text,
        "rows": in_rows(text),
        "ticks": in_small_letters(_ticks(block), 12.5),
    }


def _ticks(block: Block) -> dict[str, object]:
    """The table of a `sort`; empty for everything else."""
    if block.kind != "sort":
        return {}
    things = [flow(one.text.html) for one in block.things]
    return {"piles": [flow(pile.html) for pile in block.piles], "things": things}


def _hints(module: Module) -> list[dict[str, object]]:
    """What stands at the end of the booklet of worksheets and of what was sorted."""
    found = [
        (f"{module.number}-{place}", work, block)
        for place, step in enumerate(module.steps, 1)
        for work, block in zip((None, *step.blocks), step.blocks, strict=False)
        if block.kind in ("sort", "model")
    ]
    return [
        {
            "page": page,
            "title": flow(title.html)
            if (title := work.title if block.kind == "model" and work else block.title)
            else [],
            "text": flow(told_of(block.piles, block.things) if block.kind == "sort" else block.html),
        }
        for page, work, block in found
    ]


def question_told(one: PaperQuestion) -> dict[str, object]:
    """A question as templates read it."""
    own = printable if one.own else str
    choices = [{"letter": c.letter, "text": flow(own(c.html or SIDES.get(c.value, "")))} for c in one.choices]
    require_printable(one.title)
    return {
        **one.model_dump(include={"number", "page", "title", "hoped", "marked", "place", "leads"}),
        "text": flow(own(one.text)),
        "choices": choices,
        "why": flow(one.why),
    }


def in_rows(text: object) -> list[list[Node]]:
    """The numbered parts (① …) of a worksheet, each to be written below; empty where it has none."""
    nodes = text if isinstance(text, list) else []
    rows: list[list[Node]] = [[node] for node in nodes if isinstance(node, dict) and _numbered(node)]
    return rows if len(rows) > 1 else []


def _numbered(node: dict[str, object]) -> bool:
    inside = node.get("c")
    first = inside[0] if isinstance(inside, list) and inside else ""
    return isinstance(first, str) and first.lstrip()[:1] in tuple("①②③④⑤⑥⑦⑧⑨")


def together(block: Block) -> str:
    """How many talk with each other, as papers say it."""
    known = {0: "みんなで話す", 2: "二人で話す", 3: "三人で話す"}
    return known.get(block.people, f"{block.people}人で話す")


def _chapter(lesson: Lesson, module: Module) -> dict[str, object]:
    asked = {one.key: question_told(one) for one in _all(lesson)}
    return {
        "number": module.number,
        "title": flow(module.title.html),
        "objectives": [flow(one.html) for one in module.objectives],
        "steps": [
            {"number": f"{module.number}-{place}", "title": flow(step.title.html), "parts": _parts(lesson, step, asked)}
            for place, step in enumerate(module.steps, 1)
        ],
        "sources": [flow(source) for step in module.steps for source in step.sources],
    }


def _all(lesson: Lesson) -> list[PaperQuestion]:
    """The questions of a reader, page by page."""
    every = (*lesson.questions, *lesson.home)
    return sorted(every, key=lambda one: [int(part) for part in one.page.split("-")])


def _parts(lesson: Lesson, step: Step, asked: Mapping[str, dict[str, object]]) -> list[dict[str, object]]:
    return [part for block in step.blocks if (part := _part(lesson, block, asked))]


def _part(lesson: Lesson, block: Block, asked: Mapping[str, dict[str, object]]) -> dict[str, object]:
    """One part of a page; empty where there is nothing to print of it."""
    if block.kind == "check":
        return {"kind": "check", "question": asked[block.ref]} if block.ref in asked else {}
    if block.kind == "model":
        return {}
    title: list[Node] = flow(block.title.html) if block.title else []
    text = flow(block.html, lesson.pictures)
    if block.dialogue is not None:
        return {"kind": "dialogue", **dialogue_told(lesson, block.dialogue, asked)}
    kind = "html" if block.kind == "scene" else block.kind
    part: dict[str, object] = {"kind": kind, "title": title, "text": text, "ticks": _ticks(block)}
    if block.kind == "contacts":
        named = contacts_for(lesson.contacts, block.topics, lesson.head.printed_on)
        part["contacts"] = [contact_told(one) for one in named]
    if block.kind in ("pair", "group"):
        require_printable(*block.roles)
        part |= {"minutes": f"{block.minutes:g}" if block.minutes else "", "roles": list(block.roles)}
        part["together"] = together(block)
    return part


def dialogue_told(
    lesson: Lesson, dialogue: Dialogue, asked: Mapping[str, dict[str, object]] | None = None
) -> dict[str, object]:
    """A conversation as numbered paragraphs; with `asked` its places carry the numbers and letters of the class."""
    places = []
    for number, node in enumerate(dialogue.nodes, 1):
        question = (asked or {}).get(key_of(dialogue, node))
        letters = [one["letter"] for one in _choices(question)]
        replies = [
            {"text": flow(one.words.html), "to": dialogue.number(one.to), "letter": letters[at] if letters else ""}
            for at, one in enumerate(node.replies)
        ]
        named = contacts_for(lesson.contacts, node.topics, lesson.head.printed_on) if node.topics else []
        places.append(
            {
                "number": number,
                "question": question["number"] if question else 0,
                "text": flow(node.words.html),
                "replies": replies,
                "back": dialogue.number(node.back) if node.back else 0,
                "ends": node.ends,
                "contacts": [contact_told(one) for one in named],
            }
        )
    return {"care": flow(dialogue.care.html) if dialogue.care else [], "places": places}


def _choices(question: dict[str, object] | None) -> list[dict[str, str]]:
    found = question["choices"] if question else []
    return found if isinstance(found, list) else []


def contact_told(one: Contact) -> dict[str, str]:
    """A place to call as templates read it."""
    told = {name: getattr(one, name) for name in ("name", "phone", "fax", "chat", "hours", "cost")}
    require_printable(*told.values())
    return {**told, "checked": f"{one.checked_on:%Y年%-m月}" if one.checked_on else ""}
