"""A seat (番号札): one participant of a training session, by phone or on paper, with what they answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Literal, NamedTuple

from pydantic import Field

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.classroom.outcome import ConfirmedOutcome, StaffDecision
from supporter.domain.courses.quiz import Answer
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused

LONGEST_NICKNAME = 20
#: Turns a phone may take at one question; far more than anybody changes their mind.
MOST_TURNS = 10_000
#: Whole words that no name tag has to carry; a name nobody else sees needs no longer list.
_UNKIND_WORDS = "死ね しね シネ 殺す ころす くたばれ ばか バカ 馬鹿 あほ アホ うんこ fuck shit bitch"
_UNKIND = (*_UNKIND_WORDS.split(), "kill you")
_PERSONAL = ("name", "kana", "age_band", "learner", "token", "entry", "application")
#: What tells that a name is more than what somebody wants to be called: they asked for a certificate, or told staff.
_OFFICIAL = ("certificate", "kana", "municipality", "application", "walk_in", "learner")
_MARKUP = frozenset("<>&\"'`\\{}")

#: `card`: printed, and nobody has come with it yet.
SeatKind = Literal["card", "phone", "paper"]


class Given(NamedTuple):
    """The answer that counts, when it came (epoch seconds), and the how-manieth of its phone it was."""

    answer: Answer
    at: int
    turn: int = 1


class Seat(Document):
    """`id` is `session:number`. `claim` is the digest of the 引換番号, `token` that of the phone's secret.

    `entry` are four digits that the phone shows, to come back from another browser. A name is empty where
    none was asked for; `certificate` says that it is to stand on one as it is. `learner` is the learner number, empty
    for those without an account. `walk_in` came without having applied, `application` is the id of the
    application of who has. `verdict` is what staff decided after the class, `finished` what they confirmed.
    `received` is who stands on the list of the reception as having come: no phone ends that. `bare` is a seat whose
    phone knows nothing but the number on its card: it is told nobody's name. `drawn` counts the 引換番号 that were
    drawn for phones: 0 where the one on a card holds, more than 1 where a phone had to be told another one.
    `printed` is the number on the card of who had to get another one, because two laptops had given it away.
    """

    collection: ClassVar[str] = "seats"

    session: str
    claim: str = ""
    drawn: int = 0
    number: int
    printed: int = 0
    kind: SeatKind
    walk_in: bool = False
    application: str = ""
    name: str = ""
    kana: str = ""
    age_band: AgeBand = ""
    municipality: str = ""
    certificate: bool = False
    learner: str = ""
    token: str = ""
    entry: str = ""
    received: bool = False
    bare: bool = False
    joined_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    answers: dict[str, Given] = Field(default_factory=dict)
    verdict: StaffDecision | None = None
    finished: ConfirmedOutcome | None = None

    @property
    def present(self) -> bool:
        """Whether somebody came with it and has not left."""
        return self.joined_at is not None and self.left_at is None

    @property
    def full_name(self) -> bool:
        """Whether the name is one for a certificate, and not only what somebody wants to be called."""
        return has_full_name(self.__dict__)

    def answered(self, key: str, answer: Answer, turn: int, now: dt.datetime) -> Seat:
        """With the answer to the question `key`; the same one again changes nothing.

        Raises `Refused('answer.older')` for another answer than the last one in a turn that has passed: a
        message sent twice must not take back what was chosen since.
        """
        kept = self.answers.get(key)
        if kept and kept.answer == answer:
            return self
        if not 1 <= turn <= MOST_TURNS or (kept and turn <= kept.turn):
            raise Refused("answer.older")
        return self._with(key, Given(answer, int(now.timestamp()), turn))

    def entered(self, key: str, answer: Answer, now: dt.datetime) -> Seat:
        """With an answer that staff read from paper: what is entered last counts."""
        kept = self.answers.get(key)
        if kept and kept.answer == answer:
            return self
        return self._with(key, Given(answer, int(now.timestamp()), kept.turn + 1 if kept else 1))

    def without(self, key: str) -> Seat:
        """Without an answer that was entered by mistake."""
        return self.model_copy(update={"answers": {k: given for k, given in self.answers.items() if k != key}})

    def nameless(self) -> Seat:
        """As it is counted after its learner has been erased: who it was is gone, what was answered stays."""
        return self.model_copy(update=dict.fromkeys(_PERSONAL, "") | {"verdict": None, "certificate": False})

    def _with(self, key: str, given: Given) -> Seat:
        return self.model_copy(update={"answers": {**self.answers, key: given}})


class Guest(Value):
    """What somebody says of themselves when they join: a name to be called, or all that a certificate needs."""

    name: str = ""
    kana: str = ""
    age_band: AgeBand = ""
    municipality: str = ""
    certificate: bool = False


def has_full_name(seat: Mapping[str, object]) -> bool:
    """The same of a seat as it lies in the store. A フリガナ is one sign of it among others, and never needed."""
    return bool(seat["name"]) and any(seat.get(told) for told in _OFFICIAL)


def seat_id(session: str, number: int) -> str:
    """The natural id of a seat; with leading zeros, so that seats lie in the order of their numbers."""
    return f"{session}:{number:04}"


def check_guest(guest: Guest) -> Guest:
    """The guest as kept. Raises `Refused`: name.…, kana.invalid, kana.empty, name.unkind."""
    if guest.certificate:
        check_name(guest.name)
        return guest.model_copy(update={"kana": check_kana(guest.kana)})
    return Guest(name=check_nickname(guest.name))


def check_nickname(text: str) -> str:
    """What somebody wants to be called; nobody but themselves and staff sees it.

    Raises `Refused`: name.empty, name.too_long, name.forbidden (markup too), name.unkind.
    """
    if len(text) > LONGEST_NICKNAME:
        raise Refused("name.too_long")
    if _MARKUP & set(text):
        raise Refused("name.forbidden")
    try:
        name = check_name(text).strip()
    except Refused as refused:
        # What a certificate could not print is nobody's fault where none is wanted: another name is asked for.
        raise Refused("name.unkind" if refused.code == "name.forbidden" else refused.code, **refused.facts) from None
    if has_unkind_words(name):
        raise Refused("name.unkind")
    return name


def has_unkind_words(text: str) -> bool:
    """Whether words that hurt are in it; in a whole sentence they may be part of harmless ones."""
    return any(word in text.casefold() for word in _UNKIND)


def require_place(capacity: int | None, present: int) -> None:
    """Raise `Refused('session.full')` where every place is taken; who holds a card has one."""
    if capacity is not None and present >= capacity:
        raise Refused("session.full")
