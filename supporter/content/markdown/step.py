"""One page: running text and `:::` directives become blocks, script, slide and plain-Japanese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from markdown_it.token import Token

from supporter.content.files.problems import nearest
from supporter.content.files.shapes import ID
from supporter.content.markdown import dialect, sorting
from supporter.content.markdown.case import case_html
from supporter.content.markdown.chapter_table import CHAPTERS
from supporter.content.markdown.dialogue import VOICES, read_dialogue, retold, script_html
from supporter.content.markdown.directives import AROUND, Directive
from supporter.content.markdown.mistakes import check_source
from supporter.content.markdown.pictures import figure_html
from supporter.content.markdown.prose import Scene, check_ruby, easy_line, english_line, prepare
from supporter.content.markdown.readability import (
    ALLOWANCE,
    POLL,
    characters_of,
    check_class_time,
    check_plain_japanese,
    check_time,
)
from supporter.content.markdown.script import Part, check_places, hold_places, script, tells_to_read
from supporter.content.markdown.source import check_source_date
from supporter.content.markdown.talk_phases import phases
from supporter.content.markdown.words import good_words_html, words_html
from supporter.domain.courses.course import Block, Step
from supporter.domain.courses.dialogue import TURN, length, turns
from supporter.domain.courses.rich import Rich
from supporter.domain.courses.sorting import asked, told_of
from supporter.domain.municipalities.topic import Topic

_ROLES = re.compile(r"[・、,／/]")
_FOR_OTHERS = ("notes", "slide", "source", "figure")
"""Spoken by the trainer, or names and proofs: nothing that a learner has to read alone."""

_NEED_TEXT = (
    *("notes", "pair", "group", "yasashii", "care", "slide", "words", "source", "scene", "show"),
    *("sort", "model", "case"),
)

_MODEL = "お{手本|てほん}を{見|み}る"


@dataclass
class Page:
    """A page being read: `take_prose` and `take` in the order of the file, then `step`."""

    scene: Scene
    module: str
    id: str
    title: Rich
    minutes: float
    line: int
    short: float | None = None
    keep: bool = False
    blocks: list[Block] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    notes_minutes: float | None = None
    easy_title: Rich | None = None
    english_title: Rich | None = None
    characters: int = 0
    others: float = 0
    parts: list[Part] = field(default_factory=list)
    places: list[tuple[str, str, int]] = field(default_factory=list)
    aloud: int = 0
    together: float = 0

    def take_prose(self, tokens: Sequence[Token]) -> None:
        """Running text between two directives."""
        prepare(tokens, self.scene)
        self.characters += characters_of(tokens)
        self.blocks.append(Block(kind="html", html=f'<div class="prose">{dialect.html_of(tokens)}</div>'))

    def take(self, directive: Directive) -> None:
        """One directive."""
        read_by_learners = directive.name not in _FOR_OTHERS
        if directive.name == "notes":
            self.places += hold_places(directive.inlines(), self.scene.findings)
        if read_by_learners and directive.words:
            check_ruby(directive.words, directive.line, self.scene)
        prepare(directive.body, self.scene, slide=directive.name == "slide", ruby=read_by_learners)
        if directive.name in _NEED_TEXT and not directive.inlines():
            self._error(
                directive,
                f"「::: {directive.name}」の中身がありません。",
                "次の行から書き、「:::」で閉じてください。",
            )
            return
        check_source(directive.words, directive.line, self.scene.findings)
        _TAKERS[directive.name](self, directive)

    def step(self) -> Step:
        """The page as the domain has it, after its times, for readers and for a class, were checked."""
        findings, title = self.scene.findings, self.title.plain
        check_time(self.line, title, self.minutes, self.characters, self.others, findings)
        self._check_script(title)
        texts = self.texts | {"notes": script(self.texts.get("notes", ""), self.parts)}
        return Step(
            id=self.id,
            title=self.title,
            minutes=self.minutes,
            blocks=tuple(self.blocks),
            sources=tuple(self.sources),
            notes_minutes=self.notes_minutes,
            easy_title=self.easy_title,
            english_title=self.english_title,
            short=self.short,
            keep=self.keep,
            **texts,
        )

    def _check_script(self, title: str) -> None:
        findings = self.scene.findings
        in_class = self.minutes if self.notes_minutes is None else self.notes_minutes
        check_places(self.places, self.parts, findings)
        if self.scene.classroom:
            check_class_time(self.line, title, in_class, self.aloud, self.together, findings)
        if self.short is not None and self.short > in_class:
            what = f"60分の形（short={self.short:g}）が、会場での時間（{in_class:g}分）より長くなっています。"
            findings.warn(self.line, what, f"short={in_class:g} か、それより短くしてください。")
        if tells_to_read(self.texts.get("notes", "")) and not any(part.kind == "scene" for part in self.parts):
            what = f"「{title}」の notes は話を読むように言いますが、その話が台本にありません。"
            findings.warn(self.line, what, "話を「::: scene 話のid」の枠に入れてください。")

    def _text(self, directive: Directive) -> None:
        """notes, notes before, notes after, slide, yasashii: at most one of each."""
        around = directive.name == "notes" and directive.heading() in AROUND
        name = directive.heading() if around else directive.name
        if name in self.texts:
            called = f"notes {name}" if around else name
            self._error(directive, f"「::: {called}」がこのページに二つあります。", "一つにまとめてください。")
        self.texts[name] = dialect.html_of(directive.body)
        if around:
            return
        if directive.name == "notes":
            self.notes_minutes = directive.minutes(self.scene.findings)
        elif directive.name == "yasashii":
            check_plain_japanese(directive.inlines(), self.scene.findings)
            if title := directive.settings.get("title", ""):
                self.easy_title = easy_line(title, directive.line, self.scene.findings)
            if title := directive.settings.get("english", ""):
                self.english_title = english_line(title, directive.line, self.scene.findings)

    def _check(self, directive: Directive) -> None:
        id, *where = directive.words.split() or [""]
        if not id or directive.body:
            self._error(
                directive,
                "「::: check」には問題の id だけを書きます。",
                "「::: check 問題のid」と「:::」の二行にしてください。",
            )
            return
        if where not in ([], ["class"], ["home"]):
            what = f"「::: check」のあとの「{' '.join(where)[:20]}」が読めません。"
            self._error(directive, what, "会場でたずねるなら class、家で読む人だけなら home と書いてください。")
        in_class = where != ["home"]
        self.scene.refer("question", id, directive.line)
        self.together += POLL if in_class else 0
        self._block(directive, ref=id, in_class=in_class)

    def _work(self, directive: Directive) -> None:
        if not directive.words:
            self._error(
                directive,
                "「::: work」に問いかけがありません。",
                "「::: work 自分なら、何と声をかけますか。」のように書いてください。",
            )
            return
        number = 1 + sum(block.kind == "work" for block in self.blocks)
        self._block(directive, ref=f"{self.module}/{self.id}/{number}", title=dialect.title(directive.words))

    def _sort(self, directive: Directive) -> None:
        """`::: sort`; the class does it, unless its minutes are 0."""
        findings, minutes = self.scene.findings, directive.minutes(self.scene.findings)
        minutes = POLL if minutes is None else minutes
        piles = sorting.piles_of(directive, findings)
        things = sorting.things_of(directive, len(piles), findings)
        number = 1 + sum(block.kind == "sort" for block in self.blocks)
        if minutes and piles:
            self.parts.append(Part("sort", str(number), told_of(piles, things)))
            self.together += minutes
        self._block(
            directive,
            ref=f"{self.module}/{self.id}/{number}",
            title=dialect.title(directive.words),
            html=dialect.html_of(sorting.introduction(directive)),
            piles=piles,
            things=things,
            in_class=minutes > 0,
            shown=asked(piles, things) if minutes else "",
        )

    def _model(self, directive: Directive) -> None:
        """`::: model`: opened by who wants to, so that no time is counted for it."""
        work = self.blocks[-1] if self.blocks else None
        if work is None or work.kind != "work" or work.title is None:
            what = "「::: model」の前に「::: work」がありません。"
            self._error(directive, what, "個人ワーク「::: work」の、すぐ後ろに書いてください。")
            return
        html = dialect.html_of(directive.body)
        self.parts.append(Part("model", "", f"<p><strong>{work.title.html}</strong></p>{html}"))
        self.blocks.append(Block(kind="model", title=dialect.title(directive.words or _MODEL), html=html))

    def _case(self, directive: Directive) -> None:
        self._block(directive, title=_heading(directive), html=case_html(directive, self.scene.findings))

    def _contacts(self, directive: Directive) -> None:
        topics = directive.words.split()
        known = get_args(Topic)
        for topic in topics:
            if topic not in known:
                self._error(directive, f"相談先の分野「{topic}」はありません。", nearest(topic, known))
        if not topics:
            self._error(directive, "「::: contacts」に分野がありません。", nearest("", known))
        self._block(directive, topics=tuple(topics))

    def _activity(self, directive: Directive) -> None:
        minutes = directive.minutes(self.scene.findings)
        if minutes is None:
            self._error(
                directive,
                f"「::: {directive.name}」に時間がありません。",
                "minutes=3 のように書いてください。",
            )
        roles = tuple(role.strip() for role in _ROLES.split(directive.settings.get("roles", "")) if role.strip())
        self.others += minutes or 0
        self.together += minutes or 0
        short, alone = directive.short(self.scene.findings), (self.characters, self.others - (minutes or 0))
        told, size = phases(directive, minutes, self.scene.findings), directive.size(self.scene.findings)
        if told.each:
            number = 1 + sum(bool(block.phases) for block in self.blocks)
            self._in_script("show", "group" if number == 1 else f"group-{number}", told.listed, directive)
        title = _heading(directive)
        self._block(directive, minutes=minutes, roles=roles, title=title, short=short, size=size, phases=told.each)
        if self.scene.classroom:
            # Where a class is planned, the minutes of a page are for who reads alone and has nobody to talk with.
            self.characters, self.others = alone

    def _dialogue(self, directive: Directive) -> None:
        """`::: talk id`, asked in class unless it is for `home`; behind it its words in other voices."""
        id, *where = directive.words.split() or [""]
        if id in VOICES:
            self._retold(directive)
            return
        if where not in ([], ["class"], ["home"]):
            what = f"「::: talk」のあとの「{' '.join(where)[:20]}」が読めません。"
            self._error(directive, what, "会場でもするなら class、家で読む人だけなら home と書いてください。")
        if not self._is_new(id, directive, "talk shinbun", "会話"):
            return
        dialogue = read_dialogue(directive, self.scene)
        if dialogue:
            in_class = where != ["home"]
            self.characters += length(dialogue)
            self.together += TURN * turns(dialogue) if in_class else 0
            self.blocks.append(Block(kind="dialogue", ref=id, dialogue=dialogue, in_class=in_class))
            if in_class:
                self.parts.append(Part("talk", id, script_html(dialogue)))

    def _retold(self, directive: Directive) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.dialogue is None:
            what = f"「::: talk {directive.words[:20]}」の前に「::: talk」がありません。"
            self._error(directive, what, "ふつうの文の「::: talk」の、すぐ後ろに書いてください。")
            return
        self.blocks[-1] = last.model_copy(update={"dialogue": retold(last.dialogue, directive, self.scene)})

    def _is_new(self, id: str, directive: Directive, example: str, called: str) -> bool:
        """Whether `id` is one, and no other part of the course has it; else that is noted."""
        here = f"{self.scene.findings.path.name}:{directive.line}"
        if not ID.fullmatch(id):
            what = f"「::: {directive.name}」に{called}の id がありません（いまは「{id[:20]}」）。"
            self._error(directive, what, f"「::: {example}」のように、小文字の英数字と - で書いてください。")
            return False
        # A story and a conversation may tell of the same people under one name.
        elif self.scene.stories.setdefault(f"{directive.name} {id}", here) != here:
            what = f"{called}の id「{id}」が二度使われています（{self.scene.stories[f'{directive.name} {id}']}）。"
            self._error(directive, what, f"この講座のほかの{called}と重ならない id にしてください。")
        return True

    def _story(self, directive: Directive) -> None:
        """`::: scene id`: a story, on the page and in the script."""
        id = directive.words
        self._is_new(id, directive, "scene midori", "話")
        read = directive.flag("read", self.scene.findings, otherwise=True)
        html = dialect.html_of(directive.body)
        if read:
            self._in_script("scene", id, html, directive)
        self._block(directive, html=f'<div class="prose">{html}</div>', ref=id, read=read)

    def _show(self, directive: Directive) -> None:
        """`::: show`, with or without an id: on the page and on the projector."""
        if directive.words and not ID.fullmatch(directive.words):
            what = f"「::: show」のあとの「{directive.words[:20]}」は、id になりません。"
            self._error(directive, what, "「::: show teigi」のように、小文字の英数字と - で書くか、消してください。")
        html = dialect.html_of(directive.body)
        self._in_script("show", directive.words, html, directive)
        self.characters += characters_of(directive.body)
        page = directive.handout(self.scene.findings)
        self.blocks.append(Block(kind="html", html=f'<div class="prose">{html}</div>', shown=html, handout=page))

    def _in_script(self, kind: str, id: str, html: str, directive: Directive) -> None:
        self.parts.append(Part(kind, id, html))
        self.aloud += characters_of(directive.body)

    def _care(self, directive: Directive) -> None:
        """`::: care`; `::: care yasashii` behind it says the same in plain Japanese."""
        if directive.words != "yasashii":
            self._block(directive, title=_heading(directive))
            return
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind != "care" or last.easy:
            what = "「::: care yasashii」の前に「::: care」がありません。"
            self._error(directive, what, "ふつうの文の「::: care」の、すぐ後ろに書いてください。")
            return
        check_plain_japanese(directive.inlines(), self.scene.findings)
        self.blocks[-1] = last.model_copy(update={"easy": dialect.html_of(directive.body)})

    def _words(self, directive: Directive) -> None:
        """`::: words`; with `show=1` the projector shows those that are easy to say."""
        self.characters += characters_of(directive.body)
        shown = good_words_html(directive) if directive.flag("show", self.scene.findings, otherwise=False) else ""
        if shown:
            self.parts.append(Part("show", "words", shown))
        self.blocks.append(Block(kind="html", html=words_html(directive, self.scene.findings), shown=shown))

    def _figure(self, directive: Directive) -> None:
        self.blocks.append(Block(kind="html", html=figure_html(directive, self.scene)))

    def _chapters(self, directive: Directive) -> None:
        if directive.body:
            self._error(directive, "「::: chapters」に中身は書けません。", "次の行を「:::」だけにしてください。")
        self.blocks.append(Block(kind="html", html=CHAPTERS))

    def _source(self, directive: Directive) -> None:
        check_source_date(directive, self.scene.today, self.scene.findings)
        for token in directive.inlines():
            token.children = dialect.link_addresses(token.children or [])
        self.sources.append(dialect.html_of(directive.body))

    def _block(self, directive: Directive, **parts: object) -> None:
        self.characters += characters_of(directive.body)
        self.others += ALLOWANCE.get(directive.name, 0)
        page = directive.handout(self.scene.findings)
        values = {"kind": directive.name, "html": dialect.html_of(directive.body), "handout": page, **parts}
        self.blocks.append(Block.model_validate(values))

    def _error(self, directive: Directive, what: str, instead: str) -> None:
        self.scene.findings.error(directive.line, what, instead)


def _heading(directive: Directive) -> Rich | None:
    return dialect.title(directive.heading()) if directive.heading() else None


_TAKERS: dict[str, Callable[[Page, Directive], None]] = {
    "notes": Page._text,
    "slide": Page._text,
    "yasashii": Page._text,
    "check": Page._check,
    "work": Page._work,
    "contacts": Page._contacts,
    "pair": Page._activity,
    "group": Page._activity,
    "talk": Page._dialogue,
    "care": Page._care,
    "words": Page._words,
    "scene": Page._story,
    "show": Page._show,
    "figure": Page._figure,
    "source": Page._source,
    "chapters": Page._chapters,
    "sort": Page._sort,
    "model": Page._model,
    "case": Page._case,
}
