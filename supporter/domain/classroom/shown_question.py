"""A question and its result as a whole room sees them, in one order and with one set of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from supporter.domain.classroom.moderation import shown_texts
from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.same_words import in_cloud
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.tally import Tally, values
from supporter.domain.courses.grading import choice_order, expected
from supporter.domain.courses.quiz import (
    Match,
    Multiple,
    Order,
    Question,
    Short,
    Single,
    TrueFalse,
    in_voice,
)
from supporter.domain.courses.rich import Rich
from supporter.domain.shared.document import Value
from supporter.domain.training.room import Phase

LETTERS = "アイウエオカキクケコサシスセソタチツテト"


class Choice(Value):
    """What can be chosen: `value` is sent, `letter` is said; `html` is empty where the words are the page's own."""

    value: str
    letter: str
    html: str = ""


class InVoice(Value):
    """The words of a question in another voice, as many and in the same order."""

    html: str
    choices: tuple[str, ...]
    left: tuple[str, ...]


class ShownQuestion(Value):
    """A question as it is shown: its choices in the order in which all see them, its `number` as on paper.

    `left` are the sides of a match that stand still. `easy` and `en` are its words for who reads plain Japanese
    and English, where they were written. `cloud`: what is written is shown as a word cloud.
    """

    key: str
    kind: Literal["single", "multiple", "truefalse", "order", "match", "short"]
    html: str
    choices: tuple[Choice, ...]
    left: tuple[str, ...] = ()
    phase: Phase
    unsigned: bool = False
    easy: InVoice | None = None
    en: InVoice | None = None
    number: int = 0
    cloud: bool = False


class Result(Value):
    """The answers of all. `counts` go with `values`; empty with `hidden`: too few have said how they feel.

    `texts` are those let through, with how often each was written. `hoped` is the めやすの答え, `why` its
    explanation, `easy` and `en` it in plain Japanese and English where that was written; `hands` were raised by
    people without a number, who are not among `answered` of `present`; `earlier` are the counts of the same question
    before the class.
    """

    values: tuple[str, ...]
    counts: tuple[int, ...]
    earlier: tuple[int, ...] = ()
    texts: tuple[tuple[str, int], ...] = ()
    answered: int
    present: int
    paper: int
    hands: int = 0
    hidden: bool = False
    hoped: tuple[str, ...] = ()
    why: str = ""
    easy: str = ""
    en: str = ""


def asked(scene: Scene) -> ShownQuestion | None:
    """The question in view, if one has been asked."""
    asking, phase = scene.asking, scene.session.room.phase
    if asking is None or phase is None:
        return None
    question = asking.question
    return ShownQuestion(
        key=asking.key,
        kind=question.type,
        html=question.text.html,
        choices=lettered(question, scene.session.id),
        left=_left(question),
        phase=phase,
        unsigned=asking.unsigned,
        easy=_in_voice(question, "easy", scene.session.id),
        en=_in_voice(question, "en", scene.session.id),
        number=asking.number,
        cloud=in_cloud(question),
    )


def _left(question: Question) -> tuple[str, ...]:
    return tuple(pair.left.html for pair in question.pairs) if isinstance(question, Match) else ()


def _in_voice(question: Question, voice: Literal["easy", "en"], session_id: str) -> InVoice | None:
    told = in_voice(question, voice)
    if told is question:
        return None
    choices = tuple(choice.html for choice in lettered(told, session_id))
    return InVoice(html=told.text.html, choices=choices, left=_left(told))


def result(scene: Scene) -> Result | None:
    """The result of the question in view, once it is to be seen."""
    asking, room = scene.asking, scene.session.room
    if asking is None or room.phase != "revealed":
        return None
    tally = scene.tallies.get(asking.key) or Tally(key=asking.key, counts={}, hidden=asking.unsigned)
    known = values(asking.question)
    earlier = scene.tallies.get(asking.compare)
    compares = earlier is not None and not earlier.hidden and not tally.hidden
    return Result(
        values=known,
        counts=() if tally.hidden else tuple(tally.counts.get(value, 0) for value in known),
        earlier=tuple(earlier.counts.get(value, 0) for value in known) if earlier and compares else (),
        texts=shown_texts(asking, room, tally) if isinstance(asking.question, Short) else (),
        answered=tally.answered,
        present=max(scene.people.all, tally.answered),
        paper=tally.paper,
        hands=tally.hands,
        hidden=tally.hidden,
        hoped=() if asking.unsigned or isinstance(asking.question, Short) else expected(asking.question),
        why="" if asking.unsigned else asking.question.explanation.html,
        easy=_why(asking, "easy"),
        en=_why(asking, "en"),
    )


def _why(asking: OrderedQuestion, voice: Literal["easy", "en"]) -> str:
    told = in_voice(asking.question, voice)
    return "" if asking.unsigned or told is asking.question else told.explanation.html


def lettered(question: Question, session_id: str) -> tuple[Choice, ...]:
    """The choices of a question in the order and with the letters that a whole class sees."""
    return _choices(question, choice_order(question, session_id, shuffle=False))


def _choices(question: Question, order: Sequence[int]) -> tuple[Choice, ...]:
    if isinstance(question, TrueFalse):
        sides = zip(LETTERS, values(question), strict=False)
        return tuple(Choice(value=value, letter=letter) for letter, value in sides)
    shown = zip(LETTERS, order, strict=False)
    texts = _texts(question)
    return tuple(Choice(value=str(index), letter=letter, html=texts[index].html) for letter, index in shown)


def _texts(question: Question) -> Sequence[Rich]:
    match question:
        case Single() | Multiple():
            return [choice.text for choice in question.choices]
        case Order():
            return question.items
        case Match():
            return [pair.right for pair in question.pairs]
        case _:
            return ()
