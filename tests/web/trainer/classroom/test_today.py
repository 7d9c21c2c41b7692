"""Today's class in the browser: the list of its pages, pages of its own, and a question made up on the spot."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import httpx
import pytest
from PIL import Image
from pptx import Presentation

from supporter.domain.shared.access import Role
from supporter.domain.training.session import TrainingSession
from tests.support.web.people_site import TOTTORI, Site, hidden
from tests.web.trainer.classroom.test_pages import SATO, planned


@pytest.fixture
async def sato(house: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with await house.officer("sato", TOTTORI, Role.TRAINER) as browser:
        yield browser


async def held(house: Site, address: str) -> TrainingSession:
    return await house.app.training.planning.planned(SATO, address.removeprefix("/t/"))


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "#006633").save(out, "PNG")
    return out.getvalue()


async def test_the_list_holds_every_page_and_says_what_is_left_out(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    session = await held(house, address)
    pages = house.app.classroom.running_orders.of(session).pages()
    await house.app.classroom.todays_classes.hide(SATO, session.id, pages[1].ref, True, 0)
    text = (await sato.get(f"{address}/today")).text
    assert all(f'data-ref="{cue.ref}"' in text for cue in pages)
    assert text.count('data-do="use"') == 1 and 'data-version="1"' in text


async def test_a_page_is_typed_corrected_and_taken_away(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    typed = {"title": "<i>相談先</i>", "text": "一行", "notes": "話す", "after": ""}
    form = hidden(await sato.get(f"{address}/today/add?after=hajimeni/mezasu"))
    blank = await sato.post(f"{address}/today/add", data={**typed, "id": form["id"], "title": "　"})
    assert blank.status_code == 422 and "一行" in blank.text and "見出しを入れてください" in blank.text
    for _ in range(2):
        assert (await sato.post(f"{address}/today/add", data={**typed, "id": form["id"]})).status_code == 303
    (page,) = (await held(house, address)).otherwise.pages
    assert "&lt;i&gt;相談先" in (await sato.get(f"{address}/today?told=added")).text
    own = f"{address}/today/{page.id}"
    old = hidden(await sato.get(own))
    answer = await sato.post(own, data={**typed, **old, "title": "窓口", "go": "save"})
    assert answer.status_code == 303 and (await held(house, address)).otherwise.pages[0].title == "窓口"
    late = await sato.post(own, data={**typed, **old, "title": "ほかの題", "go": "save"})
    assert late.status_code == 409 and "ほかの題" in late.text
    seen = hidden(await sato.get(own))
    assert (await sato.post(own, data={**typed, **seen, "go": "remove"})).status_code == 303
    assert not (await held(house, address)).otherwise.pages and (await sato.get(own)).status_code == 404


async def test_a_picture_is_sent_shown_and_served_in_a_sandbox(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato)
    about = {"class": address.removeprefix("/t/"), "after": ""}
    answer = await sato.post("/t/today/file", data=about, files={"file": ("公民館.png", png(), "image/png")})
    assert answer.status_code == 303, answer.text
    (page,) = (await held(house, address)).otherwise.pages
    served = await sato.get(f"/content/class/{page.picture}")
    assert served.headers["content-type"] == "image/webp" and "sandbox" in served.headers["content-security-policy"]
    assert (await sato.get("/content/class/db.json")).status_code == 404
    wrong = await sato.post("/t/today/file", data=about, files={"file": ("a.png", b"<svg/>", "image/png")})
    assert wrong.status_code == 422 and "SVG の絵は使えません" in wrong.text
    none = await sato.post("/t/today/file", data=about, files={"captions": ("", b"", "")})
    assert none.status_code == 422 and "ファイルをえらんでください" in none.text


async def test_all_that_a_file_lost_is_told(house: Site, sato: httpx.AsyncClient) -> None:
    address, film = await planned(sato), Presentation()
    slide = film.slides.add_slide(film.slide_layouts[5])
    slide.shapes.title.text = "町のビデオ"
    slide.shapes.add_movie(io.BytesIO(b"\0\0\0\x18ftypmp42"), 0, 0, 9525, 9525, mime_type="video/mp4")
    film.save(body := io.BytesIO())
    about = {"class": address.removeprefix("/t/"), "after": ""}
    answer = await sato.post("/t/today/file", data=about, files={"file": ("話.pptx", body.getvalue(), "")})
    page = (await sato.get(answer.headers["location"])).text
    assert "中のビデオと音は、入りません" in page
    assert "スライドを足しました" in page or "スライドの文字とノートを足しました" in page


async def test_what_is_too_large_is_refused_before_it_is_read(sato: httpx.AsyncClient) -> None:
    answer = await sato.post("/t/today/file", content=b"", headers={"content-length": str(200 * 1024**2)})
    assert answer.status_code >= 400 and "60MB" in answer.text


async def test_a_question_is_made_up_put_and_kept_for_later(house: Site, sato: httpx.AsyncClient) -> None:
    address = await planned(sato, held_on=house.app.clock.now().date().isoformat())
    typed = {"kind": "choice", "text": "休みますか", "choices": "はい\nいいえ"}
    form = hidden(await sato.get(f"{address}/question"))
    early = await sato.post(f"{address}/question", data={**typed, **form, "go": "put"})
    assert early.status_code == 409 and "休みますか" in early.text
    await sato.post(f"{address}/question", data={**typed, **form, "go": "keep"})
    session = await held(house, address)
    await house.app.classroom.control.open(SATO, session.id)
    await house.app.classroom.control.start(SATO, session.id)
    (made,) = session.otherwise.questions
    await sato.post(f"{address}/question", data={"question": made.id, "go": "again"})
    assert (await held(house, address)).room.asked == made.key
    lonely = {**typed, "id": "q2", "choices": "はい", "go": "put"}
    refused = await sato.post(f"{address}/question", data=lonely)
    assert refused.status_code == 422 and "答えを、1行に1つずつ" in refused.text
    assert (await sato.post(f"{address}/question", data={**lonely, "kind": "poll", "choices": "はい\nいいえ"})).headers[
        "location"
    ] == address
    session = await held(house, address)
    assert session.room.phases[session.otherwise.questions[-1].key] == "open"


async def test_who_goes_back_and_types_something_else_makes_something_else(
    house: Site, sato: httpx.AsyncClient
) -> None:
    """The browser brings the form back with the id that it was given for what was sent before."""
    address = await planned(sato)
    question = {"kind": "text", "choices": "", "go": "keep", **hidden(await sato.get(f"{address}/question"))}
    page = {"text": "", "notes": "", "after": "", **hidden(await sato.get(f"{address}/today/add"))}
    for words in ("一つめ", "二つめ", "二つめ"):
        assert (await sato.post(f"{address}/question", data={**question, "text": words})).status_code == 303
        assert (await sato.post(f"{address}/today/add", data={**page, "title": words})).status_code == 303
    today = (await held(house, address)).otherwise
    assert [one.text for one in today.questions] == [one.title for one in today.pages] == ["一つめ", "二つめ"]
