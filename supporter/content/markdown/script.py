"""The lecturer's script of a page: the notes with every story to read and every part to show in its place.

A line of the notes with nothing but `{scene:midori}`, `{show:teigi}` or `{talk:shinbun}` is where that part stands.
Parts that no line names stand before the notes, in the order of the page, so that nothing that is to be said is
missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from supporter.content.files.problems import Findings, nearest

_MEANT = re.compile(
    r"[{｛]\s*(scene|show|talk|sort|ｓｃｅｎｅ|ｓｈｏｗ|ｔａｌｋ|ｓｏｒｔ)\s*[:：]\s*([^{}｛｝\n]{0,64}?)\s*[}｝]",
    re.IGNORECASE,
)
_EXACT = re.compile(r"\{(scene|show|talk|sort):([a-z0-9][a-z0-9-]{0,63})\}")
_HELD = re.compile("<p>\ue000(scene|show|talk|sort):([a-z0-9-]+)\ue000</p>")
_READINGS = re.compile(r"<rp>[^<]*</rp>|<rt>[^<]*</rt>|</?ruby>")
_READ_STORY = re.compile(r"話を[^。「」]{0,12}読[むみま]")
_LABELS = {
    "scene": "声に出して読む",
    "show": "「次へ」でスクリーンに出す",
    "talk": "「次へ」で会場にたずね、多い答えの先へ進む",
    "sort": "「次へ」でスクリーンに出し、一つずつ読む。どの山か、手をあげてもらい、めやすとわけを伝える",
    "model": "個人ワークのお手本（ワークシートには出ません）",
}
_LAST = "model"
"""What nobody is told in class unless somebody asks for it stands at the end."""


@dataclass(frozen=True)
class Part:
    """A story that is read aloud (`scene`), something that the projector shows besides the slide (`show`, `sort` with
    its answers), a conversation that the class goes through (`talk`), or what might be written on a worksheet
    (`model`)."""

    kind: str
    id: str
    html: str


def hold_places(inlines: Sequence[Token], findings: Findings) -> list[tuple[str, str, int]]:
    """Keep the places of parts in the notes from being read as ruby; returns kind, id and line of each."""
    held = []
    for token in inlines:
        line = (token.map or [0])[0] + 1
        for found in _MEANT.finditer(token.content):
            exact = _EXACT.fullmatch(token.content.strip())
            if exact is None:
                instead = "前後の行を空けて、その行に {scene:話のid} だけを、半角で書いてください。"
                findings.error(line, f"「{found[0][:40]}」が読めません。", instead)
            else:
                held.append((exact[1], exact[2], line))
            text = f"\ue000{exact[1]}:{exact[2]}\ue000" if exact else ""
            token.content, token.children = "", [Token("text", "", 0, content=text)]
            break
    return held


def check_places(held: Sequence[tuple[str, str, int]], parts: Sequence[Part], findings: Findings) -> None:
    """Note places that name no part of the page, or one that already stands elsewhere."""
    seen = set[tuple[str, str]]()
    for kind, id, line in held:
        if (kind, id) not in {(part.kind, part.id) for part in parts}:
            known = [part.id for part in parts if part.kind == kind and part.id]
            findings.error(line, f"「::: {kind} {id}」が、このページにありません。", nearest(id, known))
        elif (kind, id) in seen:
            findings.error(line, f"「{{{kind}:{id}}}」が二度あります。", "どちらか一つにしてください。")
        seen.add((kind, id))


def script(notes: str, parts: Sequence[Part]) -> str:
    """`notes` with the parts in their places; readings are left out, as in the notes themselves."""
    known = {(part.kind, part.id): part for part in parts if part.id}
    placed = {(found[1], found[2]) for found in _HELD.finditer(notes)}
    first = [_told(part) for part in parts if part.kind != _LAST and (part.kind, part.id) not in placed]
    last = "".join(_told(part) for part in parts if part.kind == _LAST)
    return "".join(first) + _HELD.sub(lambda found: _at(known.get((found[1], found[2]))), notes) + last


def tells_to_read(notes: str) -> bool:
    """Whether the notes tell the lecturer to read a story."""
    return bool(_READ_STORY.search(notes))


def _at(part: Part | None) -> str:
    return _told(part) if part else ""


def _told(part: Part) -> str:
    name = "told" if part.kind == "scene" else "shown"
    text = _READINGS.sub("", part.html)
    return f'<blockquote class="{name}"><p class="small">{_LABELS[part.kind]}</p>{text}</blockquote>'
