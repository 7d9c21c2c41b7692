"""The papers of a class: kept, read aloud, scanned from pictures of them, large enough, and whole with hard names."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageChops

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.content.profiles import national
from supporter.documents.certificates.supporter_card import SupporterCardSheets
from supporter.documents.checkin.reception_sheet import BLANK_ROWS, Expected, NameTags, ReceptionSheet
from supporter.documents.engine.press import Press, Printable, page_count
from supporter.documents.engine.running_text import grey
from supporter.documents.handouts.answer_sheets import AnswerSlips
from supporter.documents.handouts.case_cards import CaseCards
from supporter.documents.handouts.fallback_steps import PaperSteps
from supporter.documents.handouts.flyer import Flyer
from supporter.documents.handouts.guide import Guide
from supporter.documents.handouts.head import Head
from supporter.documents.handouts.lesson import Booklet, Lesson, Worksheets
from supporter.documents.handouts.offline_slides import Show
from supporter.documents.handouts.script import Script
from supporter.documents.handouts.script_lines import script_lines
from supporter.documents.handouts.seat_cards import SeatCards
from supporter.documents.handouts.slides import Slides
from supporter.domain.handouts.printed_class import home_questions, paper_questions
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import OwnPage, TodaysClass
from supporter.services.classroom.running_orders import RunningOrders
from tests.documents.accounts.test_cards import CARD, NAMES, SITE, sizes
from tests.documents.certificates.test_certificate import LONG_FOREIGN, LONG_JAPANESE
from tests.support.papers import text_of

DAY = dt.date(2026, 11, 20)
HEAD = Head(
    municipality="鳥取市",
    programme="つながりサポーター",
    department="福祉課",
    phone="0857-00-0000",
    fax="0857-00-0001",
    course="基礎講座",
    when="11月23日（月） 13:30–15:00",
    venue="中央公民館",
    number="R8-003",
    printed_on=DAY,
)
SESSION = TrainingSession(
    id="s1",
    number="R8-003",
    municipality="312011",
    programme="t",
    course="kiso",
    held_on=dt.date(2026, 11, 23),
    begins=dt.time(13, 30),
    ends=dt.time(15, 0),
    venue="中央公民館",
)
CLAIMS = {number: f"7K3QX9TM{number:02}" for number in range(1, 11)}
CARDS = SeatCards(HEAD, SITE, "482913", CLAIMS)
PEOPLE = [Expected(number, name, "トットリ　ハナコ", "鳥取市") for number, name in enumerate(NAMES, 1)]
HARD = [*NAMES, LONG_FOREIGN, LONG_JAPANESE]


@cache
def library() -> Library:
    courses, quizzes = packaged()
    return Library.load([courses], [quizzes])


def picture(address: str) -> tuple[str, bytes]:
    return "svg", grey(library().asset("kiso", address.rpartition("/")[2]).read_bytes())


@cache
def made(name: str) -> Printable:
    order = RunningOrders(library()).of(SESSION)
    questions = paper_questions(order, SESSION.id)
    lesson = Lesson(HEAD, order.course, questions, national(), picture, home_questions(order, SESSION.id))
    day = ("令和8年11月23日（月）", "13:30–15:00")
    papers: dict[str, Printable] = {
        "booklet": Booklet(lesson),
        "guide": Guide(lesson),
        "cases": CaseCards(lesson),
        "worksheets": Worksheets(lesson),
        "slips": AnswerSlips(HEAD, questions),
        "script": Script(HEAD, tuple(script_lines(order, SESSION)), questions, "佐藤", "山田"),
        "slides": Slides(HEAD, order, questions, picture),
        "steps": PaperSteps(HEAD),
        "flyer": Flyer(HEAD, order.course, f"{SITE}/c/3f2a1b9c7d5e4f60", ("鳥取市", "岩美町"), *day, capacity="40"),
        "cards": CARDS,
        "reception": ReceptionSheet(HEAD, PEOPLE),
        "tags": NameTags(HEAD, PEOPLE),
        "supporter": SupporterCardSheets(cards=(CARD,) * 12, printed_on=DAY),
    }
    return papers[name]


def codes(pdf: bytes, folder: Path, page: int = 1) -> list[str]:
    """What a telephone reads from one page at 150 dpi in black and white, from left to right and down."""
    (folder / "codes.pdf").write_bytes(pdf)
    which = ["-f", str(page), "-l", str(page), "-singlefile"]
    command = ["pdftoppm", "-r", "150", "-png", "-gray", *which, str(folder / "codes.pdf"), str(folder / "codes")]
    subprocess.run(command, check=True)
    found = zxingcpp.read_barcodes(Image.open(folder / "codes.png"))
    return [one.text for one in sorted(found, key=lambda one: (one.position.top_left.y // 50, one.position.top_left.x))]


def pages(pdf: bytes, folder: Path) -> list[str]:
    """The words of each page, spaces left out."""
    return ["".join(page.split()) for page in text_of(pdf, folder).split("\f")][:-1]


@pytest.mark.parametrize("name", ["booklet", "worksheets", "slips", "script", "slides", "steps", "flyer", "cards"])
def test_a_paper_may_be_kept_and_read_aloud_and_every_foot_says_whom_to_ask(
    name: str, press: Press, tmp_path: Path
) -> None:
    pdf = press.pdf_now(made(name))
    document = pikepdf.open(io.BytesIO(pdf))
    metadata = document.open_metadata()
    assert metadata["pdfaid:part"] == "2" and metadata["pdfuaid:part"] == "1" and document.Root.Lang == "ja-JP"
    assert len(document.pages) == page_count(pdf)
    assert min(sizes(pdf, tmp_path)) >= 8  # a reading above 14 pt is 7.56, which is told as 8
    found = pages(pdf, tmp_path)
    for number, text in enumerate(found, 1):
        for part in ("鳥取市", "福祉課電話0857-00-0000" if name == "slides" else "電話0857-00-0000", "FAX0857-00-0001"):
            assert part in text, (number, part)
        assert "令和8年11月20日" in text and f"{number}／{len(found)}" in text
        assert "エラー" not in text and "不正解" not in text


@pytest.mark.parametrize("name", ["reception", "tags", "supporter"])
def test_what_bears_names_says_that_it_is_not_handed_out(name: str, press: Press, tmp_path: Path) -> None:
    found = pages(press.pdf_now(made(name)), tmp_path)
    assert len(found) == {"reception": 1, "tags": 1, "supporter": 4}[name]
    assert all("取扱注意・配らない" in text for text in found)


def test_every_card_is_scanned_from_a_picture_and_its_back_lies_behind_it(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(CARDS)
    expected = [f"{SITE}/J/482913/{claim}".upper() for claim in CLAIMS.values()]
    assert codes(pdf, tmp_path) == expected[:8] and codes(pdf, tmp_path, page=3) == expected[8:]
    assert codes(pdf, tmp_path, page=2) == []
    front, back, _, _ = pages(pdf, tmp_path)
    assert "482913" in front and "tsunagari.city.tottori.example/j" in front and "7K3QX" not in front
    assert [int(number) for number in re.findall(r"7K3QX-9TM(\d\d)", back)] == list(range(1, 9))
    command = ["pdftotext", "-bbox", "-f", "1", "-l", "2", str(tmp_path / "codes.pdf"), "-"]
    box = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    place = re.search(r'xMin="([\d.]+)"[^>]*>7K3QX-9TM01<', box)
    assert place and float(place[1]) > 595 / 2, "number 1 is left in front and right behind"
    assert "裏返" in back or "この面を上にして" in back
    assert 48 in sizes(pdf, tmp_path)


def test_slides_show_own_pictures_as_large_as_the_wall_and_name_films(press: Press, tmp_path: Path) -> None:
    own = (OwnPage(id="p1", title="公民館", picture="a.png"), OwnPage(id="p2", title="体操", video="b.mp4"))
    order = RunningOrders(library()).of(SESSION.model_copy(update={"otherwise": TodaysClass(version=1, pages=own)}))
    order = replace(order, cues=order.cues[-2:])
    out = io.BytesIO()
    Image.new("RGB", (160, 90), "teal").save(out, "PNG")
    pdf = press.pdf_now(Slides(HEAD, order, (), lambda _: ("png", out.getvalue())))
    film = "ここで見るビデオは、この中には入りません。"
    assert page_count(pdf) == 3 and film in pages(pdf, tmp_path)[2]
    (tmp_path / "own.pdf").write_bytes(pdf)
    drawn = ["pdftoppm", "-r", "10", "-png", "-f", "2", "-singlefile", str(tmp_path / "own.pdf"), str(tmp_path / "own")]
    subprocess.run(drawn, check=True)
    shown = Image.open(tmp_path / "own.png").convert("RGB")
    assert {shown.getpixel((x, shown.height // 2)) for x in (2, shown.width - 3)} == {(0, 128, 128)}
    show = Show(HEAD, order, (), lambda _: ("png", out.getvalue())).html()
    assert film in show and "<video" not in show


def test_the_codes_of_the_cards_stand_in_no_text_but_their_own(press: Press) -> None:
    assert "7K3QX9TM01" not in repr(CARDS) and "鳥取　花子" not in repr(made("reception"))


def test_the_flyer_leads_to_the_page_of_the_class(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(made("flyer"))
    assert codes(pdf, tmp_path) == [f"{SITE}/c/3f2a1b9c7d5e4f60".upper()] and page_count(pdf) == 1
    (text,) = pages(pdf, tmp_path)
    for part in ("令和8年11月23日（月）", "13:30–15:00", "中央公民館", "鳥取市・岩美町", "40人", "ひと声から。"):
        assert part in text
    paper = made("flyer")
    told = press.pdf_now(type(paper)(**{**vars(paper), "address": ""}))
    assert codes(told, tmp_path) == [] and "QR" not in pages(told, tmp_path)[0], "by telephone alone"


def test_the_booklet_has_every_part_of_the_course(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(made("booklet"))
    found = pages(pdf, tmp_path)
    whole = "".join(found)
    for part in ("もくじ", "この章でできるようになること", "読む前に", "〇", "△", "問6", "三人で話す", "めやすの答え"):
        assert part in whole
    assert "0120-279-338" in whole and "この章の出典" in whole and "集めません" in whole
    assert whole.count("考えてみよう") >= 21
    file = tmp_path / "paper.pdf"
    command = ["pdftoppm", "-r", "30", "-png", "-f", "3", "-l", "5", str(file), str(tmp_path / "shown")]
    subprocess.run(command, check=True)
    for page in tmp_path.glob("shown-*.png"):
        red, green, blue = Image.open(page).convert("RGB").split()
        warmest = ImageChops.difference(red, blue).getextrema()[1]
        assert warmest <= 8 and ImageChops.difference(green, blue).getextrema()[1] <= 8, "drawn in greys"


def test_the_sheet_to_take_home_is_folded_once_and_holds_what_is_needed(press: Press, tmp_path: Path) -> None:
    outside, inside = pages(press.pdf_now(made("guide")), tmp_path)
    for part in ("サポートする『つながりサポーター』", "しないこと", "④", "わたしの一歩", "電話0857-00-0000"):
        assert part in outside, part
    for part in ("くらべない。", "たずねる。", "メモにして、わたす。", "119", "110", "189", "0120-279-338"):
        assert part in inside, part


def test_cases_are_four_cards_to_a_page_and_name_whose_they_are(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(made("cases"))
    (page,) = pages(pdf, tmp_path)
    for name in ("みどりさん（75）", "けんさん（27）", "公園の小学生", "リンさん"):
        assert page.count(name) == 1
    assert page.count("わからないこと") == page.count("5-4") == page.count("鳥取市") == 4
    assert min(sizes(pdf, tmp_path)) >= 8
    document = pikepdf.open(io.BytesIO(pdf))
    assert [round(float(side) / 72 * 25.4) for side in document.pages[0].mediabox] == [0, 0, 210, 297]


def test_what_is_sorted_is_ticked_on_paper_and_answered_elsewhere(press: Press, tmp_path: Path) -> None:
    sheet = "".join(pages(press.pdf_now(made("worksheets")), tmp_path))
    assert sheet.count("□") == 15 and "お医者さんです" not in sheet and "おつかれさま" not in sheet
    for name in ("script", "booklet"):
        whole = "".join(pages(press.pdf_now(made(name)), tmp_path))
        assert whole.count("お医者さんです。") >= 1 and whole.count("おつかれさま。お") == 1, name


def test_screen_and_papers_call_a_question_by_one_number_and_one_letter(press: Press, tmp_path: Path) -> None:
    slip = "".join(pages(press.pdf_now(made("slips")), tmp_path))
    script = "".join(pages(press.pdf_now(made("script")), tmp_path))
    assert "35-2まずは、ひと声からアイウ" in slip
    assert "質問問3（「次へ」で出て" in script and "13:30" in script
    assert 14 in sizes(press.pdf_now(made("slips")), tmp_path) and 16 in sizes(press.pdf_now(made("script")), tmp_path)


def test_the_reception_sheet_is_signed_by_nobody_and_has_empty_rows(press: Press, tmp_path: Path) -> None:
    rows = [Expected(None, "森　鷗外", "モリ", "岩美町", needs=True), Expected(2, "鳥取　花子", came="13:21")]
    text = "".join(pages(press.pdf_now(ReceptionSheet(HEAD, rows)), tmp_path))
    assert "署名" not in text and "13:21" in text and text.count("●") == 2  # the mark, and what it means
    told = ReceptionSheet(HEAD, rows).template_data()
    assert told["blank"] == BLANK_ROWS == 10


@pytest.mark.parametrize("name", HARD)
def test_hard_names_stand_on_lists_and_tags_as_typed(name: str, press: Press, tmp_path: Path) -> None:
    rows = [Expected(1, name, "カナ", "鳥取市")]
    for paper in (ReceptionSheet(HEAD, rows), NameTags(HEAD, rows)):
        pdf = press.pdf_now(paper)
        assert "".join(name.split()) in "".join(pages(pdf, tmp_path)) and page_count(pdf) == 1


def test_a_name_that_cannot_be_printed_is_written_by_hand(press: Press) -> None:
    rows = [Expected(1, "ศรี สมชาย")]
    assert page_count(press.pdf_now(ReceptionSheet(HEAD, rows))) == 1
    assert page_count(press.pdf_now(NameTags(HEAD, rows))) == 1


def test_ten_cards_on_a_page_with_their_backs_behind(press: Press, tmp_path: Path) -> None:
    pdf = press.pdf_now(made("supporter"))
    front, back, last, _ = pages(pdf, tmp_path)
    assert front.count("鳥取花子") == 10 and last.count("鳥取花子") == 2 and back.count("秘密を守ります") == 10
    assert len(codes(pdf, tmp_path)) == 10 and min(sizes(pdf, tmp_path)) >= 8


@pytest.mark.parametrize("name", ["cards", "slips", "steps", "reception", "tags", "flyer"])
@pytest.mark.parametrize("venue", ['#image("x")', "$a*b_c\\", "「館」" * 25])
def test_whatever_an_office_types_stays_text(name: str, venue: str, press: Press, tmp_path: Path) -> None:
    paper = made(name)
    head = HEAD.model_copy(update={"venue": venue, "department": venue[:20]})
    pdf = press.pdf_now(type(paper)(**{**vars(paper), "head": head}))
    assert "".join(venue[:10].split()) in "".join(pages(pdf, tmp_path))


def test_an_office_that_cannot_be_printed_is_told_why(press: Press) -> None:
    with pytest.raises(Refused) as refused:
        press.pdf_now(PaperSteps(HEAD.model_copy(update={"venue": "公民館🌸"})))
    assert (refused.value.code, refused.value.facts["characters"]) == ("paper.unprintable", "🌸")


LONG = {
    "municipality": "北海道網走郡津別町",
    "department": "健康福祉部地域共生社会推進課孤独・孤立対策係",
    "course": "フォローアップ研修（気づく・声をかける・話を聴くをもう一度）",
    "venue": "津別町多目的活動センター「さんさん館」大会議室（二階、エレベーターあり）",
    "host": "特定非営利活動法人つながりをつくる会",
}


def test_long_words_of_an_office_push_nothing_away(press: Press, tmp_path: Path) -> None:
    head = HEAD.model_copy(update=LONG)
    towns = ("津別町", "美幌町", "大空町", "北見市", "網走市", "斜里町", "清里町", "小清水町", "訓子府町", "置戸町")
    flyer = type(made("flyer"))(**{**vars(made("flyer")), "head": head, "towns": towns})
    pdf = press.pdf_now(flyer)
    assert page_count(pdf) == 1 and len(codes(pdf, tmp_path)) == 1
    assert LONG["venue"] in "".join(pages(pdf, tmp_path))
    pdf = press.pdf_now(SeatCards(head, "https://tsunagari-supporter.town.tsubetsu.hokkaido.example", "482913", CLAIMS))
    assert page_count(pdf) == 4 and len(codes(pdf, tmp_path)) == 8
    assert "482913" in pages(pdf, tmp_path)[0]
