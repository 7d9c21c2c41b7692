"""Commands that cannot lie: no folder from a slip, a backup that was read back, mistakes told in Japanese."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from supporter.commands import operations
from supporter.config import Settings
from supporter.data_folder import folder
from supporter.domain.shared.refused import Refused
from tests.commands.test_sample import documents
from tests.support.command_line import serving, supporter, told

PERIOD = ("--from", "2026-04-01", "--to", "2027-03-31")


@pytest.mark.parametrize(
    "command",
    [
        ("backup", "copy"),
        ("rebuild",),
        ("erase-due",),
        ("audit", "verify"),
        ("audit", "export", "-o", "log.csv", *PERIOD),
        ("roster", "--municipality", "312011", "-o", "list.csv"),
        ("export-class", "-o", "class.supporter"),
        ("staff", "add", "suzuki", "--name", "鈴木", "--role", "officer", "--municipality", "312011"),
    ],
    ids=" ".join,
)
def test_a_slip_in_the_folders_name_is_told_and_makes_nothing(tmp_path: Path, command: tuple[str, ...]) -> None:
    said = told(supporter(*command, cwd=tmp_path))
    assert "data.missing" in said and str(tmp_path / "data") in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_database_is_no_place_for_commands_either(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    assert "data.missing" in told(supporter("erase-due", "--data", tmp_path))


def test_a_backup_and_its_way_back_say_how_many_are_in_it(data: Path, tmp_path: Path) -> None:
    people, certificates = (len(documents(data)[name]) for name in ("learners", "certificates"))
    held = f"受講者 {people}人、修了証 {certificates}枚"
    assert people == 40 and certificates
    assert held in supporter("backup", tmp_path / "copy", "--data", data).stdout
    assert held in supporter("restore", tmp_path / "copy", "--data", tmp_path / "back").stdout


async def test_a_copy_that_cannot_be_read_back_is_no_backup(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(source: Path, target: Path) -> None:
        text = source.read_bytes()
        target.write_bytes(text.replace(b"312011", b"312012", 1))

    monkeypatch.setattr("supporter.storage.files.link_or_copy", torn)
    async with folder(Settings(data=data)) as here:
        with pytest.raises(Refused) as refused:
            await operations.backup(here, {"folder": str(tmp_path / "copy")})
    assert refused.value.code == "backup.unreadable" and not (tmp_path / "copy").exists()


def test_what_cannot_be_restored_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    said = told(supporter("restore", tmp_path / "nothing", "--data", tmp_path / "back"))
    assert "見つかりません" in said and "No such file" not in said
    assert not (tmp_path / "back").exists()


def test_the_version_answers() -> None:
    assert supporter("--version").stdout.startswith("supporter 0.")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("bakup",), "backup"),
        (("backup", "--dta", "x"), "--data"),
        (("backup",), "新しく作るフォルダ"),
        (("roster", "--municipality"), "値が要ります"),
        (("roster", "--municipality", "312011", "-o", "x", "--from", "4月"), "2026-04-01"),
        (("roster", "--municipality", "312011", "-o", "x", "--format", "pdf"), "csv-cp932"),
        (("sample", "--learners", "0"), "200000"),
        (("restore", "nowhere"), "控えのフォルダ"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistyped_command_is_explained_in_japanese(tmp_path: Path, command: tuple[str, ...], said: str) -> None:
    words = told(supporter(*command, cwd=tmp_path), code=2)
    assert said in words
    assert not any(english in words for english in ("Error", "Usage", "Invalid", "No such", "Missing"))


def test_a_folder_in_use_is_named_in_japanese_alone(data: Path, tmp_path: Path) -> None:
    supporter("backup", tmp_path / "copy", "--data", data)
    assert "holds documents" not in told(supporter("restore", tmp_path / "copy", "--data", data))
    with serving("--data", data):
        said = told(supporter("serve", "--data", data, "--port", 0))
    assert str(data) in said and "another process" not in said


def test_a_demo_tells_its_sign_ins_once_it_can_be_reached(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = told(supporter("serve", "--demo", "--data", tmp_path / "demo", "--port", port))
    assert "--port" in said and "271828" not in said
    assert not (tmp_path / "demo").exists()


def test_staff_are_added_by_the_words_and_the_spelling_of_the_screen(data: Path) -> None:
    add = ("--name", "鈴木", "--role", "担当者", "--municipality", "312011", "--data", data)
    assert "suzuki のはじめのパスワード" in supporter("staff", "add", "Suzuki", *add).stdout
    (kept,) = documents(data)["staff"]
    assert (kept["id"], kept["role"]) == ("suzuki", "officer")


def test_a_list_is_replaced_only_if_told_so_and_nothing_is_logged_before(data: Path, tmp_path: Path) -> None:
    there = tmp_path / "list.csv"
    there.write_text("of last month")
    write = ("roster", "--municipality", "312011", "--format", "csv", "-o", there, "--data", data)
    before = len(documents(data)["audit_entries"])
    assert "--force" in told(supporter(*write))
    assert there.read_text() == "of last month" and len(documents(data)["audit_entries"]) == before
    assert supporter(*write, "--force").returncode == 0 and there.read_text("utf-8-sig") != "of last month"


@pytest.mark.parametrize("ends", [("2020-01-01", "2021-01-01"), ("2026-05-01", "2026-04-01")])
def test_the_log_of_more_than_a_year_or_of_no_day_is_refused(data: Path, tmp_path: Path, ends: tuple[str, str]) -> None:
    since, until = ends
    export = ("audit", "export", "-o", tmp_path / "log.csv", "--from", since, "--to", until, "--data", data)
    assert "audit.period" in told(supporter(*export))
    assert not (tmp_path / "log.csv").exists()


def test_moments_of_messages_say_their_zone(data: Path) -> None:
    assert "（日本時間）" in supporter("audit", "verify", "--data", data).stdout
    assert "（日本時間）" in supporter("doctor", "--data", data).stdout
