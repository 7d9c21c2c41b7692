"""The one place that knows which parts are used: settings in, a working application out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from supporter.config import Settings
from supporter.content.courses.library import Library
from supporter.content.places import content_roots, towns_root
from supporter.data_folder import Folder, folder
from supporter.documents.engine.glyphs import unprintable
from supporter.documents.engine.press import Press
from supporter.live.hub import Hub
from supporter.services.accounts.learners import People
from supporter.services.accounts.second_factor import Codes
from supporter.services.accounts.sign_in import SignIns
from supporter.services.administration.handover import Duties
from supporter.services.administration.office import Office
from supporter.services.certificates.cards import Cards
from supporter.services.certificates.certificates import Certificates
from supporter.services.certificates.desk import CertificateDesk
from supporter.services.certificates.hand_over import HandingOver
from supporter.services.certificates.offline_verifier import OfflineProof
from supporter.services.certificates.open_badges import Badges
from supporter.services.certificates.paper_stock import Stocks
from supporter.services.certificates.print_jobs import PrintJobs
from supporter.services.certificates.print_runs import PrintRuns
from supporter.services.checkin.arrivals import Arrivals
from supporter.services.checkin.day_passes import DayPasses
from supporter.services.checkin.paper_answers import PaperDesk
from supporter.services.classroom.answers import Answers
from supporter.services.classroom.control import Classroom
from supporter.services.classroom.hall_questions import HallVoices
from supporter.services.classroom.projectors import Walls
from supporter.services.classroom.rehearsals import Rehearsals
from supporter.services.classroom.room_setup import RoomSetup
from supporter.services.classroom.running_orders import Rundowns
from supporter.services.classroom.scenes import Scenes
from supporter.services.classroom.seat_cards import Reception
from supporter.services.classroom.seats import Seats
from supporter.services.classroom.wellbeing_calls import Watch
from supporter.services.closing.claims import Claims
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.reports import Reports
from supporter.services.handouts.class_certificates import ClassPapers
from supporter.services.handouts.class_facts import ClassFacts
from supporter.services.handouts.offline_kit import Kits
from supporter.services.handouts.printables import Printables
from supporter.services.imports.drafts import Drafts
from supporter.services.imports.runs import Imports
from supporter.services.learning.learning import Learning
from supporter.services.learning.surveys import Surveys
from supporter.services.municipalities.delegations import Delegations
from supporter.services.municipalities.regions import Regions
from supporter.services.municipalities.settings import Towns
from supporter.services.offline.export import TakingAlong
from supporter.services.offline.laptop import Laptop
from supporter.services.offline.uploads import Returns
from supporter.services.people.corrections import Correcting
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.merging import Merging
from supporter.services.people.search import Finding
from supporter.services.people.transfers import Moving
from supporter.services.people.withdrawals import Withdrawing
from supporter.services.privacy.erasure_requests import Leavings
from supporter.services.privacy.own_data import OwnAffairs
from supporter.services.privacy.retention import Retention
from supporter.services.reporting.follow_ups import FollowUps
from supporter.services.reporting.reminders import Reminders
from supporter.services.reporting.statistics import Figures
from supporter.services.shared.clock import Clock, SystemClock
from supporter.services.shared.secrets import Hasher
from supporter.services.shared.signing import Signing
from supporter.services.training.applications import Applications
from supporter.services.training.applying import Applying
from supporter.services.training.planning import Training


@dataclass(frozen=True)
class App(Folder):
    """Everything pages are built from."""

    library: Library
    press: Press
    people: People
    own: OwnAffairs
    leavings: Leavings
    signins: SignIns
    learning: Learning
    certificates: Certificates
    certificate_desk: CertificateDesk
    print_runs: PrintRuns
    print_jobs: PrintJobs
    stocks: Stocks
    towns: Towns
    badges: Badges
    offline_proof: OfflineProof
    handing_over: HandingOver
    cards: Cards
    office: Office
    figures: Figures
    reminders: Reminders
    regions: Regions
    training: Training
    applying: Applying
    applications: Applications
    taking: TakingAlong
    laptop: Laptop
    returns: Returns
    classroom: Classroom
    seats: Seats
    reception: Reception
    printables: Printables
    kits: Kits
    arrivals: Arrivals
    day_passes: DayPasses
    paper_desk: PaperDesk
    answers: Answers
    watch: Watch
    voices: HallVoices
    room_setup: RoomSetup
    rehearsals: Rehearsals
    scenes: Scenes
    walls: Walls
    hub: Hub
    surveys: Surveys
    codes: Codes
    delegations: Delegations
    duties: Duties
    follow_ups: FollowUps
    retention: Retention
    finishing: Finishing
    reports: Reports
    claims: Claims
    class_papers: ClassPapers
    imports: Imports
    finding: Finding
    learner_files: LearnerFiles
    correcting: Correcting
    withdrawing: Withdrawing
    moving: Moving
    merging: Merging


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hasher: Hasher | None = None,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> AsyncIterator[App]:
    """Open the data folder and wire the services; everything is closed in order at the end.

    Raises `StoreInUse`, `StoreDamaged` or `ContentBroken`, each saying what to do.
    """
    clock, hasher = clock or SystemClock(), hasher or Hasher()
    library = Library.load(*content_roots(settings), towns_root(settings))
    async with folder(settings, clock=clock, hasher=hasher, courses=lambda: library.courses) as base:
        store, press, rundowns = base.store, Press(), Rundowns(library)
        scenes = Scenes(store, rundowns)
        finishing = Finishing(store, library, clock, rundowns, random_bytes)
        signing = Signing(settings.data / "keys")
        certificates = Certificates(store, library, clock, press, settings.address, signing)
        runs = PrintRuns(store, clock)
        people = People(store, clock, hasher, unprintable=unprintable)
        watch, reception = Watch(store, clock), Reception(store, clock)
        classes = ClassFacts(store, library, clock, rundowns)
        printables = Printables(store, clock, press, classes, reception, settings.address)
        surveys = Surveys(store, library, clock)
        hub = Hub(store, scenes, watch, clock)
        seats, answers = Seats(store, clock), Answers(store, clock, rundowns)
        rehearsals = Rehearsals(store, clock, rundowns, seats, answers)
        imports = Imports(store, clock, library, Drafts(store, clock))
        try:
            yield App(
                **vars(base),
                library=library,
                press=press,
                people=people,
                own=OwnAffairs(store, clock, people),
                leavings=Leavings(store, clock, people),
                signins=SignIns(store, clock, hasher, hub.hall),
                learning=Learning(store, library, clock, random_bytes),
                certificates=certificates,
                certificate_desk=CertificateDesk(store, library, clock),
                print_runs=runs,
                print_jobs=PrintJobs(store, runs, press, signing, settings.address),
                stocks=Stocks(store, clock),
                towns=Towns(store, clock),
                badges=Badges(store, certificates, press, signing, settings.address),
                offline_proof=OfflineProof(store, clock, signing),
                handing_over=HandingOver(store, clock),
                cards=Cards(store, library, clock, press, certificates, settings.address),
                office=Office(store, clock, library, base.entries),
                figures=Figures(store, library, clock, base.entries, surveys),
                regions=Regions(store, clock),
                reminders=Reminders(store, library, clock, base.entries),
                training=Training(store, clock, library),
                applying=Applying(store, clock),
                applications=Applications(store, clock),
                surveys=surveys,
                taking=TakingAlong(store, clock, signing, settings.address),
                laptop=Laptop(store, clock, hasher, signing),
                returns=Returns(store, clock),
                classroom=Classroom(store, clock, rundowns),
                seats=seats,
                reception=reception,
                printables=printables,
                kits=Kits(printables, classes),
                arrivals=Arrivals(store, clock),
                day_passes=DayPasses(store, clock),
                paper_desk=PaperDesk(store, rundowns),
                answers=answers,
                watch=watch,
                voices=HallVoices(store, clock),
                room_setup=RoomSetup(store, clock),
                rehearsals=rehearsals,
                scenes=scenes,
                hub=hub,
                walls=Walls(store, clock),
                finishing=finishing,
                reports=Reports(store, library, clock, rundowns, finishing),
                claims=Claims(store, library, clock, hasher),
                class_papers=ClassPapers(store, clock, press, certificates, settings.address),
                codes=Codes(store, clock),
                delegations=Delegations(store, clock),
                duties=Duties(store, clock),
                follow_ups=FollowUps(store, library, clock),
                retention=Retention(store, clock, base.erasing),
                imports=imports,
                finding=Finding(store, clock),
                learner_files=LearnerFiles(store, clock),
                correcting=Correcting(store, clock),
                withdrawing=Withdrawing(store, clock),
                moving=Moving(store, clock),
                merging=Merging(store, clock),
            )
        finally:
            rehearsals.close()
            await imports.close()
            press.close()
