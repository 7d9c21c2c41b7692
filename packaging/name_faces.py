"""Cuts the faces of `supporter/documents/fonts` that print names of other scripts out of the whole Noto families.

    SOURCE_DATE_EPOCH=1700000000 python packaging/name_faces.py CORE CJK OUT

CORE holds the truetype files of Debian's `fonts-noto-core` 20201225-1, CJK the collections of `fonts-noto-cjk`
1:20220127+repack1-1. Needs fontTools 4.68.0 and, for the list of simplified characters, zhon 2.1.1.
The same input gives the same bytes, so that `SHA256SUMS` proves where a face came from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FONTS = Path(__file__).parents[1] / "supporter/documents/fonts"
HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]
HANGUL = [*range(0xAC00, 0xD7A4), *range(0x3131, 0x3164)]
# Letters of Europe, of Vietnam and of whoever writes with Cyrillic or Greek ones, with their marks and quotes.
LETTERS = [
    *(*range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x2000)),
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2032, 0x25CC),
]
# Which face of a collection it is. Source: README of notofonts/noto-cjk.
KOREAN, SIMPLIFIED = 1, 2


def cut(source: Path, wanted: Iterable[int], target: Path, *, number: int = -1, shaped: bool = True) -> None:
    """Write the characters `wanted` of a face; without `shaped` nothing but single letters."""
    options = subset.Options(
        font_number=number,
        layout_features=["*"] if shaped else [],
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
        drop_tables=["vhea", "vmtx", "VORG", "DSIG", "MATH"],
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(wanted))
    cutter.subset(font)
    _tell_in_format_12(font)
    subset.save_font(font, str(target), options)
    print(target.name, target.stat().st_size)


def _tell_in_format_12(font: TTFont) -> None:
    """`supporter/documents/engine/glyphs.py` reads this table alone; faces of one plane come without it."""
    tables = font["cmap"].tables
    if all(table.format != 12 for table in tables):
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, dict(font.getBestCmap())
        tables.append(table)


def simplified(japanese: frozenset[int]) -> list[int]:
    """What the Japanese face lacks of GB 2312 and of the simplified characters in CC-CEDICT."""
    from zhon import cedict

    told = {ord(character) for character in cedict.simplified}
    return [point for point in HAN if point not in japanese and (point in told or _in_gb2312(point))]


def _in_gb2312(point: int) -> bool:
    try:
        chr(point).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main(core: Path, cjk: Path, out: Path) -> None:
    """All of them, for 明朝 and for ゴシック."""
    for design in ("Serif", "Sans"):
        japanese = frozenset(TTFont(FONTS / f"Noto{design}JP-Regular.otf", lazy=True).getBestCmap())
        collection = cjk / f"Noto{design}CJK-Regular.ttc"
        cut(core / f"Noto{design}-Regular.ttf", LETTERS, out / f"Noto{design}-Letters.ttf")
        cut(collection, simplified(japanese), out / f"Noto{design}SC-Simplified.otf", number=SIMPLIFIED, shaped=False)
        cut(collection, HANGUL, out / f"Noto{design}KR-Hangul.otf", number=KOREAN, shaped=False)
        arabic = "NotoNaskhArabic" if design == "Serif" else "NotoSansArabic"
        blocks = [*range(0x20, 0x40), 0xA0, *range(0x600, 0x700), *range(0x750, 0x780), 0x200C, 0x200D, 0x25CC]
        cut(core / f"{arabic}-Regular.ttf", blocks, out / f"{arabic}-Names.ttf")
        blocks = [0x20, 0xA0, 0x2D, *range(0x900, 0x980), 0x200C, 0x200D, 0x25CC]
        cut(core / f"Noto{design}Devanagari-Regular.ttf", blocks, out / f"Noto{design}Devanagari-Names.ttf")
        blocks = [0x20, 0xA0, 0x2D, *range(0xE00, 0xE80), 0x25CC]
        cut(core / f"Noto{design}Thai-Regular.ttf", blocks, out / f"Noto{design}Thai-Names.ttf")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
