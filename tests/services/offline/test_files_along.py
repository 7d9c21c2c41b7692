"""What a class shows goes along to the room without internet, whole and sealed, and comes home once."""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from PIL import Image

from supporter.domain.classroom import class_file
from supporter.domain.classroom.projector import projector_view
from supporter.domain.offline.offline_class import OfflineBundle, OfflineCopy
from supporter.domain.shared.refused import Refused
from supporter.services.classroom.class_files import ClassFiles
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.offline import envelope as sealing
from supporter.services.shared.child_process import directly
from supporter.services.shared.secrets import digest
from supporter.services.shared.signing import Signing
from tests.support.cast import refusal
from tests.support.hall import SATO
from tests.support.offline_hall import KAIJO, PHRASE, Machine, Town, documents

VIDEO = b"\0\0\0\x18ftypmp42" + b"moving" * 8192
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n"


def picture(form: str = "PNG", size: tuple[int, int] = (64, 36)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#006633").save(out, form)
    return out.getvalue()


async def bring(town: Town, id: str, folder: Path) -> dict[str, bytes]:
    """A picture, a page of a PDF and a video with captions for that class; all that is kept then."""
    deeds = TodaysClasses(town.store, town.clock, town.orders)
    files = ClassFiles(town.store, deeds, folder / "classes", directly, directly, program=lambda: "")
    await files.bring(SATO, id, "絵.png", picture(), "")
    await files.bring(SATO, id, "話.pdf", picture("PDF"), "")
    await files.bring(SATO, id, "町.mp4", VIDEO, "", CAPTIONS)
    return kept(folder)


@pytest.fixture
async def shown(town: Town, tmp_path: Path) -> dict[str, bytes]:
    return await bring(town, town.id, tmp_path)


def kept(folder: Path) -> dict[str, bytes]:
    """Everything in the folder of a machine's classes."""
    return {path.name: path.read_bytes() for path in (folder / "classes").glob("*")}


async def test_what_a_class_shows_is_the_same_in_the_room_and_comes_home_once(
    town: Town, machine: Machine, shown: dict[str, bytes], tmp_path: Path
) -> None:
    pages = (await town.session()).otherwise.pages
    for _ in range(2):
        raw = await town.taking.take(SATO, town.id, PHRASE, names=False)
        await machine.laptop.take_in(KAIJO, raw, PHRASE)
    assert len(shown) == 4 and kept(machine.folder) == shown and (await machine.session()).otherwise.pages == pages
    assert b"moving" not in raw and b"hello" not in raw

    await machine.classroom.open(KAIJO, machine.id)
    await machine.classroom.start(KAIJO, machine.id)
    for page, seen in ((pages[0], pages[0].picture), (pages[2], pages[2].video), (pages[2], pages[2].captions)):
        await machine.classroom.jump(KAIJO, machine.id, page.ref)
        assert seen in projector_view(await machine.counted()).html
    await machine.close()

    done = await town.merge(await machine.laptop.export(KAIJO, machine.id))
    assert kept(tmp_path) == shown and (await town.session()).otherwise.pages == pages
    await machine.laptop.erase(KAIJO, machine.id, done.receipt)
    assert kept(machine.folder) == {}


async def test_what_another_class_shows_too_stays_on_the_laptop(
    town: Town, machine: Machine, shown: dict[str, bytes], tmp_path: Path
) -> None:
    second = await town.plan(id="s2")
    town.id = machine.id
    assert await bring(town, second.id, tmp_path) == shown, "one content is kept once"
    for id in (town.id, second.id):
        await machine.laptop.take_in(KAIJO, await town.taking.take(SATO, id, PHRASE, names=False), PHRASE)
    await machine.hold("会場 一子")
    done = await town.merge(await machine.laptop.export(KAIJO, machine.id))
    await machine.laptop.erase(KAIJO, machine.id, done.receipt)
    assert kept(machine.folder) == shown


async def test_a_class_without_files_goes_along_as_older_programs_read_it(town: Town) -> None:
    read = json.loads(await town.taking.take(SATO, town.id, PHRASE, names=False))
    assert read["version"] == 2 and "files" not in read


async def test_more_than_a_laptop_opens_is_refused_by_the_name_of_the_largest(
    town: Town, shown: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sum(map(len, shown.values()))
    monkeypatch.setattr(class_file, "MOST_ALONG", whole - 1)
    with pytest.raises(Refused) as told:
        await town.taking.take(SATO, town.id, PHRASE, names=False)
    assert (told.value.code, told.value.facts["page"]) == ("take.files", "町")
    assert list(town.store.scan(OfflineCopy.collection)) == []
    monkeypatch.setattr(class_file, "MOST_ALONG", whole)
    assert await town.taking.take(SATO, town.id, PHRASE, names=False)


async def test_files_that_were_changed_on_the_way_are_refused_and_nothing_is_written(
    town: Town, machine: Machine, shown: dict[str, bytes]
) -> None:
    raw = await town.taking.take(SATO, town.id, PHRASE, names=False)
    head, _, boxes = raw.partition(b"\n")
    read, before = json.loads(head), await documents(machine.store)
    files = read["files"]
    first, second = list(files)[:2]
    size, other = files[first], files[second]

    def with_files(told: object, behind: bytes = boxes) -> bytes:
        return json.dumps(read | {"files": told}).encode() + b"\n" + behind

    for changed, code in (
        (raw[:-1] + bytes([raw[-1] ^ 1]), "merge.altered"),
        (with_files({second: other, **files}), "merge.altered"),
        (with_files(files | {first: size + 1, second: other - 1}), "merge.altered"),
        (with_files({first: size}, boxes[:size]), "merge.altered"),
        (with_files(files | {"../../db.json": 1}, boxes + b"x"), "merge.altered"),
        (with_files({}, b""), "merge.altered"),
        (raw[:-1], "merge.unreadable"),
        (raw + b"x", "merge.unreadable"),
        (head, "merge.unreadable"),
        (with_files(files | {first: -1}), "merge.unreadable"),
        (with_files(files | {first: str(size)}), "merge.unreadable"),
        (with_files([]), "merge.unreadable"),
        (b" " * (21 * 1024 * 1024) + raw, "merge.unreadable"),
        (b" " * (sealing.MOST_BYTES["taken"] + 1), "merge.too_large"),
    ):
        assert await refusal(machine.laptop.take_in(KAIJO, changed, PHRASE)) == code
    assert await documents(machine.store) == before and kept(machine.folder) == {}


async def test_a_signature_makes_no_file_what_it_is_not(
    town: Town, machine: Machine, shown: dict[str, bytes], tmp_path: Path
) -> None:
    """Who can sign can write whatever they like: a file is what its name says, or the class is not taken in."""
    raw = await town.taking.take(SATO, town.id, PHRASE, names=False)
    body = sealing.read(sealing.opened(sealing.parse(raw, "taken"), passphrase=PHRASE), OfflineBundle)
    before, signing = await documents(machine.store), Signing(tmp_path / "forger")
    first = body.session.otherwise.pages[0]
    page = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
    for name, file in (
        (named(page, "webp"), page),
        (named(page, "vtt"), page),
        (named(page, "mp4"), page),
        (named(page, "html"), page),
        ("../../db.json", page),
        (first.picture, picture("WEBP")),
        (named(VIDEO, "webm"), VIDEO),
        (named(big := picture("WEBP", (4000, 10)), "webp"), big),
    ):
        pages = (first.model_copy(update={"picture": name}),)
        session = body.session.model_copy(
            update={"otherwise": body.session.otherwise.model_copy(update={"pages": pages})}
        )
        forged = sealing.sign(
            "taken",
            body.taking,
            town.clock.now(),
            body.model_copy(update={"session": session}),
            signing,
            digest(body.token),
            PHRASE,
            {name: file},
        )
        assert await refusal(machine.laptop.take_in(KAIJO, sealing.encode(forged), PHRASE)) == "merge.unreadable", name
    not_shown = sealing.sign(
        "taken",
        body.taking,
        town.clock.now(),
        body,
        signing,
        digest(body.token),
        PHRASE,
        {named(picture("WEBP"), "webp"): picture("WEBP")},
    )
    assert await refusal(machine.laptop.take_in(KAIJO, sealing.encode(not_shown), PHRASE)) == "merge.unreadable"
    assert await documents(machine.store) == before and kept(machine.folder) == {}


async def test_a_full_disk_leaves_neither_files_nor_a_class_that_names_them(
    town: Town, machine: Machine, shown: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, before = await town.taking.take(SATO, town.id, PHRASE, names=False), await documents(machine.store)
    written, fsync = [], os.fsync

    def full(file: int) -> None:
        written.append(file)
        if len(written) == 3:
            raise OSError("no space left")
        fsync(file)

    with monkeypatch.context() as short:
        short.setattr("supporter.services.classroom.kept_files.os.fsync", full)
        assert await refusal(machine.laptop.take_in(KAIJO, raw, PHRASE)) == "disk.full"
    assert await documents(machine.store) == before and kept(machine.folder) == {}
    await machine.laptop.take_in(KAIJO, raw, PHRASE)
    assert kept(machine.folder) == shown


def named(body: bytes, ending: str) -> str:
    return f"{hashlib.sha256(body).hexdigest()}.{ending}"
