"""The product with one more command at its loopback endpoint, by which a load test plays the trainer."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from starlette.routing import Route

from supporter.cli import main
from supporter.commands import endpoint, operations
from supporter.commands.operations import Json
from supporter.data_folder import Folder
from supporter.domain.classroom.tally import Tally
from supporter.domain.shared.access import Person, Role
from supporter.wiring import App

CLASS = "load"
TRAINER = Person(role=Role.TRAINER, id="sato", municipality="312011")


#: The application that this process serves.
_served: list[App] = []


def install() -> None:
    """Let the endpoint know `drive`, and remember whose endpoint it is: commands are given the data folder alone."""
    route = endpoint.route

    def remembered(app: App, token: str) -> Route:
        _served[:] = [app]
        return route(app, token)

    endpoint.route = remembered
    operations.OPERATIONS["drive"] = drive


async def drive(_: Folder, args: Json) -> Json:
    """Do one move of the class; `at` is the moment before it on the machine's own clock, which all processes share,
    `done` the one when it was on the disk.
    """
    (app,) = _served
    verb, more = args["do"], args.get("with", [])
    at = time.monotonic()
    if verb == "counted":
        tallies = (await app.classroom.scenes.counted(CLASS)).tallies
        return {"answered": next(iter(tallies.values()), Tally(key="", counts={})).answered}
    if verb == "watch":
        await app.hub.watch(CLASS, lambda scene: None)  # as a projector does
    elif verb != "usage":
        await getattr(app.classroom.control, verb)(TRAINER, CLASS, *more)
    return {"at": at, "done": time.monotonic(), **_usage()}


def _usage() -> Json:
    used = resource.getrusage(resource.RUSAGE_SELF)
    rss = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    return {"cpu": used.ru_utime + used.ru_stime, "rss": rss}


if __name__ == "__main__":
    install()
    main()
