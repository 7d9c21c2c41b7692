"""実施報告書 on A4: numbers of people first, then answers as patterned bars with the same numbers beside them."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from supporter.documents.engine.glyphs import unprintable
from supporter.domain.closing.asked import Asked, When, Written
from supporter.domain.closing.report import Group, Poll, Report
from supporter.domain.shared.calendar import era_date

#: Stands for a character that no bundled face has; a report is no certificate, and nobody is named in it.
GETA = "〓"
#: For a small group, and for one that would tell of a small one: it says no number that might be wrong.
FEW = "出しません"
LETTERS = "アイウエオカキクケコ"
#: Whoever would rather not say is always grey, in whatever place.
UNSAID, GREY = "答えない", 4
_WHEN: dict[When, str] = {
    "": "質問",
    "before": "講座の前",
    "after": "講座のあと",
    "survey": "アンケート",
    "own": "この日の質問",
}


class ReportPaper(BaseModel):
    """The report as it is printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "closing/report.typ"
    width: ClassVar[float] = 210.0

    report: Report

    @property
    def dated(self) -> dt.date:
        return self.report.made_on

    def template_data(self) -> dict[str, object]:
        """What the template reads."""
        report, day = self.report, self.report.made_on
        return {
            "title": _clean(report.title),
            "issuer": _clean(report.issuer),
            "ask": _clean(report.ask),
            "date": [day.year, day.month, day.day],
            "date_text": era_date(day),
            "draft": report.confirmed < report.people,
            "facts": [[label, _clean(text)] for label, text in report.facts],
            "figures": figures(report),
            "groups": [
                [title, [[_clean(one.label), group_text(one)] for one in found]]
                for title, found in group_tables(report)
            ],
            "asked": [_drawn(one) for one in report.asked if one.result and one.answered],
            "before_after": [_poll(poll) for poll in report.before_after],
            "survey": [_poll(poll) for poll in report.survey],
            "voices": [_clean(voice) for voice in report.voices],
        }


def group_text(group: Group) -> str:
    """The number of its people, or that it is a small one."""
    return FEW if group.count is None else f"{group.count}人"


def asked_as(one: Asked | Written) -> str:
    """問7 as on every screen and on paper; without a number, where it was asked."""
    return f"問{one.number}" if one.number else _WHEN[one.when]


def figures(report: Report) -> list[tuple[str, str, str, str]]:
    """What is to be seen at a glance: label, number, unit, and a note."""
    rate = round(100 * report.completed / report.people) if report.people else 0
    again = f"うち、前にも修了 {report.before}人" if report.before else f"受講者の {rate}%"
    only = f"人数だけの記録 {report.counted}人" if report.counted else "続きを受けられます"
    found = [
        ("受講者", str(report.people), "人", "　".join(f"{one.label} {group_text(one)}" for one in report.ways)),
        ("修了", str(report.completed), "人", again),
        ("参加のみ", str(report.attended), "人", only),
    ]
    if report.right is not None:
        found.append(("質問の答え", str(report.right), "%", "めやすのとおりの割合"))
    elif report.answered:
        found.append(("アンケート", str(report.answered), "人", "答えた人（無記名）"))
    return found


def group_tables(report: Report) -> list[tuple[str, tuple[Group, ...]]]:
    """The numbers of people, by title."""
    return [("年代", report.ages), ("市町村", report.towns), ("参加の方法", report.ways)]


def _drawn(one: Asked) -> dict[str, object]:
    """A question with a bar for each choice."""
    told = [f"答えた人 {one.answered}人（{_ways(one)}）"]
    if one.result and one.result.answered:
        of = "" if one.result.answered == one.answered else f"{one.result.answered}人のうち "
        told.append(f"めやすのとおり {of}{one.result.right}人（{one.result.percent}%）")
    if one.many:
        told.append("いくつでも選べる質問です")
    return {
        "text": f"{asked_as(one)}　{_clean(one.text)}",
        "told": told,
        "few": one.few,
        "bars": [
            [chosen.letter, _clean(chosen.text), chosen.hoped, chosen.all, round(100 * (one.share(chosen) or 0))]
            for chosen in one.chosen
        ],
    }


def _ways(one: Asked) -> str:
    ways = (("電話", one.phone), ("紙", one.paper), ("挙手", one.hands))
    return "・".join(f"{label} {count}人" for label, count in ways if count)


def _poll(poll: Poll) -> dict[str, object]:
    most = max((row.answered for row in poll.rows), default=0) or 1
    return {
        "text": _clean(poll.text),
        "many": poll.many,
        "heads": [row.label or "人数" for row in poll.rows],
        "bars": [[row.label, row.answered, list(row.counts)] for row in poll.rows if row.counts],
        "most": most,
        "lines": [
            [LETTERS[at % len(LETTERS)], _clean(choice), [row.counts[at] if row.counts else FEW for row in poll.rows]]
            for at, choice in enumerate(poll.choices)
        ],
        "looks": _looks(poll.choices),
        "totals": [row.answered for row in poll.rows],
    }


def _looks(choices: tuple[str, ...]) -> list[int]:
    """The pattern of each choice, by its place among those of the template."""
    others = (at for at in range(2 * len(choices) + GREY) if at != GREY)
    return [GREY if choice == UNSAID else next(others) for choice in choices]


def _clean(text: str) -> str:
    for character in unprintable(text, "gothic"):
        text = text.replace(character, GETA)
    return text
