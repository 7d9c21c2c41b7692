"""Voices (会場からの質問): what people ask from their seats, looked at before others see it, and voted up."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import ClassVar, Literal

from supporter.domain.classroom.seat import has_unkind_words
from supporter.domain.shared.document import Document
from supporter.domain.shared.refused import Refused

LONGEST = 140
#: Questions of one seat in one class, and the time between two of them.
MOST, APART = 10, dt.timedelta(seconds=20)

#: What has come and nobody has looked at, what all may read, what is left out, what has been answered.
HallQuestionState = Literal["waiting", "shown", "hidden", "answered"]

_ID = re.compile(r"[0-9a-f]{32}")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


class HallQuestion(Document):
    """One question. `by` is the number of its seat and `voters` those of who find it good, as long as its day
    lasts; afterwards `by` is 0 and only their number is kept (`counted`). Neither is ever shown.
    """

    collection: ClassVar[str] = "hall_questions"

    session: str
    text: str
    state: HallQuestionState
    at: dt.datetime
    by: int
    voters: tuple[int, ...] = ()
    counted: int = 0

    @property
    def votes(self) -> int:
        """How many seats find it good."""
        return len(self.voters) + self.counted

    @property
    def readable(self) -> bool:
        """Whether others may read it."""
        return self.state in ("shown", "answered")

    def voted(self, seat: int, *, on: bool) -> HallQuestion:
        """With the vote of a seat, which counts once however often it is sent."""
        others = tuple(one for one in self.voters if one != seat)
        return self.model_copy(update={"voters": (*others, seat) if on else others})

    def unlinked(self) -> HallQuestion:
        """Of nobody any more."""
        return self.model_copy(update={"by": 0, "voters": (), "counted": self.votes})


def hall_question_id(session: str, drawn: str, bound: str) -> str:
    """The natural id of a question, so that one sent twice is one: `bound` is a digest of what the phone has drawn
    for it and of its seat's secret, so that it is nobody else's.

    Raises `Refused('message.malformed')` for what no page has drawn.
    """
    if not _ID.fullmatch(drawn):
        raise Refused("message.malformed")
    return f"{session}:{bound[:32]}"


def check_hall_question(text: str) -> str:
    """The question on one line, without what cannot be seen. Raises `Refused`: voice.empty, voice.too_long."""
    if len(text) > LONGEST * 4:
        raise Refused("voice.too_long")
    seen = "".join(one for one in " ".join(text.split()) if one in _JOINERS or _visible(one))
    if not any(unicodedata.category(one)[0] in "LN" for one in seen):
        raise Refused("voice.empty")
    if len(seen) > LONGEST:
        raise Refused("voice.too_long")
    return seen


def first_state(how: str, text: str) -> HallQuestionState:
    """Whether it is shown at once. Words that may hurt are always looked at first, and never refused:
    they hide in harmless ones as well.
    """
    return "shown" if how == "open" and not has_unkind_words(text) else "waiting"


def require_pause(earlier: list[HallQuestion], now: dt.datetime) -> None:
    """Raise `Refused`: voice.too_many, voice.too_soon, where a seat asks without end."""
    if len(earlier) >= MOST:
        raise Refused("voice.too_many")
    if any(abs(now - one.at) < APART for one in earlier):
        raise Refused("voice.too_soon")


def by_votes(voices: list[HallQuestion]) -> list[HallQuestion]:
    """Those not answered yet first, the most wanted before the others, the longer waiting before the newer."""
    return sorted(voices, key=lambda one: (one.state == "answered", -one.votes, one.at, one.id))


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE
