"""A class that is held where no internet is: what is taken along, what the laptop keeps of it, what comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import FailFast, Field

from supporter.domain.classroom.anonymous_answer import AnonymousAnswer
from supporter.domain.classroom.hall_question import HallQuestion
from supporter.domain.classroom.seat import Seat
from supporter.domain.classroom.todays_moves import MOST_QUESTIONS
from supporter.domain.municipalities.municipality import Municipality, Programme
from supporter.domain.offline.taught_course import TaughtCourse
from supporter.domain.shared.document import Document, Value
from supporter.domain.training.application import Application
from supporter.domain.training.room import Room
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import OwnQuestion

Hands = dict[str, dict[str, int]]

#: Seats of one file, and the highest number that a card can show.
MOST_SEATS, HIGHEST = 5000, 9999
#: What a class of that size can bring along and back: towns of a region, slips of every question, questions asked.
MOST_TOWNS, MOST_SLIPS, MOST_VOICES = 2000, 200_000, 20_000

T = TypeVar("T")
#: A list of a file is read up to its first fault: nobody reads a list of a million faults.
Listed = Annotated[tuple[T, ...], FailFast()]


class OfflineCopy(Document):
    """One file that was taken along from here. `key` is the digest of the secret in it, by which what comes back
    is known; `machines` are the public keys of the laptops that brought something back.
    """

    collection: ClassVar[str] = "offline_copies"

    session: str
    municipality: str
    key: str = Field(repr=False)
    by: str
    at: dt.datetime
    names: bool
    needs: bool = False
    machines: tuple[str, ...] = ()


class LaptopClass(Document):
    """On the laptop: a class that was taken along, under the id of the class."""

    collection: ClassVar[str] = "laptop_classes"

    taking: str
    token: str = Field(repr=False)
    taken_at: dt.datetime
    brought_at: dt.datetime
    exported_at: dt.datetime | None = None


class UploadedReturn(Document):
    """A file that came back. `body` waits for an officer and is forgotten once it is merged.

    `numbers` say which number each seat has here, `hands` and `calls` what this file added, so that a newer one of
    the same machine replaces it instead of counting twice.
    """

    collection: ClassVar[str] = "uploaded_returns"

    session: str
    municipality: str
    taking: str
    machine: str
    content: str
    body: str = Field(default="", repr=False)
    made_at: dt.datetime
    sent_at: dt.datetime
    sent_by: str
    state: Literal["waiting", "done"] = "waiting"
    done_at: dt.datetime | None = None
    done_by: str = ""
    seats: int = 0
    numbers: dict[int, int] = Field(default_factory=dict)
    hands: Hands = Field(default_factory=dict)
    calls: int = 0
    receipt: str = ""


class OfflineBundle(Value):
    """What lies in the file for the laptop. Without names, `applications` is empty; older files tell no `course`."""

    taking: str
    token: str = Field(repr=False)
    taken_at: dt.datetime
    site: str
    session: TrainingSession
    course: TaughtCourse | None = None
    municipalities: Listed[Municipality] = Field(max_length=MOST_TOWNS)
    programmes: Listed[Programme] = Field(max_length=MOST_TOWNS)
    cards: Listed[Seat] = Field(default=(), max_length=MOST_SEATS)
    applications: Listed[Application] = Field(default=(), max_length=MOST_SEATS)


class ReturnedClass(Value):
    """What lies in the file for the server: what happened, and nothing of how it was planned. `questions` are those
    made up for the class, without which nobody could read the answers to them.
    """

    session: str
    taken_at: dt.datetime
    brought_at: dt.datetime
    room: Room
    hands: Hands = Field(default_factory=dict)
    calls: int = Field(default=0, ge=0, le=100_000)
    seats: Listed[Seat] = Field(default=(), max_length=MOST_SEATS)
    slips: Listed[AnonymousAnswer] = Field(default=(), max_length=MOST_SLIPS)
    voices: Listed[HallQuestion] = Field(default=(), max_length=MOST_VOICES)
    questions: Listed[OwnQuestion] = Field(default=(), max_length=MOST_QUESTIONS)

    @property
    def came(self) -> tuple[Seat, ...]:
        """The seats that somebody came with, in the order of their numbers."""
        return tuple(sorted((seat for seat in self.seats if seat.joined_at), key=lambda seat: seat.number))


def belongs_together(back: ReturnedClass) -> bool:
    """Whether everything in the file is of its class, and of a class that has ended."""
    numbers = [seat.number for seat in back.seats]
    return (
        back.room.state == "ended"
        and len(set(numbers)) == len(numbers)
        and all(1 <= number <= HIGHEST for number in numbers)
        and all(seat.session == back.session for seat in back.seats)
        and all(slip.asked.startswith(f"{back.session}/") for slip in back.slips)
        and all(voice.session == back.session and voice.id.startswith(f"{back.session}:") for voice in back.voices)
    )


def readable_here(documents: Iterable[Document]) -> bool:
    """Whether all are of the versions that this program writes."""
    return all(one.v == type(one).model_fields["v"].default for one in documents)


#: How far two clocks may be apart before it is told.
NEAR = dt.timedelta(minutes=10)


def odd_times(back: ReturnedClass, made_at: dt.datetime, now: dt.datetime, session: TrainingSession) -> list[str]:
    """What tells that a laptop's clock was wrong: `ahead`, `behind`, `day`."""
    odd = []
    if made_at > now + NEAR:
        odd.append("ahead")
    if min(back.brought_at, made_at) < back.taken_at - NEAR:
        odd.append("behind")
    started = back.room.started_at
    if started and started.astimezone(now.tzinfo).date() != session.held_on:
        odd.append("day")
    return odd
