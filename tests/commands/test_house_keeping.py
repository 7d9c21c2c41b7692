"""Staff, municipalities, backups and the doctor, beside a running server or without one."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.commands.test_sample import documents
from tests.support.command_line import ENVIRONMENT, SUPPORTER, serving, supporter, told

OWN = """id: "{code}"
name: 見本市
kana: ミホンシ
prefecture: 見本県
department: 福祉課
phone: 0000-00-0000
programmes: [{programme}]
"""


def own(tmp_path: Path, code: str = "131016", programme: str = "tsunagari") -> Path:
    path = tmp_path / "mihon.yaml"
    path.write_text(OWN.format(code=code, programme=programme), "utf-8")
    return path


# -- municipalities and staff


def test_an_example_and_a_file_of_ones_own_are_read(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert "見本市" in supporter("municipality", "add", own(tmp_path), "--data", data).stdout
    assert "鳥取市" in supporter("municipality", "add", "312011", "--data", data).stdout
    assert [one["id"] for one in documents(data)["municipalities"]] == ["131016", "312011"]


def test_programmes_of_ones_own_lie_beside_the_file(tmp_path: Path) -> None:
    data, path = tmp_path / "data", own(tmp_path, programme="yuru")
    assert "programme.unknown" in told(supporter("municipality", "add", path, "--data", data))
    (tmp_path / "programmes.yaml").write_text("- id: yuru\n  name: ゆるサポ\n  courses: [kiso]\n", "utf-8")
    assert supporter("municipality", "add", path, "--data", data).returncode == 0
    assert [one["name"] for one in documents(data)["programmes"]] == ["ゆるサポ"]


def test_mistakes_in_a_municipalitys_file_are_told_with_their_lines(tmp_path: Path) -> None:
    path = own(tmp_path, code="131017")
    path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")
    said = told(supporter("municipality", "add", path, "--data", tmp_path / "data"))
    assert f"{path}:1: " in said and f"{path}:8: " in said
    assert "municipality.no_file" in told(supporter("municipality", "add", "999999", "--data", tmp_path / "data"))


def test_staff_are_added_beside_a_running_server_and_get_a_first_password(data: Path) -> None:
    add = ("staff", "add", "suzuki", "--name", "鈴木", "--data", data, "--municipality", "312011", "--role")
    with serving("--data", data):
        done = supporter(*add, "officer")
        assert done.returncode == 0, done.stderr
        password = done.stdout.split("：")[1].split()[0]
        assert len(password) >= 12
        assert "staff.exists" in told(supporter(*add, "officer"))
        assert "staff.role_invalid" in told(supporter(*add, "emperor"))
    assert "staff.role_invalid" in told(supporter(*add, "emperor"))
    (kept,) = documents(data)["staff"]
    assert kept["must_change"] and password not in str(kept)


# -- backup, restore, rebuild


def test_a_course_with_a_mistake_keeps_nobody_from_a_backup_or_a_roster(data: Path, tmp_path: Path) -> None:
    broken = data / "content" / "courses" / "kiso"
    broken.mkdir(parents=True)
    (broken / "course.yaml").write_text("title: [", "utf-8")
    assert supporter("backup", tmp_path / "backup", "--data", data).returncode == 0
    certified = ("roster", "--municipality", "312011", "--format", "csv", "-o", tmp_path / "roster.csv")
    assert supporter(*certified, "--data", data).returncode == 0
    assert "course.yaml" in told(supporter("serve", "--port", 0, "--data", data))


def test_a_backup_beside_the_server_comes_back_whole(data: Path, tmp_path: Path) -> None:
    own_course = data / "content" / "courses"
    own_course.mkdir(parents=True)
    copy, back = tmp_path / "copy", tmp_path / "back"
    with serving("--data", data):
        assert supporter("backup", copy, "--data", data).returncode == 0
        assert str(copy) in told(supporter("backup", copy, "--data", data)), "an older copy is never written over"
        said = told(supporter("restore", copy, "--data", data))
        assert "使われています" in said
    assert supporter("restore", copy, "--data", back).returncode == 0
    assert documents(back) == documents(data)
    for part in ("keys", "content-versions"):
        names = sorted(path.name for path in (data / part).iterdir())
        assert names and names == sorted(path.name for path in (back / part).iterdir())
    assert (back / "content/courses").is_dir()
    keys = [*(back / "keys").iterdir(), *(copy / "keys").iterdir()]
    assert all(stat.S_IMODE(key.stat().st_mode) == 0o600 for key in keys)
    assert "もどす先に記録があります" in told(supporter("restore", copy, "--data", back))


def test_a_backup_of_a_fresh_folder_and_of_no_backup(tmp_path: Path) -> None:
    data = tmp_path / "data"
    supporter("municipality", "add", "312011", "--data", data)
    assert supporter("backup", tmp_path / "copy", "--data", data).returncode == 0
    (tmp_path / "nothing").mkdir()
    told(supporter("restore", tmp_path / "nothing", "--data", tmp_path / "back"))
    told(supporter("restore", tmp_path / "nai", "--data", tmp_path / "back"), code=2)


def test_rebuild_says_how_many_differed(data: Path) -> None:
    assert "0件" in supporter("rebuild", "--data", data).stdout
    with serving("--data", data):
        assert "0件" in supporter("rebuild", "--data", data).stdout


# -- the doctor


@pytest.fixture
def sound(data: Path) -> Path:
    data.chmod(0o700)
    return data


def test_a_sound_folder_has_nothing_to_mend(sound: Path) -> None:
    done = supporter("doctor", "--data", sound, SUPPORTER_URL="https://tsunagari.example")
    assert done.returncode == 0, done.stdout
    assert "×" not in done.stdout and "〇" in done.stdout


def test_the_doctor_says_what_to_do_about_a_key_that_others_can_read(sound: Path) -> None:
    key = sound / "keys/ed25519.pem"
    key.chmod(0o640)
    said = told(supporter("doctor", "--data", sound))
    assert f"chmod 600 {key}" in said
    key.chmod(0o600)
    sound.chmod(0o750)
    assert f"chmod 700 {sound}" in told(supporter("doctor", "--data", sound))


def test_the_doctor_tells_how_few_phones_fit_where_files_are_scarce(tmp_path: Path) -> None:
    command = f"ulimit -n 256 && exec {shlex.join([*SUPPORTER, 'doctor', '--data', str(tmp_path)])}"
    said = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=ENVIRONMENT).stdout
    assert "160台" in said and "LimitNOFILE" in said


def test_the_doctor_names_a_folder_that_is_not_there_and_makes_none(tmp_path: Path) -> None:
    assert str(tmp_path / "nai") in told(supporter("doctor", "--data", tmp_path / "nai"))
    assert not (tmp_path / "nai").exists()


def test_looking_at_an_empty_folder_leaves_it_empty(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    assert "市町村がまだありません" in told(supporter("doctor", "--data", tmp_path / "data"))
    assert list((tmp_path / "data").iterdir()) == []


def test_the_doctor_names_a_damaged_store(sound: Path) -> None:
    log = max(sound.glob("db.json*"), key=lambda path: path.stat().st_size)
    content = log.read_bytes()
    middle = content.index(b"\n", len(content) // 2) - 20
    log.write_bytes(content[:middle] + b"#" + content[middle + 1 :])
    said = told(supporter("doctor", "--data", sound))
    assert "傷んでいます" in said and log.name in said
    assert log.read_bytes() == content[:middle] + b"#" + content[middle + 1 :]
    assert log.name in told(supporter("roster", "--municipality", "312011", "--data", sound, "-o", sound / "x.xlsx"))


def test_the_doctor_beside_a_running_server(sound: Path) -> None:
    with serving("--data", sound, SUPPORTER_URL="http://127.0.0.1:9"):
        said = supporter("doctor", "--data", sound).stdout
        assert "サーバーが使っています" in said
        assert "http://127.0.0.1:9 は暗号化されません" in said, "the server knows what this shell was not told"
        said = supporter("doctor", "--data", sound, SUPPORTER_URL="https://tsunagari.example").stdout
        assert "アドレス：https://tsunagari.example" in said


def test_nothing_is_left_of_files_in_the_making(data: Path) -> None:
    supporter("roster", "--municipality", "312011", "--data", data, "-o", data.parent / "r.xlsx")
    assert not [name for _, _, names in os.walk(data.parent) for name in names if name.endswith(".new")]
    shutil.rmtree(data)
