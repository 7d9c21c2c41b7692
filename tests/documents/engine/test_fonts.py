"""The bundled faces are the ones we checked, and they know what they can print."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from supporter.documents.engine.glyphs import BY_HAND, FAMILIES, FONTS, Design, runs, unprintable


def test_every_face_is_the_one_that_was_checked() -> None:
    listed = dict(reversed(line.split("  ")) for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    faces = {file.name for file in FONTS.iterdir() if file.suffix in {".ttf", ".otf"}}
    assert set(listed) == faces
    for name, checksum in listed.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == checksum, name


def test_every_face_comes_with_its_licence_and_origin() -> None:
    readme = (FONTS / "README.md").read_text()
    assert all(file.name in readme for file in FONTS.iterdir() if file.suffix in {".ttf", ".otf"})
    licences = list(FONTS.glob("OFL-*.txt"))
    assert len(licences) == 6
    assert all("SIL OPEN FONT LICENSE Version 1.1" in file.read_text() for file in licences)
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 35_000_000


@pytest.mark.parametrize(
    ("design", "file"),
    sorted({(design, file) for design, faces in FAMILIES.items() for files in faces.values() for file in files}),
)
def test_our_reading_of_a_cmap_is_the_one_of_fonttools(design: Design, file: str) -> None:
    font = TTFont(FONTS / file, lazy=True)
    for point in [*font.getBestCmap()][::37]:
        seen = unicodedata.category(chr(point)) not in {"Cc", "Cf", "Co", "Cn"}
        assert unprintable(chr(point), design) == () or not seen or 0xFE00 <= point <= 0xFE0F, f"{point:X}"
    variants = next((table for table in font["cmap"].tables if table.format == 14), None)
    assert variants or "JP" not in file
    for selector, entries in variants.uvsDict.items() if variants else ():
        for base, _ in entries[::11]:
            assert unprintable(chr(base) + chr(selector), design) == (), f"{base:X} {selector:X} {file}"


SCRIPTS = (
    "Řehoř Dvořák",
    "Ṭāriq Ḥusayn",
    "Батбаяр Өнөрсайхан",
    "Γιώργος",
    "김민지",
    "설믜",
    "张伟",
    "王骁祎",
    "ศรี สมชาย",
    "عبد الرحمن",
    "پروین",
    "श्रीमती लक्ष्मी",
    "शर्\u200dमा",
)


@pytest.mark.parametrize("design", FAMILIES)
@pytest.mark.parametrize(
    "name",
    [
        "髙橋",
        "山﨑",
        "𠮷田",
        "葛\U000e0100城",
        "濵田",
        "Nguyễn Thị Ánh",
        "ジョン・スミス",
        "A\u0301nh",
        "は\u3099",
        *SCRIPTS,
        "",
    ],
)
def test_names_of_people_here_are_printable(name: str, design: Design) -> None:
    assert unprintable(name, design) == ()


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("花😀子😀", ("😀",)),
        ("\ue000", ("\ue000",)),
        ("葛\U000e01ef城", ("葛\U000e01ef",)),
        ("花\u202e子", ("\u202e",)),
        ("花\u200b子", ("\u200b",)),
        ("အောင်", ("အော", "င်")),
        ("\u200d花", ("\u200d",)),
        ("花\n", ("\n",)),
    ],
)
def test_what_would_print_as_something_else_is_named(name: str, missing: tuple[str, ...]) -> None:
    assert unprintable(name) == missing


def test_one_face_sets_a_whole_name() -> None:
    assert runs("鳥取　花子") == [("鳥取　花子", "BIZ UDMincho")]
    assert runs("𠮷田　花子") == [("𠮷田　花子", "Noto Serif JP")]
    assert runs("Nguyễn ", of="Nguyễn Thị Ánh") == [("Nguyễn ", "Noto Serif JP")]
    assert runs("Thị", of="Nguyễn Thị Ánh") == [("Thị", "Noto Serif JP")]
    assert runs("Иван") == [("Иван", "Noto Serif")]
    assert runs("𠮷田 김") == [("𠮷田 김", "Noto Serif")]
    assert runs("鳥取　花子", design="gothic") == [("鳥取　花子", "BIZ UDGothic")]
    assert runs("𠮷田　花子", design="gothic") == [("𠮷田　花子", "Noto Sans JP")]


def test_what_no_face_has_is_left_free_and_the_rest_stays_one_design() -> None:
    assert runs("𠮷田😀花子") == [("𠮷田", "Noto Serif JP"), ("😀", BY_HAND), ("花子", "Noto Serif JP")]
    assert runs("花子", of="𠮷田😀花子") == [("花子", "Noto Serif JP")]
    assert runs("အောင်") == [("အောင်", BY_HAND)]
