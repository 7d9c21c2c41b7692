"""What the style sheets promise, read from them: what scrolls by itself keeps all that is in it."""

from __future__ import annotations

import re
from pathlib import Path

import supporter.web

SHEETS = Path(supporter.web.__file__).parent / "static" / "css"


def test_what_scrolls_by_itself_holds_the_words_for_ears_that_stand_in_it() -> None:
    """Such words are placed absolutely: a box that is no place of its own lets them make the page long and empty."""
    rules = [
        rule for sheet in SHEETS.glob("*.css") for rule in re.findall(r"[^{}]*\{[^{}]*\}", sheet.read_text("utf-8"))
    ]
    scrolling = [rule for rule in rules if re.search(r"overflow(-[xy])?:(auto|scroll)", rule)]
    assert scrolling and [rule for rule in scrolling if not re.search("position:(relative|fixed)", rule)] == []
