"""Whose record a seat of a class becomes: of its account, of somebody found by name, of somebody made for it."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from supporter.domain.accounts.learner import Learner, Notice, SignUpForm
from supporter.domain.classroom.lacking import COURSES, town_of
from supporter.domain.classroom.outcome import ANOTHER, How
from supporter.domain.classroom.seat import Seat
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.shared.names import fold
from supporter.domain.training.session import TrainingSession, taking_part
from supporter.services.accounts.sign_up import admitted, free_number
from supporter.services.shared import audit
from supporter.storage import records
from supporter.storage.base import Tx

#: Why a seat is only counted: no name for a certificate, a town that takes no part, or none told, erased since,
#: a class of children, or because what was held was no course.
Why = Literal["", "nameless", "town", "townless", "gone", "school", "meeting"]


class Owner(NamedTuple):
    """`learner` is known for accounts and for whom staff recognised; with `namesakes` and none it is undecided."""

    how: How
    town: str = ""
    learner: Learner | None = None
    namesakes: tuple[Learner, ...] = ()
    why: Why = ""

    @property
    def undecided(self) -> bool:
        """Whether staff have to say first if it is the same person."""
        return self.how == "matched" and self.learner is None


def owner_of(tx: Tx, session: TrainingSession, seat: Seat) -> Owner:
    """Only looks; nobody is matched silently."""
    towns = taking_part(session)
    if session.kind not in COURSES:
        return Owner("", why="meeting")
    if seat.learner:
        return _account(records.load(tx, Learner, seat.learner), towns)
    if session.school:
        return Owner("", why="school")
    if not seat.full_name:
        return Owner("", why="nameless")
    town = town_of(session, seat)
    if not town:
        return Owner("", why="townless")
    if town not in towns or tx.get(Municipality.collection, town) is None:
        return Owner("", town, why="town")
    same = seat.verdict.same if seat.verdict else ""
    found = namesakes(tx, seat, town)
    if found and same != ANOTHER:
        known = next((one for one in found if one.id == same), None)
        return Owner("matched", town, known, found)
    return Owner("made", town, namesakes=found)


def namesakes(tx: Tx, seat: Seat, town: str) -> tuple[Learner, ...]:
    """People of a town whose name folds alike, and whose フリガナ does where both have told one."""
    kana = fold(seat.kana)
    found = records.find(tx, Learner, "folded", fold(seat.name))
    here = (one for one in found if one.state == "active" and one.municipality == town)
    return tuple(one for one in here if not one.kana or not kana or fold(one.kana) == kana)


def make(tx: Tx, now: dt.datetime, actor: str, session: TrainingSession, seat: Seat, town: str, course: str) -> Learner:
    """A learner without a PIN, who claims the record with the 引換番号. Raises as `signup.admitted` does."""
    form = SignUpForm(
        name=seat.name,
        kana=seat.kana,
        municipality=town,
        programme=_programme(tx, session, town, course),
        age_band=seat.age_band,
        pin="",
    )
    notice = Notice(how="paper" if seat.kind == "paper" else "screen", at=now, by=actor)
    learner = admitted(form, records.load(tx, Municipality, town), free_number(tx), "", notice)
    records.save(tx, learner)
    subject = f"learner:{learner.id}"
    audit.record(tx, now, actor, "learner.signed_up", subject=subject, municipality=town, session=session.id)
    return learner


def _account(learner: Learner | None, towns: tuple[str, ...]) -> Owner:
    if learner is None or learner.state != "active":
        return Owner("", why="gone")
    if learner.municipality not in towns:
        return Owner("", learner.municipality, why="town")
    return Owner("account", learner.municipality, learner)


def _programme(tx: Tx, session: TrainingSession, town: str, course: str) -> str:
    """The programme of the class where the town runs it, else its first one with the course."""
    profile = records.load(tx, Municipality, town)
    offered = profile.programmes if profile else ()
    if session.programme in offered:
        return session.programme
    found = (records.load(tx, Programme, id) for id in offered)
    return next((one.id for one in found if one and course in one.courses), "")
