"""The places of a class: given, freed and counted inside the unit of work that changes an application."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import NamedTuple

from supporter.domain.accounts.learner import Notice
from supporter.domain.shared.names import fold
from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import Application, How, Wanted, moving_up, state_of_next
from supporter.domain.training.session import TrainingSession
from supporter.services.shared.secrets import digest
from supporter.storage import records
from supporter.storage.base import Tx

_DIGITS = 6


class Entry(NamedTuple):
    """What an application is made of: by which way it came, and whether its answer has been told."""

    id: str
    wanted: Wanted
    how: How
    notice: Notice
    told: bool = True
    learner: str = ""


def of(tx: Tx, session_id: str) -> list[Application]:
    """Every application of a class, in the order in which they came."""
    return sorted(records.find(tx, Application, "session", session_id), key=lambda one: one.order)


def form_id(session_id: str, key: str, wanted: Wanted) -> str:
    """The id of what a form asks for: sent twice it is one, with another name (after going back) another one."""
    return f"{session_id}:{digest(key or secrets.token_hex(), fold(wanted.name), fold(wanted.kana))[:24]}"


def give(tx: Tx, session: TrainingSession, entry: Entry) -> Application:
    """A place, or the end of the waiting list. What came before under the same id is replaced.

    Raises `Refused('form.invalid')` for a town that takes no part.
    """
    if entry.wanted.municipality not in ("", session.municipality, *session.municipalities):
        raise Refused("form.invalid", field="municipality")
    others = [one for one in of(tx, session.id) if one.id != entry.id]
    application = Application(
        id=entry.id,
        session=session.id,
        learner=entry.learner,
        number=_free_number({one.number for one in others}),
        order=max((one.order for one in others), default=0) + 1,
        state=state_of_next(session),
        how=entry.how,
        told=entry.told,
        notice=entry.notice,
        at=entry.notice.at,
        **entry.wanted.model_dump(),
    )
    records.save(tx, application)
    settle(tx, session)
    return application


def withdraw(tx: Tx, session: TrainingSession, application: Application) -> list[Application]:
    """Give the place back; returns who has moved up."""
    records.save(tx, application.model_copy(update={"state": "withdrawn", "told": True}))
    return settle(tx, session)


def restore(tx: Tx, session: TrainingSession, application: Application) -> Application:
    """Take a withdrawal back: a place if there is one, else the old turn on the waiting list."""
    back = application.model_copy(update={"state": state_of_next(session)})
    records.save(tx, back)
    settle(tx, session)
    return back


def settle(tx: Tx, session: TrainingSession) -> list[Application]:
    """Let move up who can, and count anew; returns who has moved up. Names that are gone stay counted."""
    found = of(tx, session.id)
    if not found:
        return []
    up = moving_up(session.capacity, found)
    for one in up:
        records.save(tx, one)
    states = [one.state for one in of(tx, session.id)]
    counts = {"applied": states.count("applied"), "waiting": states.count("waiting")}
    records.save(tx, session.model_copy(update=counts))
    return up


def untell(tx: Tx, session_id: str) -> None:
    """Everybody has to be told anew: the day, the time or the place has changed."""
    for one in of(tx, session_id):
        if one.stands and one.told:
            records.save(tx, one.model_copy(update={"told": False}))


def forget(tx: Tx, learner: str, today: dt.date) -> None:
    """Take an erased learner out of every class: what is to come gives its place back, what was is counted."""
    for application in records.find(tx, Application, "learner", learner):
        records.save(tx, application.nameless())
        session = records.load(tx, TrainingSession, application.session)
        if session and session.held_on >= today and application.stands:
            withdraw(tx, session, application.nameless())


def _free_number(taken: set[str]) -> str:
    while (number := f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}") in taken:
        pass
    return number
