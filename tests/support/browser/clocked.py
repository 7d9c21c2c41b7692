"""The product by a clock that a test sets: `python -m tests.support.browser.clocked 2026-12-23T13:20 serve …`.

Whoever comes twenty minutes late need not be waited for: the minutes in the file `ahead` beside the log are added.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

from supporter.cli import main
from supporter.domain.shared.calendar import TOKYO
from supporter.services.shared.clock import SystemClock

AHEAD = "ahead"
_started = time.monotonic()


def by(start: dt.datetime) -> None:
    """Let the machine's clock begin at `start`."""

    def now(_: SystemClock) -> dt.datetime:
        ahead = Path(AHEAD)
        minutes = float(ahead.read_text() or 0) if ahead.exists() else 0.0
        return start + dt.timedelta(minutes=minutes, seconds=time.monotonic() - _started)

    SystemClock.now = now  # type: ignore[method-assign]


if __name__ == "__main__":
    by(dt.datetime.fromisoformat(sys.argv.pop(1)).replace(tzinfo=TOKYO))
    main()
