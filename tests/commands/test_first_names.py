"""A server and its commands on a database under the first names: everybody finds what they left, and it goes on."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from supporter.config import Settings
from supporter.domain.reporting.roster_filter import RosterFilter
from supporter.domain.shared.access import Person, Role
from supporter.services.shared.clock import TOKYO
from supporter.wiring import App, opened
from tests.commands.test_sample import documents
from tests.support.cast import ADMINISTRATOR, IWAMI, TOTTORI, FakeClock, QuickHasher, refusal
from tests.support.command_line import supporter
from tests.support.first_names import DB, FOLDER, LEDGER, LOG, TARO, expected, laid_out, old_names_in

SUZUKI = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
TANAKA = Person(role=Role.OFFICER, id="tanaka", municipality=IWAMI)
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)


@asynccontextmanager
async def house(data: Path, *files: str) -> AsyncIterator[App]:
    """The services on a copy of these files, the day after they were written."""
    laid_out(data, *files)
    clock = FakeClock()
    clock.time = dt.datetime(2026, 12, 2, 9, tzinfo=TOKYO)
    async with opened(Settings(data=data), clock=clock, hasher=QuickHasher()) as app:
        yield app


async def test_an_office_finds_what_it_left(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as app:
        verdict = await app.administration.audit_log.verify()
        assert (verdict.broken, verdict.lines) == ("", 77)
        assert (await app.administration.handover.note(SUZUKI)).text == "名簿は毎月一日に書き出す。鍵は金庫に。"
        assert set((await app.administration.handover.year_end(SUZUKI)).ticks) == {"backup", "roster"}
        assert (await app.reporting.rosters.look(SUZUKI)).columns == ("serial", "name", "course")
        assert await app.reporting.rosters.count(SUZUKI, RosterFilter(municipality=TOTTORI)) > 5
        assert (await app.certificates.paper_stock.of(SUZUKI, TOTTORI)).left == {"certificate": 100, "card": 30}
        assert len(await app.certificates.print_runs.all(SUZUKI, TOTTORI)) == 2
        assert len(await app.privacy.retention.disposals(SUZUKI)) == 2
        offered, asked = await app.people.transfers.offers(TANAKA)
        assert len(offered) + len(asked) == 2
        assert len(await app.people.withdrawals.waiting(SUZUKI)) == 1
        assert len(await app.privacy.erasure_requests.waiting(SUZUKI)) == 2
        assert [pair for pair in await app.people.merges.proposed(SUZUKI) if pair[0].name == "浜坂 五月"] == []


async def test_a_class_and_its_answers_are_there_and_it_goes_on(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as app:
        planned = {one.id for one in await app.training.planning.all(SATO, TOTTORI)}
        assert planned >= {"s1", "s2", "s3", "s4", "s5", "s6"}
        assert len(await app.classroom.seat_cards.all(SATO, "s1")) == 3
        assert len(await app.classroom.hall_questions.all(SATO, "s1")) == 2
        assert sum((await app.classroom.scenes.tally("s1", "maeato-koe")).counts.values()) == 2
        assert len(await app.checkin.day_passes.all(SATO, "s1")) == 2
        assert len(await app.offline.export.taken(SATO, "s5")) == 2
        await app.classroom.control.open(SATO, "s6")
        assert (await app.training.planning.planned(SATO, "s6")).state == "open"


async def test_files_of_a_class_that_were_on_their_way_are_taken(tmp_path: Path) -> None:
    back = (FOLDER / "class.back.json").read_bytes()
    async with house(tmp_path / "data") as app:
        assert await refusal(app.offline.uploads.send(SATO, back)) == "merge.done"
        (waiting,) = [one for one, _ in await app.offline.uploads.all(SUZUKI) if one.state == "waiting"]
        assert len((await app.offline.uploads.preview(SUZUKI, waiting.id)).seat_merges) == 1
        assert (await app.offline.uploads.confirm(SUZUKI, waiting.id, (), ())).state == "done"
    async with house(tmp_path / "before", DB) as app:
        assert (await app.offline.uploads.send(SATO, back)).state == "waiting"
    (tmp_path / "laptop").mkdir()
    async with opened(Settings(data=tmp_path / "laptop"), hasher=QuickHasher()) as laptop:
        welcome = await laptop.offline.laptop.take_in(None, (FOLDER / "class.taken.json").read_bytes())
        assert await laptop.offline.laptop.here() == {welcome.session.id} == {"s3"}


async def test_whom_the_ledger_names_is_erased(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with house(data, DB, LOG, LEDGER) as app:
        assert await app.folder.erasure.run() == 1
        (taro,) = [doc for doc in app.folder.store.scan("learners") if doc["id"] == TARO]
        assert (taro["state"], taro["name"]) == ("erased", "")
        assert not any("砂丘" in file.read_text("utf-8") for file in data.glob(f"{DB}*"))


async def test_figures_hear_of_what_changes_after_the_upgrade(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as app:
        await app.reporting.rosters.count(SUZUKI, RosterFilter(municipality=TOTTORI))
        before = set((await app.folder.entries.current()).held)
        doc = next(doc for doc in app.folder.store.scan("training_sessions") if doc["id"] == "s6")
        await app.folder.store.run(lambda tx: tx.put("training_sessions", doc | {"id": "s7", "venue": "北公民館"}))
        held = (await app.folder.entries.current()).held
        assert set(held) - before == {"s7"} and held["s7"].venue == "北公民館"


async def test_a_coordinator_sees_the_region_that_stood_in_the_database(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as app:
        assert [one.id for one in await app.municipalities.regions.all(ADMINISTRATOR)] == ["kirin"]


@pytest.mark.parametrize("command", ["audit verify", "doctor", "backup"])
def test_a_command_may_be_the_first_to_open_it(tmp_path: Path, command: str) -> None:
    laid_out(tmp_path / "data")
    where = [tmp_path / "backup"] if command == "backup" else []
    done = supporter(*command.split(), *where, "--data", tmp_path / "data")
    assert "Traceback" not in done.stderr and (command == "doctor" or done.returncode == 0), done.stderr
    assert not old_names_in(tmp_path / "data")
    found = {name: len(docs) for name, docs in documents(tmp_path / "data").items() if docs}
    assert found == {name: len(docs) for name, docs in expected().items()}


def test_a_backup_of_then_is_restored_and_its_erased_are_erased_again(tmp_path: Path) -> None:
    copy = laid_out(tmp_path / "copy", DB).parent
    shutil.copyfile(FOLDER / LEDGER, tmp_path / LEDGER)
    said = supporter("restore", copy, "--data", tmp_path / "back", "--erasures", tmp_path / LEDGER)
    assert "消し直した方：1人" in said.stdout, said.stderr
    assert not old_names_in(tmp_path / "back")
    found = documents(tmp_path / "back")
    assert {one["state"] for one in found["learners"] if one["id"] == TARO} == {"erased"}
    assert len(found["hall_questions"]) == 3
