"""The register of an office."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.people.corrections import Correcting
from supporter.services.people.learner_file import LearnerFiles
from supporter.services.people.merging import Merging
from supporter.services.people.search import Finding
from supporter.services.people.transfers import Moving
from supporter.services.people.withdrawals import Withdrawing
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class PeopleFacade:
    """`app.people`."""

    search: Finding
    learner_files: LearnerFiles
    corrections: Correcting
    merges: Merging
    transfers: Moving
    withdrawals: Withdrawing


def built(parts: Parts) -> PeopleFacade:
    """The services of this feature."""
    return PeopleFacade(
        search=Finding(parts.store, parts.clock),
        learner_files=LearnerFiles(parts.store, parts.clock),
        corrections=Correcting(parts.store, parts.clock),
        merges=Merging(parts.store, parts.clock),
        transfers=Moving(parts.store, parts.clock),
        withdrawals=Withdrawing(parts.store, parts.clock),
    )
