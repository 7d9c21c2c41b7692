"""A real server on a core of its own, and the people who are prepared in its data folder beforehand."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.accounts.learner import Learner, Notice, SignUpForm
from supporter.domain.accounts.learner_number import make_number
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import Person, Role
from supporter.domain.shared.calendar import fiscal_year
from supporter.domain.transcripts.progress import fold
from supporter.domain.transcripts.summary import summarise
from supporter.domain.transcripts.transcript import Completed, new_transcript
from supporter.services.accounts.sessions import open_sign_in
from supporter.services.accounts.sign_up import admitted
from supporter.services.shared.clock import TOKYO
from supporter.services.shared.secrets import Hasher
from supporter.services.transcripts.issuing import issue
from supporter.storage import records
from supporter.storage.base import Tx
from supporter.wiring import App, opened
from tests.support.browser.rig import Server, free_port

TOWN, COURSE, PIN = "312011", "kiso", "582913"
TEST, QUESTIONS = f"/m/{TOWN}/c/{COURSE}/test", 10
FAMILIES = ("鳥取", "髙橋", "山﨑", "𠮷田", "Nguyễn")

_BATCH = 500
_CORES = sorted(os.sched_getaffinity(0))


def on_first_core(command: Sequence[str]) -> list[str]:
    """The same command, kept to one core; on a machine with one core it shares that."""
    return ["taskset", "-c", str(_CORES[0]), *command]


def keep_to_other_cores() -> None:
    """This process, which plays the phones, leaves the server's core alone."""
    os.sched_setaffinity(0, _CORES[1:] or _CORES)


def serve(data: Path, module: str = "supporter") -> Server:
    """The product on `data`, on a free loopback port; it listens when this returns."""
    port = free_port()
    command = [sys.executable, "-m", module, "serve", "--data", str(data), "--port", str(port)]
    return Server(on_first_core(command), data.parent / "log", port)


def cpu_seconds(server: Server) -> float:
    """What the server's process has used of its core since it started."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Signed(NamedTuple):
    """A learner number and the token of a sign-in."""

    number: str
    token: str


async def prepare(data: Path, learners: int) -> list[Signed]:
    """A folder of that many learners of 鳥取市, all signed in and with `PIN`."""
    hasher = Hasher()
    async with opened(Settings(data=data), hasher=hasher) as app:
        town = await _town(app)
        people = _people(app, town, await hasher.hash(PIN), learners)
        tokens: list[str] = []
        for start in range(0, learners, _BATCH):
            tokens += await app.folder.store.run(partial(_admit, app=app, people=people[start : start + _BATCH]))
    return [Signed(person.id, token) for person, token in zip(people, tokens, strict=True)]


async def complete(data: Path) -> None:
    """Every learner of the folder completed the course and holds a certificate."""
    async with opened(Settings(data=data)) as app:
        people = [Learner.model_validate(doc) for doc in app.folder.store.scan(Learner.collection)]
        for start in range(0, len(people), _BATCH):
            await app.folder.store.run(partial(_complete, app=app, people=people[start : start + _BATCH]))


def _complete(tx: Tx, app: App, people: Iterable[Learner]) -> None:
    now, course = app.clock.now(), app.library.course(COURSE)
    done = Completed(way="online", version=course.version, score=1.0, at=int(now.timestamp()))
    for person in people:
        transcript = new_transcript(person.id, COURSE, fiscal_year(now.date())).with_event(done)
        summary = summarise(transcript, fold(transcript.events), TOWN, person.programme, TOKYO)
        records.save(tx, transcript)
        issue(tx, summary, person, course, now.date())


async def _town(app: App) -> Municipality:
    administrator = Person(role=Role.ADMINISTRATOR, id="command")
    town = profiles.read_profile(profiles.examples()[TOWN])
    await app.municipalities.profiles.put(administrator, town, list(profiles.example_programmes()))
    return town


def _people(app: App, town: Municipality, pin_hash: str, count: int) -> list[Learner]:
    notice = Notice(how="paper", at=app.clock.now(), by="command")
    return [
        admitted(
            SignUpForm(name=f"{FAMILIES[number % len(FAMILIES)]} 花子{number}", municipality=TOWN, pin=PIN),
            town,
            make_number(f"{1_000_000 + number * 7}"),
            pin_hash,
            notice,
        )
        for number in range(count)
    ]


def _admit(tx: Tx, app: App, people: Iterable[Learner]) -> list[str]:
    """Save the learners, each signed in on a device of their own."""
    tokens = []
    for person in people:
        records.save(tx, person)
        tokens.append(open_sign_in(tx, app.clock.now(), person, "mine", "", must_change=False).token)
    return tokens
