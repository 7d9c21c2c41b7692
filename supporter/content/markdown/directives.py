"""What stands behind `:::` — its name, its words, its settings — read strictly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from supporter.content.files.problems import Findings, nearest
from supporter.content.markdown.dialect import DIRECTIVE_CLOSE, DIRECTIVE_OPEN

SETTINGS: dict[str, frozenset[str]] = {
    "notes": frozenset({"minutes"}),
    "check": frozenset(),
    "work": frozenset(),
    "pair": frozenset({"minutes", "roles"}),
    "group": frozenset({"minutes", "roles"}),
    "yasashii": frozenset(),
    "contacts": frozenset(),
    "care": frozenset(),
    "slide": frozenset(),
    "words": frozenset(),
    "figure": frozenset(),
    "source": frozenset(),
}
"""Every directive of the dialect and the settings it takes."""

_SETTING = re.compile(r'(?<![A-Za-z_])([A-Za-z_]++)=(?:"([^"]*)"|(\S+))')
_MINUTES = re.compile(r"([0-9]{1,3}(?:\.[0-9])?)(?:min|分)?\Z")


@dataclass
class Directive:
    """One `::: name words key=value` with the tokens between it and its `:::`."""

    name: str
    line: int
    words: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    body: list[Token] = field(default_factory=list)

    def minutes(self, findings: Findings) -> float | None:
        """Minutes, from `minutes=3` or, without it, from the word `3min`; None without either."""
        text = self.settings.get("minutes", self.words if _MINUTES.match(self.words) else "")
        found = _MINUTES.match(text)
        if text and not found:
            findings.error(self.line, f"時間「{text}」が読めません。", "minutes=3 のように、分を数字で書いてください。")
        return float(found[1]) if found else None

    def heading(self) -> str:
        """The words after the name, unless they are minutes."""
        return "" if _MINUTES.match(self.words) else self.words

    def inlines(self) -> list[Token]:
        """The inline tokens of the body, paragraph by paragraph."""
        return [token for token in self.body if token.type == "inline"]


def read_directive(info: str, line: int, findings: Findings) -> Directive | None:
    """A directive from what follows `:::`, or None after noting that there is none of that name."""
    name, _, rest = info.strip().partition(" ")
    if name not in SETTINGS:
        findings.error(line, f"「::: {name}」という枠はありません。", nearest(name, SETTINGS))
        return None
    directive = Directive(name, line, words=_SETTING.sub("", rest).strip())
    for found in _SETTING.finditer(rest):
        if found[1] in SETTINGS[name]:
            directive.settings[found[1]] = found[2] if found[2] is not None else found[3]
        else:
            findings.error(line, f"「::: {name}」に「{found[1]}=」は書けません。", nearest(found[1], SETTINGS[name]))
    return directive


def end_of(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the directive opened at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += {DIRECTIVE_OPEN: 1, DIRECTIVE_CLOSE: -1}.get(tokens[index].type, 0)
        if depth == 0:
            return index
    return len(tokens) - 1
