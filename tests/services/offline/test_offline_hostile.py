"""Files that came back altered, broken, forged, or signed and wrong all the same: refused by code, nothing written."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import RootModel

from supporter.domain.offline.offline_class import LaptopClass
from supporter.services.offline import envelope as sealing
from supporter.services.shared.secrets import digest
from supporter.services.shared.signing import Signing
from supporter.storage import records
from tests.support.cast import refusal
from tests.support.hall import SATO
from tests.support.offline_hall import KAIJO, PHRASE, Machine, Town, documents


async def test_a_changed_or_broken_file_is_refused_by_code_and_nothing_is_written(town: Town, machine: Machine) -> None:
    await machine.hold("会場 一子")
    raw = await machine.laptop.export(KAIJO, machine.id)
    assert "会場 一子".encode() not in raw, "nobody who finds the file reads who came"
    before = await documents(town.store)
    known = {"merge.altered", "merge.unreadable", "merge.unknown", "merge.newer", "merge.other_file"}
    for at in range(0, len(raw), max(1, len(raw) // 150)):
        flipped = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert await refusal(town.returns.send(SATO, flipped)) in known
    for cut in (raw[:-1], raw[: len(raw) // 2], b"", b"[" * 10**6, b"PK\x03\x04" + raw, b"null", b'{"version": 1}'):
        assert await refusal(town.returns.send(SATO, cut)) == "merge.unreadable"
    assert await refusal(town.returns.send(SATO, b" " * (20 * 1024 * 1024 + 1))) == "merge.too_large"
    read = json.loads(raw)
    for change, code in (
        ({"version": 3}, "merge.newer"),
        ({"version": 1}, "merge.altered"),
        ({"taking": "0" * 32}, "merge.unknown"),
        ({"made_at": "2001-01-01T00:00:00+09:00"}, "merge.altered"),
        ({"machine": "00" * 32}, "merge.altered"),
        ({"body": read["body"].replace("A", "B")}, "merge.altered"),
        ({"body": "[" * 10**6}, "merge.altered"),
    ):
        assert await refusal(town.returns.send(SATO, json.dumps(read | change).encode())) == code
    taken = await town.taking.take(SATO, town.id, PHRASE, names=True)
    assert await refusal(town.returns.send(SATO, taken)) == "merge.other_file"
    assert await documents(town.store) == before


Change = Callable[[dict[str, Any]], object]
SIGNED: dict[str, tuple[Change, str]] = {
    "a field that nobody knows here": (lambda body: body["seats"][0].update(shoe=1), "merge.newer"),
    "a seat of another version": (lambda body: body["seats"][0].update(v=2), "merge.newer"),
    "another class": (lambda body: body.update(session="s2"), "merge.unreadable"),
    "a seat of another class": (lambda body: body["seats"][0].update(session="s2"), "merge.unreadable"),
    "a class that goes on": (lambda body: body["room"].update(state="running"), "merge.unreadable"),
    "a number twice": (lambda body: body["seats"].append(body["seats"][0]), "merge.unreadable"),
    "a number no card has": (lambda body: body["seats"][0].update(number=0), "merge.unreadable"),
    "a slip of another class": (
        lambda body: body["slips"].append({"id": "ab" * 32, "asked": "s2/q", "answer": ["1"]}),
        "merge.unreadable",
    ),
    "no time": (lambda body: body.update(taken_at="yesterday"), "merge.unreadable"),
    "a number of calls that nobody counted": (lambda body: body.update(calls=10**9), "merge.unreadable"),
}


@pytest.mark.parametrize("what", SIGNED)
async def test_a_signature_makes_nothing_right(town: Town, machine: Machine, what: str) -> None:
    """Who holds the laptop can sign whatever they like: it is looked at all the same."""
    change, code = SIGNED[what]
    await machine.hold("会場 一子")
    envelope = sealing.parse(await machine.laptop.export(KAIJO, machine.id), "back")
    brought = await machine.store.read(lambda tx: _brought(tx, machine.id))
    signing, key = Signing(machine.folder / "keys"), digest(brought.token)
    body = json.loads(sealing.opened(envelope, key=key).body)
    change(body)
    sealed = sealing.sign("back", brought.taking, machine.clock.now(), RootModel[dict[str, Any]](body), signing, key)
    before = await documents(town.store)
    assert await refusal(town.returns.send(SATO, sealing.encode(sealed))) == code
    assert await documents(town.store) == before


async def test_a_file_of_somebody_who_never_had_the_secret_is_refused(
    town: Town, machine: Machine, tmp_path: Path
) -> None:
    """A forger with a key of their own, who knows the id of what was taken."""
    await machine.hold("会場 一子")

    def forget(brought: LaptopClass) -> LaptopClass:
        return brought.model_copy(update={"token": secrets.token_hex(16)})

    await machine.store.run(lambda tx: records.save(tx, forget(_brought(tx, machine.id))))
    assert await refusal(town.returns.send(SATO, await machine.laptop.export(KAIJO, machine.id))) == "merge.altered"


async def test_only_the_passphrase_opens_a_file_that_was_found(town: Town, machine: Machine) -> None:
    raw = await town.taking.take(SATO, town.id, PHRASE, names=True)
    before = await documents(machine.store)
    take_in = machine.laptop.take_in
    assert await refusal(take_in(KAIJO, raw)) == "take.passphrase_missing"
    read = json.loads(raw)
    for change in ({"body": "{}"}, {"body": "[]"}, {"body": '{"salt":"00","nonce":"","box":""}'}, {"version": 1}):
        assert await refusal(take_in(KAIJO, json.dumps(read | change).encode(), PHRASE)) == "merge.altered"
    wrong = [await refusal(take_in(KAIJO, raw, f"kaze-no-mori-{number}")) for number in range(30, 41)]
    assert wrong == ["take.passphrase_wrong"] * 10 + ["take.resting"], "tries are counted"
    assert await refusal(take_in(KAIJO, raw, PHRASE)) == "take.resting"
    assert await documents(machine.store) == before
    machine.clock.pass_by(minutes=6)
    assert (await take_in(KAIJO, raw, f" {PHRASE.replace('-', '‐')}　")).session.id == town.id, "as an IME writes it"


@pytest.mark.parametrize("short", ["", "kaze", "a" * 40, "kaze-no-mor", "x" * 101, "kaze-no\nmori-27"])
async def test_no_file_is_made_that_anybody_could_guess(town: Town, short: str) -> None:
    before = await documents(town.store)
    assert await refusal(town.taking.take(SATO, town.id, short, names=True)) == "take.passphrase"
    assert await documents(town.store) == before


def _brought(tx: object, id: str) -> LaptopClass:
    found = records.load(tx, LaptopClass, id)  # type: ignore[arg-type]
    assert found is not None
    return found
