"""Data read from YAML becomes a shape, or every mismatch is told with its line and what to write."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from supporter.content.files.problems import Findings, nearest
from supporter.content.files.shapes import KEYS, Shape
from supporter.content.files.yaml_reader import Yaml

Wanted = TypeVar("Wanted", bound=Shape)


def shaped(kind: type[Wanted], tree: Yaml, findings: Findings) -> Wanted | None:
    """`tree` as a `kind`, or None after noting every mismatch with its line."""
    try:
        return kind.model_validate(tree.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = _place(tree.data, detail["loc"])
            findings.error(tree.line(path), *_explained(detail, path))
        return None


def _place(data: Any, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """`loc` without the tags that pydantic puts in for unions, and with the key that is missing."""
    path: list[str | int] = []
    for number, part in enumerate(loc):
        known = (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int))
        if known:
            data = data[part]
            path.append(part)
        elif number == len(loc) - 1 and isinstance(data, dict):
            path.append(part)
    return tuple(path)


def _explained(detail: Any, path: tuple[str | int, ...]) -> tuple[str, str]:
    """One of pydantic's findings in the words of an author."""
    kind, key, context = detail["type"], _last_key(path), detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"「{key}」という項目はありません。", nearest(key, KEYS)
    if kind == "missing":
        return f"「{key}」がありません。", f"「{key}: 」の行を書いてください。"
    if kind == "string_type":
        return (
            f"「{key}」は文字で書きます（いまは {_seen(detail['input'])}）。",
            '値ぜんたいを " " で囲んでください。',
        )
    if kind == "bool_type":
        return (
            f"「{key}」は true か false です（いまは {_seen(detail['input'])}）。",
            "はいなら true、いいえなら false と書いてください。",
        )
    if kind == "string_pattern_mismatch":
        return (
            f"「{detail['input']}」は id に使えません。",
            "小文字の英字で始め、英数字と - だけで書いてください。",
        )
    if kind in ("literal_error", "union_tag_invalid", "union_tag_not_found"):
        return f"「{key}」に使えない値です（いまは {_seen(detail['input'])}）。", _allowed(context)
    if kind in ("too_short", "string_too_short"):
        return f"「{key}」の中身が足りません。", f"{context.get('min_length', 1)}つ以上書いてください。"
    return f"「{key}」の値が合いません（いまは {_seen(detail['input'])}）。", _WANTED.get(
        kind, "形を確かめてください。"
    ).format(**context)


_WANTED = {
    "int_type": "整数で書いてください。",
    "int_from_float": "整数で書いてください。",
    "float_type": "数字で書いてください。",
    "list_type": "[ ] か「- 」の並びで書いてください。",
    "model_type": "「名前: 中身」の形で書いてください。",
    "model_attributes_type": "「名前: 中身」の形で書いてください。",
    "greater_than": "{gt} より大きい数にしてください。",
    "greater_than_equal": "{ge} 以上の数にしてください。",
    "less_than_equal": "{le} 以下の数にしてください。",
}


def _allowed(context: dict[str, Any]) -> str:
    if "expected" in context:
        return f"使えるのは {context['expected'].replace(' or ', '、').replace(', ', '、')} です。"
    return "type: に single、multiple、truefalse、order、match、short のどれかを書いてください。"


def _last_key(path: tuple[str | int, ...]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "ファイル")


def _seen(value: Any) -> str:
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "「名前: 中身」の形"
    return "並び" if isinstance(value, list) else str(value)[:40]
