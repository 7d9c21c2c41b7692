"""How words become HTML: readings for the eye alone, breaks between phrases, names that say they are Japanese."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from markupsafe import Markup

from supporter import wording
from supporter.domain.municipalities.readers import Readers
from supporter.web.shared import furigana, templates
from supporter.wording import Language
from tests.support.web.shell import town

DAY = dt.date(2026, 11, 23)
ALONE = Readers(on=DAY, others=(), lent=(), years=5, log_years=5, operator="")


@contextmanager
def speaking(language: Language, *, ruby: bool = False) -> Iterator[None]:
    """As if somebody who reads like this were being answered."""
    before = wording.language.set(language), templates.ruby.set(ruby)
    yield
    wording.language.reset(before[0])
    templates.ruby.reset(before[1])


def bare(html: str) -> str:
    """The HTML with breaks as `/` and without readings."""
    return re.sub(r"<rt.*?</rt>|</?ruby>", "", html).replace("<wbr>", "/")


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("{受講番号|じゅこうばんごう}と{暗証番号|あんしょうばんごう}で{入|はい}る", "受講番号と/暗証番号で/入る"),
        ("{目次|もくじ}にもどる", "目次に/もどる"),
        ("{文字|もじ}・ふりがな・{色|いろ}", "文字・/ふりがな・色"),
        ("{place}ページ{目|め}／{全|ぜん}{all}ページ", "{place}ページ目／全{all}ページ"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_words_with_readings_break_between_phrases(text: str, broken: str) -> None:
    assert bare(furigana.phrased(text)) == broken


def test_headings_of_pages_break_between_phrases_too() -> None:
    with speaking("ja", ruby=True):
        page = templates.templates().get_template("public/purposes.html").render(m=town(), readers=ALONE)
        assert ">お名前などの/使いみち</h2>" in bare(page)
    with speaking("ja"):
        page = templates.templates().get_template("public/purposes.html").render(m=town(), readers=ALONE)
        assert ">お名前などの使いみち</h2>" in page


def test_readings_are_for_the_eye() -> None:
    assert furigana.ruby("孤立", "こ|りつ") == (
        '<ruby>孤<rt aria-hidden="true">こ</rt></ruby><ruby>立<rt aria-hidden="true">りつ</rt></ruby>'
    )


def test_words_with_readings_stay_together_in_a_button() -> None:
    with speaking("ja", ruby=True):
        assert templates.html_of("answer").startswith("<span><ruby>答<") and "<" not in templates.html_of("back")
    with speaking("ja"):
        assert templates.html_of("answer") == "答える"


def test_a_name_in_an_english_sentence_says_that_it_is_japanese() -> None:
    title = Markup("<ruby>基礎<rt>きそ</rt></ruby>講座")
    with speaking("en"):
        assert f'Contents of <span lang="ja">{title}</span>' in templates.html_of("contents.title", course=title)
        assert templates.html_of("name.formal", name="<花子>") == '<span lang="ja">&lt;花子&gt;</span>'
        assert templates.html_of("name.formal", name="Nguyễn Thị Ánh") == "Nguyễn Thị Ánh"
    with speaking("ja"):
        assert templates.html_of("name.formal", name="<花子>") == "&lt;花子&gt; 様"


def test_days_are_told_as_people_read_them() -> None:
    with speaking("en"):
        assert templates.date(DAY, "era") == "23 November 2026"
    with speaking("easy"):
        assert templates.date(DAY) == "2026ねん 11がつ 23にち"
        named = [day for day in range(1, 31) if wording.day(dt.date(2026, 4, day)).endswith("日")]
        assert named == [*range(1, 11), 14, 20, 24]
    with speaking("ja"):
        assert templates.date(DAY) == "2026年11月23日" and templates.date(DAY, "era") == "令和8年11月23日"
    with speaking("ja", ruby=True):
        assert "れいわ" in templates.date(DAY, "era")


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(("browser", "breaks"), [(FIREFOX, True), (SAFARI, True), (CHROME, False), ("", False)])
async def test_browsers_that_cut_words_are_told_where_to_break(browser: str, breaks: bool) -> None:
    shown: list[str] = []

    async def answer(*_: object) -> None:
        shown.append(templates.html_of("contents.back") + templates.html_of("congratulations"))

    headers = [(b"user-agent", browser.encode())]
    await templates.LanguageMiddleware(answer)({"type": "http", "headers": headers}, None, None)  # type: ignore[arg-type]
    assert ("目次に<wbr>もどる" in shown[0]) == breaks and "<ruby>" not in shown[0]
    assert "おめでとうございます" in shown[0], "a word stays whole"
