"""Claiming a record with the 番号札, and the papers of a class: whose they are, who prints them, how often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from supporter.content.courses.library import Library
from supporter.documents.engine.press import Press
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.accounts.sign_in import SignIns
from supporter.services.closing.claims import Claims
from supporter.services.closing.finishing import Finishing
from supporter.services.handouts.class_certificates import ClassCertificates
from supporter.storage import records
from tests.services.closing.test_finishing import SUZUKI, ask_and_end, begun, everything, guest, kirin, sit
from tests.support.cast import ATTEMPTS, IWAMI, PIN, TOTTORI, Cast, FakeClock, QuickHasher, refusal
from tests.support.hall import SATO, Hall
from tests.support.papers import text_of
from tests.support.study import Study

#: Ten letters of the right alphabet that nobody was given.
WRONG = "7K3QX-9TM4P"


@pytest.fixture
def finishing(hall: Hall, library: Library) -> Finishing:
    return Finishing(hall.store, library, hall.clock, hall.orders)


@pytest.fixture
def claims(hall: Hall, library: Library, hasher: QuickHasher, finishing: Finishing) -> Claims:
    return Claims(hall.store, library, hall.clock, hasher, ATTEMPTS, finishing.confirming)


@pytest.fixture
async def papers(hall: Hall, study: Study) -> AsyncIterator[ClassCertificates]:
    press = Press()
    yield ClassCertificates(hall.store, hall.clock, press, study.certificates, "https://tsunagari.example")
    press.close()


async def claimable(hall: Hall, finishing: Finishing, name: str = "新井 花子") -> tuple[str, str]:
    """Number and code of somebody without an account, after the class was confirmed."""
    await begun(hall)
    phone = await hall.join(guest=guest(name))
    await hall.answer(phone, "1")
    await ask_and_end(hall)
    await finishing.confirm(SATO, hall.id)
    return str(phone.number), phone.taken.claim


async def test_a_record_is_shown_without_its_name_and_taken_once(
    hall: Hall, finishing: Finishing, claims: Claims, signins: SignIns
) -> None:
    number, code = await claimable(hall, finishing)
    found = await claims.look(READER, number, f"{code[:5]}-{code[5:]}".lower())
    assert (found.name_hint, found.municipality, found.outcome) == ("新○ 花○", "鳥取市", "completed")
    assert await refusal(claims.take(READER, number, code, "123456")) == "pin.weak"
    card = await claims.take(READER, number, code, PIN)
    sign_in = await signins.with_card(card, "", None, "mine")
    (learner,) = await everything(hall, Learner)
    assert sign_in.person.id == learner.id
    assert await signins.with_pin(learner.id, PIN, "", None, "mine")
    assert await refusal(claims.take(READER, number, code, "472913")) == "claim.taken"
    assert await refusal(claims.look(READER, number, code)) == "claim.taken"
    assert "learner.claimed" in {entry.action for entry in await everything(hall, AuditEntry)}


@pytest.mark.parametrize("state", ["merged", "erased"])
async def test_nobody_takes_a_record_whose_number_is_no_more(
    hall: Hall, finishing: Finishing, claims: Claims, state: str
) -> None:
    number, code = await claimable(hall, finishing)
    (learner,) = await everything(hall, Learner)
    gone = learner.model_copy(update={"state": state})
    await hall.store.run(lambda tx: records.save(tx, gone))
    assert await refusal(claims.look(READER, number, code)) == "claim.counted"
    assert await refusal(claims.take(READER, number, code, PIN)) == "claim.counted"


async def test_two_who_claim_at_once_are_one(hall: Hall, finishing: Finishing, claims: Claims) -> None:
    number, code = await claimable(hall, finishing)
    both = (claims.take(READER, number, code, pin) for pin in (PIN, "472913"))
    told = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(getattr(one, "code", "card") for one in told) == ["card", "claim.taken"]


async def test_wrong_codes_rest_and_the_right_one_goes_on(hall: Hall, finishing: Finishing, claims: Claims) -> None:
    number, code = await claimable(hall, finishing)
    told = [await refusal(claims.look(READER, number, WRONG, "192.0.2.1")) for _ in range(5)]
    assert told == ["claim.wrong"] * 4 + ["pin.resting"]
    assert await refusal(claims.look(READER, number, WRONG, "192.0.2.1")) == "pin.resting"
    assert await claims.look(READER, number, code, "192.0.2.1"), "who holds the right one waits for nobody"
    others = {await refusal(claims.look(READER, str(n), WRONG, "192.0.2.3")) for n in range(100, 220)}
    assert others == {"claim.wrong", "pin.resting"}
    assert await refusal(claims.look(READER, "300", WRONG, "192.0.2.3")) == "pin.resting"


@pytest.mark.parametrize("typed", [("", ""), ("二七", WRONG), ("27", "x" * 5000), ("99", "\x00"), ("-1", WRONG)])
async def test_what_can_be_no_number_is_wrong_like_any_other(
    hall: Hall, finishing: Finishing, claims: Claims, typed: tuple[str, str]
) -> None:
    await claimable(hall, finishing)
    assert await refusal(claims.look(READER, *typed)) == "claim.wrong"


async def test_what_cannot_be_claimed_says_why(
    hall: Hall, finishing: Finishing, claims: Claims, cast: Cast, clock: FakeClock
) -> None:
    await begun(hall)
    nickname, named = await hall.join("はな"), await hall.join(guest=guest("新井 花子"))
    account = await hall.join(who=cast.hanako, me=True)
    await ask_and_end(hall)
    keys = {phone.number: (str(phone.number), phone.taken.claim) for phone in (nickname, named, account)}
    assert await refusal(claims.look(READER, *keys[named.number])) == "claim.waiting"
    await finishing.confirm(SATO, hall.id)
    assert await refusal(claims.look(READER, *keys[nickname.number])) == "claim.lacking"
    assert await refusal(claims.look(READER, *keys[account.number])) == "claim.taken"
    assert (await claims.look(READER, *keys[named.number])).outcome == "attended"
    assert await refusal(claims.look(READER, keys[named.number][0], keys[account.number][1])) == "claim.wrong"
    clock.pass_by(days=366)
    assert await refusal(claims.take(READER, *keys[named.number], PIN)) == "claim.over"


async def test_the_certificates_of_a_class_are_one_file_of_the_own_town(
    hall: Hall, finishing: Finishing, papers: ClassCertificates, tmp_path: Path
) -> None:
    await kirin(hall)
    await begun(hall, municipalities=(IWAMI,))
    for name, town in (("鳥取 二子", TOTTORI), ("岩美 一子", IWAMI), ("鳥取 一子", TOTTORI)):
        await sit(hall, name, town)
    await ask_and_end(hall)
    assert await refusal(papers.certificates(SUZUKI, hall.id)) == "finish.nothing"
    await finishing.confirm(SATO, hall.id)
    session, pdf = await papers.certificates(SUZUKI, hall.id)
    lines = [doc for doc in hall.store.scan("audit_entries") if doc["facts"].get("did") == "certificates"]
    assert {one["id"] for one in lines} <= {one["id"] for one in hall.store.scan("affected_people")} and lines
    with pikepdf.open(BytesIO(pdf)) as file:
        assert len(file.pages) == 2
    text = text_of(pdf, tmp_path).replace(" ", "").replace("\n", "")
    assert text.index("鳥取二子") < text.index("鳥取一子") and "岩美" not in text
    assert text.index("第R8-基-0001号") < text.index("第R8-基-0002号")
    tanaka = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
    for person in (SATO, tanaka, READER):
        assert await refusal(papers.certificates(person, session.id)) == "access.refused"
        assert await refusal(papers.learner_cards(person, session.id)) == "access.refused"


async def test_learner_cards_are_handed_to_who_has_not_come_yet(
    hall: Hall, finishing: Finishing, papers: ClassCertificates, claims: Claims, signins: SignIns, tmp_path: Path
) -> None:
    number, code = await claimable(hall, finishing)
    (learner,) = await everything(hall, Learner)
    _, pdf = await papers.learner_cards(SUZUKI, hall.id)
    text = text_of(pdf, tmp_path)
    assert "新井" in text and f"{learner.id[:4]} {learner.id[4:]}" in text
    (renewed,) = await everything(hall, Learner)
    assert renewed.card_hash and renewed.card_hash != learner.card_hash
    await claims.take(READER, number, code, PIN)
    assert await refusal(papers.learner_cards(SUZUKI, hall.id)) == "finish.nothing"
    assert len(await everything(hall, Certificate)) == 1
