"""What a page of the day says after something was pressed: that it is done, or why not and what to do."""

from __future__ import annotations

from typing import NamedTuple

from supporter.domain.shared.refused import Refused
from supporter.web.shared import templates

_STATUS = {"rate.limited": 429}


class Notice(NamedTuple):
    """One sentence, and the status that tells machines; `done` where it is good news."""

    words: str = ""
    done: bool = True
    status: int = 200


NOTHING = Notice()


def refusal(refused: Refused) -> Notice:
    """The sentence of a refusal. Raises it again where it is no matter of this page."""
    if refused.code == "access.refused":
        raise refused
    return Notice(str(templates.sentence(refused.code, **refused.facts)), False, _STATUS.get(refused.code, 422))
