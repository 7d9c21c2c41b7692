"""集計表 of one class, made when it is asked for; with names only where whoever asks may see them on that day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.outcome import Outcome
from supporter.domain.closing.asked_answers import asked, written
from supporter.domain.closing.tally_sheet import Attendee, TallySheet, arrivals, heard
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.calendar import TOKYO, era_date
from supporter.domain.training.session import TrainingSession
from supporter.services.classroom.running_orders import RunningOrders
from supporter.services.closing.class_answers import given, sides
from supporter.services.closing.finishing import Finishing
from supporter.services.closing.proposals import Line
from supporter.services.closing.report_facts import by_age, by_town, by_way, plan_facts, sitting_of, town_names
from supporter.services.shared import audit
from supporter.services.shared.clock import Clock
from supporter.services.training import sessions
from supporter.storage import records
from supporter.storage.base import Store, Tx
from supporter.wording import say


class TallySheets:
    """For the staff of the municipality that holds a class."""

    def __init__(self, store: Store, clock: Clock, orders: RunningOrders, finishing: Finishing) -> None:
        self._store, self._clock, self._orders, self._finishing = store, clock, orders, finishing

    async def exported(self, person: Person, session_id: str) -> tuple[TrainingSession, TallySheet]:
        """The table for a file, in which nobody is named; that it leaves is noted first.

        Raises `Refused`: access.refused, finish.not_ended, finish.away, course.unknown.
        """
        session, lines = await self._finishing.lines(person, session_id)

        def unit(tx: Tx) -> TallySheet:
            actor, town = audit.actor_of(person), session.municipality
            now, action = self._clock.now(), Action.CLASS_FINISH
            audit.record(tx, now, actor, action, subject=session.id, municipality=town, did="tally")
            return self._sheet(tx, session, lines, names=False)

        return session, await self._store.run(unit)

    async def exported_with_names(self, person: Person, session_id: str) -> tuple[TrainingSession, TallySheet]:
        """The same with who attended; whose names are in it is noted too.

        Raises as `exported` does, and session.names_gone for a trainer once the class is some days over.
        """
        session, lines = await self._finishing.lines(person, session_id)
        now, people = self._clock.now(), [f"learner:{line.seat.learner}" for line in lines if line.seat.learner]

        def unit(tx: Tx) -> TallySheet:
            sessions.names_for(tx, person, Action.CLASS_FINISH, session_id, now.date())
            actor, town = audit.actor_of(person), session.municipality
            audit.handed_out(
                tx,
                now,
                actor,
                Action.CLASS_FINISH,
                people,
                subject=session.id,
                municipality=town,
                did="tally names",
                rows=len(lines),
            )
            return self._sheet(tx, session, lines, names=True)

        return session, await self._store.run(unit)

    def _sheet(self, tx: Tx, session: TrainingSession, lines: Sequence[Line], *, names: bool) -> TallySheet:
        order, room = self._orders.of(session), session.room
        answers = given(tx, session, order)
        town = records.load(tx, Municipality, session.municipality)
        programme = records.load(tx, Programme, session.programme)
        called = programme_name(town, programme) if town and programme else ""
        sittings, towns = [sitting_of(line) for line in lines], town_names(tx, session)
        # Who taught and who watched is no part of what was counted.
        counted = session.model_copy(update={"trainers": (), "watcher": ""})
        voices, left_out = heard(records.find(tx, HallQuestion, "session", session.id))
        outcomes = Counter(line.outcome for line in lines)
        return TallySheet(
            title=say("tally.title", programme=called),
            facts=plan_facts(counted, called, order.course.title.plain, ()),
            people=len(lines),
            confirmed=sum(line.seat.finished is not None for line in lines),
            asked=asked(order, room.phases, answers, session.hands, sides()),
            written=written(order, room.phases, answers, room.shown),
            heard=voices,
            left_out=left_out,
            ways=by_way(sittings),
            applied=sum(bool(line.seat.application) for line in lines),
            arrivals=arrivals(one.seat.joined_at.astimezone(TOKYO) for one in lines if one.seat.joined_at),
            late=sum(one.late > 0 for one in sittings),
            early=sum(one.early > 0 for one in sittings),
            outcomes=tuple((each, outcomes[each]) for each in get_args(Outcome) if outcomes[each]),
            ages=by_age(sittings),
            towns=by_town(sittings, towns),
            names=tuple(_attendee(line, towns) for line in lines) if names else None,
            issuer=f"{town.name} {town.department}" if town else "",
            made_on=self._clock.now().date(),
        )


def tally_file_name(session: TrainingSession, *, names: bool = False) -> str:
    """集計表_R8-003_令和8年11月23日; that it holds names stands in front."""
    key = "tally.file.names" if names else "tally.file"
    return say(key, number=session.number, date=era_date(session.held_on))


def _attendee(line: Line, towns: dict[str, str]) -> Attendee:
    seat = line.seat
    came, left = (at.astimezone(TOKYO).time() if at else None for at in (seat.joined_at, seat.left_at))
    return Attendee(
        number=seat.number,
        name=seat.name,
        kana=seat.kana,
        town=towns.get(line.owner.town or seat.municipality, ""),
        kind=seat.kind,
        came=came,
        left=left,
        outcome=line.outcome,
    )
