"""確認コード: chosen by whoever wants one, asked after the password, no way around it."""

from __future__ import annotations

import base64

import pytest

from supporter.domain.accounts.totp import STEP, code
from supporter.domain.shared.access import READER, Person, Role
from supporter.services.accounts.second_factor import SecondFactors
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, ATTEMPTS, IWAMI, PIN, TOTTORI, Cast, FakeClock, refusal
from tests.support.web.shell import town

OFFICE, STRANGER = "192.0.2.20", "203.0.113.66"
OWN = "kirin-to-uma-7"
SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)


@pytest.fixture
def codes(store: TinyStore, clock: FakeClock) -> SecondFactors:
    return SecondFactors(store, clock, ATTEMPTS)


@pytest.fixture
async def suzuki(desk: StaffAccounts, signins: SignIns) -> Person:
    first = await desk.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
    await signins.choose_password((await signins.staff("suzuki", first, OFFICE)).token, OWN)
    return SUZUKI


def now_of(secret: str, clock: FakeClock) -> str:
    return code(base64.b32decode(secret), int(clock.now().timestamp()) // STEP)


async def chosen(codes: SecondFactors, clock: FakeClock) -> tuple[str, tuple[str, ...]]:
    """鈴木's secret and recovery codes, the code of that moment used up."""
    secret, _ = await codes.begin(SUZUKI)
    return secret, await codes.confirm(SUZUKI, now_of(secret, clock))


async def test_the_password_alone_opens_nothing_any_more(
    codes: SecondFactors, signins: SignIns, suzuki: Person, clock: FakeClock, store: TinyStore
) -> None:
    assert not (await signins.staff("suzuki", OWN, OFFICE)).code_due
    secret, spare = await chosen(codes, clock)
    clock.pass_by(seconds=STEP)
    sign_in = await signins.staff("suzuki", OWN, OFFICE)
    assert sign_in.code_due and await codes.due(sign_in.token)
    assert await signins.person(sign_in.token) == READER
    assert await refusal(codes.prove(sign_in.token, "000000", OFFICE)) == "code.wrong"
    right = now_of(secret, clock)
    assert await codes.prove(sign_in.token, right, OFFICE) == (suzuki, False)
    assert await signins.person(sign_in.token) == suzuki
    again = await signins.staff("suzuki", OWN, OFFICE)
    assert await refusal(codes.prove(again.token, right, OFFICE)) == "code.wrong", "each code once"
    assert await refusal(codes.prove(sign_in.token, right, OFFICE)) == "access.refused"
    log = str(list(store.scan("audit_entries")))
    assert secret not in log and right not in log and spare[0] not in str(list(store.scan("staff")))


async def test_a_recovery_code_stands_in_once(
    codes: SecondFactors, signins: SignIns, suzuki: Person, clock: FakeClock
) -> None:
    _, spare = await chosen(codes, clock)
    assert len(set(spare)) == 8
    first = await signins.staff("suzuki", OWN, OFFICE)
    assert await codes.prove(first.token, spare[0].upper().replace("-", " "), OFFICE) == (suzuki, False)
    second = await signins.staff("suzuki", OWN, OFFICE)
    assert await refusal(codes.prove(second.token, spare[0], OFFICE)) == "code.wrong"
    assert await codes.prove(second.token, spare[1], OFFICE) == (suzuki, False)


async def test_guessing_rests_and_a_right_code_then_too(
    codes: SecondFactors, signins: SignIns, suzuki: Person, clock: FakeClock
) -> None:
    secret, _ = await chosen(codes, clock)
    clock.pass_by(seconds=STEP)
    sign_in = await signins.staff("suzuki", OWN, STRANGER)
    told = [await refusal(codes.prove(sign_in.token, f"{n:06}", STRANGER)) for n in range(6)]
    assert told == ["code.wrong"] * 5 + ["pin.resting"]
    assert await refusal(codes.prove(sign_in.token, now_of(secret, clock), STRANGER)) == "pin.resting"


async def test_a_first_password_is_changed_only_behind_the_code(
    codes: SecondFactors, signins: SignIns, desk: StaffAccounts, suzuki: Person, clock: FakeClock
) -> None:
    secret, _ = await chosen(codes, clock)
    clock.pass_by(seconds=STEP)
    first = await desk.new_password(ADMINISTRATOR, "suzuki")
    sign_in = await signins.staff("suzuki", first, OFFICE)
    assert sign_in.must_change and sign_in.code_due
    assert await refusal(signins.choose_password(sign_in.token, "another-way-9-in")) == "access.refused"
    assert (await codes.prove(sign_in.token, now_of(secret, clock), OFFICE))[1], "the password is still due"
    assert await signins.choose_password(sign_in.token, "another-way-9-in") == suzuki


async def test_it_ends_by_a_code_of_ones_own_or_by_an_administrator(
    codes: SecondFactors, signins: SignIns, desk: StaffAccounts, suzuki: Person, clock: FakeClock
) -> None:
    secret, _ = await chosen(codes, clock)
    assert await refusal(codes.begin(suzuki)) == "code.set_already"
    assert await refusal(codes.off(suzuki, "000000")) == "code.wrong"
    clock.pass_by(seconds=STEP)
    await codes.off(suzuki, now_of(secret, clock))
    assert not (await signins.staff("suzuki", OWN, OFFICE)).code_due
    clock.pass_by(seconds=STEP)
    await chosen(codes, clock)
    waiting = await signins.staff("suzuki", OWN, OFFICE)
    await desk.reset_code(ADMINISTRATOR, "suzuki")
    assert not await codes.due(waiting.token), "who waited at the door is sent away"
    assert not (await signins.staff("suzuki", OWN, OFFICE)).code_due


async def test_it_is_begun_by_typing_a_right_code_and_by_staff_alone(
    codes: SecondFactors, signins: SignIns, suzuki: Person, cast: Cast
) -> None:
    secret, told = await codes.begin(suzuki)
    assert await codes.pending(suzuki) == (secret, told) and secret in told
    assert await refusal(codes.confirm(suzuki, "000000")) == "code.wrong"
    assert not (await signins.staff("suzuki", OWN, OFFICE)).code_due, "nobody locks themselves out by half"
    for who in (READER, cast.hanako):
        assert await refusal(codes.begin(who)) == "access.refused"


async def put_town(store: TinyStore, **settings: object) -> None:
    made = town(TOTTORI, "鳥取市").model_copy(update=settings)
    await store.run(lambda tx: records.save(tx, made))


async def test_where_a_code_is_required_nothing_opens_before_it_is_set_up(
    codes: SecondFactors, signins: SignIns, desk: StaffAccounts, suzuki: Person, clock: FakeClock, store: TinyStore
) -> None:
    token = (await signins.staff("suzuki", OWN, OFFICE)).token
    assert await signins.person(token) == suzuki and await signins.due(token) == ""
    assert await refusal(codes.setting_up(token)) == "access.refused"
    await put_town(store, second_factor="required")
    assert await signins.person(token) == READER, "also what is open already"
    assert await refusal(signins.take_desk(token, "")) == "access.refused"
    token = (await signins.staff("suzuki", OWN, OFFICE)).token
    assert await signins.person(token) == READER and await signins.due(token) == "set_up"
    person = await codes.setting_up(token)
    secret, _ = await codes.begin(person)
    assert await refusal(codes.confirm(person, "000000")) == "code.wrong"
    assert await signins.person(token) == READER
    await codes.confirm(person, now_of(secret, clock))
    assert await signins.person(token) == suzuki
    clock.pass_by(seconds=STEP)
    assert await codes.required(suzuki)
    assert await refusal(codes.off(suzuki, now_of(secret, clock))) == "code.required"
    await desk.reset_code(ADMINISTRATOR, "suzuki")
    assert await signins.due((await signins.staff("suzuki", OWN, OFFICE)).token) == "set_up"


@pytest.mark.parametrize(
    ("role", "code", "due"),
    [
        (Role.ADMINISTRATOR, "", "set_up"),
        (Role.TRAINER, TOTTORI, ""),
        (Role.OFFICER, IWAMI, ""),
        (Role.COORDINATOR, "", ""),
    ],
)
async def test_a_code_is_required_of_officers_of_the_town_and_of_administrators(
    signins: SignIns, desk: StaffAccounts, store: TinyStore, role: Role, code: str, due: str
) -> None:
    await put_town(store, second_factor="required")
    first = await desk.add(ADMINISTRATOR, "somebody", "だれか", role, code)
    token = (await signins.staff("somebody", first, OFFICE)).token
    assert await signins.due(token) == "password"
    await signins.choose_password(token, OWN)
    assert await signins.due(token) == due


async def test_a_wrong_code_stands_in_the_log_as_a_wrong_password_does(
    codes: SecondFactors, signins: SignIns, suzuki: Person, clock: FakeClock, store: TinyStore
) -> None:
    await chosen(codes, clock)
    assert await refusal(signins.staff("suzuki", "wrong", OFFICE)) == "staff.wrong"
    token = (await signins.staff("suzuki", OWN, OFFICE)).token
    assert await refusal(codes.prove(token, "000000", OFFICE)) == "code.wrong"
    lines = [doc for doc in store.scan("audit_entries") if doc["action"] == "staff.refused"]
    assert [one["facts"]["way"] for one in lines] == ["password", "code"]
    assert len({(one["subject"], one["municipality"], one["facts"]["origin"]) for one in lines}) == 1
    assert lines[0]["facts"]["origin"] and "000000" not in [*lines[1]["facts"].values()]


async def test_a_pause_ends_a_sign_in_of_staff_and_no_other(
    signins: SignIns, suzuki: Person, cast: Cast, clock: FakeClock, store: TinyStore
) -> None:
    token = (await signins.staff("suzuki", OWN, OFFICE)).token
    learner = (await signins.with_pin(cast.hanako.id, PIN, OFFICE, None, "family")).token
    for _ in range(4):  # a page, or an open console that asks by itself
        clock.pass_by(minutes=29)
        assert await signins.person(token) == suzuki
    clock.pass_by(minutes=30)
    assert await signins.person(token) == READER and await signins.due(token) == "idle"
    assert await signins.machines(suzuki, token) == []
    assert await signins.person(learner) == cast.hanako
    await put_town(store, idle_minutes=60)
    assert await signins.person(token) == suzuki, "as long as the town says"
    clock.pass_by(hours=12)
    assert (await signins.person(token), await signins.due(token)) == (READER, "")
    assert await signins.due("x") == ""
