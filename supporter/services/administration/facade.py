"""The office itself: its home page, the log, handing over."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.administration.audit_log import AuditLog
from supporter.services.administration.handover import OfficeHandover
from supporter.services.administration.office import Office
from supporter.services.reporting.entries import Entries
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class AdministrationFacade:
    """`app.administration`."""

    office: Office
    audit_log: AuditLog
    handover: OfficeHandover


def built(parts: Parts, audit_log: AuditLog, entries: Entries) -> AdministrationFacade:
    """The services of this feature."""
    return AdministrationFacade(
        office=Office(parts.store, parts.clock, parts.library, entries),
        audit_log=audit_log,
        handover=OfficeHandover(parts.store, parts.clock),
    )
