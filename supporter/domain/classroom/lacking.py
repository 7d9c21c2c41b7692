"""What somebody in the room has still to tell before a certificate can be made out: a name, or a town that takes part.

A フリガナ is never among it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from supporter.domain.classroom.seat import Guest, Seat, has_full_name
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import COURSE, FOLLOW_UP, TrainingSession, taking_part

Lack = Literal["name", "town"]
#: Kinds of classes after which there are certificates; who comes to the others is counted.
COURSES = (COURSE, FOLLOW_UP)


def lacks(session: TrainingSession, seat: Mapping[str, object]) -> tuple[Lack, ...]:
    """What is not known of a seat as it lies in the store; nothing where an account tells all, and in classes that
    make no records by name.
    """
    if session.school or session.kind not in COURSES or seat["learner"]:
        return ()
    found: list[Lack] = [] if has_full_name(seat) else ["name"]
    return (*found, "town") if lacks_town(session, str(seat["municipality"])) else tuple(found)


def lacks_town(session: TrainingSession, municipality: str) -> bool:
    """Whether a town is none that takes part, or has not been told where several do."""
    return (municipality or _only(session)) not in taking_part(session)


def of_seat(session: TrainingSession, seat: Seat) -> tuple[Lack, ...]:
    """The same of a loaded seat; nothing any more once a record has been made of it."""
    return () if seat.finished and seat.finished.how else lacks(session, vars(seat))


def supplied(session: TrainingSession, seat: Seat, guest: Guest) -> Seat:
    """The seat with what it lacked, and with nothing else changed but a フリガナ that was missing.

    Raises `Refused`: lack.nothing, name.…, kana.invalid, lack.town for a town that takes no part.
    """
    missing = of_seat(session, seat)
    if not missing:
        raise Refused("lack.nothing")
    changes: dict[str, object] = {"certificate": True, "kana": seat.kana or check_kana(guest.kana)}
    if "name" in missing:
        changes |= {"name": check_name(guest.name), "kana": check_kana(guest.kana)}
    if "town" in missing:
        if guest.municipality not in taking_part(session):
            raise Refused("lack.town")
        changes["municipality"] = guest.municipality
    return seat.model_copy(update=changes)


def town_of(session: TrainingSession, seat: Seat) -> str:
    """The town of a seat; where only one takes part nobody has to say it."""
    return seat.municipality or _only(session)


def _only(session: TrainingSession) -> str:
    towns = taking_part(session)
    return towns[0] if len(towns) == 1 else ""
