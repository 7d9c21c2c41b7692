"""What stands behind `:::` — its name, its words, its settings — read strictly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from supporter.content.files.problems import Findings, nearest
from supporter.content.markdown.dialect import DIRECTIVE_CLOSE, DIRECTIVE_OPEN
from supporter.domain.shared.typed import half_width

SETTINGS: dict[str, frozenset[str]] = {
    "notes": frozenset({"minutes"}),
    "check": frozenset(),
    "work": frozenset({"handout"}),
    "scene": frozenset({"read", "handout"}),
    "show": frozenset({"handout"}),
    "pair": frozenset({"minutes", "roles", "short"}),
    "group": frozenset({"minutes", "roles", "short", "size"}),
    "talk": frozenset({"care"}),
    "yasashii": frozenset({"title", "english"}),
    "contacts": frozenset({"handout"}),
    "care": frozenset(),
    "slide": frozenset(),
    "words": frozenset({"show"}),
    "figure": frozenset(),
    "source": frozenset(),
    "chapters": frozenset(),
    "sort": frozenset({"minutes"}),
    "model": frozenset(),
    "case": frozenset(),
}
"""Every directive of the dialect and the settings it takes."""

_ALL_SETTINGS = frozenset[str]().union(*SETTINGS.values())
HANDOUT_PAGES = ("1", "2", "3", "4")
GROUP_SIZES = tuple(str(size) for size in range(2, 13))
AROUND = ("before", "after")
"""Notes for the lecturer's half hours around a class."""
_WORDLESS = frozenset({"notes", "yasashii", "slide", "words", "source", "chapters"})
"""Directives whose words stand in their body alone."""

_QUOTES = "\"'“”„＂＇‘’「」"
_MEANT = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ]{3,10})\s*[=＝:：]\s*(\S*)")
_SETTING = re.compile(r'(?<![A-Za-z_])([A-Za-z_]++)=(?:"([^"]*)"|(\S+))')
_MINUTES = re.compile(r"([0-9]{1,3}(?:\.[0-9])?)(?:min|分)?\Z")


@dataclass
class Directive:
    """One `::: name words key=value` with the tokens between it and its `:::`; `lines` are the same in the file."""

    name: str
    line: int
    words: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    body: list[Token] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def minutes(self, findings: Findings) -> float | None:
        """Minutes, from `minutes=3` or, without it, from the word `3min`; None without either."""
        text = self.settings.get("minutes", self.words if _MINUTES.match(self.words) else "")
        found = _MINUTES.match(text)
        if text and not found:
            plain = _MINUTES.match(half_width(text))
            shown = f"半角で minutes={plain[1]} と" if plain else "minutes=3 のように、分を半角の数字で"
            findings.error(self.line, f"時間「{text}」が読めません。", f"{shown}書いてください。")
        return float(found[1]) if found else None

    def short(self, findings: Findings) -> float | None:
        """Minutes in the 60 minute form, from `short=0`; None without it."""
        text = self.settings.get("short")
        if text is not None and not _MINUTES.match(text):
            what = f"「short={text[:20]}」が読めません。"
            findings.error(self.line, what, "short=0（60分の形では、しない）のように、分を半角の数字で書いてください。")
            return None
        return None if text is None else float(text.removesuffix("分").removesuffix("min"))

    def size(self, findings: Findings) -> int:
        """How many talk with each other, from `size=4`; 0 without it."""
        text = self.settings.get("size")
        if text is None:
            return 0
        if text not in GROUP_SIZES:
            what = f"「size={text[:20]}」が読めません。"
            findings.error(self.line, what, "一組の人数を、size=2 から size=12 で、半角で書いてください。")
            return 0
        if self.settings.get("roles"):
            what = "人数（size）と役（roles）は、いっしょに書けません。"
            findings.error(self.line, what, "役の数が人数になります。size を消してください。")
        return int(text)

    def flag(self, name: str, findings: Findings, *, otherwise: bool) -> bool:
        """A setting that is on or off: `read=1`, `read=0`."""
        text = self.settings.get(name)
        if text not in (None, "0", "1"):
            what = f"「::: {self.name}」の「{name}={text[:20]}」が読めません。"
            findings.error(self.line, what, f"{name}=1 か {name}=0 と、半角で書いてください。")
        return otherwise if text is None else text == "1"

    def handout(self, findings: Findings) -> int:
        """The page of the hand-out, from `handout=2`; 0 without it."""
        text = self.settings.get("handout")
        if text is not None and text not in HANDOUT_PAGES:
            what = f"「handout={text[:20]}」が読めません。"
            findings.error(self.line, what, "手引きの何ページ目かを、handout=1 から handout=4 で書いてください。")
            return 0
        return int(text or 0)

    def heading(self) -> str:
        """The words after the name, unless they are minutes."""
        return "" if _MINUTES.match(self.words) else self.words

    def inlines(self) -> list[Token]:
        """The inline tokens of the body, paragraph by paragraph."""
        return [token for token in self.body if token.type == "inline"]


def read_directive(info: str, line: int, findings: Findings) -> Directive | None:
    """A directive from what follows `:::`, or None after noting that there is none of that name."""
    name, rest = [*info.split(maxsplit=1), "", ""][:2]
    if name not in SETTINGS:
        findings.error(line, f"「::: {name}」という枠はありません。", nearest(name, SETTINGS))
        return None
    directive = Directive(name, line, words=_SETTING.sub("", rest).strip())
    unquoted = [found[3] for found in _SETTING.finditer(rest) if found[3]]
    for found in _SETTING.finditer(rest):
        if found[1] in SETTINGS[name]:
            directive.settings[found[1]] = found[2] if found[2] is not None else found[3]
        else:
            findings.error(line, f"「::: {name}」に「{found[1]}=」は書けません。", nearest(found[1], SETTINGS[name]))
    _check_words(directive, unquoted, findings)
    return directive


def _check_words(directive: Directive, unquoted: Sequence[str], findings: Findings) -> None:
    """Note settings that were not read as such, and words that would be shown nowhere."""
    quoted = next((value for value in unquoted if value[:1] in _QUOTES), None)
    meant = _MEANT.search(directive.words)
    if quoted is not None:
        what = f"「{quoted[:20]}」の引用符が半角ではありません。"
        findings.error(directive.line, what, '半角の " " で囲んでください。')
    elif meant and half_width(meant[1]).lower() in _ALL_SETTINGS:
        what = f"「::: {directive.name}」の「{meant[0][:24]}」が読めません。"
        value = half_width(meant[2]).strip("".join(_QUOTES)) or "3"
        instead = f"あいだを空けずに、半角で {half_width(meant[1]).lower()}={value} のように書いてください。"
        findings.error(directive.line, what, instead)
    elif (
        directive.name in _WORDLESS
        and directive.words
        and not (directive.name == "notes" and directive.heading() in ("", *AROUND))
    ):
        what = f"「::: {directive.name}」のあとの「{directive.words[:20]}」は、どこにも出ません。"
        findings.error(directive.line, what, "次の行から書いてください。")


def end_of(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the directive opened at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += {DIRECTIVE_OPEN: 1, DIRECTIVE_CLOSE: -1}.get(tokens[index].type, 0)
        if depth == 0:
            return index
    return len(tokens) - 1
