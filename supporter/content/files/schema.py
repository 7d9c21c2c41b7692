"""Data read from YAML becomes a shape, or every mismatch is told with its line and what to write."""

from __future__ import annotations

import difflib
import re
from typing import Any, TypeVar

from pydantic import ValidationError

from supporter.content.files.problems import Findings, nearest
from supporter.content.files.shapes import KEYS, Shape
from supporter.content.files.yaml_reader import Yaml
from supporter.domain.shared.typed import half_width

Wanted = TypeVar("Wanted", bound=Shape)


def shaped(kind: type[Wanted], tree: Yaml, findings: Findings) -> Wanted | None:
    """`tree` as a `kind`, or None after noting every mismatch with its line."""
    try:
        return kind.model_validate(tree.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = _place(tree.data, detail["loc"])
            if detail["type"] == "union_tag_invalid" and detail["ctx"]["discriminator"] == "'type'":
                path = (*path, "type")
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
    kind, key, context, seen = detail["type"], _last_key(path), detail.get("ctx", {}), detail["input"]
    meant = half_width(seen) if isinstance(seen, str) else ""
    if kind in _TYPED_WIDE and not _number_meant(key, meant) and meant != seen and meant.isascii() and meant.strip():
        return f"「{key}」の「{seen[:40]}」が全角です。", f"半角で {meant.strip()[:40]} と書いてください。"
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
            "はい（〇）なら true、いいえ（×）なら false と書いてください。",
        )
    if kind == "union_tag_invalid" and key == "type":
        return f"「type」に使えない値です（いまは {context['tag'][:40]}）。", _kind_meant(context["tag"])
    if kind == "union_tag_not_found":
        return "「type」がありません。", _KINDS
    if kind == "string_pattern_mismatch":
        return (
            f"「{detail['input']}」は id に使えません。",
            "小文字の英字で始め、英数字と - だけで書いてください。",
        )
    if kind in ("literal_error", "union_tag_invalid"):
        return f"「{key}」に使えない値です（いまは {_seen(detail['input'])}）。", _allowed(context)
    if kind in ("too_short", "string_too_short"):
        return f"「{key}」の中身が足りません。", f"{context.get('min_length', 1)}つ以上書いてください。"
    wanted = _WANTED.get(kind, "形を確かめてください。").format(**context)
    number = _number_meant(key, seen)
    return (
        f"「{key}」の値が合いません（いまは {_seen(seen)}）。",
        f"{wanted}「{key}: {number}」ではありませんか。" if number else wanted,
    )


def _number_meant(key: str, seen: Any) -> str:
    """The number that an author wrote with its unit: `80%` is 0.8, `５分` is 5; empty if it is none."""
    found = _WITH_UNIT.fullmatch(half_width(str(seen)[:20]).strip())
    if not found:
        return ""
    number = float(found[1]) / {"%": 100, "割": 10}.get(found[2] or "", 1)
    if key == "pass" and number > 1:
        number /= 100
    meant = f"{number:g}"
    return meant if meant != str(seen) else ""


def _kind_meant(tag: str) -> str:
    """The kind of question that an author meant, or all of them."""
    word = half_width(tag)
    close = [kind for sign, kind in _SIGNS if sign in word] or difflib.get_close_matches(word[:60], _NAMES, 1, 0.5)
    return f"「type: {close[0]}」のまちがいではありませんか。" if close else _KINDS


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


_NAMES = ("single", "multiple", "truefalse", "order", "match", "short")
_KINDS = "type: に single、multiple、truefalse、order、match、short のどれかを書いてください。"
_SIGNS = (("×", "truefalse"), ("〇", "truefalse"), ("○", "truefalse"), ("マル", "truefalse"))
_WITH_UNIT = re.compile(r"([0-9]*\.?[0-9]+)\s*(%|割|分|回|点|問|時間|か月|ヶ月|カ月|min|minutes)?")
_TYPED_WIDE = frozenset(
    {"int_type", "float_type", "bool_type", "list_type", "literal_error", "union_tag_invalid"}
    | {"string_pattern_mismatch", "model_type", "model_attributes_type"}
)


def _allowed(context: dict[str, Any]) -> str:
    if "expected" in context:
        return f"使えるのは {context['expected'].replace(' or ', '、').replace(', ', '、')} です。"
    return _KINDS


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
