"""What municipalities and contacts say of themselves, in the three ways in which the sentences around it speak."""

from __future__ import annotations

from typing import Literal

from supporter.domain.municipalities.municipality import Contact, Municipality
from supporter.wording.shared import office_lines, places
from supporter.wording.shared.words import Words, in_text, language

ContactFact = Literal["name", "hours", "cost", "languages", "source"]


def town_name(town: Municipality) -> Words:
    """鳥取市, Tottori City."""
    return places.town(town.name, town.kana, town.name_english)


def in_option(town: Municipality) -> str:
    """Its name where no ruby can stand and who chooses may know it in one writing alone: とっとりし（鳥取市）.

    In the language of whoever is being answered.
    """
    told = in_text(town_name(town), language.get())
    return told if told == town.name or language.get() == "ja" else f"{told}（{town.name}）"


def department(town: Municipality) -> Words:
    """福祉課, Welfare Division."""
    return places.department(town.department, town.department_kana, town.department_english)


def hours(town: Municipality) -> Words:
    """平日 8:30–17:15, Weekdays 8:30–17:15."""
    return office_lines.hours(town.hours, town.hours_easy, town.hours_english)


def contact_fact(contact: Contact, name: ContactFact) -> Words:
    """One line of a contact; where nobody wrote the other ways, what can be derived from the Japanese."""
    text = getattr(contact, name)
    easy, english = getattr(contact.easy, name), getattr(contact.english, name)
    told = (office_lines.hours if name == "hours" else office_lines.line)(text, easy, english)
    if read := getattr(contact.readings, name):
        told = told._replace(ja=read, easy=read if told.easy == text else told.easy)
    return told
