"""Makes scripts and styles small, and styles readable for the browsers that people keep for years."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lightningcss

#: The oldest browsers in which phones, lessons, test and reception are whole: an iPhone 6s as it was in 2020, a
#: telephone on Android whose browser was never renewed, an office's Firefox of that summer.
OLDEST = ["ios_saf 13.4", "safari 13.1", "chrome 80", "firefox 78"]

#: Strings, regular expressions (only where no value can end before them), comments, gaps, words and single signs.
_TOKEN = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      |(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<regex>(?<=[(,=:\[!&|?{};])\s?/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])*/[a-z]*)
      |(?P<space>\s+)|(?P<word>[\w$]+)|(?P<sign>.)""",
    re.S | re.X,
)


def smaller_script(source: str) -> str:
    """The same script on one line. Every statement has to end with `;` or a block."""
    return _Code(source).script()


def smaller_style(source: str) -> str:
    """The same style on one line, as the oldest browsers know it too.

    A selector that they do not know stands in a rule of its own: in a list it would take the others with it.
    """
    return lightningcss.process_stylesheet(source, browsers_list=OLDEST)


class _Code:
    """A script read from left to right; templates hold code, which may hold templates again."""

    def __init__(self, source: str) -> None:
        self._source, self._at = source, 0

    def script(self) -> str:
        """Code up to the end, or up to the brace that ends a place in a template."""
        parts: list[str] = []
        depth, gap = 0, False
        for kind, token in self._tokens():
            if kind in ("comment", "space"):
                gap = True
                continue
            depth += {"{": 1, "}": -1}.get(token, 0)
            if depth < 0:
                break
            last = parts[-1][-1] if parts else ""
            if gap and _apart(last, token[0]):
                parts.append(" ")
            parts.append(token)
            gap = False
        return "".join(parts)

    def _tokens(self) -> Iterator[tuple[str, str]]:
        while self._at < len(self._source):
            if self._source[self._at] == "`":
                yield "text", self._template()
                continue
            found = _TOKEN.match(self._source, self._at)
            assert found and found.lastgroup
            self._at = found.end()
            yield found.lastgroup, found[0].strip() if found.lastgroup == "regex" else found[0]

    def _template(self) -> str:
        """A template as it is written, the code in its places made smaller."""
        parts, begins = ["`"], self._at + 1
        self._at += 1
        while self._source[self._at] != "`":
            if self._source.startswith("${", self._at):
                parts.append(self._source[begins : self._at] + "${")
                self._at += 2
                parts.append(self.script() + "}")
                begins = self._at
            else:
                self._at += 2 if self._source[self._at] == "\\" else 1
        parts.append(self._source[begins : self._at] + "`")
        self._at += 1
        return "".join(parts)


def _apart(last: str, first: str) -> bool:
    """Whether a space has to stay: between two words, and between two signs that would become another one."""
    words = all(re.fullmatch(r"[\w$]", sign) for sign in (last, first)) if last else False
    return words or (last in ("+", "-") and first == last)
