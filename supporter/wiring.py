"""The one place that knows which parts are used: settings in, a working application out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from supporter.config import Settings
from supporter.content.courses.library import Library
from supporter.content.places import class_files_root, content_roots, towns_root
from supporter.data_folder import Folder, folder
from supporter.documents.engine.press import Press
from supporter.live.hub import Hub
from supporter.live.parts import LiveParts
from supporter.services.accounts import facade as accounts
from supporter.services.administration import facade as administration
from supporter.services.certificates import facade as certificates
from supporter.services.checkin import facade as checkin
from supporter.services.classroom import facade as classroom
from supporter.services.closing import facade as closing
from supporter.services.handouts import facade as handouts
from supporter.services.imports import facade as imports
from supporter.services.learning import facade as learning
from supporter.services.municipalities import facade as municipalities
from supporter.services.offline import facade as offline
from supporter.services.people import facade as people
from supporter.services.privacy import facade as privacy
from supporter.services.reporting import facade as reporting
from supporter.services.shared.child_process import FileReader
from supporter.services.shared.clock import Clock
from supporter.services.shared.form_tokens import FormTokens
from supporter.services.shared.parts import Parts
from supporter.services.shared.secrets import Hasher
from supporter.services.shared.signing import Signing
from supporter.services.training import facade as training


@dataclass(frozen=True)
class App:
    """Everything pages are built from: the services of each feature, and the parts that pages themselves need."""

    folder: Folder
    settings: Settings
    clock: Clock
    library: Library
    press: Press
    hub: Hub
    live: LiveParts
    forms: FormTokens
    municipalities: municipalities.MunicipalitiesFacade
    accounts: accounts.AccountsFacade
    learning: learning.LearningFacade
    certificates: certificates.CertificatesFacade
    training: training.TrainingFacade
    classroom: classroom.ClassroomFacade
    checkin: checkin.CheckinFacade
    closing: closing.ClosingFacade
    handouts: handouts.HandoutsFacade
    offline: offline.OfflineFacade
    people: people.PeopleFacade
    imports: imports.ImportsFacade
    privacy: privacy.PrivacyFacade
    reporting: reporting.ReportingFacade
    administration: administration.AdministrationFacade


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
    library = Library.load(*content_roots(settings), towns_root(settings))
    async with folder(settings, clock=clock, hasher=hasher, courses=lambda: library.courses) as base:
        signing = Signing(settings.data / "keys")
        tools = (base.store, base.clock, library, Press(), base.hasher, signing, base.keyed)
        parts = Parts(*tools, settings.address, FileReader(), random_bytes, class_files_root(settings))
        app = _built(parts, base)
        try:
            yield app
        finally:
            app.classroom.rehearsals.close()
            await app.imports.runs.close()
            parts.press.close()


def _built(parts: Parts, base: Folder) -> App:
    room = classroom.built(parts)
    hub = Hub(parts.store, room.scenes, room.wellbeing_calls, parts.clock)
    who, lessons, papers = (
        accounts.built(parts, base.staff, hub.halls),
        learning.built(parts),
        certificates.built(parts),
    )
    return App(
        folder=base,
        settings=base.settings,
        clock=parts.clock,
        library=parts.library,
        press=parts.press,
        hub=hub,
        live=LiveParts(hub, room, who, base.profiles, parts.clock),
        forms=FormTokens(parts.keyed, parts.clock),
        municipalities=municipalities.built(parts, base.profiles),
        accounts=who,
        learning=lessons,
        certificates=papers,
        training=training.built(parts),
        classroom=room,
        checkin=checkin.built(parts, room.running_orders),
        closing=closing.built(parts, room.running_orders),
        handouts=handouts.built(parts, room, papers.register),
        offline=offline.built(parts),
        people=people.built(parts),
        imports=imports.built(parts),
        privacy=privacy.built(parts, who.learners, base.erasure),
        reporting=reporting.built(parts, base.entries, base.rosters, lessons.surveys),
        administration=administration.built(parts, base.audit_log, base.entries),
    )
