"""Who to call: honest about dates, and every line only where and when it is answered."""

from __future__ import annotations

import datetime as dt

from supporter.content.profiles import national
from supporter.domain.municipalities.municipality import Contact
from supporter.web.shared.contact_cards import sections
from tests.support.cast import ADMINISTRATOR
from tests.support.web.people_site import TOTTORI, Site
from tests.support.web.shell import town

DAY = dt.date(2026, 11, 23)


def line(name: str, **facts: object) -> Contact:
    known = {"name": name, "topics": ("life",), "phone": "0857-00-0000", "checked_on": DAY, "source": "見本"}
    return Contact.model_validate({**known, **facts})


def names(found: list[Contact]) -> list[str]:
    return [contact.name for contact in found]


def test_lines_past_their_date_come_last_and_stay() -> None:
    old = line("古い", checked_on=dt.date(2024, 12, 31))
    (section,) = sections([old, line("新しい")], DAY)
    assert names(section.contacts) == ["新しい", "古い"]


def test_a_line_of_a_period_is_shown_only_inside_it() -> None:
    shown = [names(s.contacts) for s in sections(national(), DAY)]
    assert not any("#9999" in name for group in shown for name in group)
    in_may = [names(s.contacts) for s in sections(national(), dt.date(2024, 5, 3))]
    assert any("#9999" in name for group in in_may for name in group)


def test_every_line_is_told_once_under_its_first_topic() -> None:
    both = line("両方", topics=("violence", "life"))
    found = sections([both, line("いのち")], DAY)
    assert [(s.topic, names(s.contacts)) for s in found] == [("life", ["いのち"]), ("violence", ["両方"])]


def closed(page: str, name: str) -> bool:
    """Whether the card of a line says that it is closed."""
    (card,) = [part for part in page.split("<article") if f">{name}" in part]
    return "いまは時間外です" in card


def test_the_nation_has_a_line_that_is_always_open() -> None:
    assert any(contact.always_open and contact.phone for contact in national())


async def test_outside_its_hours_a_line_says_so_and_points_to_one_that_is_open(house: Site) -> None:
    office = line("市の窓口", opening=("月-金 8:30-17:15",))
    await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市", contacts=(office,)), [])
    async with house.browser() as browser:
        at_two = (await browser.get("/m/312011/help")).text  # 14:20 on a Wednesday
        assert not closed(at_two, "市の窓口") and closed(at_two, "チャイルドライン")
        house.clock.pass_by(hours=4)
        at_six = (await browser.get("/m/312011/help")).text
        assert closed(at_six, "市の窓口") and not closed(at_six, "チャイルドライン")
        assert 'href="#always"' in at_six and at_six.count('id="always"') == 1
        kept = (await browser.get("/m/312011/help?kept")).text
        assert "市の窓口" in kept and "いまは時間外です" not in kept
