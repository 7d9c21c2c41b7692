"""Templates in the reader's language: one Jinja environment for each, and whoever asks is spoken to in theirs.

A page's own prose has a file of its own in `templates/easy` and `templates/en`; where there is none, the
Japanese one is used. Readings (`{修了|しゅうりょう}`) become ruby for those who want it and vanish for others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from supporter import wording
from supporter.domain.shared import calendar
from supporter.domain.shared.telephone import dialled
from supporter.services.municipalities import spoken_facts
from supporter.web.shared import brand_colours, furigana, icons, static_files
from supporter.web.shared.reading_preferences import read
from supporter.wording import Language, Said, Words
from supporter.wording.shared import places

HERE = Path(__file__).parents[1] / "templates"

#: Whether whoever is being answered wants readings above the words of the screens.
ruby: ContextVar[bool] = ContextVar("ruby", default=False)

#: Whether the browser that is being answered breaks lines between phrases only where the server says so.
told_breaks: ContextVar[bool] = ContextVar("told_breaks", default=False)

_HEADING = re.compile(r"(<h[12][^<>]*>)([^<>{}]*(?:\{[^{}|]+\|[^{}]+\}[^<>{}]*)+)(</h[12]>)")
_JAPANESE_RUN = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uff01-\uffef]+(?:[ 　]*[\u3005-\u30ff\u3400-\u9fff]+)*")
_NUMBER = re.compile(r"(?<![0-9-])0[0-9]{1,4}-[0-9]{2,4}-[0-9]{3,4}(?![0-9-])")
_KANJI = re.compile(r"[\u3005\u3400-\u9fff]")
_JAPANESE = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class LanguageMiddleware:
    """Sets language and readings for everything that answers one request or one socket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            reading = read(HTTPConnection(scope))
            wording.language.set(reading.language)
            ruby.set(reading.ruby == "on")
            told_breaks.set(_needs_breaks(HTTPConnection(scope).headers.get("user-agent", "")))
        await self.app(scope, receive, send)


def _needs_breaks(browser: str) -> bool:
    """Firefox and WebKit know no `word-break: auto-phrase`; there is no other way to hear of it before the answer."""
    return "Firefox/" in browser or ("AppleWebKit/" in browser and "Chrome/" not in browser)


def manner() -> tuple[Language, bool, bool]:
    """How the reader is spoken to now; what is rendered once and kept is kept for each of these."""
    return (*_spoken(), told_breaks.get())


def _spoken() -> tuple[Language, bool]:
    return wording.language.get(), ruby.get()


def templates() -> Environment:
    """The Jinja environment of whoever is being answered."""
    return _templates(*manner())


def html_of(key: str, **facts: object) -> Markup:
    """A word or sentence of the screens as HTML for whoever is being answered."""
    return _html(wording.WORDS[key], *_spoken(), facts)


def sentence(code: str, **facts: object) -> Markup:
    """The sentence of a refusal as HTML for whoever is being answered."""
    return _html(wording.SENTENCES.get(code, wording.FALLBACK), *_spoken(), facts)


def text(words: Words) -> str:
    """Words without ruby, for titles and attributes, in the language of whoever is being answered."""
    return wording.in_text(words, wording.language.get())


def fact(words: Words) -> Markup:
    """A fact that is known in three ways, as HTML for whoever is being answered."""
    return _fact(words, *_spoken())


def date(day: dt.date, style: calendar.DateStyle = "western") -> Markup:
    """A day as HTML for whoever is being answered; `style` is how a paper of the town would write it."""
    return _date(*_spoken(), day, style)


@cache
def _templates(language: Language, ruby: bool, _breaks: bool) -> Environment:
    """It escapes everything, and a name nobody gave is an error. Words that stand still hold breaks, or none."""
    folders = [HERE] if language == "ja" else [HERE / language, HERE]
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        extensions=[_WithReadings if ruby else _WithoutReadings],
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A filter of a constant is worked out once, when the template is compiled.
    html_of = {
        "t": partial(_translated, wording.WORDS, language, ruby),
        "say": partial(_say, wording.WORDS, language),
        "sentence": partial(_sentence, language, ruby),
        "date": partial(_date, language, ruby),
    }
    env.filters.update(html_of, icon=icons.icon)
    env.globals.update(html_of, asset=static_files.url, icon=icons.icon, symbol=icons.symbol, brand=brand_colours.link)
    env.globals["dial"] = dialled
    env.globals.update(_of_municipalities(language, ruby))
    # `ja` marks what stays Japanese, whatever the page speaks; `gap` is what stands between two sentences.
    env.globals.update(language=language, ja=Markup(' lang="ja"') if language != "ja" else "")
    dated = partial(_dated, language=language, ruby=ruby)
    env.globals.update(day=lambda date, year=False: dated(wording.day(date, year=year)), month=wording.month)
    env.filters["dated"] = dated
    env.globals["gap"] = "" if language == "ja" else " "
    return env


def _of_municipalities(language: Language, ruby: bool) -> dict[str, Callable[..., object]]:
    """What municipalities say of themselves, in the reader's way; `_text` where no ruby can stand."""
    told = partial(_fact, language=language, ruby=ruby)
    between = Markup(_say(wording.WORDS, language, "between"))
    return {
        "town_of": lambda m: told(spoken_facts.town_name(m)),
        "town_text_of": lambda m: text_of(spoken_facts.town_name(m), language),
        "towns_of": lambda towns: between.join(told(spoken_facts.town_name(m)) for m in towns),
        "prefecture_of": lambda name: told(places.prefecture(name)),
        "department_fact": spoken_facts.department,
        "department_of": lambda m: told(spoken_facts.department(m)),
        "hours_of": lambda m: told(spoken_facts.hours(m)),
        "contact_fact": lambda contact, name: _dialled(told(spoken_facts.contact_fact(contact, name))),
        "label_of": lambda label: label if hasattr(label, "__html__") else told(label),
    }


def _dialled(html: Markup) -> Markup:
    """A telephone number within a line is pressed like any other, and stays whole."""
    return Markup(_NUMBER.sub(_pressed, html))


def _pressed(number: re.Match[str]) -> str:
    return f'<span class="nb"><a href="{dialled(number[0])}">{number[0]}</a></span>'


def _translated(words: dict[str, Said], language: Language, ruby: bool, key: str, **facts: object) -> Markup:
    """A word or sentence as HTML, with its readings for who wants them; not for attributes."""
    return _html(words[key], language, ruby, facts)


def _say(words: dict[str, Said], language: Language, key: str, **facts: object) -> str:
    """The same for attributes and options, which hold no ruby."""
    text = wording.in_text(words[key], language)
    if "{" not in text:
        return text
    told = {name: text_of(fact, language) for name, fact in wording.known(facts).items()}
    return wording.counted(wording.filled(text, told), language)


def _sentence(language: Language, ruby: bool, code: str, **facts: object) -> Markup:
    """The sentence of a refusal as HTML."""
    return _html(wording.SENTENCES.get(code, wording.FALLBACK), language, ruby, facts)


def _html(said: Said, language: Language, ruby: bool, facts: dict[str, object]) -> Markup:
    html = _unfilled(said, language, ruby, told_breaks.get())
    if "{" in html:
        told = {name: _fact(fact, language, ruby) for name, fact in wording.known(facts).items()}
        html = wording.counted(wording.filled(html, told), language)
    # In a button, which lays out its children in a row, words with their ruby and breaks have to stay one child.
    return Markup(f"<span>{html}</span>" if "<ruby>" in html or "<wbr>" in html else html)


@cache
def _unfilled(said: Said, language: Language, ruby: bool, breaks: bool) -> str:
    text = wording.in_language(said, language)
    if language == "ja" and breaks and not ruby:
        return furigana.phrased(text, readings=False)
    # Whoever reads やさしい日本語 is shown every reading that is in it.
    if not ruby and language != "easy":
        return str(escape(wording.without_readings(text)))
    return furigana.phrased(text) if language == "ja" else wording.with_readings(str(escape(text)), furigana.ruby)


def text_of(fact: object, language: Language) -> object:
    """A fact where no ruby can stand."""
    return wording.in_text(fact, language) if isinstance(fact, Words) else fact


def _fact(fact: object, language: Language, ruby: bool) -> Markup:
    """A fact that is known in three ways is told in the reader's; a name or title stays Japanese, and says so."""
    if isinstance(fact, Words):
        html = _unfilled(fact, language, ruby, told_breaks.get())
        if language == "en":
            return Markup(_JAPANESE_RUN.sub(r'<span lang="ja">\g<0></span>', html))
        # What somebody typed and nobody said in plain Japanese.
        typed = language == "easy" and "<ruby>" not in html and _KANJI.search(html)
        return Markup(f'<span lang="ja">{html}</span>' if typed else html)
    html = escape(fact)
    if ruby and language == "ja" and not hasattr(fact, "__html__"):
        html = Markup(furigana.dated(html))
    foreign = _KANJI if language == "easy" else _JAPANESE
    stays = language != "ja" and 'lang="ja"' not in html and foreign.search(html)
    return Markup(f'<span lang="ja">{html}</span>') if stays else html


def _dated(text: str, language: Language, ruby: bool) -> Markup:
    """A day, told in words already, with its readings for who wants them."""
    return Markup(furigana.dated(escape(text))) if ruby and language == "ja" else escape(text)


def _date(language: Language, ruby: bool, day: dt.date, style: calendar.DateStyle = "western") -> Markup:
    if language != "ja":
        return escape(wording.day(day, year=True))
    return _dated(calendar.era_date(day, style), language, ruby)


class _WithReadings(Extension):
    """Readings written in a template become ruby, and its headings break between phrases."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        source = _HEADING.sub(lambda found: found[1] + furigana.phrased(found[2]) + found[3], source)
        return wording.with_readings(source, furigana.ruby)


class _WithoutReadings(Extension):
    """Readings written in a template vanish."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return wording.without_readings(source)
