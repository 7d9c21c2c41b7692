"""The product on another day: `python -m tests.support.browser.later COMMAND…` with the days to add in the file `days`.

`python -m tests.support.browser.later prepare DATA` puts 花子, who has completed the course, into an empty data folder
and prints her number and the code of her certificate.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path

from supporter import cli
from supporter.services.shared import clock
from tests.support.web.people_site import site

DAYS = Path("days")


def now(_: object = None) -> dt.datetime:
    """The time so many days ahead; the file may change while a server runs."""
    return dt.datetime.now(clock.TOKYO) + dt.timedelta(days=int(DAYS.read_text()) if DAYS.exists() else 0)


async def prepare(data: Path) -> str:
    """An empty folder becomes a town with one person in it."""
    async with site(data) as house:
        house.clock.time = now()
        number, _ = await house.learner("夢野 花子")
        await house.complete(number)
        (certificate,) = house.app.folder.store.scan("certificates")
    return f"{number} {certificate['code']}"


if __name__ == "__main__":
    clock.SystemClock.now = now  # type: ignore[method-assign,assignment]
    if sys.argv[1] == "prepare":
        print(asyncio.run(prepare(Path(sys.argv[2]))))
    else:
        cli.main()
