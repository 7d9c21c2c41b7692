"""Whom a town may want to remind: who began a course and has not opened it for two weeks."""

from __future__ import annotations

import datetime as dt

from supporter.domain.transcripts.summary import Summary

QUIET = dt.timedelta(days=14)


def is_quiet(summary: Summary, today: dt.date) -> bool:
    """Whether a course was begun, is not completed, and has not been opened for `QUIET`."""
    if summary.completed_on or summary.last_on is None:
        return False
    return today - summary.last_on >= QUIET
