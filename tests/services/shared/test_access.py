"""The table of role × action, written out once more by hand: a new right shows up here or fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from supporter.domain.certificates.certificate import Certificate
from supporter.domain.offline.offline_class import UploadedReturn
from supporter.domain.shared.access import SCOPES, Action, Person, Role, Scope, may, require
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.accounts.staff import StaffAccounts
from supporter.services.administration.audit_log import AuditFilter, AuditLog
from supporter.services.administration.handover import OfficeHandover
from supporter.services.classroom.kept_files import KeptFiles
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.imports.drafts import ImportDrafts
from supporter.services.municipalities.delegations import Delegations
from supporter.services.municipalities.regions import Regions
from supporter.services.offline.export import OfflineExport
from supporter.services.offline.uploads import OfflineUploads
from supporter.services.people.corrections import Corrections
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.merging import Merges
from supporter.services.people.search import LearnerSearch
from supporter.services.people.transfers import Transfers
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.privacy.retention import Retention
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.follow_ups import FollowUps
from supporter.services.reporting.rosters import RosterFilter
from supporter.services.reporting.statistics import Statistics
from supporter.services.shared.child_process import directly
from supporter.services.training.applications import Applications
from supporter.storage import records
from tests.support.cast import ATTEMPTS, IWAMI, PIN, TOTTORI, Cast, form, refusal
from tests.support.study import COURSE, Study

# What each role may do: to its own things, in its municipality, everywhere. What is not named, it may not.
EVERYBODY = {"course.read", "survey.answer", "certificate.verify", "class.join", "record.claim", "application.make"}
DUTIES = {"reception.work", "paper.work", "watch.work", "moderation.work"}
CLASSES = {"training.hold", "training.plan", "class.run", "class.finish", "application.manage", "needs.read"}
CLASSES |= {"class.print_list"}
CLASSES |= {"pass.manage"} | DUTIES
KEPT = {"staff.read", "staff.invite", "delegation.manage", "audit.read", "duty.manage", "municipality.edit"}
CLASSES |= {"class.take"}
TABLE: dict[Role, dict[str, set[str]]] = {
    Role.READER: {"all": EVERYBODY | {"learner.sign_up"}},
    Role.LEARNER: {
        "all": EVERYBODY | {"learner.sign_up"},
        "own": {
            *("learning.answer", "learner.read", "learner.change", "learner.renew_card"),
            *("learner.take_away", "learner.leave"),
            *("certificate.read", "certificate.wish"),
        },
    },
    Role.TRAINER: {"all": EVERYBODY | {"script.read"}, "municipality": CLASSES},
    Role.OFFICER: {
        "all": EVERYBODY | {"script.read"},
        "municipality": {
            *CLASSES,
            *("learner.find", "learner.enter", "learner.correct", "learner.see_contact", "learner.disclose"),
            *("learner.move", "learner.merge", "learner.withdraw", "import.run", "import.undo"),
            "class.merge",
            *("learner.read", "learner.reset_pin", "learner.renew_card", "leaving.read"),
            *("certificate.print", "certificate.issue", "certificate.reissue", "certificate.revoke"),
            *("certificate.read", "certificate.confirm", "roster.read", "roster.export", "figures.read"),
            *("reminder.read", "class.print_cards"),
            *("survey.read", "survey.texts"),
            *KEPT,
        },
    },
    Role.COORDINATOR: {
        "all": EVERYBODY | {"script.read"},
        "region": {"figures.read", "survey.read"},
        "granted": {"roster.read", "learner.read"},
    },
    Role.ADMINISTRATOR: {
        "all": EVERYBODY
        | {"staff.manage", "municipality.manage", "municipality.edit", "staff.read", "delegation.manage", "audit.read"}
        | {"region.manage"}
    },
    Role.INSPECTOR: {"all": EVERYBODY, "municipality": {"audit.read"}},
    Role.HELPER: {"all": EVERYBODY, "session": DUTIES},
}
REACHES = {
    "own thing": {"owner": "me", "municipality": "312011"},
    "own class": {"municipality": "312011", "session": "s1"},
    "other class": {"municipality": "312011", "session": "s2"},
    "same town": {"owner": "somebody", "municipality": "312011"},
    "other town": {"owner": "somebody", "municipality": "313025"},
    "nothing known": {},
}
COVERS = {
    "all": set(REACHES),
    "region": set(REACHES),  # of who looks after none; who looks after one: below
    "municipality": {"own thing", "same town", "own class", "other class"},
    "session": {"own class"},
    "own": {"own thing"},
    "granted": set(),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("thing", REACHES)
def test_each_role_may_do_what_the_table_says_and_no_more(role: Role, action: Action, thing: str) -> None:
    person = Person(role=role, id="me", municipality="312011")
    if role is Role.HELPER:
        person = person.model_copy(update={"session": "s1", "duties": tuple(Action(duty) for duty in DUTIES)})
    reach = next((reach for reach, actions in TABLE[role].items() if action in actions), None)
    expected = reach is not None and thing in COVERS[reach]
    assert may(person, action, **REACHES[thing]) is expected
    if not expected:
        with pytest.raises(Refused) as refused:
            require(person, action, **REACHES[thing])
        assert refused.value.code == "access.refused"


@pytest.mark.parametrize("role", [Role.LEARNER, Role.OFFICER])
@pytest.mark.parametrize("action", Action)
def test_belonging_nowhere_never_matches_belonging_nowhere(role: Role, action: Action) -> None:
    if action not in TABLE[role]["all"]:
        assert not may(Person(role=role), action, owner="", municipality="")


# What each scope of a delegation opens of what an officer may do in the own town.
LENT: dict[str, set[str]] = {
    "people": {
        *("learner.find", "learner.enter", "learner.correct", "learner.see_contact", "learner.disclose"),
        *("learner.move", "learner.merge", "learner.withdraw", "import.run", "import.undo"),
        *("learner.read", "learner.reset_pin", "learner.renew_card", "leaving.read"),
    },
    "rosters": {"roster.read", "roster.export", "figures.read", "reminder.read", "survey.read", "survey.texts"},
    "certificates": {
        *("certificate.print", "certificate.issue", "certificate.reissue", "certificate.revoke"),
        *("certificate.read", "certificate.confirm", "class.print_cards"),
    },
    "classes": (CLASSES | {"class.merge"}) - {"needs.read"},
    "needs": {"needs.read"},
}


def test_the_scopes_of_a_delegation_share_all_that_a_town_gives_away() -> None:
    assert {scope: {str(one) for one in actions} for scope, actions in SCOPES.items()} == LENT | {
        "classes": LENT["classes"] | {"script.read"}
    }
    assert set().union(*LENT.values()) == TABLE[Role.OFFICER]["municipality"] - KEPT


@pytest.mark.parametrize("scope", LENT)
@pytest.mark.parametrize("action", Action)
def test_a_delegation_opens_what_it_names_at_its_desk_and_nowhere_else(action: Action, scope: Scope) -> None:
    suzuki = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI, acting_for=(IWAMI,))
    own, everywhere = TABLE[Role.OFFICER]["municipality"], TABLE[Role.OFFICER]["all"]
    assert may(suzuki.at(IWAMI, (scope,)), action, municipality=IWAMI) is (action in LENT[scope] | everywhere)
    assert may(suzuki.at(IWAMI), action, municipality=IWAMI) is (action in (own - KEPT) | everywhere)
    assert may(suzuki, action, municipality=IWAMI) is (action in everywhere), "not before the desk is taken"
    assert may(suzuki, action, municipality=TOTTORI) is (action in own | everywhere)
    if action not in everywhere:
        assert not may(suzuki, action, municipality="313254") and not may(suzuki, action)
        assert not may(suzuki.at(IWAMI), action, municipality=TOTTORI), "one desk at a time"
    assert suzuki.at("313254") == suzuki.at("") == suzuki


@pytest.mark.parametrize("action", Action)
def test_a_grant_opens_names_of_one_town(action: Action) -> None:
    koiki = Person(role=Role.COORDINATOR, id="koiki", acting_for=(IWAMI,))
    everywhere = TABLE[Role.COORDINATOR]["all"] | TABLE[Role.COORDINATOR]["region"]
    granted = action in TABLE[Role.COORDINATOR]["granted"] | everywhere
    assert may(koiki.at(IWAMI), action, municipality=IWAMI) is granted
    assert may(koiki, action, municipality=IWAMI) is (action in everywhere), "not before the desk is taken"
    assert may(koiki.at(IWAMI), action, municipality=TOTTORI) is (action in everywhere)


@pytest.mark.parametrize("action", [Action.FIGURES_READ, Action.SURVEY_READ])
def test_who_looks_after_a_region_sees_the_numbers_of_its_towns_alone(action: Action) -> None:
    person = Person(role=Role.COORDINATOR, id="koiki", region=("312011", "313025"))
    assert may(person, action, municipality="313025") and may(person, action, municipality=person.place)
    assert not may(person, action, municipality="131016") and not may(person, action)


# The same through the real services: who may do each thing to 花子 of 鳥取市, to her course and her town.
WHO: dict[str, Person] = {
    "reader": Person(),
    "coordinator": Person(role=Role.COORDINATOR, id="koiki"),
    "administrator": Person(role=Role.ADMINISTRATOR, id="kanri"),
    "inspector": Person(role=Role.INSPECTOR, id="kansa", municipality=TOTTORI),
    "officer of nowhere": Person(role=Role.OFFICER, id="nobody"),
    "trainer of 岩美町": Person(role=Role.TRAINER, id="yamada", municipality=IWAMI),
}
Deed = Callable[[Study, Person, Person], Awaitable[object]]


async def _confirm(study: Study, who: Person, hanako: Person) -> object:
    return await study.certificates.confirm(who, (await study.summary(hanako)).id)


async def _hold(study: Study, who: Person, hanako: Person) -> object:
    session = TrainingSession(
        id="s9", number="9", municipality=TOTTORI, programme="t", course=COURSE, held_on=dt.date(2027, 1, 9), venue="館"
    )
    return await study.training.hold(who, session)


async def _attended(study: Study, who: Person, hanako: Person) -> object:
    return await study.learning.attended(who, hanako.id, COURSE, await study.hold("s1", TOTTORI))


async def _print(study: Study, who: Person, hanako: Person) -> object:
    (certificate,) = await study.kept(Certificate, hanako.id)
    return await study.certificates.pdf(who, certificate.code)


async def _wish(study: Study, who: Person, hanako: Person) -> object:
    (certificate,) = await study.kept(Certificate, hanako.id)
    return await study.certificates.ask_for_paper(who, certificate.code, "counter")


async def _carry(study: Study, who: Person, hanako: Person) -> object:
    await study.profile(TOTTORI, registration="with_completion")
    (certificate,) = await study.kept(Certificate, hanako.id)
    return await study.cards.supporter_card(who, certificate.code)


async def _put(study: Study, who: Person, hanako: Person) -> object:
    profile = await study.municipalities.get(TOTTORI)
    assert profile is not None
    return await study.municipalities.put(who, profile, [])


async def _applications(study: Study) -> Applications:
    """Of a class of 鳥取市, which has been planned."""
    session = TrainingSession(
        id="s8", number="8", municipality=TOTTORI, programme="t", course=COURSE, held_on=dt.date(2027, 1, 9), venue="館"
    )
    await study.training.plan(Person(role=Role.TRAINER, id="sato", municipality=TOTTORI), session)
    return Applications(study.store, study.clock)


async def _manage(study: Study, who: Person, hanako: Person) -> object:
    return await (await _applications(study)).all(who, "s8")


async def _take(study: Study, who: Person, hanako: Person) -> object:
    await _applications(study)
    signing = study.certificates._signing
    orders = RunningOrders(study.library)
    site, files = "https://tsunagari.example", KeptFiles(Path("nowhere"))
    export = OfflineExport(study.store, study.clock, signing, site, orders, files)
    return await export.take(who, "s8", "kaze-no-mori-27", names=True)


async def _merge(study: Study, who: Person, hanako: Person) -> object:
    """A file that waits, taken away again."""
    await _applications(study)
    now = study.clock.now()
    facts = {"taking": "t", "machine": "m", "content": "c", "made_at": now, "sent_at": now, "sent_by": "staff:sato"}
    back = UploadedReturn.model_validate({"id": "s8:c", "session": "s8", "municipality": TOTTORI, **facts})
    await study.store.run(lambda tx: records.save(tx, back))
    return await OfflineUploads(study.store, study.clock).drop(who, back.id)


async def _expect(study: Study, who: Person, hanako: Person) -> object:
    return await (await _applications(study)).for_reception(who, "s8")


async def _leavers(study: Study, who: Person, hanako: Person) -> object:
    """Everybody may look, each at their own municipality alone: who sees nobody is as good as refused."""
    await study.leavings.ask(hanako, PIN)
    found = await study.leavings.waiting(who)
    if not found:
        raise Refused("access.refused")
    return found


async def _lend(study: Study, who: Person, hanako: Person) -> object:
    day = dt.date(2026, 12, 24)
    return await Delegations(study.store, study.clock).make(
        who, TOTTORI, IWAMI, day, day, "協定", "affairs", ["rosters"]
    )


def _of_tottori(found: str) -> str:
    """Officers have these duties each in their own town: another town's is as good as refused."""
    if found != TOTTORI:
        raise Refused("access.refused")
    return found


async def _leave_note(study: Study, who: Person, hanako: Person) -> object:
    await OfficeHandover(study.store, study.clock).write(who, "メモ")
    return _of_tottori(who.municipality)


async def _past(study: Study, who: Person, hanako: Person) -> object:
    await Retention(study.store, study.clock, study.erasing).due(who)
    return _of_tottori(who.municipality)


async def _calls(study: Study, who: Person, hanako: Person) -> object:
    await FollowUps(study.store, study.library, study.clock).calls(who)
    return _of_tottori(who.municipality)


async def _invite(study: Study, who: Person, hanako: Person) -> object:
    desk = StaffAccounts(study.store, study.clock, study.people._hasher, ATTEMPTS)
    asked = f"yamada-{who.id}"
    await desk.invite(who, asked, "山田", dt.date(2027, 4, 1))
    (invited,) = [doc for doc in study.store.scan("staff") if doc["id"] == asked]
    return _of_tottori(str(invited["municipality"]))


TODAY = AuditFilter(dt.date(2026, 12, 23), dt.date(2026, 12, 23), TOTTORI)
ALL_TOWNS = AuditFilter(TODAY.since, TODAY.until)


async def _correct(study: Study, who: Person, hanako: Person) -> object:
    return await Corrections(study.store, study.clock).correct(who, hanako.id, {}, "")


async def _merge(study: Study, who: Person, hanako: Person) -> object:
    taro = await study.learner("鳥取 はな子")
    return await Merges(study.store, study.clock).merge(who, hanako.id, taro.id)


async def _see(awaitable: Awaitable[object], expected: str) -> object:
    """Whoever gets as far as this other refusal has been let in."""
    try:
        return await awaitable
    except Refused as refused:
        if refused.code != expected:
            raise
        return refused


async def _import(study: Study, who: Person) -> object:
    return ImportDrafts(study.store, study.clock, directly).of(who)


async def _figures(study: Study, who: Person, hanako: Person) -> object:
    figures = Statistics(study.store, study.library, study.clock, Entries(study.store), study.surveys)
    return await figures.year(who, TOTTORI)


TOWN = RosterFilter(municipality=TOTTORI)
DEEDS: dict[str, tuple[set[str], Deed]] = {
    "training.hold": ({"suzuki", "sato"}, _hold),
    "application.manage": ({"suzuki", "sato"}, _manage),
    "class.take": ({"suzuki", "sato"}, _take),
    "class.merge": ({"suzuki"}, _merge),
    "needs.read": ({"suzuki", "sato"}, _expect),
    "training.hold: attendance": ({"suzuki", "sato"}, _attended),
    "roster.read": ({"suzuki"}, lambda study, who, _: study.rosters.rows(who, TOWN)),
    "roster.export": ({"suzuki"}, lambda study, who, _: study.rosters.export(who, TOWN, "確認", "csv")),
    "roster.read: columns": (
        {"suzuki", "tanaka"},
        lambda study, who, _: study.rosters.choose_columns(who, ["name"]),
    ),
    "figures.read": ({"suzuki", "coordinator"}, _figures),
    "certificate.read": ({"hanako", "suzuki"}, _print),
    "certificate.read: supporter's card": ({"hanako", "suzuki"}, _carry),
    "certificate.wish": ({"hanako"}, _wish),
    "certificate.confirm": ({"suzuki"}, _confirm),
    "municipality.manage": ({"administrator"}, _put),
    "region.manage": (
        {"administrator"},
        lambda study, who, _: Regions(study.store, study.clock).put(who, "kirin", "圏域", [TOTTORI, IWAMI], []),
    ),
    "learner.read": ({"suzuki", "hanako"}, lambda study, who, hanako: study.people.view(who, hanako.id)),
    "learner.read: 受講票": (
        {"suzuki", "hanako"},
        lambda study, who, hanako: study.cards.learner_card(who, hanako.id),
    ),
    "learner.change": ({"hanako", "taro"}, lambda study, who, _: study.own.correct(who, {"wants_news": True})),
    "learner.take_away": ({"hanako", "taro"}, lambda study, who, _: study.own.record(who, PIN)),
    "learner.leave": ({"hanako", "taro"}, lambda study, who, _: study.leavings.ask(who, PIN)),
    "learner.leave: undone": ({"hanako", "taro"}, lambda study, who, _: study.leavings.cancel(who)),
    "learner.renew_card": ({"suzuki", "hanako"}, lambda study, who, hanako: study.people.new_card(who, hanako.id)),
    "learner.correct": ({"suzuki"}, lambda study, who, hanako: _see(_correct(study, who, hanako), "edit.conflict")),
    "learner.find": (
        {"suzuki", "tanaka"},
        lambda study, who, _: LearnerSearch(study.store, study.clock).search(who, "花"),
    ),
    "learner.enter": (
        {"suzuki"},
        lambda study, who, _: Corrections(study.store, study.clock).enter(who, form("山本 一"), "paper"),
    ),
    "learner.see_contact": (
        {"suzuki"},
        lambda study, who, hanako: LearnerFiles(study.store, study.clock).contact(who, hanako.id, "電話"),
    ),
    "learner.disclose": (
        {"suzuki"},
        lambda study, who, hanako: LearnerFiles(study.store, study.clock).disclose(who, hanako.id, "窓口"),
    ),
    "learner.move": (
        {"suzuki"},
        lambda study, who, hanako: Transfers(study.store, study.clock).propose(who, hanako.id, IWAMI),
    ),
    "learner.merge": ({"suzuki"}, _merge),
    "learner.withdraw": (
        {"suzuki"},
        lambda study, who, hanako: Withdrawals(study.store, study.clock, ATTEMPTS).ask(who, hanako.id, "erase", "self"),
    ),
    "import.run": ({"suzuki", "tanaka"}, lambda study, who, _: _see(_import(study, who), "import.no_draft")),
    "leaving.read": ({"suzuki"}, _leavers),
    "learner.reset_pin": ({"suzuki"}, lambda study, who, hanako: study.people.desk_pin(who, hanako.id, "窓口")),
    "survey.read": ({"suzuki", "coordinator"}, lambda study, who, _: study.surveys.tally(who, TOTTORI, 2026)),
    "audit.read": (
        {"suzuki", "administrator", "inspector"},
        lambda study, who, _: AuditLog(study.store, study.clock).read(who, TODAY if who.municipality else ALL_TOWNS),
    ),
    "delegation.manage": ({"suzuki", "administrator"}, _lend),
    "duty.manage: note": ({"suzuki"}, _leave_note),
    "duty.manage: dispose": ({"suzuki"}, _past),
    "duty.manage: call": ({"suzuki"}, _calls),
    "staff.invite": ({"suzuki"}, _invite),
    "learning.answer: read": (
        {"hanako", "taro"},
        lambda study, who, _: study.learning.read(who, COURSE, study.refs[:1]),
    ),
    "learning.answer: begin": ({"hanako", "taro"}, lambda study, who, _: study.learning.begin(who, COURSE)),
}
PEOPLE = ("hanako", "taro", "sato", "suzuki", "tanaka", *WHO)


@pytest.mark.parametrize("deed, who", [(deed, who) for deed, (allowed, _) in DEEDS.items() for who in sorted(allowed)])
async def test_services_hold_the_table_to_its_word(study: Study, cast: Cast, deed: str, who: str) -> None:
    """Whoever may not is refused, and it leaves nothing in the way of who may."""
    await study.complete(cast.hanako)
    allowed, act = DEEDS[deed]
    for other in PEOPLE:
        if other not in allowed:
            assert await refusal(act(study, _person(cast, other), cast.hanako)) == "access.refused", other
    await act(study, _person(cast, who), cast.hanako)


def _person(cast: Cast, who: str) -> Person:
    return WHO.get(who) or getattr(cast, who)
