"""Erasing from the command line: on the day, beside a server or at its start, and again after a restore."""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
import stat
from pathlib import Path

import pytest

from supporter.data_folder import ERASURES
from supporter.domain.shared.access import Person, Role
from supporter.services.shared.clock import TOKYO
from tests.commands.test_sample import documents
from tests.support.cast import PIN
from tests.support.command_line import serving, supporter, told
from tests.support.web.people_site import TOTTORI, site

NAME = "夢野 泡子"


async def _asked(data: Path, days_ago: int) -> str:
    async with site(data) as house:
        house.clock.time = dt.datetime.now(TOKYO) - dt.timedelta(days=days_ago)
        number, _ = await house.learner(NAME)
        await house.learner("鳥取 太郎")
        await house.complete(number)
        await house.app.folder.store.backup(data.parent / "before")
        await house.app.privacy.erasure_requests.ask(Person(role=Role.LEARNER, id=number, municipality=TOTTORI), PIN)
        officer = Person(role=Role.OFFICER, id="suzuki", municipality=TOTTORI)
        await house.app.privacy.erasure_requests.decide(officer, number, "福祉第12号")
    return number


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Path, str]:
    """A folder in which somebody asked to be erased thirty days ago, and their number; `before` is its backup."""
    data = tmp_path / "data"
    return data, asyncio.run(_asked(data, days_ago=30))


def holds_name(data: Path) -> bool:
    return any(NAME.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file())


def test_whose_day_has_come_is_erased_by_the_command(asked: tuple[Path, str]) -> None:
    data, number = asked
    assert holds_name(data)
    assert "1人" in supporter("erase-due", "--data", data).stdout
    assert not holds_name(data) and "0人" in supporter("erase-due", "--data", data).stdout
    ledger = data / ERASURES
    assert number in ledger.read_text() and stat.S_IMODE(ledger.stat().st_mode) == 0o600
    (certificate,) = documents(data)["certificates"]
    assert certificate["name"] == "" and certificate["status"] == "issued"
    assert "消去の記録：1人" in supporter("doctor", "--data", data).stdout


def test_a_day_before_nobody_is_erased(tmp_path: Path) -> None:
    asyncio.run(_asked(tmp_path / "data", days_ago=29))
    with serving("--data", tmp_path / "data"):
        assert "0人" in supporter("erase-due", "--data", tmp_path / "data").stdout
    assert holds_name(tmp_path / "data") and not (tmp_path / "data" / ERASURES).exists()


def test_a_server_erases_before_it_lets_anybody_in(asked: tuple[Path, str]) -> None:
    data, _ = asked
    with serving("--data", data):
        assert not holds_name(data)
        assert "0人" in supporter("erase-due", "--data", data).stdout


def test_an_old_backup_does_not_bring_the_erased_back(asked: tuple[Path, str], tmp_path: Path) -> None:
    data, number = asked
    copy = tmp_path / "before"
    supporter("erase-due", "--data", data)
    later = tmp_path / "later"
    assert supporter("backup", later, "--data", data).returncode == 0
    assert not (later / ERASURES).exists() and not holds_name(later)
    ledger = data / ERASURES

    said_without = supporter("restore", copy, "--data", tmp_path / "without").stdout
    assert "消去の記録がなかった" in said_without and "消し直した方" not in said_without
    assert holds_name(tmp_path / "without")

    given = tmp_path / "given"
    said = supporter("restore", copy, "--data", given, "--erasures", ledger)
    assert "消し直した方：1人" in said.stdout, said.stderr
    assert not holds_name(given) and number in (given / ERASURES).read_text()

    found = tmp_path / "found"
    found.mkdir()
    shutil.copy(ledger, found)
    assert "消し直した方：1人" in supporter("restore", copy, "--data", found).stdout
    assert not holds_name(found)
    assert (found / ERASURES).read_text() == ledger.read_text(), "nobody is written down twice"


async def _stayed(data: Path, copy: Path) -> str:
    """Somebody who asked forty days ago, and took it back after the copy was made; their number."""
    async with site(data) as house:
        house.clock.time = dt.datetime.now(TOKYO) - dt.timedelta(days=40)
        number, _ = await house.learner(NAME)
        person = Person(role=Role.LEARNER, id=number, municipality=TOTTORI)
        await house.app.privacy.erasure_requests.ask(person, PIN)
        await house.app.folder.store.backup(copy)
        await house.app.privacy.erasure_requests.cancel(person)
    return number


def test_who_took_it_back_after_the_copy_is_not_erased_by_its_return(tmp_path: Path) -> None:
    number = asyncio.run(_stayed(tmp_path / "data", tmp_path / "copy"))
    back = tmp_path / "back"
    said = supporter("restore", tmp_path / "copy", "--data", back).stdout
    assert "改めた方：1人" in said
    with serving("--data", back):
        assert holds_name(back)
    (leaving,) = documents(back)["erasure_requests"]
    in_thirty_days = dt.datetime.now(TOKYO).date() + dt.timedelta(days=30)
    assert (leaving["id"], leaving["erase_on"]) == (number, in_thirty_days.isoformat())


def test_a_restored_ledger_keeps_its_order(tmp_path: Path) -> None:
    asyncio.run(_stayed(tmp_path / "data", tmp_path / "copy"))
    ledger = tmp_path / "ledger.jsonl"
    numbers = range(10000019, 10000000, -1)
    lines = [f'{{"learner":"{one}","municipality":"{TOTTORI}","on":"2026-01-01"}}\n' for one in numbers]
    ledger.write_text("".join(lines))
    supporter("restore", tmp_path / "copy", "--data", tmp_path / "back", "--erasures", ledger)
    assert (tmp_path / "back" / ERASURES).read_text() == ledger.read_text()


def test_a_restore_that_is_refused_touches_no_ledger(asked: tuple[Path, str], tmp_path: Path) -> None:
    data, number = asked
    foreign = tmp_path / "foreign.jsonl"
    foreign.write_text(f'{{"learner":"{number}","municipality":"{TOTTORI}","on":"2026-12-23"}}\n')
    told(supporter("restore", tmp_path / "before", "--data", data, "--erasures", foreign))
    assert not (data / ERASURES).exists() and holds_name(data)
    foreign.write_text("no ledger\n")
    assert "foreign.jsonl:1" in told(
        supporter("restore", tmp_path / "before", "--data", tmp_path / "new", "--erasures", foreign)
    )
    assert not list((tmp_path / "new").glob("db.json"))


def test_a_server_started_on_an_interrupted_restore_erases_first(asked: tuple[Path, str], tmp_path: Path) -> None:
    data, _ = asked
    broken = tmp_path / "broken"
    supporter("erase-due", "--data", data)
    broken.mkdir(mode=0o700)
    shutil.copy(tmp_path / "before" / "db.json", broken)
    shutil.copy(data / ERASURES, broken)
    with serving("--data", broken):
        assert not holds_name(broken)


def test_a_damaged_ledger_lets_no_server_start_and_is_told_by_the_doctor(asked: tuple[Path, str]) -> None:
    data, _ = asked
    (data / ERASURES).write_text("damaged\n")
    said = told(supporter("serve", "--port", 0, "--data", data))
    assert f"{ERASURES}:1" in said and "置きかえて" in said and "http://" not in said
    assert "消去の記録を読めません" in told(supporter("doctor", "--data", data))
    assert holds_name(data)


def test_a_ledger_damaged_later_keeps_no_running_server_from_its_work(asked: tuple[Path, str]) -> None:
    data, _ = asked
    with serving("--data", data) as server:
        (data / ERASURES).write_text("damaged\n")
        assert f"{ERASURES}:1" in told(supporter("erase-due", "--data", data))
        assert server.process.poll() is None and supporter("rebuild", "--data", data).returncode == 0
