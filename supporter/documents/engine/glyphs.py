"""Which characters the bundled faces print exactly as typed, read from the fonts' own cmap tables."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from supporter.domain.shared.text import clusters

FONTS = Path(__file__).parents[1] / "fonts"

#: 明朝 for certificates, ゴシック for papers that are read at a counter.
Design = Literal["mincho", "gothic"]

# Families in the order in which a name tries them: one family for the whole name where one suffices. The last
# one is all Noto faces of the design, which were drawn to stand beside each other, in the order of `lib.typ`.
FAMILIES: dict[Design, dict[str, tuple[str, ...]]] = {
    "mincho": {
        "BIZ UDMincho": ("BIZUDMincho-Regular.ttf",),
        "Noto Serif JP": ("NotoSerifJP-Regular.otf",),
        "Noto Serif": (
            "NotoSerifJP-Regular.otf",
            "NotoSerif-Letters.ttf",
            "NotoSerifSC-Simplified.otf",
            "NotoSerifKR-Hangul.otf",
            "NotoSerifThai-Names.ttf",
            "NotoNaskhArabic-Names.ttf",
            "NotoSerifDevanagari-Names.ttf",
        ),
    },
    "gothic": {
        "BIZ UDGothic": ("BIZUDGothic-Regular.ttf",),
        "Noto Sans JP": ("NotoSansJP-Regular.otf",),
        "Noto Sans": (
            "NotoSansJP-Regular.otf",
            "NotoSans-Letters.ttf",
            "NotoSansSC-Simplified.otf",
            "NotoSansKR-Hangul.otf",
            "NotoSansThai-Names.ttf",
            "NotoSansArabic-Names.ttf",
            "NotoSansDevanagari-Names.ttf",
        ),
    },
}

#: The family of what no face prints: a gap, to be written by hand.
BY_HAND = ""

# Every letter of Greek and Cyrillic is as wide as a kanji in Japanese faces.
_FULL_WIDTH = frozenset(range(0x370, 0x530))
# They shape the letters of names in Arabic and Indic scripts, and are not seen themselves.
_JAPANESE = ("BIZ", "NotoSerifJP", "NotoSansJP")
_JOINERS = "\u200c\u200d"

# Controls, direction marks, private use: a font may have them, a name on paper may not.
_NEVER = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True)
class Face:
    """A font's characters, and its variation sequences as (character, selector)."""

    characters: frozenset[int]
    sequences: frozenset[tuple[int, int]]

    def prints(self, cluster: str) -> bool:
        """Whether this face shows `cluster` in its own form, variation and accents included."""
        points = [ord(character) for character in cluster]
        selected = {pair for pair in pairwise(points) if _is_selector(pair[1])}
        if not selected <= self.sequences:
            return False
        plain = "".join(chr(point) for point in points if not _is_selector(point))
        seen = plain[0] + "".join(character for character in plain[1:] if character not in _JOINERS)
        if {unicodedata.category(character) for character in seen} & _NEVER:
            return False
        composed = unicodedata.normalize("NFC", plain) if len(plain) > 1 else plain
        return all(ord(character) in self.characters for character in composed)


def unprintable(text: str, design: Design = "mincho") -> tuple[str, ...]:
    """The characters of `text`, each once, that no face of the design prints as typed: emoji, unknown variants."""
    missing = [cluster for cluster in clusters(text) if not _printable(cluster, design)]
    return tuple(dict.fromkeys(missing))


def runs(text: str, *, of: str = "", design: Design = "mincho") -> list[tuple[str, str]]:
    """`text` in pieces of (piece, family). A name is set in one family if any family has all of it;
    `of` is the whole name where `text` is one line of it. What no family has is a piece of the family `BY_HAND`.

    So 𠮷田 does not mix two designs, and a variant that only the second family knows is not shown by the
    first one as its common form, which typesetting would do without a word.
    """
    parts = [part for part in clusters(of or text) if _family_of(part, design) != BY_HAND]
    whole = next((family for family in FAMILIES[design] if all(_prints(family, part, design) for part in parts)), None)
    found: list[tuple[str, str]] = []
    for part in clusters(text):
        family = _family_of(part, design)
        if whole and family != BY_HAND:
            family = whole
        if found and found[-1][1] == family:
            found[-1] = (found[-1][0] + part, family)
        else:
            found.append((part, family))
    return found


def printed(name: str, design: Design = "mincho") -> list[tuple[str, str]]:
    """`runs` of a whole name, and nothing at all for one of which no face prints a letter: its line is left free."""
    found = runs(name, design=design)
    return [] if all(family == BY_HAND or not piece.strip() for piece, family in found) else found


def _family_of(cluster: str, design: Design) -> str:
    return next((family for family in FAMILIES[design] if _prints(family, cluster, design)), BY_HAND)


def _printable(cluster: str, design: Design) -> bool:
    return _family_of(cluster, design) != BY_HAND


@lru_cache(maxsize=8192)
def _prints(family: str, cluster: str, design: Design) -> bool:
    return any(face.prints(cluster) for face in _faces(design)[family])


@cache
def _faces(design: Design) -> dict[str, list[Face]]:
    return {family: [_face(file) for file in files] for family, files in FAMILIES[design].items()}


def _face(file: str) -> Face:
    face = _read(FONTS / file)
    return replace(face, characters=face.characters - _FULL_WIDTH) if file.startswith(_JAPANESE) else face


def _is_selector(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


def _read(path: Path) -> Face:
    """Formats 12 and 14 of the cmap. Source: OpenType specification, «cmap»."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = range(12, 12 + tables * 16, 16)
    (start,) = (struct.unpack_from(">I", data, at + 8)[0] for at in entries if data[at : at + 4] == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    characters: set[int] = set()
    sequences: set[tuple[int, int]] = set()
    for record in range(count):
        at = start + struct.unpack_from(">I", data, start + 8 + record * 8)[0]
        (kind,) = struct.unpack_from(">H", data, at)
        if kind == 12:
            characters |= _characters(data, at)
        elif kind == 14:
            sequences |= _sequences(data, at)
    return Face(frozenset(characters), frozenset(sequences))


def _characters(data: bytes, at: int) -> set[int]:
    (groups,) = struct.unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for group in range(groups):
        first, last = struct.unpack_from(">II", data, at + 16 + group * 12)
        found.update(range(first, last + 1))
    return found


def _sequences(data: bytes, at: int) -> set[tuple[int, int]]:
    (selectors,) = struct.unpack_from(">I", data, at + 6)
    found: set[tuple[int, int]] = set()
    for record in range(at + 10, at + 10 + selectors * 11, 11):
        selector = int.from_bytes(data[record : record + 3], "big")
        common, own = struct.unpack_from(">II", data, record + 3)
        for entry in _entries(data, at + common, 4) if common else ():
            base = int.from_bytes(entry[:3], "big")
            found.update((base + further, selector) for further in range(entry[3] + 1))
        for entry in _entries(data, at + own, 5) if own else ():
            found.add((int.from_bytes(entry[:3], "big"), selector))
    return found


def _entries(data: bytes, at: int, size: int) -> list[bytes]:
    (count,) = struct.unpack_from(">I", data, at)
    return [data[at + 4 + size * index : at + 4 + size * (index + 1)] for index in range(count)]
