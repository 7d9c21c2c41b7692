"""The doors at which strangers type a code, a number, a name or an id, and how much is taken there from one network.

Everything in this list lies in memory; wrong PINs and passwords are counted in the store (`accounts/attempts.py`).
A hall of three hundred shares one network, and so may a region: no bound stands below what such a hall does.

Short codes (six digits of a class, four of a seat, six of an application) rest when too many were wrong. Long ones
(50 random bits and more: a pass, a 引換番号, the card of a learner, a certificate) are always judged, since nobody
can sweep them, and whoever holds the right one must not wait for what a neighbour mistypes; only the answer changes.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from supporter.services.shared.rate_limits import GuessLimit, RateLimit


class Door(StrEnum):
    """Where something is guessed."""

    #: The six digits on the wall of a hall, wherever they stand in an address.
    JOIN_CODE = "join code"
    #: The four digits behind a seat's number: at one seat.
    ENTRY = "entry code"
    #: Entry codes of all seats of a class, from one network.
    ENTRIES = "entry codes"
    #: Numbers of cards that nobody has or somebody else, of a class, from one network.
    SEATS = "seats"
    #: The digits of a screen, from one member of staff.
    SCREEN = "screen"
    #: Learner numbers that nobody has, from one reception: readers do not mistype, guessers do.
    SCAN = "scan"
    #: The number and name of an application.
    CANCEL = "cancel"
    PASS = "day pass"
    CARD = "learner card"
    CERTIFICATE = "certificate"
    #: The passphrase of a class file, on the laptop that takes it in.
    CLASS_FILE = "class file"


class Use(StrEnum):
    """What is taken from one network, right or wrong."""

    SIGN_UP = "sign-up"
    APPLY = "application"
    #: A seat of a class without its card.
    JOIN = "join"
    #: The same from a phone that keeps no line: it does not take a place in a full room either.
    JOIN_BY_POST = "join by post"
    #: A hall whose hundred people have failed: how often others are judged there all the same.
    CROWDED_HALL = "crowded hall"


_MINUTE = dt.timedelta(minutes=1)
_GUESSES: dict[Door, tuple[int, dt.timedelta]] = {
    Door.JOIN_CODE: (100, _MINUTE),
    Door.ENTRY: (5, 5 * _MINUTE),
    Door.ENTRIES: (20, 15 * _MINUTE),
    Door.SEATS: (100, 15 * _MINUTE),
    Door.SCREEN: (5, 5 * _MINUTE),
    Door.SCAN: (30, 5 * _MINUTE),
    Door.CANCEL: (10, 15 * _MINUTE),
    Door.PASS: (20, 5 * _MINUTE),
    Door.CARD: (100, _MINUTE),
    Door.CERTIFICATE: (30, _MINUTE),
    Door.CLASS_FILE: (10, 5 * _MINUTE),
}
#: In a minute, on a day.
_USES: dict[Use, tuple[int, int]] = {
    Use.SIGN_UP: (60, 600),
    Use.APPLY: (20, 200),
    Use.JOIN: (1_200, 3_000),
    Use.JOIN_BY_POST: (20, 200),
    Use.CROWDED_HALL: (300, 6_000),
}
#: Messages of a class at once, and how many more each second: of one line, far above what fingers do; of a network,
#: above a hall of a thousand that comes back at once; of its phones that keep no line.
LINE, NETWORK, POSTS = (30, 5.0), (6_000, 1_200.0), (300, 100.0)
#: Screens that wait for their class at once: from one network, and in all.
WAITING_SCREENS, ALL_WAITING_SCREENS = 20, 2_000
#: So long a screen waits; its page asks again by itself.
SCREEN_WAITS = 10 * _MINUTE


def guesses(door: Door) -> GuessLimit:
    """A new count of what is wrong at a door."""
    return GuessLimit(*_GUESSES[door])


def uses(use: Use) -> RateLimit:
    """A new count of what one network asks for."""
    return RateLimit(*_USES[use])
