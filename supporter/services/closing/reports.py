"""実施報告 of one class: read from what is stored on the day it is asked for, and the texts that staff let into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from supporter.content.courses.library import Library
from supporter.domain.classroom.same_words import in_cloud
from supporter.domain.classroom.tally import tally
from supporter.domain.closing.asked_answers import asked
from supporter.domain.closing.report import Report
from supporter.domain.closing.report_answers import Words, polls, results
from supporter.domain.courses.quiz import Short
from supporter.domain.municipalities.municipality import Municipality, Programme, programme_name
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.calendar import era_date
from supporter.domain.shared.refused import Refused
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

MOST_VOICES, LONGEST_VOICE = 20, 200


class Reports:
    """What the staff of the municipality that holds a class tell of it. All raise `Refused`: access.refused."""

    def __init__(
        self, store: Store, library: Library, clock: Clock, orders: RunningOrders, finishing: Finishing
    ) -> None:
        self._store, self._library, self._clock = store, library, clock
        self._orders, self._finishing = orders, finishing

    async def report(self, person: Person, session_id: str) -> tuple[TrainingSession, Report]:
        """The report as of today. Raises `Refused`: finish.not_ended, course.unknown."""
        session, lines = await self._finishing.lines(person, session_id)
        return session, await self._store.read(lambda tx: self._report(tx, session, lines))

    async def exported(self, person: Person, session_id: str, form: str) -> tuple[TrainingSession, Report]:
        """The same for a file in `form` (pdf, xlsx); that it leaves is noted first."""
        session, report = await self.report(person, session_id)
        await self._store.run(lambda tx: self._audit_session(tx, person, session, "report", form=form))
        return session, report

    async def written(self, person: Person, session_id: str) -> list[str]:
        """The free texts of a class, from which staff choose; the words of a word cloud as they are counted.

        Raises `Refused`: access.refused.
        """

        def unit(tx: Tx) -> list[str]:
            session = sessions.load_for(tx, person, Action.CLASS_FINISH, session_id)
            order = self._orders.of(session)
            found = set[str]()
            for key, answers in given(tx, session, order).items():
                asking = order.asks[key]
                if isinstance(asking.question, Short):
                    counts = tally(asking, answers, {}).counts
                    found |= set(_counted(counts) if in_cloud(asking.question) else counts)
            return sorted(found)

        return await self._store.read(unit)

    async def choose(self, person: Person, session_id: str, voices: Iterable[str]) -> None:
        """Keep the texts that go into the report, as staff have written them; empty ones are left out.

        Raises `Refused`: report.too_long.
        """
        kept = [text for text in (" ".join(voice.split()) for voice in voices) if text]
        if len(kept) > MOST_VOICES or any(len(text) > LONGEST_VOICE for text in kept):
            raise Refused("report.too_long", most=MOST_VOICES, longest=LONGEST_VOICE, field="other")

        def unit(tx: Tx) -> None:
            session = sessions.load_for(tx, person, Action.CLASS_FINISH, session_id)
            records.save(tx, session.model_copy(update={"voices": tuple(dict.fromkeys(kept))}))
            self._audit_session(tx, person, session, "voices", count=len(kept))

        await self._store.run(unit)

    def _report(self, tx: Tx, session: TrainingSession, lines: Sequence[Line]) -> Report:
        course = self._library.of(session.municipality).course(session.course)
        order = self._orders.of(session)
        town = records.load(tx, Municipality, session.municipality)
        programme = records.load(tx, Programme, session.programme)
        called = programme_name(town, programme) if town and programme else ""
        sittings = [sitting_of(line) for line in lines]
        made_on = self._clock.now().date()
        answers = given(tx, session, order)
        tallies = {
            key: tally(asking, answers.get(key, {}), session.hands.get(key, {})) for key, asking in order.asks.items()
        }
        before_after, survey = polls(order, tallies, _poll_words())
        by_name = {key: [answer for _, answer in counted.elements()] for key, counted in answers.items()}
        return Report(
            title=say("report.title", programme=called),
            facts=plan_facts(session, called, course.title.plain, sittings),
            people=len(sittings),
            completed=sum(one.outcome == "completed" for one in sittings),
            attended=sum(one.outcome == "attended" for one in sittings),
            counted=sum(one.outcome == "counted" for one in sittings),
            before=sum(one.before for one in sittings),
            confirmed=sum(line.seat.finished is not None for line in lines),
            ways=by_way(sittings),
            ages=by_age(sittings),
            towns=by_town(sittings, town_names(tx, session)),
            results=results(order, by_name, session.hands),
            asked=asked(order, session.room.phases, answers, session.hands, sides()),
            before_after=before_after,
            survey=survey,
            voices=session.voices,
            issuer=f"{town.name} {town.department}" if town else "",
            ask=say("report.ask", phone=town.phone) + (f"　FAX {town.fax}" if town.fax else "") if town else "",
            made_on=made_on,
        )

    def _audit_session(self, tx: Tx, person: Person, session: TrainingSession, did: str, **facts: object) -> None:
        actor, town = audit.actor_of(person), session.municipality
        audit.record(
            tx, self._clock.now(), actor, Action.CLASS_FINISH, subject=session.id, municipality=town, did=did, **facts
        )


def file_name(session: TrainingSession) -> str:
    """実施報告書_R8-003_令和8年11月23日."""
    return say("report.file", number=session.number, date=era_date(session.held_on))


def _poll_words() -> Words:
    return Words(say("report.before"), say("report.after"), sides())


def _counted(words: Mapping[str, int]) -> list[str]:
    return [say("report.words", word=word, count=n) if n > 1 else word for word, n in words.items()]
