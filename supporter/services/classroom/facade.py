"""The class under way."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.classroom.answers import Answers
from supporter.services.classroom.class_files import FOR_DRAWING, ClassFiles
from supporter.services.classroom.control import RoomControl
from supporter.services.classroom.hall_questions import HallQuestions
from supporter.services.classroom.moderation import Moderation
from supporter.services.classroom.projectors import Projectors
from supporter.services.classroom.rehearsals import Rehearsals
from supporter.services.classroom.room_setup import RoomSetup
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.classroom.scenes import Scenes
from supporter.services.classroom.seat_cards import SeatCards
from supporter.services.classroom.seats import Seats
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.classroom.wellbeing_calls import WellbeingCalls
from supporter.services.shared.child_process import FileReader
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ClassroomFacade:
    """`app.classroom`."""

    running_orders: RunningOrders
    control: RoomControl
    scenes: Scenes
    seats: Seats
    seat_cards: SeatCards
    answers: Answers
    moderation: Moderation
    hall_questions: HallQuestions
    projectors: Projectors
    wellbeing_calls: WellbeingCalls
    room_setup: RoomSetup
    rehearsals: Rehearsals
    todays_classes: TodaysClasses
    class_files: ClassFiles


def built(parts: Parts) -> ClassroomFacade:
    """The services of this feature."""
    orders = RunningOrders(parts.library)
    seats, answers = Seats(parts.store, parts.clock), Answers(parts.store, parts.clock, orders)
    todays, scenes = TodaysClasses(parts.store, parts.clock, orders), Scenes(parts.store, orders)
    return ClassroomFacade(
        running_orders=orders,
        control=RoomControl(parts.store, parts.clock, orders),
        scenes=scenes,
        seats=seats,
        seat_cards=SeatCards(parts.store, parts.clock),
        answers=answers,
        moderation=Moderation(parts.store, scenes),
        hall_questions=HallQuestions(parts.store, parts.clock),
        projectors=Projectors(parts.store, parts.clock),
        wellbeing_calls=WellbeingCalls(parts.store, parts.clock),
        room_setup=RoomSetup(parts.store, parts.clock),
        rehearsals=Rehearsals(parts.store, parts.clock, orders, seats, answers),
        todays_classes=todays,
        class_files=ClassFiles(parts.store, todays, parts.class_files, parts.files, FileReader(FOR_DRAWING)),
    )
