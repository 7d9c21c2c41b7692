"""A learner: the least that is needed to learn, to print a certificate and to keep a roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Literal, cast, get_args

from pydantic import Field, ValidationError

from supporter.domain.shared.document import Document, Value
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import is_line

#: Empty: 聞いていない, for people entered from a telephone call or a FAX.
AgeBand = Literal["", "10代以下", "20代", "30代", "40代", "50代", "60代", "70代", "80代以上"]
Relation = Literal["在住", "在勤", "在学", "その他"]
RESIDENT, *_, OTHER = get_args(Relation)
Registered = Literal["yes", "undecided", "no"]

#: The states in which a learner's name is kept under their own number.
KEPT_BY_NAME = ("active", "stopped")

HowTold = Literal["screen", "spoken", "paper", "other"]
LONGEST_SOURCE = 60
_DEVICES = 8
_LONGEST_CONTACT = 200


class Notice(Value):
    """When and how the purposes of the data were made known (個人情報保護法62条: 明示, not consent).

    `other` where the data came from somebody else than the person, to whom that article does not apply: `source` says
    from whom (a body), and nobody has told the person yet.
    """

    how: HowTold
    at: dt.datetime
    by: str
    source: str = Field(default="", max_length=LONGEST_SOURCE)

    def without_source(self) -> Notice:
        """As it is kept of somebody who was erased."""
        return self.model_copy(update={"source": ""})


class DeskPin(Value):
    """A one-time PIN given at the desk; it opens one sign-in until `expires_at`."""

    hash: str
    expires_at: dt.datetime


class SignUpForm(Value):
    """What a person writes to start. Neither birth date nor sex nor address is asked for."""

    name: str
    kana: str = ""
    municipality: str
    programme: str = ""
    age_band: AgeBand = ""
    district: str = ""
    relation: Relation = RESIDENT
    contact: str = Field(default="", max_length=_LONGEST_CONTACT)
    registered: Registered = "undecided"
    wants_news: bool = False
    pin: str = Field(repr=False)


class Learner(Document):
    """`id` is the learner number; `name` is exactly as typed, `folded` its copy for finding people.

    `stopped` is kept and used for nothing until its years are over; `merged` lives on under the number
    `merged_into`, which has the numbers `merged` into it.

    Secrets are kept hashed only: `pin_hash` by argon2id, `card_hash` and `devices` by SHA-256.
    """

    collection: ClassVar[str] = "learners"

    municipality: str
    programme: str
    name: str
    kana: str = ""
    folded: str
    age_band: AgeBand = ""
    district: str = ""
    relation: Relation = RESIDENT
    contact: str = ""
    registered: Registered = "undecided"
    wants_news: bool = False
    pin_hash: str
    card_hash: str = ""
    desk_pin: DeskPin | None = None
    devices: tuple[str, ...] = ()
    notice: Notice
    created_at: dt.datetime
    state: Literal["active", "stopped", "merged", "erased"] = "active"
    merged_into: str = ""
    merged: tuple[str, ...] = ()


def read_form(fields: Mapping[str, object]) -> SignUpForm:
    """The form out of what a browser sent; raises `Refused('form.invalid')` naming the first bad field."""
    try:
        return SignUpForm.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused("form.invalid", field=str(error.errors()[0]["loc"][0])) from None


def read_age(text: str) -> AgeBand:
    """The age band that a form names; raises `Refused('form.invalid')` for any other text."""
    found = next((band for band in get_args(AgeBand) if band == text), None)
    if found is None:
        raise Refused("form.invalid", field="age_band")
    return cast(AgeBand, found)


def check_contact(text: str) -> str:
    """One line: a telephone number, a FAX number or an address. Raises `Refused('form.invalid')`."""
    if text and (not is_line(text) or len(text) > _LONGEST_CONTACT):
        raise Refused("form.invalid", field="contact")
    return text.strip()


def with_device(devices: tuple[str, ...], device: str) -> tuple[str, ...]:
    """The known devices with this one newest; the oldest beyond eight are forgotten."""
    return (*(known for known in devices if known != device), device)[-_DEVICES:]
