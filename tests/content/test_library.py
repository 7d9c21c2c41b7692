"""The library serves sound content by id, whole: overlaid, versioned, kept and reloaded."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from supporter.content.courses.checker import check
from supporter.content.courses.library import Library
from supporter.content.files.problems import ContentBroken
from supporter.content.places import packaged
from supporter.domain.courses.course import (
    AllSteps,
    AnyOf,
    Attendance,
    Course,
    QuizPassed,
    Reflection,
    StepsOf,
)
from tests.content.conftest import COURSE, MODULE, QUIZ, SVG, Desk

KISO, KOE, KAKUNIN = "courses/kiso/course.yaml", "courses/kiso/01-koe.md", "quizzes/kakunin.yaml"


def test_the_shipped_content_has_no_errors_and_no_warnings() -> None:
    courses, quizzes = packaged()
    assert [str(problem) for problem in check([courses], [quizzes], dt.date(2026, 11, 23))] == []
    library = Library.load([courses], [quizzes])
    for course in library.courses.values():
        for _, step in course.steps():
            for block in step.blocks:
                if block.kind == "check":
                    assert library.check_question(course.id, block.ref)[1].id == block.ref


def test_a_course_is_what_its_files_say(desk: Desk) -> None:
    course = desk.library().course("kiso")
    assert course.title.plain == str(course.title) == "基礎講座"
    assert course.step_refs() == ("koe/hitokoe",)
    assert course.modules[0].number == 1
    assert [block.kind for block in course.step("koe", "hitokoe").blocks] == ["html", "html", "check", "work"]
    assert course.completion[0].requires == (AllSteps(), QuizPassed(test="kakunin", pass_mark=0.8))
    with pytest.raises(KeyError):
        course.step("koe", "nai")


def test_every_way_to_complete_is_read(desk: Desk) -> None:
    desk.change(
        KISO,
        "[all_steps, {test: kakunin, pass: 0.8}]",
        "[{steps_of: [koe]}, {attendance: {late_minutes: 10, within_months: 3}},"
        " {any_of: [{test: kakunin, pass: 0.5}, reflection]}]",
    )
    assert desk.library().course("kiso").completion[0].requires == (
        StepsOf(modules=("koe",)),
        Attendance(late_minutes=10, early_minutes=15, within_months=3),
        AnyOf(requires=(QuizPassed(test="kakunin", pass_mark=0.5), Reflection())),
    )


def _page(desk: Desk, directive: str) -> Course:
    desk.change(KOE, "::: work", f"{directive}\n\n::: work")
    return desk.library().course("kiso")


def test_each_directive_has_its_place(desk: Desk) -> None:
    course = _page(
        desk,
        '::: pair minutes=1 roles="話す人・聴く人"\n一分ずつ。\n:::\n\n'
        "::: group 0.5min\n四人で。\n:::\n\n"
        "::: care つらいときは\n休んでかまいません。\n:::\n\n"
        "::: contacts loneliness daily\n:::\n\n"
        "::: slide\n# 一枚\n:::\n\n::: yasashii\nあいさつ しましょう。\n:::\n\n"
        "::: notes minutes=2\n### 台本\n:::\n\n"
        "::: source\n内閣府（2024年）\nhttps://www.cao.go.jp/a?b=1。\n:::",
    )
    step = course.step("koe", "hitokoe")
    pair, group, care, contacts, work = step.blocks[3:]
    assert (pair.kind, pair.minutes, pair.roles) == ("pair", 1, ("話す人", "聴く人"))
    assert (group.kind, group.minutes, group.html) == ("group", 0.5, "<p>四人で。</p>\n")
    assert care.title is not None and care.title.plain == "つらいときは"
    assert contacts.topics == ("loneliness", "daily")
    assert (work.ref, work.title and work.title.plain) == ("koe/hitokoe/1", "自分なら、何と声をかけますか。")
    assert step.slide == "<h1>一枚</h1>\n"
    assert (step.notes, step.notes_minutes) == ("<h2>台本</h2>\n", 2)
    assert "あいさつ しましょう" in step.yasashii
    assert '<a href="https://www.cao.go.jp/a?b=1" rel="noopener noreferrer">' in step.sources[0]


def test_words_stand_side_by_side_with_their_reasons(desk: Desk) -> None:
    html = (
        _page(desk, "::: words\n- 〇 「おはよう」\n- △ 「なぜ？」 … {責|せ}められて聞こえます。\n:::")
        .modules[0]
        .steps[0]
        .blocks[3]
        .html
    )
    assert html.startswith('<section class="words" aria-label="ことばの例"><div class="good"><h2><svg class="icon"')
    assert '<use href="#i-ring"/>' in html and '<use href="#i-triangle"/>' in html
    assert '<p><span class="ph">「おはよう」</span></p></div>' in html
    assert '<p><span class="ph">「なぜ？」</span></p><p class="small"><ruby>責' in html


def test_a_picture_keeps_its_place_free_and_says_what_it_shows(desk: Desk) -> None:
    figure = desk.library().course("kiso").step("koe", "hitokoe").blocks[1]
    assert figure.html == (
        '<img class="art" src="/content/kiso/doorstep.svg" alt="玄関先で考えている人。" width="320" height="190">'
    )


def test_links_lead_to_pages_files_and_the_web(desk: Desk) -> None:
    desk.write("courses/kiso/haifu.pdf", b"%PDF-1.7")
    desk.change(KOE, "あいさつ", "[あ](koe/hitokoe)[い](haifu.pdf)[う](https://www.cao.go.jp/)[え](tel:189)")
    html = desk.library().course("kiso").step("koe", "hitokoe").blocks[0].html
    for href in ("../koe/hitokoe", "/content/kiso/haifu.pdf", "https://www.cao.go.jp/", "tel:189"):
        assert f'href="{href}"' in html


def test_headings_on_a_page_come_after_its_title(desk: Desk) -> None:
    desk.change(KOE, "あいさつ", "### 小さな見出し\n\nあ")
    assert "<h2>小さな見出し</h2>" in desk.library().course("kiso").step("koe", "hitokoe").blocks[0].html


def test_errors_keep_everything_from_being_served_and_warnings_do_not(desk: Desk) -> None:
    desk.change(KISO, "minutes: 5", "minutes: 9")
    assert desk.library().course("kiso").minutes == 9
    desk.change(KISO, "level", "levle")
    with pytest.raises(ContentBroken) as broken:
        desk.library()
    assert {problem.severity for problem in broken.value.problems} == {"error"}


def test_later_roots_replace_what_earlier_ones_have(desk: Desk) -> None:
    desk.write(f"town/{KISO}", COURSE.replace("基礎講座", "わが町の講座"))
    desk.write(f"town/{KOE}", MODULE)
    desk.write("town/courses/kiso/doorstep.svg", SVG)
    desk.write("town/quizzes/kakunin.yaml", QUIZ.replace("確認テスト", "町のテスト"))
    library = desk.library("town")
    assert (str(library.course("kiso").title), str(library.quiz("kakunin").title)) == (
        "わが町の講座",
        "町のテスト",
    )
    assert library.asset("kiso", "doorstep.svg") == desk.root / "town/courses/kiso/doorstep.svg"


def test_a_check_finds_its_question_first_among_the_quizzes_of_its_course(desk: Desk) -> None:
    desk.write("quizzes/aaa.yaml", QUIZ.replace("id: kakunin", "id: aaa"))
    desk.write("quizzes/lent.yaml", QUIZ.replace("id: kakunin", "id: lent").replace("id: q1", "id: q2"))
    library = desk.library()
    assert library.check_question("kiso", "q1")[0].id == "kakunin"
    assert library.check_question("kiso", "q2")[0].id == "lent"
    with pytest.raises(KeyError):
        library.check_question("kiso", "q3")
    assert library.question("kakunin", "q1").step == "koe/hitokoe"


@pytest.mark.parametrize(
    "name",
    [
        "../../quizzes/kakunin.yaml",
        "course.yaml",
        "01-koe.md",
        "nai.svg",
        ".svg",
        "/etc/passwd",
        "a/b.svg",
        "link.svg",
        "",
    ],
)
def test_only_known_files_of_the_course_itself_are_served(desk: Desk, name: str) -> None:
    (desk.root / "courses/kiso/link.svg").symlink_to("/etc/hostname")
    library = desk.library()
    assert library.asset("kiso", "doorstep.svg").is_file()
    with pytest.raises(KeyError):
        library.asset("kiso", name)


def test_the_version_changes_with_every_source_and_only_with_them(desk: Desk) -> None:
    versions = [desk.library().course("kiso").version]
    assert desk.library().course("kiso").version == versions[0]
    desk.write("courses/kiso/doorstep.svg", SVG.replace("玄関", "戸口"))
    versions.append(desk.library().course("kiso").version)
    desk.change(KOE, "あいさつだけ", "あいさつ一つ")
    versions.append(desk.library().course("kiso").version)
    desk.change(KAKUNIN, "声をかける", "声をかけてみる")
    assert desk.library().course("kiso").version == versions[-1]
    assert len(set(versions)) == 3


def test_every_version_can_be_kept_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    library = desk.library()
    course, quiz = library.course("kiso"), library.quiz("kakunin")
    kept = library.keep("kiso", tmp_path / "kept")
    assert [path.name for path in kept] == [f"kiso-{course.version}.zip", f"kakunin-{quiz.version}.zip"]
    assert zipfile.ZipFile(kept[0]).read("01-koe.md") == MODULE.encode()
    again = library.keep("kiso", tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in kept]
    desk.change(KOE, "あいさつだけ", "あいさつ一つ")
    assert library.keep("kiso", tmp_path / "kept") == kept
    with pytest.raises(ContentBroken):
        library.keep("kiso", tmp_path / "too-late")


def test_changed_files_are_read_again_and_broken_ones_leave_the_old_content(desk: Desk) -> None:
    library = desk.library()
    assert library.reload_if_changed() == []
    desk.change(KISO, "title: 基礎講座", "title: 新しい基礎講座")
    assert library.reload_if_changed() == []
    assert str(library.course("kiso").title) == "新しい基礎講座"
    desk.change(KISO, "level", "levle")
    assert [problem.line for problem in library.reload_if_changed()] == [1, 4]
    assert str(library.course("kiso").title) == "新しい基礎講座"
    desk.change(KISO, "levle", "level")
    assert library.reload_if_changed() == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentBroken):
        Library.load([tmp_path / "nai"], [tmp_path])
