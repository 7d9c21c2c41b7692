"""What a phone alone keeps: a random number, from which comes the id by which it finds its own answer again."""

from __future__ import annotations

import hmac
import re

from supporter.domain.shared.refused import Refused

LONGEST = 64
_RANDOM = re.compile(r"[0-9a-f]+")


def answer_id(random: str, asked: str, shortest: int = LONGEST) -> str:
    """The id of the answer of one phone to what was `asked`; nobody gets from it to the phone.

    `random` is written in `shortest` to 64 hexadecimal digits. Raises `Refused('answer.malformed')` for one
    that no page has drawn.
    """
    if not (shortest <= len(random) <= LONGEST and _RANDOM.fullmatch(random)):
        raise Refused("answer.malformed")
    return hmac.new(random.encode(), asked.encode(), "sha256").hexdigest()
