"""The Markdown dialect: CommonMark and tables with ruby, Japanese bold and `:::` directives, no HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from supporter.content.markdown.emphasis import japanese_emphasis
from supporter.content.markdown.ruby import ruby
from supporter.content.markdown.sanitise import clean
from supporter.domain.courses.rich import Rich
from supporter.wording.shared.phrases import phrase_ends

DIRECTIVE_OPEN, DIRECTIVE_CLOSE = "container_directive_open", "container_directive_close"

_OFF = ["code", "lheading", "reference", "html_block", "html_inline"]
"""Rules of CommonMark that surprise authors (indented code, underlined headings) or are no use here."""

_PLAIN = re.compile(r"""[^\\`*_{}\[\]<>&"'!｜\n]*""")
"""Most lines of a quiz: nothing for Markdown to do, nothing to escape."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][A-Za-z0-9%&=+~:;,./?#@!$*_-]*[A-Za-z0-9%&=+~/#_-])?/?")


@cache
def markdown() -> MarkdownIt:
    """The one parser; its tokens carry the lines of the file."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_OFF)
    md.use(ruby).use(japanese_emphasis)
    md.use(container_plugin, "directive", validate=lambda params, _: bool(params.strip()))
    md.add_render_rule("table_open", _table_open)
    md.add_render_rule("table_close", _table_close)
    md.add_render_rule("th_open", _th_open)
    md.add_render_rule("th_close", _th_close)
    return md


def html_of(tokens: Sequence[Token]) -> str:
    """Sanitised HTML of block tokens."""
    if not tokens:
        return ""
    return clean(_renderer().render(tokens, markdown().options, {}))


def inline_html(children: Sequence[Token]) -> str:
    """Sanitised HTML of inline tokens."""
    return clean(_renderer().renderInline(children, markdown().options, {}))


def plain_of(children: Sequence[Token]) -> str:
    """The text of inline tokens, ruby left out."""
    parts = (" " if token.type in ("softbreak", "hardbreak") else token.content for token in children)
    return "".join(parts)


def inline(text: str) -> list[Token]:
    """The inline tokens of one line of Markdown."""
    return markdown().parseInline(text)[0].children or []


def line(text: str) -> Rich:
    """One line of Markdown (a question, a choice): emphasis, code, links and ruby."""
    if _PLAIN.fullmatch(text):
        return Rich(plain=text.strip(), html=text.strip())
    children = inline(text)
    return Rich(plain=plain_of(children).strip(), html=inline_html(children).strip())


def title(text: str) -> Rich:
    """A line with phrase breaks, for headings and choices: `<span class="ph">まずは、<wbr>ひと声から</span>`."""
    children = inline(text)
    return Rich(plain=plain_of(children).strip(), html=phrased_html(children))


def phrased_html(children: Sequence[Token]) -> str:
    """Sanitised HTML of inline tokens whose lines turn between phrases."""
    breaks = phrase_ends(plain_of(children))
    html, position = "", 0
    for index, token in enumerate(children):
        if token.type == "text":
            html += _broken(token.content, position, breaks)
        else:
            html += ("<wbr>" if token.content and position in breaks else "") + _part(children, index)
        position += len(token.content)
    return clean(f'<span class="ph">{html}</span>')


def link_addresses(children: list[Token]) -> list[Token]:
    """Inline tokens where bare https addresses have become links, and lines of the file stay lines."""
    out: list[Token] = []
    for token in children:
        if token.type != "text":
            out.append(Token("hardbreak", "br", 0) if token.type == "softbreak" else token)
            continue
        position = 0
        for found in _ADDRESS.finditer(token.content):
            out.append(_text(token.content[position : found.start()]))
            out += [
                Token("link_open", "a", 1, attrs={"href": found[0]}),
                _text(found[0]),
                Token("link_close", "a", -1),
            ]
            position = found.end()
        out.append(_text(token.content[position:]))
    return out


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _broken(text: str, start: int, breaks: frozenset[int]) -> str:
    """`text`, which begins at `start` of its line, escaped and with its breaks."""
    return "".join(
        ("<wbr>" if place in breaks else "") + escapeHtml(character) for place, character in enumerate(text, start)
    )


def _part(children: Sequence[Token], index: int) -> str:
    """One token's HTML, not sanitised: a single tag is not whole by itself."""
    renderer, options = _renderer(), markdown().options
    rule = renderer.rules.get(children[index].type)
    return str(rule(children, index, options, {})) if rule else renderer.renderToken(children, index, options, {})


def _renderer() -> RendererHTML:
    return cast(RendererHTML, markdown().renderer)


def _table_open(*_: Any) -> str:
    """Wide tables scroll inside a box that the keyboard reaches."""
    return '<div class="table-box" role="group" aria-label="表" tabindex="0"><table class="table">'


def _th_open(_self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    """A corner without words heads nothing: it is a plain cell."""
    return '<th scope="col">' if tokens[index + 1].content else "<td>"


def _th_close(_self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return "</th>" if tokens[index - 1].content else "</td>"


def _table_close(*_: Any) -> str:
    return "</table></div>"
