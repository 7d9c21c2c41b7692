"""Certificates: looked at, printed, handed over, verified."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.certificates.cards import Cards
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.certificates.desk import CertificateDesk
from supporter.services.certificates.hand_over import HandOvers
from supporter.services.certificates.offline_verifier import OfflineVerifier
from supporter.services.certificates.open_badges import OpenBadges
from supporter.services.certificates.paper_stock import PaperStock
from supporter.services.certificates.print_jobs import PrintJobs
from supporter.services.certificates.print_runs import PrintRuns
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class CertificatesFacade:
    """`app.certificates`."""

    register: CertificateRegister
    desk: CertificateDesk
    print_runs: PrintRuns
    print_jobs: PrintJobs
    paper_stock: PaperStock
    hand_overs: HandOvers
    open_badges: OpenBadges
    offline_verifier: OfflineVerifier
    cards: Cards


def built(parts: Parts) -> CertificatesFacade:
    """The services of this feature."""
    register = CertificateRegister(parts.store, parts.library, parts.clock, parts.press, parts.site, parts.signing)
    runs = PrintRuns(parts.store, parts.clock)
    return CertificatesFacade(
        register=register,
        desk=CertificateDesk(parts.store, parts.library, parts.clock),
        print_runs=runs,
        print_jobs=PrintJobs(parts.store, runs, parts.press, parts.signing, parts.site),
        paper_stock=PaperStock(parts.store, parts.clock),
        hand_overs=HandOvers(parts.store, parts.clock),
        open_badges=OpenBadges(parts.store, register, parts.press, parts.signing, parts.site),
        offline_verifier=OfflineVerifier(parts.store, parts.clock, parts.signing),
        cards=Cards(parts.store, parts.library, parts.clock, parts.press, register, parts.site),
    )
