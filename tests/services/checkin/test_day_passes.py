"""当日係: one class, one day, one duty; nothing else opens, and nothing stays open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from supporter.domain.checkin.day_pass import DayPass
from supporter.domain.classroom.seat import Guest
from supporter.domain.shared.access import Action, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.services.accounts.sign_in import SignIns
from supporter.services.classroom.answers import PaperAnswer
from tests.support.cast import IWAMI, TOTTORI, Cast, refusal
from tests.support.hall import SATO, Hall

HERE = "203.0.113.7"
ALL = ("reception", "paper", "watch", "moderation")


async def helper(hall: Hall, *duties: str) -> Person:
    """Somebody who has come in with a new pass."""
    made = await hall.passes.make(SATO, hall.id, "受付1", duties or ALL)
    return (await hall.passes.enter(made.code, HERE)).person


async def test_a_pass_opens_its_class_on_its_day_until_midnight(hall: Hall, signins: SignIns) -> None:
    session = await hall.plan()
    made = await hall.passes.make(SATO, hall.id, " 受付1 ", ("watch", "reception"))
    assert made.daypass.label == "受付1" and made.daypass.duties == ("reception", "watch")
    sign_in = await hall.passes.enter(made.code.lower(), HERE)
    assert sign_in.expires_at.date() > session.held_on and sign_in.expires_at.hour == 0
    person = await signins.person(sign_in.token)
    assert (person.role, person.session) == (Role.HELPER, "s1")
    assert person.duties == (Action.RECEPTION_WORK, Action.WATCH_WORK)
    hall.clock.pass_by(days=1)
    assert (await signins.person(sign_in.token)).role is Role.READER
    assert await refusal(hall.passes.enter(made.code, HERE)) == "pass.over"


async def test_a_pass_waits_for_its_day_and_follows_a_class_that_is_moved(hall: Hall, signins: SignIns) -> None:
    session = await hall.plan()
    made = await hall.passes.make(SATO, hall.id, "受付1", ALL)
    sign_in = await hall.passes.enter(made.code, HERE)
    tomorrow = session.held_on.replace(day=session.held_on.day + 1)
    await hall.plan(held_on=tomorrow)
    assert (await signins.person(sign_in.token)).role is Role.READER
    assert await refusal(hall.passes.enter(made.code, HERE)) == "pass.early"


async def test_a_pass_taken_back_ends_on_every_phone(hall: Hall, signins: SignIns) -> None:
    await hall.plan()
    made = await hall.passes.make(SATO, hall.id, "受付1", ALL)
    one, other = await hall.passes.enter(made.code, HERE), await hall.passes.enter(made.code, HERE)
    await hall.passes.revoke(SATO, hall.id, made.daypass.id)
    assert [(await signins.person(each.token)).role for each in (one, other)] == [Role.READER, Role.READER]
    assert await refusal(hall.passes.enter(made.code, HERE)) == "pass.unknown"


async def test_only_the_digest_is_stored_and_the_log_holds_no_code(hall: Hall) -> None:
    await hall.plan()
    made = await hall.passes.make(SATO, hall.id, "受付1", ALL)
    await hall.passes.enter(made.code, HERE)
    kept = list(hall.store.scan(DayPass.collection)) + list(hall.store.scan(AuditEntry.collection))
    assert kept and made.code not in str(kept)
    deeds = [(entry["action"], entry["facts"].get("did")) for entry in hall.store.scan(AuditEntry.collection)]
    assert deeds.count(("pass.manage", "made")) == 1 == deeds.count(("pass.manage", "entered"))


async def test_what_cannot_be_a_pass_is_refused_and_guessing_is_slowed_down(hall: Hall) -> None:
    await hall.plan()
    assert await refusal(hall.passes.make(SATO, hall.id, "", ALL)) == "pass.label"
    assert await refusal(hall.passes.make(SATO, hall.id, "受" * 21, ALL)) == "pass.label"
    assert await refusal(hall.passes.make(SATO, hall.id, "受付", ("admin",))) == "pass.no_duty"
    made = await hall.passes.make(SATO, hall.id, "受付", ALL)
    for _ in range(20):
        assert await refusal(hall.passes.enter("AAAAA-AAAAA", HERE)) == "pass.unknown"
    assert await refusal(hall.passes.enter("AAAAA-AAAAA", HERE)) == "rate.limited"
    assert (await hall.passes.enter(made.code, HERE)).person.session == hall.id, "a hall shares one address"


async def test_the_night_drops_passes_that_are_over(hall: Hall) -> None:
    await hall.plan()
    await helper(hall)
    assert await hall.passes.tidy() == 0
    hall.clock.pass_by(days=1)
    assert await hall.passes.tidy() == 1 and list(hall.store.scan(DayPass.collection)) == []


# Who may do each thing in a class of 鳥取市.
Deed = Callable[[Hall, Person], Awaitable[object]]
WORK: dict[str, tuple[str, Deed]] = {
    "list": ("reception", lambda hall, who: hall.arrivals.listed(who, "s1")),
    "list again": ("reception", lambda hall, who: hall.arrivals.now(who, "s1")),
    "arrive": ("reception", lambda hall, who: hall.arrivals.arrive(who, "s1", number=30)),
    "walk in": ("reception", lambda hall, who: hall.arrivals.walk_in(who, "s1", Guest(name="見本"))),
    "left": ("reception", lambda hall, who: hall.arrivals.left(who, "s1", 20)),
    "undo": ("reception", lambda hall, who: hall.arrivals.undo(who, "s1", 20)),
    "together": ("reception", lambda hall, who: hall.arrivals.together(who, "s1", ["n20"], hall.clock.time.time())),
    "everybody": ("reception", lambda hall, who: hall.reception.all(who, "s1")),
    "gone": ("reception", lambda hall, who: hall.reception.gone(who, "s1", [20], None)),
    "named": ("reception", lambda hall, who: hall.reception.on_paper(who, "s1", 40, Guest(name="見本"))),
    "a card": ("paper", lambda hall, who: hall.reception.on_paper(who, "s1", 40)),
    "questions": ("paper", lambda hall, who: hall.paper_desk.desk(who, "s1")),
    "sheet": ("paper", lambda hall, who: hall.paper_desk.sheet(who, "s1", 20)),
    "sheets": ("paper", lambda hall, who: hall.paper_desk.on_paper(who, "s1", "hajimeni-dekiru")),
    "paper": ("paper", lambda hall, who: hall.answers.paper(who, "s1", [PaperAnswer(20, "hajimeni-dekiru", ("0",))])),
    "hands": ("paper", lambda hall, who: hall.answers.hands(who, "s1", "hajimeni-dekiru", {"0": 3})),
    "watch": ("watch", lambda hall, who: hall.watch.opened(who, "s1")),
    "calls": ("watch", lambda hall, who: hall.watch.named(who, "s1")),
    "open calls": ("watch", lambda hall, who: hall.watch.open_calls(who, "s1")),
    "seen": ("watch", lambda hall, who: hall.watch.seen(who, "s1", 20)),
    "texts": ("moderation", lambda hall, who: hall.answers.show_text(who, "s1", "anketo-hitokoto", "y", shown=True)),
    "words": ("moderation", lambda hall, who: hall.moderation.texts(who, "s1")),
    "passes": ("", lambda hall, who: hall.passes.all(who, "s1")),
    "make": ("", lambda hall, who: hall.passes.make(who, "s1", "受付9", ALL)),
    "revoke": ("", lambda hall, who: hall.passes.revoke(who, "s1", "none")),
    "plan": ("", lambda hall, who: hall.training.planned(who, "s1")),
    "cards": ("", lambda hall, who: hall.reception.cards(who, "s1", 2)),
    "end": ("", lambda hall, who: hall.classroom.end(who, "s1")),
}
STRANGERS = {
    "reader": Person(),
    "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
    "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
    "trainer of 岩美町": Person(role=Role.TRAINER, id="yamada", municipality=IWAMI),
    "helper of nowhere": Person(role=Role.HELPER, id="x", municipality=TOTTORI),
}
OTHERS = ("hanako", "tanaka", *STRANGERS, "helper of another class", "helper for something else")


@pytest.mark.parametrize("deed", WORK)
async def test_a_helper_does_what_the_pass_says_and_staff_do_it_all(hall: Hall, cast: Cast, deed: str) -> None:
    await hall.begin()
    await hall.arrivals.arrive(SATO, hall.id, number=20)
    duty, act = WORK[deed]
    if duty:
        await act(hall, await helper(hall, duty))
    else:
        assert await refusal(act(hall, await helper(hall))) == "access.refused"
    if deed not in ("texts", "revoke"):  # they ask for more than being allowed
        await hall.arrivals.arrive(SATO, hall.id, number=20)
        await act(hall, cast.suzuki)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("deed", WORK)
async def test_nobody_else_sees_or_moves_anything(hall: Hall, cast: Cast, deed: str, who: str) -> None:
    await hall.plan("s2")
    elsewhere = await helper(hall)
    await hall.begin(id="s1")
    duty, act = WORK[deed]
    wrong = await helper(hall, *({*ALL} - {duty}))
    person = {"helper of another class": elsewhere, "helper for something else": wrong, **STRANGERS}.get(who)
    assert await refusal(act(hall, person or getattr(cast, who))) == "access.refused"
