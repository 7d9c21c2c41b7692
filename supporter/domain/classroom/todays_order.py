"""Today's running order: that of the course, with what one class leaves out, moves, shortens and adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from supporter.domain.classroom.running_order import Cue, OrderedQuestion, RunningOrder
from supporter.domain.courses.course import Module, Step
from supporter.domain.courses.quiz import Choice, Question, Short, Single
from supporter.domain.courses.rich import Rich
from supporter.domain.training.todays_class import OWN, OwnPage, OwnQuestion, TodaysClass, arranged

#: Where files of classes are fetched; they are named by what is in them.
FILES = "/content/class"


def todays_order(order: RunningOrder, today: TodaysClass, in_view: str = "") -> RunningOrder:
    """What console, screens, phones and papers go by. `in_view` is the cue that the hall sees now: it stays until
    the class goes on, also where its page has been left out meanwhile. Questions keep their numbers, and may still be
    asked where they are passed over: what has been answered is counted.
    """
    if not today.changes:
        return order
    course: dict[str, list[Cue]] = {}
    for cue in order.cues:
        course.setdefault(cue.ref, []).append(cue)
    own = {page.ref: page for page in today.pages}
    cues: list[Cue] = []
    chapter = order.cues[0].module
    for ref in arranged(tuple(course), today):
        if ref in own:
            found = [_own_cue(own[ref], chapter)]
        else:
            found = [cue for cue in course[ref] if _held(cue, course[ref], today, in_view)]
            chapter = found[0].module
        if ref in today.hidden:
            found = _until(found, in_view)
        cues += _of_length(found, today.minutes.get(ref))
    minutes = {cue.ref: today.minutes[cue.ref] for cue in cues if cue.ref in today.minutes}
    minutes |= {page.ref: page.minutes for page in today.pages if page.ref not in minutes}
    return replace(
        order, cues=tuple(cues) or order.cues, asks={**order.asks, **_own_asks(order, today)}, minutes=minutes
    )


def _held(cue: Cue, page: list[Cue], today: TodaysClass, in_view: str) -> bool:
    """Whether a cue is not passed over; a conversation is held whole or not at all."""
    if cue.id == in_view:
        return True
    if cue.dialogue:
        places = [one for one in page if one.dialogue == cue.dialogue]
        return in_view in [one.id for one in places] or not any(one.asked in today.unasked for one in places)
    return not cue.asked or cue.asked not in today.unasked


def _until(page: list[Cue], in_view: str) -> list[Cue]:
    """What stays of a page that is left out while the hall sees one of its cues: those up to it, and the places that
    the conversation in view may still come to. Nothing where it sees none of them.
    """
    seen = next((cue for cue in page if cue.id == in_view), None)
    if seen is None:
        return []
    last = next(cue for cue in reversed(page) if cue.id == in_view or (cue.dialogue and cue.dialogue == seen.dialogue))
    return page[: page.index(last) + 1]


def own_question(made: OwnQuestion) -> Question:
    """A question of a class as all others are: nothing of it is right, and what was typed is text."""
    if made.kind in ("text", "cloud"):
        return Short(id=made.key, text=_line(made.text), show="cloud" if made.kind == "cloud" else "list")
    return Single(id=made.key, text=_line(made.text), choices=tuple(Choice(text=_line(one)) for one in made.choices))


def words_of(page: OwnPage) -> str:
    """The page in words, as phones have it: a picture is fetched by whoever asks for it."""
    words = f"<h1>{escape(page.title)}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in _lines(page.text))
    link = f'<p><a href="{FILES}/{page.picture}">{escape(page.title)}</a></p>' if page.picture else ""
    return words + link


def _on_screen(page: OwnPage) -> str:
    """A picture or a video alone, as large as the screen; else heading and text."""
    if page.video:
        captions = f'<track kind="captions" srclang="ja" src="{FILES}/{page.captions}" default>'
        return f'<video class="whole" controls preload="metadata" src="{FILES}/{page.video}">{captions}</video>'
    if page.picture:
        told = " ".join(_lines(page.text)) or page.title
        return f'<img class="whole" src="{FILES}/{page.picture}" alt="{escape(told)}">'
    return words_of(page)


def _own_cue(page: OwnPage, chapter: Module) -> Cue:
    module = chapter.model_copy(update={"id": OWN, "steps": ()})
    step = Step(
        id=page.id,
        title=_line(page.title),
        minutes=page.minutes,
        blocks=(),
        slide=_on_screen(page),
        notes="".join(f"<p>{escape(line)}</p>" for line in _lines(page.notes)),
    )
    return Cue(page.ref, module, step)


def _own_asks(order: RunningOrder, today: TodaysClass) -> dict[str, OrderedQuestion]:
    """Numbered after those of the course, as they were made; what is asked without names has no number."""
    last = max((asking.number for asking in order.asks.values()), default=0)
    found = {}
    for made in today.questions:
        unsigned = made.kind == "poll"
        last += not unsigned
        asked = OrderedQuestion(
            made.key, own_question(made), unsigned=unsigned, number=0 if unsigned else last, own=True
        )
        found[made.key] = asked
    return found


def _of_length(cues: Iterable[Cue], minutes: float | None) -> list[Cue]:
    if minutes is None:
        return list(cues)
    return [replace(cue, step=cue.step.model_copy(update={"minutes": minutes})) for cue in cues]


def _line(text: str) -> Rich:
    return Rich(plain=text, html=escape(text))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
