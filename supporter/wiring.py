"""The one place that knows which parts are used: settings in, a working application out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from supporter.config import Settings
from supporter.content.library import Library
from supporter.content.places import content_roots, towns_root
from supporter.documents.glyphs import unprintable
from supporter.documents.press import Press
from supporter.folder import Folder, folder
from supporter.live.hub import Hub
from supporter.services.answers import Answers
from supporter.services.applications import Applications
from supporter.services.applying import Applying
from supporter.services.arrivals import Arrivals
from supporter.services.badges import Badges
from supporter.services.cards import Cards
from supporter.services.certificate_desk import CertificateDesk
from supporter.services.certificates import Certificates
from supporter.services.claims import Claims
from supporter.services.class_facts import ClassFacts
from supporter.services.class_papers import ClassPapers
from supporter.services.classroom import Classroom
from supporter.services.clock import Clock, SystemClock
from supporter.services.codes import Codes
from supporter.services.correcting import Correcting
from supporter.services.day_passes import DayPasses
from supporter.services.delegations import Delegations
from supporter.services.duties import Duties
from supporter.services.figures import Figures
from supporter.services.finding import Finding
from supporter.services.finishing import Finishing
from supporter.services.followups import FollowUps
from supporter.services.handing_over import HandingOver
from supporter.services.import_drafts import Drafts
from supporter.services.importing import Imports
from supporter.services.kit import Kits
from supporter.services.laptop import Laptop
from supporter.services.learner_file import LearnerFiles
from supporter.services.learning import Learning
from supporter.services.leaving import Leavings
from supporter.services.merging import Merging
from supporter.services.moving import Moving
from supporter.services.office import Office
from supporter.services.offline_proof import OfflineProof
from supporter.services.own import OwnAffairs
from supporter.services.paper_desk import PaperDesk
from supporter.services.people import People
from supporter.services.print_jobs import PrintJobs
from supporter.services.print_runs import PrintRuns
from supporter.services.printables import Printables
from supporter.services.reception import Reception
from supporter.services.regions import Regions
from supporter.services.rehearsals import Rehearsals
from supporter.services.reminders import Reminders
from supporter.services.reports import Reports
from supporter.services.retention import Retention
from supporter.services.returns import Returns
from supporter.services.room_setup import RoomSetup
from supporter.services.rundowns import Rundowns
from supporter.services.scenes import Scenes
from supporter.services.seats import Seats
from supporter.services.secrets import Hasher
from supporter.services.signin import SignIns
from supporter.services.signing import Signing
from supporter.services.stocks import Stocks
from supporter.services.surveys import Surveys
from supporter.services.taking import TakingAlong
from supporter.services.towns import Towns
from supporter.services.training import Training
from supporter.services.voices import HallVoices
from supporter.services.walls import Walls
from supporter.services.watch import Watch
from supporter.services.withdrawing import Withdrawing


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
