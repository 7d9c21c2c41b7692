"""One's own affairs: seen, corrected by the rules of the start, taken away whole; contacts only with the PIN."""

from __future__ import annotations

import json

import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.sign_in import SignIns
from supporter.services.reporting.rosters import RosterFilter
from supporter.storage import records
from tests.support.cast import ATTEMPTS, IWAMI, PIN, Cast, FakeClock, QuickHasher, refusal
from tests.support.study import Study


async def learner(study: Study, number: str) -> Learner:
    found = await study.store.read(lambda tx: records.load(tx, Learner, number))
    assert found is not None
    return found


async def test_a_corrected_name_is_found_anew_and_certificates_stay_as_issued(study: Study, cast: Cast) -> None:
    before = await study.complete(cast.hanako)
    assert await study.own.correct(cast.hanako, {"name": "鳥取 華子", "kana": "とっとり はなこ"})
    after = await learner(study, cast.hanako.id)
    assert (after.name, after.kana, after.folded) == ("鳥取 華子", "トットリ　ハナコ", "鳥取華子")
    assert await study.certificates.of(cast.hanako, cast.hanako.id) == [before]
    assert before and before.name == "鳥取 花子"


async def test_corrections_are_audited_by_field_and_never_by_value(study: Study, cast: Cast) -> None:
    await study.own.correct(cast.hanako, {"name": "鳥取 華子", "age_band": "70代", "wants_news": False})
    (entry,) = study.audit("learner.change")
    assert entry.subject == entry.actor == f"learner:{cast.hanako.id}"
    assert entry.facts == {"fields": "age_band name"}
    assert "華子" not in str(list(study.store.scan("audit_entries")))


async def test_what_is_as_before_leaves_no_trace(study: Study, cast: Cast) -> None:
    assert not await study.own.correct(cast.hanako, {"name": "鳥取 花子", "registered": "undecided"})
    assert study.audit("learner.change") == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": ""}, "name.empty", None),
        ({"name": "花\u202e子"}, "name.forbidden", None),
        ({"kana": "花子"}, "kana.invalid", None),
        ({"district": "どこか"}, "form.invalid", "district"),
        ({"age_band": "七十代"}, "form.invalid", "age_band"),
        ({"registered": "maybe"}, "form.invalid", "registered"),
        ({"municipality": IWAMI}, "form.invalid", "municipality"),
        ({"pin_hash": "x"}, "form.invalid", "pin_hash"),
        ({"contact": "0857"}, "form.invalid", "contact"),
    ],
)
async def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    study: Study, cast: Cast, changes: dict[str, object], code: str, field: str | None
) -> None:
    before = await learner(study, cast.hanako.id)
    with pytest.raises(Refused) as refused:
        await study.own.correct(cast.hanako, {"wants_news": True, **changes})
    assert (refused.value.code, refused.value.facts.get("field")) == (code, field)
    assert await learner(study, cast.hanako.id) == before


async def test_a_district_that_the_town_has_given_up_keeps_nobody_from_correcting_a_name(
    study: Study, cast: Cast
) -> None:
    await study.own.correct(cast.hanako, {"district": "久松"})
    await study.profile(cast.hanako.municipality, districts=())
    await study.own.correct(cast.hanako, {"name": "鳥取 華子"})
    assert (await learner(study, cast.hanako.id)).district == "久松"


async def test_a_contact_is_seen_and_corrected_with_the_pin_alone(study: Study, cast: Cast, clock: FakeClock) -> None:
    assert await refusal(study.own.contact(cast.hanako, "000001")) == "pin.wrong_left"
    assert await refusal(study.own.correct_contact(cast.hanako, "", "0857-00-1234")) == "pin.again"
    contact, proof = await study.own.contact(cast.hanako, PIN)
    assert contact == ""
    assert await refusal(study.own.correct_contact(cast.taro, proof, "0857-00-1234")) == "pin.again"
    assert await refusal(study.own.correct_contact(cast.hanako, proof, "0" * 201)) == "form.invalid"
    await study.own.correct_contact(cast.hanako, proof, " 0857-00-1234 ")
    assert (await study.own.contact(cast.hanako, PIN))[0] == "0857-00-1234"
    clock.pass_by(minutes=15)
    assert await refusal(study.own.correct_contact(cast.hanako, proof, "")) == "pin.again"
    assert "0857" not in str(list(study.store.scan("audit_entries")))


async def test_stepping_down_costs_neither_completion_nor_certificate(study: Study, cast: Cast) -> None:
    await study.own.correct(cast.hanako, {"registered": "no"})
    certificate = await study.complete(cast.hanako)
    assert certificate and (await study.certificates.pdf(cast.hanako, certificate.code))[1].startswith(b"%PDF")
    await study.complete(cast.taro)
    town = RosterFilter(municipality=cast.hanako.municipality)
    rows = {row.name: row.registered for row in (await study.rosters.rows(cast.suzuki, town)).rows}
    assert rows == {"鳥取 花子": False, "鳥取 太郎": None}
    await study.profile(cast.hanako.municipality, registration="with_completion")
    rows = {row.name: row.registered for row in (await study.rosters.rows(cast.suzuki, town)).rows}
    assert rows == {"鳥取 花子": False, "鳥取 太郎": True}


async def test_everything_is_taken_away_but_secrets_and_other_people(study: Study, cast: Cast) -> None:
    hasher = QuickHasher()
    signins = SignIns(study.store, study.clock, hasher, ATTEMPTS)
    sign_in = await signins.with_card(cast.cards[cast.hanako.id], "10.0.0.1", None, "mine")
    hasher.close()
    await study.complete(cast.hanako)
    await study.complete(cast.taro)
    await study.people.desk_pin(cast.suzuki, cast.hanako.id, "窓口")
    assert await refusal(study.own.record(cast.hanako, "000001")) == "pin.wrong_left"
    record = await study.own.record(cast.hanako, PIN)
    text = record.as_json()
    kept = json.loads(text)
    assert kept["learner"]["name"] == "鳥取 花子" and kept["learner"]["notice"]["how"] == "screen"
    assert [len(kept[part]) for part in ("transcripts", "summaries", "certificates", "sign_ins")] == [1, 1, 1, 1]
    assert len(kept["transcripts"][0]["events"]) == len((await study.transcript(cast.hanako)).events)
    told = {entry["action"] for entry in kept["audit"]}
    assert {"learner.signed_up", "learner.signed_in", "learner.reset_pin", "learner.take_away"} <= told
    full = await learner(study, cast.hanako.id)
    assert full.desk_pin and full.devices
    for secret in (full.pin_hash, full.card_hash, full.desk_pin.hash, *full.devices, sign_in.token, "$argon2"):
        assert secret not in text
    assert cast.taro.id not in text and "太郎" not in text
    assert len(study.audit("learner.take_away")) == 1
