"""Applications for a class: places and turns, entered once, given back, moved up, told, and forgotten in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest

from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.training.application import Application, Wanted
from supporter.domain.training.session import TrainingSession
from supporter.services.shared.form_tokens import FormId
from supporter.services.training.applications import Applications
from supporter.services.training.applying import Applying
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.cast import PIN, TOTTORI, Cast, FakeClock, refusal
from tests.support.hall import Hall
from tests.support.study import Study

DAY = dt.date(2027, 1, 20)
NEEDS = {"needs": ("手話", "席"), "needs_text": "前の席をお願いします"}


@dataclass
class Public:
    """One public class of two places, and who applies for it."""

    store: TinyStore
    clock: FakeClock
    hall: Hall
    applying: Applying
    applications: Applications
    drawn: list[str] = field(default_factory=list)

    async def plan(self, **plan: object) -> TrainingSession:
        wanted = {"held_on": DAY, "capacity": 2, "listing": "public", "apply_until": dt.date(2027, 1, 18)}
        return await self.hall.plan(**wanted | plan)  # type: ignore[arg-type]

    async def apply(
        self, name: str, who: Person = READER, key: str = "", address: str = "", **more: object
    ) -> tuple[Application, int]:
        """By default with a form of its own."""
        self.drawn.append(name)
        wanted = Wanted.model_validate({"name": name, "kana": "トットリ"} | more)
        return await self.applying.apply(who, "s1", wanted, FormId(key or f"form {len(self.drawn)}"), address)

    async def session(self) -> TrainingSession:
        return await self.hall.session()

    async def states(self) -> dict[str, str]:
        found = await self.store.read(lambda tx: records.find(tx, Application, "session", "s1"))
        return {one.name: one.state for one in sorted(found, key=lambda one: one.order)}


@pytest.fixture
async def public(store: TinyStore, clock: FakeClock, hall: Hall) -> Public:
    made = Public(store, clock, hall, Applying(store, clock), Applications(store, clock))
    await made.plan()
    return made


async def test_places_go_round_then_turns_are_told(public: Public) -> None:
    turns = [(await public.apply(name))[1] for name in ("花子", "太郎", "次郎", "三郎")]
    assert turns == [0, 0, 1, 2]
    assert ((await public.session()).applied, (await public.session()).waiting) == (2, 2)


async def test_a_form_sent_twice_is_one_application(public: Public) -> None:
    first, _ = await public.apply("花子", key="same")
    again, _ = await public.apply("花子", key="same")
    assert first == again and (await public.session()).applied == 1


async def test_a_form_one_went_back_to_and_gave_another_name_is_another_application(public: Public, cast: Cast) -> None:
    await public.apply("花子", key="same")
    assert (await public.apply("太郎", key="same"))[0].name == "太郎"
    for name in ("電話 一郎", "電話 二郎"):
        entered = await public.applications.enter(
            cast.sato, "s1", Wanted(name=name, kana="デンワ"), "spoken", FormId("k1")
        )
        assert entered.name == name
    assert ((await public.session()).applied, (await public.session()).waiting) == (2, 2)


async def test_a_town_that_takes_no_part_is_not_chosen(public: Public) -> None:
    assert await refusal(public.apply("花子", municipality="313025")) == "form.invalid"
    await public.plan(municipalities=("313025",))
    assert (await public.apply("花子", municipality="313025"))[0].municipality == "313025"


@pytest.mark.parametrize(
    ("change", "untold"),
    [({"venue": "湖山公民館"}, 2), ({"begins": dt.time(10)}, 2), ({"trainers": ("山本",)}, 0), ({"capacity": 3}, 1)],
)
async def test_another_day_or_place_has_to_be_told_to_everybody(
    public: Public, cast: Cast, change: dict[str, object], untold: int
) -> None:
    for name in ("花子", "太郎", "次郎"):
        made, _ = await public.apply(name)
    if "capacity" not in change:
        await public.applications.withdraw(cast.suzuki, made.id)
    await public.plan(**change)
    assert [count for _, count in await public.applications.untold(cast.suzuki)] == ([untold] if untold else [])


async def test_whoever_waits_longest_moves_up_and_has_to_be_told(public: Public, cast: Cast) -> None:
    made = [(await public.apply(name))[0] for name in ("花子", "太郎", "次郎", "三郎")]
    await public.applying.withdraw("s1", made[0].number, "花子")
    assert await public.states() == {"花子": "withdrawn", "太郎": "applied", "次郎": "applied", "三郎": "waiting"}
    ((_, untold),) = await public.applications.untold(cast.suzuki)
    assert untold == 1
    await public.applications.tell(cast.suzuki, made[2].id, told=True)
    assert await public.applications.untold(cast.suzuki) == []


async def test_a_withdrawal_twice_lets_one_move_up(public: Public) -> None:
    made = [(await public.apply(name))[0] for name in ("花子", "太郎", "次郎", "三郎")]
    for _ in range(2):
        await public.applying.withdraw("s1", made[0].number, "トットリ")
    assert list((await public.states()).values()) == ["withdrawn", "applied", "applied", "waiting"]


async def test_a_larger_room_lets_people_move_up_and_a_smaller_one_sends_nobody_away(public: Public) -> None:
    for name in ("花子", "太郎", "次郎"):
        await public.apply(name)
    await public.plan(capacity=3)
    assert set((await public.states()).values()) == {"applied"}
    await public.plan(capacity=1)
    assert ((await public.session()).applied, (await public.session()).waiting) == (3, 0)
    assert (await public.apply("三郎"))[1] == 1


async def test_a_withdrawal_taken_back_finds_its_old_turn(public: Public, cast: Cast) -> None:
    made = [(await public.apply(name))[0] for name in ("花子", "太郎", "次郎", "三郎")]
    await public.applications.withdraw(cast.sato, made[0].id)
    await public.applications.restore(cast.sato, made[0].id)
    assert await public.states() == {"花子": "waiting", "太郎": "applied", "次郎": "applied", "三郎": "waiting"}
    await public.applications.withdraw(cast.sato, made[1].id)
    assert (await public.states())["花子"] == "applied"


async def test_a_wrong_number_or_name_withdraws_nothing(public: Public) -> None:
    made, _ = await public.apply("花子")
    other = "000000" if made.number != "000000" else "111111"
    assert await refusal(public.applying.withdraw("s1", other, "花子")) == "apply.not_found"
    assert await refusal(public.applying.withdraw("s1", made.number, "太郎")) == "apply.not_found"
    assert await refusal(public.applying.withdraw("s1", made.number, "")) == "apply.not_found"
    assert await public.states() == {"花子": "applied"}


async def test_numbers_cannot_be_tried_out(public: Public) -> None:
    made, _ = await public.apply("花子")
    tried = [await refusal(public.applying.withdraw("s1", "x", "花子", "10.0.0.1")) for _ in range(11)]
    assert tried[-1] == "rate.limited" and tried[0] == "apply.not_found"
    await public.applying.withdraw("s1", made.number, "花子", "10.0.0.2")


async def test_a_flood_from_one_address_stops_and_others_go_on(public: Public) -> None:
    for number in range(20):
        await public.apply(f"名前{number}", address="10.0.0.1")
    assert await refusal(public.apply("花子", address="10.0.0.1")) == "rate.limited"
    await public.apply("花子", address="10.0.0.2")


@pytest.mark.parametrize(
    ("plan", "days", "code"),
    [
        ({}, 0, ""),
        ({}, 26, ""),
        ({}, 27, "apply.closed"),
        ({"apply_until": None}, 28, ""),
        ({"apply_until": None}, 29, "apply.closed"),
        ({"listing": "closed"}, 0, "event.unknown"),
    ],
)
async def test_one_may_apply_until_the_last_day(public: Public, plan: dict[str, object], days: int, code: str) -> None:
    await public.plan(**plan)
    public.clock.pass_by(days=days)
    if code:
        assert await refusal(public.apply("花子")) == code
    else:
        assert (await public.apply("花子"))[1] == 0


async def test_a_class_that_has_ended_takes_nobody(public: Public, cast: Cast) -> None:
    await public.plan(held_on=public.clock.now().date(), apply_until=None)
    for step in (public.hall.classroom.open, public.hall.classroom.start, public.hall.classroom.end):
        await step(cast.sato, "s1")
    assert await refusal(public.apply("花子")) == "apply.closed"
    entered = public.applications.enter(cast.sato, "s1", Wanted(name="花子", kana="ハナコ"), "spoken")
    assert await refusal(entered) == "session.ended"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": ""}, "name.empty"),
        ({"name": "花\u202e子"}, "name.forbidden"),
        ({"name": "花子", "kana": ""}, "kana.empty"),
        ({"name": "花子", "kana": "花"}, "kana.invalid"),
        ({"name": "花子", "needs_text": "席\n席"}, "form.invalid"),
        ({"name": "花子", "needs_text": "席" * 201}, "form.invalid"),
        ({"name": "花子", "contact": "0" * 201}, "form.invalid"),
    ],
)
async def test_what_no_list_could_carry_is_refused(public: Public, fields: dict[str, str], code: str) -> None:
    assert await refusal(public.apply(**fields)) == code  # type: ignore[arg-type]


async def test_a_name_in_latin_letters_needs_no_kana(public: Public) -> None:
    assert (await public.apply("Nguyễn Thị Ánh", kana=""))[0].name == "Nguyễn Thị Ánh"


async def test_a_learner_has_one_application_and_may_apply_for_others(public: Public, cast: Cast) -> None:
    first, _ = await public.apply("鳥取　花子", cast.hanako)
    again, _ = await public.apply("鳥取 花子", cast.hanako)
    husband, _ = await public.apply("鳥取 太郎", cast.hanako)
    assert first == again and first.learner == cast.hanako.id and husband.learner == ""
    assert await public.applying.own(cast.hanako, "s1") == (first, 0)
    assert await public.applying.own(cast.taro, "s1") is None and await public.applying.own(READER, "s1") is None
    await public.applying.withdraw("s1", first.number, "鳥取 花子")
    assert await public.applying.own(cast.hanako, "s1") is None
    later, _ = await public.apply("鳥取 花子", cast.hanako)
    assert later.state == "applied" and later.order > husband.order


async def test_who_calls_is_entered_with_name_and_kana_alone(public: Public, cast: Cast) -> None:
    wanted = Wanted(name="電話 一郎", kana="でんわ いちろう")
    called = await public.applications.enter(cast.sato, "s1", wanted, "spoken", FormId("k1"))
    again = await public.applications.enter(cast.sato, "s1", wanted, "spoken", FormId("k1"))
    assert called == again and (called.kana, called.age_band, called.told) == ("デンワ　イチロウ", "", True)
    assert (called.notice.how, called.notice.by, called.how) == ("spoken", "staff:sato", "proxy")


async def test_who_wrote_by_fax_has_to_be_told(public: Public, cast: Cast) -> None:
    await public.applications.enter(cast.sato, "s1", Wanted(name="紙 一郎", kana="カミ"), "paper")
    ((_, untold),) = await public.applications.untold(cast.suzuki)
    assert untold == 1


async def test_the_same_name_twice_is_asked_about(public: Public, cast: Cast) -> None:
    await public.apply("髙橋 一郎", kana="タカハシ イチロウ")
    twin = Wanted(name="高橋一郎", kana="たかはしいちろう")
    assert await refusal(public.applications.enter(cast.sato, "s1", twin, "spoken")) == "apply.twice"
    await public.applications.enter(cast.sato, "s1", twin, "spoken", another=True)
    other = Wanted(name="高橋一郎", kana="コウハシ")
    await public.applications.enter(cast.sato, "s1", other, "spoken")
    assert (await public.session()).applied + (await public.session()).waiting == 3


async def test_another_town_reaches_nothing(public: Public, cast: Cast) -> None:
    made, _ = await public.apply("花子", **NEEDS)
    administrator = Person(role=Role.ADMINISTRATOR, id="kanri")
    for who in (cast.tanaka, cast.hanako, READER, administrator):
        for asked in (
            public.applications.all(who, "s1"),
            public.applications.for_reception(who, "s1"),
            public.applications.enter(who, "s1", Wanted(name="花子", kana="ハナコ"), "spoken"),
            public.applications.withdraw(who, made.id),
            public.applications.restore(who, made.id),
            public.applications.tell(who, made.id, told=False),
            public.applications.withdraw(who, "nothing"),
        ):
            assert await refusal(asked) == "access.refused"
    assert await public.applications.untold(cast.tanaka) == []
    assert await public.states() == {"花子": "applied"}


async def test_needs_are_read_for_the_day_and_gone_the_day_after(public: Public, cast: Cast) -> None:
    made, _ = await public.apply("花子", contact="0857-00-0000", **NEEDS)
    (expected,) = await public.applications.for_reception(cast.sato, "s1")
    assert expected.needs == ("手話", "席") and expected.contact == ""
    public.clock.time = dt.datetime.combine(DAY, dt.time(23), public.clock.time.tzinfo)
    assert await public.applications.tidy() == 0
    public.clock.pass_by(days=1)
    assert await public.applications.tidy() == 1
    (kept,) = await public.applications.all(cast.suzuki, "s1")
    assert (kept.needs, kept.needs_text, kept.name) == ((), "", made.name)
    assert await public.applications.tidy() == 0


async def test_a_trainer_loses_contacts_some_days_after_the_class(public: Public, cast: Cast) -> None:
    await public.apply("花子", contact="0857-00-0000")
    public.clock.time = dt.datetime.combine(DAY + dt.timedelta(days=8), dt.time(9), public.clock.time.tzinfo)
    assert [one.contact for one in await public.applications.all(cast.sato, "s1")] == [""]
    assert [one.contact for one in await public.applications.all(cast.suzuki, "s1")] == ["0857-00-0000"]


async def test_names_go_a_year_after_the_year_of_the_class(public: Public, cast: Cast) -> None:
    await public.apply("花子")
    public.clock.time = dt.datetime(2028, 3, 31, 9, tzinfo=public.clock.time.tzinfo)
    assert await public.applications.tidy() == 0
    public.clock.pass_by(days=1)
    assert await public.applications.tidy() == 1
    assert await public.states() == {} and (await public.session()).applied == 1
    await public.plan(venue="湖山公民館")
    assert (await public.session()).applied == 1, "a class counts on when names are gone"


async def test_whoever_was_erased_gives_their_place_to_who_waits(study: Study, public: Public, cast: Cast) -> None:
    await public.plan(held_on=DAY + dt.timedelta(days=60), capacity=1, apply_until=None)
    await public.apply("鳥取 花子", cast.hanako, **NEEDS)
    await public.apply("次郎")
    await study.leave(cast.hanako)
    public.clock.pass_by(days=30)
    await study.erasing.run()
    assert await public.states() == {"": "withdrawn", "次郎": "applied"}
    (gone, _) = await public.applications.all(cast.suzuki, "s1")
    assert (gone.kana, gone.learner, gone.contact, gone.needs) == ("", "", "", ())


async def test_what_is_kept_of_an_application_is_taken_home(study: Study, public: Public, cast: Cast) -> None:
    made, _ = await public.apply("鳥取 花子", cast.hanako)
    assert (await study.own.record(cast.hanako, PIN)).applications == (made,)


async def test_a_town_sees_its_own_classes_and_those_it_takes_part_in(public: Public) -> None:
    assert [one.id for one in await public.applying.coming(TOTTORI)] == ["s1"]
    assert await public.applying.coming("313025") == []
    await public.plan(municipalities=("313025",))
    assert [one.id for one in await public.applying.coming("313025")] == ["s1"]
    public.clock.pass_by(days=29)
    assert await public.applying.coming(TOTTORI) == []


async def test_each_look_and_deed_is_in_the_log_without_names(public: Public, cast: Cast) -> None:
    made, _ = await public.apply("花子")
    await public.applications.all(cast.suzuki, "s1")
    public.clock.pass_by(seconds=1)
    await public.applications.withdraw(cast.suzuki, made.id)
    log = [doc for doc in public.store.scan("audit_entries") if doc["action"] == "application.manage"]
    assert [entry["facts"]["did"] for entry in log] == ["listed", "withdrawn"]
    assert "花子" not in str(log)
