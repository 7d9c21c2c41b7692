"""Answers as staff read them off paper: ア, あ, 1 and a are the same choice, whatever the keyboard makes of them."""

from __future__ import annotations

import re
import unicodedata

from supporter.domain.classroom.shown_question import LETTERS, Choice, lettered
from supporter.domain.courses.grading import require_answer
from supporter.domain.courses.quiz import (
    Answer,
    Match,
    Order,
    Question,
    Short,
    Single,
    TrueFalse,
)
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused

_BETWEEN = re.compile(r"[\s、,，・./／]+")
#: A dash takes back what was entered.
_NOTHING = frozenset("-－ー−―")
_YES_AND_NO = "○ 〇 マル ハイ|× バツ イイエ"
_YES, _NO = (frozenset(words.split()) for words in _YES_AND_NO.split("|"))
_LONGEST = 200


def takes_back(text: str) -> bool:
    """Whether what was typed stands for no answer."""
    return text.strip() in _NOTHING


def read_answer(question: Question, session_id: str, text: str) -> Answer:
    """The answer that somebody has typed. Raises `Refused`: paper.letters, paper.one, paper.all, answer.malformed."""
    if isinstance(question, Short):
        answer: Answer = (text.strip(),)
        require_answer(question, answer)
        return answer
    shown = lettered(question, session_id)
    values = _values(question, shown, text[:_LONGEST])
    if isinstance(question, Single | TrueFalse) and len(values) > 1:
        raise Refused("paper.one")
    whole = isinstance(question, Order | Match)
    if whole and (len(values) != len(shown) or (isinstance(question, Order) and len(set(values)) < len(shown))):
        raise Refused("paper.all", count=len(shown))
    answer = values if whole else tuple(sorted(set(values), key=int)) if values[0].isdecimal() else values
    require_answer(question, answer)
    return answer


def written(question: Question, session_id: str, answer: Answer) -> str:
    """A stored answer as it stands on paper: ア・ウ."""
    letters = {choice.value: choice.letter for choice in lettered(question, session_id)}
    return "・".join(letters.get(value, value) for value in answer)


def letters(question: Question, session_id: str) -> str:
    """What may be typed: ア〜エ."""
    shown = lettered(question, session_id)
    return f"{shown[0].letter}〜{shown[-1].letter}" if shown else ""


def _values(question: Question, shown: tuple[Choice, ...], text: str) -> Answer:
    plain = fold(_BETWEEN.sub("", text)).upper()
    if isinstance(question, TrueFalse) and plain in _YES | _NO:
        return (shown[0 if plain in _YES else 1].value,)
    places = [_place(character) for character in plain]
    if not places or not all(0 <= place < len(shown) for place in places):
        raise Refused("paper.letters", letters=letters(question, ""))
    return tuple(shown[place].value for place in places)


def _place(character: str) -> int:
    """0 for ア, 1 and A; -1 for what is no letter of a choice."""
    if character in LETTERS:
        return LETTERS.index(character)
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii() and plain.isdigit():
        return int(plain) - 1
    return ord(plain) - ord("A") if plain.isascii() and plain.isalpha() else -1
