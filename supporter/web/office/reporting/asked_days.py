"""Days that somebody asks figures and rosters of: what cannot be told of them is said, not passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from supporter.domain.shared.refused import Refused
from supporter.web.shared.field_errors import NONE, FieldError, field_error


def day(text: str) -> dt.date | None:
    """The day that was typed; `None` where none was."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def problem(typed: Mapping[str, str], today: dt.date, first: str = "since", last: str = "until") -> FieldError:
    """What is wrong with the day `on`, which must not be still to come, or with a span that ends before it begins."""
    on, since, until = (day(typed.get(name, "")) for name in ("on", first, last))
    if on and on > today:
        return field_error(Refused("day.to_come", field="on"))
    if since and until and since > until:
        return field_error(Refused("days.turned", field=last))
    return NONE
