"""What every store promises, whatever keeps the documents (see `supporter.storage.base`)."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from supporter.storage import migrations
from supporter.storage.base import CHANGED, Doc, NewerDocument, Page, Store, StoreError, Tx
from supporter.storage.tiny import TinyStore

TOTTORI, IWAMI = "312011", "313025"


def learner(id: str, municipality: str = TOTTORI, **fields: object) -> Doc:
    return {"v": 1, "id": id, "municipality": municipality, "folded": "", **fields}


def ids(docs: list[Doc]) -> list[str]:
    return [doc["id"] for doc in docs]


async def add(store: Store, *docs: Doc, collection: str = "learners") -> None:
    def unit(tx: Tx) -> None:
        for doc in docs:
            tx.put(collection, doc)

    await store.run(unit)


async def get(store: Store, id: str) -> Doc | None:
    return await store.read(lambda tx: tx.get("learners", id))


async def found(store: Store, field: str, value: str) -> list[str]:
    return ids(await store.read(lambda tx: tx.find("learners", field, value)))


async def test_a_document_is_replaced_not_merged(store: Store) -> None:
    await add(store, learner("hanako", phone="0857"))
    await add(store, learner("hanako"))
    assert await get(store, "hanako") == learner("hanako")
    await store.run(lambda tx: tx.delete("learners", "hanako"))
    await store.run(lambda tx: tx.delete("learners", "hanako"))
    assert await get(store, "hanako") is None


async def test_find_by_an_indexed_field_in_id_order(store: Store) -> None:
    await add(store, learner("taro"), learner("b", IWAMI), learner("hanako"))
    assert await found(store, "municipality", TOTTORI) == [
        "hanako",
        "taro",
    ]
    await add(store, learner("taro", IWAMI))
    await store.run(lambda tx: tx.delete("learners", "b"))
    assert await found(store, "municipality", TOTTORI) == ["hanako"]
    assert await found(store, "municipality", IWAMI) == ["taro"]
    assert await store.read(lambda tx: tx.find("learners", "municipality", "")) == []


async def test_what_has_no_index_is_refused(store: Store) -> None:
    with pytest.raises(ValueError):
        await store.read(lambda tx: tx.find("learners", "phone", "0857"))
    with pytest.raises(ValueError):
        await store.read(lambda tx: tx.page("learners", where={"phone": "0857"}))
    with pytest.raises(ValueError):
        await store.read(lambda tx: tx.get("lerners", "hanako"))


async def test_what_was_replaced_or_deleted_is_nowhere_on_the_disk_after_a_purge(store: Store, tmp_path: Path) -> None:
    def on_disk(word: str) -> bool:
        return any(word.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    await add(store, learner("hanako", name="花子"), learner("taro", name="太郎"), learner("jiro", name="次郎"))
    await add(store, learner("hanako", name=""))
    await store.run(lambda tx: tx.delete("learners", "taro"))
    assert on_disk("花子") and on_disk("太郎")
    purged = asyncio.create_task(store.purge())
    await add(store, learner("saburo", name="三郎"))
    await purged
    assert not on_disk("花子") and not on_disk("太郎")
    assert on_disk("次郎") and await get(store, "saburo") == learner("saburo", name="三郎")


async def test_after_a_purge_nothing_on_the_disk_tells_which_of_two_documents_came_first(
    store: Store, tmp_path: Path
) -> None:
    await add(store, learner("later-in-order"))
    await add(store, learner("earlier-in-order"))
    await store.purge()
    disk = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    assert disk.index(b"earlier-in-order") < disk.index(b"later-in-order")


async def test_everything_survives_a_restart(make_store: Callable[[], Store]) -> None:
    doc = learner("花子", 名='髙橋\n\t"\\', f=1e-7, n=None, big=2**53 + 1, nested=[[], {"a": [True]}])
    store = make_store()
    await add(store, doc, learner("\\taro", folded='"たろう"'), learner("gone"))
    await store.run(lambda tx: tx.delete("learners", "gone"))
    await store.close()
    for _ in range(2):
        store = make_store()
        assert await get(store, "花子") == doc
        assert await found(store, "municipality", TOTTORI) == [
            "\\taro",
            "花子",
        ]
        assert await found(store, "folded", '"たろう"') == ["\\taro"]
        await store.close()


async def test_what_was_promised_is_there_after_a_power_cut(store: Store, tmp_path: Path) -> None:
    await add(store, learner("hanako"))
    await add(store, learner("taro"))
    shutil.copytree(tmp_path / "data", tmp_path / "after", ignore=shutil.ignore_patterns("*.lock"))
    after = TinyStore(tmp_path / "after" / "db.json")
    assert ids(list(after.scan("learners"))) == ["hanako", "taro"]
    await after.close()


async def test_a_unit_reads_its_own_writes(store: Store) -> None:
    await add(store, learner("hanako"), learner("koharu"), learner("taro"))

    def unit(tx: Tx) -> None:
        tx.put("learners", learner("new"))
        tx.put("learners", learner("taro", IWAMI))
        tx.delete("learners", "hanako")
        assert tx.get("learners", "hanako") is None
        assert ids(tx.find("learners", "municipality", TOTTORI)) == ["koharu", "new"]
        assert ids(tx.page("learners", where={"municipality": IWAMI}).docs) == ["taro"]
        assert ids(tx.page("learners", order="municipality").docs) == ["koharu", "new", "taro"]

    await store.run(unit)
    assert sorted(ids(list(store.scan("learners")))) == ["koharu", "new", "taro"]


async def test_documents_handed_out_are_copies(store: Store) -> None:
    mine = learner("hanako", seen=[1])
    await add(store, mine)
    mine["seen"].append(2)

    def edit(tx: Tx) -> None:
        for doc in (tx.get("learners", "hanako"), *tx.find("learners", "municipality", TOTTORI)):
            assert doc is not None
            doc["seen"].append(3)
        assert tx.get("learners", "hanako") == learner("hanako", seen=[1])

    await store.run(edit)
    await store.read(edit)
    assert await get(store, "hanako") == learner("hanako", seen=[1])


async def test_a_failed_unit_leaves_nothing_and_hurts_no_other(store: Store) -> None:
    heard: list[Doc] = []
    store.subscribe("told", heard.append)

    def bad(tx: Tx) -> None:
        tx.put("learners", learner("x"))
        tx.emit("told", {})
        raise KeyError("no")

    def stops(tx: Tx) -> None:
        next(iter(()))

    answers = await asyncio.gather(
        add(store, learner("a")),
        store.run(bad),
        store.run(stops),
        add(store, learner("b")),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers] == [type(None), KeyError, RuntimeError, type(None)]
    assert ids(list(store.scan("learners"))) == ["a", "b"]
    assert heard == []


async def test_units_behave_as_if_alone(store: Store) -> None:
    """200 serials asked for at once, every tenth unit changing its mind: no number twice, none left out."""

    def issue(tx: Tx, i: int) -> int:
        number: int = (tx.get("counters", "R8") or {"n": 0})["n"] + 1
        tx.put("counters", {"v": 1, "id": "R8", "n": number})
        tx.put("certificates", {"v": 1, "id": f"{number:05}", "learner": f"L{i}"})
        if i % 10 == 3:
            raise ValueError
        return number

    asked = (store.run(lambda tx, i=i: issue(tx, i)) for i in range(200))  # type: ignore[misc]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sorted(answer for answer in answers if isinstance(answer, int)) == list(range(1, 181))
    assert ids(list(store.scan("certificates"))) == [f"{n:05}" for n in range(1, 181)]


async def test_events_come_after_the_commit_in_order(store: Store) -> None:
    heard: list[tuple[int, bool]] = []
    all_heard = asyncio.Event()

    def hear(payload: Doc) -> None:
        heard.append((payload["i"], any(doc["id"] == f"{payload['i']:02}" for doc in store.scan("seats"))))
        if len(heard) == 20:
            all_heard.set()

    def unit(tx: Tx, i: int) -> None:
        tx.emit("seat", {"i": i})
        tx.put("seats", {"v": 1, "id": f"{i:02}", "session": "S"})

    store.subscribe("seat", hear)
    await asyncio.gather(*(store.run(lambda tx, i=i: unit(tx, i)) for i in range(20)))  # type: ignore[misc]
    await asyncio.wait_for(all_heard.wait(), 60)
    assert heard == [(i, True) for i in range(20)]


async def test_the_store_tells_what_each_unit_changed_once_it_can_be_read(store: Store) -> None:
    await add(store, learner("1"), learner("2"))
    heard: list[Doc] = []
    forget = store.subscribe(CHANGED, heard.append)
    await add(store, learner("3"))
    await store.run(lambda tx: tx.delete("learners", "1"))
    await store.run(lambda tx: tx.get("learners", "2"))
    with pytest.raises(RuntimeError):
        await store.run(partial(broken_after_put, doc=learner("4")))
    assert heard == [{"learners": ["3"]}, {"learners": ["1"]}]
    forget()
    await add(store, learner("5"))
    assert len(heard) == 2


def broken_after_put(tx: Tx, doc: Doc) -> None:
    tx.put("learners", doc)
    raise RuntimeError("in the middle")


async def test_a_subscriber_that_raises_hurts_nobody(store: Store) -> None:
    heard = asyncio.Event()

    def broken(payload: Doc) -> None:
        raise RuntimeError("broken")

    def unit(tx: Tx) -> None:
        tx.put("learners", learner("hanako"))
        tx.emit("told", {})

    forget = store.subscribe("told", broken)
    store.subscribe("told", lambda payload: heard.set())
    await store.run(unit)
    await asyncio.wait_for(heard.wait(), 60)
    assert await get(store, "hanako") is not None
    forget()
    forget()


async def test_reading_may_not_write(store: Store) -> None:
    for write in (
        lambda tx: tx.put("learners", learner("x")),
        lambda tx: tx.delete("learners", "x"),
        lambda tx: tx.emit("told", {}),
    ):
        with pytest.raises(StoreError):
            await store.read(write)


async def test_paging_meets_every_document_once(store: Store) -> None:
    names = ["b", "a", "c", "a", ""]
    await add(store, *(learner(f"{i:02}", folded=names[i % 5], n=str(i % 2)) for i in range(23)))
    await add(store, learner("99", IWAMI))

    async def pages(limit: int, **how: Any) -> list[str]:
        def look(tx: Tx, **place: Any) -> Page:
            return tx.page("learners", **how, **place)

        seen: list[str] = []
        cursor: str | None = None
        while True:
            page = await store.read(partial(look, after=cursor, limit=limit))
            seen += ids(page.docs)
            assert len(page.docs) == limit or page.next is None
            if page.next is None:
                return seen
            cursor = page.next

    here = [f"{i:02}" for i in range(23)]
    by_name = sorted(here, key=lambda id: (names[int(id) % 5], id))
    for limit in (1, 7, 23, 50):
        assert await pages(limit) == [*here, "99"]
        assert await pages(limit, where={"municipality": TOTTORI}) == here
        assert await pages(limit, where={"municipality": TOTTORI}, order="-id") == here[::-1]
        assert await pages(limit, where={"municipality": TOTTORI}, order="folded") == by_name
        assert await pages(limit, where={"municipality": TOTTORI}, order="-folded") == by_name[::-1]
        assert await pages(limit, where={"municipality": TOTTORI, "n": "1"}, order="n") == here[1::2]
        assert await pages(limit, where={"municipality": TOTTORI, "folded": "c"}) == [
            "02",
            "07",
            "12",
            "17",
            "22",
        ]


@pytest.mark.parametrize("cursor", ["", "x", "[1]", '["a"]', '["a",1]', "{}", "null"])
async def test_a_cursor_that_is_none_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(ValueError):
        await store.read(lambda tx: tx.page("learners", after=cursor))


async def test_a_page_goes_on_where_it_stopped_though_documents_come_and_go(store: Store) -> None:
    await add(store, *(learner(id) for id in "abdef"))
    page = await store.read(lambda tx: tx.page("learners", limit=2))
    await store.run(lambda tx: tx.delete("learners", "b"))
    await add(store, learner("c"), learner("0"))
    rest = await store.read(lambda tx: tx.page("learners", after=page.next))
    assert (ids(page.docs), ids(rest.docs)) == (["a", "b"], ["c", "d", "e", "f"])


async def test_order_is_by_code_points(store: Store) -> None:
    keys = ["a", "B", "あ", "a/1", "a0", "Z", "é", "𠮷", "\uff5e"]
    await add(store, *(learner(key) for key in keys))
    assert ids(list(store.scan("learners"))) == sorted(keys)


async def test_only_the_current_version_is_written(store: Store) -> None:
    for v in (None, 0, 2, "1", True):
        with pytest.raises(ValueError):
            await add(store, learner("hanako") | {"v": v})
    with pytest.raises(ValueError):
        await add(store, {"id": "hanako"})
    assert await get(store, "hanako") is None


async def test_documents_are_upgraded_step_by_step(
    make_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store()
    await add(store, {"v": 1, "id": "hanako", "town": TOTTORI})
    await store.close()
    steps = {
        1: lambda doc: {"id": doc["id"], "municipality": doc["town"]},
        2: lambda doc: doc | {"folded": "はなこ"},
    }
    monkeypatch.setitem(migrations.UPGRADES, "learners", steps)
    store = make_store()
    await add(store, learner("taro") | {"v": 3})
    expected = learner("hanako", folded="はなこ") | {"v": 3}
    assert await get(store, "hanako") == expected
    assert await store.read(lambda tx: tx.find("learners", "folded", "はなこ")) == [expected]
    assert next(iter(store.scan("learners"))) == expected
    assert await found(store, "municipality", TOTTORI) == [
        "hanako",
        "taro",
    ]
    await store.close()
    monkeypatch.delitem(migrations.UPGRADES, "learners")
    with pytest.raises(NewerDocument):
        make_store()


async def test_a_cancelled_caller_does_not_stop_the_others(store: Store) -> None:
    first = asyncio.create_task(add(store, learner("a")))
    second = asyncio.create_task(add(store, learner("b")))
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert await get(store, "b") is not None
    await add(store, learner("c"))


async def test_closing_finishes_what_was_asked_for(make_store: Callable[[], Store]) -> None:
    store = make_store()
    asked = [asyncio.create_task(add(store, learner(f"{i:03}"))) for i in range(600)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*asked)
    for use in (store.run, store.read):
        with pytest.raises(StoreError):
            await use(lambda tx: None)
    await store.close()
    store = make_store()
    assert len(list(store.scan("learners"))) == 600
    await store.close()


def test_a_store_serves_one_event_loop_after_another(make_store: Callable[[], Store]) -> None:
    store = make_store()
    asyncio.run(add(store, learner("hanako")))
    assert asyncio.run(get(store, "hanako")) is not None
    asyncio.run(store.close())


def test_an_event_loop_that_ends_at_any_moment_leaves_a_whole_store(make_store: Callable[[], Store]) -> None:
    store = make_store()

    async def begin_and_leave(i: int) -> None:
        asking = asyncio.create_task(add(store, learner(f"{i:02}")))
        for _ in range(i % 5):
            await asyncio.sleep(0)
        asking.cancel()

    for i in range(20):
        asyncio.run(begin_and_leave(i))
    asyncio.run(add(store, learner("99")))
    kept = ids(list(store.scan("learners")))
    asyncio.run(store.close())
    store = make_store()
    assert ids(list(store.scan("learners"))) == kept
    assert kept[-1] == "99"
    asyncio.run(store.close())


async def test_backups_are_whole_while_writers_go_on(store: Store, tmp_path: Path) -> None:
    going = True

    async def write(writer: int) -> int:
        n = 0
        while going:
            n += 1
            await add(store, learner(f"{writer}a", n=n), learner(f"{writer}b", n=n))
        return n

    writers = [asyncio.create_task(write(i)) for i in range(5)]
    for i in range(10):
        await store.backup(tmp_path / f"backup{i}")
    going = False
    assert sum(await asyncio.gather(*writers)) > 10
    with pytest.raises(FileExistsError):
        await store.backup(tmp_path / "backup3")
