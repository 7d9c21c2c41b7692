"""The layout of a word cloud: the most frequent word in the middle, the others beside, below and above it in lines.

Pure arithmetic, so that two screens of one class show one picture. Letters lie level, words of like size stand in one
line: older readers do not turn their heads, and find a word again.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, islice

from supporter.domain.classroom.same_words import fits_cloud
from supporter.domain.shared.document import Value

#: So many words at most; where they would come out smaller than the last row can read, there are fewer.
MOST = 40
#: Heights of letters, in units of a cloud that is 1000 wide (on a wall of 16:9 thirty are 3.6 % of its height).
SMALLEST, LARGEST = 30.0, 160.0
WIDTH = 1000.0
#: Heights of a screen 16:9, with the list beside the cloud, and of one 4:3, with the list below.
WIDE, NARROW = 480.0, 380.0
#: A line is so many times as high as its letters; its foot lies so far below its head.
LINE, FOOT = 1.2, 0.93
#: Between words, and between lines.
_ASIDE, _ABOVE = 30.0, 4.0
_STEP = 0.95
#: Where the most frequent word would be less than so many times the smallest size, the least frequent give way.
_EVEN = 1.2
#: By so much the lines at the top and at the foot are shorter than the one in the middle.
_ROUND = 0.3


class Placed(Value):
    """A word with how many wrote it: its box from the upper left corner, and the height of its letters, in units."""

    text: str
    count: int
    x: float
    y: float
    width: float
    height: float
    size: float

    @property
    def foot(self) -> float:
        """Where its letters stand."""
        return self.y + FOOT * self.size


class WordCloud(Value):
    """Words in a box of 1000 × `height` units, the most frequent first."""

    height: float
    words: tuple[Placed, ...]

    @property
    def width(self) -> float:
        """Always the same."""
        return WIDTH


@dataclass
class _Line:
    """Words side by side, by their place among all: how wide they are together, and where the line begins above."""

    places: list[int]
    width: float
    height: float
    y: float


@lru_cache(maxsize=64)
def word_cloud(words: tuple[tuple[str, int], ...], height: float) -> WordCloud:
    """Words with how often each was written, in any order, laid out; those too long to be drawn are left out."""
    ordered = sorted((one for one in words if one[1] > 0), key=lambda one: (-one[1], one[0]))
    known = list(islice((one for one in ordered if fits_cloud(one[0])), MOST))
    while known:
        for top in _tops(known, height):
            if found := _placed(known, top, height):
                return WordCloud(height=height, words=found)
        known = known[: len(known) - max(1, len(known) // 10)]
    return WordCloud(height=height, words=())


def ems(text: str) -> float:
    """How wide a text is, in heights of its letters; on the safe side, since every screen has letters of its own."""
    return max(1.0, sum(map(_em, text)))


def _em(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WFA":
        return 1.0
    return 0.95 if letter in "mwMW@%&" else 0.72 if letter.isupper() else 0.6


def _tops(words: Sequence[tuple[str, int]], height: float) -> Iterator[float]:
    """Sizes for the most frequent word, from the largest with which each word is narrow enough."""
    most = words[0][1]
    room = WIDTH - 2 * _ASIDE
    largest = min(LARGEST, *(room / ems(text) / math.sqrt(n / most) for text, n in words))
    for power in count():
        top = largest * _STEP**power
        if top < SMALLEST * _EVEN and power:
            return
        yield top


def _placed(words: Sequence[tuple[str, int]], top: float, height: float) -> tuple[Placed, ...]:
    """All words with letters of `top` for the most frequent; none where one of them finds no room."""
    sizes = [max(SMALLEST, top * math.sqrt(n / words[0][1])) for _, n in words]
    widths = [ems(text) * size for (text, _), size in zip(words, sizes, strict=True)]
    lines = _lines(widths, sizes, height)
    found: dict[int, Placed] = {}
    for line in lines:
        for place, x in _across(line, widths):
            text, n = words[place]
            tall = LINE * sizes[place]
            y = line.y + (line.height - tall) / 2
            found[place] = Placed(text=text, count=n, x=x, y=y, width=widths[place], height=tall, size=sizes[place])
    return tuple(found[place] for place in range(len(words))) if lines else ()


def _lines(widths: Sequence[float], sizes: Sequence[float], height: float) -> list[_Line]:
    """The words in their order in lines: the first in the middle, each other one where more room is left, below it or
    above. None where there is too little.
    """
    tall = LINE * sizes[0]
    above = below = (height - tall) / 2
    lines = [_Line([], 0.0, tall, above)]
    for place, width in enumerate(widths):
        line = lines[-1]
        if line.places and not _takes(line, place, widths, height):
            tall, under = LINE * sizes[place], below >= above
            if max(below, above) < tall + _ABOVE:
                return []
            y = height - below + _ABOVE if under else above - tall - _ABOVE
            below, above = (below - tall - _ABOVE, above) if under else (below, above - tall - _ABOVE)
            line = _Line([], 0.0, tall, y)
            lines.append(line)
        line.width += width + (_ASIDE if line.places else 0.0)
        line.places.append(place)
    return lines


def _takes(line: _Line, place: int, widths: Sequence[float], height: float) -> bool:
    """Whether a line has room for one more word; the first line on the side where it would stand."""
    aside = abs(line.y + line.height / 2 - height / 2) / (height / 2)
    room = WIDTH * (1 - _ROUND * aside**2)
    if line.places[0] == 0:
        side = sum(widths[one] + _ASIDE for one in line.places[2 - len(line.places) % 2 :: 2])
        return side + widths[place] + _ASIDE <= (room - widths[0]) / 2
    return line.width + _ASIDE + widths[place] <= room


def _across(line: _Line, widths: Sequence[float]) -> list[tuple[int, float]]:
    """Where the words of a line begin: the first of it in its middle, the others by turns right and left of it."""
    order = [*line.places[2::2][::-1], line.places[0], *line.places[1::2]]
    ahead = sum(widths[one] + _ASIDE for one in line.places[2::2])
    x = (WIDTH - widths[0]) / 2 - ahead if line.places[0] == 0 else (WIDTH - line.width) / 2
    found = []
    for one in order:
        found.append((one, x))
        x += widths[one] + _ASIDE
    return found
