"""The desk of certificates: by hand, anew, out of use and back; each counted, each with its reason."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.transcripts.summary import Summary
from supporter.services.certificates.desk import CertificateDesk, Chosen
from supporter.services.certificates.serial_register import ledger
from supporter.storage import records
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study

DAY = dt.date(2026, 5, 20)


@pytest.fixture
def desk(study: Study) -> CertificateDesk:
    return CertificateDesk(study.store, study.library, study.clock)


async def completed(study: Study, cast: Cast) -> Certificate:
    certificate = await study.complete(cast.hanako)
    assert certificate is not None
    return certificate


async def set_town(study: Study, **changes: object) -> None:
    town = await study.store.read(lambda tx: records.load(tx, Municipality, TOTTORI))
    assert town is not None
    await study.store.run(lambda tx: records.save(tx, town.model_copy(update=changes)))


async def reasons(study: Study, action: str) -> list[str]:
    found = await study.store.read(lambda tx: records.find(tx, AuditEntry, "municipality", TOTTORI))
    return [entry.facts["reason"] for entry in found if entry.action == action]


async def test_a_certificate_issued_by_hand_is_one_like_any_other(
    study: Study, cast: Cast, desk: CertificateDesk
) -> None:
    issued = await desk.issue(cast.suzuki, cast.hanako.id, COURSE, DAY, "転入前の町で修了　写しを確認")
    again = await desk.issue(cast.suzuki, cast.hanako.id, COURSE, DAY, "もう一度押した")
    assert again == issued and (issued.completed_on, issued.number) == (DAY, 1)
    (summary,) = await study.store.read(lambda tx: records.find(tx, Summary, "learner", cast.hanako.id))
    assert (summary.completed_on, summary.certificate) == (DAY, issued.id)
    assert (await study.certificates.verify(issued.code)).valid
    assert "転入前の町で修了　写しを確認" in await reasons(study, "certificate.issue")


@pytest.mark.parametrize("reason", ["", "　", "あ" * 201, "改行\nあり"])
async def test_nothing_is_done_without_a_reason(study: Study, cast: Cast, desk: CertificateDesk, reason: str) -> None:
    one = await completed(study, cast)
    for asked in (
        desk.issue(cast.suzuki, cast.taro.id, COURSE, DAY, reason),
        desk.reissue(cast.suzuki, one.id, reason),
        desk.revoke(cast.suzuki, one.id, reason),
    ):
        assert await refusal(asked) == "certificate.reason"
    assert await desk.all(cast.suzuki, TOTTORI) == [one]


async def test_a_day_that_has_not_come_and_people_of_elsewhere_are_refused(
    study: Study, cast: Cast, desk: CertificateDesk
) -> None:
    tomorrow = study.clock.now().date() + dt.timedelta(days=1)
    assert await refusal(desk.issue(cast.suzuki, cast.hanako.id, COURSE, tomorrow, "転入")) == "certificate.day"
    assert await refusal(desk.issue(cast.suzuki, "00000000", COURSE, DAY, "転入")) == "number.not_here"
    assert await refusal(desk.issue(cast.suzuki, cast.hanako.id, "nowhere", DAY, "転入")) == "course.unknown"
    assert await refusal(desk.issue(cast.tanaka, cast.hanako.id, COURSE, DAY, "転入")) == "access.refused"


async def test_an_issue_anew_is_counted_under_the_same_number(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    one = await completed(study, cast)
    await desk.reissue(cast.suzuki, one.id, "紛失の届け出")
    twice = await desk.reissue(cast.suzuki, one.id, "汚れ")
    assert (twice.id, twice.serial, twice.code, twice.reissued) == (one.id, one.serial, one.code, 2)
    assert sorted(await reasons(study, "certificate.reissue")) == ["汚れ", "紛失の届け出"]


async def test_it_takes_the_name_of_today_only_when_asked_to(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    one = await completed(study, cast)
    learner = await study.store.read(lambda tx: records.load(tx, Learner, cast.hanako.id))
    assert learner is not None
    await study.store.run(lambda tx: records.save(tx, learner.model_copy(update={"name": "岩美 花子"})))
    assert (await desk.reissue(cast.suzuki, one.id, "紛失")).name == one.name
    assert (await desk.reissue(cast.suzuki, one.id, "改姓", todays_name=True)).name == "岩美 花子"


async def test_where_the_town_says_so_it_takes_the_next_number_and_the_old_one_ends(
    study: Study, cast: Cast, desk: CertificateDesk
) -> None:
    await set_town(study, reissue="new")
    one = await completed(study, cast)
    new = await desk.reissue(cast.suzuki, one.id, "紛失の届け出")
    assert (new.number, new.reissued, new.replaces) == (one.number + 1, 1, one.id) and new.code != one.code
    assert not (await study.certificates.verify(one.code)).valid
    assert (await study.certificates.verify(new.code)).valid
    assert await refusal(desk.use_again(cast.suzuki, one.id, "出てきた")) == "certificate.replaced"
    assert await refusal(desk.reissue(cast.suzuki, one.id, "もう一度")) == "cert.revoked"
    (summary,) = await study.store.read(lambda tx: records.find(tx, Summary, "learner", cast.hanako.id))
    assert summary.certificate == new.id


async def test_out_of_use_and_back(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    one = await completed(study, cast)
    assert (await desk.revoke(cast.suzuki, one.id, "出席の誤り")).state == "revoked"
    assert not (await study.certificates.verify(one.code)).valid
    assert await refusal(study.certificates.pdf(cast.hanako, one.code)) == "cert.revoked"
    assert (await desk.use_again(cast.suzuki, one.id, "確かめ直した")).state == "issued"
    assert (await study.certificates.verify(one.code)).valid


async def test_neither_the_neighbour_nor_a_trainer_reaches_the_desk(
    study: Study, cast: Cast, desk: CertificateDesk
) -> None:
    one = await completed(study, cast)
    for stranger in (cast.tanaka, cast.sato, cast.hanako, ADMINISTRATOR):
        for asked in (
            desk.reissue(stranger, one.id, "理由"),
            desk.revoke(stranger, one.id, "理由"),
            desk.use_again(stranger, one.id, "理由"),
            desk.all(stranger, TOTTORI),
        ):
            assert await refusal(asked) == "access.refused"
    assert await refusal(desk.one(cast.tanaka, one.id)) == "access.refused"
    assert await refusal(desk.one(cast.suzuki, "312011-tsunagari-基礎-2026-000099")) == "access.refused"
    assert await desk.all(cast.tanaka, IWAMI) == []


async def test_numbers_have_no_gap_though_many_issue_at_once(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    people = [cast.hanako, cast.taro]
    asked = [desk.issue(cast.suzuki, one.id, COURSE, DAY, "写しを確認") for one in people for _ in range(5)]
    await asyncio.gather(*asked)
    lines = list(ledger(await desk.all(cast.suzuki, TOTTORI), 2026))
    assert [line.number for line in lines] == [1, 2] and all(line.certificate for line in lines)


async def test_the_ledger_tells_of_a_number_that_is_missing(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    one = await completed(study, cast)
    far = one.model_copy(update={"id": one.id[:-1] + "3", "number": 3, "serial": "第R8-基-0003号", "status": "revoked"})
    told = [(line.number, line.told) for line in ledger([far, one], 2026)]
    assert told == [(1, ""), (2, "欠番"), (3, "使われていません")]


async def test_people_are_found_however_their_name_is_typed(study: Study, cast: Cast, desk: CertificateDesk) -> None:
    one = await completed(study, cast)
    assert await desk.found(cast.suzuki, TOTTORI, Chosen(find="鳥取　花")) == [one]
    assert await desk.found(cast.suzuki, TOTTORI, Chosen(find="基-0001", state="issued", year="2026")) == [one]
    assert await desk.found(cast.suzuki, TOTTORI, Chosen(state="revoked")) == []
