"""Words of buttons that lessons name instead of typing them: `{button:help}` is what the button says.

Text in plain Japanese takes the word that stands on the button for whoever reads plain Japanese.
"""

from __future__ import annotations

import re

from supporter import wording
from supporter.content.files.problems import Findings, nearest
from supporter.content.files.text_file import line_at

#: What a lesson calls a button, and the key of its word.
BUTTONS = {"help": "help.short", "letters": "letters.short", "next": "next", "prev": "prev", "home": "home", "my": "my"}
_MARK = re.compile(r"[{｛]\s*button\s*[:：]\s*([^{}｛｝\n]{0,32}?)\s*[}｝]", re.IGNORECASE)
_PLAIN_OPEN, _CLOSE = re.compile(r":::\s*(?:care\s+)?yasashii\b"), re.compile(r":::\s*\Z")


def with_buttons(text: str, findings: Findings) -> str:
    """`text` with the words of its buttons in place, every line where it was; notes marks that name none."""
    if "button" not in text.lower():
        return text
    plain = _plain_lines(text)

    def word(found: re.Match[str]) -> str:
        line = line_at(text, found.start())
        if found[0] != f"{{button:{found[1]}}}":
            findings.error(
                line, f"「{found[0][:40]}」という書き方はありません。", "{button:help} のように、半角で書いてください。"
            )
        elif found[1] not in BUTTONS:
            findings.error(line, f"ボタン「{found[1]}」がありません。", nearest(found[1], BUTTONS))
        else:
            return wording.in_language(wording.WORDS[BUTTONS[found[1]]], "easy" if line in plain else "ja")
        return "？"

    return _MARK.sub(word, text)


def _plain_lines(text: str) -> set[int]:
    """The lines that are in plain Japanese."""
    found, inside = set(), False
    for number, line in enumerate(text.split("\n"), 1):
        inside = bool(_PLAIN_OPEN.match(line)) or (inside and not _CLOSE.match(line))
        if inside:
            found.add(number)
    return found
