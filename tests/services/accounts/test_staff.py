"""Staff come in by a first password that opens nothing but the choice of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.sign_in import SignIns
from supporter.services.accounts.staff import StaffAccounts
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, Cast, FakeClock, refusal

OFFICE, STRANGER = "192.0.2.20", "203.0.113.66"
OWN = "kirin-to-uma-7"


@pytest.fixture
async def first(desk: StaffAccounts) -> str:
    """鈴木's first password."""
    return await desk.add(ADMINISTRATOR, "suzuki", "鈴木 一郎", Role.OFFICER, TOTTORI)


async def test_the_first_password_opens_only_the_choice_of_an_own_one(
    signins: SignIns, first: str, store: TinyStore
) -> None:
    sign_in = await signins.staff(" SUZUKI ", first, OFFICE)
    assert sign_in.must_change and not sign_in.lasting
    assert await signins.person(sign_in.token) == READER
    assert await refusal(signins.choose_password(sign_in.token, "suzuki123456")) == "staff.password_weak"
    assert await refusal(signins.choose_password(sign_in.token, first)) == "staff.password_same"
    assert await refusal(signins.choose_pin(sign_in.token, "719204")) == "access.refused"
    suzuki = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
    assert await signins.choose_password(sign_in.token, OWN) == suzuki
    assert await signins.person(sign_in.token) == suzuki
    assert await refusal(signins.staff("suzuki", first, OFFICE)) == "staff.wrong"
    assert not (await signins.staff("suzuki", OWN, OFFICE)).must_change
    everything = str(list(store.scan("staff")) + list(store.scan("audit_entries")))
    assert first not in everything and OWN not in everything


async def test_the_log_tells_who_added_whom_without_names(store: TinyStore, first: str) -> None:
    entry = next(e for e in store.scan("audit_entries") if e["action"] == "staff.added")
    assert (entry["actor"], entry["subject"]) == ("command", "staff:suzuki")
    assert "鈴木" not in str(entry)


@pytest.mark.parametrize(
    ("id", "name", "role", "municipality", "code"),
    [
        ("suzuki", "別の人", Role.OFFICER, TOTTORI, "staff.exists"),
        ("鈴木", "鈴木", Role.OFFICER, TOTTORI, "staff.id_invalid"),
        ("command", "鈴木", Role.OFFICER, TOTTORI, "staff.id_invalid"),
        ("ab", "鈴木", Role.OFFICER, TOTTORI, "staff.id_invalid"),
        ("yamada", "", Role.OFFICER, TOTTORI, "name.empty"),
        ("yamada", "山田", Role.OFFICER, "", "staff.municipality_missing"),
        ("yamada", "山田", Role.OFFICER, "132217", "municipality.unknown"),
        ("yamada", "山田", Role.LEARNER, TOTTORI, "staff.role_invalid"),
    ],
)
async def test_a_post_that_cannot_be_is_refused(
    desk: StaffAccounts, first: str, id: str, name: str, role: Role, municipality: str, code: str
) -> None:
    assert await refusal(desk.add(ADMINISTRATOR, id, name, role, municipality)) == code


async def test_nobody_but_an_administrator_manages_staff(desk: StaffAccounts, cast: Cast, first: str) -> None:
    for who in (READER, cast.hanako, cast.sato, cast.suzuki, cast.tanaka):
        for reach in (
            desk.add(who, "yamada", "山田", Role.ADMINISTRATOR),
            desk.deactivate(who, "suzuki"),
            desk.change_end(who, "suzuki", None),
            desk.sign_out(who, "suzuki"),
            desk.reset_code(who, "suzuki"),
            desk.new_password(who, "suzuki"),
        ):
            assert await refusal(reach) == "access.refused"
    for who in (READER, cast.hanako, cast.sato, ADMINISTRATOR):
        assert await refusal(desk.invite(who, "yamada", "山田", dt.date(2027, 4, 1))) == "access.refused"
    for who in (READER, cast.hanako, cast.sato):
        assert await refusal(desk.list(who)) == "access.refused"


async def test_an_officer_sees_and_invites_the_officers_of_the_own_town_alone(
    desk: StaffAccounts, signins: SignIns, cast: Cast, clock: FakeClock, store: TinyStore, first: str
) -> None:
    await desk.add(ADMINISTRATOR, "tanaka", "田中", Role.OFFICER, IWAMI)
    begins = clock.now().date() + dt.timedelta(days=3)
    password = await desk.invite(cast.suzuki, "yamada", "山田", begins)
    assert [one.id for one in await desk.list(cast.suzuki)] == ["suzuki", "yamada"]
    assert [one.id for one in await desk.list(cast.tanaka)] == ["tanaka"]
    new = (await desk.list(cast.suzuki))[1]
    assert (new.role, new.municipality, new.password_hash) == (Role.OFFICER, TOTTORI, "")
    assert await refusal(signins.staff("yamada", password, OFFICE)) == "staff.wrong"
    clock.pass_by(days=3)
    assert (await signins.staff("yamada", password, OFFICE)).must_change
    assert await refusal(desk.invite(cast.suzuki, "mori", "森", dt.date(2026, 12, 1))) == "form.invalid"
    entry = next(e for e in store.scan("audit_entries") if e["action"] == "staff.invited")
    assert (entry["actor"], entry["subject"], entry["municipality"]) == ("staff:suzuki", "staff:yamada", TOTTORI)


async def test_a_last_day_is_changed_and_a_past_one_ends_every_sign_in(
    desk: StaffAccounts, signins: SignIns, clock: FakeClock, first: str
) -> None:
    sign_in = await signins.staff("suzuki", first, OFFICE)
    today = clock.now().date()
    await desk.change_end(ADMINISTRATOR, "suzuki", today + dt.timedelta(days=30))
    assert await signins.must_change(sign_in.token)
    (suzuki,) = await desk.list(ADMINISTRATOR)
    assert suzuki.ends_soon(today) and not suzuki.ends_soon(today - dt.timedelta(days=1)) and suzuki.last_in
    assert not suzuki.ends_soon(today + dt.timedelta(days=31))
    await desk.change_end(ADMINISTRATOR, "suzuki", today - dt.timedelta(days=1))
    assert not await signins.must_change(sign_in.token)
    assert await refusal(signins.staff("suzuki", first, OFFICE)) == "staff.wrong"


async def test_an_administrator_signs_somebody_out_everywhere(
    desk: StaffAccounts, signins: SignIns, first: str
) -> None:
    sign_in = await signins.staff("suzuki", first, OFFICE)
    await desk.sign_out(ADMINISTRATOR, "suzuki")
    assert not await signins.must_change(sign_in.token)
    assert (await signins.staff("suzuki", first, OFFICE)).must_change, "the password is still theirs"


async def test_an_ended_post_opens_nothing_any_more(desk: StaffAccounts, signins: SignIns, first: str) -> None:
    sign_in = await signins.staff("suzuki", first, OFFICE)
    await signins.choose_password(sign_in.token, OWN)
    await desk.deactivate(ADMINISTRATOR, "suzuki")
    assert await signins.person(sign_in.token) == READER
    assert await refusal(signins.staff("suzuki", OWN, OFFICE)) == "staff.wrong"
    assert [(s.id, s.active) for s in await desk.list(ADMINISTRATOR)] == [("suzuki", False)]
    assert await refusal(desk.deactivate(ADMINISTRATOR, "nobody")) == "staff.unknown"


async def test_a_post_ends_with_its_last_day(desk: StaffAccounts, signins: SignIns, clock: FakeClock) -> None:
    today = clock.now().date()
    password = await desk.add(ADMINISTRATOR, "tanaka", "田中", Role.OFFICER, IWAMI, ends_on=today)
    sign_in = await signins.staff("tanaka", password, OFFICE)
    await signins.choose_password(sign_in.token, OWN)
    assert (await signins.person(sign_in.token)).municipality == IWAMI
    clock.time = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), clock.time.tzinfo)
    assert await signins.person(sign_in.token) == READER
    assert await refusal(signins.staff("tanaka", OWN, OFFICE)) == "staff.wrong"


async def test_a_forgotten_password_is_replaced_by_a_first_one(
    desk: StaffAccounts, signins: SignIns, first: str
) -> None:
    old = await signins.staff("suzuki", first, OFFICE)
    again = await desk.new_password(ADMINISTRATOR, "suzuki")
    assert not await signins.must_change(old.token)
    assert (await signins.staff("suzuki", again, OFFICE)).must_change


async def test_the_own_password_is_changed_by_who_knows_it(desk: StaffAccounts, signins: SignIns, first: str) -> None:
    sign_in = await signins.staff("suzuki", first, OFFICE)
    suzuki = await signins.choose_password(sign_in.token, OWN)
    assert await refusal(desk.change_password(suzuki, "wrong", "another-way-9-in")) == "staff.wrong"
    assert await refusal(desk.change_password(suzuki, OWN, "short")) == "staff.password_weak"
    await desk.change_password(suzuki, OWN, "another-way-9-in")
    assert await signins.person(sign_in.token) == READER
    await signins.staff("suzuki", "another-way-9-in", OFFICE)


async def test_an_unknown_id_and_a_wrong_password_read_alike_and_rest_alike(signins: SignIns, first: str) -> None:
    for id in ("suzuki", "nobody"):
        codes = [await refusal(signins.staff(id, "x" * 12, STRANGER)) for _ in range(6)]
        assert codes == ["staff.wrong"] * 5 + ["pin.resting"]
    assert await refusal(signins.staff("\ud800", "x" * 100_000, STRANGER)) == "staff.wrong"


async def test_a_stranger_cannot_lock_an_officer_out_of_the_office(signins: SignIns, first: str) -> None:
    own = await signins.staff("suzuki", first, OFFICE)
    for n in range(100):
        with pytest.raises(Refused):
            await signins.staff("suzuki", "guess" * 3, f"203.0.113.{n}")
    assert (await signins.staff("suzuki", first, OFFICE, own.device_token)).must_change
