"""Can it be read in the time given, and is やさしい日本語 short enough: figures behind the warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.token import Token

from supporter.content.files.problems import Findings

SLOW, FAST = 400, 500
"""Japanese characters a minute that people read in comfort."""

ROUNDING = 0.5
"""Minutes by which an author's round figure may miss."""

LONGEST_SENTENCE = 40
"""Characters, spaces aside, of a sentence in やさしい日本語."""

ALOUD = 300
"""Japanese characters a minute that are read aloud without haste."""

POLL = 2.0
"""Minutes that a question takes in class: read aloud, thought over, answered by phone or on paper, talked of."""

ALLOWANCE = {"check": 1.0, "work": 2.0, "contacts": 1.0, "sort": 1.0}
"""Minutes that parts of a page take besides reading."""

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def check_time(line: int, title: str, minutes: float, characters: int, others: float, findings: Findings) -> None:
    """Warn when even fast readers need more than a page's minutes, or slow ones less than a third."""
    needed = characters / FAST + others
    leisurely = characters / SLOW + others
    if needed > minutes + ROUNDING:
        findings.warn(
            line,
            f"「{title}」は {characters}字と活動で およそ{needed:.1f}分かかります（minutes={minutes:g}）。",
            "minutes を増やすか、ページを分けてください。",
        )
    elif leisurely * 3 < minutes:
        findings.warn(
            line,
            f"「{title}」は {characters}字と活動で {leisurely:.1f}分ほどです（minutes={minutes:g}）。",
            "minutes を減らしてください。",
        )


def check_class_time(line: int, title: str, minutes: float, aloud: int, others: float, findings: Findings) -> None:
    """Warn when a lecturer cannot read what is to be read, ask and let talk in a page's minutes."""
    needed = aloud / ALOUD + others
    if needed > minutes + ROUNDING:
        findings.warn(
            line,
            f"会場での「{title}」は、読む {aloud}字と活動で およそ{needed:.1f}分かかります（notes は {minutes:g}分）。",
            "notes の minutes を増やすか、話を短くするか、問いを home にしてください。",
        )


def check_plain_japanese(inlines: Iterable[Token], findings: Findings) -> None:
    """Warn of each sentence that is too long to be plain."""
    for token in inlines:
        text = _with_line_ends(token)
        first = (token.map or [0])[0] + 1
        for sentence in _SENTENCE.finditer(text):
            line = first + text.count("\n", 0, sentence.start())
            _warn_of_length("".join(sentence[0].split()), line, findings)


def check_plain_line(text: str, line: int, findings: Findings) -> None:
    """Warn of each sentence of one line of a file that is too long to be plain."""
    for sentence in _SENTENCE.finditer(text):
        _warn_of_length("".join(sentence[0].split()), line, findings)


def characters_of(tokens: Iterable[Token]) -> int:
    """How many characters somebody reads in these block tokens."""
    return sum(
        len("".join(child.content.split()))
        for token in tokens
        if token.type == "inline"
        for child in token.children or []
    )


def _warn_of_length(sentence: str, line: int, findings: Findings) -> None:
    if len(sentence) > LONGEST_SENTENCE:
        what = f"やさしい日本語の一文が長すぎます（{len(sentence)}字）。"
        findings.warn(line, what, f"{LONGEST_SENTENCE}字までの短い文に分けてください。")


def _with_line_ends(token: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    return "".join("\n" if child.type in breaks else child.content for child in token.children or [])
