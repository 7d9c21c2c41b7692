"""When to learn again after a completion (次の学びのめやす): a whole 年度, and never an end."""

from __future__ import annotations

import datetime as dt

from supporter.domain.shared.calendar import fiscal_year, months_after


def follow_up_year(completed_on: dt.date, validity_months: int | None) -> int | None:
    """The 年度 in which to learn again (次の学びのめやす), or `None` where the course sets no months.

    A whole 年度, and never an end: nobody stops being a supporter on a day.
    """
    return fiscal_year(months_after(completed_on, validity_months)) if validity_months else None
