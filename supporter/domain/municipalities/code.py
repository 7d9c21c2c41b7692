"""全国地方公共団体コード: the six digits by which a municipality is known, the last of which checks the others."""

from __future__ import annotations

import re


def check_digit(first_five: str) -> str:
    """The sixth digit of a 全国地方公共団体コード from its first five.

    Source: 総務省「全国地方公共団体コード」検査数字の算出法: weights 6 5 4 3 2, modulo 11.
    """
    total = sum(int(digit) * weight for digit, weight in zip(first_five, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def is_code(text: str) -> bool:
    """Whether `text` is a six-digit municipality code whose check digit is right."""
    return bool(re.fullmatch(r"[0-9]{6}", text)) and check_digit(text[:5]) == text[5]
