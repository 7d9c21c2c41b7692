"""A server and the commands beside it: one folder, one server, one token; a demo for this machine alone."""

from __future__ import annotations

import json
import re
import shutil
import stat
from pathlib import Path

import httpx
import pytest

from tests.commands.test_sample import documents
from tests.support.command_line import ROOT, serving, supporter, told

TITLE = 'title: "{基礎|きそ}{講座|こうざ}"'  # as the course has it


def endpoint(data: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((data / "server.json").read_text())
    return found


def test_the_endpoint_exists_for_who_has_the_token_and_for_no_browser(data: Path) -> None:
    with serving("--data", data) as server:
        assert stat.S_IMODE((data / "server.json").stat().st_mode) == 0o600
        at = endpoint(data)
        assert at["address"] == server.address
        right = {"authorization": f"Bearer {at['token']}"}
        refused = [
            {},
            {"authorization": "Bearer"},
            {"authorization": f"Bearer {at['token'][:-1]}"},
            {"authorization": "Bearer ü".encode("latin-1")},
            right | {"origin": server.address},
            right | {"origin": "https://evil.example"},
            right | {"sec-fetch-site": "same-origin"},
            right | {"sec-fetch-site": "none"},
        ]
        for headers in refused:
            answer = httpx.post(f"{server.address}/_command/rebuild", json={}, headers=headers, trust_env=False)
            assert answer.status_code in (403, 404) and "changed" not in answer.text, headers
        ask = f"{server.address}/_command/"
        assert httpx.post(f"{ask}rebuild", json={}, headers=right, trust_env=False).json() == {"changed": 0}
        assert httpx.post(f"{ask}shell", json={}, headers=right, trust_env=False).status_code == 404
        assert httpx.get(f"{ask}rebuild", headers=right, trust_env=False).status_code in (404, 405)
    assert not (data / "server.json").exists()


def test_a_killed_server_leaves_a_file_that_stops_no_command(data: Path) -> None:
    with serving("--data", data) as server:
        server.process.kill()
        server.process.wait(30)
    assert (data / "server.json").exists()
    assert supporter("rebuild", "--data", data).returncode == 0
    (data / "server.json").write_text('{"address": "http:')
    assert supporter("rebuild", "--data", data).returncode == 0
    with serving("--data", data):
        assert supporter("rebuild", "--data", data).returncode == 0


def test_the_file_of_another_folders_server_is_no_server_of_ours(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    supporter("municipality", "add", "313025", "--data", other)
    with serving("--data", other):
        stale = endpoint(other) | {"token": "of-a-server-long-gone"}
        (data / "server.json").write_text(json.dumps(stale))
        assert supporter("municipality", "add", "312011", "--data", data).returncode == 0
    assert len(documents(other)["municipalities"]) == 1


def test_a_second_server_is_told_who_is_there(data: Path, tmp_path: Path) -> None:
    with serving("--data", data) as server:
        assert "使われています" in told(supporter("serve", "--data", data, "--port", 0))
        assert (data / "server.json").exists(), "the first one stays announced"
        port = server.address.rpartition(":")[2]
        assert "--port" in told(supporter("serve", "--data", tmp_path / "b", "--port", port))
        assert supporter("rebuild", "--data", data).returncode == 0


def test_commands_find_a_server_on_an_address_of_its_own(data: Path) -> None:
    with serving("--data", data, "--host", "127.0.0.2"):
        assert endpoint(data)["address"].startswith("http://127.0.0.2:")
        assert supporter("rebuild", "--data", data).returncode == 0
    with serving("--data", data, "--host", "0.0.0.0"):
        assert endpoint(data)["address"].startswith("http://127.0.0.1:")
        assert supporter("rebuild", "--data", data).returncode == 0


def test_a_demo_may_be_started_twice_and_tells_the_same(tmp_path: Path) -> None:
    data = tmp_path / "demo"
    said = []
    for _ in range(2):
        with serving("--demo", "--data", data) as server:
            said.append(server.said.replace(server.address, ""))
            page = httpx.get(f"{server.address}/m/312011", trust_env=False)
            assert page.status_code == 200 and "鳥取市" in page.text
    assert said[0] == said[1]
    people = {one["id"]: one["name"] for one in documents(data)["learners"]}
    numbers = re.findall(r"\d{8}", said[0].replace(" ", ""))
    assert [people[number] for number in numbers] == ["鳥取　花子", "鳥取　太郎"] and "271828" in said[0]


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_demo_is_shown_to_no_network(tmp_path: Path, how: str) -> None:
    if how == "option":
        done = supporter("serve", "--demo", "--host", "0.0.0.0", "--data", tmp_path / "demo")
    else:
        done = supporter("serve", "--demo", "--data", tmp_path / "demo", SUPPORTER_HOST="0.0.0.0")
    told(done, code=2)
    assert not (tmp_path / "demo").exists()


def test_a_demo_never_enters_a_folder_of_real_records(tmp_path: Path) -> None:
    data = tmp_path / "data"
    supporter("municipality", "add", "312011", "--data", data)
    supporter(
        "staff", "add", "suzuki", "--name", "鈴木", "--role", "officer", "--municipality", "312011", "--data", data
    )
    before = documents(data)
    assert "demo.not_empty" in told(supporter("serve", "--demo", "--data", data, "--port", 0))
    assert documents(data) == before


def test_an_author_sees_changes_and_mistakes_while_the_server_runs(data: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "courses", tmp_path / "own/courses")
    page = tmp_path / "own/courses/kiso/course.yaml"
    sound = page.read_text("utf-8")
    assert TITLE in sound
    with serving("--data", data, "--courses", tmp_path / "own/courses", "--reload-content") as server:

        def contents() -> str:
            return httpx.get(f"{server.address}/m/312011/c/kiso", trust_env=False).text

        assert "はじめの会" not in contents()
        page.write_text(sound.replace(TITLE, "title: はじめの会"), "utf-8")
        while "はじめの会" not in contents():
            assert server.process.poll() is None
        page.write_text("id: [", "utf-8")
        page.write_text(sound.replace(TITLE, "title: 三つ目の会"), "utf-8")
        while "三つ目の会" not in contents():
            assert server.process.poll() is None
    kept = {path.name for path in (data / "content-versions").iterdir() if path.name.startswith("kiso-")}
    assert len(kept) >= 3
