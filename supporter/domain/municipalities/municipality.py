"""Municipalities, the programmes they run and the contacts they name: profiles kept as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from supporter.domain.municipalities.code import is_code
from supporter.domain.municipalities.opening_hours import ALWAYS, ClosureText, OpeningText, closed_at
from supporter.domain.municipalities.topic import Topic
from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.typed import typed_telephone


def _code(text: str) -> str:
    if not is_code(text):
        raise ValueError(f"{text} is no 全国地方公共団体コード (six digits, the last one a check digit)")
    return text


Code = Annotated[str, AfterValidator(_code)]
Telephone = Annotated[str, AfterValidator(typed_telephone)]


class ContactWords(Value):
    """What a contact says of itself in another way of speaking; a part left empty is derived where it can be."""

    name: str = ""
    hours: str = ""
    cost: str = ""
    languages: str = ""
    source: str = ""


class Contact(Value):
    """A place to call. Dated data: `checked_on` is the 確認日, `source` where it was read.

    A number that we only read in an older paper has no 確認日.

    `hours` is what people read; `opening` says the same strictly, where a line is not always open, and `closures`
    the days of every year on which nobody answers besides.
    """

    name: str
    topics: tuple[Topic, ...]
    phone: Telephone = ""
    fax: Telephone = ""
    chat: str = ""
    hours: str = ""
    cost: str = ""
    languages: str = ""
    checked_on: dt.date | None
    source: str = ""
    opening: tuple[OpeningText, ...] = ()
    closures: tuple[ClosureText, ...] = ()
    open_from: dt.date | None = None
    open_until: dt.date | None = None
    #: The same in Japanese with readings, in やさしい日本語, in English.
    readings: ContactWords = ContactWords()
    easy: ContactWords = ContactWords()
    english: ContactWords = ContactWords()

    def shown_on(self, day: dt.date) -> bool:
        """Lines that open only in set periods (#9999) are shown only inside them."""
        after_start = self.open_from is None or self.open_from <= day
        return after_start and (self.open_until is None or day <= self.open_until)

    def closed_at(self, moment: dt.datetime) -> bool:
        """Whether nobody answers at `moment`, as far as `opening` tells."""
        return closed_at(self.opening, moment, self.closures)

    @property
    def always_open(self) -> bool:
        """Whether somebody answers on every day and at every hour."""
        return ALWAYS in self.opening

    def overdue_on(self, day: dt.date, months: int = 12) -> bool:
        """Whether the 確認日 is older than `months`, or there is none: staff are asked to check the number."""
        return self.checked_on is None or (day - self.checked_on).days > months * 365 // 12


#: Places to call beside one page of a lesson.
_IN_A_LESSON = 3


def contacts_for(contacts: Iterable[Contact], topics: Iterable[str], day: dt.date) -> list[Contact]:
    """For a lesson: three of `contacts` open on `day`, among them one that is first of all for each topic."""
    wanted = tuple(dict.fromkeys(topics))
    fitting = [one for one in contacts if set(wanted) & set(one.topics) and one.shown_on(day)]
    own = (next((at for at, one in enumerate(fitting) if one.topics[0] == topic), None) for topic in wanted)
    places = dict.fromkeys([*(at for at in own if at is not None), *range(len(fitting))])
    return [fitting[at] for at in sorted(list(places)[:_IN_A_LESSON])]


class CertificateStyle(Value):
    """How a municipality's certificates read. `body` lines carry no 句読点, as 賞状 do.

    `seal` leaves a place beside the issuer's name, one that reaches over its last character, or none.

    `qr` is the address of the verification page alone, or with a signed copy of what the paper says, for
    where that page cannot be reached.
    """

    title: str = "修了証"
    course_line: str = "つながりサポーター養成講座（{course}）"
    body: tuple[str, ...] = (
        "あなたは{municipality}が実施する{programme}養成講座の所定の課程をすべて修了されました",
        "よって ここにこれを証します",
    )
    issuer_title: str = ""
    issuer_name: str = ""
    number_format: str = "第R{era_year}-{level}-{number:04d}号"
    date_style: Literal["era", "western", "both"] = "era"
    seal: Literal["space", "over", "none"] = "space"
    qr: Literal["address", "signed"] = "address"


class Printing(Value):
    """How certificates are put on paper: with our frame or over bought 賞状 paper, moved by millimetres to meet it."""

    frame: bool = True
    right: float = Field(default=0, ge=-10, le=10)
    down: float = Field(default=0, ge=-10, le=10)
    blank_name: bool = False


#: What home says where a municipality has no headline of its own.
HEADLINE = "「さいきん、どう？」の ひと声から。"


#: Kinds of records that are kept for years of their own.
KeptKind = Literal["learning", "ledger", "classes", "surveys", "audit"]


#: Minutes without a page after which a sign-in of staff is over, unless the town says another number.
IDLE_MINUTES, IDLE_LEAST, IDLE_MOST = 30, 5, 720


class Municipality(Document):
    """One 自治体 and everything its learners see of it.

    `reissue` says whether a certificate issued anew keeps its serial or takes the next one. `supporters` is what
    it calls its supporters (ゆるサポ), empty where they are called as its first programme is. What ends in `_kana`,
    `_easy` or `_english` says a name or line in another way; left empty, it is derived. `national_checked` are
    the days on which it found national contacts right, by their key (`domain.municipalities.contact_lines`).
    `operator` is who runs the machine for it and where, as its notice tells. `second_factor` says whether its officers
    choose a code besides the password or need one, `idle_minutes` when a sign-in of its staff ends without a page.
    """

    collection: ClassVar[str] = "municipalities"

    id: Code
    name: str
    kana: str
    name_english: str = Field(default="", max_length=60)
    prefecture: str
    department: str
    department_kana: str = Field(default="", max_length=60)
    department_english: str = Field(default="", max_length=60)
    phone: Telephone
    fax: Telephone = ""
    hours: str = ""
    hours_easy: str = Field(default="", max_length=200)
    hours_english: str = Field(default="", max_length=200)
    brand: str = Field(default="#0B5A4E", pattern=r"^#[0-9A-Fa-f]{6}$")
    headline: str = Field(default=HEADLINE, max_length=60)
    programmes: tuple[str, ...]
    supporters: str = Field(default="", max_length=30)
    districts: tuple[str, ...] = ()
    certificate: CertificateStyle = CertificateStyle()
    printing: Printing = Printing()
    issue: Literal["automatic", "confirmed"] = "automatic"
    reissue: Literal["same", "new"] = "same"
    registration: Literal["asked", "with_completion"] = "asked"
    others_who_see: tuple[str, ...] = ()
    retention_years: int = Field(default=5, ge=1, le=100)
    kept_years: dict[KeptKind, int] = Field(default_factory=dict)
    operator: str = Field(default="", max_length=100)
    second_factor: Literal["chosen", "required"] = "chosen"
    idle_minutes: int = Field(default=IDLE_MINUTES, ge=IDLE_LEAST, le=IDLE_MOST)
    trainer_days: int = Field(default=7, ge=0, le=366)
    open_badges: bool = False
    contacts: tuple[Contact, ...] = ()
    national_checked: dict[str, dt.date] = Field(default_factory=dict)

    def years_of(self, kind: KeptKind) -> int:
        """For how many years this kind of record is kept, counted from the 1 April after its 年度."""
        return self.kept_years.get(kind, self.retention_years)


class Programme(Document):
    """What a municipality calls its supporters; rosters of two programmes never mix.

    `letter` stands for it in the numbers of certificates, where a town has several.
    """

    collection: ClassVar[str] = "programmes"

    name: str
    letter: str = Field(default="", max_length=4)
    courses: tuple[str, ...]


def programme_name(municipality: Municipality, programme: Programme) -> str:
    """What a municipality calls a programme: its own name for the first, the programme's for any other."""
    first = municipality.programmes[:1] == (programme.id,)
    return municipality.supporters if first and municipality.supporters else programme.name
