"""The roster's page: lists to choose from, filters kept by name, and deeds with those picked or with all."""

from __future__ import annotations

import re
from html import unescape

from supporter.domain.accounts.learner import Learner
from supporter.storage import records
from tests.support.web.people_site import IWAMI, TOTTORI, Site


async def people(house: Site) -> list[str]:
    """Three who have completed, each with a card."""
    numbers = []
    for name in ("髙橋 一", "Maria Clara Amostra", "𠮷田 三"):
        number, _ = await house.learner(name)
        await house.complete(number)
        numbers.append(number)
    return numbers


async def without_card(house: Site, number: str) -> None:
    learner = await house.app.folder.store.read(lambda tx: records.load(tx, Learner, number))
    assert learner is not None
    await house.app.folder.store.run(lambda tx: records.save(tx, learner.model_copy(update={"card_hash": ""})))


async def test_rows_come_before_everything_that_is_chosen_seldom(house: Site) -> None:
    """What is chosen seldom is shut; where something in it has to be put right, it is open."""
    await people(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = (await suzuki.get("/o/roster")).text
        shut = page[: page.index("<tbody>")]
        assert shut.count('<details class="panel') == 3 and " open>" not in shut
        for data, at in (({"form": "csv"}, "/export"), ({}, "/columns"), ({"saved": ""}, "/saved")):
            again = await suzuki.post(f"/o/roster{at}", data=data)
            assert again.status_code == 422 and again.text.count(" open>") == 1, at
        late = (await suzuki.get("/o/roster?who=listed&on=2026-12-01")).text
        assert 'id="on-fix"' in late and late.count(" open>") == 1
        assert 'id="on-fix"' not in (await suzuki.get("/o/roster?on=2026-12-01")).text


async def test_a_filter_is_a_chip_that_takes_itself_away(house: Site) -> None:
    await people(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = (await suzuki.get("/o/roster?year=2026&contact=no&age=70代&once=yes")).text
        chips = re.findall(r'<a class="chip on" href="([^"]+)">([^<]+) ×', page)
        assert [words for _, words in chips] == ["令和8年度", "70代", "連絡の同意 なし", "一人を一回だけ（実人数）"]
        assert all(len(re.findall("[?&]", unescape(address))) == 3 for address, _ in chips)
        # What means nothing for a list is no chip of it, and comes back with the list.
        assert "令和8年度 ×" not in (await suzuki.get("/o/roster?who=open&year=2026")).text


async def test_filters_are_kept_by_name_and_opened_by_one_press(house: Site) -> None:
    await people(house)
    asked = {"district": "湖山", "who": "open", "q": "秘密", "saved": "湖山の<b>"}
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("mori", TOTTORI) as mori:
        assert (await suzuki.post("/o/roster/saved", data=asked)).status_code == 303
        page = (await suzuki.get("/o/roster")).text
        link = re.search(r'<a class="chip" href="([^"]+)">(?:(?!</a>).)*湖山の&lt;b&gt;</a>', page)
        assert link and unescape(link[1]) == "/o/roster?who=open&district=%E6%B9%96%E5%B1%B1"
        assert (await suzuki.get(unescape(link[1]))).status_code == 200
        assert "湖山の" not in (await mori.get("/o/roster")).text
        await suzuki.post("/o/roster/saved", data={"forget": "湖山の<b>"})
        assert "湖山の" not in (await suzuki.get("/o/roster")).text


async def test_all_of_a_list_is_picked_at_once_over_every_page(house: Site) -> None:
    await people(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = (await suzuki.get("/o/roster?all=yes")).text
        assert page.count(" checked disabled>") == 3 and "3人ぜんぶを選んでいます" in page
        begun = await suzuki.post("/o/roster/print", data={"all": "yes", "sort": "-serial"})
        assert begun.status_code == 303
    (run,) = house.app.folder.store.scan("print_runs")
    assert len(run["certificates"]) == 3


async def test_cards_are_printed_for_those_who_have_none_and_end_nobodys(house: Site) -> None:
    numbers = await people(house)
    for number in numbers[:2]:
        await without_card(house, number)
    kept = await house.app.folder.store.read(lambda tx: records.load(tx, Learner, numbers[2]))
    picks = [f"{number}:kiso" for number in numbers]
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        found = (await suzuki.get("/o/roster")).text
        picks = re.findall(r'name="pick" value="([^"]+)"', found)
        nobody = await suzuki.post("/o/roster/cards", data={})
        assert nobody.status_code == 422 and 'id="pick-fix"' in nobody.text
        assert (await tanaka.post("/o/roster/cards", data={"pick": picks})).status_code == 422
        made = await suzuki.post("/o/roster/cards", data={"pick": picks})
        assert made.content.startswith(b"%PDF-")
        again = await suzuki.post("/o/roster/cards", data={"pick": picks})
        assert again.status_code == 422 and "お出しする方は、いません" in again.text
        assert again.text.count(' checked><span class="vh">') == 3, "what was ticked comes back"
    after = await house.app.folder.store.read(lambda tx: [records.load(tx, Learner, number) for number in numbers])
    assert all(one and one.card_hash for one in after) and after[2] == kept
    deeds = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "learner.renew_card"]
    assert len(deeds) == 2


async def test_names_open_people_of_the_town_alone(house: Site) -> None:
    one, two, _ = await people(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        await suzuki.post(f"/o/people/{one}/move", data={"taker": IWAMI})
        await tanaka.post("/o/people/moves", data={"number": one, "go": "accept"})
        page = (await suzuki.get("/o/roster")).text
        linked = re.findall(r'class="open" href="/o/people/(\d+)"', page)
        assert one not in linked and two in linked and "髙橋 一" in page
        assert [(await suzuki.get(f"/o/people/{number}")).status_code for number in linked] == [200, 200]


async def test_a_page_to_print_holds_every_row_and_says_whose_it_is(house: Site) -> None:
    await people(house)
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = (await suzuki.get("/o/roster?paper=all")).text
        assert "取扱注意" in page and "data-print" in page and "鳥取市 suzuki" in page
    looks = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "roster.read"]
    assert looks[-1]["facts"]["rows"] == "3"


async def test_the_file_for_letters_holds_everybody_once_and_contacts_of_the_willing_alone(house: Site) -> None:
    one, two, three = await people(house)
    reached = {"wants_news": True, "contact": "0857-00-0009"}
    for number, changes in ((one, reached), (two, {**reached, "wants_news": False}), (three, {"state": "stopped"})):
        learner = await house.app.folder.store.read(lambda tx, number=number: records.load(tx, Learner, number))  # type: ignore[misc]
        changed = learner.model_copy(update=changes)
        await house.app.folder.store.run(lambda tx, changed=changed: records.save(tx, changed))  # type: ignore[misc]
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        none = await suzuki.post("/o/roster/export", data={"form": "letters-csv"})
        assert none.status_code == 422 and 'id="reason-fix"' in none.text
        file = await suzuki.post("/o/roster/export", data={"form": "letters-csv", "reason": "meeting"})
        log = (await suzuki.get("/o/audit")).text
    head, *rows = [line.split(",") for line in file.content.decode("utf-8-sig").splitlines()]
    assert head[:4] == ["氏名", "敬称", "フリガナ", "受講番号"] and "連絡先（お知らせを希望した方）" in head
    told = {row[3]: row[5] for row in rows}
    assert told == {one: "0857-00-0009", two: ""}, "who is stopped is not written to"
    assert rows[0][1] == "様" and "letters-csv" not in log and "手紙の差し込み用（CSV）" in log
    (line,) = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "roster.export"]
    (held,) = house.app.folder.store.scan("affected_people")
    assert held["id"] == line["id"] and len(held["people"]) == 2
