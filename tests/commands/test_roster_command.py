"""`supporter roster` writes the same rows whether a server runs or not, in four forms, on record."""

from __future__ import annotations

import asyncio
import csv
import json
import stat
from pathlib import Path

import openpyxl
import pytest

from supporter.storage.tiny import TinyStore
from tests.support.command_line import serving, supporter, told

TOTTORI = "312011"


def exported(data: Path, output: Path, *more: object) -> str:
    done = supporter("roster", "--municipality", TOTTORI, "--data", data, "-o", output, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def names(path: Path, form: str) -> list[str]:
    if form == "json":
        return [row["name"] for row in json.loads(path.read_text("utf-8"))["rows"]]
    if form == "xlsx":
        rows = [[str(cell) for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].values]
        top = next(at for at, row in enumerate(rows) if "氏名" in row)
        column = rows[top].index("氏名")
        return [row[column] for row in rows[top + 1 :] if row[column] not in ("", "None")]
    encoding = "cp932" if form == "csv-cp932" else "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        return [row["氏名"] for row in csv.DictReader(file)]


def entries(data: Path) -> list[dict[str, object]]:
    async def read() -> list[dict[str, object]]:
        store = TinyStore(data / "db.json")
        found = [entry for entry in store.scan("audit_entries") if entry["action"] == "roster.export"]
        await store.close()
        return found

    return asyncio.run(read())


def test_four_forms_hold_the_same_people_with_and_without_a_server(data: Path, tmp_path: Path) -> None:
    forms = {"xlsx": "a.xlsx", "csv": "a.csv", "csv-cp932": "b.csv", "json": "a.json"}
    alone = {form: tmp_path / f"alone-{name}" for form, name in forms.items()}
    beside = {form: tmp_path / f"beside-{name}" for form, name in forms.items()}
    for form, path in alone.items():
        exported(data, path, "--format", form)
    with serving("--data", data):
        for form, path in beside.items():
            exported(data, path, "--format", form)
    people = names(alone["json"], "json")
    assert len(people) > 5
    for form in ("xlsx", "csv", "json"):
        assert names(alone[form], form) == names(beside[form], form) == people, form
    assert len(names(alone["csv-cp932"], "csv-cp932")) == len(people)
    assert names(alone["csv-cp932"], "csv-cp932") == names(beside["csv-cp932"], "csv-cp932")
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (*alone.values(), *beside.values()))
    written = entries(data)
    assert len(written) == 8 and {entry["actor"] for entry in written} == {"command"}
    assert {str(entry["facts"]["rows"]) for entry in written} == {str(len(people))}  # type: ignore[index]


def test_cp932_reports_every_character_that_does_not_fit(data: Path, tmp_path: Path) -> None:
    output = tmp_path / "名簿.csv"
    said = exported(data, output, "--format", "csv-cp932")
    exported(data, tmp_path / "whole.json", "--format", "json")
    plain, whole = names(output, "csv-cp932"), names(tmp_path / "whole.json", "json")
    changed = [name for name, shown in zip(whole, plain, strict=True) if name != shown]
    report = (tmp_path / "名簿_置きかえた字.csv").read_text("utf-8-sig")
    assert changed and all(name in report and name in said for name in changed)
    assert not any("?" in name for name in plain)


def test_days_narrow_the_roster(data: Path, tmp_path: Path) -> None:
    exported(data, tmp_path / "all.json", "--format", "json")
    rows = json.loads((tmp_path / "all.json").read_text("utf-8"))["rows"]
    days = sorted(row["completed_on"] for row in rows)
    middle = days[len(days) // 2]
    exported(data, tmp_path / "one.json", "--format", "json", "--from", middle, "--to", middle, "--course", "kiso")
    kept = json.loads((tmp_path / "one.json").read_text("utf-8"))["rows"]
    assert len(kept) == days.count(middle)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--municipality", "312012"], "municipality.unknown"),
        (["--municipality", ""], "access.refused"),
        (["--municipality", TOTTORI, "--reason", "  "], "roster.no_reason"),
    ],
)
def test_what_cannot_be_written_leaves_no_file(data: Path, tmp_path: Path, arguments: list[str], code: str) -> None:
    output = tmp_path / "roster.xlsx"
    assert code in told(supporter("roster", *arguments, "--data", data, "-o", output))
    assert not output.exists() and entries(data) == []


def test_a_folder_that_is_not_there_is_named(data: Path, tmp_path: Path) -> None:
    output = tmp_path / "nai" / "roster.csv"
    said = told(supporter("roster", "--municipality", TOTTORI, "--data", data, "-o", output, "--format", "csv"))
    assert "nai" in said
