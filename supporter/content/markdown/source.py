"""`::: source`: where a figure comes from, with its year and, if given, the day it was checked."""

from __future__ import annotations

import datetime as dt
import re

from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive
from supporter.domain.shared.typed import half_width

RECHECK_AFTER_MONTHS = 24
"""Months after which a source's 確認 is asked for again."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}|(?:令和|平成|昭和)(?:元|[0-9]{1,2})|(?<![A-Za-z])[RHS][0-9]{1,2}(?![0-9])")
_CHECKED = re.compile(r"((?:19|20)[0-9]{2})年\s*([0-9]{1,2})月(?:\s*[0-9]{1,2}日)?\s*に?\s*確")


def check_source_date(directive: Directive, today: dt.date, findings: Findings) -> None:
    """Warn of a source without a year, checked in the future, or checked long ago."""
    text = half_width(" ".join(dialect.plain_of(token.children or []) for token in directive.inlines()))
    if not _YEAR.search(text):
        findings.warn(directive.line, "出典に年がありません。", "「内閣府（2024年）」のように年を書いてください。")
    for found in _CHECKED.finditer(text):
        age = (today.year - int(found[1])) * 12 + today.month - int(found[2])
        if age < 0:
            findings.warn(directive.line, f"確認した月（{found[0]}）が先の日付です。", "確かめた月を書いてください。")
        elif age > RECHECK_AFTER_MONTHS:
            findings.warn(
                directive.line,
                f"出典の確認から{age}か月たっています。",
                "もう一度確かめて、月を書き直してください。",
            )
