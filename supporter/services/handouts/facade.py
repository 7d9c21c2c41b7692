"""Everything printed for a class."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.classroom.facade import ClassroomFacade
from supporter.services.handouts.class_certificates import ClassCertificates
from supporter.services.handouts.class_facts import ClassFacts
from supporter.services.handouts.offline_kit import OfflineKits
from supporter.services.handouts.printables import Printables
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class HandoutsFacade:
    """`app.handouts`."""

    class_facts: ClassFacts
    printables: Printables
    offline_kits: OfflineKits
    class_certificates: ClassCertificates


def built(parts: Parts, classroom: ClassroomFacade, register: CertificateRegister) -> HandoutsFacade:
    """The services of this feature."""
    facts = ClassFacts(parts.store, parts.library, parts.clock, classroom.running_orders, classroom.class_files.path)
    printables = Printables(parts.store, parts.clock, parts.press, facts, classroom.seat_cards, parts.site)
    return HandoutsFacade(
        class_facts=facts,
        printables=printables,
        offline_kits=OfflineKits(printables, facts),
        class_certificates=ClassCertificates(parts.store, parts.clock, parts.press, register, parts.site),
    )
