"""Japanese words as HTML for who wants readings: ruby, and `<wbr>` between phrases.

Browsers that break between phrases by themselves stop doing so where there is ruby.
"""

from __future__ import annotations

import re
from html import escape

from supporter import wording
from supporter.wording.shared.phrases import phrase_ends

_ATOM = re.compile(r"\{(?P<base>[^{}|\s]+)\|(?P<reading>[^{}\s]+)\}|(?P<place>\{\w+\})|(?P<letter>.)", re.S)
_PLACE = re.compile(r"\{\w+\}")
_FILLED = "9"  # what stands in a place while phrases are looked for


def phrased(text: str, *, readings: bool = True) -> str:
    """`text` escaped, with its readings, where they are wanted, and breaks; its places are still to be filled."""
    breaks = phrase_ends(wording.without_readings(_PLACE.sub(_FILLED, text)))
    html, position = "", 0
    for atom in _ATOM.finditer(text):
        if position in breaks:
            html += "<wbr>"
        if atom["base"]:
            base = escape(atom["base"], quote=False)
            html += ruby(base, escape(atom["reading"], quote=False)) if readings else base
        else:
            html += atom["place"] or escape(atom["letter"], quote=False)
        position += len(atom["base"] or atom["letter"] or _FILLED)
    return html


def dated(html: str) -> str:
    """Days in text that is escaped, with their readings: 令和8年11月20日（金） is read はつか, きん."""
    return wording.with_date_readings(html, ruby)


def ruby(base: str, reading: str) -> str:
    """`{孤立|こ|りつ}` gives each character its own reading, as in lessons."""
    readings = reading.split("|")
    if len(readings) > 1 and len(readings) == len(base):
        return "".join(_above(one, above) for one, above in zip(base, readings, strict=True))
    return _above(base, "".join(readings))


def _above(base: str, reading: str) -> str:
    """A button is called 答える, not 答こたえる: readings are for the eye."""
    return f'<ruby>{base}<rt aria-hidden="true">{reading}</rt></ruby>'
