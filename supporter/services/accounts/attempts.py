"""Counts wrong tries inside units of work: a try is counted before it is judged, so none slips through.

Counting first means that ten thousand guesses sent at once are refused as surely as one after another,
and that no argon2 work is spent on a refused one. Whether somebody exists changes neither what is written nor
what is answered: each number and each name has a throttle of its own, known by a keyed hash.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

from supporter.domain.accounts.throttle import Throttle
from supporter.domain.shared.access import READER
from supporter.domain.shared.refused import Refused
from supporter.services.shared import audit, doors
from supporter.services.shared.clock import TOKYO
from supporter.services.shared.keyed_hash import KeyedHash
from supporter.services.shared.network import network
from supporter.storage import records
from supporter.storage.base import Tx

#: Whom tries are counted for that are made in a crowded hall at somebody who does not belong to it.
_NOBODY = "person:nobody"


class Attempt(NamedTuple):
    """Who is being signed in from where, as digests: `source` is a known device or the address."""

    person: str
    throttle: str
    source: str
    known: bool
    crowd: str
    address: str


class Counted(NamedTuple):
    """What became of a try: `refusal` is due if it `rests`, or if it turns out wrong.

    `hidden`: it has to be judged as if nobody were there.
    """

    refusal: Refused
    rests: bool = False
    hidden: bool = False

    def require(self) -> Counted:
        """This, unless nothing may be judged now: then the refusal is raised."""
        if self.rests:
            raise self.refusal
        return self


class Attempts:
    """What is kept of wrong tries at PINs, passwords and codes of telephones."""

    def __init__(self, keyed: KeyedHash) -> None:
        self._keyed = keyed
        self._in_halls = doors.uses(doors.Use.CROWDED_HALL)

    def of(self, person: str, address: str, *, device: str = "") -> Attempt:
        """The attempt at `person` (`learner:NUMBER`, `staff:ID`); `device` is the digest of a known device."""
        mark = self._keyed.digest("attempts.person", person)[:32]
        place = self._keyed.digest("attempts.address", network(address))[:16]
        return Attempt(mark[:16], f"person:{mark}", device[:16] or place, bool(device), f"address:{place}", address)

    def count(self, tx: Tx, now: dt.datetime, tried: Attempt, *, hall: bool = False, own: bool = False) -> Counted:
        """Count one try; to be judged unless it rests.

        It rests with its source, and where too many different people have failed at its address; that is not
        asked of a known device, nor of who belongs (`own`) to a training session under way there (`hall`). In such
        a hall all others are `hidden`: judged as nobody, so that their answer comes no sooner.
        """
        crowd = _load(tx, tried.crowd)
        until = None if tried.known else crowd.crowded_until(now)
        if until is not None:
            return self._in_a_crowd(tx, now, tried, _resting(until, now), hall=hall, own=own)
        throttle = _load(tx, tried.throttle)
        rest = throttle.rests_until(tried.source, now, known=tried.known)
        if rest is not None:
            if not tried.known:
                records.save(tx, crowd.tried(tried.person, now))
            return Counted(_resting(rest, now), rests=True)
        throttle = throttle.tried(tried.source, now)
        records.save(tx, throttle)
        rest = throttle.rests_until(tried.source, now, known=tried.known)
        if rest is not None:
            return Counted(_resting(rest, now))
        return Counted(Refused("pin.wrong_left", left=throttle.tries_left(tried.source, now)))

    def failed(self, tx: Tx, now: dt.datetime, tried: Attempt) -> None:
        """Count this person among those who failed at the address; a crowd is not made to wait longer."""
        crowd = _load(tx, tried.crowd)
        if crowd.crowded_until(now) is None:
            records.save(tx, crowd.tried(tried.person, now))

    def succeeded(self, tx: Tx, tried: Attempt) -> None:
        """Forget this source's wrong tries, and that this person failed at the address."""
        _forgive(tx, tried.throttle, tried.source)
        _forgive(tx, tried.crowd, tried.person)

    def reset(self, tx: Tx, person: str) -> None:
        """Forget every wrong try at `person`: an officer has made sure who they are."""
        tx.delete(Throttle.collection, self.of(person, "").throttle)

    def _in_a_crowd(
        self, tx: Tx, now: dt.datetime, tried: Attempt, refusal: Refused, *, hall: bool, own: bool
    ) -> Counted:
        """One answer for all, whether they are known, belong to the hall, or have tried too often themselves."""
        if not hall:
            return Counted(refusal, rests=True)
        try:
            self._in_halls.take(tried.address, now)
        except Refused:
            return Counted(refusal, rests=True)
        throttle = _load(tx, tried.throttle if own else _NOBODY)
        rests = throttle.rests_until(tried.source, now, known=False) is not None
        records.save(tx, throttle.tried(tried.source, now))
        return Counted(refusal, hidden=rests or not own)


def log_refused(tx: Tx, now: dt.datetime, tried: Attempt, id: str, municipality: str, way: str) -> None:
    """What somebody typed in place of the password or code of a member of staff: where they were, as a mark alone."""
    origin = tried.crowd.partition(":")[2][:8]
    by, subject, town = audit.actor_of(READER), f"staff:{id}", municipality
    audit.record(tx, now, by, "staff.refused", subject=subject, municipality=town, origin=origin, way=way)


def _forgive(tx: Tx, id: str, source: str) -> None:
    throttle = records.load(tx, Throttle, id)
    if throttle is None:
        return
    left = throttle.forgiven(source)
    if not left.wrong:
        tx.delete(Throttle.collection, id)
    elif left != throttle:
        records.save(tx, left)


def _load(tx: Tx, id: str) -> Throttle:
    return records.load(tx, Throttle, id) or Throttle(id=id)


def _resting(until: dt.datetime, now: dt.datetime) -> Refused:
    minutes = math.ceil((until - now) / dt.timedelta(minutes=1))
    # The time is rounded up to a whole minute: at the minute that is told, it works.
    told = (until + dt.timedelta(seconds=59, microseconds=999_999)).astimezone(TOKYO)
    return Refused("pin.resting", until=f"{told:%H:%M}", minutes=minutes)
