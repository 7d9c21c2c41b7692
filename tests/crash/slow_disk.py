"""The product on a disk that takes its time: a receipt sent before the disk has the answer dies with the server."""

from __future__ import annotations

import time

from supporter.cli import main
from supporter.storage.log import Log

SECONDS = 0.02  # that a line takes; a receipt needs a few milliseconds to the phone

_append = Log.append


def append(log: Log, line: bytes) -> None:
    """Wait, then write."""
    time.sleep(SECONDS)
    _append(log, line)


if __name__ == "__main__":
    Log.append = append  # type: ignore[method-assign]
    main()
