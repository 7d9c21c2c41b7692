"""Each line of a list has a fate of its own that one can see, correct in place and take back: none is lost, none is
invented, none is changed in silence.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from typing import Any

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.imports.matching import JudgedRow
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.learners import Learners
from supporter.services.imports.draft import ImportDraft
from supporter.services.imports.drafts import ImportDrafts
from supporter.services.imports.runs import ImportRuns
from supporter.services.shared.child_process import directly
from supporter.storage.tiny import TinyStore
from tests.support.cast import IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.study import COURSE, Study, shipped
from tests.support.workbooks import book


@pytest.fixture
async def imports(store: TinyStore, clock: FakeClock, people: Learners) -> AsyncIterator[ImportRuns]:
    imports = ImportRuns(store, clock, shipped(), ImportDrafts(store, clock, directly))
    yield imports
    await imports.close()


async def look(imports: ImportRuns, officer: Person, text: str | bytes, name: str = "一覧.csv") -> ImportDraft:
    draft = await imports.drafts.read(officer, name, text.encode() if isinstance(text, str) else text)
    draft.programme, draft.course = f"tsunagari-{officer.municipality}", COURSE
    return await imports.drafts.judge(officer, draft.fields)


async def enter(imports: ImportRuns, officer: Person) -> None:
    begun = await imports.confirm(officer)
    await imports.settled(begun.id)


def names(store: TinyStore, municipality: str = TOTTORI) -> list[str]:
    return [doc["name"] for doc in store.scan("learners") if doc["municipality"] == municipality]


def told(one: JudgedRow) -> tuple[str, str]:
    """The fate, and its reason or first trouble."""
    return one.fate, one.reason or (one.troubles[0].code if one.troubles else "")


HEAD = "№,氏名,フリガナ,年代,電話番号,お住まいの市町村,区分,同意,備考\n"
ROWS: dict[str, tuple[str, str]] = {
    "1,見本 一,ミホン ハジメ,60代,0857-00-0101,鳥取市,在住,同意する,": ("new", ""),
    "1,見本 一,,,,,,,": ("new", ""),
    # What is nobody.
    ",合計,,,2名,,,,": ("out", "total"),
    ",小計,,,3,,,,": ("out", "total"),
    ",総計,,,,,,,": ("out", "total"),
    ",計 2人（男1・女1）,,,,,,,": ("out", "total"),
    ",合計 20名,,,,,,,": ("out", "total"),
    ",参加者数 20,,,,,,,": ("out", "total"),
    ",20名,,,,,,,": ("out", "total"),
    "合計,,,,20,,,,": ("out", "total"),
    ",以下余白,,,,,,,": ("out", "note"),
    ",以上,,,,,,,": ("out", "note"),
    ",※欠席者は除く,,,,,,,": ("out", "note"),
    ",※当日持参：筆記用具,,,,,,,": ("out", "note"),
    ",令和8年11月30日現在,,,,,,,": ("out", "note"),
    ",担当：地域福祉課 見本,,,内線 123,,,,": ("out", "note"),
    ",第2回（12月6日）,,,,,,,": ("out", "note"),
    ",記入例,ミホン,,,,,,": ("out", "note"),
    ",（例）鳥取 花子,トットリ ハナコ,70代,,,,,": ("out", "note"),
    ",1/3ページ,,,,,,,": ("out", "note"),
    "※この名簿は取扱注意です,,,,,,,,": ("out", "note"),
    ",未定,,,,,,,": ("out", "blank"),
    ",欠番,,,,,,,": ("out", "blank"),
    ",なし,,,,,,,": ("out", "blank"),
    ",〃,,,,,,,": ("out", "blank"),
    ",-,,,,,,,": ("out", "blank"),
    "3,,,,,,,,": ("out", "number"),
    "４,,,,,,,,": ("out", "number"),
    "№,氏名,フリガナ,年代,電話番号,お住まいの市町村,区分,同意,備考": ("out", "heading"),
    ",氏名,,,,,,,": ("out", "heading"),
    "No,お名前,ふりがな,年齢,TEL,,,,": ("out", "heading"),
    # Who does not want to be in it.
    "1,見本 一,,,,,,同意しない,": ("out", "refused"),
    "1,見本 一,,,,,,いいえ,": ("out", "refused"),
    "1,見本 一,,,,,,×,": ("out", "refused"),
    "1,見本 一,,,,,,同意しません,": ("out", "refused"),
    "1,見本 一,,,,,,,同意しない": ("out", "refused"),
    "1,見本 一,,,,,,,取下げ": ("out", "withdrawn"),
    "1,見本 一,,,,,,,キャンセル": ("out", "withdrawn"),
    "1,見本 一,,,,,,,辞退": ("out", "withdrawn"),
    "1,見本 一,,,,,,,取り消し": ("out", "withdrawn"),
    "1,見本 一,,,,,,,キャンセル待ちでもよい": ("new", ""),
    # Names.
    "1,,ミホン ハジメ,60代,,,,,": ("bad", "name.empty"),
    "1,#REF!,,,,,,,": ("bad", "error"),
    "1,#NAME?,,,,,,,": ("bad", "error"),
    "1,#N/A,ミホン,,,,,,": ("bad", "error"),
    "1,髙﨑 ?乃,,,,,,,": ("ask", "lost"),
    "1,Nguy?n Th? ?nh,,,,,,,": ("ask", "lost"),
    "1,〓橋 一郎,,,,,,,": ("bad", "lost"),
    "1,渡？ 綾,,,,,,,": ("ask", "lost"),
    "1,見本 一2,,,,,,,": ("ask", "odd"),
    "1,見本 一（代理）,,,,,,,": ("ask", "odd"),
    "1,見本 一様,,,,,,,": ("ask", "odd"),
    "1,見本 一/見本 二,,,,,,,": ("ask", "odd"),
    "1,0857-00-0001,,,,,,,": ("bad", "name.empty"),
    "1,Nguyễn Thị Ánh Nguyệt,,,,,,,": ("new", ""),
    "1,長谷川 健太郎左衛門,,,,,,,": ("new", ""),
    "1,合田 計子,,,,,,,": ("new", ""),
    "1,計良 以上,,,,,,,": ("new", ""),
    "1,男谷 一,,,,,,,": ("new", ""),
    # Ages.
    "1,見本 一,,999代,,,,,": ("ask", "age"),
    "1,見本 一,,150,,,,,": ("ask", "age"),
    "1,見本 一,,200歳,,,,,": ("ask", "age"),
    "1,見本 一,,0,,,,,": ("ask", "age"),
    "1,見本 一,,7,,,,,": ("ask", "age"),
    "1,見本 一,,75代,,,,,": ("ask", "age"),
    "1,見本 一,,七十代,,,,,": ("ask", "age"),
    "1,見本 一,,65歳以上,,,,,": ("ask", "age"),
    "1,見本 一,,2030/1/1,,,,,": ("ask", "age"),
    "1,見本 一,,明治20年1月1日,,,,,": ("ask", "age"),
    "1,見本 一,,80代以上,,,,,": ("new", ""),
    "1,見本 一,,60～69歳,,,,,": ("new", ""),
    "1,見本 一,,60代後半,,,,,": ("new", ""),
    "1,見本 一,,昭和29年12月1日,,,,,": ("new", ""),
    "1,見本 一,,#VALUE!,,,,,": ("ask", "error"),
    # Contacts.
    "1,見本 一,,,857000001,,,,": ("ask", "contact_zero"),
    "1,見本 一,,,9000000002,,,,": ("ask", "contact_zero"),
    "1,見本 一,,,857-00-0001,,,,": ("ask", "contact_zero"),
    "1,見本 一,,,８５７０００００１,,,,": ("ask", "contact_zero"),
    "1,見本 一,,,8.57E+08,,,,": ("ask", "contact_rounded"),
    "1,見本 一,,,9.0E+09,,,,": ("ask", "contact_rounded"),
    "1,見本 一,,,8E9,,,,": ("ask", "contact_rounded"),
    "1,見本 一,,,x,,,,": ("ask", "contact_odd"),
    "1,見本 一,,,はい,,,,": ("ask", "contact_odd"),
    "1,見本 一,,,0857-00-00,,,,": ("ask", "contact_odd"),
    "1,見本 一,,,電話なし,,,,": ("new", ""),
    "1,見本 一,,,22-3333,,,,": ("new", ""),
    "1,見本 一,,,+81 857-00-0001,,,,": ("new", ""),
    "1,見本 一,,,090-0000-0001（夜）,,,,": ("new", ""),
    "1,見本 一,,,mihon@example.jp,,,,": ("new", ""),
    # Several contacts in one cell.
    "1,見本 一,,,0857-00-0001 / 090-0000-0001,,,,": ("new", ""),
    "1,見本 一,,,0857-00-0001 090-0000-0001,,,,": ("new", ""),
    "1,見本 一,,,自宅：0857-00-0001、携帯：090-0000-0001,,,,": ("new", ""),
    "1,見本 一,,,090-0000-0001・mihon@example.jp,,,,": ("new", ""),
    "1,見本 一,,,0857-00-0001／0002,,,,": ("new", ""),
    "1,見本 一,,,0857-00-0001、内線 12,,,,": ("new", ""),
    "1,見本 一,,,0857-00-0001／857000002,,,,": ("ask", "contact_zero"),
    "1,見本 一,,,9.0E+09／0857-00-0001,,,,": ("ask", "contact_rounded"),
    "1,見本 一,,,22-3333 22-4444,,,,": ("new", ""),
    "1,見本 一,,,08570000010900000001,,,,": ("ask", "contact_odd"),
    # Towns and relations.
    "1,見本 一,,,,札幌市,,,": ("ask", "town_unknown"),
    "1,見本 一,,,,八頭町,,,": ("ask", "town_unknown"),
    "1,見本 一,,,,岩美町,,,": ("ask", "town_other"),
    "1,見本 一,,,,岩美郡岩美町,在住,,": ("ask", "town_other"),
    "1,見本 一,,,,313025,,,": ("ask", "town_other"),
    "1,見本 一,,,,31302,,,": ("ask", "town_other"),
    "1,見本 一,,,,岡山県鳥取市,,,": ("ask", "town_unknown"),
    "1,見本 一,,,,市外,,,": ("ask", "town_unknown"),
    "1,見本 一,,,,岩美町,在勤,,": ("new", ""),
    "1,見本 一,,,,岩美町（在勤）,,,": ("new", ""),
    "1,見本 一,,,,在勤,,,": ("new", ""),
    "1,見本 一,,,,312011,,,": ("new", ""),
    "1,見本 一,,,,31201,,,": ("new", ""),
    "1,見本 一,,,,鳥取県鳥取市湖山町北１－２,,,": ("new", ""),
    "1,見本 一,,,,,通勤,,": ("new", ""),
    "1,見本 一,,,,,会場,,": ("ask", "relation"),
    "1,見本 一,山本,,,,,,": ("ask", "kana"),
}


AHEAD = "0,先頭 太郎,セントウ タロウ,50代,0857-00-0999,鳥取市,在住,同意する,とくになし\n"
BEHIND = "9,末尾 次郎,マツビ ジロウ,50代,0857-00-0998,鳥取市,在住,同意する,とくになし\n"
FIELDS = ["", "name", "kana", "age", "contact", "town", "relation", "consent", ""]


async def test_every_line_has_its_fate(imports: ImportRuns, cast: Cast) -> None:
    found, entered = {}, {}
    for row in ROWS:
        await imports.drafts.read(cast.suzuki, "一覧.csv", f"{HEAD}{AHEAD}{row}\n{BEHIND}".encode())
        draft = await imports.drafts.judge(cast.suzuki, FIELDS)
        assert [one.line for one in draft.judged] == [2, 3, 4], "every line is there"
        found[row], entered[row] = told(draft.row("3")), [task.row.line for task in draft.tasks()]
        assert draft.acting() == len(entered[row])
    assert found == ROWS
    decided = {row: [2, 3, 4] if fate == "new" else [2, 4] for row, (fate, _) in ROWS.items()}
    assert entered == decided, "what nobody has decided is not entered"


async def test_what_is_left_out_can_be_put_in_and_that_taken_back(
    imports: ImportRuns, cast: Cast, store: TinyStore
) -> None:
    await look(imports, cast.suzuki, "氏名,年代,状態\n見本 一,60代,\n合計,,\n見本 二,999代,取下げ\n")
    draft = imports.drafts.decide(cast.suzuki, {"3": "enter", "4": "enter"})
    assert [told(one) for one in draft.judged] == [("new", ""), ("new", ""), ("ask", "age")]
    assert imports.drafts.undo(cast.suzuki) == ["3", "4"]
    assert [one.fate for one in draft.judged] == ["new", "out", "out"]
    imports.drafts.decide(cast.suzuki, {"4": "enter"})
    imports.drafts.correct(cast.suzuki, "4", {"age": "70代"})
    await enter(imports, cast.suzuki)
    assert names(store)[1:] == ["見本 一", "見本 二"] or set(names(store)) >= {"見本 一", "見本 二"}
    assert "合計" not in names(store)


async def test_any_row_can_be_left_out(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    draft = await look(imports, cast.suzuki, "氏名\n見本 一\n見本 二\n")
    imports.drafts.decide(cast.suzuki, {"2": "skip"})
    assert [task.row.name for task in draft.tasks()] == ["見本 二"]
    imports.drafts.decide(cast.suzuki, {"2": ""})
    assert len(draft.tasks()) == 2
    assert await refusal(_later(imports.drafts.correct, cast.suzuki, "99", {"name": "x"})) == "import.no_row"


async def _later(call: Any, *given: Any) -> Any:
    return call(*given)


async def test_a_row_is_corrected_where_it_stands(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    text = "氏名,年代,電話番号,市町村\n髙﨑 ?乃,50代,857000112,札幌市\n,60代,,\n#REF!,,,\n"
    draft = await look(imports, cast.suzuki, text)
    assert [told(one) for one in draft.judged] == [("ask", "lost"), ("bad", "name.empty"), ("bad", "error")]
    drafts = imports.drafts
    drafts.correct(cast.suzuki, "2", {"name": "髙﨑 綾乃", "town": "鳥取市"})
    assert told(draft.row("2")) == ("ask", "contact_zero") and draft.row("2").told["name"] == "髙﨑 ?乃"
    drafts.correct(cast.suzuki, "2", {"contact": "0857-00-0112"})
    drafts.correct(cast.suzuki, "3", {"name": "見本 三", "age": "七十代"})
    assert told(draft.row("3")) == ("ask", "age"), "what cannot be kept is not kept for being typed"
    drafts.undo(cast.suzuki)
    assert told(draft.row("3")) == ("bad", "name.empty")
    drafts.correct(cast.suzuki, "4", {"name": "見本 \u202e四"})
    assert told(draft.row("4")) == ("bad", "name.forbidden")
    await enter(imports, cast.suzuki)
    (one,) = [Learner.model_validate(doc) for doc in store.scan("learners") if doc["name"] == "髙﨑 綾乃"]
    assert (one.contact, one.municipality, one.relation) == ("0857-00-0112", TOTTORI, "在住")
    assert await refusal(_later(drafts.undo, cast.suzuki)) == "import.no_draft"


async def test_a_name_with_its_doubt_is_taken_as_it_stands(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    await look(imports, cast.suzuki, '氏名,電話番号\n"区切\r\n改子",08570000009\n見本 一2,857000001\n')
    imports.drafts.decide(cast.suzuki, {"2": "enter", "3": "enter"})
    await enter(imports, cast.suzuki)
    found = {doc["name"]: doc["contact"] for doc in store.scan("learners")}
    assert found["区切 改子"] == "08570000009" and found["見本 一2"] == "0857000001"


FIRST = "氏名,フリガナ,年代\n" + "".join(f"山本 {one}子,ヤマモト ヨウコ,70代\n" for one in "洋陽容")
DONE = "氏名,フリガナ,年代,電話番号,修了日\n"
DONE += "".join(f"山本 {one}子,ヤマモト ヨウコ,70代,0857-00-080{at},R8.10.4\n" for at, one in enumerate("陽容洋"))


async def test_neighbours_of_one_reading_are_all_offered_the_exact_name_first(
    imports: ImportRuns, cast: Cast, study: Study, store: TinyStore
) -> None:
    draft = await look(imports, cast.suzuki, FIRST)
    imports.drafts.decide(cast.suzuki, {one.key: "enter" for one in draft.judged})
    await enter(imports, cast.suzuki)
    draft = await look(imports, cast.suzuki, DONE)
    assert [one.fate for one in draft.judged] == ["likely"] * 3
    for one in draft.judged:
        assert one.row and one.like[0].name == one.row.name
        assert {each.name for each in one.like} == {"山本 洋子", "山本 陽子", "山本 容子"}
    assert not draft.tasks()
    imports.drafts.decide_all(cast.suzuki, "likely", "same")
    await enter(imports, cast.suzuki)
    found = {doc["id"]: doc["name"] for doc in store.scan("learners")}
    done = sorted(found[doc["learner"]] for doc in store.scan("summaries") if doc["completed_on"])
    assert done == sorted({"山本 洋子", "山本 陽子", "山本 容子"})


async def test_another_of_the_candidates_can_be_chosen(imports: ImportRuns, cast: Cast, study: Study) -> None:
    draft = await look(imports, cast.suzuki, FIRST)
    imports.drafts.decide(cast.suzuki, {one.key: "enter" for one in draft.judged})
    await enter(imports, cast.suzuki)
    draft = await look(imports, cast.suzuki, DONE.replace("陽子,", "葉子,"))
    one = draft.judged[0]
    assert one.exact() == "" and len(one.like) == 3
    imports.drafts.decide(cast.suzuki, {one.key: f"same:{one.like[2].key}"})
    (task,) = draft.tasks()
    assert task.same == one.like[2].key
    imports.drafts.decide(cast.suzuki, {one.key: "same:99999999"})
    assert draft.tasks() == [task], "nobody else can be said"


async def test_a_number_of_somebody_else_is_a_question(imports: ImportRuns, cast: Cast, study: Study) -> None:
    draft = await look(imports, cast.suzuki, f"受講番号,氏名,修了日\n{cast.hanako.id},別人 太郎,2024-03-03\n")
    assert told(draft.judged[0]) == ("likely", "number_other") and not draft.tasks()


async def test_lines_that_repeat_each_other_never_vanish_together(imports: ImportRuns, cast: Cast) -> None:
    text = "氏名,フリガナ,年代,電話番号\n" + "見本 一,ミホン ハジメ,60代,0857-00-0101\n" * 2
    draft = await look(imports, cast.suzuki, text)
    assert [one.fate for one in draft.judged] == ["new", "there"]
    imports.drafts.decide(cast.suzuki, {"2": "skip"})
    assert [task.row.line for task in draft.tasks()] == [3], "who is left out is nobody that another line repeats"
    imports.drafts.undo(cast.suzuki)
    assert [task.row.line for task in draft.tasks()] == [2]
    imports.drafts.correct(cast.suzuki, "2", {"name": "見本 壱", "kana": "ミホン イチ"})
    assert [task.row.name for task in draft.tasks()] == ["見本 壱", "見本 一"]


async def test_two_lines_with_one_name_alone_may_be_two_people(imports: ImportRuns, cast: Cast) -> None:
    draft = await look(imports, cast.suzuki, "氏名\n見本 一\n見本 一\n")
    assert [one.fate for one in draft.judged] == ["new", "likely"]


async def test_what_excel_does_not_show_and_has_not_worked_out(imports: ImportRuns, cast: Cast) -> None:
    rows = [["氏名", "年代", "状態"], ["見本 春子", "60代", ""], ["見本 夏子", "70代", ""], ["=A2&A3", "50代", ""]]
    rows += [["見本 秋子", "=YEAR(NOW())-1950", ""], ["見本 冬子", "#REF!", ""]]
    draft = await look(imports, cast.suzuki, book(rows, hidden_rows=(3,), hidden_columns="C"), "一覧.xlsx")
    assert [told(one) for one in draft.judged] == [
        ("new", ""), ("ask", "hidden"), ("bad", "formula"), ("ask", "formula"), ("ask", "error"),
    ]  # fmt: skip
    assert draft.table.hidden_columns == {2}
    imports.drafts.decide_all(cast.suzuki, "ask", "enter", "hidden")
    imports.drafts.correct(cast.suzuki, "4", {"name": "見本 盆子"})
    assert [task.row.name for task in draft.tasks()] == ["見本 春子", "見本 夏子", "見本 盆子"]


#: The cells of 自宅電話, 携帯電話 and メール, and what is kept of them.
CONTACTS = {
    ("0857-00-0001", "", ""): "0857-00-0001",
    ("", "090-0000-0001", ""): "090-0000-0001",
    ("0857-00-0001", "090-0000-0001", ""): "0857-00-0001／090-0000-0001",
    ("0857-00-0001", "０８５７（００）０００１", ""): "0857-00-0001",
    ("0857-00-0001", "090-0000-0001", "mihon@example.jp"): "0857-00-0001／090-0000-0001／mihon@example.jp",
    ("電話なし", "090-0000-0001", "なし"): "090-0000-0001",
    ("なし", "なし", ""): "",
    ("857000001", "9000000001", ""): "0857000001／09000000001",
    ("#N/A", "090-0000-0001", ""): "",
    ("0857-00-0001\n0857-00-0002", "", ""): "0857-00-0001 0857-00-0002",
    ("8.57E+08", "090-0000-0001", ""): "090-0000-0001",
}


async def test_no_contact_is_dropped_in_silence(imports: ImportRuns, cast: Cast) -> None:
    rows = [
        ["氏名", "自宅電話", "携帯電話", "メール"],
        *([f"見本 {'一' * at}", *cells] for at, cells in enumerate(CONTACTS, 1)),
    ]
    draft = await look(imports, cast.suzuki, book(rows), "一覧.xlsx")
    assert [one.row.contact for one in draft.judged if one.row] == list(CONTACTS.values())
    asked = {one.row.contact: told(one) for one in draft.judged if one.row and one.troubles}
    assert asked == {
        "0857000001／09000000001": ("ask", "contact_zero"), "": ("ask", "error"),
        "090-0000-0001": ("ask", "contact_rounded"),
    }  # fmt: skip


async def test_one_of_several_telephones_tells_who_it_is(imports: ImportRuns, cast: Cast) -> None:
    await look(imports, cast.suzuki, "氏名,フリガナ,電話番号\n甲野 一,コウノ ハジメ,0857-00-0001／090-0000-0001\n")
    await enter(imports, cast.suzuki)
    draft = await look(imports, cast.suzuki, "氏名,フリガナ,電話番号\n甲野 壱,コウノ ハジメ,090-0000-0001\n")
    assert draft.judged[0].fate == "likely"


async def test_of_two_consents_the_refusal_counts(imports: ImportRuns, cast: Cast) -> None:
    text = "氏名,個人情報の取扱いへの同意,名簿掲載の同意\n見本 一,はい,はい\n見本 二,はい,いいえ\n見本 三,同意しない,\n"
    draft = await look(imports, cast.suzuki, text)
    assert [told(one) for one in draft.judged] == [("new", ""), ("out", "refused"), ("out", "refused")]


HEADS = ["№", "姓", "名", "地区", "電話番号"]
#: What is merged in a list of two rows, and whether the second is asked about.
MERGED = {
    ("B2:B3", "C2:C3"): True,
    ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"): True,
    ("B2:C2",): False,
    ("B2:B3",): False,
    ("C2:C3",): True,
    ("D2:D3",): False,
    ("E2:E3",): False,
    ("A2:A3", "D2:E3"): False,
    ("B2:C3",): True,
    (): False,
}


async def test_a_name_that_reaches_over_rows_is_asked_about(imports: ImportRuns, cast: Cast) -> None:
    rows = [HEADS, ["1", "見本", "一", "", "0857-00-0001"], ["2", "例題", "二", "", "090-0000-0001"]]
    for merged, asked in MERGED.items():
        draft = await look(imports, cast.suzuki, book(rows, merged=merged), "一覧.xlsx")
        first, second = draft.judged
        assert (first.fate, "merged_down" in [one.code for one in second.troubles]) == ("new", asked), merged
        assert [task.row.line for task in draft.tasks()] == ([2] if asked else [2, 3]), merged
        if asked:
            imports.drafts.correct(cast.suzuki, "3", {"name": "例題 二"})
            assert [task.row.name for task in draft.tasks()][1:] == ["例題 二"], merged


async def test_numbers_are_read_as_excel_shows_them(imports: ImportRuns, cast: Cast) -> None:
    phones = {
        "General": (857000001, "0857000001", "ask"),
        "0000000000": (857000003, "0857000003", "new"),
        "000-0000-0000": (9000000004, "090-0000-0004", "new"),
        "[<=99999999]####-####;(00) ####-####": (300000005, "(03) 0000-0005", "new"),
        '0000"-"00"-"0000': (857000006, "0857-00-0006", "new"),
        "0#########": (857000007, "0857000007", "new"),
    }
    rows = [["氏名", "電話番号"], *([f"見本 {at}号", number] for at, (number, _, _) in enumerate(phones.values()))]
    rows = [[str(row[0]).translate(str.maketrans("012345", "甲乙丙丁戊己")), row[1]] for row in rows]
    formats = {f"B{at + 2}": form for at, form in enumerate(phones)}
    draft = await look(imports, cast.suzuki, book(rows, formats=formats), "一覧.xlsx")
    found = [(one.row.contact, one.fate) for one in draft.judged if one.row]
    assert found == [(contact, fate) for _, contact, fate in phones.values()]


async def test_tables_side_by_side_are_read_each_with_lines_of_its_own(
    imports: ImportRuns, cast: Cast, store: TinyStore
) -> None:
    text = "午前の部,,,午後の部,\n氏名,電話番号,,氏名,電話番号\n"
    text += "午前 一,0857-00-0201,,午後 一,\n午前 二,,,午後 二,0857-00-0212\n"
    draft = await look(imports, cast.suzuki, text)
    assert [one.key for one in draft.judged] == ["3", "3-2", "4", "4-2"]
    await enter(imports, cast.suzuki)
    found = {doc["name"]: doc["contact"] for doc in store.scan("learners")}
    assert found["午前 二"] == "" and found["午後 二"] == "0857-00-0212" and found["午後 一"] == ""


async def test_below_headings_in_another_order_every_line_is_asked_about(imports: ImportRuns, cast: Cast) -> None:
    text = "氏名,フリガナ,年代\n見本 一,ミホン,60代\nフリガナ,氏名,年代\nミホン ニ,見本 二,70代\n"
    draft = await look(imports, cast.suzuki, text)
    assert [told(one) for one in draft.judged][1:] == [("out", "heading"), ("ask", "other_heading")]


async def test_a_list_without_headings_and_headings_said_by_hand(imports: ImportRuns, cast: Cast) -> None:
    draft = await look(imports, cast.suzuki, "見本 九郎,ミホン クロウ,60代\n見本 十郎,ミホン ジュウロウ,70代\n")
    assert not draft.head.sure and [one.line for one in draft.judged] == [1, 2]
    draft = await imports.drafts.set_headings(cast.suzuki, 0, 1, 0)
    assert draft.titles[0] == "見本 九郎"
    draft = await imports.drafts.judge(cast.suzuki, ["name", "kana", "age"])
    assert [one.line for one in draft.judged] == [2]
    docs = [str(doc) for name in ("import_columns", "imports") for doc in imports.drafts._store.scan(name)]
    assert not any("九郎" in doc or "クロウ" in doc for doc in docs)


async def test_headings_may_be_any_row(imports: ImportRuns, cast: Cast) -> None:
    await look(imports, cast.suzuki, "氏名\n" + "見本 一\n" * 30 + "なまえ欄\n見本 二\n")
    draft = await imports.drafts.set_headings(cast.suzuki, 31, 1, 0)
    assert draft.titles == ["なまえ欄"] and len(draft.data) == 1


async def held(study: Study, cast: Cast, **more: Any) -> None:
    facts = {"id": "s1", "number": "s1", "municipality": TOTTORI, "programme": f"tsunagari-{TOTTORI}", "course": COURSE}
    session = TrainingSession.model_validate(facts | {"held_on": dt.date(2027, 1, 9), "venue": "公民館"} | more)
    await study.training.hold(cast.suzuki, session)


async def test_applicants_of_several_towns_go_to_their_own(
    imports: ImportRuns, cast: Cast, study: Study, store: TinyStore
) -> None:
    await held(study, cast, municipalities=(IWAMI,))
    text = "氏名,お住まい\n甲野 一,鳥取市\n乙野 二,岩美町\n丙野 三,札幌市\n丁野 四,在勤\n戊野 五,\n己野 六,313025\n"
    draft = await imports.drafts.read(cast.suzuki, "申込.csv", text.encode())
    draft.session = "s1"
    await imports.drafts.judge(cast.suzuki, draft.fields)
    assert [told(one) for one in draft.judged][2] == ("ask", "town_unknown")
    imports.drafts.correct(cast.suzuki, "4", {"town": "岩美町"})
    await enter(imports, cast.suzuki)
    found = {one.name: one.municipality for one in (Application.model_validate(d) for d in store.scan("applications"))}
    assert found == {
        "甲野 一": TOTTORI, "乙野 二": IWAMI, "丙野 三": IWAMI, "丁野 四": TOTTORI, "戊野 五": "", "己野 六": IWAMI,
    }  # fmt: skip


async def test_completions_want_a_course(imports: ImportRuns, cast: Cast) -> None:
    draft = await imports.drafts.read(cast.suzuki, "a.csv", DONE.encode())
    assert await refusal(imports.drafts.judge(cast.suzuki, draft.fields)) == "import.no_course"


async def test_an_empty_column_is_read_when_it_is_filled(imports: ImportRuns, cast: Cast) -> None:
    await look(imports, cast.suzuki, "氏名,修了日\n見本 一,\n")
    draft = await look(imports, cast.suzuki, "氏名,修了日\n見本 一,R8.10.4\n")
    assert draft.fields == ["name", "completed"]


async def test_a_list_is_judged_once_at_a_time(imports: ImportRuns, cast: Cast) -> None:
    draft = await imports.drafts.read(cast.suzuki, "a.csv", ("氏名\n" + "見本 一\n" * 60).encode())
    both = (imports.drafts.judge(cast.suzuki, draft.fields) for _ in range(2))
    first, second = await asyncio.gather(*both, return_exceptions=True)
    assert first is draft and isinstance(second, Refused) and second.code == "file.busy"
    assert len(draft.judged) == 60
