"""Learners start with little, see what is theirs, and get help at the desk of their own municipality only."""

from __future__ import annotations

import asyncio

import pytest

from supporter.domain.accounts.learner import Learner, read_form
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.services.accounts.learners import Learners
from supporter.services.accounts.sign_in import SignIns
from supporter.services.shared.form_tokens import FormId
from supporter.storage.tiny import TinyStore
from tests.support.cast import ATTEMPTS, PIN, TOTTORI, Cast, FakeClock, QuickHasher, as_learner, form, refusal

FULL = {
    "name": "髙橋 𠮷子",
    "kana": "たかはし よしこ",
    "age_band": "70代",
    "district": "久松",
    "relation": "在勤",
    "contact": "0857-00-1234",
    "registered": "yes",
    "wants_news": True,
}


async def test_a_learner_is_kept_as_typed_with_a_number_that_checks(people: Learners) -> None:
    learner, card = await people.sign_up(READER, form(**FULL))
    own = await people.view(Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI), learner.id)
    assert own == learner
    assert clean_number(learner.id) == learner.id
    assert learner.name == "髙橋 𠮷子"
    assert learner.kana == "タカハシ　ヨシコ"
    assert learner.folded == "高橋吉子"
    assert (learner.age_band, learner.relation, learner.registered) == ("70代", "在勤", "yes")
    assert learner.notice.how == "screen" and learner.notice.at == learner.created_at
    assert card.startswith(learner.id + ".")


async def test_nothing_but_the_name_the_town_and_a_pin_is_needed(people: Learners) -> None:
    learner, _ = await people.sign_up(READER, form("Nguyễn Thị Ánh"))
    assert learner.programme == f"tsunagari-{TOTTORI}"
    assert learner.registered == "undecided" and not learner.wants_news and not learner.contact


async def test_secrets_are_kept_hashed_only_and_the_log_knows_no_names(people: Learners, store: TinyStore) -> None:
    learner, card = await people.sign_up(READER, form())
    documents = str(list(store.scan("learners")))
    assert PIN not in documents and card.partition(".")[2] not in documents
    entries = list(store.scan("audit_entries"))
    assert ("learner.signed_up", f"learner:{learner.id}") in [(e["action"], e["subject"]) for e in entries]
    assert "花子" not in str(entries)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": ""}, "name.empty"),
        ({"name": "花" * 61}, "name.too_long"),
        ({"name": "花\u202e子"}, "name.forbidden"),
        ({"kana": "花子"}, "kana.invalid"),
        ({"pin": "123456"}, "pin.weak"),
        ({"municipality": "132217"}, "municipality.unknown"),
        ({"programme": "another"}, "form.invalid"),
        ({"district": "どこか"}, "form.invalid"),
        ({"contact": "0857\n1234"}, "form.invalid"),
    ],
)
async def test_a_form_that_cannot_be_kept_is_refused_and_leaves_nothing(
    people: Learners, store: TinyStore, fields: dict[str, object], code: str
) -> None:
    assert await refusal(people.sign_up(READER, form(**fields))) == code
    assert list(store.scan("learners")) == []


@pytest.mark.parametrize(
    "forged", [{"age_band": "七十代"}, {"relation": "x"}, {"contact": "1" * 201}, {"role": "administrator"}]
)
def test_a_forged_form_is_refused_naming_the_field(forged: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_form({"name": "花子", "municipality": TOTTORI, "pin": PIN} | forged)
    assert refused.value.code == "form.invalid" and refused.value.facts == {"field": next(iter(forged))}


async def test_a_form_sent_twice_makes_one_person_whose_last_card_counts(
    people: Learners, signins: SignIns, store: TinyStore
) -> None:
    sent = [people.sign_up(READER, form(), shown=FormId("drawn for this form")) for _ in range(3)]
    learners = [learner.id for learner, _ in await asyncio.gather(*sent)]
    learner, card = await people.sign_up(READER, form(), shown=FormId("drawn for this form"))
    assert set(learners) == {learner.id} and len(list(store.scan("learners"))) == 1
    await signins.with_card(card, "10.0.0.1", None, "mine")


async def test_the_next_one_at_the_same_machine_going_back_is_somebody_else(people: Learners) -> None:
    first, _ = await people.sign_up(READER, form(), shown=FormId("k"))
    other_pin, _ = await people.sign_up(READER, form(pin="719204"), shown=FormId("k"))
    other_name, _ = await people.sign_up(READER, form("鳥取 太郎"), shown=FormId("k"))
    assert len({first.id, other_pin.id, other_name.id}) == 3


async def test_own_page_leaves_out_the_contact_until_the_pin_is_shown_again(people: Learners) -> None:
    learner, _ = await people.sign_up(READER, form(contact="0857-00-1234"))
    me = as_learner(learner)
    assert (await people.own(me)).contact == ""
    assert await refusal(people.contact(me, "000001")) == "pin.wrong_left"
    assert await people.contact(me, PIN) == "0857-00-1234"


async def test_guessing_the_pin_on_a_device_left_open_rests(people: Learners, cast: Cast) -> None:
    codes = [await refusal(people.contact(cast.hanako, "000001")) for _ in range(6)]
    assert codes == ["pin.wrong_left"] * 4 + ["pin.resting"] * 2
    assert await refusal(people.contact(cast.hanako, PIN)) == "pin.resting"


async def test_a_changed_pin_replaces_the_old_one(people: Learners, signins: SignIns, cast: Cast) -> None:
    here, elsewhere = [await signins.with_card(cast.cards[cast.hanako.id], "10.0.0.1", None, "mine") for _ in range(2)]
    await people.change_pin(cast.hanako, PIN, "719204", here.token)
    assert await signins.person(elsewhere.token) == READER, "who knew the old PIN is out"
    assert await signins.person(here.token) == cast.hanako
    assert await refusal(signins.with_pin(cast.hanako.id, PIN, "10.0.0.1", None, "mine")) == "pin.wrong_left"
    await signins.with_pin(cast.hanako.id, "719204", "10.0.0.1", None, "mine")
    assert await refusal(people.change_pin(cast.hanako, "719204", "111111")) == "pin.weak"
    assert await refusal(people.change_pin(cast.hanako, "719204", cast.hanako.id)) == "pin.weak"


async def test_a_new_card_ends_the_old_one(people: Learners, signins: SignIns, cast: Cast) -> None:
    for who in (cast.hanako, cast.suzuki):
        old = cast.cards[cast.hanako.id]
        cast.cards[cast.hanako.id] = new = await people.new_card(who, cast.hanako.id)
        assert await refusal(signins.with_card(old, "10.0.0.1", None, "mine")) == "card.unknown"
        await signins.with_card(new, "10.0.0.1", None, "mine")


async def test_the_neighbour_town_sees_nothing_and_cannot_even_tell_who_exists(people: Learners, cast: Cast) -> None:
    for number in (cast.hanako.id, "99999999", ""):
        for who in (cast.tanaka, cast.sato, cast.taro, READER):
            for reach in (
                people.view(who, number),
                people.new_card(who, number),
                people.desk_pin(who, number, "忘れた"),
            ):
                assert await refusal(reach) == "access.refused"
    assert (await people.view(cast.suzuki, cast.hanako.id)).name == "鳥取 花子"
    assert await refusal(people.view(cast.suzuki, "99999999")) == "access.refused"


async def test_a_pin_from_the_desk_opens_once_and_asks_for_a_new_one(
    people: Learners, signins: SignIns, cast: Cast, store: TinyStore
) -> None:
    number = cast.hanako.id
    desk_pin = await people.desk_pin(cast.suzuki, number, "受講票も紛失")
    sign_in = await signins.with_pin(number, desk_pin, "10.0.0.1", None, "mine")
    assert sign_in.must_change and await signins.must_change(sign_in.token)
    assert await signins.person(sign_in.token) == READER
    assert await refusal(signins.with_pin(number, desk_pin, "10.0.0.1", None, "mine")) == "pin.wrong_left"
    assert await refusal(signins.choose_pin(sign_in.token, desk_pin)) == "pin.weak"
    assert await signins.choose_pin(sign_in.token, "719204") == cast.hanako
    assert await signins.person(sign_in.token) == cast.hanako
    assert await refusal(signins.choose_pin(sign_in.token, "820415")) == "access.refused"
    await signins.with_pin(number, "719204", "10.0.0.1", None, "mine")
    given = next(e for e in store.scan("audit_entries") if e["action"] == "learner.reset_pin")
    assert given["actor"] == "staff:suzuki" and given["facts"] == {"reason": "受講票も紛失"}
    assert desk_pin not in str(list(store.scan("audit_entries"))) + str(list(store.scan("learners")))


async def test_two_at_once_cannot_both_use_a_pin_from_the_desk(people: Learners, signins: SignIns, cast: Cast) -> None:
    desk_pin = await people.desk_pin(cast.suzuki, cast.hanako.id, "忘れた")
    tries = [signins.with_pin(cast.hanako.id, desk_pin, f"10.0.0.{n}", None, "mine") for n in range(4)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(not isinstance(one, Refused) for one in done) == 1


async def test_a_pin_from_the_desk_ends_after_a_day_and_the_own_pin_still_works(
    people: Learners, signins: SignIns, cast: Cast, clock: FakeClock
) -> None:
    desk_pin = await people.desk_pin(cast.suzuki, cast.hanako.id, "忘れた")
    assert not (await signins.with_pin(cast.hanako.id, PIN, "10.0.0.1", None, "mine")).must_change
    clock.pass_by(hours=24)
    code = await refusal(signins.with_pin(cast.hanako.id, desk_pin, "10.0.0.1", None, "mine"))
    assert code == "pin.wrong_left"


async def test_a_pin_from_the_desk_works_at_once_after_too_many_wrong_tries(
    people: Learners, signins: SignIns, cast: Cast
) -> None:
    for _ in range(5):
        await refusal(signins.with_pin(cast.hanako.id, "000001", "10.0.0.1", None, "mine"))
    desk_pin = await people.desk_pin(cast.suzuki, cast.hanako.id, "忘れた")
    await signins.with_pin(cast.hanako.id, desk_pin, "10.0.0.1", None, "mine")


def test_characters_that_do_not_print_are_told_not_refused(
    store: TinyStore, clock: FakeClock, hasher: QuickHasher
) -> None:
    people = Learners(store, clock, hasher, ATTEMPTS, unprintable=lambda name: tuple(c for c in name if c == "𱍊"))
    assert people.unprintable("𱍊田") == ("𱍊",)


def test_a_learner_holds_neither_birth_date_nor_sex_nor_address() -> None:
    asked = {"name", "kana", "age_band", "district", "relation", "contact", "registered", "wants_news"}
    kept = {"v", "id", "municipality", "programme", "folded", "notice", "created_at", "state"}
    kept |= {"merged", "merged_into"}
    secrets = {"pin_hash", "card_hash", "desk_pin", "devices"}
    assert set(Learner.model_fields) == asked | kept | secrets
