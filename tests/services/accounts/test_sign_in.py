"""Ways in: strangers are slowed down, the rightful person and a whole hall are not."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from supporter.domain.accounts.learner_number import make_number
from supporter.domain.accounts.sign_in import Device
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.sign_in import SignIns
from supporter.services.shared.secrets import Hasher, digest
from supporter.storage.tiny import TinyStore
from tests.support.cast import ATTEMPTS, PIN, TOTTORI, Cast, FakeClock, QuickHasher, form, refusal
from tests.support.hall import Hall

HOME, HALL, STRANGER = "192.0.2.10", "198.51.100.7", "203.0.113.66"
WRONG = "000001"


async def test_a_pin_opens_a_sign_in_of_which_only_the_hash_is_kept(
    signins: SignIns, cast: Cast, store: TinyStore
) -> None:
    sign_in = await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")
    assert sign_in.person == cast.hanako == await signins.person(sign_in.token)
    assert len(sign_in.token) >= 43  # 256 bits
    kept = str(list(store.scan("sign_ins")) + list(store.scan("learners")))
    assert sign_in.token not in kept and sign_in.device_token not in kept
    assert digest(sign_in.token) in kept


@pytest.mark.parametrize("typed", ["５８２９１３", " 582913"])
async def test_the_number_and_pin_may_be_typed_full_width(signins: SignIns, cast: Cast, typed: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in cast.hanako.id)
    await signins.with_pin(f"{wide[:4]}－{wide[4:]}", typed, HOME, None, "mine")


@pytest.mark.parametrize(
    ("kind", "lasting", "hours", "remembered"),
    [("mine", True, 180 * 24, True), ("family", False, 12, True), ("shared", False, 2, False)],
)
async def test_a_sign_in_lasts_as_the_device_is_shared(
    signins: SignIns, cast: Cast, clock: FakeClock, kind: Device, lasting: bool, hours: int, remembered: bool
) -> None:
    sign_in = await signins.with_pin(cast.hanako.id, PIN, HOME, None, kind)
    assert (sign_in.lasting, bool(sign_in.device_token)) == (lasting, remembered)
    assert sign_in.expires_at == clock.now() + dt.timedelta(hours=hours)
    clock.pass_by(hours=hours, seconds=-1)
    assert await signins.person(sign_in.token) == cast.hanako
    clock.pass_by(seconds=1)
    assert await signins.person(sign_in.token) == READER


@pytest.mark.parametrize("token", [None, "", "x", "\ud800", "x" * 100_000])
async def test_any_other_token_is_a_reader(signins: SignIns, token: str | None) -> None:
    assert await signins.person(token) == READER
    assert not await signins.must_change(token)
    await signins.sign_out(token)


async def test_signing_out_ends_this_device_or_all_others(signins: SignIns, cast: Cast) -> None:
    sign_ins = [await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine") for _ in range(3)]
    taro = await signins.with_pin(cast.taro.id, PIN, HOME, None, "mine")
    await signins.sign_out(sign_ins[0].token)
    assert [await signins.person(s.token) for s in sign_ins] == [READER, cast.hanako, cast.hanako]
    machines = await signins.machines(cast.hanako, sign_ins[1].token)
    assert [(sign_in.device, here) for sign_in, here in machines] == [("mine", True), ("mine", False)]
    await signins.sign_out_elsewhere(cast.hanako, sign_ins[1].token)
    assert [await signins.person(s.token) for s in sign_ins] == [READER, cast.hanako, READER]
    assert len(await signins.machines(cast.hanako, sign_ins[1].token)) == 1
    assert await signins.person(taro.token) == cast.taro


async def test_wrong_pins_are_counted_down_then_rest_until_a_time_that_is_told(
    signins: SignIns, cast: Cast, clock: FakeClock
) -> None:
    told = []
    for _ in range(5):
        with pytest.raises(Refused) as refused:
            await signins.with_pin(cast.hanako.id, WRONG, HOME, None, "mine")
        told.append((refused.value.code, refused.value.facts))
    assert told[:4] == [("pin.wrong_left", {"left": left}) for left in (4, 3, 2, 1)]
    assert told[4] == ("pin.resting", {"until": "14:35", "minutes": 15})
    assert await refusal(signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")) == "pin.resting"
    clock.pass_by(minutes=15)
    await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")
    assert await refusal(signins.with_pin(cast.hanako.id, WRONG, HOME, None, "mine")) == "pin.wrong_left"


async def test_a_number_that_nobody_has_looks_like_a_wrong_pin(
    signins: SignIns, cast: Cast, hasher: QuickHasher
) -> None:
    nobody = make_number("9876543")
    codes = [await refusal(signins.with_pin(nobody, WRONG, HOME, None, "mine")) for _ in range(6)]
    assert codes == ["pin.wrong_left"] * 4 + ["pin.resting"] * 2
    assert hasher.judged == 10  # the same work as for somebody
    assert await refusal(signins.with_pin("12345678", WRONG, HOME, None, "mine")) == "learner.unknown"


async def test_ten_thousand_wrong_pins_of_one_address_never_keep_the_rightful_learner_out(
    signins: SignIns, cast: Cast, hasher: QuickHasher, store: TinyStore
) -> None:
    number = cast.hanako.id
    own = await signins.with_pin(number, PIN, HOME, None, "mine")
    hasher.judged = 0
    for _ in range(40):
        wave = (signins.with_pin(number, f"{n:06}", STRANGER, "made up", "mine") for n in range(250))
        assert all(isinstance(r, Refused) for r in await asyncio.gather(*wave, return_exceptions=True))
    assert hasher.judged == 10, "refused tries must cost no argon2"
    assert (await signins.with_pin(number, PIN, STRANGER, own.device_token, "mine")).person == cast.hanako
    assert (await signins.with_card(cast.cards[number], STRANGER, None, "mine")).person == cast.hanako
    assert (await signins.with_pin(number, PIN, HOME, None, "mine")).person == cast.hanako
    assert (await signins.with_pin(cast.taro.id, PIN, STRANGER, None, "mine")).person == cast.taro
    assert sum(len(str(throttle)) for throttle in store.scan("throttles")) < 2_000


async def test_many_addresses_at_one_learner_leave_her_device_and_card_alone(
    signins: SignIns, cast: Cast, hasher: QuickHasher
) -> None:
    number = cast.hanako.id
    own = await signins.with_pin(number, PIN, HOME, None, "family")
    hasher.judged = 0
    for n in range(1_000):
        await refusal(signins.with_pin(number, WRONG, f"203.0.{n // 250}.{n % 250}", None, "mine"))
    assert hasher.judged == 60
    assert await refusal(signins.with_pin(number, PIN, "10.9.9.9", None, "mine")) == "pin.resting"
    await signins.with_pin(number, PIN, STRANGER, own.device_token, "mine")
    await signins.with_card(cast.cards[number], STRANGER, None, "mine")


async def test_guessing_many_numbers_from_one_address_rests_the_address(
    signins: SignIns, cast: Cast, clock: FakeClock
) -> None:
    own = await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")
    codes = [
        await refusal(signins.with_pin(make_number(str(5_000_000 + n)), WRONG, HOME, None, "mine")) for n in range(110)
    ]
    assert codes == ["pin.wrong_left"] * 100 + ["pin.resting"] * 10
    assert await refusal(signins.with_pin(cast.taro.id, PIN, HOME, None, "mine")) == "pin.resting"
    await signins.with_pin(cast.hanako.id, PIN, HOME, own.device_token, "mine")
    clock.pass_by(minutes=15)
    await signins.with_pin(cast.taro.id, PIN, HOME, None, "mine")


async def test_one_machine_with_many_ipv6_addresses_counts_once(
    signins: SignIns, cast: Cast, hasher: QuickHasher
) -> None:
    for n in range(50):
        await refusal(signins.with_pin(cast.hanako.id, WRONG, f"2001:db8::{n:x}", None, "mine"))
    assert hasher.judged == 10


async def test_a_hall_where_sixty_mistype_while_three_hundred_sign_in_locks_nobody_out(
    people: Learners, signins: SignIns
) -> None:
    entries = await asyncio.gather(*(people.sign_up(READER, form(f"参加者{n}")) for n in range(300)))
    numbers = [learner.id for learner, _ in entries]
    slips = [signins.with_pin(number, WRONG, HALL, None, "mine") for number in numbers[:60]]
    slipped = await asyncio.gather(*slips, return_exceptions=True)
    assert {str(refused) for refused in slipped} == {"pin.wrong_left {'left': 4}"}
    arrivals = (signins.with_pin(number, PIN, HALL, None, "mine") for number in numbers)
    sign_ins = await asyncio.gather(*arrivals)
    assert {sign_in.person.id for sign_in in sign_ins} == set(numbers)


async def test_where_a_class_is_under_way_its_own_people_do_not_wait_for_strangers(
    store: TinyStore, clock: FakeClock, hasher: QuickHasher, cast: Cast, hall: Hall
) -> None:
    signins = SignIns(store, clock, hasher, ATTEMPTS, halls=lambda address: ("s1",) if address == HALL else ())
    await hall.begin()
    await hall.join(who=cast.hanako, me=True)
    for n in range(120):
        await refusal(signins.with_pin(make_number(str(5_000_000 + n)), WRONG, HALL, None, "mine"))
    await signins.with_pin(cast.hanako.id, PIN, HALL, None, "mine")
    assert await refusal(signins.with_pin(cast.taro.id, PIN, HALL, None, "mine")) == "pin.resting"


async def test_a_couple_on_one_telephone_keep_their_own_tries(signins: SignIns, cast: Cast) -> None:
    hers = await signins.with_pin(cast.hanako.id, PIN, HOME, None, "family")
    his = await signins.with_pin(cast.taro.id, PIN, HOME, hers.device_token, "family")
    assert his.device_token == hers.device_token
    for _ in range(5):
        await refusal(signins.with_pin(cast.hanako.id, WRONG, HOME, hers.device_token, "family"))
    assert (await signins.with_pin(cast.taro.id, PIN, HOME, his.device_token, "family")).person == cast.taro


async def test_what_two_people_share_cannot_be_seen_in_the_store(
    signins: SignIns, cast: Cast, store: TinyStore
) -> None:
    sign_in = await signins.with_pin(cast.hanako.id, PIN, HOME, None, "family")
    await signins.with_pin(cast.taro.id, PIN, HOME, sign_in.device_token, "family")
    hers, his = (set(doc["devices"]) for doc in store.scan("learners"))
    assert hers and his and not hers & his


@pytest.mark.parametrize("code", ["", ".", "x", "12345678.", "\ud800.\ud800", "x" * 10_000, "12345678.ab"])
async def test_a_card_that_is_none_is_refused(signins: SignIns, cast: Cast, code: str) -> None:
    assert await refusal(signins.with_card(code, HOME, None, "mine")) == "card.unknown"
    assert await refusal(signins.with_card(cast.hanako.id + code, HOME, None, "mine")) == "card.unknown"


async def test_sign_ins_are_told_to_the_log_by_number_alone(signins: SignIns, cast: Cast, store: TinyStore) -> None:
    await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")
    entry = next(e for e in store.scan("audit_entries") if e["action"] == "learner.signed_in")
    assert (entry["actor"], entry["municipality"]) == (f"learner:{cast.hanako.id}", TOTTORI)
    assert HOME not in str(list(store.scan("audit_entries")) + list(store.scan("throttles")))


async def test_what_is_over_is_tidied_away(signins: SignIns, cast: Cast, clock: FakeClock, store: TinyStore) -> None:
    await signins.with_pin(cast.hanako.id, PIN, HOME, None, "shared")
    mine = await signins.with_pin(cast.hanako.id, PIN, HOME, None, "mine")
    await refusal(signins.with_pin(cast.taro.id, WRONG, HOME, None, "mine"))
    clock.pass_by(days=1)
    assert await signins.tidy() == 3  # the shared sign-in, and what was counted for 太郎 and for the address
    assert list(store.scan("throttles")) == [] and await signins.person(mine.token) == cast.hanako


async def test_real_argon2_judges_and_a_full_queue_says_so() -> None:
    hasher = Hasher(waiting=1)
    try:
        kept = await hasher.hash(PIN)
        assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert await hasher.verify(PIN, kept)
        assert not await hasher.verify(WRONG, kept)
        assert not await hasher.verify(PIN, None)
        assert not await hasher.verify(PIN, "no hash")
        both = await asyncio.gather(hasher.hash(PIN), hasher.hash(PIN), return_exceptions=True)
        assert [isinstance(one, Refused) and one.code for one in both] == [False, "rate.limited"]
    finally:
        hasher.close()
