"""Certificates: seen by their owner and the town that issued them, verified by anybody, kept as issued."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.certificates.serials import code_text
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.certificates.paper import paper_of, verify_url
from supporter.storage import records
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study

#: Who asks for 花子's certificates, and what they are told.
READS = {
    "hanako": "shown",
    "suzuki": "shown",
    "tanaka": "nothing",  # may list, and sees what their own town has issued
    "taro": "refused",
    "sato": "refused",
    "coordinator": "refused",
    "administrator": "refused",
    "reader": "refused",
}


def asking(cast: Cast, who: str) -> Person:
    others = {
        "reader": READER,
        "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
        "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
    }
    found = others.get(who) or getattr(cast, who)
    assert isinstance(found, Person)
    return found


async def issued(study: Study, person: Person) -> Certificate:
    certificate = await study.complete(person)
    assert certificate is not None
    return certificate


@pytest.mark.parametrize("who", READS)
async def test_a_certificate_is_shown_to_its_owner_and_the_officers_of_its_town(
    study: Study, cast: Cast, who: str
) -> None:
    certificate = await issued(study, cast.hanako)
    person = asking(cast, who)
    listed = study.certificates.of(person, cast.hanako.id)
    printed = study.certificates.pdf(person, certificate.code)
    if READS[who] == "shown":
        assert await listed == [certificate]
        kept, pdf = await printed
        assert kept == certificate and pdf.startswith(b"%PDF-")
        return
    assert await refusal(printed) == "access.refused"
    if READS[who] == "nothing":
        assert await listed == []
    else:
        assert await refusal(listed) == "access.refused"


async def test_a_code_that_nobody_holds_is_refused_like_a_foreign_one(study: Study, cast: Cast) -> None:
    for person in (cast.hanako, cast.suzuki, READER):
        assert await refusal(study.certificates.pdf(person, "ABCDEFGHJK")) == "access.refused"
        assert await refusal(study.certificates.pdf(person, "")) == "access.refused"


async def test_a_certificate_is_verified_however_its_code_is_typed(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    code = certificate.code
    full_width = code.translate({ord(c): ord(c) + 0xFEE0 for c in code})
    typed = [code, code.lower(), code_text(code), code_text(code).replace("-", "ー"), f" {code[:5]} {code[5:]} "]
    for text in [*typed, full_width, "・".join(code), code_text(code).replace("-", "　")]:
        found = await study.certificates.verify(text)
        assert (found.serial, found.municipality, found.valid) == ("第R8-基-0001号", "鳥取市", True)
        assert found.name_hint == "鳥○ 花○"
    assert verify_url("https://tsunagari.example", code) == f"HTTPS://TSUNAGARI.EXAMPLE/V/{code}"


@pytest.mark.parametrize(
    "typed", ["", " ", "ABCDEFGHJK", "A" * 9, "O0I1O0I1O0", "../../etc", "x" * 5000, "\x00", "第R8-基-0001号"]
)
async def test_an_unknown_code_is_unknown(study: Study, cast: Cast, typed: str) -> None:
    await issued(study, cast.hanako)
    assert await refusal(study.certificates.verify(typed)) == "cert.unknown"


async def test_a_revoked_certificate_says_so_and_prints_no_more(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    revoked = certificate.model_copy(update={"status": "revoked"})
    await study.store.run(lambda tx: records.save(tx, revoked))
    found = await study.certificates.verify(certificate.code)
    assert not found.valid and found.serial == certificate.serial
    assert await refusal(study.certificates.pdf(cast.hanako, certificate.code)) == "cert.revoked"


async def test_what_was_issued_stays_as_it_was(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    await study.rename(cast.hanako, "岩美 花子")
    await study.profile(TOTTORI, name="新鳥取市", certificate={"title": "認定証", "issuer_name": "新しい 市長"})
    (kept,) = await study.certificates.of(cast.hanako, cast.hanako.id)
    paper = paper_of(kept, "https://tsunagari.example")
    assert (paper.name, paper.municipality, paper.title) == ("鳥取 花子", "鳥取市", "修了証")
    assert (await study.certificates.verify(certificate.code)).name_hint == "鳥○ 花○"


async def test_a_towns_wording_is_data_and_never_run(study: Study, cast: Cast) -> None:
    body = ("{municipality}の{programme}", "{name.__class__} {0} {{course}} %s", "{course}")
    await study.profile(TOTTORI, certificate={"body": body, "course_line": "{course}（{unknown}）"})
    paper = paper_of(await issued(study, cast.hanako), "https://tsunagari.example")
    title = study.library.course(COURSE).title.plain
    assert paper.body == ("鳥取市のつながりサポーター", f"{{name.__class__}} {{0}} {{{title}}} %s", title)
    assert paper.course_line == f"{title}（{{unknown}}）"


async def test_an_officer_of_the_town_confirms_and_nobody_else(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    assert await study.complete(cast.hanako) is None
    summary = await study.summary(cast.hanako)
    for who in ("hanako", "taro", "tanaka", "sato", "reader", "coordinator", "administrator"):
        assert await refusal(study.certificates.confirm(asking(cast, who), summary.id)) == "access.refused"
    nowhere = Person(role=Role.OFFICER, id="nobody")
    assert await refusal(study.certificates.confirm(nowhere, summary.id)) == "access.refused"
    assert await study.kept(Certificate, cast.hanako.id) == [] and study.audit("certificate.confirm") == []
    study.clock.pass_by(days=2)
    certificate = await study.certificates.confirm(cast.suzuki, summary.id)
    assert (certificate.completed_on, certificate.issued_on) == (dt.date(2026, 12, 23), dt.date(2026, 12, 25))
    assert (await study.summary(cast.hanako)).certificate == certificate.id


async def test_confirming_twice_is_one_certificate_and_one_entry(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    await study.complete(cast.hanako)
    summary = await study.summary(cast.hanako)
    first = await study.certificates.confirm(cast.suzuki, summary.id)
    assert await study.certificates.confirm(cast.suzuki, summary.id) == first
    (entry,) = study.audit("certificate.confirm")
    assert (entry.actor, entry.subject, entry.municipality) == ("staff:suzuki", first.id, TOTTORI)


async def test_nothing_is_confirmed_that_is_not_completed(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    await study.learning.read(cast.hanako, COURSE, study.refs[:1])
    summary = await study.summary(cast.hanako)
    assert await refusal(study.certificates.confirm(cast.suzuki, summary.id)) == "certificate.not_ready"
    assert await refusal(study.certificates.confirm(cast.suzuki, "nai:kiso:2026")) == "access.refused"
    assert study.audit("certificate.confirm") == [] and list(study.store.scan("counters")) == []


async def test_each_series_counts_by_itself(study: Study) -> None:
    """Per municipality, programme and 年度 of issue; the course level is part of the series as well."""
    towns = [TOTTORI, IWAMI, TOTTORI]
    first = [await issued(study, await study.learner(f"人 {at}", municipality=town)) for at, town in enumerate(towns)]
    assert [one.number for one in first] == [1, 1, 2]
    study.clock.time = study.clock.time.replace(year=2027, month=4, day=1)
    later = await issued(study, await study.learner("人 四"))
    assert (later.number, later.serial) == (1, "第R9-基-0001号")
    assert len({one.id for one in [*first, later]}) == len({one.code for one in [*first, later]}) == 4
    ids = {doc["id"]: doc["n"] for doc in study.store.scan("counters")}
    assert ids == {
        f"certificate:{TOTTORI}:tsunagari-{TOTTORI}:基礎:2026": 2,
        f"certificate:{IWAMI}:tsunagari-{IWAMI}:基礎:2026": 1,
        f"certificate:{TOTTORI}:tsunagari-{TOTTORI}:基礎:2027": 1,
    }


NAMES = ["髙橋 﨑", "山﨑", "𠮷田", "葛󠄀城", "濵田", "Nguyễn Thị Ánh", "ジョン・スミス", "José"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_printed_as_it_was_typed(study: Study, name: str) -> None:
    person = await study.learner(name)
    certificate = await issued(study, person)
    assert certificate.name == name
    _, pdf = await study.certificates.pdf(person, certificate.code)
    assert pdf.startswith(b"%PDF-")
