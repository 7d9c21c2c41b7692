"""Counts wrong tries inside units of work: a try is counted before it is judged, so none slips through.

Counting first means that ten thousand guesses sent at once are refused as surely as one after another,
and that no argon2 work is spent on a refused one.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

from supporter.domain.accounts.throttle import Throttle
from supporter.domain.shared.refused import Refused
from supporter.services.shared.clock import TOKYO
from supporter.services.shared.network import network
from supporter.services.shared.secrets import digest
from supporter.storage import records
from supporter.storage.base import Tx

_NOBODY = 1024


class Attempt(NamedTuple):
    """Who is being signed in from where, as digests: `source` is a known device or the address."""

    person: str
    throttle: str
    source: str
    known: bool
    crowd: str


def attempt(person: str, address: str, *, exists: bool, device: str = "") -> Attempt:
    """The attempt at `person` (`learner:NUMBER`, `staff:ID`); `device` is the digest of a known device.

    People who do not exist share 1,024 throttles, so that made-up numbers look real but fill nothing.
    """
    mark = digest(person)[:16]
    throttle = f"person:{person}" if exists else f"person:nobody:{int(mark, 16) % _NOBODY}"
    place = digest("address", network(address))[:16]
    return Attempt(mark, throttle, device[:16] or place, bool(device), f"address:{place}")


def count(tx: Tx, now: dt.datetime, tried: Attempt, *, hall: bool = False) -> Refused:
    """Count one try and return the refusal that is due if it turns out wrong.

    Raises `Refused('pin.resting')` when this source rests, or when too many different people failed at
    its address, which is not asked of a known device nor in a `hall` with a training session under way.
    """
    if not tried.known and not hall:
        _refuse_until(_load(tx, tried.crowd).crowded_until(now), now)
    throttle = _load(tx, tried.throttle)
    _refuse_until(throttle.rests_until(tried.source, now, known=tried.known), now)
    throttle = throttle.tried(tried.source, now)
    records.save(tx, throttle)
    until = throttle.rests_until(tried.source, now, known=tried.known)
    if until is not None:
        return _resting(until, now)
    return Refused("pin.wrong_left", left=throttle.tries_left(tried.source, now))


def failed(tx: Tx, now: dt.datetime, tried: Attempt) -> None:
    """Count this person among those who failed at the address."""
    records.save(tx, _load(tx, tried.crowd).tried(tried.person, now))


def succeeded(tx: Tx, tried: Attempt) -> None:
    """Forget this source's wrong tries, and that this person failed at the address."""
    _forgive(tx, tried.throttle, tried.source)
    _forgive(tx, tried.crowd, tried.person)


def reset(tx: Tx, person: str) -> None:
    """Forget every wrong try at `person`: an officer has made sure who they are."""
    tx.delete(Throttle.collection, f"person:{person}")


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


def _refuse_until(until: dt.datetime | None, now: dt.datetime) -> None:
    if until is not None:
        raise _resting(until, now)


def _resting(until: dt.datetime, now: dt.datetime) -> Refused:
    minutes = math.ceil((until - now) / dt.timedelta(minutes=1))
    # The time is rounded up to a whole minute: at the minute that is told, it works.
    told = (until + dt.timedelta(seconds=59, microseconds=999_999)).astimezone(TOKYO)
    return Refused("pin.resting", until=f"{told:%H:%M}", minutes=minutes)
