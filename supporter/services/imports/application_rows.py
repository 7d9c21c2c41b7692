"""A row becomes an application for a class, and is taken back if nobody did anything about it since."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Notice
from supporter.domain.imports.row import Import, RowResult, RowTask
from supporter.domain.people.duplicates import PersonKey
from supporter.domain.training.application import Application, Wanted
from supporter.domain.training.session import TrainingSession
from supporter.services.imports.fingerprint import fingerprint
from supporter.services.training import places
from supporter.storage import records
from supporter.storage.base import Store, Tx

#: More rows than any hall has seats: a list of that length was meant for something else.
MOST_APPLICANTS = 1_000


async def applied(store: Store, session: str) -> list[PersonKey]:
    """Who has applied for a class already, by what two entries are compared by."""
    found = await store.read(lambda tx: places.of(tx, session))
    return [PersonKey(one.id, one.name, one.kana, one.age_band, "", one.contact) for one in found if one.stands]


def apply(tx: Tx, now: dt.datetime, begun: Import, task: RowTask) -> RowResult | None:
    """A place, or a turn on the waiting list; `None` where the row is there already or the class is over."""
    row, session = task.row, records.load(tx, TrainingSession, begun.session)
    if session is None or session.state == "ended":
        return None
    # The towns of a class may have been changed since the list was looked at.
    town = row.town if row.town in (session.municipality, *session.municipalities) else ""
    wanted = Wanted(name=row.name, kana=row.kana, age_band=row.age_band, municipality=town, contact=row.contact)
    # Lines that an officer told apart may have the same name and reading.
    id = places.form_id(session.id, f"{begun.id} {row.key}" if task.decided else "list", wanted)
    kept = records.load(tx, Application, id)
    if kept and kept.stands:
        return None
    notice = Notice(how=begun.notice, at=now, by=begun.by, source=begun.source)
    entered = places.give(tx, session, places.Entry(id, wanted, "import", notice, told=False))
    return RowResult(line=row.line, created=True, application=entered.id, application_print=_print(entered))


def withdraw(tx: Tx, made: RowResult) -> bool:
    """Take an application back; `False` where it was changed, answered by its owner, or is nameless by now."""
    application = records.load(tx, Application, made.application)
    session = records.load(tx, TrainingSession, application.session) if application else None
    if application is None or session is None or _print(application) != made.application_print:
        return False
    places.withdraw(tx, session, application)
    tx.delete(Application.collection, application.id)
    return True


def _print(application: Application) -> str:
    """Moving up and being told are the doing of others, and no reason to keep what was entered by mistake."""
    if not application.stands:
        return ""
    return fingerprint(application.model_copy(update={"state": "applied", "told": False}))
