"""A question in plain Japanese (`yasashii:`) or English (`english:`): as many parts as it has itself, and short."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from supporter.content.files import shapes
from supporter.content.files.problems import Findings
from supporter.content.files.yaml_reader import Yaml
from supporter.content.markdown.readability import check_plain_line
from supporter.domain.courses.quiz import EMPTY, Told
from supporter.domain.courses.rich import Rich

Voice = Literal["yasashii", "english"]


class Reader(Protocol):
    """Makes a text of the file at `place` a checked line."""

    def __call__(self, text: str, *place: str | int, phrased: bool = False) -> Rich: ...


def told_of(
    shape: Any, voice: Voice, place: tuple[str | int, ...], rich: Reader, tree: Yaml, findings: Findings
) -> Told | None:
    """The question in `voice`, or None where its author wrote none; notes lists that do not fit it."""
    told: shapes.ToldShape | None = getattr(shape, voice)
    if told is None:
        return None
    here = (*place, voice)
    for key in ("choices", "items", "pairs", "feedback"):
        _check_number(shape, told, voice, key, tree.line((*here, key)), findings)
    if not told.explanation.strip() and shape.explanation.strip():
        what = f"問題「{shape.id}」の {voice} に説明がありません。"
        findings.error(tree.line(here), what, "「explanation: 」に、同じ説明を書いてください。")
    if told.care and not shape.care:
        what = f"問題「{shape.id}」の {voice} にだけ care があります。"
        findings.error(tree.line((*here, "care")), what, "もとの問題にも「care: 」を書いてください。")

    def line(text: str, *at: str | int) -> Rich:
        if voice == "yasashii":
            check_plain_line(text, tree.line((*here, *at)), findings)
        kept = rich(text, *here, *at)
        mark = 'class="plain-words"' if voice == "yasashii" else 'lang="en"'
        return Rich(plain=kept.plain, html=f"<span {mark}>{kept.html}</span>") if kept.html else kept

    texts = [line(text, "choices", at) for at, text in enumerate(told.choices)]
    texts += [line(text, "items", at) for at, text in enumerate(told.items)]
    texts += [line(pair.right, "pairs", at, "right") for at, pair in enumerate(told.pairs)]
    return Told(
        text=line(told.text, "text"),
        choices=tuple(texts),
        left=tuple(line(pair.left, "pairs", at, "left") for at, pair in enumerate(told.pairs)),
        feedback=tuple(line(text, "feedback", at) for at, text in enumerate(told.feedback)),
        explanation=line(told.explanation, "explanation"),
        care=line(told.care, "care") if told.care else EMPTY,
    )


def _check_number(shape: Any, told: shapes.ToldShape, voice: Voice, key: str, line: int, findings: Findings) -> None:
    """`choices`, `items` and `pairs` are all there; `feedback` for all choices or for none."""
    wanted = len(getattr(shape, "choices" if key == "feedback" else key, ()))
    written = len(getattr(told, key))
    if written != wanted and not (key == "feedback" and written == 0):
        what = f"問題「{shape.id}」の {voice} の {key} は {written}つですが、もとの問題は {wanted}つです。"
        findings.error(line, what, "同じ数を、同じ順に書いてください。")
