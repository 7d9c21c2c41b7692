"""Cards on paper: read even from pictures of them, no letter below 8 pt, names as typed."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from supporter.documents.accounts.learner_card import LearnerCard
from supporter.documents.certificates.certificate import Paper, Portrait
from supporter.documents.certificates.supporter_card import SupporterCard, SupporterCards
from supporter.documents.engine.press import Press
from supporter.domain.municipalities.municipality import Contact
from supporter.domain.shared.refused import Refused
from tests.documents.certificates.test_certificate import LONG_FOREIGN, LONG_JAPANESE
from tests.support.papers import HANAKO, page_of, text_of

DAY = dt.date(2026, 11, 23)
SECRET = "PqXbC3yT0k5zqv1sWm2g9A"
SITE = "https://tsunagari.city.tottori.example"
OUTER = LearnerCard(
    municipality="鳥取市",
    programme="つながりサポーター",
    department="福祉課",
    phone="0857-00-0000",
    fax="0857-00-0001",
    hours="平日 8:30–17:15",
    site=SITE,
    name="鳥取　花子",
    number="48291307",
    printed_on=DAY,
)
WHOLE = OUTER.model_copy(update={"sign_in": f"{SITE}/in/card#48291307.{SECRET}"})
CARD = SupporterCard(
    municipality="鳥取市",
    programme="ゆるサポ",
    department="福祉課",
    phone="0857-00-0000",
    fax="0857-00-0001",
    name="鳥取　花子",
    kana="トットリ　ハナコ",
    serial="第R8-基-0001号",
    completed_on=DAY,
    verify_url=f"{SITE}/v/7K3QX9TM4P",
    code="7K3QX-9TM4P",
    contacts=tuple(
        Contact(name=name, topics=("life",), phone=phone, hours="24時間・毎日", checked_on=dt.date(2026, 10, 1))
        for name, phone in (("福祉課", "0857-00-0000"), ("よりそい", "0120-279-338"), ("いのち", "0120-783-556"))
    ),
)
NAMES = ["髙橋　﨑", "𠮷田　葛\U000e0100城", "Nguyễn Thị Ánh", "ジョン・スミス", "#[x]*_$<b>\\"]


def cards(*changes: dict[str, object]) -> SupporterCards:
    return SupporterCards(cards=tuple(CARD.model_copy(update=change) for change in changes), printed_on=DAY)


def codes(pdf: bytes, folder: Path, mode: str = "RGB") -> set[str]:
    """What a telephone reads from the first page at 150 dpi."""
    picture = Image.open(page_of(pdf, folder)).convert(mode, dither=Image.Dither.NONE)
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def sizes(pdf: bytes, folder: Path) -> set[int]:
    """The letter sizes of a PDF in points."""
    (folder / "sizes.pdf").write_bytes(pdf)
    command = ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", str(folder / "sizes.pdf")]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return {int(size) for size in re.findall(r'<fontspec id="\d+" size="(\d+)"', told)}


def everything_in(pdf: bytes) -> bytes:
    """Every stream of a PDF, unpacked: pages, pictures, metadata."""
    document = pikepdf.open(io.BytesIO(pdf))
    streams = [each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
    return b"".join([pdf, *streams])


@pytest.mark.parametrize("paper", [WHOLE, OUTER, cards({}, {})], ids=["whole", "outer", "supporter"])
def test_a_card_may_be_kept_and_read_aloud(paper: LearnerCard | SupporterCards, press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(paper)
    document = pikepdf.open(io.BytesIO(pdf))
    metadata = document.open_metadata()
    assert metadata["pdfaid:part"] == "2" and metadata["pdfuaid:part"] == "1"
    assert document.Root.Lang == "ja-JP" and len(document.pages) == 1
    assert min(sizes(pdf, tmp_path)) >= 8
    text = text_of(pdf, tmp_path).replace(" ", "")
    for part in ("発行鳥取市福祉課", "電話0857-00-0000", "FAX0857-00-0001", "令和8年11月23日", "1／1ページ"):
        assert part in text
    assert "取扱注意・配らない" in text
    assert pdf == press.pdf_now(paper)


@pytest.mark.parametrize("mode", ["RGB", "1"], ids=["colours", "black and white"])
def test_both_codes_of_the_learners_card_are_read_from_a_picture_of_it(mode: str, press: Press, tmp_path: Path) -> None:
    assert codes(press.pdf_now(WHOLE), tmp_path, mode) == {"48291307", f"{SITE}/in/card#48291307.{SECRET}"}
    assert codes(press.pdf_now(OUTER), tmp_path, mode) == {"48291307"}


def test_the_secret_is_nowhere_but_in_the_inner_code(press: Press, tmp_path: Path) -> None:
    for paper in (WHOLE, OUTER):
        assert SECRET.encode() not in everything_in(press.pdf_now(paper))
    assert SECRET not in repr(WHOLE) and SECRET not in str(WHOLE.template_data())
    text = text_of(press.pdf_now(OUTER), tmp_path)
    assert "ほかの人に見せないでください" not in text and "新しい受講票を作る" in text


def test_the_learners_card_says_what_to_do_without_it(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(WHOLE)
    text = text_of(pdf, tmp_path)
    for part in ("4829 1307", "ほかの人に見せないでください", "暗証番号を忘れたとき", "tsunagari.city.tottori.example"):
        assert part in text
    assert 28 in sizes(pdf, tmp_path)


def test_the_halves_fold_onto_each_other(press: Press, tmp_path: Path) -> None:
    """Outside the lower half, inside the upper one, and nothing printed across a fold."""
    picture = Image.open(page_of(press.pdf_now(WHOLE), tmp_path))
    found = {code.text: code.position for code in zxingcpp.read_barcodes(picture)}
    width, height = picture.size
    outer, inner = found["48291307"], found[f"{SITE}/in/card#48291307.{SECRET}"]
    assert outer.top_left.x > width / 2 and outer.top_left.y > height / 2
    assert max(inner.top_left.x, inner.bottom_right.x) < width / 2
    assert max(inner.top_left.y, inner.bottom_right.y) < height / 2
    scale, grey = width / 210, picture.convert("L")
    for box in ((101, 14, 104, 147), (106, 14, 109, 147), (101, 150, 104, 283), (106, 150, 109, 283)):
        assert grey.crop(tuple(int(edge * scale) for edge in box)).getextrema() == (255, 255)


@pytest.mark.parametrize("name", [*NAMES, LONG_FOREIGN, LONG_JAPANESE])
def test_names_stand_on_cards_exactly_as_typed(name: str, press: Press, tmp_path: Path) -> None:
    for paper in (WHOLE.model_copy(update={"name": name}), cards({"name": name})):
        pdf = press.pdf_now(paper)
        assert "".join(name.split()) in "".join(text_of(pdf, tmp_path).split())
        assert min(sizes(pdf, tmp_path)) >= 8 and len(pikepdf.open(io.BytesIO(pdf)).pages) == 1
        assert codes(pdf, tmp_path), "a long name pushes nothing away"


@pytest.mark.parametrize("name", ["花", LONG_FOREIGN, LONG_JAPANESE])
def test_nothing_lies_over_the_number(name: str, press: Press, tmp_path: Path) -> None:
    """Whatever stands above it, the number ends before the white edge of the QR begins."""
    programme = "つながりサポーター（ゆるくつながる人）"
    pdf = press.pdf_now(OUTER.model_copy(update={"name": name, "programme": programme}))
    picture = Image.open(page_of(pdf, tmp_path))
    (code,) = zxingcpp.read_barcodes(picture)
    told = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "paper.pdf"), "-"], capture_output=True, check=True)
    ends = re.search(r'yMax="([\d.]+)">4829<', told.stdout.decode())
    assert ends
    quiet = 4 * 37 / 29  # mm: four of the 29 modules of the whole code, which is 37 mm wide
    assert float(ends[1]) / 72 * 25.4 < code.position.top_left.y / picture.width * 210 - quiet


@pytest.mark.parametrize("name", [LONG_FOREIGN, LONG_JAPANESE])
def test_a_long_name_stays_on_its_card(name: str, press: Press, tmp_path: Path) -> None:
    kana = "ジュゲムジュゲムゴコウノスリキレ　" * 3 + "カイジャリスイギョ"
    plain, long = ({"name": "花", "kana": ""}, {"name": name, "kana": kana})
    ink = []
    for change in (plain, long):
        page = Image.open(page_of(press.pdf_now(cards(change)), tmp_path)).convert("L")
        scale = page.width / 210
        # From the rule below the name to the lower edge, and the band above it: the same whatever the name is.
        boxes = ((14.5, 11 + 33, 104, 65.5), (14.5, 11.5, 104, 21))
        ink.append([page.crop(tuple(int(edge * scale) for edge in box)).tobytes() for box in boxes])
    assert ink[0] == ink[1]


def test_a_name_that_cannot_be_printed_is_written_by_hand_on_the_learners_card(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(WHOLE.model_copy(update={"name": "အောင် ဆန်း"}))
    assert "様" in text_of(pdf, tmp_path) and "48291307" in codes(pdf, tmp_path)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (cards({"department": "福祉😀課"}), "paper.unprintable"),
        (OUTER.model_copy(update={"hours": "平日🌸"}), "paper.unprintable"),
    ],
)
def test_what_cannot_be_printed_is_refused(paper: LearnerCard | SupporterCards, code: str, press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.pdf_now(paper)
    assert refused.value.code == code


def test_the_supporters_card_names_the_programme_and_whom_to_call(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(cards({}))
    text = text_of(pdf, tmp_path)
    for part in ("ゆるサポ", "トットリ　ハナコ", "鳥取　花子", "秘密を守ります・できる範囲で", "7K3QX-9TM4P"):
        assert part in text.replace("トットリ ハナコ", "トットリ　ハナコ").replace("鳥取 花子", "鳥取　花子")
    packed = text.replace(" ", "")
    for part in ("修了番号第R8-基-0001号", "修了日令和8年11月23日", "よりそい0120-279-338", "2026年10月確認"):
        assert part in packed
    assert "期限" not in text and "めやす" not in text
    assert codes(pdf, tmp_path) == {f"{SITE}/v/7K3QX9TM4P".upper()}
    assert 17 in sizes(pdf, tmp_path)


def test_only_a_course_that_names_a_year_puts_it_on_the_card(press: Press, tmp_path: Path) -> None:
    text = text_of(press.pdf_now(cards({"follow_up": "令和11年度"})), tmp_path)
    assert "次の学びのめやす令和11年度" in text.replace(" ", "")


def test_hours_that_do_not_fit_leave_the_numbers(press: Press, tmp_path: Path) -> None:
    wordy = tuple(one.model_copy(update={"hours": "決まった日の夕方から夜おそくまで" * 4}) for one in CARD.contacts)
    text = text_of(press.pdf_now(cards({"contacts": wordy})), tmp_path)
    assert "0120-783-556" in text and "夕方" not in text and "秘密を守ります" in text


def test_ten_cards_take_two_pages_of_five(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(cards(*({"name": f"鳥取　{number}子"} for number in "一二三四五六七八九十")))
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 2
    text = text_of(pdf, tmp_path)
    assert text.count("秘密を守ります") == 10 and "2／2" in text.replace(" ", "")


@pytest.mark.parametrize(
    ("paper", "pixels", "size"), [(HANAKO, 1600, (1600, 1131)), (Portrait(**HANAKO.model_dump()), 1080, (1080, 1920))]
)
@pytest.mark.parametrize("name", ["鳥取　花子", "𠮷田　葛\U000e0100城", LONG_FOREIGN, LONG_JAPANESE])
async def test_a_picture_of_a_certificate_is_read_by_a_telephone(
    paper: Paper, pixels: int, size: tuple[int, int], name: str, press: Press
) -> None:
    made = await press.picture(paper.model_copy(update={"name": name}), pixels)
    picture = Image.open(io.BytesIO(made))
    assert (picture.format, picture.size) == ("PNG", size)
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == "HTTPS://TSUNAGARI.CITY.TOTTORI.EXAMPLE/V/7K3QX9TM4P"
    other = await press.picture(paper.model_copy(update={"name": "太郎"}), pixels)
    assert made != other and len(made) < 500_000


@pytest.mark.parametrize("name", ["花😀子", "အောင် ဆန်း"])
async def test_a_picture_is_made_of_every_name(name: str, press: Press) -> None:
    made = await press.picture(Portrait(**HANAKO.model_dump() | {"name": name}), 1080)
    assert made != await press.picture(Portrait(**HANAKO.model_dump() | {"name": "花子"}), 1080)


@pytest.mark.parametrize("name", ["花😀子", "အောင် ဆန်း"])
def test_a_supporters_card_leaves_room_for_what_no_face_has(name: str, press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(cards({"name": name}))
    assert "😀" not in text_of(pdf, tmp_path) and codes(pdf, tmp_path)
