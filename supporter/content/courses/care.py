"""Questions with a care notice (`care:`): whoever would rather not answer one gets another, so there must be enough."""

from __future__ import annotations

from supporter.content.files import shapes
from supporter.content.files.problems import Findings
from supporter.content.files.yaml_reader import Yaml


def check_care(shape: shapes.QuizShape, tree: Yaml, findings: Findings) -> None:
    """Note a survey's `care`, which nobody has to answer, and a test that may run out of questions to ask instead."""
    cared = [at for at, question in enumerate(shape.questions) if question.care]
    if not cared:
        return
    line = tree.line(("questions", cared[0], "care"))
    if not shape.scored:
        findings.error(
            line, "アンケートには care を書けません。", "答えなくてよい質問です。care の行を消してください。"
        )
        return
    drawn = shape.pick or len(shape.questions)
    others = len(shape.questions) - len(cared)
    # At worst every one of them is drawn, as far as there is room, and the rest of the draw has none.
    worst = min(len(cared), drawn)
    lacking = worst - max(0, others - (drawn - worst))
    if lacking > 0:
        findings.error(
            line,
            f"care の問題 {len(cared)}問のかわりに出す問題が、{lacking}問たりません。",
            "care のない問題を足すか、「pick: 」を小さくしてください。",
        )
