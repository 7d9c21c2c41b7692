"""The roster that these tests write: names that break careless software, and a hostile note."""

from __future__ import annotations

import datetime as dt

from supporter.documents.reporting.roster_note import RosterNote
from supporter.domain.reporting.roster import RosterRow

JAPAN = dt.timezone(dt.timedelta(hours=9))
NAMES = (
    "髙橋 一郎",
    "山﨑　美咲",
    "𠮷田 太郎",
    "葛\U000e0100城 祐介",
    "濵田 恵",
    "Nguyễn Thị Ánh",
    "ジョン・スミス",
)
NOTE = RosterNote(
    municipality="鳥取市",
    programme="つながりサポーター",
    made_by="鈴木",
    made_at=dt.datetime(2026, 11, 23, 9, 5, tzinfo=JAPAN),
    filtered="鳥取市・基礎講座・令和8年度に修了した人",
    reason="照会への回答",
)


def row(number: int = 1, **changes: object) -> RosterRow:
    base = RosterRow(
        number=number,
        serial=f"第R8-基-{number:04d}号",
        name="鳥取　花子",
        kana="トットリ　ハナコ",
        age_band="70代",
        municipality="鳥取市",
        district="湖山",
        relation="在住",
        course="つながりサポーター養成講座",
        level="基礎",
        method="集合",
        completed_on=dt.date(2026, 11, 23),
        issued_on=dt.date(2026, 11, 24),
        next_due="令和11年度",
        registered=True,
    )
    return base.model_copy(update=changes)


ROWS = [row(number, name=name) for number, name in enumerate(NAMES, start=1)]
