"""The register of an office."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.accounts.attempts import Attempts
from supporter.services.people.bulk_corrections import BulkCorrections
from supporter.services.people.corrections import Corrections
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.merging import Merges
from supporter.services.people.search import LearnerSearch
from supporter.services.people.transfers import Transfers
from supporter.services.people.withdrawals import Withdrawals
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class PeopleFacade:
    """`app.people`."""

    search: LearnerSearch
    learner_files: LearnerFiles
    corrections: Corrections
    bulk: BulkCorrections
    merges: Merges
    transfers: Transfers
    withdrawals: Withdrawals


def built(parts: Parts) -> PeopleFacade:
    """The services of this feature."""
    return PeopleFacade(
        search=LearnerSearch(parts.store, parts.clock),
        learner_files=LearnerFiles(parts.store, parts.clock),
        corrections=Corrections(parts.store, parts.clock),
        bulk=BulkCorrections(parts.store, parts.clock),
        merges=Merges(parts.store, parts.clock),
        transfers=Transfers(parts.store, parts.clock),
        withdrawals=Withdrawals(parts.store, parts.clock, Attempts(parts.keyed)),
    )
