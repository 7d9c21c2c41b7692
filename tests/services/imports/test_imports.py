"""Lists on their way in: nothing before the word is given, once whatever happens, and back again as a whole."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate, Counter
from supporter.domain.imports.row import Import
from supporter.domain.shared.access import Person
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.accounts.learners import Learners
from supporter.services.imports import learner_rows
from supporter.services.imports.drafts import ImportDrafts
from supporter.services.imports.runs import ImportRuns
from supporter.services.people.merging import Merges
from supporter.services.shared.child_process import directly
from supporter.storage import records
from supporter.storage.base import StoreFull
from supporter.storage.tiny import TinyStore
from tests.support.cast import IWAMI, TOTTORI, Cast, FakeClock, as_learner, refusal
from tests.support.study import COURSE, Study, shipped

LIST = "氏名,フリガナ,年代,電話番号\n"
LIST += "山本 よし子,ヤマモト ヨシコ,60代,0857-11-1111\n前田 正夫,マエダ マサオ,七十代,\n,,,\n"


@pytest.fixture
async def imports(store: TinyStore, clock: FakeClock, people: Learners) -> AsyncIterator[ImportRuns]:
    imports = ImportRuns(store, clock, shipped(), ImportDrafts(store, clock, directly))
    yield imports
    await imports.close()


async def look(imports: ImportRuns, officer: Person, text: str = LIST, name: str = "申込.csv") -> Any:
    draft = await imports.drafts.read(officer, name, text.encode())
    draft.programme, draft.course = f"tsunagari-{officer.municipality}", COURSE
    return await imports.drafts.judge(officer, draft.fields)


async def bring_in(imports: ImportRuns, officer: Person, text: str = LIST) -> Import:
    await look(imports, officer, text)
    begun = await imports.confirm(officer)
    await imports.settled(begun.id)
    return await imports.of(officer, begun.id)


def learners(store: TinyStore, municipality: str = TOTTORI) -> list[Learner]:
    found = (Learner.model_validate(doc) for doc in store.scan("learners"))
    return [one for one in found if one.municipality == municipality]


async def test_nothing_is_written_before_the_word_is_given(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    before = {name: list(store.scan(name)) for name in ("learners", "audit_entries", "imports", "import_parts")}
    draft = await look(imports, cast.suzuki)
    assert [(one.line, one.fate) for one in draft.judged] == [(2, "new"), (3, "ask")]
    assert {name: list(store.scan(name)) for name in before} == before


async def test_a_server_keeps_six_lists_and_lets_go_of_the_oldest(imports: ImportRuns, cast: Cast) -> None:
    officers = [Person(role=cast.suzuki.role, id=f"tantou{n}", municipality=TOTTORI) for n in range(7)]
    for officer in officers:
        await imports.drafts.read(officer, "申込.csv", LIST.encode())
    with pytest.raises(Refused, match=r"import\.no_draft"):
        imports.drafts.of(officers[0])
    assert [imports.drafts.of(officer).municipality for officer in officers[1:]] == [TOTTORI] * 6


async def test_each_row_becomes_a_learner_and_the_columns_are_remembered(
    imports: ImportRuns, cast: Cast, store: TinyStore
) -> None:
    await look(imports, cast.suzuki)
    imports.drafts.decide(cast.suzuki, {"3": "enter"})
    begun = await imports.confirm(cast.suzuki)
    await imports.settled(begun.id)
    done = await imports.of(cast.suzuki, begun.id)
    assert (done.state, done.created, done.rows) == ("done", 2, 2)
    found = {one.name: one for one in learners(store)}
    assert found["前田 正夫"].age_band == "70代" and found["山本 よし子"].contact == "0857-11-1111"
    assert found["山本 よし子"].notice.by == "staff:suzuki"
    told = {(doc["action"], doc["subject"]) for doc in store.scan("audit_entries")}
    assert ("import.run", begun.id) in told and ("learner.imported", f"learner:{found['前田 正夫'].id}") in told
    strange = LIST.replace("電話番号", "自宅番号").replace("山本 よし子", "山本 みち")
    draft = await imports.drafts.read(cast.suzuki, "b.csv", strange.encode())
    await imports.drafts.judge(cast.suzuki, [*draft.fields[:3], "contact"])
    assert (await imports.drafts.read(cast.suzuki, "c.csv", strange.encode())).fields[3] == "contact"


async def test_a_list_from_somebody_else_says_from_whom_on_every_record(
    imports: ImportRuns, cast: Cast, store: TinyStore
) -> None:
    draft = await look(imports, cast.suzuki)
    for how, source, code in (
        *(("other", source, "import.no_source") for source in ("", " ", "あ" * 61, "社協\u200bの名簿")),
        *((how, "社協", "import.no_notice") for how in ("", "letter")),
    ):
        with pytest.raises(Refused, match=code):
            draft.tell(how, source)
    draft.tell("other", " 湖山地区\n社会福祉協議会 ")
    imports.drafts.decide(cast.suzuki, {"3": "enter"})
    begun = await imports.confirm(cast.suzuki)
    await imports.settled(begun.id)
    found = [one.notice for one in learners(store) if one.name in ("山本 よし子", "前田 正夫")]
    assert {(one.how, one.source) for one in found} == {("other", "湖山地区 社会福祉協議会")}
    assert (await imports.of(cast.suzuki, begun.id)).source == "湖山地区 社会福祉協議会"
    draft.tell("paper", "社協")
    assert (draft.notice, draft.source) == ("paper", ""), "whoever was told themselves gave it themselves"


async def test_the_same_list_again_changes_nothing(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    await bring_in(imports, cast.suzuki)
    before = learners(store)
    assert [one.fate for one in (await look(imports, cast.suzuki)).judged] == ["there", "ask"]
    assert await refusal(imports.confirm(cast.suzuki)) == "import.nothing_to_do"
    assert learners(store) == before


async def test_two_browsers_with_one_list_enter_everybody_once(
    imports: ImportRuns, cast: Cast, store: TinyStore
) -> None:
    other = Person(role=cast.suzuki.role, id="yamane", municipality=TOTTORI)
    for officer in (cast.suzuki, other):
        await look(imports, officer)
    begun = [await imports.confirm(officer) for officer in (cast.suzuki, other)]
    await asyncio.gather(*(imports.settled(one.id) for one in begun))
    assert [one.name for one in learners(store)].count("山本 よし子") == 1


OLD = "氏名,修了日,修了証番号\n鳥取 一,令和5年3月3日,第R4-基-0007号\n鳥取 二,R5.3.3,古い12\n"


async def test_completions_of_old_lists_keep_their_day_and_number(
    imports: ImportRuns, cast: Cast, study: Study
) -> None:
    done = await bring_in(imports, cast.suzuki, OLD)
    assert done.created == 2
    one = next(each for each in learners(study.store) if each.name == "鳥取 一")
    (certificate,) = await study.kept(Certificate, one.id)
    assert (certificate.serial, certificate.issued_on.isoformat()) == ("第R4-基-0007号", "2023-03-03")
    assert (await study.summary(as_learner(one))).completed_on == certificate.completed_on
    counters = [Counter.model_validate(doc) for doc in study.store.scan("counters")]
    assert [counter.n for counter in counters] == [7], "our own series never gives the number again"
    again = await look(imports, cast.suzuki, OLD)
    assert [each.fate for each in again.judged] == ["there", "there"]
    taken = await look(imports, cast.suzuki, OLD.replace("鳥取 一", "別の 人"))
    assert taken.judged[0].troubles[0].code == "serial_taken"


async def test_a_completion_is_added_to_who_is_there(imports: ImportRuns, cast: Cast, study: Study) -> None:
    text = f"受講番号,氏名,修了日\n{cast.hanako.id},鳥取 花子,2024-03-03\n"
    done = await bring_in(imports, cast.suzuki, text)
    assert (done.created, done.completed) == (0, 1)
    assert (await study.summary(cast.hanako)).completed_on is not None
    await imports.undo(cast.suzuki, done.id)
    await imports.settled(done.id)
    assert await study.kept(Transcript, cast.hanako.id) == await study.kept(Summary, cast.hanako.id) == []
    assert cast.hanako.id in {one.id for one in learners(study.store)}


async def test_a_completion_taken_back_leaves_what_was_read_before(
    imports: ImportRuns, cast: Cast, study: Study
) -> None:
    await study.learning.read(cast.hanako, COURSE, study.refs[:1])
    before = [await study.kept(model, cast.hanako.id) for model in (Transcript, Summary)]
    today = study.clock.now().date()  # one transcript tells of one 年度
    done = await bring_in(imports, cast.suzuki, f"受講番号,氏名,修了日\n{cast.hanako.id},鳥取 花子,{today}\n")
    assert (await study.summary(cast.hanako)).completed_on == today
    await imports.undo(cast.suzuki, done.id)
    await imports.settled(done.id)
    assert [await study.kept(model, cast.hanako.id) for model in (Transcript, Summary)] == before
    assert await study.kept(Certificate, cast.hanako.id) == []


async def test_undone_is_what_nobody_touched(imports: ImportRuns, cast: Cast, study: Study, people: Learners) -> None:
    done = await bring_in(imports, cast.suzuki, OLD)
    one, two = sorted((each for each in learners(study.store) if "鳥取 花" not in each.name), key=lambda x: x.name)[:2]
    await people.new_card(cast.suzuki, one.id)
    assert await refusal(imports.undo(cast.tanaka, done.id)) == "access.refused"
    await imports.undo(cast.suzuki, done.id)
    await imports.settled(done.id)
    done = await imports.of(cast.suzuki, done.id)
    assert (done.state, done.kept) == ("undone", 1)
    left = {each.id for each in learners(study.store)}
    assert one.id in left and two.id not in left
    assert await study.kept(Certificate, two.id) == [] and len(await study.kept(Certificate, one.id)) == 1
    assert await refusal(imports.undo(cast.suzuki, done.id)) == "import.settled"


async def test_undoing_ends_after_thirty_days(imports: ImportRuns, cast: Cast, clock: FakeClock) -> None:
    done = await bring_in(imports, cast.suzuki)
    clock.pass_by(days=30)
    assert await refusal(imports.undo(cast.suzuki, done.id)) == "import.settled"


def letters(number: int) -> str:
    return f"{number:05}".translate(str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸"))


def many(count: int) -> str:
    return "氏名,フリガナ,年代,電話番号\n" + "".join(
        f"山田 {letters(n)},ヤマダ,60代,0857-{n:06}\n" for n in range(count)
    )


async def test_ten_thousand_rows_leave_room_for_others(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    await look(imports, cast.suzuki, many(10_000))
    begun = await imports.confirm(cast.suzuki)
    seen = set()
    while (state := await imports.of(cast.suzuki, begun.id)).state == "running":
        seen.add(state.created)
        await store.run(lambda tx: tx.get("learners", cast.hanako.id))
    assert len(seen) > 50, "somebody else's unit comes in after each part"
    assert (await imports.of(cast.suzuki, begun.id)).created == 10_000
    assert next(iter(store.scan("import_parts")))["tasks"] == []


@pytest.mark.parametrize("left_over", ["entered", "undone"])
async def test_killed_half_way_it_goes_on_or_goes_back(
    imports: ImportRuns, cast: Cast, store: TinyStore, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, left_over: str
) -> None:
    entered: list[int] = []

    def until_full(enter: Callable[..., Any]) -> Callable[..., Any]:
        def entering(*given: Any) -> Any:
            if len(entered) == 250:
                raise StoreFull("disk full")
            entered.append(1)
            return enter(*given)

        return entering

    monkeypatch.setattr("supporter.services.imports.runs.enter", until_full(learner_rows.enter))
    await look(imports, cast.suzuki, many(1_000))
    begun = await imports.confirm(cast.suzuki)
    await imports.settled(begun.id)
    stopped = await imports.of(cast.suzuki, begun.id)
    assert (stopped.state, stopped.created) == ("running", 200), "a part is entered whole or not at all"
    assert len(learners(store)) == 202
    monkeypatch.undo()
    after = ImportRuns(store, clock, shipped(), ImportDrafts(store, clock, directly))  # the server started again
    assert [one.state for one in await after.all(cast.suzuki)] == ["running"]
    await after.settled(begun.id)
    assert len(learners(store)) == 1_002 and (await after.of(cast.suzuki, begun.id)).state == "done"
    if left_over == "undone":
        await after.undo(cast.suzuki, begun.id)
        await after.settled(begun.id)
        assert len(learners(store)) == 2


async def test_what_was_not_laid_down_whole_is_dropped(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    done = await bring_in(imports, cast.suzuki)
    half = done.model_copy(update={"id": "half", "state": "preparing"})
    await store.run(lambda tx: records.save(tx, half))
    assert [one.id for one in await imports.all(cast.suzuki)] == [done.id]


async def test_another_town_sees_nothing_of_it(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    done = await bring_in(imports, cast.suzuki)
    assert await imports.all(cast.tanaka) == []
    assert await refusal(imports.of(cast.tanaka, done.id)) == "access.refused"
    assert await refusal(imports.of(cast.tanaka, "unknown")) == "access.refused"
    assert [one.fate for one in (await look(imports, cast.tanaka)).judged] == ["new", "ask"], "not held against theirs"
    assert await refusal(imports.drafts.read(cast.sato, "a.csv", LIST.encode())) == "access.refused"
    assert learners(store, IWAMI) == []


async def test_the_log_holds_no_names(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    await bring_in(imports, cast.suzuki)
    entries = [AuditEntry.model_validate(doc) for doc in store.scan("audit_entries")]
    assert not any("よし子" in entry.model_dump_json() for entry in entries)


async def test_columns_must_hold_a_name_once(imports: ImportRuns, cast: Cast) -> None:
    await look(imports, cast.suzuki)
    assert await refusal(imports.drafts.judge(cast.suzuki, ["", "kana", "", ""])) == "import.no_name"
    assert await refusal(imports.drafts.judge(cast.suzuki, ["name", "name", "", ""])) == "import.twice"
    assert await refusal(imports.drafts.judge(cast.tanaka, ["name"])) == "import.no_draft"


async def test_who_was_merged_or_stopped_is_not_entered_anew(
    imports: ImportRuns, cast: Cast, store: TinyStore, clock: FakeClock
) -> None:
    await bring_in(imports, cast.suzuki, OLD)
    one, two = sorted((each for each in learners(store) if "鳥取 花" not in each.name), key=lambda x: x.name)[:2]
    await Merges(store, clock).merge(cast.suzuki, cast.hanako.id, one.id)
    stopped = two.model_copy(update={"state": "stopped"})
    await store.run(lambda tx: records.save(tx, stopped))
    again = await look(imports, cast.suzuki, OLD)
    assert [(each.fate, each.like[0].key) for each in again.judged] == [
        ("there", cast.hanako.id),
        ("there", two.id),
    ]


async def test_a_list_does_not_lie_about(imports: ImportRuns, cast: Cast, clock: FakeClock) -> None:
    await look(imports, cast.suzuki)
    clock.pass_by(hours=13)
    assert await refusal(imports.confirm(cast.suzuki)) == "import.no_draft"


async def test_pressed_twice_it_is_entered_once(imports: ImportRuns, cast: Cast, store: TinyStore) -> None:
    await look(imports, cast.suzuki, LIST + LIST.split("\n")[1] + "\n")
    imports.drafts.decide(cast.suzuki, {"5": "enter"})
    first, second = await asyncio.gather(
        imports.confirm(cast.suzuki), imports.confirm(cast.suzuki), return_exceptions=True
    )
    assert isinstance(first, Import) and isinstance(second, Refused) and second.code == "import.no_draft"
    await imports.settled(first.id)
    assert [one.name for one in learners(store)].count("山本 よし子") == 2, "two people, as an officer has said"


async def held(study: Study, cast: Cast, id: str = "s1", **more: Any) -> TrainingSession:
    session = TrainingSession(
        id=id,
        number=id,
        municipality=TOTTORI,
        programme=f"tsunagari-{TOTTORI}",
        course=COURSE,
        held_on=dt.date(2027, 1, 9),
        venue="中央公民館",
        **more,
    )
    await study.training.hold(cast.suzuki, session)
    return session


async def apply(imports: ImportRuns, officer: Person, session: str, text: str = LIST) -> Any:
    draft = await imports.drafts.read(officer, "申込.csv", text.encode())
    draft.session, draft.notice = session, "screen"
    return await imports.drafts.judge(officer, draft.fields)


def applications(store: TinyStore) -> list[tuple[str, str, str]]:
    found = sorted((Application.model_validate(doc) for doc in store.scan("applications")), key=lambda one: one.order)
    return [(one.name, one.state, one.how) for one in found]


async def test_a_list_of_applicants_takes_places_in_a_class(
    imports: ImportRuns, cast: Cast, study: Study, store: TinyStore
) -> None:
    await held(study, cast, capacity=1)
    draft = await apply(imports, cast.suzuki, "s1")
    assert [one.fate for one in draft.judged] == ["new", "ask"]
    imports.drafts.decide(cast.suzuki, {"3": "bare"})
    begun = await imports.confirm(cast.suzuki)
    await imports.settled(begun.id)
    assert applications(store) == [("山本 よし子", "applied", "import"), ("前田 正夫", "waiting", "import")]
    assert len(learners(store)) == 2, "applicants are no learners yet"
    again = await apply(imports, cast.suzuki, "s1")
    assert [one.fate for one in again.judged] == ["there", "likely"], "an age that could not be read may be another's"
    assert await refusal(imports.confirm(cast.suzuki)) == "import.nothing_to_do"
    await imports.undo(cast.suzuki, begun.id)
    await imports.settled(begun.id)
    assert applications(store) == [] and (await imports.of(cast.suzuki, begun.id)).kept == 0
    session = await store.read(lambda tx: records.load(tx, TrainingSession, "s1"))
    assert session and (session.applied, session.waiting) == (0, 0)


async def test_applicants_are_brought_into_ones_own_classes_alone(
    imports: ImportRuns, cast: Cast, study: Study
) -> None:
    await held(study, cast)
    assert await refusal(apply(imports, cast.tanaka, "s1")) == "access.refused"
    assert await refusal(apply(imports, cast.suzuki, "unknown")) == "access.refused"
    assert await refusal(apply(imports, cast.suzuki, "s1", many(1_001))) == "import.too_many_applicants"
    await held(study, cast, "s2", room=Room(state="ended"))
    assert await refusal(apply(imports, cast.suzuki, "s2")) == "session.ended"
