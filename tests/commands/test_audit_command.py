"""`supporter audit` on a folder: the chain holds, tells where it was touched, and leaves as a file."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import re
from pathlib import Path

from supporter.storage.tiny import TinyStore
from tests.support.command_line import serving, supporter, told


def forge(data: Path) -> None:
    async def write() -> None:
        store = TinyStore(data / "db.json")
        doc = next(store.scan("audit_entries"))
        await store.run(lambda tx: tx.put("audit_entries", doc | {"actor": "staff:nobody"}))
        await store.close()

    asyncio.run(write())


def test_the_log_is_verified_exported_and_a_forged_line_is_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert supporter("municipality", "add", "312011", "--data", data).returncode == 0
    with serving("--data", data):
        beside = supporter("audit", "verify", "--data", data)
    assert beside.returncode == 0 and "監査の記録 1行は、書かれたときのままです" in beside.stdout
    note = re.search(r"控え用：(1:[0-9a-f]{64})", beside.stdout)
    assert note
    away = ("--from", "2020-01-01", "--to", "2020-12-31", "--data", data)
    assert ".csv か .xlsx" in told(supporter("audit", "export", "-o", tmp_path / "log.txt", *away))
    assert supporter("audit", "export", "-o", tmp_path / "log.xlsx", *away).returncode == 0
    assert (tmp_path / "log.xlsx").stat().st_mode & 0o777 == 0o600
    held = supporter("audit", "verify", "--known", note[1], "--data", data)
    assert held.returncode == 0 and "監査の記録 2行" in held.stdout
    assert "控えておいたものとちがいます" in told(supporter("audit", "verify", "--known", "1:abc", "--data", data))
    forge(data)
    assert "1 行目が、書かれたときとちがいます" in told(supporter("audit", "verify", "--data", data))


def test_the_file_tells_in_sentences_and_carries_the_chain(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "log.csv"
    assert supporter("municipality", "add", "312011", "--data", data).returncode == 0
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=9))).date()
    done = supporter("audit", "export", "-o", file, "--from", today, "--to", today, "--data", data)
    assert done.returncode == 0, done.stderr
    head, line = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert head[:6] == ["番号", "いつ", "だれが", "何を", "だれの", "くわしく"]
    assert (line[0], line[2], line[6]) == ("1", "サーバーのコマンド・自動", "鳥取市")
    assert line[3] == "市町村の設定を変えました"
    assert line[8] == "0" * 64 and len(line[9]) == 64
