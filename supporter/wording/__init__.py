"""Every sentence shown to people, by refusal code and by screen; prose of whole pages is in its template.

Whoever is answered is spoken to in their language (`language`): Japanese, やさしい日本語 or English.
"""

from __future__ import annotations

from functools import cache

from .activities import ACTIVITIES, ACTIVITIES_SENTENCES
from .applying import APPLYING, APPLYING_SENTENCES
from .audit import AUDIT
from .away import AWAY, AWAY_SENTENCES
from .certificates import CERTIFICATES, CERTIFICATES_SENTENCES
from .classroom import CLASSROOM_SENTENCES
from .completion import COMPLETION
from .contents import CONTENTS
from .day import DAY, DAY_SENTENCES
from .days import day
from .desk_people import DESK_PEOPLE, DESK_PEOPLE_SENTENCES
from .duty import DUTY, DUTY_SENTENCES
from .finishing import FINISHING, FINISHING_SENTENCES
from .frame import FRAME
from .home import HOME
from .importing import IMPORTING, IMPORTING_SENTENCES
from .information import INFORMATION
from .learning import LEARNING
from .leaving import LEAVING, LEAVING_SENTENCES
from .my import MY
from .own import OWN
from .papers import PAPERS, PAPERS_SENTENCES
from .people import PEOPLE
from .phone import PHONE
from .phone_later import PHONE_LATER
from .printables import PRINTABLES, PRINTABLES_SENTENCES
from .progress import PROGRESS
from .questions import QUESTIONS, QUESTIONS_SENTENCES
from .reading import READING
from .records import RECORDS
from .refusals import FALLBACK
from .refusals import SENTENCES as REFUSALS
from .regions import REGIONS, REGIONS_SENTENCES
from .rosters import ROSTERS, ROSTERS_SENTENCES
from .signin import SIGNIN
from .signin_refusals import SIGNIN_SENTENCES
from .staff_refusals import STAFF_SENTENCES
from .stage import STAGE, STAGE_SENTENCES
from .start import START
from .step import STEP
from .surveys import SURVEYS, SURVEYS_SENTENCES
from .towns import TOWNS
from .words import LANGUAGES, Language, Said, Words, filled, in_language, language, with_readings, without_readings

__all__ = [
    "FALLBACK",
    "LANGUAGES",
    "SENTENCES",
    "WORDS",
    "Language",
    "Said",
    "Words",
    "day",
    "filled",
    "in_language",
    "known",
    "language",
    "say",
    "sentence",
    "with_readings",
    "without_readings",
]

WORDS: dict[str, Said] = {
    **{**FRAME, **INFORMATION, **PEOPLE, **AUDIT, **DUTY},
    **{**HOME, **CONTENTS, **STEP, **READING, **LEARNING, **QUESTIONS, **SURVEYS, **PROGRESS, **COMPLETION, **PAPERS},
    **{**START, **SIGNIN, **MY, **OWN, **RECORDS, **LEAVING},
    **{**PHONE, **PHONE_LATER, **STAGE},
    **CERTIFICATES,
    **TOWNS,
    **REGIONS,
    **APPLYING,
    **AWAY,
    **FINISHING,
    **PRINTABLES,
    **DAY,
    **ACTIVITIES,
    **{**IMPORTING, **DESK_PEOPLE},
    **ROSTERS,
}
SENTENCES: dict[str, Said] = {
    **{**REFUSALS, **SIGNIN_SENTENCES, **STAFF_SENTENCES, **DUTY_SENTENCES},
    **{**QUESTIONS_SENTENCES, **SURVEYS_SENTENCES, **PAPERS_SENTENCES, **LEAVING_SENTENCES},
    **{**CLASSROOM_SENTENCES, **STAGE_SENTENCES},
    **CERTIFICATES_SENTENCES,
    **REGIONS_SENTENCES,
    **APPLYING_SENTENCES,
    **AWAY_SENTENCES,
    **FINISHING_SENTENCES,
    **PRINTABLES_SENTENCES,
    **DAY_SENTENCES,
    **ACTIVITIES_SENTENCES,
    **{**IMPORTING_SENTENCES, **DESK_PEOPLE_SENTENCES},
    **ROSTERS_SENTENCES,
}


def sentence(code: str, **facts: object) -> str:
    """The sentence for a refusal `code`. Never raises: an unknown code and a missing fact read well too."""
    return _plain(SENTENCES.get(code, FALLBACK), facts)


def say(key: str, **facts: object) -> str:
    """A word or sentence of the screens; `KeyError` for a key that nobody wrote, so that tests find it."""
    return _plain(WORDS[key], facts)


#: Who or what is meant where a fact is not known.
_UNKNOWN = {
    "department": Words("担当課", "まちの スタッフ", "your town office"),
    "characters": Words("この字", "この じ", "this character"),
    "who": Words("ほかの担当者", "ほかの スタッフ", "another member of staff"),
    "time": Words("少し前", "すこし まえ", "a moment ago"),
}


def known(facts: dict[str, object]) -> dict[str, object]:
    """The facts, and for those that are missing who or what is meant then."""
    unknown = {name: without_readings(in_language(said, language.get())) for name, said in _UNKNOWN.items()}
    return {**unknown, **{key: value for key, value in facts.items() if value not in (None, "")}}


def _plain(said: Said, facts: dict[str, object]) -> str:
    text = _unread(said, language.get())
    return filled(text, known(facts)) if "{" in text else text


@cache
def _unread(said: Said, wanted: Language) -> str:
    return without_readings(in_language(said, wanted))
