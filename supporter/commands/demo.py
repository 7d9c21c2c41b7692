"""`serve --demo`: fictional people of 鳥取市 and its six neighbours, on this machine alone."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import shutil
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from supporter.commands.operations import COMMAND
from supporter.commands.sample import MovingClock, holds_documents, populate, put_examples
from supporter.config import Settings
from supporter.content.example_people import ExampleClass, ExampleStaff, example_people
from supporter.content.places import towns_root
from supporter.content.profiles import example_chapters, example_regions
from supporter.domain.accounts.learner import Learner, SignUpForm
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.calendar import era_letter, era_year, fiscal_year
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.services.shared.clock import SystemClock
from supporter.wiring import App, opened
from supporter.wording import say

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SIGN_INS = "demo-sign-ins.json"
#: A demo's secrets are no secrets: they are printed, and the demo answers this machine alone.
PIN, PASSWORD = "271828", "tottori-demo-2026"


def require_loopback(settings: Settings) -> None:
    """A demo with printed sign-ins is never shown to a network."""
    if settings.host not in LOOPBACK:
        raise typer.BadParameter(say("cli.demo.loopback"))


def fill(settings: Settings) -> None:
    """Fill an empty demo folder, once, with what has happened since April.

    Raises `Refused('demo.not_empty')` where something else lies: real people must meet no printed password.
    """
    path = settings.data / SIGN_INS
    if not (path.exists() and json.loads(path.read_text("utf-8"))):
        asyncio.run(_fill(settings, begun=path.exists()))


def tell(settings: Settings, out: Console) -> None:
    """Print the sign-ins and the address."""
    numbers: dict[str, str] = json.loads((settings.data / SIGN_INS).read_text("utf-8"))
    table = Table(say("cli.demo.who"), say("cli.demo.where"), say("cli.demo.number"), say("cli.demo.secret"))
    for name, number in numbers.items():
        table.add_row(say("cli.demo.learner", name=name), "/in", number, PIN)
    for one in example_people().staff:
        table.add_row(one.name, "/staff", one.id, PASSWORD)
    out.print(table)
    out.print(say("cli.demo.fiction"))


async def _fill(settings: Settings, begun: bool) -> None:
    """The file of sign-ins comes first, as a mark, and its numbers last: a broken start begins anew."""
    clock = MovingClock()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if begun or not any(settings.data.iterdir()):
        shutil.copytree(example_chapters(), towns_root(settings), dirs_exist_ok=True)
    async with opened(settings, clock=clock) as app:
        if not begun and holds_documents(app):
            raise Refused("demo.not_empty", folder=settings.data)
        _write(settings.data / SIGN_INS, {})
        await put_examples(app)
        fiction = example_people()
        for member in fiction.staff:
            await _appoint(app, member)
        looking_after = [one.id for one in fiction.staff if one.role is Role.COORDINATOR]
        for region in example_regions():
            await app.municipalities.regions.put(COMMAND, region.id, region.name, region.municipalities, looking_after)
        numbers = {}
        for person in fiction.learners:
            form = SignUpForm(**person.model_dump(), pin=PIN)
            there = (doc["id"] for doc in app.folder.store.scan(Learner.collection) if doc["name"] == person.name)
            numbers[person.name] = next(there, "") or (await app.accounts.learners.sign_up(READER, form))[0].id
        await populate(app, learners=60, sessions=4, seed=2026, clock=clock)
        for session in coming(SystemClock().now().date()):
            await app.training.planning.plan(
                Person(role=Role.OFFICER, id="command", municipality=session.municipality), session
            )
    _write(settings.data / SIGN_INS, numbers)


def coming(today: dt.date) -> list[TrainingSession]:
    """Two classes to apply for, whenever the demo is filled; each town takes part in the other's."""
    return [_coming(one, today + dt.timedelta(days=one.in_days)) for one in example_people().coming]


def _coming(one: ExampleClass, day: dt.date) -> TrainingSession:
    return TrainingSession(
        id=f"demo-{one.municipality}",
        number=f"{era_letter(day)}{era_year(fiscal_year(day))}-101",
        municipality=one.municipality,
        municipalities=(one.other,),
        programme="tsunagari",
        course="kiso",
        held_on=day,
        begins=one.begins,
        ends=dt.time(one.begins.hour + 2),  # an hour and a half after half past
        venue=one.venue,
        trainers=(one.trainer,),
        capacity=one.capacity,
        listing="public",
    )


async def _appoint(app: App, one: ExampleStaff) -> None:
    """A member of staff who has already chosen the password of the demo."""
    try:
        first = await app.accounts.staff.add(COMMAND, one.id, one.name, one.role, one.municipality)
    except Refused:
        first = await app.accounts.staff.new_password(COMMAND, one.id)
    sign_in = await app.accounts.sign_ins.staff(one.id, first, "127.0.0.1")
    await app.accounts.sign_ins.choose_password(sign_in.token, PASSWORD)


def _write(path: Path, numbers: dict[str, str]) -> None:
    partial = path.with_suffix(".new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(numbers, file, ensure_ascii=False)
    partial.replace(path)
