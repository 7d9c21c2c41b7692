"""速報 or 確報: from which day the figures of a 年度 are final.

Until its books are closed (地方自治法235条の5: on 31 May after it) papers of its last classes still come in.
"""

from __future__ import annotations

import datetime as dt


def settled_from(year: int) -> dt.date:
    """The first day on which figures of a 年度 are final (確報)."""
    return dt.date(year + 1, 6, 1)


def is_settled(year: int, on: dt.date) -> bool:
    """Whether figures of a 年度, as they stood `on` a day, are final; before that they are 速報."""
    return on >= settled_from(year)
