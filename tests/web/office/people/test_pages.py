"""One person on the pages of their office: found, seen, put right, entered, let go, moved, made one."""

from __future__ import annotations

import re
from urllib.parse import unquote

import httpx

from tests.support.web.people_site import IWAMI, TOTTORI, Site, hidden

FORM = {"name": "鳥取 花子", "kana": "トットリ", "age_band": "70代", "relation": "在住", "registered": "yes"}


async def test_a_person_is_found_seen_and_put_right(house: Site) -> None:
    number, _ = await house.learner()
    await house.complete(number)
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("yamane", TOTTORI) as yamane:
        hits = await suzuki.post("/o/people", data={"words": "花子"})
        assert f'href="/o/people/{number}"' in hits.text and "1人" in hits.text
        page = await suzuki.get(f"/o/people/{number}")
        assert "基礎講座を修了" in page.text and "第R8-" in page.text and "はじめる手続き（ご本人）" in page.text
        edit, other = await suzuki.get(f"/o/people/{number}/edit"), await yamane.get(f"/o/people/{number}/edit")
        saved = await yamane.post(f"/o/people/{number}/edit", data={**FORM, **hidden(other), "kana": "とっとり はなこ"})
        assert saved.headers["location"].endswith("?saved")
        late = await suzuki.post(f"/o/people/{number}/edit", data={**FORM, **hidden(edit), "name": "鳥取 華子"})
        assert late.status_code == 409 and "yamaneが先に直しました（14:20）" in late.text
        assert "トットリ　ハナコ" in late.text and "鳥取 華子" in late.text
        kept = await suzuki.post(f"/o/people/{number}/edit", data=hidden(late))
        assert kept.status_code == 303
        page = await suzuki.get(kept.headers["location"])
        assert "鳥取 華子" in page.text and "窓口で届け出を直した（suzuki）" in page.text
        wrong = await suzuki.post(f"/o/people/{number}/edit", data={**FORM, **hidden(other), "name": ""})
        assert wrong.status_code == 422 and 'id="name-fix"' in wrong.text


async def test_the_contact_is_seen_for_a_reason(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        edit = await suzuki.get(f"/o/people/{number}/edit")
        changed = {**FORM, **hidden(edit), "contact": "0857-12-3456"}
        await suzuki.post(f"/o/people/{number}/edit", data=changed)
        page = await suzuki.get(f"/o/people/{number}")
        assert "（隠しています）" in page.text and "0857-12-3456" not in page.text
        none = await suzuki.post(f"/o/people/{number}/contact", data={})
        assert none.status_code == 422 and "0857-12-3456" not in none.text
        seen = await suzuki.post(f"/o/people/{number}/contact", data={"reason": "call"})
        assert "0857-12-3456" in seen.text


async def test_no_contact_is_no_look_at_one(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        assert (await suzuki.post(f"/o/people/{number}/contact", data={"reason": "call"})).status_code == 200
    looks = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "learner.see_contact"]
    assert looks == []


async def test_a_new_card_is_given_at_the_counter(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.get(f"/o/people/{number}")
        (field,) = re.findall(r'<select id="card" name="(\w+)"', page.text)
        asked = await suzuki.post(f"/o/people/{number}/card", data={field: ""})
        assert asked.status_code == 422 and 'id="card-fix"' in asked.text
        given = await suzuki.post(f"/o/people/{number}/card", data={field: "counter"})
        assert given.status_code == 200 and "新しい受講票ができました" in given.text


async def test_somebody_without_a_telephone_is_entered_and_takes_a_card(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        again = {"name": "山本 好子", "kana": "やまもと よしこ", "how": "spoken"}
        page = await suzuki.post("/o/people/new", data=again)
        (code,) = re.findall(r'name="code" value="([^"]+)"', page.text)
        card = await suzuki.post("/o/people/card.pdf", data={"code": code})
        assert card.content.startswith(b"%PDF")
        asked = await suzuki.post("/o/people/new", data=again)
        assert "同じ方がもう入っているかもしれません" in asked.text
        page = await suzuki.post("/o/people/new", data={**again, "other": "yes"})
        assert "山本 好子 様を入れました" in page.text
        wrong = await suzuki.post("/o/people/new", data={"name": "山本", "kana": "YAMA"})
        assert wrong.status_code == 422 and 'id="kana-fix"' in wrong.text
        number = code[:8]
        card = await suzuki.post(f"/o/people/{number}/card", data={"card": "counter"})
        assert "新しい受講票ができました" in card.text
        assert (await suzuki.post("/o/people/card.pdf", data={"code": code})).status_code == 409
    async with house.browser() as phone:
        (new,) = re.findall(r'name="code" value="([^"]+)"', card.text)
        assert (await phone.post("/in/card", data={"code": new})).status_code == 303


async def test_a_name_that_no_face_prints_is_told_at_entry_and_stops_no_run(house: Site) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        page = await suzuki.post("/o/people/new", data={"name": "အောင် 花子", "kana": "", "how": "spoken"})
        assert page.status_code == 200 and "手で書き入れてください" in page.text
        number = re.findall(r'name="code" value="([^"]{8})', page.text)[0]
        assert "手で書き入れてください" in (await suzuki.get(f"/o/people/{number}")).text
        done = {"number": number, "course": "kiso", "completed_on": "2026-11-01", "reason": "紙の記録"}
        given = await suzuki.post("/o/certificates/issue", data=done)
        issued = unquote(given.headers["location"])
        begun = await suzuki.post("/o/certificates", data={"certificate": issued.rpartition("/")[2], "go": "picked"})
        run = begun.headers["location"]
        assert "手で書き入れる字のある方" in (await suzuki.get(run)).text
        for paper in ("names.pdf", "decision.pdf", "trial.pdf"):
            assert (await suzuki.get(f"{run}/{paper}")).content.startswith(b"%PDF"), paper
        plain = await suzuki.post("/o/people/new", data={"name": "Иван 김", "kana": "", "how": "spoken"})
        assert "手で書き入れてください" not in plain.text


async def test_three_ways_to_leave(house: Site) -> None:
    number, _ = await house.learner()
    address = f"/o/people/{number}/leave"
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("yamane", TOTTORI) as yamane:
        page = await suzuki.post(address, data={"way": "erase"})
        assert page.status_code == 422 and 'id="ground-fix"' in page.text
        await suzuki.post(address, data={"way": "erase", "ground": "self"})
        page = await suzuki.post(address, data={"go": "agree"})
        assert page.status_code == 422 and "別の職員が" in page.text
        assert "確認を待つ申し出" in (await yamane.get("/o/leaving")).text
        assert "確かめました" in (await yamane.get(address)).text
        assert 'id="decision-fix"' in (await yamane.post(address, data={"go": "agree"})).text
        await yamane.post(address, data={"go": "agree", "decision": "福祉第12号"})
        assert "に消えます" in (await suzuki.get(f"/o/people/{number}")).text
        await suzuki.post(address, data={"go": "back"})
        await suzuki.post(address, data={"way": "step_down", "ground": "self"})
        page = await suzuki.get(f"/o/people/{number}")
        assert "に消えます" not in page.text and "名簿からおりた（suzuki）" in page.text
        assert "どうやってご本人を" in (await suzuki.post(f"/o/people/{number}/record")).text
        record = await suzuki.post(f"/o/people/{number}/record", data={"how": "counter"})
        assert "鳥取 花子" in record.text and "手続きの記録" in record.text


async def test_somebody_moves_to_the_next_town(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        assert "岩美町" in (await suzuki.get(f"/o/people/{number}/move")).text
        assert (await suzuki.post(f"/o/people/{number}/move", data={})).status_code == 422
        await suzuki.post(f"/o/people/{number}/move", data={"taker": IWAMI})
        assert "鳥取 花子" in (await suzuki.get("/o/people/moves")).text
        assert "鳥取 花子" in (await tanaka.get("/o/people/moves")).text
        assert (await tanaka.get(f"/o/people/{number}")).status_code == 403
        taken = await tanaka.post("/o/people/moves", data={"number": number, "go": "accept"})
        story = (await tanaka.get(taken.headers["location"])).text
        assert "鳥取 花子" in story and story.count("ほかの市町村へ移った") == 1, "once, though both towns logged it"
        assert "令和8年12月23日" in story and not re.search(r"20[0-9]{2}年", story), "one calendar on one page"
        assert (await suzuki.get(f"/o/people/{number}")).status_code == 403


async def test_two_numbers_are_compared_made_one_and_two_again(house: Site) -> None:
    one, _ = await house.learner("鳥取 花子")
    other, _ = await house.learner("鳥取　花子")
    both = "/".join(sorted((one, other)))
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        assert f"/o/people/duplicates/{both}" in (await suzuki.get("/o/people/duplicates")).text
        assert (await tanaka.get(f"/o/people/duplicates/{both}")).status_code == 403
        asked = await suzuki.post(f"/o/people/duplicates/{both}", data={"go": "merge"})
        assert asked.status_code == 422 and "残す番号を" in asked.text
        await suzuki.post(f"/o/people/duplicates/{both}", data={"go": "merge", "kept": one})
        assert (await suzuki.get(f"/o/people/{other}")).headers["location"] == f"/o/people/{one}?merged"
        assert "まとめた番号" in (await suzuki.get(f"/o/people/{one}")).text
        await suzuki.post(f"/o/people/{other}/unmerge")
        assert (await suzuki.get(f"/o/people/{other}")).status_code == 200
        await suzuki.post(f"/o/people/duplicates/{both}", data={"go": "apart"})
        assert "同じ方と思われる二人は、いません" in (await suzuki.get("/o/people/duplicates")).text


async def test_guessed_addresses_of_another_town_tell_nothing(house: Site) -> None:
    number, _ = await house.learner()
    async with await house.officer("tanaka", IWAMI) as tanaka:
        pages: list[httpx.Response] = []
        for who in (number, "12345678"):
            at = f"/o/people/{who}"
            pages += [await tanaka.get(f"{at}{end}") for end in ("", "/edit", "/leave", "/move")]
            posts = ("/contact", "/card", "/edit", "/record", "/move", "/unmerge")
            pages += [await tanaka.post(f"{at}{end}", data={"reason": "call", **FORM}) for end in posts]
            pages.append(await tanaka.post(f"{at}/leave", data={"way": "stop", "ground": "self"}))
        shown = await tanaka.post("/o/people", data={"words": number})
    assert {page.status_code for page in pages} <= {403, 422} and "見つかりません" in shown.text
    assert not any("花子" in page.text for page in [*pages, shown] if page.request.method == "GET")
