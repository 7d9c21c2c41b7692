"""A text file is UTF-8, small and free of control characters, or a problem says what to do."""

from __future__ import annotations

import re
from pathlib import Path

from supporter.content.files.problems import Findings

LARGEST = 1_000_000
"""Bytes a text file may have; larger ones are not even read."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def read_text(path: Path, findings: Findings) -> str | None:
    """The text of `path` with `\\n` line ends and without BOM, or None after noting why not."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            findings.error(
                1,
                f"ファイルが大きすぎます（{size:,}バイト）。",
                f"{LARGEST:,}バイトまでに分けてください。",
            )
            return None
        raw = path.read_bytes()
    except OSError as error:
        findings.error(1, f"ファイルを読めません（{error.strerror}）。", "置き場所と権限を確かめてください。")
        return None
    text = _decoded(raw, findings)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        findings.error(
            line_at(text, control.start()),
            f"目に見えない制御文字（U+{ord(control[0]):04X}）があります。",
            "この行を打ち直してください。",
        )
        return None
    return text


def line_at(text: str, position: int) -> int:
    """The line, from 1, of a character position."""
    return text.count("\n", 0, position) + 1


def _decoded(raw: bytes, findings: Findings) -> str | None:
    for bom, name in _BOMS:
        if raw.startswith(bom):
            findings.error(1, f"文字コードが {name} です。", "UTF-8 で保存し直してください。")
            return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        try:
            raw.decode("cp932")
            name = "Shift_JIS（CP932）のよう"
        except UnicodeDecodeError:
            name = "UTF-8 ではないよう"
        findings.error(line, f"文字コードが{name}です。", "UTF-8 で保存し直してください。")
        return None
