"""Grading is pure: the same question and answer, quiz and seed give the same outcome everywhere."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Multiple,
    Order,
    Question,
    Quiz,
    Short,
    Single,
    TrueFalse,
)
from supporter.domain.shared.refused import Refused

LONGEST_TEXT = 200
"""Characters a free answer may have."""

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F6 + 1)}

_UNSEEN = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""Nothing to be read: signs of width zero, and spaces."""

Item = TypeVar("Item")


def grade(question: Question, answer: Answer) -> bool:
    """Whether `answer` is right. Raises `Refused('answer.malformed')` for what no honest page sends."""
    require_answer(question, answer)
    if isinstance(question, Short):
        return _folded(answer[0]) in {_folded(text) for text in question.accepted}
    if isinstance(question, Multiple):
        return set(answer) == set(expected(question))
    return answer == expected(question)


def expected(question: Question) -> Answer:
    """The answer that is right (めやすの答え): of several accepted texts the first, in a survey none."""
    if isinstance(question, Single | Multiple):
        return tuple(str(index) for index, choice in enumerate(question.choices) if choice.correct)
    if isinstance(question, TrueFalse):
        return () if question.answer is None else (str(question.answer).lower(),)
    if isinstance(question, Short):
        return question.accepted[:1]
    return _indexes(_size(question))


def require_answer(question: Question, answer: Answer) -> None:
    """Raise `Refused('answer.malformed')` unless a page could have sent this: ids known, each once (but the
    right sides of a match), as many as asked, free text of 1–200 characters with something to be read in it and
    without control characters.
    """
    if not fits(question, answer):
        raise Refused("answer.malformed", question=question.id)


def fits(question: Question, answer: Answer) -> bool:
    """Whether a page could have sent this answer to this question."""
    short = len(answer) <= max(1, _size(question)) and all(isinstance(part, str) for part in answer)
    return short and _possible(question, tuple(answer))


def draw(quiz: Quiz, seed: str) -> tuple[str, ...]:
    """The question ids of one attempt: `quiz.pick` of them (or all), the same ones for the same seed.

    Without `shuffle` they stay in the order of the file.
    """
    ids = [question.id for question in quiz.questions]
    drawn = _shuffled(ids, f"{seed}/{quiz.id}")[: quiz.pick]
    return tuple(drawn) if quiz.shuffle else tuple(sorted(drawn, key=ids.index))


def draw_other(quiz: Quiz, question_id: str, seen: Iterable[str], seed: str) -> str | None:
    """The question to ask instead of one with `care`: none of `seen`, none with `care` itself, from its own chapter
    where that has one left; the same one for the same seed. None where all are used up, or where it has no `care`.
    """
    question = quiz.question(question_id)
    if question.care is None:
        return None
    taken = {question_id, *seen}
    left = [one for one in quiz.questions if one.care is None and one.id not in taken]
    near = [one for one in left if _chapter(one) == _chapter(question)]
    return next((one.id for one in _shuffled(near or left, f"{seed}/{question_id}")), None)


def choice_order(question: Question, seed: str, shuffle: bool = True) -> tuple[int, ...]:
    """In which order to show choices, items or right sides, as indexes into the question.

    Without `shuffle` (pass `quiz.shuffle`) choices stay as written. Items to order and right sides to
    match are always shuffled, and never stand solved.
    """
    written = tuple(range(_size(question)))
    puzzle = isinstance(question, Order | Match)
    if not (puzzle or (shuffle and isinstance(question, Single | Multiple))):
        return written
    shown = tuple(_shuffled(written, f"{seed}/{question.id}"))
    return shown[1:] + shown[:1] if puzzle and shown == written else shown


def _chapter(question: Question) -> str:
    return question.step.partition("/")[0]


def _possible(question: Question, answer: Answer) -> bool:
    if isinstance(question, Short):
        return len(answer) == 1 and _is_free_text(answer[0])
    if isinstance(question, TrueFalse):
        return answer in (("true",), ("false",))
    known = set(_indexes(_size(question)))
    if not known.issuperset(answer):
        return False
    if isinstance(question, Match):
        return len(answer) == len(known)
    if len(set(answer)) != len(answer):
        return False
    if isinstance(question, Single):
        return len(answer) == 1
    return bool(answer) if isinstance(question, Multiple) else len(answer) == len(known)


def _is_free_text(text: str) -> bool:
    return (
        len(text) <= LONGEST_TEXT
        and not all(unicodedata.category(character) in _UNSEEN for character in text)
        and not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
    )


def _size(question: Question) -> int:
    """How many choices, items or pairs the question has."""
    if isinstance(question, Single | Multiple):
        return len(question.choices)
    if isinstance(question, Order):
        return len(question.items)
    return len(question.pairs) if isinstance(question, Match) else 0


def _indexes(count: int) -> Answer:
    return tuple(str(index) for index in range(count))


def _folded(text: str) -> str:
    """Width, case, spaces, the kind of kana and a full stop at the end say nothing about what somebody knows."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plain.translate(_HIRAGANA).rstrip("。.!?")


def _shuffled(items: Sequence[Item], seed: str) -> list[Item]:
    """Items by the hash of their place and the seed: even, and the same on every machine and version."""
    places = sorted(range(len(items)), key=lambda place: hashlib.sha256(f"{seed}/{place}".encode()).digest())
    return [items[place] for place in places]
