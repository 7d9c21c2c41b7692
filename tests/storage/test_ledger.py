"""The erasure ledger: durable line by line, private, and honest about damage."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from supporter.domain.privacy.erasure_request import ErasureLine
from supporter.storage.base import StoreDamaged, StoreFull
from supporter.storage.ledger import ErasureLedger


def erasure(number: str) -> ErasureLine:
    return ErasureLine(learner=number, municipality="312011", on=dt.date(2026, 12, 23))


@pytest.fixture
def ledger(tmp_path: Path) -> ErasureLedger:
    return ErasureLedger(tmp_path / "erasures.jsonl")


def test_it_grows_and_only_its_owner_reads_it(ledger: ErasureLedger) -> None:
    assert ledger.entries() == []
    ledger.add([erasure("1"), erasure("2")])
    ledger.add([erasure("3")])
    assert ledger.entries() == [erasure("1"), erasure("2"), erasure("3")]
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


def test_half_a_line_was_never_promised_and_the_next_one_takes_its_place(ledger: ErasureLedger) -> None:
    ledger.add([erasure("1")])
    with ledger.path.open("ab") as file:
        file.write(b'{"learner":"2","munic')
    assert ledger.entries() == [erasure("1")]
    ledger.add([erasure("2")])
    assert ledger.entries() == [erasure("1"), erasure("2")]


def test_damage_is_named_with_its_line(ledger: ErasureLedger) -> None:
    ledger.add([erasure("1"), erasure("2")])
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b'"learner":"2"', b'"learner":#2#'))
    with pytest.raises(StoreDamaged, match=r"erasures\.jsonl:2: "):
        ledger.entries()


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    ErasureLedger(tmp_path / "l").add([erasure("1")])
    with pytest.raises(StoreFull):
        ErasureLedger(tmp_path / "l", fsync=full).add([erasure("2")])
    assert ErasureLedger(tmp_path / "l").entries()[0] == erasure("1")
