"""What a roster file says about itself: whose it is, who made it, when, why, and how many rows."""

from __future__ import annotations

import datetime as dt
import re

from supporter.domain.shared.calendar import era_date, era_letter, era_short
from supporter.domain.shared.document import Value

COMPLETIONS = "修了者名簿"
HANDLING = "取扱注意：個人情報が入っています。用が済んだら消してください"


class RosterNote(Value):
    """`made_by` as shown to people (鈴木, or a command's name); `filtered` is the filter in one sentence,
    `columns` the headings of the columns, `kind` which of the town's lists it is."""

    municipality: str
    programme: str
    made_by: str
    made_at: dt.datetime
    filtered: str = ""
    reason: str = ""
    columns: str = ""
    kind: str = COMPLETIONS

    @property
    def title(self) -> str:
        """鳥取市 つながりサポーター修了者名簿."""
        return f"{self.municipality} {self.programme}{self.kind}"

    def lines(self, rows: int) -> list[tuple[str, str]]:
        """The note as (label, text), for the file's own page."""
        moment = self.made_at
        pairs = [
            ("名簿", self.title),
            ("人数", f"{rows}名"),
            ("しぼりこみ", self.filtered),
            ("列", self.columns),
            ("作った日時", f"{era_date(moment.date())} {moment:%H:%M}"),
            ("作った人", self.made_by),
            ("理由", self.reason),
            ("取扱い", HANDLING),
        ]
        return [(label, text) for label, text in pairs if text]

    def file_name(self, rows: int, extension: str) -> str:
        """See `file_name`."""
        return file_name(self.municipality, self.programme, self.made_at.date(), rows, extension, self.kind)


def file_name(
    municipality: str, programme: str, day: dt.date, rows: int, extension: str, kind: str = COMPLETIONS
) -> str:
    """鳥取市_つながりサポーター修了者名簿_R8.11.23現在_12名.xlsx, safe as a file's name anywhere."""
    return file_of(f"{municipality}_{programme}{kind}", day, extension, f"_{rows}名")


def file_of(subject: str, day: dt.date, extension: str, size: str = "") -> str:
    """鳥取市_令和8年度_年度統計表_R8.11.23現在.xlsx, safe in the same way."""
    name = f"{subject}_{era_letter(day)}{era_short(day)}現在{size}.{extension}"
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]', "", name)
