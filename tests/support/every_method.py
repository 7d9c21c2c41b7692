"""Every method of the services that somebody asks, called by everybody there is: who gets in, and what the log says.

The town is that of `population`; what each method is given stands in `CALLS`. A method that stands in no row is an
error, so that a new one cannot come in without somebody saying who may ask it.
"""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import inspect
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from unittest.mock import patch

from supporter.domain.accounts.learner import SignUpForm
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.outcome import ANOTHER
from supporter.domain.classroom.seat import Guest
from supporter.domain.municipalities.municipality import Municipality, Printing, Programme
from supporter.domain.people.bulk import BulkChange
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import ALL_SCOPES, READER, Action, Person, Role
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Wanted
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import OwnPage
from supporter.domain.transcripts.transcript import Attended
from supporter.services.administration.audit_log import AuditFilter
from supporter.services.certificates.desk import Chosen
from supporter.services.classroom.answers import PaperAnswer
from supporter.services.classroom.seats import Way
from supporter.services.municipalities.settings import stamp
from supporter.services.shared.child_process import FileReader, directly
from supporter.wiring import App
from tests.support.cast import IWAMI, PIN, TOTTORI
from tests.support.web.population import Population, populated

QUESTION, PAGE_OF_COURSE = "hajimeni-dekiru", "hajimeni/mezasu"
OWN_PAGE = OwnPage(id="p1", title="町の相談先")
#: One white dot.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
NEW_PIN = "640917"
#: The types of whoever asks a method.
_ASKING = ("Person", "Person | None")
_UNKNOWN = re.compile(r"[0-9a-f]{16,}|\d{8}T\d+-[0-9a-f]{6}|\d{8}(?=[:\s]|$)|[A-Z0-9]{10}\b|(?<=:)[a-z0-9]{8,}\b")


@dataclass(frozen=True)
class Town:
    """The ids of what is asked about, and the signs that a screen would have carried along."""

    app: App
    people: dict[str, str]
    certificate: str
    code: str
    summary: str
    run: str
    certificates: tuple[Certificate, ...]
    question: str
    passed: str
    application: str
    run_of_import: str
    delegation: str
    request: str
    profile: Municipality
    seen_profile: str
    seen_hanako: str

    @property
    def hanako(self) -> str:
        return self.people["hanako"]

    def session(self, id: str = "new", **more: object) -> TrainingSession:
        facts = {
            "id": id,
            "number": f"R8-{id}",
            "municipality": TOTTORI,
            "programme": "tsunagari",
            "course": "kiso",
            "held_on": dt.date(2027, 1, 9),
            "venue": "中央公民館",
        }
        return TrainingSession.model_validate(facts | more)


GUEST = Guest(name="会場 九子", kana="カイジョウ キュウコ", municipality=TOTTORI, certificate=True)
WANTED = Wanted(name="申込 一子", kana="モウシコミ イチコ", municipality=TOTTORI, contact="0857-00-0009")
FORM = SignUpForm(name="新山 花江", kana="ニイヤマ ハナエ", municipality=TOTTORI, pin=PIN)
SECRET = "ab" * 16
LIST = "氏名,フリガナ,年代\n前田 三郎,マエダ サブロウ,70代\n".encode()

Given = Callable[[Town], tuple[object, ...]]


def _of_class(id: str, *more: object) -> Given:
    return lambda t: (id, *more)


def _nothing(t: Town) -> tuple[object, ...]:
    return ()


class Named(dict[str, object]):
    """Arguments that are given by name."""


#: What each method is given, after whoever asks.
CALLS: dict[str, Given] = {
    "municipalities.profiles.put": lambda t: (t.profile, [Programme(id="tsunagari", name="別の名", courses=("kiso",))]),
    "municipalities.settings.change": lambda t: (TOTTORI, {"department": "くらし課"}, t.seen_profile),
    "municipalities.settings.checked": lambda t: (TOTTORI, (0,), t.seen_profile),
    "municipalities.settings.checked_national": lambda t: (TOTTORI, ("yorisoi",), t.seen_profile),
    "municipalities.settings.get": lambda t: (TOTTORI,),
    "municipalities.settings.set_contacts": lambda t: (TOTTORI, (), t.seen_profile),
    "municipalities.regions.all": _nothing,
    "municipalities.regions.one": lambda t: ("inaba",),
    "municipalities.regions.put": lambda t: ("inaba", "因幡の国", [TOTTORI, IWAMI], ["koiki"]),
    "municipalities.regions.remove": lambda t: ("inaba",),
    "municipalities.delegations.all": _nothing,
    "municipalities.delegations.end": lambda t: (t.delegation,),
    "municipalities.delegations.make": lambda t: (TOTTORI, IWAMI, _day(t), _day(t), "協定書", "affairs", ALL_SCOPES),
    "municipalities.delegations.takers": _nothing,
    "municipalities.delegations.confirm": lambda t: (t.delegation,),
    "municipalities.delegations.waiting": _nothing,
    "accounts.learners.change_pin": lambda t: (PIN, NEW_PIN),
    "accounts.learners.contact": lambda t: (PIN,),
    "accounts.learners.new_card": lambda t: (t.hanako, "窓口で本人確認"),
    "accounts.learners.desk_pin": lambda t: (t.hanako, "窓口で本人確認"),
    "accounts.learners.own": _nothing,
    "accounts.learners.prove": lambda t: (PIN,),
    "accounts.learners.sign_up": lambda t: (FORM,),
    "accounts.learners.view": lambda t: (t.hanako,),
    "accounts.staff.add": lambda t: ("atarashii", "新任", Role.OFFICER, TOTTORI),
    "accounts.staff.invite": lambda t: ("kohai", "後任", _day(t)),
    "accounts.staff.list": _nothing,
    "accounts.staff.deactivate": lambda t: ("yamada",),
    "accounts.staff.change_end": lambda t: ("yamada", _day(t)),
    "accounts.staff.sign_out": lambda t: ("yamada",),
    "accounts.staff.reset_code": lambda t: ("yamada",),
    "accounts.staff.new_password": lambda t: ("yamada",),
    "accounts.staff.change_password": lambda t: ("kaze-no-mori-2026", "umi-no-iro-2027"),
    "accounts.sign_ins.machines": lambda t: ("",),
    "accounts.sign_ins.sign_out_elsewhere": lambda t: ("",),
    "accounts.second_factor.begin": _nothing,
    "accounts.second_factor.confirm": lambda t: ("123456",),
    "accounts.second_factor.off": lambda t: ("123456",),
    "accounts.second_factor.pending": _nothing,
    "accounts.second_factor.required": _nothing,
    "learning.lessons.answer": lambda t: ("kiso", 1, "q", ("1",)),
    "learning.lessons.attended": lambda t: (t.hanako, "kiso", Attended(session="over", at=0)),
    "learning.lessons.begin": lambda t: ("kiso",),
    "learning.lessons.check": lambda t: ("kiso", QUESTION, ("1",)),
    "learning.lessons.exchange": lambda t: ("kiso", 1, "q"),
    "learning.lessons.lacking": lambda t: ("kiso",),
    "learning.lessons.progress": lambda t: ("kiso",),
    "learning.lessons.read": lambda t: ("kiso", ("hajimeni/mezasu",)),
    "learning.lessons.practise": lambda t: ("kiso", QUESTION, ("1",)),
    "learning.surveys.cast": lambda t: (TOTTORI, "kiso", "survey", {}, SECRET),
    "learning.surveys.tally": lambda t: (TOTTORI, 2026),
    "certificates.register.ask_for_paper": lambda t: (t.code, "counter"),
    "certificates.register.confirm": lambda t: (t.summary,),
    "certificates.register.confirm_many": lambda t: ([t.summary],),
    "certificates.register.of": lambda t: (t.hanako,),
    "certificates.register.pdf": lambda t: (t.code,),
    "certificates.register.picture": lambda t: (t.code,),
    "certificates.register.portrait": lambda t: (t.code,),
    "certificates.register.shown": lambda t: (t.code,),
    "certificates.desk.all": lambda t: (TOTTORI,),
    "certificates.desk.found": lambda t: (TOTTORI, Chosen(find="鳥取")),
    "certificates.desk.issue": lambda t: (t.people["taro"], "kiso", _day(t), "名簿の写し"),
    "certificates.desk.one": lambda t: (t.certificate,),
    "certificates.desk.reissue": lambda t: (t.certificate, "汚れたため"),
    "certificates.desk.revoke": lambda t: (t.certificate, "まちがい"),
    "certificates.desk.use_again": lambda t: (t.certificate, "まちがい"),
    "certificates.print_runs.all": lambda t: (TOTTORI,),
    "certificates.print_runs.arrange": lambda t: (TOTTORI, Printing()),
    "certificates.print_runs.begin": lambda t: ([one.id for one in t.certificates],),
    "certificates.print_runs.get": lambda t: (t.run,),
    "certificates.print_runs.hand_over": lambda t: (t.run, _day(t)),
    "certificates.print_runs.kana": lambda t: (t.run,),
    "certificates.print_runs.opened": lambda t: (t.run, "proof"),
    "certificates.print_runs.take_back": lambda t: (t.run,),
    "certificates.print_runs.tick": lambda t: (t.run, "names", Named(done=True)),
    "certificates.print_jobs.of": lambda t: (t.run,),
    "certificates.print_jobs.papers": lambda t: (t.run,),
    "certificates.print_jobs.start": lambda t: (t.run,),
    "certificates.print_jobs.stop": lambda t: (t.run,),
    "certificates.paper_stock.move": lambda t: (TOTTORI, "card", 10),
    "certificates.paper_stock.of": lambda t: (TOTTORI,),
    "certificates.hand_overs.hand_over": lambda t: (t.certificate,),
    "certificates.hand_overs.take_back": lambda t: (t.certificate,),
    "certificates.hand_overs.waiting": _nothing,
    "certificates.open_badges.picture": lambda t: (t.code,),
    "certificates.open_badges.token": lambda t: (t.code,),
    "certificates.offline_verifier.kit": _nothing,
    "certificates.cards.learner_card": lambda t: (t.hanako,),
    "certificates.cards.first_cards": lambda t: ((t.people["twin"],),),
    "certificates.cards.of_certificates": lambda t: (t.certificates,),
    "certificates.cards.count_of_class": _of_class("confirmed"),
    "certificates.cards.of_class": _of_class("confirmed"),
    "certificates.cards.supporter_card": lambda t: (t.code,),
    "training.planning.all": lambda t: (TOTTORI,),
    "training.planning.hold": lambda t: (t.session(),),
    "training.planning.plan": lambda t: (t.session(),),
    "training.planning.planned": _of_class("ahead"),
    "training.applying.apply": _of_class("ahead", WANTED),
    "training.applying.own": _of_class("ahead"),
    "training.applications.all": _of_class("ahead"),
    "training.applications.enter": _of_class("ahead", WANTED, "paper"),
    "training.applications.for_reception": _of_class("running"),
    "training.applications.restore": lambda t: (t.application,),
    "training.applications.tell": lambda t: (t.application, Named(told=False)),
    "training.applications.untold": _nothing,
    "training.applications.withdraw": lambda t: (t.application,),
    "classroom.control.advance": _of_class("running"),
    "classroom.control.back": _of_class("running"),
    "classroom.control.black": _of_class("running", Named(on=True)),
    "classroom.control.branch": _of_class("running", 0),
    "classroom.control.break_": _of_class("running", 10),
    "classroom.control.close": _of_class("running"),
    "classroom.control.end": _of_class("running"),
    "classroom.control.jump": _of_class("running", "hajimeni/mezasu"),
    "classroom.control.open": _of_class("today"),
    "classroom.control.open_question": _of_class("running", QUESTION),
    "classroom.control.point": _of_class("running", 1),
    "classroom.control.reveal": _of_class("running"),
    "classroom.control.start": _of_class("today"),
    "classroom.control.timer": _of_class("running", 180),
    "classroom.control.turn": _of_class("running", 1),
    "classroom.control.undo": _of_class("running"),
    "classroom.control.reopen": _of_class("over"),
    "classroom.control.shut": _of_class("today"),
    "classroom.seats.join": _of_class("running", Way(guest=GUEST), SECRET),
    "classroom.seat_cards.all": _of_class("running"),
    "classroom.seat_cards.cards": _of_class("running", 2),
    "classroom.seat_cards.gone": lambda t: ("running", (1,), t.app.clock.now()),
    "classroom.seat_cards.on_paper": _of_class("running", 0, GUEST),
    "classroom.answers.hands": _of_class("running", QUESTION, {"1": 3}),
    "classroom.answers.paper": _of_class("running", (PaperAnswer(1, QUESTION, ("1",)),)),
    "classroom.answers.show_text": _of_class("running", QUESTION, "ことば", Named(shown=True)),
    "classroom.moderation.texts": _of_class("running"),
    "classroom.hall_questions.all": _of_class("running"),
    "classroom.hall_questions.moderate": lambda t: ("running", t.question, "shown"),
    "classroom.hall_questions.put_up": lambda t: ("running", t.question),
    "classroom.hall_questions.set_mode": _of_class("running", "open"),
    "classroom.projectors.bind": _of_class("running", "123456"),
    "classroom.projectors.release": _of_class("running"),
    "classroom.wellbeing_calls.named": _of_class("running"),
    "classroom.wellbeing_calls.open_calls": _of_class("running"),
    "classroom.wellbeing_calls.opened": _of_class("running"),
    "classroom.wellbeing_calls.seen": _of_class("running", 1),
    "classroom.room_setup.check": _of_class("today", "wall", Named(on=True)),
    "classroom.room_setup.leave_room": _of_class("today", "below"),
    "classroom.rehearsals.begin": _of_class("today"),
    "classroom.todays_classes.of": _of_class("today"),
    "classroom.todays_classes.move": _of_class("today", PAGE_OF_COURSE, 1, 0),
    "classroom.todays_classes.hide": _of_class("today", PAGE_OF_COURSE, True, 0),
    "classroom.todays_classes.last": _of_class("today", PAGE_OF_COURSE, 2.0, 0),
    "classroom.todays_classes.pass_over": _of_class("today", QUESTION, False, 0),
    "classroom.todays_classes.as_course": _of_class("today", 0),
    "classroom.todays_classes.add_page": _of_class("today", OWN_PAGE, ""),
    "classroom.todays_classes.add_pages": _of_class("today", (OWN_PAGE,), ""),
    "classroom.todays_classes.rewrite": _of_class("today", "p1", "題", "文", "話すこと", 0),
    "classroom.todays_classes.remove": _of_class("today", "p1", 0),
    "classroom.todays_classes.make_question": _of_class("today", "q1", "text", "ひとこと", ()),
    "classroom.todays_classes.drop_question": _of_class("today", "q1", 0),
    "classroom.todays_classes.put_question": _of_class("running", "q1", "text", "ひとこと", ()),
    "classroom.class_files.bring": _of_class("today", "絵.png", PICTURE, ""),
    "classroom.class_files.describe": _of_class("today"),
    "checkin.arrivals.arrive": _of_class("running", "running0"),
    "checkin.arrivals.left": _of_class("running", 1),
    "checkin.arrivals.listed": _of_class("running"),
    "checkin.arrivals.now": _of_class("running"),
    "checkin.arrivals.scan": lambda t: ("running", t.people["taro"]),
    "checkin.arrivals.supply": _of_class("running", 1, GUEST),
    "checkin.arrivals.together": _of_class("running", ("running1",), dt.time(14, 30)),
    "checkin.arrivals.undo": _of_class("running", 1),
    "checkin.arrivals.walk_in": _of_class("running", GUEST),
    "checkin.day_passes.all": _of_class("running"),
    "checkin.day_passes.at_work": _of_class("running", Action.WATCH_WORK),
    "checkin.day_passes.make": _of_class("running", "受付2", ("reception",)),
    "checkin.day_passes.own": _nothing,
    "checkin.day_passes.revoke": lambda t: ("running", t.passed),
    "checkin.paper_answers.desk": _of_class("running"),
    "checkin.paper_answers.on_paper": _of_class("running", QUESTION),
    "checkin.paper_answers.sheet": _of_class("running", 1),
    "closing.finishing.confirm": _of_class("over"),
    "closing.finishing.decide": _of_class("over", 1, "attended", "本人の希望", ANOTHER),
    "closing.finishing.lines": _of_class("over"),
    "closing.finishing.opened": _of_class("over"),
    "closing.finishing.supply": _of_class("over", 1, GUEST),
    "closing.finishing.undo": _of_class("confirmed"),
    "closing.reports.choose": _of_class("confirmed", ()),
    "closing.reports.exported": _of_class("confirmed", "pdf"),
    "closing.reports.report": _of_class("confirmed"),
    "closing.reports.written": _of_class("confirmed"),
    "closing.tally_sheets.exported": _of_class("confirmed"),
    "closing.tally_sheets.exported_with_names": _of_class("confirmed"),
    "closing.claims.lacking": lambda t: ("1", "000000"),
    "closing.claims.look": lambda t: ("1", "000000"),
    "closing.claims.supply": lambda t: ("1", "000000", GUEST),
    "closing.claims.take": lambda t: ("1", "000000", PIN),
    "handouts.class_facts.of": _of_class("ahead"),
    **{
        f"handouts.printables.{paper}": _of_class("ahead")
        for paper in (
            *("answer_slips", "booklet", "cases", "flyer", "guide", "lengths", "name_tags", "reception_sheet"),
            *("script", "show", "slides", "steps", "worksheets"),
        )
    },
    "handouts.printables.seat_cards": _of_class("running", 2),
    "handouts.offline_kits.zip": _of_class("ahead"),
    "handouts.class_certificates.certificates": _of_class("confirmed"),
    "handouts.class_certificates.learner_cards": _of_class("confirmed"),
    "offline.export.take": _of_class("ahead", "鳥の歌 青い空 3", Named(names=True)),
    "offline.export.taken": _of_class("ahead"),
    "offline.laptop.brought": _of_class("ahead"),
    "offline.laptop.erase": _of_class("ahead", "000000"),
    "offline.laptop.export": _of_class("running"),
    "offline.laptop.take_in": lambda t: (b"{}",),
    "offline.uploads.all": _nothing,
    "offline.uploads.confirm": lambda t: ("ahead:c", (), ()),
    "offline.uploads.drop": lambda t: ("ahead:c",),
    "offline.uploads.one": lambda t: ("ahead:c",),
    "offline.uploads.preview": lambda t: ("ahead:c",),
    "offline.uploads.send": lambda t: (b"{}",),
    "offline.uploads.waiting": _nothing,
    "people.search.search": lambda t: ("花子",),
    "people.learner_files.contact": lambda t: (t.hanako, "電話で連絡"),
    "people.learner_files.disclose": lambda t: (t.hanako, "運転免許証"),
    "people.learner_files.open": lambda t: (t.hanako,),
    "people.bulk.change": lambda t: ([t.hanako], BulkChange("relation", "在勤"), "直す"),
    "people.bulk.count": lambda t: ([t.hanako], BulkChange("relation", "在勤")),
    "people.bulk.restore": lambda t: ({t.hanako: "在学"}, BulkChange("relation", "在住")),
    "people.corrections.alike": lambda t: (FORM.model_copy(update={"name": "鳥取 花子", "kana": "トットリ ハナコ"}),),
    "people.corrections.correct": lambda t: (t.hanako, {"name": "鳥取 花"}, t.seen_hanako),
    "people.corrections.enter": lambda t: (FORM, "paper"),
    "people.corrections.now": lambda t: (t.hanako,),
    "people.merges.apart": lambda t: (t.hanako, t.people["twin"]),
    "people.merges.both": lambda t: (t.hanako, t.people["twin"]),
    "people.merges.merge": lambda t: (t.hanako, t.people["twin"]),
    "people.merges.proposed": _nothing,
    "people.merges.undo": lambda t: (t.people["merged"],),
    "people.transfers.accept": lambda t: (t.people["coming"],),
    "people.transfers.of": lambda t: (t.people["moving"],),
    "people.transfers.offers": _nothing,
    "people.transfers.propose": lambda t: (t.people["twin"], IWAMI),
    "people.transfers.withdraw": lambda t: (t.people["moving"],),
    "people.transfers.coming": _nothing,
    "people.withdrawals.agree": lambda t: (t.people["gone"],),
    "people.withdrawals.ask": lambda t: (t.people["twin"], "erase", "self"),
    "people.withdrawals.of": lambda t: (t.people["gone"],),
    "people.withdrawals.step_down": lambda t: (t.hanako, "self"),
    "people.withdrawals.take_back": lambda t: (t.people["gone"],),
    "people.withdrawals.waiting": _nothing,
    "imports.drafts.decide": lambda t: ({3: "skip"},),
    "imports.drafts.decide_all": lambda t: ("new", "skip"),
    "imports.drafts.drop": _nothing,
    "imports.drafts.correct": lambda t: ("3", {"name": "前田 正"}),
    "imports.drafts.undo": _nothing,
    "imports.drafts.judge": lambda t: (("name", "kana", "age"),),
    "imports.drafts.keep": lambda t: (t.app.imports.drafts.of(_SUZUKI),),
    "imports.drafts.of": _nothing,
    "imports.drafts.read": lambda t: ("名簿.csv", LIST),
    "imports.drafts.set_headings": lambda t: (1, 1, 0),
    "imports.runs.all": _nothing,
    "imports.runs.confirm": _nothing,
    "imports.runs.done": lambda t: (t.run_of_import,),
    "imports.runs.of": lambda t: (t.run_of_import,),
    "imports.runs.undo": lambda t: (t.run_of_import,),
    "privacy.own_data.classes": _nothing,
    "privacy.own_data.contact": lambda t: (PIN,),
    "privacy.own_data.correct": lambda t: ({"district": "青谷"},),
    "privacy.own_data.correct_contact": lambda t: ("proof", "0857-00-0001"),
    "privacy.own_data.record": lambda t: (PIN,),
    "privacy.erasure_requests.ask": lambda t: (PIN,),
    "privacy.erasure_requests.cancel": _nothing,
    "privacy.erasure_requests.of": _nothing,
    "privacy.erasure_requests.waiting": _nothing,
    "privacy.erasure_requests.decide": lambda t: (t.people["jiro"], "決裁 12号"),
    "privacy.erasure_requests.undecided": _nothing,
    "privacy.disclosure_requests.all": _nothing,
    "privacy.disclosure_requests.close": lambda t: (t.request, "granted", "決裁 12号"),
    "privacy.disclosure_requests.extend": lambda t: (t.request, "量が多い"),
    "privacy.disclosure_requests.receive": lambda t: ("disclose", t.hanako, "self", "運転免許証", _day(t)),
    "privacy.disclosure_requests.waiting": _nothing,
    "privacy.retention.confirm": lambda t: ("312011-learning", "決裁 12号", 3),
    "privacy.retention.disposals": _nothing,
    "privacy.retention.due": _nothing,
    "privacy.retention.people": _nothing,
    "privacy.retention.applicants": _nothing,
    "privacy.retention.one": lambda t: ("312011-learning",),
    "privacy.retention.waiting": _nothing,
    "privacy.retention.propose": lambda t: ("learning", "保存期間がすぎた"),
    "privacy.retention.withdraw": lambda t: ("312011-learning",),
    "reporting.letters.rows": lambda t: (_ROSTER, "お知らせ", "letters-xlsx"),
    "reporting.rosters.certificates": lambda t: (_ROSTER,),
    "reporting.rosters.choose_columns": lambda t: (("serial", "name"),),
    "reporting.rosters.count": lambda t: (_ROSTER,),
    "reporting.rosters.export": lambda t: (_ROSTER, "年度の報告", "csv"),
    "reporting.rosters.look": _nothing,
    "reporting.rosters.page": lambda t: (_ROSTER, 0, 50),
    "reporting.rosters.rows": lambda t: (_ROSTER,),
    "reporting.rosters.entries_of": lambda t: (_ROSTER,),
    "reporting.rosters.forget_filter": lambda t: ("いつもの",),
    "reporting.rosters.save_filter": lambda t: ("いつもの", {"course": "kiso"}),
    "reporting.rosters.sessions": lambda t: (TOTTORI,),
    "reporting.rosters.to_export": lambda t: (_ROSTER,),
    "reporting.statistics.by_town": _nothing,
    "reporting.statistics.council": lambda t: (t.profile,),
    "reporting.statistics.note_export": lambda t: (TOTTORI, "year", 2026, _day(t)),
    "reporting.statistics.sessions": lambda t: (TOTTORI, 2026),
    "reporting.statistics.totals": lambda t: (TOTTORI,),
    "reporting.statistics.year": lambda t: (TOTTORI, 2026),
    "reporting.reminders.count": _nothing,
    "reporting.reminders.due": _nothing,
    "reporting.follow_ups.calls": _nothing,
    "administration.office.own": _nothing,
    "administration.office.waiting": _nothing,
    "administration.audit_log.export": lambda t: (_entries(t), "監査", "csv"),
    "administration.audit_log.looked": lambda t: (Action.LEARNER_FIND, 3),
    "administration.audit_log.names": _nothing,
    "administration.audit_log.things": lambda t: ([],),
    "administration.audit_log.first_day": _nothing,
    "administration.audit_log.read": lambda t: (_entries(t),),
    "administration.audit_log.affected": lambda t: ("1",),
    "administration.handover.handed_over": _nothing,
    "administration.handover.note": _nothing,
    "administration.handover.first_done": _nothing,
    "administration.handover.tick": lambda t: ("backup",),
    "administration.handover.tick_first": lambda t: ("note",),
    "administration.handover.warnings": _nothing,
    "administration.handover.write": lambda t: ("引き継ぐこと",),
    "administration.handover.year_end": _nothing,
}

_SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
_ROSTER = RosterFilter(municipality=TOTTORI)


def _day(t: Town) -> dt.date:
    return t.app.clock.now().date()


def _entries(t: Town) -> AuditFilter:
    return AuditFilter(_day(t), _day(t), TOTTORI)


def visitors(town: Town) -> dict[str, Person]:
    """Whoever asks, by name: 花子 is asked about, 太郎 is another learner of her town; 岩美町 lends to 鳥取市."""
    duties = (Action.RECEPTION_WORK, Action.PAPER_WORK, Action.WATCH_WORK, Action.MODERATION_WORK)
    helper = Person(role=Role.HELPER, id=town.passed, municipality=TOTTORI, session="running", duties=duties)
    learner = {"role": Role.LEARNER, "municipality": TOTTORI}
    return {
        "nobody": READER,
        "花子": Person.model_validate(learner | {"id": town.hanako}),
        "太郎": Person.model_validate(learner | {"id": town.people["taro"]}),
        "suzuki": _SUZUKI.model_copy(update={"acting_for": (IWAMI,)}),
        "yamada": _SUZUKI.model_copy(update={"id": "yamada"}),
        "sato": Person(role=Role.TRAINER, id="sato", municipality=TOTTORI),
        "tanaka": Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI),
        "midori": Person(role=Role.TRAINER, id="midori", municipality=IWAMI),
        "koiki": Person(role=Role.COORDINATOR, id="koiki", region=(TOTTORI, IWAMI)),
        "kanri": Person(role=Role.ADMINISTRATOR, id="kanri"),
        "helper": helper,
        "other helper": helper.model_copy(update={"session": "today"}),
    }


def methods(app: App) -> dict[str, object]:
    """Every public method of `app.<feature>.<service>` that is told who asks, by that name."""
    return dict(_methods(app))


def _methods(app: App) -> Iterator[tuple[str, object]]:
    for feature, facade in vars(app).items():
        if not type(facade).__module__.endswith(".facade"):
            continue
        for name, service in vars(facade).items():
            for method, function in inspect.getmembers(type(service), inspect.isfunction):
                asking = [one for one in inspect.signature(function).parameters.values() if one.annotation in _ASKING]
                if asking and not method.startswith("_"):
                    yield f"{feature}.{name}.{method}", getattr(service, method)


async def built(population: Population) -> Town:
    """The town's ids."""
    app = population.house.app
    scan = app.folder.store.scan
    people = {}
    for key, name in (
        ("hanako", "鳥取 花子"),
        ("taro", "鳥取 太郎"),
        ("jiro", "鳥取 次郎"),
        ("gone", "湖山 三郎"),
        ("moving", "青谷 四郎"),
        ("coming", "岩美 五郎"),
        ("merged", "浜村 六郎"),
    ):
        people[key] = next(
            str(one["id"])
            for one in scan("learners")
            if one["name"] == name and one["contact"] and _meant(app, key, one)
        )
    people["twin"] = next(
        str(one["id"])
        for one in scan("learners")
        if one["name"] == "鳥取 花子" and one["contact"] and one["id"] != people["hanako"]
    )
    certificates = [one for one in scan("certificates") if one["municipality"] == TOTTORI]
    own = next(one for one in certificates if one["learner"] == people["hanako"])
    profile = await app.municipalities.profiles.get(TOTTORI)
    assert profile is not None
    return Town(
        app=app,
        people=people,
        certificate=str(own["id"]),
        code=str(own["code"]),
        summary=next(str(one["id"]) for one in scan("summaries") if one["learner"] == people["hanako"]),
        run=next(str(one["id"]) for one in scan("print_runs")),
        certificates=tuple(Certificate.model_validate(one) for one in certificates),
        question=next(str(one["id"]) for one in scan("hall_questions") if one["session"] == "running"),
        passed=next(str(one["id"]) for one in scan("day_passes")),
        application="ahead0",
        run_of_import=next(str(one["id"]) for one in scan("imports")),
        delegation=next(str(one["id"]) for one in scan("delegations")),
        request=next(str(one["id"]) for one in scan("disclosure_requests")),
        profile=profile,
        seen_profile=stamp(profile),
        seen_hanako=(await app.people.corrections.now(_SUZUKI, people["hanako"]))[1],
    )


def _meant(app: App, key: str, learner: dict[str, object]) -> bool:
    """Of several of one name: 花子 has completed, and who was merged is no longer there."""
    if key == "hanako":
        return any(one["learner"] == learner["id"] for one in app.folder.store.scan("certificates"))
    return (learner["state"] == "merged") is (key == "merged")


async def table(population: Population) -> dict[str, str]:
    """By method, one line a visitor who was not turned away: what came of it, and what the log has of it."""
    town = await built(population)
    with patch.object(FileReader, "__call__", _on_the_spot):  # a process a file takes seconds, here without need
        return {name: await _row(population, town, name, method) for name, method in sorted(methods(town.app).items())}


async def _on_the_spot(_: FileReader, work: Callable[..., object], *args: object) -> object:
    return await directly(work, *args)


async def _row(population: Population, town: Town, name: str, method: object) -> str:
    rows: dict[str, list[str]] = {}
    for visitor, person in visitors(town).items():
        rows.setdefault(await _came_of(population, town, name, method, person), []).append(visitor)
    rows.pop(TURNED_AWAY, None)
    return "; ".join(f"{', '.join(who)}: {what}" for what, who in rows.items()) or "nobody"


TURNED_AWAY = "access.refused"


async def _came_of(population: Population, town: Town, name: str, method: object, person: Person) -> str:
    """How one call ended: `ok`, with `names` where it told of a person of the town, or the code of its refusal."""
    app = town.app
    given = list(CALLS[name](town))
    named: Mapping[str, object] = cast(Named, given.pop()) if given and isinstance(given[-1], Named) else {}
    before = {str(one["id"]): one["hash"] for one in app.folder.store.scan("audit_entries")}
    try:
        answer = cast(Callable[..., object], method)(person, *given, **named)
        if inspect.isawaitable(answer):
            answer = await answer
        ended = "ok, names" if any(word in repr(answer) for word in _NAMES) else "ok"
    except Refused as refused:
        ended = refused.code
    entries = [one for one in app.folder.store.scan("audit_entries") if before.get(str(one["id"])) != one["hash"]]
    await population.back()
    if ended == TURNED_AWAY and not entries:
        return ended
    return " ".join((ended, *(_line(town, entry) for entry in sorted(entries, key=lambda one: int(one["seq"])))))


#: Whoever learns one of these has learned of a person of 鳥取市.
_NAMES = ("鳥取 花子", "鳥取 太郎", "会場 一子", "足立 正", "湖山 三郎")


def _line(town: Town, entry: Mapping[str, object]) -> str:
    """An entry of the log without what differs from run to run: `[action did actor > subject @ town]`."""
    facts = cast(Mapping[str, str], entry["facts"])
    did = f" {facts['did']}" if "did" in facts else ""
    subject, by = (_known(town, str(entry[field])) for field in ("subject", "actor"))
    return f"[{entry['action']}{did} {by} > {subject} @ {_known(town, str(entry['municipality']))}]"


def _known(town: Town, text: str) -> str:
    named = {number: name for name, number in town.people.items()}
    named |= {town.certificate: "CERTIFICATE", town.code: "CODE", town.run: "RUN", town.passed: "PASS"}
    named |= {town.question: "QUESTION", town.delegation: "DELEGATION", town.run_of_import: "IMPORT"}
    named |= {town.request: "REQUEST"}
    named |= {TOTTORI: "鳥取市", IWAMI: "岩美町"}
    for id, name in named.items():
        text = text.replace(id, name)
    return _UNKNOWN.sub("…", text)


def main() -> None:
    """Print the table anew, to be read line by line before it is kept."""

    async def run() -> dict[str, str]:
        with tempfile.TemporaryDirectory() as folder:
            async with populated(Path(folder) / "data") as population:
                return await table(population)

    for name, line in asyncio.run(run()).items():
        print(f"{name}: {line}")


if __name__ == "__main__":
    main()
