"""Numbers that change how their counter is said: ひとり, ふたり, いっぷん, and one page.

A sentence is written for many; here what was filled in is looked at once more. Class phones, who fill in places
themselves, do the same (`counted` in `live/page/phone.js`).
"""

from __future__ import annotations

import re

from supporter.wording.shared.words import Language

_RT = r"<rt(?: aria-hidden=\"true\")?>"
_NUMBER = r"(?<![\d.:/])"
#: 1人, 2人 are words of their own; so each has one reading above the whole.
_PEOPLE = re.compile(rf"{_NUMBER}([12])<ruby>人({_RT})にん</rt></ruby>")
_PEOPLE_EASY = re.compile(rf"{_NUMBER}([12])にん")
_ALONE = {"1": "ひとり", "2": "ふたり"}
#: いっぷん, さんぷん, よんぷん, ろっぷん, はっぷん, じゅっぷん.
_MINUTES = re.compile(rf"(?<=[134680])(<ruby>分{_RT})ふん(?=</rt>)")
_MINUTES_EASY = re.compile(r"(?<=[134680])ふん")
_ONE = re.compile(
    r"(?<![\d.,:/–-])1 (people|pages|chapters|times|tries|days|minutes|months|years|questions|places|answers|phones|"
    r"classes|sessions|characters|digits|more answers)\b"
)
_SINGULAR = {"people": "person", "tries": "try", "classes": "class", "more answers": "more answer"}


def counted(text: str, language: Language) -> str:
    """`text`, filled in, with its counters as they are said."""
    if language == "en":
        return _ONE.sub(lambda found: "1 " + _SINGULAR.get(found[1], found[1].removesuffix("s")), text)
    if language == "easy":
        return _MINUTES_EASY.sub("ぷん", _PEOPLE_EASY.sub(lambda found: _ALONE[found[1]], text))
    people = _PEOPLE.sub(lambda found: f"<ruby>{found[1]}人{found[2]}{_ALONE[found[1]]}</rt></ruby>", text)
    return _MINUTES.sub(r"\1ぷん", people)
