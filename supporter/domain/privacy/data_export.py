"""Everything that is kept about one person, as they take it away: secrets left out, nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supporter.domain.accounts.learner import Learner
from supporter.domain.accounts.sign_in import SignIn
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.classroom.seat import Seat
from supporter.domain.people.merge import Merge
from supporter.domain.people.transfer import Transfer
from supporter.domain.people.withdrawal import Withdrawal
from supporter.domain.privacy.erasure_request import ErasureRequest
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.document import Value
from supporter.domain.training.application import Application
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Transcript

#: Only hashes of these are kept; nobody could read them, and whoever found the file could try them out.
_SECRETS: dict[str, Any] = {
    "learner": {"pin_hash", "card_hash", "desk_pin", "devices"},
    "sign_ins": {"__all__": {"id"}},
    "seats": {"__all__": {"claim", "token", "entry"}},
}


class DataExport(Value):
    """What is kept of one learner on the day `made_at`."""

    made_at: dt.datetime
    municipality: str
    learner: Learner
    leaving: ErasureRequest | None
    transcripts: tuple[Transcript, ...]
    summaries: tuple[Summary, ...]
    certificates: tuple[Certificate, ...]
    applications: tuple[Application, ...] = ()
    seats: tuple[Seat, ...] = ()
    withdrawal: Withdrawal | None = None
    transfer: Transfer | None = None
    merges: tuple[Merge, ...] = ()
    sign_ins: tuple[SignIn, ...]
    audit: tuple[AuditEntry, ...]

    def as_json(self) -> str:
        """The same for machines."""
        return self.model_dump_json(indent=2, exclude=_SECRETS)
