"""A quiz file becomes a `Quiz`: every question answerable, explained and told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from supporter.content.courses.care import check_care
from supporter.content.courses.told import told_of
from supporter.content.files import shapes
from supporter.content.files.problems import Findings
from supporter.content.files.schema import shaped
from supporter.content.files.text_file import read_text
from supporter.content.files.versions import version_of
from supporter.content.files.yaml_reader import Yaml, read_yaml
from supporter.content.markdown.outline import Outline, filled
from supporter.content.markdown.prose import STEP, Reference, checked_line
from supporter.domain.courses.quiz import Question, Quiz
from supporter.domain.courses.rich import Rich

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


@dataclass(frozen=True)
class Outlines:
    """The courses by the quizzes that they name, and all of them for quizzes whose questions pages borrow."""

    named: Mapping[str, Outline]
    every: Sequence[Outline]

    def of(self, shape: shapes.QuizShape) -> Outline | None:
        """The course of a quiz: whose test or survey it is, or else whose pages its questions name."""
        chapters = {question.step.partition("/")[0] for question in shape.questions if question.step}
        lent = (one for one in self.every if chapters.intersection(one.chapters))
        return self.named.get(shape.id) or next(lent, None)


@dataclass
class QuizDraft:
    """A quiz with what the checks across files need; `unanswered` are questions that only a survey may ask.

    `counted`: it names numbers of its course, which differ where a town adds a chapter.
    """

    quiz: Quiz
    path: Path
    lines: dict[str, int] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    counted: bool = False


def read_quiz(path: Path, findings: Findings, outlines: Outlines | None = None) -> QuizDraft | None:
    """The quiz of a file, or None after noting problems that leave no quiz.

    `outlines` are the courses whose numbers its questions may name.
    """
    text = read_text(path, findings)
    tree = read_yaml(text, findings) if text is not None else None
    shape = shaped(shapes.QuizShape, tree, findings) if tree else None
    if tree is None or shape is None:
        return None
    if shape.id != path.stem:
        findings.error(
            tree.line(("id",)),
            f"id「{shape.id}」がファイルの名前とちがいます。",
            f"id: {path.stem} と書くか、ファイルの名前を変えてください。",
        )
    if shape.pick and shape.pick > len(shape.questions):
        findings.error(
            tree.line(("pick",)),
            f"pick は {shape.pick}問ですが、問題は {len(shape.questions)}問です。",
            f"{len(shape.questions)} 以下にするか、問題を足してください。",
        )
    outline = outlines.of(shape) if outlines else None
    check_care(shape, tree, findings)
    reader = _Reader(tree, findings, shape.scored, outline)
    questions = tuple(reader.question(number, question) for number, question in enumerate(shape.questions))
    quiz = Quiz(
        id=shape.id,
        title=reader.rich(shape.title, "title"),
        pass_mark=shape.share,
        questions=questions,
        version=version_of(path.parent, [path]),
        **shape.model_dump(include={"pick", "shuffle", "attempts", "waiting_minutes", "scored"}),
    )
    return QuizDraft(quiz, path, reader.lines, reader.references, reader.unanswered, reader.counted)


class _Reader:
    """Reads the questions of one file; `lines` are theirs by id."""

    def __init__(self, tree: Yaml, findings: Findings, scored: bool, outline: Outline | None) -> None:
        self.tree = tree
        self.findings = findings
        self.scored = scored
        self.lines: dict[str, int] = {}
        self.references: list[Reference] = []
        self.unanswered: list[str] = []
        self.outline = outline
        self.counted = False

    def question(self, number: int, shape: Any) -> Question:
        place = ("questions", number)
        line = self.tree.line((*place, "id"))
        if shape.id in self.lines:
            self.findings.error(
                line,
                f"問題の id「{shape.id}」が二度使われています（{self.lines[shape.id]}行目）。",
                "ほかと重ならない id にしてください。",
            )
        self.lines[shape.id] = line
        if not shape.explanation.strip() and (self.scored or _has_right_answer(shape)):
            self.findings.error(
                line,
                f"問題「{shape.id}」に説明がありません。",
                "「explanation: 」に訳と次の一手を書いてください。",
            )
        self._step(shape.step, (*place, "step"))
        values = {
            "id": shape.id,
            "type": shape.type,
            "text": self.rich(shape.text, *place, "text", phrased=True),
            "care": self.rich(shape.care, *place, "care", phrased=True) if shape.care else None,
            "explanation": self.rich(shape.explanation, *place, "explanation"),
            "step": shape.step,
            "easy": told_of(shape, "yasashii", place, self.rich, self.tree, self.findings),
            "english": told_of(shape, "english", place, self.rich, self.tree, self.findings),
            **self._answers(shape, place),
        }
        return _QUESTION.validate_python(values)

    def rich(self, text: str, *place: str | int, phrased: bool = False) -> Rich:
        line = self.tree.line(place)
        shown = filled(text, self.outline, self.findings, line)
        self.counted = self.counted or shown is not text
        return checked_line(shown, line, self.findings, phrased=phrased)

    def _answers(self, shape: Any, place: tuple[str | int, ...]) -> dict[str, Any]:
        if isinstance(shape, shapes.ChoicesShape):
            return {"choices": self._choices(shape, (*place, "choices"))}
        if isinstance(shape, shapes.OrderShape):
            self._distinct(shape.items, (*place, "items"))
            return {"items": [self.rich(text, *place, "items", n, phrased=True) for n, text in enumerate(shape.items)]}
        if isinstance(shape, shapes.MatchShape):
            self._distinct([pair.left for pair in shape.pairs], (*place, "pairs"))
            self._distinct([pair.right for pair in shape.pairs], (*place, "pairs"))
            return {"pairs": [self._pair(pair, (*place, "pairs", n)) for n, pair in enumerate(shape.pairs)]}
        if isinstance(shape, shapes.ShortShape):
            if self.scored and not shape.accepted:
                self.findings.error(
                    self.tree.line(place),
                    f"問題「{shape.id}」に合う答えがありません。",
                    "「accepted: [ ]」に書いてください。",
                )
            return {"accepted": shape.accepted, "show": shape.show}
        if shape.answer is None:
            self.unanswered.append(shape.id)
        return {"answer": shape.answer}

    def _choices(self, shape: shapes.ChoicesShape, place: tuple[str | int, ...]) -> list[dict[str, Any]]:
        right = sum(choice.correct for choice in shape.choices)
        if self.scored and (right == 0 or (shape.type == "single" and right > 1)):
            self.findings.error(
                self.tree.line(place),
                f"問題「{shape.id}」の合う選択肢が {right}個です。",
                "「correct: true」を一つの選択肢に書いてください（いくつもあるなら type: multiple）。",
            )
        self._distinct([choice.text for choice in shape.choices], place)
        return [
            {
                "text": self.rich(choice.text, *place, number, "text", phrased=True),
                "correct": choice.correct,
                "feedback": self.rich(choice.feedback, *place, number, "feedback") if choice.feedback else None,
            }
            for number, choice in enumerate(shape.choices)
        ]

    def _pair(self, pair: shapes.PairShape, place: tuple[str | int, ...]) -> dict[str, Rich]:
        return {
            side: self.rich(text, *place, side, phrased=True)
            for side, text in (("left", pair.left), ("right", pair.right))
        }

    def _distinct(self, texts: Sequence[str], place: tuple[str | int, ...]) -> None:
        for text, times in Counter(texts).items():
            if times > 1:
                line = self.tree.line((*place, len(texts) - 1 - list(reversed(texts)).index(text)))
                self.findings.error(line, f"「{text[:20]}」が二度書かれています。", "見分けられる文にしてください。")

    def _step(self, step: str, place: tuple[str | int, ...]) -> None:
        if not step:
            return
        line = self.tree.line(place)
        if STEP.match(step):
            self.references.append(Reference("step", step, self.findings.path, line))
        else:
            self.findings.error(
                line,
                f"step「{step}」の形がちがいます。",
                "「章/ページ」（koe/hitokoe のように）と書いてください。",
            )


def _has_right_answer(shape: Any) -> bool:
    """Whether this is more than a survey's question."""
    if isinstance(shape, shapes.ChoicesShape):
        return any(choice.correct for choice in shape.choices)
    if isinstance(shape, shapes.TrueFalseShape):
        return shape.answer is not None
    return not isinstance(shape, shapes.ShortShape) or bool(shape.accepted)
