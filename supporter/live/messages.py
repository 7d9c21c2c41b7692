"""What phones may say, read strictly: `PROTOCOL.md` has an example of every message."""

from __future__ import annotations

import contextlib
from typing import Annotated, Literal

import orjson
from pydantic import Field, TypeAdapter, ValidationError

from supporter.domain.accounts.learner import AgeBand
from supporter.domain.shared.document import Value
from supporter.domain.shared.refused import Refused

#: Bytes of one message. The longest honest one joins with a name in full.
LONGEST = 4096

Secret = Annotated[str, Field(pattern=r"^[0-9a-f]{32,64}$")]
Short = Annotated[str, Field(max_length=100)]


class _Message(Value):
    """`n` is the phone's own count; the reply names it."""

    n: int = Field(ge=0, le=10**9)


class Hello(_Message):
    """Which seats this phone holds; the answer is all that is known of them."""

    do: Literal["hello"]
    seats: tuple[Secret, ...] = Field(max_length=4)


class Join(_Message):
    """A seat for the phone that drew `secret`, in one of the ways of `services.classroom.seats.Way`."""

    do: Literal["join"]
    secret: Secret
    claim: Short = ""
    number: Short = ""
    me: bool = False
    name: Annotated[str, Field(max_length=300)] = ""
    kana: Annotated[str, Field(max_length=300)] = ""
    age: AgeBand = ""
    town: Annotated[str, Field(max_length=6)] = ""
    certificate: bool = False
    move: bool = False


class Answer(_Message):
    """An answer, the `turn`th of this seat to this question; `random` where it is unsigned."""

    do: Literal["answer"]
    secret: Secret
    key: Short
    answer: tuple[Annotated[str, Field(max_length=400)], ...] = Field(max_length=30)
    turn: int = Field(ge=1, le=10_000)
    random: Annotated[str, Field(max_length=64)] = ""


class Help(_Message):
    """係に、そっと来てもらう; `again` where the phone repeats what it has asked before."""

    do: Literal["help"]
    secret: Secret
    again: bool = False


class OfASeat(_Message):
    """Nobody need come any more; this phone lets go of the seat; or what the seat may read of the hall's questions."""

    do: Literal["unhelp", "leave", "voices"]
    secret: Secret


class Say(_Message):
    """A question from the hall under the id that the phone drew for it; longer than it may be, so that it is told."""

    do: Literal["voice"]
    secret: Secret
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    text: Annotated[str, Field(max_length=600)]


class Vote(_Message):
    """わたしも聞きたい, or not after all."""

    do: Literal["vote"]
    secret: Secret
    id: Short
    on: bool


class Ping(_Message):
    """Are you there?"""

    do: Literal["ping"]


Message = Annotated[Hello | Join | Answer | Help | Say | Vote | OfASeat | Ping, Field(discriminator="do")]
_ADAPTER: TypeAdapter[Message] = TypeAdapter(Message)


def read(text: str | bytes) -> Message:
    """The message. Raises `Refused`: message.too_long, message.malformed."""
    if len(text) > LONGEST:
        raise Refused("message.too_long")
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError:
        raise Refused("message.malformed", n=_count_of(text)) from None


def _count_of(text: str | bytes) -> int:
    """The phone's count in a message that says nothing else, so that it need not wait for a reply."""
    with contextlib.suppress(orjson.JSONDecodeError, AttributeError):
        count = orjson.loads(text).get("n")
        return count if type(count) is int and 0 <= count < 2**53 else 0
    return 0
