"""After a class: proposals by the rule, one press that confirms them once, seven towns, and what is taken back."""

from __future__ import annotations

import datetime as dt
import time
from typing import TypeVar

import pytest

from supporter.content.courses.library import Library
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Guest, Seat
from supporter.domain.closing.proposal import missing_chapters
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.document import Document
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript
from supporter.services.administration.office import Office
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.proposals import Line
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.reporting.entries import Entries
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal
from tests.support.hall import FIRST, SATO, Hall
from tests.support.study import COURSE, Study

D = TypeVar("D", bound=Document)

#: 麒麟のまち圏域: one city, six towns, two prefectures.
KIRIN = {
    TOTTORI: "鳥取市", IWAMI: "岩美町", "313254": "若桜町", "313289": "智頭町", "313297": "八頭町",
    "285854": "香美町", "285862": "新温泉町",
}  # fmt: skip
HYOGO = ("285854", "285862")
SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)


@pytest.fixture
def finishing(hall: Hall, library: Library) -> Finishing:
    return Finishing(hall.store, library, hall.clock, hall.orders)


async def kirin(hall: Hall, **changes: object) -> None:
    """The seven municipalities, each with a programme of its own; `changes` are those of 岩美町."""
    for code, name in KIRIN.items():
        programme = Programme(id=f"tsunagari-{code}", name="つながりサポーター", courses=(COURSE,))
        profile = {
            "id": code, "name": name, "kana": "マチ", "department": "福祉課", "phone": "0857-00-0000",
            "prefecture": "兵庫県" if code in HYOGO else "鳥取県", "programmes": (programme.id,),
        }  # fmt: skip
        town = Municipality.model_validate(profile | (changes if code == IWAMI else {}))
        await MunicipalityProfiles(hall.store, hall.clock).put(ADMINISTRATOR, town, [programme])


def guest(name: str, municipality: str = TOTTORI, kana: str = "トットリ") -> Guest:
    return Guest(name=name, kana=kana, age_band="60代", municipality=municipality, certificate=True)


async def sit(hall: Hall, name: str = "", municipality: str = TOTTORI, answers: bool = True, **way: object) -> int:
    """Somebody takes a seat by phone, and answers the first question."""
    given = {"guest": guest(name, municipality)} if name else {}
    phone = await hall.join(**given, **way)  # type: ignore[arg-type]
    if answers:
        await hall.answer(phone, "1")
    return phone.number


async def ask_and_end(hall: Hall) -> None:
    await hall.classroom.close(SATO, hall.id)
    hall.clock.pass_by(minutes=90)
    await hall.classroom.end(SATO, hall.id)


async def begun(hall: Hall, **plan: object) -> None:
    await hall.begin(**plan)
    await hall.ask()


async def by_number(finishing: Finishing, hall: Hall, person: Person = SATO) -> dict[int, Line]:
    _, lines = await finishing.lines(person, hall.id)
    return {line.seat.number: line for line in lines}


async def everything(hall: Hall, model: type[D]) -> list[D]:
    return [model.model_validate(doc) for doc in hall.store.scan(model.collection)]


async def test_each_seat_is_proposed_by_the_courses_rule(hall: Hall, finishing: Finishing, cast: Cast) -> None:
    await begun(hall)
    hanako = (await hall.join(who=cast.hanako, me=True)).number
    taro = await sit(hall, who=cast.taro, me=True)
    nickname = (await hall.join("はな")).number
    hall.clock.pass_by(minutes=20)
    late = await sit(hall, "岩美 遅子")
    await ask_and_end(hall)
    lines = await by_number(finishing, hall)
    assert {number: line.outcome for number, line in lines.items()} == {
        hanako: "attended", taro: "completed", nickname: "counted", late: "attended",
    }  # fmt: skip
    silent, late_one = lines[hanako].proposal, lines[late].proposal
    assert silent and silent.left and silent.left.tests and not silent.left.steps
    assert late_one and late_one.seen.late == 20 and late_one.left and late_one.left.chapters == 2
    assert lines[nickname].owner.why == "nameless"


async def test_early_leavers_lack_what_they_missed_and_a_late_start_blames_nobody(
    hall: Hall, finishing: Finishing
) -> None:
    await hall.plan(begins=dt.time(14, 20), ends=dt.time(15, 50))
    await hall.classroom.open(SATO, hall.id)
    hall.clock.pass_by(minutes=18)
    early = await hall.join(guest=guest("早野 花子"))
    await hall.classroom.start(SATO, hall.id)
    await hall.ask()
    for phone in (early,):
        await hall.answer(phone, "1")
    stays = await sit(hall, "残田 太郎")
    await hall.classroom.close(SATO, hall.id)
    hall.clock.pass_by(minutes=40)
    await hall.reception.gone(SATO, hall.id, [early.number], hall.clock.now())
    hall.clock.pass_by(minutes=30)
    await hall.classroom.end(SATO, hall.id)
    lines = await by_number(finishing, hall)
    gone = lines[early.number].proposal
    assert gone and gone.seen.late == 0 and gone.seen.early == 30 and lines[early.number].outcome == "attended"
    assert lines[stays].outcome == "completed"


async def test_a_phone_is_told_how_many_chapters_are_left_for_who_came_late(hall: Hall, library: Library) -> None:
    course = library.course(COURSE)
    waiting = await hall.plan()
    running = await hall.begin()
    came = hall.clock.now()
    assert missing_chapters(course, running, came + dt.timedelta(minutes=16), None) == 2
    assert missing_chapters(course, running, came + dt.timedelta(minutes=10), None) == 0
    assert missing_chapters(course, waiting, came + dt.timedelta(minutes=60), None) == 0  # it has not begun yet


async def test_one_press_confirms_everybody_once(hall: Hall, finishing: Finishing, study: Study, cast: Cast) -> None:
    await begun(hall)
    await sit(hall, who=cast.taro, me=True)
    await sit(hall, "新井 花")
    await hall.join("はな")
    assert await refusal(finishing.confirm(SATO, hall.id)) == "finish.not_ended"
    await ask_and_end(hall)
    assert await finishing.confirm(SATO, hall.id) == 3
    before = (await everything(hall, Certificate), await everything(hall, Transcript), await everything(hall, Learner))
    assert [one.serial for one in before[0]] == ["第R8-基-0001号", "第R8-基-0002号"]
    assert {one.name for one in before[0]} == {"鳥取 太郎", "新井 花"}
    assert await finishing.confirm(SUZUKI, hall.id) == 0
    after = (await everything(hall, Certificate), await everything(hall, Transcript), await everything(hall, Learner))
    assert after == before
    lines = (await by_number(finishing, hall)).values()
    assert [line.outcome for line in lines] == ["completed", "completed", "counted"]
    made = next(one for one in before[2] if one.name == "新井 花")
    assert (made.pin_hash, made.kana, made.age_band) == ("", "トットリ", "60代")
    summary = next(one for one in await everything(hall, Summary) if one.learner == made.id)
    assert (summary.way, summary.session) == ("classroom", hall.id)
    assert list(await study.own.classes(cast.taro)) == [hall.id] and await study.own.classes(cast.hanako) == {}
    told = [entry for entry in await everything(hall, AuditEntry) if entry.action == "class.finish"]
    assert [entry.facts["seats"] for entry in told] == ["3"]
    assert not any("新井" in str(entry) for entry in await everything(hall, AuditEntry))


async def test_seven_towns_issue_their_own_certificates(hall: Hall, finishing: Finishing, library: Library) -> None:
    await kirin(hall, issue="confirmed")
    await begun(hall, municipalities=tuple(KIRIN)[1:])
    for place, code in enumerate(KIRIN):
        await sit(hall, f"{KIRIN[code]} 一郎{place}", code)
        await sit(hall, f"{KIRIN[code]} 二郎{place}", code)
    await ask_and_end(hall)
    assert await finishing.confirm(SATO, hall.id) == 14
    issued = await everything(hall, Certificate)
    for code in KIRIN:
        mine = sorted(one.number for one in issued if one.municipality == code)
        assert mine == ([] if code == IWAMI else [1, 2]), code
        assert all(one.programme == f"tsunagari-{code}" for one in issued if one.municipality == code)
    waiting = [one for one in await everything(hall, Summary) if one.completed_on and not one.certificate]
    assert {one.municipality for one in waiting} == {IWAMI} and len(waiting) == 2
    office = Office(hall.store, hall.clock, library, Entries(hall.store))
    tanaka = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
    assert {one.name for one in await office.waiting(tanaka)} == {"岩美町 一郎1", "岩美町 二郎1"}
    shown = {line.owner.town for line in (await by_number(finishing, hall)).values() if line.certificate}
    assert shown == {TOTTORI}


async def test_people_of_a_town_that_takes_no_part_are_counted_alone(
    hall: Hall, finishing: Finishing, study: Study
) -> None:
    await kirin(hall)
    stranger = await study.learner("若桜 三郎", municipality="313254")
    await begun(hall, municipalities=(IWAMI,))
    await sit(hall, who=stranger, me=True)
    await sit(hall, "智頭 四郎", "313289")
    await ask_and_end(hall)
    lines = await by_number(finishing, hall)
    assert [(line.outcome, line.owner.why) for line in lines.values()] == [("counted", "town")] * 2
    await finishing.confirm(SATO, hall.id)
    assert await everything(hall, Transcript) == [] and await everything(hall, Certificate) == []


async def test_a_meeting_counts_heads_and_completes_nobody(hall: Hall, finishing: Finishing, cast: Cast) -> None:
    await begun(hall, kind="交流会")
    await sit(hall, who=cast.taro, me=True)
    await ask_and_end(hall)
    await finishing.confirm(SATO, hall.id)
    assert [line.owner.why for line in (await by_number(finishing, hall)).values()] == ["meeting"]
    assert await everything(hall, Transcript) == []


async def test_who_completed_before_keeps_that_certificate_alone(
    hall: Hall, finishing: Finishing, study: Study
) -> None:
    hanako = await study.learner()
    earlier = await study.complete(hanako)
    hall.clock.pass_by(days=3)
    await begun(hall)
    await sit(hall, who=hanako, me=True)
    await ask_and_end(hall)
    await finishing.confirm(SATO, hall.id)
    (line,) = (await by_number(finishing, hall)).values()
    assert line.outcome == "completed" and line.proposal and line.proposal.before and line.certificate is None
    assert await everything(hall, Certificate) == [earlier]
    assert await finishing.undo(SATO, hall.id) == 1
    assert [one.completed_on for one in await everything(hall, Summary)] == [earlier.completed_on if earlier else None]


async def test_attendance_may_be_noted_for_towns_that_take_part_and_no_third(study: Study) -> None:
    hanako = await study.learner()
    iwami = await study.learner("岩美 一郎", municipality=IWAMI)
    sato = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
    shared = await study.hold("s1", TOTTORI, municipalities=(IWAMI,))
    alone = await study.hold("s2", TOTTORI)
    for learner in (hanako, iwami):
        progress = await study.learning.attended(sato, learner.id, COURSE, shared)
        assert [one.session for one in progress.attended] == ["s1"]
    assert await refusal(study.learning.attended(sato, iwami.id, COURSE, alone)) == "access.refused"
    tanaka = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
    assert await refusal(study.learning.attended(tanaka, iwami.id, COURSE, shared)) == "access.refused"


async def test_a_namesake_is_asked_for_and_never_matched_silently(
    hall: Hall, finishing: Finishing, study: Study
) -> None:
    there = await study.learner("髙橋 あい", kana="タカハシ アイ")
    await begun(hall)
    same = await hall.join(guest=guest("高橋 アイ", kana="たかはし あい"))
    other = await hall.join(guest=guest("高橋 あい", kana="タカハシ アイ"))
    for phone in (same, other):
        await hall.answer(phone, "1")
    await ask_and_end(hall)
    lines = await by_number(finishing, hall)
    assert all(line.undecided and [one.id for one in line.owner.namesakes] == [there.id] for line in lines.values())
    assert await finishing.confirm(SATO, hall.id) == 0
    assert await refusal(finishing.decide(SATO, hall.id, same.number, same="12345678")) == "finish.who"
    await finishing.decide(SATO, hall.id, same.number, same=there.id)
    await finishing.decide(SATO, hall.id, other.number, same="another")
    assert await finishing.confirm(SATO, hall.id) == 2
    seats = {seat.number: seat for seat in await everything(hall, Seat)}
    assert seats[same.number].learner == there.id
    assert seats[other.number].learner not in ("", there.id)
    assert await finishing.undo(SATO, hall.id) == 0


async def test_staff_change_a_proposal_with_a_reason(hall: Hall, finishing: Finishing, cast: Cast) -> None:
    await begun(hall)
    hanako = (await hall.join(who=cast.hanako, me=True)).number
    taro = await sit(hall, who=cast.taro, me=True)
    await ask_and_end(hall)
    assert await refusal(finishing.decide(SATO, hall.id, hanako, "completed")) == "finish.reason"
    assert await refusal(finishing.decide(SATO, hall.id, hanako, "counted", "なんとなく")) == "form.invalid"
    assert await refusal(finishing.decide(SATO, hall.id, 99, "completed", "紙で答えた")) == "seat.unknown"
    await finishing.decide(SATO, hall.id, hanako, "completed", "紙で ふり返りを出した")
    await finishing.decide(SATO, hall.id, taro, "attended", "ほとんど席にいなかった")
    assert await finishing.confirm(SATO, hall.id) == 2
    (certificate,) = await everything(hall, Certificate)
    assert certificate.name == "鳥取 花子"
    assert await refusal(finishing.decide(SATO, hall.id, taro, "completed", "やはり")) == "finish.done"
    reasons = [entry.facts for entry in await everything(hall, AuditEntry) if entry.facts.get("did") == "decided"]
    assert {facts["outcome"] for facts in reasons} == {"completed", "attended"}


async def test_what_no_certificate_followed_from_is_taken_back_whole(
    hall: Hall, finishing: Finishing, study: Study, cast: Cast
) -> None:
    await kirin(hall, issue="confirmed")
    there = await study.learner("岩美 一郎", municipality=IWAMI, kana="トットリ")
    await begun(hall, municipalities=(IWAMI,))
    await sit(hall, who=cast.taro, me=True)
    made = await sit(hall, "岩美 新子", IWAMI)
    known = await sit(hall, who=there, me=True)
    await hall.join(who=cast.hanako, me=True)
    await ask_and_end(hall)
    people = {one.id for one in await everything(hall, Learner)}
    assert await finishing.confirm(SATO, hall.id) == 4
    assert await finishing.undo(SUZUKI, hall.id) == 3
    assert {one.id for one in await everything(hall, Learner)} == people
    (certificate,) = await everything(hall, Certificate)
    assert certificate.name == "鳥取 太郎"
    summaries = [one for one in await everything(hall, Summary) if one.completed_on]
    assert [one.learner for one in summaries] == [cast.taro.id]
    lines = await by_number(finishing, hall)
    assert not lines[made].seat.finished and not lines[made].seat.learner
    assert not any(line.proposal and line.proposal.before for line in lines.values() if not line.seat.finished)
    assert await finishing.confirm(SATO, hall.id) == 3
    waiting = [one for one in await everything(hall, Summary) if one.completed_on and not one.certificate]
    assert len(waiting) == 2 and lines[known].seat.learner in {one.learner for one in waiting}


@pytest.mark.parametrize("who", ["hanako", "tanaka", "reader", "coordinator", "administrator", "sato", "suzuki"])
async def test_only_those_who_hold_it_finish_a_class(hall: Hall, finishing: Finishing, cast: Cast, who: str) -> None:
    await begun(hall, municipalities=(IWAMI,))
    number = await sit(hall, "新井 花")
    await ask_and_end(hall)
    others = {
        "reader": READER,
        "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
        "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
    }
    person = others.get(who) or getattr(cast, who)
    deeds = [
        lambda: finishing.lines(person, hall.id),
        lambda: finishing.decide(person, hall.id, number, "attended", "途中で帰った"),
        lambda: finishing.confirm(person, hall.id),
        lambda: finishing.undo(person, hall.id),
    ]
    for deed in deeds:
        if who in ("sato", "suzuki"):
            await deed()
        else:
            assert await refusal(deed()) == "access.refused"
            assert await refusal(finishing.lines(person, "nowhere")) == "access.refused"


async def test_three_hundred_are_finished_in_seconds(hall: Hall, finishing: Finishing, clock: FakeClock) -> None:
    await begun(hall)
    for number in range(300):
        seat = Seat(
            id=f"{hall.id}:{number + 1:04}", session=hall.id, number=number + 1, kind="phone", name=f"会場 {number}子",
            kana="カイジョウ", municipality=TOTTORI, joined_at=clock.now(), answers={FIRST: (("1",), 0, 1)},
        )  # fmt: skip
        await hall.store.run(lambda tx, seat=seat: records.save(tx, seat))  # type: ignore[misc]
    await ask_and_end(hall)
    start = time.monotonic()
    assert await finishing.confirm(SATO, hall.id) == 300
    _, lines = await finishing.lines(SATO, hall.id)
    assert len(lines) == 300 and all(line.certificate for line in lines)
    assert time.monotonic() - start < 5
    assert sorted(one.number for one in await everything(hall, Certificate)) == list(range(1, 301))
