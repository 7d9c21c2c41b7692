"""The slides as ONE HTML file that runs without a network: everything inlined, and a policy that lets nothing out."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from supporter.documents.engine.running_text import Pictures
from supporter.documents.handouts.head import Head
from supporter.documents.handouts.lesson import SIDES, together, without_films
from supporter.documents.handouts.slide_parts import by_phrase, sources_below, with_large_figures
from supporter.documents.handouts.slides import onward
from supporter.domain.classroom.running_order import Cue, RunningOrder
from supporter.domain.classroom.scene import slide_of
from supporter.domain.classroom.slide import drawing_of
from supporter.domain.handouts.printed_class import PaperQuestion

_HERE = Path(__file__).parent
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')
_LINK = re.compile(r"</?a\b[^>]*>")
_OWN_TITLE = re.compile(r"<h1>(.*?)</h1>", re.S)
_KEYS = (
    ("→ PageDown Space", "次へ"),
    ("← PageUp", "前へ"),
    ("B", "黒い画面"),
    ("T", "タイマー"),
    ("C ／ X", "次の章・前の章"),
    ("N", "夜の色"),
    ("F", "画面いっぱい"),
)


@dataclass(frozen=True)
class Show:
    """The cues of a class in their order; a question comes twice, the second time with its めやす."""

    head: Head
    order: RunningOrder
    questions: tuple[PaperQuestion, ...]
    pictures: Pictures

    def html(self) -> str:
        """The file. Texts of a course are sanitised HTML already; those of the office are escaped here."""
        style, script = ((_HERE / f"offline_slides.{kind}").read_text("utf-8") for kind in ("css", "js"))
        asked = {one.key: one for one in self.questions}
        sections = [_cover(self.head), *(part for cue in self.order.cues for part in self._sections(cue, asked))]
        head = self.head
        office = f"{head.municipality} {head.department}　電話 {head.phone}" + (f"　FAX {head.fax}" if head.fax else "")
        return (
            '<!doctype html>\n<html lang="ja"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>スライド　{escape(head.course)}</title><style>{style}</style></head><body>"
            f"<main>{''.join(sections)}</main>"
            f'<footer><span>{escape(office)}</span><span id="timer" role="timer"></span><span class="n" id="place">'
            f'</span></footer><div id="black" hidden><p class="vh">黒い画面です</p></div>'
            f'<script type="module">{script}</script></body></html>\n'
        )

    def _sections(self, cue: Cue, asked: dict[str, PaperQuestion]) -> list[str]:
        chapter = f"{cue.module.number}章　{cue.module.title.html}"
        number = self.order.numbered(cue)
        place = f'<p class="place">{f"会話 {number}　" if number else ""}{chapter}</p>'
        if cue.kind == "question":
            one = asked.get(cue.asked)
            # Of a conversation no answer is hoped for.
            times = (False,) if one and one.dialogue else (False, True)
            return [_question(cue, one, chapter, shown=shown) for shown in times] if one else []
        if cue.block is not None:
            title = cue.block.title.html if cue.block.title else cue.step.title.html
            roles = "　・　".join(map(escape, cue.block.roles))
            body = (f"<p><strong>{roles}</strong></p>" if roles else "") + self._text(cue.block.html)
            minutes = f"{cue.block.minutes:g}" if cue.block.minutes else ""
            body += f"<p>めやす {minutes}分（T で時間をはかります）</p>" if minutes else ""
            return [
                _section(cue, f'<p class="place">{chapter}　{together(cue.block)}</p>', title, body, minutes=minutes)
            ]
        text = slide_of(cue) + onward(self.order, cue)
        own = _OWN_TITLE.search(text)
        title = own[1] if own else cue.step.title.html
        body = self._text(by_phrase(with_large_figures(text.replace(own[0], "", 1) if own else text)))
        base = sources_below(text, cue.step.sources)
        return [_section(cue, place, title, body, art=self._text(drawing_of(cue)), base=base)]

    def _text(self, html: str) -> str:
        """Pictures inlined, and no video or link that would lead out of the room."""

        def inlined(found: re.Match[str]) -> str:
            picture = self.pictures(found[2])
            return found[1] + (_address_of(*picture) if picture else "") + found[3]

        return _PICTURE.sub(inlined, _LINK.sub("", without_films(html)))


def _section(
    cue: Cue, place: str, title: str, body: str, *, minutes: str = "", look: str = "", art: str = "", base: str = ""
) -> str:
    time = f' data-minutes="{minutes}"' if minutes else ""
    kind = f' class="{look}"' if look else ""
    text = f'<div class="body">{body}</div>'
    beside = f'<div class="beside">{text}<div class="art">{art}</div></div>' if art else text
    below = f'<p class="base">{escape(base)}</p>' if base else ""
    return (
        f'<section hidden data-chapter="{cue.module.number}"{time}{kind}>{place}<h1 tabindex="-1">{title}</h1>'
        f"{beside}{below}</section>"
    )


def _question(cue: Cue, one: PaperQuestion, chapter: str, *, shown: bool) -> str:
    choices = ""
    for at, choice in enumerate(one.choices):
        right = shown and choice.letter in one.marked
        mark = "<em>めやす</em>" if right else ""
        text = (choice.html or SIDES.get(choice.value, "")) + (f"　→ {one.leads[at]}へ" if one.leads else "")
        choices += f"<li{' class=hoped' if right else ''}><b>{choice.letter}</b><span>{text}</span>{mark}</li>"
    hoped = f"<strong>めやす {one.hoped}</strong>　" if one.hoped and not one.marked else ""
    why = f'<p class="why">{hoped}{one.why}</p>' if shown and (hoped or one.why) else ""
    inside = f"会話 {one.place}　" if one.place else ""
    place = f'<p class="place">{inside}問{one.number}　{chapter}</p>'
    return _section(cue, place, one.text, f'<ul class="choices">{choices}</ul>{why}', look="asked")


def _cover(head: Head) -> str:
    keys = "　".join(f"<kbd>{escape(key)}</kbd> {words}" for key, words in _KEYS)
    facts = "　".join(filter(None, (head.when, head.venue)))
    return (
        f'<section class="cover" data-chapter="0"><p class="place">{escape(head.municipality)}　'
        f'{escape(head.programme)}</p><h1 tabindex="-1">{escape(head.course)}</h1><p class="place">{escape(facts)}</p>'
        f'<p class="keys">{keys}</p></section>'
    )


def _policy(style: str, script: str) -> str:
    """Only this file's own style and script run; pictures are in the file; nothing else is asked for."""
    own_style, own_script = (
        base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (style, script)
    )
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{own_style}'; script-src 'sha256-{own_script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _address_of(kind: str, content: bytes) -> str:
    """A picture as a `data:` address, which nobody has to be asked for."""
    media = {"svg": "svg+xml", "jpg": "jpeg"}.get(kind, kind)
    return f"data:image/{media};base64,{base64.b64encode(content).decode()}"
