"""`::: figure`: a picture of the course folder with the words that stand in for it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from supporter.content.files.assets import PICTURES, asset_url, find_asset, picture_size
from supporter.content.markdown import dialect
from supporter.content.markdown.directives import Directive
from supporter.content.markdown.prose import Scene
from supporter.content.markdown.sanitise import clean


def figure_html(directive: Directive, scene: Scene) -> str:
    """`<img>` with its alternative text and, where known, its size; empty after a problem."""
    alternative = " ".join(dialect.plain_of(token.children or []) for token in directive.inlines()).strip()
    if not alternative:
        scene.findings.error(
            directive.line,
            "絵の説明（代わりの文）がありません。",
            "「::: figure」の次の行に、絵に見えるものを一文で書いてください。",
        )
    return picture(scene, directive.words, alternative, directive.line)


def picture(scene: Scene, name: str, alternative: str, line: int) -> str:
    """`<img>` of a file of the course, with its size where known; empty after a problem."""
    path = find_asset(scene.folder, name)
    if path is None or path.suffix.lower() not in PICTURES:
        scene.findings.error(
            line,
            f"絵のファイル「{name}」がありません。",
            "講座のフォルダーに .svg .png .jpg .webp のどれかを置き、その名前を書いてください。",
        )
        return ""
    source = escape(asset_url(scene.course, path.name))
    return clean(f'<img class="art" src="{source}" alt="{escape(alternative)}"{_size(path)}>')


def _size(path: Path) -> str:
    size = picture_size(path)
    return f' width="{size[0]}" height="{size[1]}"' if size else ""
