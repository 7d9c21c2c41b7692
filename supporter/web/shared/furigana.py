"""Japanese words as HTML for who wants readings: ruby, and `<wbr>` between phrases.

Browsers that break between phrases by themselves stop doing so where there is ruby.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

import budoux

from supporter import wording

_ATOM = re.compile(r"\{(?P<base>[^{}|\s]+)\|(?P<reading>[^{}\s]+)\}|(?P<place>\{\w+\})|(?P<letter>.)", re.S)
_PLACE = re.compile(r"\{\w+\}")
#: What the parser would cut; a break may stand before it instead.
_WHOLE = re.compile("ふりがな|ひらがな|もどる|明るい|とちゅう|あてはまる|はいる|受け取|登録")
_FILLED = "9"  # what stands in a place while phrases are looked for


def phrased(text: str) -> str:
    """`text` escaped, with its readings and breaks; its places are still to be filled."""
    breaks = _phrase_ends(wording.without_readings(_PLACE.sub(_FILLED, text)))
    html, position = "", 0
    for atom in _ATOM.finditer(text):
        if position in breaks:
            html += "<wbr>"
        if atom["base"]:
            html += ruby(escape(atom["base"], quote=False), escape(atom["reading"], quote=False))
        else:
            html += atom["place"] or escape(atom["letter"], quote=False)
        position += len(atom["base"] or atom["letter"] or _FILLED)
    return html


def ruby(base: str, reading: str) -> str:
    """`{孤立|こ|りつ}` gives each character its own reading, as in lessons."""
    readings = reading.split("|")
    if len(readings) > 1 and len(readings) == len(base):
        return "".join(_above(one, above) for one, above in zip(base, readings, strict=True))
    return _above(base, "".join(readings))


def _above(base: str, reading: str) -> str:
    """A button is called 答える, not 答こたえる: readings are for the eye."""
    return f'<ruby>{base}<rt aria-hidden="true">{reading}</rt></ruby>'


def _phrase_ends(text: str) -> set[int]:
    """Where a phrase ends; a number stays with what it counts."""
    ends, position = set(), 0
    for phrase in _parser().parse(text):
        position += len(phrase)
        ends.add(position)
    for word in _WHOLE.finditer(text):
        ends = ends - set(range(word.start(), word.end())) | {word.start()}
    return {end for end in ends if not text[end - 1].isdigit()} - {0}


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
