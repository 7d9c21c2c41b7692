"""A class on a disk that takes its time: a receipt sent before the disk has the answer dies with the server."""

from __future__ import annotations

from supporter.cli import main
from supporter.storage.log import Log
from tests.crash.slow_disk import append
from tests.load.class_server import install

if __name__ == "__main__":
    Log.append = append  # type: ignore[method-assign]
    install()
    main()
