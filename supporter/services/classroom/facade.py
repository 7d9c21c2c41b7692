"""The class under way."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.classroom.answers import Answers
from supporter.services.classroom.control import Classroom
from supporter.services.classroom.hall_questions import HallVoices
from supporter.services.classroom.projectors import Walls
from supporter.services.classroom.rehearsals import Rehearsals
from supporter.services.classroom.room_setup import RoomSetup
from supporter.services.classroom.running_orders import Rundowns
from supporter.services.classroom.scenes import Scenes
from supporter.services.classroom.seat_cards import Reception
from supporter.services.classroom.seats import Seats
from supporter.services.classroom.wellbeing_calls import Watch
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ClassroomFacade:
    """`app.classroom`."""

    running_orders: Rundowns
    control: Classroom
    scenes: Scenes
    seats: Seats
    seat_cards: Reception
    answers: Answers
    hall_questions: HallVoices
    projectors: Walls
    wellbeing_calls: Watch
    room_setup: RoomSetup
    rehearsals: Rehearsals


def built(parts: Parts) -> ClassroomFacade:
    """The services of this feature."""
    orders = Rundowns(parts.library)
    seats, answers = Seats(parts.store, parts.clock), Answers(parts.store, parts.clock, orders)
    return ClassroomFacade(
        running_orders=orders,
        control=Classroom(parts.store, parts.clock, orders),
        scenes=Scenes(parts.store, orders),
        seats=seats,
        seat_cards=Reception(parts.store, parts.clock),
        answers=answers,
        hall_questions=HallVoices(parts.store, parts.clock),
        projectors=Walls(parts.store, parts.clock),
        wellbeing_calls=Watch(parts.store, parts.clock),
        room_setup=RoomSetup(parts.store, parts.clock),
        rehearsals=Rehearsals(parts.store, parts.clock, orders, seats, answers),
    )
