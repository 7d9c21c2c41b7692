"""Bringing in lists: what a row says, what becomes of it, and what an import leaves behind to be undone."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal, get_args

from supporter.domain.accounts.learner import OTHER, RESIDENT, AgeBand, Relation, check_contact
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.imports.dates import read_day
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.people.duplicates import PersonKey
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused

#: What becomes of a row: entered; nothing, being there; two kinds that wait for a decision; and what cannot be read.
Fate = Literal["new", "there", "likely", "ask", "bad"]
#: What an officer says of a row: enter it (as somebody else; with what was guessed), enter it bare of guesses, the
#: same person, or not at all.
Decision = Literal["", "enter", "bare", "same", "skip"]
State = Literal["preparing", "running", "done", "undoing", "undone"]

UNDO_WITHIN = dt.timedelta(days=30)
AT_A_TIME = 100  # rows to a unit: no other person's answer waits longer for one
APPLICANTS_AT_A_TIME = 10  # each of them asks who else has a place

_AGES: tuple[AgeBand, ...] = get_args(AgeBand)[1:]
_KANJI = "一二三四五六七八九"
_UNSAID = "不明 無回答 回答しない -"


class Trouble(Value):
    """A cell that cannot be read: which, what stands there, why, and what could be meant (empty: leave it out)."""

    field: str
    value: str
    code: str
    guess: str = ""


class Row(Value):
    """What one line of a list says of one person, as it would be entered."""

    line: int
    name: str
    kana: str = ""
    age_band: AgeBand = ""
    district: str = ""
    relation: Relation = RESIDENT
    contact: str = ""
    number: str = ""
    completed_on: dt.date | None = None
    serial: str = ""

    @property
    def brief(self) -> PersonKey:
        """By what it is compared."""
        return PersonKey(f"line:{self.line}", self.name, self.kana, self.age_band, self.district, self.contact)


class RowTask(Value):
    """A row on its way: entered, or, with `same`, added to the learner who is there; `decided` by a person."""

    row: Row
    same: str = ""
    decided: bool = False


class RowResult(Value):
    """What a row became, with the prints of the documents as written: whoever differs from them was touched since."""

    line: int
    learner: str = ""
    created: bool
    learner_print: str = ""
    transcript: str = ""
    transcript_print: str = ""
    certificate: str = ""
    application: str = ""
    application_print: str = ""


class Import(Document):
    """One list on its way in, of learners or, with a `session`, of applicants for that class.

    Only counts and ids stay here once it is done.
    """

    collection: ClassVar[str] = "imports"

    municipality: str
    file: str
    by: str
    at: dt.datetime
    rows: int
    parts: int
    programme: str
    course: str = ""
    session: str = ""
    notice: Literal["screen", "spoken", "paper"] = "paper"
    state: State = "preparing"
    created: int = 0
    completed: int = 0
    passed: int = 0
    kept: int = 0

    def undoable(self, now: dt.datetime) -> bool:
        """Whether it may be undone: for thirty days, and never while it runs."""
        return self.state in ("done", "undoing") and now - self.at < UNDO_WITHIN


class ImportPart(Document):
    """Some rows of an import: `tasks` before they are entered, `made` afterwards, both in one unit with the people."""

    collection: ClassVar[str] = "import_parts"

    import_id: str
    tasks: tuple[RowTask, ...] = ()
    made: tuple[RowResult, ...] = ()


def read_row(
    line: int, told: Mapping[str, str], town: Municipality, today: dt.date
) -> tuple[Row | None, list[Trouble]]:
    """The row with everything that can be read, and what cannot; no row where there is no name to read."""
    troubles: list[Trouble] = []

    def kept(field: str, value: str, read: str | None, code: str, guess: str = "") -> str:
        if read is None:
            troubles.append(Trouble(field=field, value=value, code=code, guess=guess))
        return guess if read is None else read

    name = _joined(told, "name", "family", "given")
    if refusal := _refusal(check_name, name):
        return None, [Trouble(field="name", value=name, code=_name_code(name, refusal))]
    kana, age, place = _joined(told, "kana", "kana_family", "kana_given"), told.get("age", ""), told.get("district", "")
    band, guessed = read_age(age, today)
    day_told = told.get("completed", "")
    day = read_day(day_told) if day_told else None
    if day_told and (day is None or not dt.date(2000, 1, 1) <= day <= today):
        troubles.append(Trouble(field="completed", value=day_told, code="day"))
        day = None
    number = told.get("number", "")
    row = Row(
        line=line,
        name=name,
        kana=kept("kana", kana, _tried(check_kana, kana), "kana"),
        age_band=kept("age", age, band, "age", guessed),
        district=kept("district", place, place if not place or place in town.districts else None, "district"),
        relation=_relation(told.get("relation", "")),
        contact=kept("contact", told.get("contact", ""), _tried(check_contact, told.get("contact", "")), "contact"),
        number=kept("number", number, _tried(clean_number, number) if number else "", "number"),
        completed_on=day,
        serial=" ".join(told.get("serial", "").split())[:60] if day else "",
    )
    return row, troubles


def read_age(text: str, today: dt.date) -> tuple[AgeBand | None, AgeBand]:
    """The band of 70代, 72歳 or a day of birth; and a guess where it is not sure (七十代): `None` and 70代."""
    plain = re.sub(r"[\s(（].*", "", unicodedata.normalize("NFKC", text).strip())
    if not plain or plain in _UNSAID.split():
        return "", ""
    if found := re.fullmatch(r"(\d{1,3})(?:代|歳|才|歳代)?(?:以上|以下|から)?", plain):
        return _band(int(found[1])), ""
    born = read_day(text)
    if born and born < today:
        return _band(today.year - born.year - ((today.month, today.day) < (born.month, born.day))), ""
    if found := re.fullmatch(rf"([{_KANJI}])?十代(?:以上|以下)?", plain):
        return None, _band(10 * (1 + _KANJI.index(found[1] or _KANJI[0])))
    return None, ""


def _band(years: int) -> AgeBand:
    if years < 20:
        return _AGES[0]
    return _AGES[min(years // 10 - 1, len(_AGES) - 1)]


def _relation(text: str) -> Relation:
    return next((known for known in get_args(Relation) if known in text), OTHER if text else RESIDENT)


def _joined(told: Mapping[str, str], whole: str, *parts: str) -> str:
    return told.get(whole, "") or "　".join(filter(None, (told.get(part, "") for part in parts)))


def _tried(check: Callable[[str], str], text: str) -> str | None:
    try:
        return check(text)
    except Refused:
        return None


def _refusal(check: Callable[[str], str], text: str) -> str:
    try:
        check(text)
    except Refused as refused:
        return refused.code
    return ""


def _name_code(name: str, code: str) -> str:
    """A name that no encoding explained, or with a character that one office alone has drawn, says so."""
    if "\ufffd" in name:
        return "unread"
    return "gaiji" if any("\ue000" <= letter <= "\uf8ff" for letter in name) else code
