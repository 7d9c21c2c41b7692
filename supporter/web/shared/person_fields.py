"""What the three screens of はじめる手続き ask, each checked as soon as it is left and again at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import get_args

from supporter.domain.accounts.learner import AgeBand, Relation, SignUpForm, check_contact, read_form
from supporter.domain.accounts.password_rules import check_pin
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.names import check_kana, check_name, wants_kana
from supporter.domain.shared.refused import Refused
from supporter.web.shared.cookies import DEVICES

#: What is carried from screen to screen. The PIN is not: it is typed on the last one.
CARRIED = ("form", "municipality", "name", "kana", "contact", "age_band", "district", "relation")
UNSAID = "unsaid"
AGES = [(age or UNSAID) for age in (*get_args(AgeBand)[1:], "")]
RELATIONS: tuple[str, ...] = get_args(Relation)

_MOST_READ = 200


def check(screen: int, typed: Mapping[str, str], town: Municipality) -> None:
    """Raise `Refused` for the first answer of a screen that has to be changed."""
    (_check_name, _check_place, _check_end)[screen - 1](typed, town)


def form_of(typed: Mapping[str, str], town: Municipality) -> SignUpForm:
    """The whole form, once every screen has been checked."""
    asked = town.registration == "asked"
    return read_form(
        {
            "name": typed["name"],
            "kana": typed.get("kana", ""),
            "contact": typed.get("contact", ""),
            "municipality": town.id,
            "age_band": "" if typed["age_band"] == UNSAID else typed["age_band"],
            "district": _district(typed, town),
            "relation": typed.get("relation", RELATIONS[0]),
            "registered": "yes" if asked and typed.get("registered") == "yes" else "undecided",
            "wants_news": typed.get("news") == "yes",
            "pin": typed["pin"],
        }
    )


def read_before(text: str) -> dict[str, list[str]]:
    """Pages read before sign-up, by course, out of what the browser kept: `["course|module/step", …]`."""
    try:
        marks = json.loads(text or "[]")
    except ValueError:
        return {}
    found: dict[str, list[str]] = {}
    for mark in marks[:_MOST_READ] if isinstance(marks, list) else []:
        course, bar, page = str(mark).partition("|")
        if bar:
            found.setdefault(course, []).append(page)
    return found


def _check_name(typed: Mapping[str, str], _: Municipality) -> None:
    name = check_name(typed.get("name", ""))
    if not check_kana(typed.get("kana", "")) and wants_kana(name):
        raise Refused("kana.empty")
    check_contact(typed.get("contact", ""))


def _check_place(typed: Mapping[str, str], _: Municipality) -> None:
    if typed.get("age_band") not in AGES:
        raise Refused("age.missing")


def _check_end(typed: Mapping[str, str], _: Municipality) -> None:
    check_pin(typed.get("pin", ""))
    if typed.get("device") not in DEVICES:
        raise Refused("device.missing")


def _district(typed: Mapping[str, str], town: Municipality) -> str:
    """A district of a municipality that was chosen before falls away with it."""
    district = typed.get("district", "")
    return district if district in town.districts else ""
