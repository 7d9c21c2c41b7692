"""What the seats of a class have given, kept up by every one of them instead of being counted anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from supporter.domain.classroom.lacking import lacks
from supporter.domain.classroom.rehearsal import Rehearsal
from supporter.domain.classroom.seat import SeatKind
from supporter.domain.classroom.tally import Given, People
from supporter.domain.courses.quiz import Answer
from supporter.domain.training.session import TrainingSession


class _Counted(NamedTuple):
    """What one seat has brought into the count."""

    kind: SeatKind
    here: bool
    lacking: bool
    answers: Mapping[str, Answer]


_NOBODY = _Counted("card", False, False, {})


class RunningCount:
    """The seats of one class as they were last told. It knows no names: only kinds, answers, and who lacks something.

    `terms` is what a class says about who lacks something; after another one a count has to begin anew.
    """

    def __init__(self, session: TrainingSession) -> None:
        self.terms = terms(session)
        self.lacking = 0
        self._session = session
        self._seats: dict[str, _Counted] = {}
        self._here: Counter[SeatKind] = Counter()
        self._given: dict[str, Counter[tuple[SeatKind, Answer]]] = {}

    @property
    def people(self) -> People:
        """Who is in the room."""
        return People(phone=self._here["phone"], paper=self._here["paper"])

    def given(self, key: str) -> Given:
        """The signed answers to one question, each with how often it was given by phone or on paper."""
        return self._given.get(key, {})

    def seat(self, id: str, doc: Mapping[str, object] | None) -> None:
        """A seat as it lies in the store now; `None` if it lies there no more."""
        old, new = self._seats.pop(id, _NOBODY), _NOBODY if doc is None else self._counted(doc)
        if doc is not None:
            self._seats[id] = new
        self._here[old.kind] -= old.here
        self._here[new.kind] += new.here
        self.lacking += new.lacking - old.lacking
        for key in old.answers.keys() | new.answers.keys():
            before, now = old.answers.get(key), new.answers.get(key)
            if before != now or old.kind != new.kind:
                self._change(key, (old.kind, before), -1)
                self._change(key, (new.kind, now), 1)

    def _counted(self, doc: Mapping[str, object]) -> _Counted:
        here, answers = bool(doc["joined_at"] and not doc["left_at"]), doc["answers"]
        lacking = here and not isinstance(self._session, Rehearsal) and bool(lacks(self._session, doc))
        assert isinstance(answers, dict)
        given = {key: tuple(one[0]) for key, one in answers.items()}
        return _Counted(doc["kind"], here, lacking, given)  # type: ignore[arg-type]

    def _change(self, key: str, one: tuple[SeatKind, Answer | None], by: int) -> None:
        kind, answer = one
        if answer is None:
            return
        counter = self._given.setdefault(key, Counter())
        counter[kind, answer] += by
        if not counter[kind, answer]:
            del counter[kind, answer]


def terms(session: TrainingSession) -> tuple[object, ...]:
    """What decides who lacks something."""
    return session.kind, session.school, session.municipality, session.municipalities
