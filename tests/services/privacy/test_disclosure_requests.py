"""The register of requests: who was checked and how, the day that is due, put off once, decided by a number."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.services.privacy.disclosure_requests import DisclosureRequests
from tests.support.cast import Cast, FakeClock, refusal
from tests.support.study import Study

PAPERS = "戸籍謄本と運転免許証"


@pytest.fixture
def register(study: Study, clock: FakeClock) -> DisclosureRequests:
    return DisclosureRequests(study.store, clock)


async def test_a_request_is_due_in_thirty_days_and_put_off_once(
    register: DisclosureRequests, study: Study, cast: Cast, clock: FakeClock
) -> None:
    day = dt.date(2026, 12, 20)
    made = await register.receive(cast.suzuki, "disclose", cast.hanako.id, "guardian", f" {PAPERS} ", day)
    assert (made.due_on, made.checked_how, made.number) == (dt.date(2027, 1, 19), PAPERS, cast.hanako.id)
    assert await register.waiting(cast.suzuki) == (1, 27)
    assert await register.waiting(cast.tanaka) == (0, 0) and await register.all(cast.tanaka) == []
    for who in (cast.hanako, cast.sato):
        assert await refusal(register.all(who)) == "access.refused"
    for deed in (register.extend(cast.tanaka, made.id, "多い"), register.close(cast.tanaka, made.id, "granted", "1号")):
        assert await refusal(deed) == "access.refused"
    assert await refusal(register.extend(cast.suzuki, made.id, " ")) == "request.why"
    await register.extend(cast.suzuki, made.id, "量が多いため")
    assert await refusal(register.extend(cast.suzuki, made.id, "また")) == "request.extended"
    assert (await register.all(cast.suzuki))[0].due_on == dt.date(2027, 2, 18)
    assert await refusal(register.close(cast.suzuki, made.id, "x", "1号")) == "request.outcome"
    assert await refusal(register.close(cast.suzuki, made.id, "granted", "")) == "duty.decision"
    await register.close(cast.suzuki, made.id, "granted", "福祉第12号")
    for deed in (register.close(cast.suzuki, made.id, "refused", "2号"), register.extend(cast.suzuki, made.id, "x")):
        assert await refusal(deed) == "request.closed"
    assert await register.waiting(cast.suzuki) == (0, 0)
    assert {one.action for one in study.audit("request.received") + study.audit("request.closed")} == {
        "request.received",
        "request.closed",
    }
    assert PAPERS not in str(list(study.store.scan("audit_entries")))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "x"}, "request.kind"),
        ({"asker": ""}, "request.asker"),
        ({"checked_how": " "}, "request.checked"),
        ({"checked_how": "あ" * 201}, "request.checked"),
        ({"number": "12345678"}, "learner.unknown"),
        ({"received_on": dt.date(2030, 1, 1)}, "request.day"),
    ],
)
async def test_what_is_lacking_is_told_and_nothing_is_kept(
    register: DisclosureRequests, cast: Cast, change: dict[str, object], code: str
) -> None:
    asked = {"kind": "stop", "number": "", "asker": "self", "checked_how": PAPERS, "received_on": dt.date(2026, 12, 20)}
    assert await refusal(register.receive(cast.suzuki, **asked | change)) == code  # type: ignore[arg-type]
    assert await register.all(cast.suzuki) == []


async def test_a_request_that_was_withdrawn_needs_no_number(register: DisclosureRequests, cast: Cast) -> None:
    made = await register.receive(cast.suzuki, "correct", "", "self", PAPERS, dt.date(2026, 12, 20))
    await register.close(cast.suzuki, made.id, "withdrawn", "")
    assert [one.outcome for one in await register.all(cast.suzuki)] == ["withdrawn"]
