"""What an office does about one person: find, see, correct, enter, let go, hand on; each in its own town alone."""

from __future__ import annotations

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.sign_in import SignIns
from supporter.services.people.corrections import Corrections
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.search import LearnerSearch
from supporter.services.people.transfers import Transfers
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.reporting.rosters import RosterFilter
from supporter.services.transcripts import summaries
from supporter.storage.tiny import TinyStore
from supporter.wording.reporting import STOPPED
from tests.support.cast import ATTEMPTS, IWAMI, PIN, TOTTORI, Cast, FakeClock, as_learner, form, refusal
from tests.support.study import Study

YAMANE = Person(role=Role.OFFICER, id="yamane", municipality=TOTTORI)


@pytest.fixture
def finding(store: TinyStore, clock: FakeClock) -> LearnerSearch:
    return LearnerSearch(store, clock)


@pytest.fixture
def correcting(store: TinyStore, clock: FakeClock) -> Corrections:
    return Corrections(store, clock)


@pytest.fixture
def withdrawing(store: TinyStore, clock: FakeClock) -> Withdrawals:
    return Withdrawals(store, clock, ATTEMPTS)


@pytest.fixture
def moving(store: TinyStore, clock: FakeClock) -> Transfers:
    return Transfers(store, clock)


@pytest.mark.parametrize(
    "typed",
    ["高橋", "髙橋", "ﾀｶﾊｼ", "たかはし", "橋 一", "髙橋　一郎", "イチ", "0857-22", "８５７２２", "ICHIRO@", "{number}"],
)
async def test_people_are_found_by_what_is_known_at_the_counter(
    finding: LearnerSearch, people: Learners, cast: Cast, typed: str
) -> None:
    known = {"kana": "タカハシ　イチロウ", "contact": "0857-22-3333 / ichiro@example.jp"}
    known["contact"] = "ichiro@example.jp" if "@" in typed else "0857-22-3333"
    learner, _ = await people.sign_up(READER, form("髙橋 一郎", **known))
    hits = await finding.search(cast.suzuki, typed.format(number=learner.id[:5]))
    assert learner.id in {hit.number for hit in hits.page}
    assert "鳥取 花子" not in {hit.name for hit in hits.page} or typed == "{number}"


async def test_names_that_begin_so_come_first_and_the_search_is_audited_without_words(
    finding: LearnerSearch, people: Learners, cast: Cast, store: TinyStore
) -> None:
    for name, kana in (("小山 田鶴子", "コヤマ　タヅコ"), ("田中 一", "タナカ　ハジメ")):
        await people.sign_up(READER, form(name, kana=kana))
    hits = await finding.search(cast.suzuki, "田", most=1)
    assert (hits.total, hits.page[0].name) == (2, "田中 一")
    assert (await finding.search(cast.suzuki, "いない")).total == 0
    told = [doc["facts"] for doc in store.scan("audit_entries") if doc["action"] == "learner.find"]
    assert sorted(one["rows"] for one in told) == ["0", "2"] and all(one.keys() == {"rows"} for one in told)


async def test_another_town_finds_and_opens_nobody(
    finding: LearnerSearch, cast: Cast, store: TinyStore, clock: FakeClock, correcting: Corrections
) -> None:
    files, hanako = LearnerFiles(store, clock), cast.hanako.id
    assert (await finding.search(cast.tanaka, "花子")).total == 0
    assert (await finding.search(cast.tanaka, hanako)).total == 0
    for number in (hanako, "12345678"):
        for asked in (
            files.open(cast.tanaka, number),
            files.contact(cast.tanaka, number, "電話"),
            files.disclose(cast.tanaka, number, "窓口"),
            correcting.now(cast.tanaka, number),
            correcting.correct(cast.tanaka, number, {"kana": ""}, ""),
        ):
            assert await refusal(asked) == "access.refused"


async def test_a_file_tells_the_whole_story_and_hides_the_contact(
    study: Study, cast: Cast, people: Learners, desk: object
) -> None:
    files = LearnerFiles(study.store, study.clock)
    hanako = await study.learner("鳥取 はな", contact="0857-00-1111")
    await study.complete(hanako)
    file = await files.open(cast.suzuki, hanako.id)
    assert file.learner.contact == "" and file.has_contact and len(file.certificates) == 1
    assert {"learner.signed_up", "learner.read"} <= {entry.action for entry in file.log}
    assert await refusal(files.contact(cast.suzuki, hanako.id, " ")) == "contact.no_reason"
    assert await files.contact(cast.suzuki, hanako.id, "連絡のため") == "0857-00-1111"
    assert await refusal(files.disclose(cast.suzuki, hanako.id, " ")) == "reason.missing"
    record = await files.disclose(cast.suzuki, hanako.id, "窓口")
    assert record.learner.name == "鳥取 はな" and len(record.transcripts) == 1
    assert "learner.disclose" in {entry.action for entry in record.audit}


async def test_the_faster_correction_is_kept_and_told(correcting: Corrections, cast: Cast, people: Learners) -> None:
    _, seen = await correcting.now(cast.suzuki, cast.hanako.id)
    assert await correcting.correct(YAMANE, cast.hanako.id, {"kana": "トットリ　ハナコ"}, seen)
    with pytest.raises(Refused) as refused:
        await correcting.correct(cast.suzuki, cast.hanako.id, {"name": "鳥取 華子"}, seen)
    assert refused.value.code == "edit.conflict" and refused.value.facts["time"] == "14:20"
    learner, now = await correcting.now(cast.suzuki, cast.hanako.id)
    assert (learner.name, learner.kana) == ("鳥取 花子", "トットリ　ハナコ")
    assert await correcting.correct(cast.suzuki, cast.hanako.id, {"name": "鳥取 華子"}, now)
    assert not await correcting.correct(cast.suzuki, cast.hanako.id, {}, (await correcting.now(YAMANE, learner.id))[1])
    assert (await people.view(cast.suzuki, cast.hanako.id)).folded == "鳥取華子"


async def test_who_is_entered_at_the_desk_comes_in_by_card_alone(
    correcting: Corrections, cast: Cast, signins: SignIns
) -> None:
    entry = form("山本 よし子", kana="ヤマモト", pin="")
    learner, code = await correcting.enter(cast.suzuki, entry, "spoken")
    assert learner.notice.how == "spoken" and learner.notice.by == "staff:suzuki"
    assert (await signins.with_card(code, "", None, "shared")).person.id == learner.id
    for pin in ("", "!", "000000"):
        assert await refusal(signins.with_pin(learner.id, pin, "", None, "shared")) in ("pin.wrong_left", "pin.resting")
    assert [one.key for one in await correcting.alike(cast.suzuki, entry)] == [learner.id]
    assert await correcting.alike(cast.tanaka, entry.model_copy(update={"municipality": IWAMI})) == []
    assert await refusal(correcting.enter(cast.tanaka, entry, "paper")) == "access.refused"


async def test_off_the_roster_at_once(withdrawing: Withdrawals, cast: Cast, people: Learners) -> None:
    assert await refusal(withdrawing.step_down(cast.suzuki, cast.hanako.id, "")) == "withdrawal.no_ground"
    await withdrawing.step_down(cast.suzuki, cast.hanako.id, "self")
    assert (await people.view(cast.suzuki, cast.hanako.id)).registered == "no"


async def test_the_use_stops_when_a_second_officer_agrees(
    withdrawing: Withdrawals, study: Study, cast: Cast, signins: SignIns
) -> None:
    hanako = cast.hanako.id
    await study.complete(cast.hanako)
    token = (await signins.with_pin(hanako, PIN, "", None, "mine")).token
    await withdrawing.ask(cast.suzuki, hanako, "stop", "family")
    assert await refusal(withdrawing.agree(cast.suzuki, hanako)) == "withdrawal.second"
    assert await refusal(withdrawing.agree(cast.tanaka, hanako)) == "access.refused"
    assert (await signins.person(token)).id == hanako, "nothing has happened yet"
    assert [one.may_agree for one in await withdrawing.waiting(YAMANE)] == [True]
    await withdrawing.agree(YAMANE, hanako)
    assert (await signins.person(token)).role is Role.READER
    assert await refusal(signins.with_pin(hanako, PIN, "", None, "mine")) == "pin.wrong_left"
    roster = await study.rosters.rows(cast.suzuki, RosterFilter(municipality=TOTTORI))
    assert [row.name for row in roster.rows] == [STOPPED], "counted on, named no more"
    assert await refusal(withdrawing.agree(YAMANE, hanako)) == "withdrawal.none"
    await withdrawing.take_back(cast.suzuki, hanako)
    assert (await signins.with_pin(hanako, PIN, "", None, "mine")).person.id == hanako


async def test_one_officer_alone_agrees_on_another_day_and_thirty_days_follow(
    withdrawing: Withdrawals, study: Study, cast: Cast, clock: FakeClock
) -> None:
    await withdrawing.ask(cast.suzuki, cast.hanako.id, "erase", "self")
    clock.pass_by(days=1)
    assert await refusal(withdrawing.agree(cast.suzuki, cast.hanako.id, " ")) == "duty.decision"
    await withdrawing.agree(cast.suzuki, cast.hanako.id, "福祉第12号")
    leaving = await study.leavings.of(cast.hanako)
    assert leaving and leaving.days_left(clock.now().date()) == 30
    clock.pass_by(days=30)
    assert await study.erasing.run() == 1
    assert await refusal(withdrawing.take_back(cast.suzuki, cast.hanako.id)) == "access.refused"


async def test_somebody_moves_when_both_towns_agree(
    moving: Transfers, study: Study, cast: Cast, finding: LearnerSearch, clock: FakeClock
) -> None:
    hanako = cast.hanako.id
    certificate = await study.complete(cast.hanako)
    assert await refusal(moving.accept(cast.tanaka, hanako)) == "access.refused"
    assert await refusal(moving.propose(cast.tanaka, hanako, IWAMI)) == "access.refused"
    assert await refusal(moving.propose(cast.suzuki, hanako, "131016")) == "move.unknown"
    await moving.propose(cast.suzuki, hanako, IWAMI)
    (offer,) = (await moving.offers(cast.tanaka))[0]
    assert (offer.name, offer.giver) == ("鳥取 花子", "鳥取市")
    assert await refusal(moving.accept(cast.suzuki, hanako)) == "access.refused"
    assert (await finding.search(cast.tanaka, "花子")).total == 0, "not theirs before they accept"
    await moving.accept(cast.tanaka, hanako)
    assert (await finding.search(cast.tanaka, "花子")).total == 1
    assert (await finding.search(cast.suzuki, "花子")).total == 0
    (kept,) = await study.kept(Certificate, hanako)
    assert kept == certificate, "as it was issued"
    assert (await study.summary(cast.hanako)).municipality == TOTTORI
    assert await summaries.rebuild(study.store) == 0
    clock.pass_by(days=40)
    moved = as_learner((await LearnerFiles(study.store, clock).open(cast.tanaka, hanako)).learner)
    await study.learning.read(moved, "kiso", study.refs[:1])
    assert (await study.summary(cast.hanako)).municipality == TOTTORI, "read on, and still counted where it was done"


async def test_an_offer_is_taken_back_or_declined(moving: Transfers, cast: Cast, people: Learners) -> None:
    for officer in (cast.suzuki, cast.tanaka):
        await moving.propose(cast.suzuki, cast.hanako.id, IWAMI)
        await moving.withdraw(officer, cast.hanako.id)
        assert await moving.offers(cast.tanaka) == ([], [])
    assert (await people.view(cast.suzuki, cast.hanako.id)).municipality == TOTTORI
