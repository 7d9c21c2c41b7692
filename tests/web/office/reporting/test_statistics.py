"""Rosters on the screen and as files hold the same rows; figures as files and for the public hold the same numbers."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import openpyxl
import pytest

from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import Person, Role
from supporter.storage import records
from supporter.storage.base import Tx
from tests.support.web.people_site import IWAMI, TOTTORI, Site

NAMES = ["髙橋 一", "𠮷田 二", "=SUM(1) 三", "Nguyễn Thị Ánh", "鳥取　五"]
EXPORT = {"reason": "papers", "rows": "all"}


@pytest.fixture
async def people(house: Site) -> list[str]:
    """Five who have completed in 鳥取市 and one in 岩美町, a month apart."""
    numbers = []
    for name in NAMES:
        number, _ = await house.learner(name)
        await house.complete(number)
        numbers.append(number)
        house.clock.pass_by(days=31)
    await house.complete((await house.learner("岩美 花子", IWAMI))[0], IWAMI)
    steps = house.app.library.course("kiso").step_refs()
    begun = Person(role=Role.LEARNER, id=(await house.learner("途中 六"))[0], municipality=TOTTORI)
    await house.app.learning.lessons.read(begun, "kiso", steps[:1])
    new, _ = await house.learner("はじめ 七")
    await change(house, new, age_band="70代")
    await change(house, numbers[2], registered="yes", wants_news=True, age_band="70代")
    return numbers


async def change(house: Site, number: str, **fields: object) -> None:
    """What an office has put right of somebody."""

    def unit(tx: Tx) -> None:
        learner = records.load(tx, Learner, number)
        assert learner is not None
        records.save(tx, learner.model_copy(update=fields))

    await house.app.folder.store.run(unit)


def on_screen(page: httpx.Response) -> list[list[str]]:
    """The table as it is read: a line of headings, then the rows."""
    table = re.search(r'aria-label="名簿の表">(.*?)</table>', page.text, re.S)
    if not table:
        return []
    heads = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table[1], re.S)[1:]
    rows = re.findall(r"<tr><td class=\"pick\">.*?</td>(.*?)</tr>", table[1], re.S)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in rows]
    said = [[_words(head).removesuffix("で並べかえる").rstrip(" ▲▼") for head in heads]]
    return said + [["" if _words(cell) == "—" else _words(cell) for cell in row] for row in cells]


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def in_xlsx(body: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]


def in_csv(body: bytes) -> list[list[str]]:
    return [
        [cell.removeprefix("'") for cell in row] for row in list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))[1:]
    ]


FILTERS = [
    "",
    "?year=2026",
    "?since=2027-01-01&until=2027-02-28",
    "?on=2027-01-15",
    "?way=online",
    "?once=yes&sort=-completed_on",
    "?way=classroom",
    "?sort=kana&q=髙橋",
    "?who=listed",
    "?who=open",
    "?who=open&age=70代",
    "?age=70代",
    "?relation=在住&sort=-name",
    "?registered=undecided&sort=registered",
    "?contact=yes",
]


async def test_the_screen_the_excel_file_and_the_csv_hold_the_same_rows(house: Site, people: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        lengths = [await same_rows(suzuki, chosen) for chosen in FILTERS]
    assert lengths == [5, 4, 2, 1, 5, 5, 0, 1, 1, 2, 1, 1, 5, 4, 1]


async def same_rows(suzuki: httpx.AsyncClient, chosen: str) -> int:
    """How many rows a roster has, on the screen as in both files."""
    asked = {name: values[0] for name, values in parse_qs(chosen.removeprefix("?")).items()}
    page = await suzuki.post("/o/roster", data=asked) if "q" in asked else await suzuki.get("/o/roster" + chosen)
    rows = on_screen(page)[1:]
    total = re.search(r"<b>(\d+)人</b>", page.text)
    assert total and int(total[1]) == len(rows)
    files = {
        form: (await suzuki.post("/o/roster/export", data={**asked, **EXPORT, "form": form})).content
        for form in ("xlsx", "csv")
    }
    assert rows == in_xlsx(files["xlsx"]) == in_csv(files["csv"])
    assert not any("岩美" in cell for row in rows for cell in row)
    return len(rows)


async def test_chosen_columns_and_picked_rows_travel_into_the_file_and_the_log(house: Site, people: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        none = await suzuki.post("/o/roster/columns", data={"year": "2026"})
        assert none.status_code == 422 and 'id="column-fix"' in none.text
        chosen = await suzuki.post(
            "/o/roster/columns", data={"column": ["name", "course", "fiscal_year"], "year": "2026"}
        )
        assert chosen.headers["location"] == "/o/roster?year=2026"
        page = await suzuki.get("/o/roster")
        assert on_screen(page)[0] == ["氏名", "講座名", "年度"]
        picks = re.findall(r'name="pick" value="([^"]+)"', page.text)[1:3]
        nobody = await suzuki.post("/o/roster/export", data={**EXPORT, "rows": "picked", "form": "csv"})
        assert nobody.status_code == 422 and "まだ、だれも選んでいません" in nobody.text
        other = await suzuki.post("/o/roster/export", data={**EXPORT, "reason": "other", "form": "csv", "pick": picks})
        assert other.status_code == 422 and 'id="detail-fix"' in other.text
        assert other.text.count('name="pick"') == 5 and other.text.count('checked><span class="vh">') == 2
        detail = {"reason": "other", "detail": "議会の資料", "rows": "picked", "pick": picks, "form": "xlsx"}
        file = await suzuki.post("/o/roster/export", data=detail)
    assert [row[0] for row in in_xlsx(file.content)] == NAMES[1:3]
    about = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[1]
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["列"] == "氏名、講座名、年度" and told["理由"] == "そのほか（議会の資料）" and told["人数"] == "2名"
    assert "選んだ人だけ" in str(told["しぼりこみ"])
    (entry,) = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "roster.export"]
    assert entry["facts"]["columns"] == "氏名、講座名、年度" and entry["facts"]["picked"] == "2"


async def test_the_certificates_of_picked_rows_are_printed_as_one_run(house: Site, people: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki, await house.officer("tanaka", IWAMI) as tanaka:
        picks = re.findall(r'name="pick" value="([^"]+)"', (await suzuki.get("/o/roster")).text)[:3]
        none = await suzuki.post("/o/roster/print", data={})
        assert none.status_code == 422 and 'id="pick-fix"' in none.text
        assert (await tanaka.post("/o/roster/print", data={"pick": picks})).status_code == 422, "not of their town"
        begun = await suzuki.post("/o/roster/print", data={"pick": picks})
        assert (await suzuki.get(begun.headers["location"])).status_code == 200
    (run,) = house.app.folder.store.scan("print_runs")
    assert len(run["certificates"]) == 3


async def test_what_cp932_cannot_write_is_shown_before_anything_is_saved(house: Site, people: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        shown = await suzuki.post("/o/roster/export", data={**EXPORT, "form": "csv-cp932"})
        assert shown.headers["content-type"].startswith("text/html")
        assert "𠮷田 二" in shown.text and "U+20BB7" in shown.text and "まだ、何も書き出していません" in shown.text
        assert not [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "roster.export"]
        sent = await suzuki.post("/o/roster/export", data={**EXPORT, "form": "csv-cp932", "seen": "yes"})
        assert sent.headers["content-type"] == "application/zip"
        plain = await suzuki.post("/o/roster/export", data={**EXPORT, "form": "csv-cp932", "on": "2026-12-30"})
        assert "attachment" in plain.headers["content-disposition"], "nothing to replace, nothing to show"


async def test_the_numbers_of_the_sentence_open_rosters_of_that_length(house: Site, people: list[str]) -> None:
    (certificate,) = await house.app.folder.store.read(lambda tx: records.find(tx, Certificate, "learner", people[0]))
    revoked = certificate.model_copy(update={"status": "revoked"})
    await house.app.folder.store.run(lambda tx: records.save(tx, revoked))
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        for address in ("/o", "/o?on=2027-02-01"):
            quote = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", (await suzuki.get(address)).text, re.S)
            assert quote
            links = re.findall(r'<a href="([^"]+)">(\d+)', quote[1])
            assert len(links) == 4 and int(links[0][1]) == (4 if address == "/o" else 1)
            for link, number in links:
                page = await suzuki.get(unescape(link))
                assert re.search(rf"<b>{number}[人回]</b>", page.text), link


async def test_a_foreign_town_is_refused_by_every_page_of_rosters_and_figures(house: Site, people: list[str]) -> None:
    async with await house.officer("tanaka", IWAMI) as tanaka:
        asked = f"municipality={TOTTORI}"
        pages = [
            await tanaka.get(f"{address}?{asked}")
            for address in ("/o/roster", "/o/figures", "/o/figures/sessions", "/o/figures/year.xlsx")
        ]
        pages.append(await tanaka.post("/o/roster/export", data={**EXPORT, "form": "csv", "municipality": TOTTORI}))
    for page in pages:
        assert page.status_code == 403 and "髙橋" not in page.text and "鳥取市" not in page.text


async def test_the_years_tables_say_what_the_roster_says_on_any_day(house: Site, people: list[str]) -> None:
    async with await house.officer("suzuki", TOTTORI) as suzuki:
        now = await suzuki.get("/o/figures/year.xlsx?year=2026")
        then = await suzuki.get("/o/figures/year.xlsx?on=2027-01-15")
        page = await suzuki.get("/o/figures?on=2027-01-15")
    assert "鳥取市_令和8年度_年度統計表_R9.1.15現在.xlsx" in httpx.URL(_name(then)).path
    for file, total in ((now, 4), (then, 1)):
        book = openpyxl.load_workbook(io.BytesIO(file.content))
        sums = {row[0]: row[1] for row in book["01 総数"].iter_rows(min_row=3, values_only=True)}
        assert sums["令和8年度の修了（延べ）"] == total
        assert any(name.endswith("アンケート") for name in book.sheetnames)
        months = [row[1] for row in book["02 月別"].iter_rows(min_row=3, values_only=True)]
        assert months[-1] == sum(months[:-1]) == total
        told = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
        assert (
            told["作った人"] == "suzuki"
            and told["事業"] == "すべて"
            and told["速報・確報"].startswith("速報")
            and "現在" in told["どこの、いつの"]
        )
    assert "令和9年1月15日 現在・<b>速報（確報は、令和9年6月1日から）</b>" in page.text
    exports = [doc for doc in house.app.folder.store.scan("audit_entries") if doc["action"] == "figures.export"]
    assert {doc["facts"]["on"] for doc in exports} == {"2027-01-15", house.clock.now().date().isoformat()}


def _name(file: httpx.Response) -> str:
    return urlsplit(file.headers["content-disposition"].partition("UTF-8''")[2]).path


async def test_the_public_page_tells_no_small_number(house: Site, people: list[str]) -> None:
    async with house.browser() as citizen:
        page = await citizen.get(f"/figures/{TOTTORI}")
        english = await citizen.get(f"/figures/{TOTTORI}", headers={"cookie": "reading=m-off-auto-en"})
        assert (await citizen.get("/figures/313254")).status_code == 404
    assert page.status_code == english.status_code == 200
    numbers = [int(number) for number in re.findall(r"(\d+)人", re.sub(r"<[^>]+>", " ", page.text))]
    assert not any(0 < number < 5 for number in numbers), numbers
    assert "出しません" in page.text and not any(name in page.text for name in NAMES)
