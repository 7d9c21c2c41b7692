"""One line of a list read into what would be kept of it, with everything about it that is not sure.

What is stored and what stood in the file may differ (72歳 and 70代): whoever looks is shown both.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, get_args

from supporter.domain.accounts.learner import OTHER, RESIDENT, Relation, check_contact
from supporter.domain.accounts.learner_number import clean_number
from supporter.domain.imports import contacts
from supporter.domain.imports.ages import read_age
from supporter.domain.imports.dates import read_day
from supporter.domain.imports.not_people import ERROR
from supporter.domain.imports.row import Row
from supporter.domain.imports.towns import read_town
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.document import Value
from supporter.domain.shared.names import check_kana, check_name
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import half_width

#: Characters that an earlier system wrote where it had none: 髙﨑 became ?﨑.
_LOST = re.compile(r"[?？〓�*＊�]|[_＿]{2,}")
_ODD = re.compile(
    r"[0-9０-９@＠#＃:：;；/／\\\"|｜<>＜＞()（）\[\]【】「」『』]|^[^\w]|(?:様|さま|殿|先生|さん|氏|くん|ちゃん)$"
)
_YES = re.compile(
    r"はい|希望する?|希望します|受け取る|受取る|要|有|あり|可|yes|y|true|1|○|◯|〇|する|します|送ってほしい|同意する?",
    re.I,
)
_NO = re.compile(
    r"いいえ|希望しない|希望しません|受け取らない|不要|無|なし|否|不可|no|n|false|0|×|✕|しない|しません|-|―", re.I
)
_FIRST_DAY = dt.date(2000, 1, 1)


class Trouble(Value):
    """What is not sure of a line: its field, what stands there, why, and what could be meant (empty: nothing)."""

    field: str
    value: str
    code: str
    guess: str = ""


class ListFacts(NamedTuple):
    """Against what every line of a list is read: the town that brings it in, all `towns` that are known, those that
    may `take` part where it is a list of applicants (empty: it is the town's register), and the day of reading.
    """

    town: Municipality
    towns: Sequence[Municipality]
    day: dt.date
    take: frozenset[str] = frozenset()


class LineRead(NamedTuple):
    """The row as it would be entered; `None` where nothing can be a name."""

    row: Row | None
    troubles: tuple[Trouble, ...]


def read_line(
    line: int,
    told: Mapping[str, str],
    facts: ListFacts,
    *,
    table: int = 0,
    unvalued: frozenset[str] = frozenset(),
    by_hand: frozenset[str] = frozenset(),
) -> LineRead:
    """The line with everything that can be read, and what cannot.

    `told` are its cells by field; `unvalued` the fields that are formulas without a value; what an officer wrote
    `by_hand` is not doubted, only refused where it cannot be kept.
    """
    reader = _Reader(told, facts, unvalued, by_hand)
    name = reader.name()
    if name is None:
        return LineRead(None, tuple(reader.troubles))
    day = reader.day()
    relation, town = reader.residence()
    row = Row(
        line=line,
        table=table,
        name=name,
        kana=reader.kana(),
        age_band=reader.age(),
        district=reader.district(),
        relation=relation,
        town=town,
        contact=reader.contact(),
        news=reader.news(),
        number=reader.number(),
        completed_on=day,
        serial=reader.serial(day),
    )
    return LineRead(row, tuple(reader.troubles))


class _Reader:
    def __init__(
        self, told: Mapping[str, str], facts: ListFacts, unvalued: frozenset[str], by_hand: frozenset[str]
    ) -> None:
        self._told, self._facts, self._by_hand = told, facts, by_hand
        self.troubles: list[Trouble] = []
        self._gone = set(unvalued - by_hand)

    def _doubt(self, field: str, value: str, code: str, guess: str = "") -> None:
        self.troubles.append(Trouble(field=field, value=value[:200], code=code, guess=guess))

    def _text(self, field: str, *parts: str) -> str:
        """What stands in a field or its parts, without errors of formulas, which are told."""
        for each in (field, *parts):
            value = self._told.get(each, "")
            if each in self._gone:
                self._doubt(field, value, "formula")
                return ""
            if ERROR.fullmatch(value):
                self._doubt(field, value, "error")
                return ""
        return self._told.get(field, "") or "　".join(filter(None, (self._told.get(part, "") for part in parts)))

    def name(self) -> str | None:
        text = self._text("name", "family", "given")
        if self.troubles:
            return None
        name = text.strip()
        sure = {"name", "family", "given"} & self._by_hand
        if "\n" in name or "\r" in name or "\t" in name:
            joined = " ".join(name.split())
            if not _refusal(check_name, joined):
                self._doubt("name", name, "line_break", joined)
                return joined
        if refusal := _refusal(check_name, name):
            self._doubt("name", name, _name_code(name, refusal))
            return None
        if not sure and _LOST.search(name):
            self._doubt("name", name, "lost", name)
        elif not sure and _ODD.search(name):
            self._doubt("name", name, "odd", name)
        return name

    def kana(self) -> str:
        text = self._text("kana", "kana_family", "kana_given")
        return self._tried("kana", " ".join(text.split()), check_kana, "kana")

    def age(self) -> str:
        text = self._text("age")
        band, guess = read_age(text, self._facts.day)
        if band is None:
            self._doubt("age", text, "age", guess)
        return guess if band is None else band

    def district(self) -> str:
        text = " ".join(self._text("district").split())
        known = self._facts.town.districts
        if not text or text in known:
            return text
        near = [one for one in known if re.fullmatch(rf"{re.escape(one)}(?:地区|校区|小学校区|町)?", text)]
        if len(near) == 1:
            return near[0]
        if not self._facts.take:
            self._doubt("district", text, "district")
        return ""

    def residence(self) -> tuple[Relation, str]:
        """In which relation somebody stands to the town; and, of applicants, where they live."""
        text, told = self._text("town"), self._text("relation")
        own, home = self._facts.town.id, read_town(text, self._facts.towns)
        relation = next((one for one in get_args(Relation) if one in told), None)
        if relation is None and told:
            near = {"通勤": "在勤", "勤務": "在勤", "通学": "在学", "市内": RESIDENT, "町内": RESIDENT}
            relation = next((is_ for word, is_ in near.items() if word in told), None)
            if relation is None:
                self._doubt("relation", told, "relation", OTHER)
                relation = OTHER
        relation = home.belongs or relation
        if not text:
            return relation or RESIDENT, ""
        if self._facts.take:
            code = home.code or (own if home.belongs else "")
            if code not in self._facts.take:
                self._doubt("town", text, "town_not_of_class" if home.code else "town_unknown")
                code = ""
            return relation or RESIDENT, code
        if home.code == own or (relation not in (None, RESIDENT)):
            return relation or RESIDENT, own
        if not home.code and home.belongs:
            return relation or RESIDENT, own
        self._doubt("town", text, "town_other" if home.code else "town_unknown", "在勤")
        return "在勤", own

    def contact(self) -> str:
        text = " ".join(self._text("contact").split())
        if contacts.says_none(text):
            return ""
        doubt = contacts.doubt(text) if "contact" not in self._by_hand else None
        if doubt:
            self._doubt("contact", text, *doubt)
            return doubt.guess
        return self._tried("contact", text, check_contact, "contact")

    def news(self) -> bool:
        text = self._text("news").strip()
        plain = half_width(text)
        if not plain or _NO.fullmatch(plain):
            return False
        if _YES.fullmatch(plain):
            return True
        self._doubt("news", text, "news")
        return False

    def number(self) -> str:
        text = self._text("number").strip()
        return self._tried("number", text, clean_number, "number") if text else ""

    def day(self) -> dt.date | None:
        text = self._text("completed").strip()
        found = read_day(text) if text else None
        if text and (found is None or not _FIRST_DAY <= found <= self._facts.day):
            self._doubt("completed", text, "day")
            return None
        return found

    def serial(self, day: dt.date | None) -> str:
        text = " ".join(self._text("serial").split())
        if text and day is None and not any(one.field == "completed" for one in self.troubles):
            self._doubt("serial", text, "serial_alone")
        if len(text) > 60:
            self._doubt("serial", text, "serial_long")
            return ""
        return text if day else ""

    def _tried(self, field: str, text: str, check: Callable[[str], str], code: str) -> str:
        try:
            return check(text)
        except Refused:
            self._doubt(field, text, code)
            return ""


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
    if any("\ue000" <= letter <= "\uf8ff" for letter in name):
        return "gaiji"
    return "lost" if _LOST.search(name) else code
