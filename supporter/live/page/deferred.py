"""What follows the page in one piece: the rest of the words, contacts, the form for a name, how to read."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from functools import cache, lru_cache
from html import escape
from typing import get_args

import orjson

from supporter import wording
from supporter.domain.accounts.learner import AgeBand
from supporter.domain.municipalities.municipality import Contact
from supporter.domain.shared.telephone import dialled
from supporter.live.page.build import later_words
from supporter.services.municipalities import spoken_facts
from supporter.services.municipalities.spoken_facts import ContactFact
from supporter.wording import Language
from supporter.wording.shared.words import LANGUAGE_NAMES

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
#: In which order a hall needs them; those for supporters come last.
_TOPICS = ("life", "loneliness", "children", "violence", "daily", "supporter")


@lru_cache(maxsize=64)
def more(language: Language, municipality: str, lines: tuple[Contact, ...], minute: dt.datetime) -> bytes:
    """The piece for a reader of a municipality with the `lines` it shows, packed; they say whether somebody answers
    in this minute.

    Three hundred phones ask for it within seconds.
    """
    piece = {
        "words": later_words(language),
        "contacts": contacts(language, lines, minute),
        "name": _name(language, municipality),
        "text": _text(language),
    }
    return gzip.compress(orjson.dumps(piece), 6, mtime=0)


def contacts(language: Language, lines: tuple[Contact, ...], now: dt.datetime) -> str:
    """The town's own lines and the national ones as cards, by topic."""
    shown = [contact for contact in lines if contact.shown_on(now.date())]
    shown.sort(key=lambda each: _place(each, now))
    return "".join(_card(language, contact, now) for contact in shown)


def _place(contact: Contact, now: dt.datetime) -> tuple[object, ...]:
    """Sure numbers first, then those where somebody answers now, then those that can be called at all."""
    topic = _TOPICS.index(contact.topics[0])
    return contact.overdue_on(now.date()), contact.closed_at(now), not contact.phone, topic


def _card(language: Language, contact: Contact, now: dt.datetime) -> str:
    number = dialled(contact.phone)
    phone = f'<a class="tel" href="{number}">{_sign("phone")}{escape(contact.phone)}</a>' if contact.phone else ""
    shut = f'<p class="fix">{_t("class.h_shut", language)}</p>' if contact.closed_at(now) else ""
    rows = [
        (_t("class.h_hours", language), _fact(contact, "hours", language)),
        (_t("class.h_cost", language), _fact(contact, "cost", language)),
        (_t("contact.languages", language), _fact(contact, "languages", language)),
        ("FAX", escape(contact.fax)),
        (_t("class.h_chat", language), _chat(language, contact)),
    ]
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    checked = _checked(contact, language, now.date())
    return (
        f'<article class="card contact"><h3>{_fact(contact, "name", language)}</h3>{phone}{shut}'
        f'<dl>{facts}</dl><p class="small">{checked}</p></article>'
    )


def _checked(contact: Contact, language: Language, today: dt.date) -> str:
    if not contact.checked_on:
        return _t("contact.unchecked", language)
    key = "contact.overdue" if contact.overdue_on(today) else "checked"
    month = escape(wording.month(contact.checked_on, wanted=language))
    told = wording.with_date_readings(month, _ruby) if language == "ja" else month
    return wording.filled(_t(key, language), {"month": told})


def _fact(contact: Contact, name: ContactFact, language: Language) -> str:
    """One line of the card; on an English one, what stays Japanese says so."""
    text = escape(wording.in_language(spoken_facts.contact_fact(contact, name), language))
    html = wording.with_readings(text, _ruby)
    return f'<span lang="ja">{html}</span>' if language == "en" and _JAPANESE.search(html) else html


def _chat(language: Language, contact: Contact) -> str:
    if not contact.chat.startswith("https://"):
        return escape(contact.chat)
    return f'<a href="{escape(contact.chat)}" rel="noreferrer">{_t("class.h_go", language)}</a>'


@cache
def _name(language: Language, municipality: str) -> str:
    """Whether a certificate is wanted, and the fields for either answer in templates of their own."""
    free = f' <span class="free">{_t("class.free", language)}</span>'
    bands = [age for age in get_args(AgeBand) if age]
    ages = "".join(f'<option value="{escape(age)}">{escape(_say(f"age.{age}", language))}</option>' for age in bands)
    unsaid = f'<option value="">{escape(_say("class.n_unsaid", language))}</option>'
    privacy = f'<a href="/m/{escape(municipality)}/privacy">{_t("class.n_privacy", language)}</a>'
    full = (
        _field("name", _t("class.n_name", language), _t("class.n_print", language))
        + _field("kana", _t("class.n_kana", language) + free)
        + _field(
            "age", _t("class.n_age", language) + free, control=f'<select id="age" name="age">{unsaid}{ages}</select>'
        )
        + _field(
            "town",
            _t("class.n_town", language),
            control='<select id="town" name="town">'
            f'<option value="">{escape(_say("choose.pick", language))}</option>'
            f'<option value="">{escape(_say("class.n_town.other", language))}</option></select>',
        )
        + f'<p class="small">{_t("class.n_use", language)} {privacy}</p>'
    )
    nick = _field("name", _t("class.n_nick", language), _t("class.n_seen", language))
    button = f'<button class="btn main"><span>{_t("class.j_go", language)}</span></button>'
    wants = _radios("want", {value: _t(f"class.n_{value}", language) for value in ("yes", "no")})
    return (
        f'<form id="named"><fieldset class="stack"><legend><h1>{_t("class.n", language)}</h1></legend>'
        f'<div class="choices">{wants}</div></fieldset><div id="fields" class="stack"></div></form>'
        f'<template id="yes">{full}{button}</template><template id="no">{nick}{button}</template>'
    )


@cache
def _text(language: Language) -> str:
    """文字・ふりがな・ことば: every choice at once, taken as soon as it is touched."""
    languages = {**LANGUAGE_NAMES, "en": f'<span lang="en">{LANGUAGE_NAMES["en"]}</span>'}
    groups = (
        ("size", {one: _t(f"class.t_{one}", language) for one in ("m", "l", "xl")}),
        ("ruby", {one: _t(f"class.t_{one}", language) for one in ("off", "on")}),
        ("language", languages),
        ("theme", {one: _t(f"class.t_{one}", language) for one in ("auto", "light", "dark", "clear")}),
    )
    fields = "".join(_group(name, _t(f"class.t_{name}", language), choices) for name, choices in groups)
    return f'<h1>{_t("class.t", language)}</h1><form id="text">{fields}</form>'


def _group(name: str, words: str, choices: dict[str, str]) -> str:
    radios = _radios(name, choices)
    return f'<fieldset class="field"><legend>{words}</legend><div class="choices">{radios}</div></fieldset>'


def _radios(name: str, choices: dict[str, str]) -> str:
    return "".join(
        f'<label class="choice"><input type="radio" name="{name}" value="{value}"><span>{label}</span></label>'
        for value, label in choices.items()
    )


def _field(id: str, words: str, hint: str = "", control: str = "") -> str:
    control = control or f'<input id="{id}" name="{id}" autocomplete="off" maxlength="200">'
    told = f'<p class="hint">{hint}</p>' if hint else ""
    return f'<div class="field"><label for="{id}">{words}</label>{told}{control}</div>'


def _t(key: str, language: Language) -> str:
    text = escape(wording.in_language(wording.WORDS[key], language))
    return wording.with_readings(text, _ruby)


def _ruby(base: str, reading: str) -> str:
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"


def _say(key: str, language: Language) -> str:
    return wording.without_readings(wording.in_language(wording.WORDS[key], language))


def _sign(name: str) -> str:
    """A sign that lies in the page."""
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{name}"/></svg>'
