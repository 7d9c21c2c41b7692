"""Joining: by card, number, name, account or nothing; come back to, moved, never taken by somebody else."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

import pytest

from supporter.domain.classroom.phone import seat_view
from supporter.domain.classroom.seat import Guest
from supporter.services.classroom.seats import Way
from supporter.services.shared.secrets import digest
from tests.support.cast import Cast, refusal
from tests.support.hall import SATO, Hall


async def test_a_card_is_a_seat_without_typing(hall: Hall) -> None:
    await hall.begin()
    cards = await hall.reception.cards(SATO, hall.id, 30)
    phone = await hall.join(claim=cards[27])
    assert phone.number == 27 and phone.taken.claim == ""


async def test_the_number_of_a_card_is_enough_while_nobody_has_it(hall: Hall) -> None:
    await hall.begin()
    await hall.reception.cards(SATO, hall.id, 30)
    phone = await hall.join(number=27)
    assert phone.number == 27
    assert await refusal(hall.join(number=27)) == "seat.taken"
    assert await refusal(hall.join(number=31)) == "seat.unknown"


async def test_who_holds_the_card_moves_the_seat_to_another_phone(hall: Hall) -> None:
    await hall.begin()
    cards = await hall.reception.cards(SATO, hall.id, 30)
    old = await hall.join(number=27)
    assert await refusal(hall.join(claim=cards[27])) == "seat.taken"
    new = await hall.join(claim=cards[27], move=True)
    assert new.number == 27
    assert await hall.seats.rejoin(hall.id, old.secret) is None
    assert await refusal(hall.answer(old, "0")) == "seat.moved"


async def test_the_four_digits_of_the_phone_open_its_seat_from_another_browser(hall: Hall) -> None:
    await hall.begin()
    await hall.ask()
    first = await hall.join("はな")
    await hall.answer(first, "1")
    second = await hall.join(number=first.number, entry=first.taken.seat.entry)
    assert second.taken.seat.answers.keys() == {"hajimeni-dekiru"}
    assert second.taken.seat.entry != first.taken.seat.entry


async def test_who_has_no_card_is_told_a_new_claim_code_on_another_phone(hall: Hall) -> None:
    await hall.begin()
    cards = await hall.reception.cards(SATO, hall.id, 1)
    carded = await hall.join(claim=cards[1])
    first = await hall.join("はな")
    second = await hall.join(number=first.number, entry=first.taken.seat.entry)
    assert second.taken.claim and second.taken.claim != first.taken.claim
    assert second.taken.seat.claim == digest(second.taken.claim), "the new one opens the record"
    assert seat_view(second.taken.session, second.taken.seat).renewed
    assert not seat_view(first.taken.session, first.taken.seat).renewed
    moved = await hall.join(number=carded.number, entry=carded.taken.seat.entry)
    assert moved.taken.seat.claim == digest(cards[1]) and not moved.taken.claim, "what is printed on a card holds"


async def test_guessing_the_four_digits_rests_and_a_card_still_opens(hall: Hall) -> None:
    await hall.begin()
    cards = await hall.reception.cards(SATO, hall.id, 3)
    await hall.join(number=2)
    entry = (await hall.reception.all(SATO, hall.id))[1].entry
    wrong = f"{(int(entry) + 1) % 10_000:04}"
    for _ in range(5):
        assert await refusal(hall.join(number=2, entry=wrong)) == "seat.wrong"
    assert await refusal(hall.join(number=2, entry=entry)) == "seat.resting"
    assert (await hall.join(claim=cards[2], move=True)).number == 2
    hall.clock.pass_by(minutes=5)
    entry = (await hall.reception.all(SATO, hall.id))[1].entry
    assert (await hall.join(number=2, entry=entry)).number == 2


async def test_a_name_gets_the_next_free_number_behind_the_cards(hall: Hall) -> None:
    await hall.begin()
    await hall.reception.cards(SATO, hall.id, 30)
    assert [(await hall.join(name)).number for name in ("はな", "たろう")] == [31, 32]


async def test_a_join_sent_twice_is_one_seat(hall: Hall) -> None:
    await hall.begin()
    secret = secrets.token_hex(16)
    first, again = await hall.join("はな", secret), await hall.join("はな", secret)
    assert first.number == again.number == 1
    assert first.taken.claim == again.taken.claim != ""
    assert len(await hall.reception.all(SATO, hall.id)) == 1


async def test_the_claim_code_is_kept_as_a_digest_alone(hall: Hall, tmp_path: Path) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    (seat,) = await hall.reception.all(SATO, hall.id)
    assert seat.claim == digest(phone.taken.claim) and seat.token == digest(phone.secret)
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert phone.taken.claim.encode() not in stored and phone.secret.encode() not in stored


async def test_what_a_certificate_needs_is_asked_of_those_who_want_one(hall: Hall) -> None:
    await hall.begin()
    guest = Guest(name="鳥取 花子", kana="とっとり はなこ", age_band="70代", municipality="312011", certificate=True)
    seat = (await hall.join(guest=guest)).taken.seat
    assert (seat.name, seat.kana, seat.age_band) == ("鳥取 花子", "トットリ　ハナコ", "70代")
    nick = (await hall.join(guest=Guest(name="はな", kana="ハナ", age_band="70代"))).taken.seat
    assert (nick.name, nick.kana, nick.age_band) == ("はな", "", "")


async def test_a_learner_joins_with_the_account_and_comes_back_to_the_same_seat(hall: Hall, cast: Cast) -> None:
    await hall.begin()
    first = await hall.join(who=cast.hanako, me=True)
    assert (first.taken.seat.learner, first.taken.seat.name) == (cast.hanako.id, "鳥取 花子")
    assert await refusal(hall.join(who=cast.hanako, me=True)) == "seat.taken"
    assert (await hall.join(who=cast.hanako, me=True, move=True)).number == first.number
    assert await refusal(hall.join(who=cast.sato, me=True)) == "access.refused"


async def test_a_school_class_gives_no_names(hall: Hall) -> None:
    await hall.begin(school=True)
    pupil, other = await hall.join(number=12), await hall.join("はな")
    assert (pupil.number, pupil.taken.seat.name, other.taken.seat.name) == (12, "", "")
    assert await refusal(hall.join(number=12)) == "seat.taken"
    assert await refusal(hall.join(number=61)) == "seat.unknown"
    assert (await hall.join()).number == 14


async def test_without_a_card_somebody_says_a_name(hall: Hall) -> None:
    await hall.begin()
    assert await refusal(hall.join()) == "name.empty"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("<b>はな</b>", "name.forbidden"),
        ("はな\u202e", "name.unkind"),
        ("くたばれ太郎", "name.unkind"),
        ("FUCK you", "name.unkind"),
        ("あ" * 21, "name.too_long"),
        ("　", "name.empty"),
    ],
)
async def test_abuse_and_markup_are_no_names(hall: Hall, name: str, code: str) -> None:
    await hall.begin()
    assert await refusal(hall.join(name)) == code
    assert await hall.reception.all(SATO, hall.id) == []


async def test_a_full_class_still_takes_cards(hall: Hall) -> None:
    await hall.begin(capacity=2)
    cards = await hall.reception.cards(SATO, hall.id, 2)
    await hall.join("はな")
    await hall.join("たろう")
    assert await refusal(hall.join("じろう")) == "session.full"
    assert (await hall.join(claim=cards[1])).number == 1
    await hall.reception.gone(SATO, hall.id, [1, 3, 4], hall.clock.now())
    assert (await hall.join("じろう")).number == 5


async def test_before_and_after_the_class_nobody_joins(hall: Hall) -> None:
    await hall.plan()
    assert await refusal(hall.join("はな")) == "session.not_open"
    await hall.classroom.open(SATO, hall.id)
    early = await hall.join("はな")
    await hall.classroom.end(SATO, hall.id)
    assert await refusal(hall.join("たろう")) == "session.ended"
    back = await hall.seats.rejoin(hall.id, early.secret)
    assert back is not None and back.seat.number == early.number


@pytest.mark.parametrize("secret", ["", "short", "Z" * 32, "0" * 65])
async def test_a_secret_that_no_phone_draws(hall: Hall, secret: str) -> None:
    await hall.begin()
    taken = hall.seats.join(SATO, hall.id, Way(guest=Guest(name="はな")), secret)
    assert await refusal(taken) == "message.malformed"
    assert await hall.seats.rejoin(hall.id, secret) is None


async def test_a_secret_opens_no_seat_of_another_class(hall: Hall) -> None:
    await hall.begin()
    phone = await hall.join("はな")
    await hall.begin(id="s2")
    assert await hall.seats.rejoin("s2", phone.secret) is None
    assert await refusal(hall.answers.answer("s2", phone.secret, "x", ("0",), 1)) == "seat.moved"


async def test_leaving_by_phone_lets_the_card_go(hall: Hall) -> None:
    await hall.begin()
    cards = await hall.reception.cards(SATO, hall.id, 1)
    phone = await hall.join(number=1)
    await hall.seats.leave(hall.id, phone.secret)
    (seat,) = await hall.reception.all(SATO, hall.id)
    assert seat.left_at == hall.clock.now() and not seat.present
    assert (await hall.join(claim=cards[1])).taken.seat.present


async def test_cards_somebody_came_with_are_not_printed_again(hall: Hall) -> None:
    await hall.begin()
    first = await hall.reception.cards(SATO, hall.id, 3)
    await hall.join(number=2)
    again = await hall.reception.cards(SATO, hall.id, 3)
    assert again.keys() == {1, 3}
    assert await refusal(hall.join(claim=first[1])) == "seat.wrong"
    assert await refusal(hall.reception.cards(SATO, hall.id, 1001)) == "seat.too_many"


async def test_somebody_on_paper_has_a_seat_like_any_other(hall: Hall, cast: Cast) -> None:
    await hall.begin()
    await hall.reception.cards(SATO, hall.id, 2)
    seat = await hall.reception.on_paper(SATO, hall.id, 2, learner=cast.hanako.id)
    extra = await hall.reception.on_paper(SATO, hall.id, guest=Guest(name="たろう"))
    assert (seat.kind, seat.learner, extra.number, extra.name) == ("paper", cast.hanako.id, 3, "たろう")
    assert (await hall.counted()).people.paper == 2


async def test_three_hundred_join_by_name_at_once(hall: Hall) -> None:
    await hall.begin()
    phones = await asyncio.gather(*(hall.join(f"はな{number}") for number in range(300)))
    assert sorted(phone.number for phone in phones) == list(range(1, 301))
    assert (await hall.counted()).people.phone == 300
