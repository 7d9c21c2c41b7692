"""A roster: one row per course, and its columns in the order that offices keep."""

from __future__ import annotations

import datetime as dt

from supporter.domain.shared.document import Value

# The columns of the 修了者名簿 in the order of the file.
ALL_COLUMNS = (
    "number",
    "serial",
    "name",
    "kana",
    "age_band",
    "municipality",
    "district",
    "relation",
    "organisation",
    "course",
    "level",
    "method",
    "session",
    "venue",
    "completed_era",
    "completed_on",
    "fiscal_year",
    "trainers",
    "issued_on",
    "delivery",
    "reissues",
    "last_follow_up",
    "next_due",
    "registered",
    "contact_allowed",
    "notes",
)

# What the officer's screen shows and exports unless asked for more: neither notes nor contacts.
DEFAULT_COLUMNS = (
    "serial", "name", "kana", "age_band", "district", "method", "completed_era", "next_due",
)  # fmt: skip


class RosterRow(Value):
    """One person in one course as a roster tells it. Names stand exactly as typed.

    `relation` is 在住/在勤/在学/その他, `method` 集合/オンライン/併用, `delivery` 手渡し/郵送/電子,
    `next_due` a 年度 in words; what is not known is empty or None.
    """

    number: int
    serial: str
    name: str
    kana: str
    age_band: str = ""
    municipality: str
    district: str = ""
    relation: str = ""
    organisation: str = ""
    course: str
    level: str
    method: str = ""
    session: str = ""
    venue: str = ""
    completed_on: dt.date | None = None
    trainers: str = ""
    issued_on: dt.date | None = None
    delivery: str = ""
    reissues: int = 0
    last_follow_up: dt.date | None = None
    next_due: str = ""
    registered: bool | None = None
    contact_allowed: bool | None = None
    notes: str = ""
