"""What the YAML parser complains of, in the words of an author."""

from __future__ import annotations

import yaml

_QUOTE = '値を " " で囲んでください。'
_SAYINGS = (
    (
        "mapping values are not allowed",
        "「: 」が思わぬ所にあります。",
        '文の中の「: 」は、文ぜんたいを " " で囲んでください。',
    ),
    ("cannot start any token", "値に使えない文字で始まっています。", _QUOTE + "行の先頭にタブは使えません。"),
    ("could not find expected ':'", "「:」がありません。", "「名前: 中身」の形で書いてください。"),
    (
        "did not find expected ',' or",
        "「[ ]」か「{ }」が閉じていないか、区切りがちがいます。",
        '{ や [ で始まる文は " " で囲んでください。',
    ),
    ("expected node content", "「[ ]」か「{ }」が閉じていません。", "「]」か「}」を書き足してください。"),
    (
        "did not find expected key",
        "字下げがちがうか、値のあとに余分な文字があります。",
        "{ や \" で始まる文は、ぜんたいを ' ' で囲んでください。",
    ),
    ("did not find expected '-'", "並びの字下げがそろっていません。", "「- 」を上の行とそろえてください。"),
    ("maximum nesting depth", "入れ子が深すぎます。", "枠の中の枠をへらしてください。"),  # libyaml
    ("unexpected end of stream", "引用符が閉じていません。", "閉じる引用符を書き足してください。"),
)


def explained(error: yaml.YAMLError) -> tuple[str, str]:
    """What is wrong and what to write instead."""
    text = str(error)
    for part, what, instead in _SAYINGS:
        if part in text:
            return what, instead
    return "YAML として読めません。", "この行と前の行の「:」、字下げ、引用符を確かめてください。"


def line_of(error: yaml.YAMLError, text: str) -> int:
    """The line, from 0, to look at: where an open quote or bracket began, else where reading stopped."""
    began = getattr(error, "context_mark", None)
    opened = any(word in (getattr(error, "context", None) or "") for word in ("quoted", "flow"))
    mark = began if began and opened else getattr(error, "problem_mark", None)
    return min(mark.line if mark else 0, text.rstrip().count("\n"))
