"""Quizzes and surveys as everything above sees them: frozen models of six kinds of question."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from supporter.domain.courses.rich import Rich
from supporter.domain.shared.document import Value

Answer = tuple[str, ...]
"""What somebody answered: choice indexes as written in the file (`"0"`, `"2"`), `"true"`/`"false"`,
a permutation of indexes (order), for each left side the index of a right one (match), or one free text (short)."""

EMPTY = Rich(plain="", html="")


class Choice(Value):
    """One choice (選択肢); `feedback` speaks to those who chose it."""

    text: Rich
    correct: bool = False
    feedback: Rich | None = None


class Pair(Value):
    """Two things that belong together."""

    left: Rich
    right: Rich


class Told(Value):
    """A question in another voice. Its lists stand in the order of the question's own, empty where they are kept.

    `choices` are choices, things to be ordered, or the right sides of a match; `left` its left ones.
    """

    text: Rich
    choices: tuple[Rich, ...] = ()
    left: tuple[Rich, ...] = ()
    feedback: tuple[Rich, ...] = ()
    explanation: Rich = EMPTY
    care: Rich = EMPTY


class _Question(Value):
    """What every question has. `id` never changes; `step` is the page to read again (`koe/hitokoe`).

    `easy` is it in plain Japanese, `english` in English, where its author wrote them. `care` is what is said before a
    question that may hurt: whoever would rather not answer it gets another one. Empty where its author wrote it in
    another voice alone.
    """

    id: str
    text: Rich
    care: Rich | None = None
    explanation: Rich = EMPTY
    step: str = ""
    easy: Told | None = None
    english: Told | None = None


class Single(_Question):
    """One choice of several."""

    type: Literal["single"] = "single"
    choices: tuple[Choice, ...]


class Multiple(_Question):
    """Every choice that fits, and no other."""

    type: Literal["multiple"] = "multiple"
    choices: tuple[Choice, ...]


class TrueFalse(_Question):
    """Right or not; in a survey neither."""

    type: Literal["truefalse"] = "truefalse"
    answer: bool | None = None


class Order(_Question):
    """`items` stand in their right order; people see them shuffled."""

    type: Literal["order"] = "order"
    items: tuple[Rich, ...]


class Match(_Question):
    """For each left side its right side; people see the right sides shuffled."""

    type: Literal["match"] = "match"
    pairs: tuple[Pair, ...]


class Short(_Question):
    """A short free text; any of `accepted` counts, width, case, spaces and the kind of kana aside. `show`: how a class
    sees what it wrote, one text below the other or as a word cloud.
    """

    type: Literal["short"] = "short"
    accepted: tuple[str, ...] = ()
    show: Literal["list", "cloud"] = "list"


Question = Annotated[Single | Multiple | TrueFalse | Order | Match | Short, Field(discriminator="type")]


def in_voice(question: Question, voice: Literal["ja", "easy", "en"]) -> Question:
    """The same question as readers of `voice` have it; English readers get plain Japanese where there is no English.

    What is said before it (`care`) never falls back: it is empty in a voice in which nobody wrote it, and whoever shows
    it has a sentence of their own for that.
    """
    told = {"ja": None, "easy": question.easy, "en": question.english or question.easy}[voice]
    spoken = {"ja": question, "easy": question.easy, "en": question.english}[voice]
    care = question.care and (spoken.care if spoken else EMPTY)
    if told is None:
        return question if care == question.care else question.model_copy(update={"care": care})
    change: dict[str, object] = {"text": told.text, "explanation": told.explanation, "care": care}
    if isinstance(question, Single | Multiple):
        change["choices"] = tuple(
            Choice(
                text=told.choices[at] if told.choices else choice.text,
                correct=choice.correct,
                feedback=told.feedback[at] if told.feedback else choice.feedback,
            )
            for at, choice in enumerate(question.choices)
        )
    elif isinstance(question, Order):
        change["items"] = told.choices or question.items
    elif isinstance(question, Match):
        change["pairs"] = tuple(
            Pair(
                left=told.left[at] if told.left else pair.left,
                right=told.choices[at] if told.choices else pair.right,
            )
            for at, pair in enumerate(question.pairs)
        )
    return question.model_copy(update=change)


class Quiz(Value):
    """A quiz (確認テスト) or, where not `scored`, a survey.

    `pick` questions are drawn (None: all), `pass_mark` is the share of 0–1 that suffices, `attempts`
    None means without limit, `waiting_minutes` lie between two attempts, `version` is the file's hash.
    """

    id: str
    title: Rich
    pick: int | None = None
    pass_mark: float = Field(default=0.8, gt=0, le=1)
    shuffle: bool = False
    attempts: int | None = None
    waiting_minutes: int = 0
    scored: bool = True
    questions: tuple[Question, ...]
    version: str

    def question(self, question_id: str) -> Question:
        """The question of that id; `KeyError` if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
