"""A certificate is accessible, archivable, the same every time, and says exactly what was typed."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from supporter.documents.certificates.certificate import Paper
from supporter.documents.engine.press import Press
from supporter.domain.shared.refused import Refused
from tests.support.papers import HANAKO, page_of, text_of

LONG_FOREIGN = "Nguyễn Thị Ánh Tuyết Maria Fernanda de la Cruz González Ibáñ"
LONG_JAPANESE = "寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末" * 2 + "食う寝る処に住む処の"


def with_name(name: str) -> Paper:
    return HANAKO.model_copy(update={"name": name})


def structure(pdf: bytes) -> list[str]:
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S) + (f" {node.Alt}" if "/Alt" in node else ""))
            if "/K" in node:
                walk(node.K)

    document = pikepdf.open(io.BytesIO(pdf))
    walk(document.Root.StructTreeRoot.K)
    return found


async def test_it_may_be_kept_and_read_aloud(press: Press) -> None:
    pdf = await press.pdf(HANAKO)
    document = pikepdf.open(io.BytesIO(pdf))
    metadata = document.open_metadata()
    assert metadata["pdfaid:part"] == "2" and metadata["pdfaid:conformance"] == "A"
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == "修了証 第R8-基-0001号"
    assert document.Root.Lang == "ja-JP" and document.Root.MarkInfo.Marked
    assert len(document.pages) == 1


def test_its_parts_are_a_heading_paragraphs_and_a_described_figure(press: Press) -> None:
    parts = structure(press.pdf_now(HANAKO))
    assert parts.count("/H1") == 1
    assert parts.count("/P") >= 8
    figures = [part for part in parts if part.startswith("/Figure")]
    assert figures == ["/Figure この修了証が正しいものかを確かめるページへのQRコードです。"]


def test_everything_on_it_can_be_searched(press: Press, tmp_path: Path) -> None:
    text = text_of(press.pdf_now(HANAKO), tmp_path)
    for part in (
        "第 R8-基-0001 号",
        "つながりサポーター養成講座（基礎講座）",
        "あなたは鳥取市が実施するつながりサポーター養成講座の\n所定の課程をすべて修了されました",
        "鳥取市長",
        "7K3QX-9TM4P",
        "tsunagari.city.tottori.example/v",
    ):
        assert part in text
    assert "令和8年11月23日" in text.replace(" ", "")
    assert "公印" not in text and "、" not in text and "。" not in text


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
        "𠮷田 葛\U000e0100城",
        "#[x]*_$<b>\\",
    ],
)
def test_a_name_stands_exactly_as_typed(name: str, press: Press, tmp_path: Path) -> None:
    assert name in text_of(press.pdf_now(with_name(name)), tmp_path)


@pytest.mark.parametrize("name", [LONG_FOREIGN, LONG_JAPANESE])
def test_a_name_of_sixty_characters_fits_on_two_lines(name: str, press: Press, tmp_path: Path) -> None:
    assert len(name) == 60
    pdf = press.pdf_now(with_name(name))
    text = text_of(pdf, tmp_path)
    start = text.index(name[:8])
    assert "".join(text[start:].split()).startswith("".join(name.split()))
    left, right = ink_between(page_of(pdf, tmp_path), top=75, bottom=93)
    assert left > 40 and right < 257


def ink_between(page: Path, *, top: float, bottom: float) -> tuple[float, float]:
    """The outermost dark ink inside the frame between two heights, all in mm from the upper left corner."""
    picture = Image.open(page).convert("L")
    scale = picture.width / 297
    inside = picture.crop((int(25 * scale), int(top * scale), int(272 * scale), int(bottom * scale)))
    box = inside.point(lambda value: 255 if value < 110 else 0).getbbox()
    assert box is not None
    return 25 + box[0] / scale, 25 + box[2] / scale


SCRIPTS = (
    "Řehoř Dvořák",
    "Батбаяр Өнөрсайхан",
    "김민지",
    "설믜",
    "张伟",
    "王骁祎",
    "ศรี สมชาย",
    "عبد الرحمن",
    "श्रीमती लक्ष्मी",
)


@pytest.mark.parametrize("name", SCRIPTS)
def test_names_of_other_scripts_are_printed(name: str, press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(with_name(name))  # PDF/A: a glyph that is missing is an error
    assert "様" in text_of(pdf, tmp_path)
    left, right = ink_between(page_of(pdf, tmp_path), top=78, bottom=93)
    assert 57 < left < right < 240


@pytest.mark.parametrize(
    ("name", "rest"), [("花😀子", "花子"), ("\ue000山", "山"), ("葛\U000e01ef城", "城"), ("အောင်", "")]
)
def test_what_cannot_be_printed_as_typed_is_left_free(name: str, rest: str, press: Press, tmp_path: Path) -> None:
    text = text_of(press.pdf_now(with_name(name)), tmp_path)
    line = text.split("養成講座（基礎講座）")[1].split("様")[0]
    assert "".join(line.split()) == rest


def test_a_text_of_the_municipality_is_refused_by_another_code(press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.pdf_now(HANAKO.model_copy(update={"course_line": "講座🎓"}))
    assert refused.value.code == "certificate.unprintable"


@pytest.mark.parametrize("dpi", [150, 300])
def test_its_code_is_read_from_a_picture_of_it(dpi: int, press: Press, tmp_path: Path) -> None:
    page = page_of(press.pdf_now(HANAKO), tmp_path, dpi)
    (code,) = zxingcpp.read_barcodes(Image.open(page))
    assert code.text == "HTTPS://TSUNAGARI.CITY.TOTTORI.EXAMPLE/V/7K3QX9TM4P"
    side = max(code.position.top_right.x - code.position.top_left.x, 0) / dpi * 25.4
    assert 18 <= side <= 22


async def test_the_same_paper_is_the_same_file(press: Press) -> None:
    other = Press()
    pdfs = await asyncio.gather(*(one.pdf(HANAKO) for one in (press, other, press)))
    other.close()
    assert len(set(pdfs)) == 1
    assert pdfs[0] != await press.pdf(with_name("太郎"))


def test_only_a_proof_shows_where_the_seal_goes(press: Press, tmp_path: Path) -> None:
    texts = {
        seal: text_of(press.pdf_now(HANAKO.model_copy(update={"seal": seal})), tmp_path)
        for seal in ("space", "none", "proof")
    }
    assert {seal for seal, text in texts.items() if "公印" in text} == {"proof"}


def test_the_space_for_the_seal_is_white(press: Press, tmp_path: Path) -> None:
    picture = Image.open(page_of(press.pdf_now(HANAKO), tmp_path)).convert("L")
    scale = picture.width / 297
    square = picture.crop(tuple(int(edge * scale) for edge in (237.5, 155.5, 260.5, 178.5)))
    assert square.getextrema() == (255, 255)


def test_dates_are_written_as_the_municipality_chose(press: Press, tmp_path: Path) -> None:
    both = text_of(press.pdf_now(HANAKO.model_copy(update={"date_style": "both"})), tmp_path)
    assert "令和8年（2026年）11月23日" in both.replace(" ", "")


def test_it_prints_on_bought_paper_and_for_names_written_by_hand(press: Press, tmp_path: Path) -> None:
    bought = HANAKO.model_copy(update={"name": "", "frame": False, "shift": (3.0, -2.0), "verify_url": ""})
    pdf = press.pdf_now(bought)
    assert "様" in text_of(pdf, tmp_path)
    picture = Image.open(page_of(pdf, tmp_path)).convert("L")
    assert picture.crop((0, 0, picture.width, int(18 / 210 * picture.height))).getextrema() == (255, 255)
    assert not zxingcpp.read_barcodes(Image.open(tmp_path / "page.png"))


def test_a_long_issuer_takes_two_lines(press: Press, tmp_path: Path) -> None:
    issuer = {
        "issuer_title": "一般社団法人 鳥取県東部つながり推進協議会\n代表理事兼会長",
        "issuer_name": "葛\U000e0100城　𠮷右衛門",
    }
    text = text_of(press.pdf_now(HANAKO.model_copy(update=issuer)), tmp_path)
    assert "協議会\n代表理事兼会長" in text and "葛\U000e0100城" in text and "𠮷右衛門" in text


def test_a_municipality_that_has_not_named_its_mayor_yet_still_gets_paper(press: Press, tmp_path: Path) -> None:
    unsigned = HANAKO.model_copy(update={"issuer_title": "", "issuer_name": ""})
    assert "鳥取" in text_of(press.pdf_now(unsigned), tmp_path)


async def test_a_picture_of_it_serves_the_screen(press: Press) -> None:
    picture = Image.open(io.BytesIO(await press.picture(HANAKO, 1123)))
    assert picture.size == (1123, 794)
