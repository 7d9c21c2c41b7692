"""What lines of the log tell of, called as people call it: a class by its day and place, a programme by its name."""

from __future__ import annotations

from collections.abc import Iterable

from supporter import wording
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.shared.calendar import era_date
from supporter.domain.training.session import TrainingSession
from supporter.storage import records
from supporter.storage.base import Tx

#: The facts of a line that hold an id.
_OF_IDS = ("session", "programme", "taker", "home")


def named(tx: Tx, entries: Iterable[AuditEntry]) -> dict[str, str]:
    """What each id in these lines is called now; what is gone, or has no name of its own, is left out."""
    ids = {id for entry in entries for id in (entry.subject, *map(entry.facts.get, _OF_IDS)) if id}
    return {id: words for id in ids if (words := _called(tx, id))}


def _called(tx: Tx, id: str) -> str:
    if held := records.load(tx, TrainingSession, id):
        return wording.say("audit.class", day=era_date(held.held_on), venue=held.venue, number=held.number)
    if programme := records.load(tx, Programme, id):
        return programme.name
    if town := records.load(tx, Municipality, id):
        return town.name
    if paper := records.load(tx, Certificate, id):
        return wording.say("audit.certificate", serial=paper.serial)
    return ""
