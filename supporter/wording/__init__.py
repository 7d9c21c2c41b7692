"""Every sentence shown to people, by refusal code and by screen; prose of whole pages is in its template.

Whoever is answered is spoken to in their language (`language`): Japanese, やさしい日本語 or English.
"""

from __future__ import annotations

from functools import cache

from supporter.wording.accounts.my_page import MY
from supporter.wording.accounts.refusals import SIGNIN_SENTENCES
from supporter.wording.accounts.sign_in import SIGNIN
from supporter.wording.accounts.sign_up import START
from supporter.wording.administration.audit_log import AUDIT
from supporter.wording.administration.handover import DUTY, DUTY_SENTENCES
from supporter.wording.administration.office import PEOPLE
from supporter.wording.administration.refusals import STAFF_SENTENCES
from supporter.wording.certificates.desk import CERTIFICATES, CERTIFICATES_SENTENCES
from supporter.wording.certificates.take_home import PAPERS, PAPERS_SENTENCES
from supporter.wording.checkin import DAY, DAY_SENTENCES
from supporter.wording.classroom.activities import ACTIVITIES, ACTIVITIES_SENTENCES
from supporter.wording.classroom.phone import PHONE
from supporter.wording.classroom.phone_deferred import PHONE_LATER
from supporter.wording.classroom.refusals import CLASSROOM_SENTENCES
from supporter.wording.classroom.todays_class import TODAY, TODAY_SENTENCES
from supporter.wording.closing import FINISHING, FINISHING_SENTENCES, REPORT
from supporter.wording.commands import COMMANDS
from supporter.wording.handouts import KIT, PRINTABLES, PRINTABLES_SENTENCES
from supporter.wording.imports import IMPORTING, IMPORTING_SENTENCES
from supporter.wording.learning.answers import LEARNING
from supporter.wording.learning.completion import COMPLETION
from supporter.wording.learning.contents import CONTENTS
from supporter.wording.learning.home import HOME
from supporter.wording.learning.more import MORE
from supporter.wording.learning.notebook import NOTEBOOK
from supporter.wording.learning.progress import PROGRESS
from supporter.wording.learning.questions import QUESTIONS, QUESTIONS_SENTENCES
from supporter.wording.learning.step import STEP
from supporter.wording.learning.surveys import SURVEYS, SURVEYS_SENTENCES
from supporter.wording.municipalities import REGIONS, REGIONS_SENTENCES, TOWNS, TOWNS_SENTENCES
from supporter.wording.offline import AWAY, AWAY_SENTENCES
from supporter.wording.people import REGISTER, REGISTER_SENTENCES
from supporter.wording.privacy.data_export import RECORDS
from supporter.wording.privacy.erasure import LEAVING, LEAVING_SENTENCES
from supporter.wording.privacy.own_data import OWN
from supporter.wording.reporting import COLUMNS, ROSTERS, ROSTERS_SENTENCES, TABLES
from supporter.wording.shared.comfort import COMFORT
from supporter.wording.shared.counting import counted
from supporter.wording.shared.days import day, month, with_date_readings
from supporter.wording.shared.frame import FRAME
from supporter.wording.shared.information import INFORMATION
from supporter.wording.shared.places import department
from supporter.wording.shared.refusals import FALLBACK
from supporter.wording.shared.refusals import SENTENCES as REFUSALS
from supporter.wording.shared.words import (
    LANGUAGES,
    Language,
    Said,
    Words,
    filled,
    in_language,
    in_text,
    language,
    merged,
    with_readings,
    without_readings,
)
from supporter.wording.training.apply import APPLYING, APPLYING_SENTENCES
from supporter.wording.training.trainer import STAGE, STAGE_SENTENCES

__all__ = [
    "FALLBACK",
    "LANGUAGES",
    "SENTENCES",
    "WORDS",
    "Language",
    "Said",
    "Words",
    "counted",
    "day",
    "filled",
    "in_language",
    "in_text",
    "known",
    "language",
    "month",
    "say",
    "sentence",
    "with_date_readings",
    "with_readings",
    "without_readings",
]

WORDS: dict[str, Said] = merged(
    FRAME,
    INFORMATION,
    PEOPLE,
    AUDIT,
    DUTY,
    HOME,
    CONTENTS,
    STEP,
    COMFORT,
    LEARNING,
    QUESTIONS,
    SURVEYS,
    PROGRESS,
    COMPLETION,
    MORE,
    NOTEBOOK,
    PAPERS,
    START,
    SIGNIN,
    MY,
    OWN,
    RECORDS,
    LEAVING,
    PHONE,
    PHONE_LATER,
    STAGE,
    TODAY,
    CERTIFICATES,
    TOWNS,
    REGIONS,
    APPLYING,
    AWAY,
    FINISHING,
    REPORT,
    PRINTABLES,
    KIT,
    DAY,
    ACTIVITIES,
    IMPORTING,
    REGISTER,
    ROSTERS,
    COMMANDS,
    COLUMNS,
    TABLES,
)
SENTENCES: dict[str, Said] = merged(
    REFUSALS,
    SIGNIN_SENTENCES,
    STAFF_SENTENCES,
    DUTY_SENTENCES,
    QUESTIONS_SENTENCES,
    SURVEYS_SENTENCES,
    PAPERS_SENTENCES,
    LEAVING_SENTENCES,
    CLASSROOM_SENTENCES,
    STAGE_SENTENCES,
    TODAY_SENTENCES,
    CERTIFICATES_SENTENCES,
    REGIONS_SENTENCES,
    TOWNS_SENTENCES,
    APPLYING_SENTENCES,
    AWAY_SENTENCES,
    FINISHING_SENTENCES,
    PRINTABLES_SENTENCES,
    DAY_SENTENCES,
    ACTIVITIES_SENTENCES,
    IMPORTING_SENTENCES,
    REGISTER_SENTENCES,
    ROSTERS_SENTENCES,
)


def sentence(code: str, **facts: object) -> str:
    """The sentence for a refusal `code`. Never raises: an unknown code and a missing fact read well too."""
    return _plain(SENTENCES.get(code, FALLBACK), facts)


def say(key: str, **facts: object) -> str:
    """A word or sentence of the screens; `KeyError` for a key that nobody wrote, so that tests find it."""
    return _plain(WORDS[key], facts)


#: Who or what is meant where a fact is not known.
_UNKNOWN: dict[str, object] = {
    "department": Words("{担当課|たんとうか}", "まちの スタッフ", "your town office"),
    "characters": Words("この{字|じ}", "この じ", "this character"),
    "who": Words("ほかの{担当者|たんとうしゃ}", "ほかの スタッフ", "another member of staff"),
    "time": Words("{少|すこ}し{前|まえ}", "すこし まえ", "a moment ago"),
}


def known(facts: dict[str, object]) -> dict[str, object]:
    """The facts, departments in the ways we know, and for those that are missing who or what is meant then."""
    told = {key: value for key, value in facts.items() if value not in (None, "")}
    name = told.get("department")
    if isinstance(name, str):
        name = department(name)
    if isinstance(name, Words):
        told["department"] = name._replace(en=f"the {name.en}")
    return _UNKNOWN | told


def _plain(said: Said, facts: dict[str, object]) -> str:
    wanted = language.get()
    text = _unread(said, wanted)
    if "{" not in text:
        return text
    told = {key: in_text(fact, wanted) if isinstance(fact, Words) else fact for key, fact in known(facts).items()}
    return counted(filled(text, told), wanted)


@cache
def _unread(said: Said, wanted: Language) -> str:
    return in_text(said, wanted)
