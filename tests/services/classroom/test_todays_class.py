"""Today's class through the services: what one class changes reaches all its screens and papers, and no other class."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
import zipfile
from pathlib import Path
from typing import Any, Literal

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfWriter

from supporter.domain.classroom.class_file import MOST_BYTES
from supporter.domain.classroom.phone import phone_view
from supporter.domain.classroom.projector import projector_view
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.todays_class import OwnPage
from supporter.services.classroom.class_files import FOR_DRAWING, ClassFiles
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.shared.child_process import ChildFailed, FileReader, directly
from tests.support.cast import IWAMI
from tests.support.hall import SATO, Hall

FIRST, SECOND = "hajimeni/mezasu", "hajimeni/kodoku-koritsu"
IWAMI_TRAINER = Person(role=Role.TRAINER, id="koike", municipality=IWAMI)
PAGE = OwnPage(id="p1", title="町の相談先", text="月曜から金曜", notes="ゆっくり")


@pytest.fixture
def deeds(hall: Hall) -> TodaysClasses:
    return TodaysClasses(hall.store, hall.clock, hall.orders)


@pytest.fixture
def files(hall: Hall, deeds: TodaysClasses, tmp_path: Path) -> ClassFiles:
    return ClassFiles(hall.store, deeds, tmp_path / "classes", directly, directly, program=lambda: "")


async def refused(code: str, deed: Any) -> None:
    with pytest.raises(Refused) as told:
        await deed
    assert told.value.code == code


async def test_a_page_left_out_is_gone_from_one_class_and_from_no_other(hall: Hall, deeds: TodaysClasses) -> None:
    other = await hall.plan(id="s2")
    await hall.begin(id="s1")
    second = hall.orders.of(other).pages()[1].ref
    await deeds.hide(SATO, "s1", second, True, 0)
    assert second not in [cue.ref for cue in hall.orders.of(await hall.session()).pages()]
    assert second in [cue.ref for cue in hall.orders.of(other).pages()]
    await refused("room.no_such_page", hall.classroom.jump(SATO, "s1", second))


async def test_of_two_people_at_work_the_second_is_told(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.plan()
    ref = hall.orders.of(await hall.session()).pages()[1].ref
    deed = [deeds.move(SATO, hall.id, ref, 1, 0), deeds.move(SATO, hall.id, ref, 1, 0)]
    done = await asyncio.gather(*deed, return_exceptions=True)
    assert [one.code for one in done if isinstance(one, Refused)] == ["today.changed"]
    assert (await hall.session()).otherwise.version == 1


async def test_another_town_changes_nothing(hall: Hall, deeds: TodaysClasses, files: ClassFiles) -> None:
    await hall.plan()
    ref = hall.orders.of(await hall.session()).pages()[0].ref
    for deed in (
        deeds.of(IWAMI_TRAINER, hall.id),
        deeds.hide(IWAMI_TRAINER, hall.id, ref, True, 0),
        deeds.add_page(IWAMI_TRAINER, hall.id, PAGE, ""),
        deeds.put_question(IWAMI_TRAINER, hall.id, "q", "text", "ひとこと", []),
        files.bring(IWAMI_TRAINER, hall.id, "a.png", picture(), ""),
    ):
        await refused("access.refused", deed)
    assert not (await hall.session()).otherwise.changes


async def test_a_page_typed_for_the_class_is_on_the_wall_and_in_words_on_phones(
    hall: Hall, deeds: TodaysClasses
) -> None:
    await hall.begin()
    first = hall.orders.of(await hall.session()).pages()[0].ref
    await deeds.add_page(SATO, hall.id, PAGE.model_copy(update={"picture": "../../etc/passwd"}), first)
    await hall.classroom.jump(SATO, hall.id, "today/p1")
    scene = await hall.counted()
    assert "<p>月曜から金曜</p>" in projector_view(scene).html and "passwd" not in projector_view(scene).html
    assert "月曜から金曜" in phone_view(scene).slide
    await refused("today.in_view", deeds.remove(SATO, hall.id, "p1", scene.session.otherwise.version))


async def test_a_question_made_up_is_put_answered_and_counted(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.begin()
    phone = await hall.join("花子")
    for _ in range(2):
        await deeds.put_question(SATO, hall.id, "q1", "choice", "休みますか", ["はい", "いいえ"])
    await hall.answer(phone, "1", key="today-q1")
    assert await hall.counts("today-q1") == {"0": 0, "1": 1}
    assert [one.key for one in (await hall.paper_desk.desk(SATO, hall.id)).signed][-1] == "today-q1"
    version = (await hall.session()).otherwise.version
    await refused("today.was_asked", deeds.drop_question(SATO, hall.id, "q1", version))


@pytest.mark.parametrize("kind", ["choice", "poll"])
async def test_a_question_taken_back_at_once_stays_where_somebody_was_quicker(
    hall: Hall, deeds: TodaysClasses, kind: Literal["choice", "poll"]
) -> None:
    await hall.begin()
    phone = await hall.join("花子")
    for id in ("q1", "q2"):
        await deeds.put_question(SATO, hall.id, id, kind, "休みますか", ["はい", "いいえ"])
        if id == "q1":
            await hall.answer(phone, "1", key="today-q1", random="a" * 32)
        await hall.classroom.undo(SATO, hall.id)
    version = (await hall.session()).otherwise.version
    await refused("today.was_asked", deeds.drop_question(SATO, hall.id, "q1", version))
    assert [one.id for one in (await deeds.drop_question(SATO, hall.id, "q2", version)).questions] == ["q1"]


async def test_the_last_page_that_is_used_stays(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.plan()
    await deeds.add_page(SATO, hall.id, PAGE, "")
    for version, cue in enumerate(hall.orders.of(await hall.session()).pages()[:-1], 1):
        await deeds.hide(SATO, hall.id, cue.ref, True, version)
    version = (await hall.session()).otherwise.version
    await refused("today.nothing_left", deeds.remove(SATO, hall.id, "p1", version))
    assert [cue.ref for cue in hall.orders.of(await hall.session()).pages()] == [PAGE.ref]


async def test_a_question_is_not_kept_where_it_cannot_be_put(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.plan()
    await refused("room.wrong_state", deeds.put_question(SATO, hall.id, "q1", "text", "ひとこと", []))
    assert not (await hall.session()).otherwise.questions


async def test_a_rehearsal_is_of_today_s_class(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.plan()
    await deeds.add_page(SATO, hall.id, PAGE, "")
    rehearsal = await hall.rehearsals.begin(SATO, hall.id)
    assert rehearsal.otherwise.pages == (PAGE,)


async def test_planning_anew_keeps_what_was_changed(hall: Hall, deeds: TodaysClasses) -> None:
    await hall.plan()
    await deeds.add_page(SATO, hall.id, PAGE, "")
    await hall.plan(venue="湖山公民館")
    assert (await hall.session()).otherwise.pages == (PAGE,)


async def test_a_class_of_the_same_form_takes_it_along_and_each_goes_its_own_way(
    hall: Hall, deeds: TodaysClasses
) -> None:
    first = await hall.plan()
    await deeds.add_page(SATO, "s1", PAGE, "")
    again = await hall.training.plan(SATO, first.model_copy(update={"id": "s2", "number": ""}), "s1")
    assert again.otherwise.pages == (PAGE,) and again.otherwise.version == 0
    await deeds.remove(SATO, "s2", "p1", 0)
    assert (await hall.session()).otherwise.pages == (PAGE,)


def picture(size: tuple[int, int] = (64, 48), form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#006633").save(out, form)
    return out.getvalue()


def pptx(*slides: tuple[str, str, str], film: bool = False, font: str = "", **parts: bytes) -> bytes:
    """Slides with title, text and notes; `film`: the last one holds a video, `font`: the first title is set in it."""
    shown = Presentation()
    for title, text, notes in slides:
        slide = shown.slides.add_slide(shown.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
        slide.notes_slide.notes_text_frame.text = notes
    if film:
        shown.slides[-1].shapes.add_movie(io.BytesIO(VIDEO), 0, 0, 9525, 9525, mime_type="video/mp4")
    if font:
        shown.slides[0].shapes.title.text_frame.paragraphs[0].runs[0].font.name = font
    out = io.BytesIO()
    shown.save(out)
    with zipfile.ZipFile(out, "a") as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


async def test_a_picture_is_drawn_anew_and_kept_by_what_is_in_it(hall: Hall, files: ClassFiles) -> None:
    await hall.plan()
    await files.bring(SATO, hall.id, "C:\\写真\\公民館.JPG", picture(form="JPEG") + b"<script>", "")
    page = (await hall.session()).otherwise.pages[0]
    body = files.path(page.picture).read_bytes()
    assert page.title == "公民館" and body[8:12] == b"WEBP" and b"script" not in body
    for name in ("../db.json", "", "x.webp", page.picture.replace("webp", "exe"), page.picture + "/.."):
        with pytest.raises(Refused):
            files.path(name)


async def test_slides_are_words_and_notes_where_nothing_draws_them(hall: Hall, files: ClassFiles) -> None:
    await hall.plan()
    body = pptx(("はじめに", "一\n二", "ごあいさつ"), ("", "三", ""))
    brought = await files.bring(SATO, hall.id, "話.pptx", body, "")
    assert (brought.pages, brought.told) == (2, "words")
    first, second = (await hall.session()).otherwise.pages
    assert (first.title, first.text, first.notes) == ("はじめに", "一\n二", "ごあいさつ")
    assert second.title == "話 2" and not first.picture
    slides = hall.orders.of(await hall.session()).pages()[-2:]
    assert [cue.step.notes for cue in slides] == ["<p>ごあいさつ</p>", ""]


async def test_slides_are_pictures_where_a_program_draws_them(hall: Hall, deeds: TodaysClasses, tmp_path: Path) -> None:
    drawn, program = tmp_path / "drawn.pdf", tmp_path / "soffice"
    Image.new("RGB", (160, 90), "white").save(drawn, "PDF", save_all=True, append_images=[Image.new("RGB", (160, 90))])
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{drawn}" "$2/slides.pdf"\n')
    program.chmod(0o700)
    files = ClassFiles(hall.store, deeds, tmp_path / "c", directly, directly, program=lambda: str(program))
    await hall.plan()
    brought = await files.bring(SATO, hall.id, "話.pptx", pptx(("一", "", "話す"), ("二", "", "")), "")
    pages = (await hall.session()).otherwise.pages
    assert brought.told == "drawn" and [page.title for page in pages] == ["一", "二"]
    assert all(files.path(page.picture).is_file() for page in pages)
    program.write_text("#!/bin/sh\nexit 1\n")
    assert (await files.bring(SATO, hall.id, "話.pptx", pptx(("三", "", "")), "")).told == "not_drawn"


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("film", [True, False])
async def test_what_slides_lose_is_told(
    hall: Hall, deeds: TodaysClasses, tmp_path: Path, film: bool, drawn: bool
) -> None:
    """A video is left out, and a font that is not here changes the picture: both are told, whichever else is."""
    page, program = tmp_path / "drawn.pdf", tmp_path / "soffice"
    Image.new("RGB", (16, 9), "white").save(page, "PDF")
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{page}" "$2/slides.pdf"\n')
    program.chmod(0o700)
    files = ClassFiles(
        hall.store, deeds, tmp_path / "c", directly, directly, program=lambda: str(program) if drawn else ""
    )
    await hall.plan()
    body = pptx(("一", "二", "話す"), film=film, font="町だけの書体")
    brought = await files.bring(SATO, hall.id, "話.pptx", body, "")
    assert (brought.told, brought.moving) == ("drawn" if drawn else "words", film)
    (own,) = (await hall.session()).otherwise.pages
    assert (own.title, own.text, own.notes, own.video) == ("一", "二", "話す", "") and bool(own.picture) == drawn
    assert all(file.read_bytes()[8:12] == b"WEBP" for file in (tmp_path / "c").glob("*"))


async def test_a_drawing_that_nobody_waits_for_ends_with_all_it_started(
    hall: Hall, deeds: TodaysClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lecturer closes the page: neither LibreOffice nor the slides in its folder stay behind."""
    line, program = tmp_path / "line", tmp_path / "soffice"
    os.mkfifo(line)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    program.write_text(f"#!/bin/sh\nsh -c 'exec 3>\"{line}\"; echo begun >&3; sleep 15' &\nwait\n")
    program.chmod(0o700)
    files = ClassFiles(
        hall.store, deeds, tmp_path / "c", directly, FileReader(FOR_DRAWING), program=lambda: str(program)
    )
    await hall.plan()
    bringing = asyncio.create_task(files.bring(SATO, hall.id, "話.pptx", pptx(("一", "", "")), ""))
    with await asyncio.to_thread(line.open) as told:
        assert await asyncio.to_thread(told.readline) == "begun\n"
        bringing.cancel()
        async with asyncio.timeout(10):
            assert await asyncio.to_thread(told.read) == "", "it has ended"
    assert bringing.cancelled() and not any((tmp_path / "temporary").iterdir())


VIDEO = b"\0\0\0\x18ftypmp42" + b"\0" * 64
KIND = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(prefix: bytes = b"", kind: bytes = b"image", target: bytes = b"http://example.org/x.png") -> bytes:
    """The relations of a slide with one that leads out."""
    name = prefix + b":" if prefix else b""
    return (
        b'<?xml version="1.0"?><%sRelationships xmlns%s="http://schemas.openxmlformats.org/package/2006/relationships">'
        b"<%sRelationship\n Id='>%s/hyperlink' TargetMode = 'External' Type='%s/%s' Target='%s'/></%sRelationships>"
    ) % (name, b":" + prefix if prefix else b"", name, KIND, KIND, kind, target, name)


def with_relations(body: bytes) -> bytes:
    return pptx(("一", "", ""), **{"ppt/slides/_rels/x.rels": body})


def packed(*names: str, size: int = 1) -> bytes:
    """An archive of those parts, of which the last is that large and nothing but zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * (size if name == names[-1] else 1))
    return out.getvalue()


def locked_pdf() -> bytes:
    plain, out = io.BytesIO(picture(form="PDF")), io.BytesIO()
    locked = PdfWriter(clone_from=plain)
    locked.encrypt("kaze-no-mori", algorithm="RC4-128")
    locked.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.png", b"", "today.file.empty"),
        ("large.pptx", b"PK\x03\x04" + b"\0" * MOST_BYTES, "today.file.too_large"),
        ("drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "today.file.drawing"),
        ("old.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "today.file.locked"),
        ("program.exe", b"MZ\x90", "today.file.kind"),
        ("half.png", picture()[:40], "today.file.broken"),
        ("half.pdf", b"%PDF-1.7\n", "today.file.broken"),
        ("other.pptx", b"PK\x05\x06" + b"\0" * 18, "today.file.kind"),
        ("half.pptx", b"PK\x03\x04" + b"\0" * 18, "today.file.broken"),
        ("macros.pptx", pptx(("一", "", ""), **{"ppt/vbaProject.bin": b"x"}), "today.file.macros"),
        ("outside.pptx", with_relations(related()), "today.file.outside"),
        ("prefix.pptx", with_relations(related(b"p")), "today.file.outside"),
        ("utf16.pptx", with_relations(related()[21:].decode().encode("utf-16")), "today.file.outside"),
        ("link.pptx", with_relations(related(kind=b"hyperlink", target=b"file:///etc/x.png")), "today.file.outside"),
        ("beside.pptx", with_relations(related(kind=b"hyperlink", target=b"../x.png")), "today.file.outside"),
        ("renamed.pptx", with_relations(related(kind=b"vbaProject")), "today.file.macros"),
        ("torn.pptx", with_relations(b"<Relationships"), "today.file.broken"),
        ("odp.pptx", pptx(("一", "", ""), mimetype=b"application/vnd.oasis"), "today.file.kind"),
        ("many.pptx", pptx(*[("一", "", "")] * 61), "today.too_many"),
        (
            "film.pptx",
            with_relations(related(kind=b"video", target=b"https://example.org/x.mp4")),
            "today.file.outside",
        ),
        ("letter.docx", packed("word/document.xml"), "today.file.kind"),
        ("drawing.svg", b'<?xml version="1.0"?><!-- a --><SVG onload="alert(1)"/>', "today.file.drawing"),
        ("packed.svgz", gzip.compress(b"<svg onload='alert(1)'/>"), "today.file.kind"),
        ("locked.pdf", locked_pdf(), "today.file.locked"),
        ("unfolds.pptx", packed("ppt/presentation.xml", "ppt/media/a.emf", size=8 * 1024**2), "today.file.unfolds"),
        ("parts.pptx", packed(*map(str, range(5_001))), "today.file.unfolds"),
        ("silent.mp4", VIDEO, "today.file.no_captions"),
    ],
    ids=lambda given: given if isinstance(given, str) and "." in given else "",
)
async def test_a_file_that_cannot_be_shown_is_refused_by_name(
    hall: Hall, files: ClassFiles, name: str, body: bytes, code: str
) -> None:
    await hall.plan()
    await refused(code, files.bring(SATO, hall.id, name, body, ""))
    assert not (await hall.session()).otherwise.changes


async def test_a_slide_may_link_to_the_web(hall: Hall, files: ClassFiles) -> None:
    await hall.plan()
    body = with_relations(related(kind=b"hyperlink", target=b"https://www.city.tottori.lg.jp/"))
    assert (await files.bring(SATO, hall.id, "a.pptx", body, "")).pages == 1


async def test_a_picture_bomb_unfolds_nothing(hall: Hall, files: ClassFiles) -> None:
    bomb = bytearray(picture())
    at = bomb.index(b"IHDR") + 4
    bomb[at : at + 8] = (60_000).to_bytes(4, "big") * 2
    await hall.plan()
    with pytest.raises(Refused) as told:
        await files.bring(SATO, hall.id, "bomb.png", bytes(bomb), "")
    assert told.value.code in ("today.file.unfolds", "today.file.broken")


async def test_a_reader_that_is_ended_is_a_refusal(hall: Hall, deeds: TodaysClasses, tmp_path: Path) -> None:
    async def ended(*_: Any) -> Any:
        raise ChildFailed("too long")

    await hall.plan()
    files = ClassFiles(hall.store, deeds, tmp_path / "c", ended, ended)
    await refused("today.file.unfolds", files.bring(SATO, hall.id, "a.png", picture(), ""))


async def test_a_video_comes_with_captions(hall: Hall, files: ClassFiles) -> None:
    await hall.plan()
    captions = "\ufeffWEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nこんにちは\r\n".encode()
    for bad in (b"1\n00:00:00,000 --> 00:00:01,000\nx", b"WEBVTT", b"\xff\xfe"):
        await refused("today.file.captions", files.bring(SATO, hall.id, "a.mp4", VIDEO, "", bad))
    await files.bring(SATO, hall.id, "a.mp4", VIDEO, "", captions)
    page = (await hall.session()).otherwise.pages[0]
    assert page.video.endswith(".mp4") and files.path(page.captions).read_text().startswith("WEBVTT\n")
    await hall.classroom.open(SATO, hall.id)
    await hall.classroom.start(SATO, hall.id)
    await hall.classroom.jump(SATO, hall.id, page.ref)
    scene = await hall.counted()
    assert 'kind="captions"' in projector_view(scene).html and "<video" not in phone_view(scene).slide


async def test_what_no_class_shows_is_taken_away_after_a_day(
    hall: Hall, files: ClassFiles, deeds: TodaysClasses, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hall.plan()
    await files.bring(SATO, hall.id, "a.png", picture(), "")
    await files.bring(SATO, hall.id, "b.png", picture((32, 32)), "")
    first, second = (await hall.session()).otherwise.pages
    await deeds.remove(SATO, hall.id, first.id, (await hall.session()).otherwise.version)
    assert await files.tidy() == 0
    monkeypatch.setattr("time.time", lambda: files.path(second.picture).stat().st_mtime + 2 * 24 * 60 * 60)
    assert await files.tidy() == 1 and files.path(second.picture).is_file()
