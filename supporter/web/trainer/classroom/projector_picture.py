"""The picture on the screen as HTML, the same for the projector and for the small preview beside the script."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.config import Settings
from supporter.documents.engine.qr import qr_svg
from supporter.documents.handouts.slide_parts import by_phrase, sources_below, with_large_figures
from supporter.domain.classroom.pointing import lit
from supporter.domain.classroom.projector import ProjectorView
from supporter.domain.classroom.shown_question import Result, ShownQuestion
from supporter.domain.classroom.tally import OTHERWISE, SOLVED
from supporter.domain.classroom.word_cloud import NARROW, WIDE, WordCloud, word_cloud
from supporter.web.shared import frame, templates

LOOKS = "abcde"
#: Words that the list beside a word cloud shows; the others are read out, and stand on every phone.
LISTED = 6


@dataclass(frozen=True)
class Bar:
    """One choice with how many took it; `widths` in per cent of the chart, now and before the class."""

    letter: str
    html: str
    look: str
    count: int
    width: float
    earlier: int | None = None
    earlier_width: float = 0.0
    hoped: bool = False


def picture(view: ProjectorView, settings: Settings) -> str:
    """What the hall sees; never a name, nor the number of a card."""
    site = settings.address
    host = site.partition("://")[2]
    facts: dict[str, object] = {"view": view, "bars": bars(view.asked, view.result), "host": host}
    facts["body"] = lit(by_phrase(view.talk.html if view.talk else with_large_figures(view.html)), view.pointed)
    facts["sources"] = sources_below(view.html, view.sources)
    facts |= {"clouds": clouds(view.asked, view.result), "listed": LISTED}
    facts["qr"] = qr_svg(f"{site.upper()}/J/{view.code}") if view.show == "welcome" else ""
    return frame.part("trainer/classroom/projector_picture.html", **facts)


def clouds(asked: ShownQuestion | None, result: Result | None) -> list[WordCloud]:
    """The word cloud for a screen 16:9 and for one 4:3; none of any other question, and none before the first word."""
    if asked is None or result is None or not (asked.cloud and result.texts):
        return []
    return [word_cloud(result.texts, height) for height in (WIDE, NARROW)]


def bars(asked: ShownQuestion | None, result: Result | None) -> list[Bar]:
    """The bars in the order in which the choices are shown; none for texts and for what is hidden."""
    if asked is None or result is None or not result.counts:
        return []
    shown = _shown(asked)
    counts = dict(zip(result.values, result.counts, strict=True))
    before = dict(zip(result.values, result.earlier, strict=False))
    most = max((*result.counts, *result.earlier, 1))
    return [
        Bar(
            letter,
            html,
            LOOKS[place % len(LOOKS)],
            counts[value],
            100 * counts[value] / most,
            before.get(value),
            100 * before.get(value, 0) / most,
            value in result.hoped,
        )
        for place, (value, letter, html) in enumerate(shown)
        if value in counts
    ]


def _shown(asked: ShownQuestion) -> list[tuple[str, str, str]]:
    if asked.kind in ("order", "match"):
        return [
            (SOLVED, "", str(templates.html_of("stage.solved"))),
            (OTHERWISE, "", str(templates.html_of("stage.otherwise"))),
        ]
    return [
        (choice.value, choice.letter, choice.html or str(templates.html_of(f"choice.{choice.value}")))
        for choice in asked.choices
    ]
