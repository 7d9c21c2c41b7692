"""Running text: every line is checked, links lead somewhere, headings keep their order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markdown_it.token import Token

from supporter.content.files.assets import asset_url, find_asset
from supporter.content.files.problems import Findings
from supporter.content.markdown import dialect
from supporter.content.markdown.mistakes import check_source
from supporter.content.markdown.outline import Outline
from supporter.content.markdown.readability import check_plain_line
from supporter.content.markdown.ruby import bare_kanji
from supporter.domain.courses.rich import Rich

STEP = re.compile(r"([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)\Z")

Kind = Literal["question", "step", "quiz", "survey"]

_SCHEMES = ("https://", "http://", "tel:", "mailto:")


@dataclass(frozen=True)
class Reference:
    """Something a file names that lies in another file."""

    kind: Kind
    target: str
    path: Path
    line: int


@dataclass
class Scene:
    """Where a text stands: its course and folder, and what is asked of it. Collects what it refers to."""

    findings: Findings
    course: str
    folder: Path
    today: dt.date
    ruby_required: bool = False
    references: list[Reference] = field(default_factory=list)
    taught: set[str] = field(default_factory=set)
    """Kanji that have had ruby on the page being read."""
    outline: Outline | None = None
    """The course as its text may name it; None where it could not be read."""
    classroom: bool = False
    """Whether its author has planned a class, so that lecturers must find time for what they read."""
    stories: dict[str, str] = field(default_factory=dict)
    """The places (file:line) of the course's stories by their ids."""

    def refer(self, kind: Kind, target: str, line: int) -> None:
        """Remember that something must exist elsewhere."""
        self.references.append(Reference(kind, target, self.findings.path, line))


def prepare(tokens: Sequence[Token], scene: Scene, slide: bool = False, ruby: bool = True) -> None:
    """Check block tokens and make them ready to render: headings shifted, links led to their place.

    The page's title is its h1, so `###` becomes h2; a slide has its own `#`. `ruby`: learners read this themselves.
    """
    for token in tokens:
        if token.type == "inline" and token.map:
            line = token.map[0] + 1
            check_source(token.content, line, scene.findings)
            _check_children(token.children or [], line, scene)
            if ruby:
                check_ruby(token.children or [], line, scene)
        elif token.type == dialect.DIRECTIVE_OPEN:
            scene.findings.error(
                (token.map or [0])[0] + 1,
                "「:::」の枠が、別の枠や並びの中にあります。",
                "前の枠を「:::」で閉じ、行の先頭から書いてください。",
            )
        elif token.type in ("heading_open", "heading_close") and not slide:
            level = int(token.tag[1])
            if token.map and level < 3:
                scene.findings.error(
                    token.map[0] + 1,
                    f"ここに見出し「{token.markup}」は書けません。",
                    "前の「:::」が閉じているか確かめ、ページの中の見出しは「###」で書いてください。",
                )
            token.tag = f"h{max(2, level - 1)}"


def checked_line(text: str, line: int, findings: Findings, *, phrased: bool = False) -> Rich:
    """A line of a YAML file as `Rich`, checked like running text; links have no place there.

    `phrased`: its lines turn between phrases, as those of headings do.
    """
    check_source(text, line, findings)
    if "[" in text and any(token.type in ("link_open", "image") for token in dialect.inline(text)):
        findings.error(line, "ここにリンクや絵は書けません。", "章の本文に書いてください。")
    return dialect.title(text) if phrased else dialect.line(text)


def easy_line(text: str, line: int, findings: Findings) -> Rich:
    """A line in plain Japanese, checked; its lines turn at the spaces between its words."""
    check_plain_line(text, line, findings)
    told = checked_line(text, line, findings)
    return Rich(plain=told.plain, html=f'<span class="plain-words">{told.html}</span>')


def english_line(text: str, line: int, findings: Findings) -> Rich:
    """A line in English, checked."""
    told = checked_line(text, line, findings)
    return Rich(plain=told.plain, html=f'<span lang="en">{told.html}</span>')


def _check_children(children: list[Token], line: int, scene: Scene) -> None:
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "image":
            scene.findings.error(
                line,
                "「![ ]( )」の絵は使えません。",
                "「::: figure ファイル名」の枠に、絵の説明とともに書いてください。",
            )
        elif token.type == "link_open":
            token.attrSet("href", _destination(str(token.attrGet("href") or ""), line, scene))
        elif token.type == "text" and "**" in token.content:
            scene.findings.warn(
                line,
                "「**」が太字になっていません。",
                "太字の始まりと終わりを「**」でそろえ、すぐ内側に空白を置かないでください。",
            )


def _destination(href: str, line: int, scene: Scene) -> str:
    """Where a link leads: outside, to a page of the course (relative), or to a file of the course."""
    if href.startswith(_SCHEMES):
        return href
    step = STEP.match(href)
    if step:
        scene.refer("step", href, line)
        return f"../{href}"
    if find_asset(scene.folder, href):
        return asset_url(scene.course, href)
    scene.findings.error(
        line,
        f"リンク先「{href}」がありません。",
        "https:// で始まる住所、「章/ページ」、または講座のフォルダーにあるファイル名を書いてください。",
    )
    return ""


def check_ruby(text: str | list[Token], line: int, scene: Scene) -> None:
    """Warn of kanji that want ruby, where the course asks for it."""
    if not scene.ruby_required:
        return
    words = bare_kanji(dialect.inline(text) if isinstance(text, str) else text, scene.taught)
    if words:
        shown = "、".join(list(dict.fromkeys(words))[:5])
        scene.findings.warn(
            line,
            f"ふりがなのない漢字があります（{shown}）。",
            "ページではじめて出るところに、{漢字|かんじ} のように書いてください。",
        )
