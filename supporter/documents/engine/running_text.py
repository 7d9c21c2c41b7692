"""Running text for papers: the sanitised HTML of a course as nested data that a template sets, never as source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple, TypeVar

from supporter.documents.engine.glyphs import unprintable
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.text import clusters
from supporter.wording.shared.phrases import phrase_starts

Node = str | dict[str, object]
Pictures = Callable[[str], tuple[str, bytes] | None]
"""From the address of a picture in a lesson to its kind (svg, png …) and content; `None` where there is none."""

Told = TypeVar("Told")
"""What a template is told: nodes, or lists and records of them."""

RUBY = 0.54
"""Readings are so many times as large as their words: 7.5 pt above 14 pt."""

_LEAST = 7.56  # pt of a reading that can be read on paper

_OVERHANG = 0.27  # ems by which a reading may stand over the kana beside its word
_BLOCKS = frozenset(
    {"p", "figure", "small", "h", "ul", "ol", "li", "quote", "table", "tr", "th", "td", "good", "poor", "pre"}
)
_VOID = frozenset({"br", "hr", "img", "wbr", "use"})
_SILENT = frozenset({"svg", "rp"})
_SPACE = re.compile(r"\s+")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?=[\"';])")


class _Open(NamedTuple):
    """An element whose end has not come yet."""

    tag: str
    children: list[Node]
    facts: dict[str, object]


def no_pictures(_: str) -> None:
    """For papers that leave pictures out."""


def flow(html: str, pictures: Pictures = no_pictures) -> list[Node]:
    """The text in order: strings, and nodes of a kind `k` with children `c`.

    Raises `Refused('paper.unprintable')` with the characters that no bundled face has.
    """
    reader = _Reader(pictures)
    reader.feed(html)
    reader.close()
    found = reader.stack[0].children
    if missing := unprintable("".join(words(found)), "gothic"):
        raise Refused("paper.unprintable", characters="".join(missing))
    return found


def in_small_letters(told: Told, points: float) -> Told:
    """The same for letters of so many points under 14: readings keep the size that can be read, and have room."""
    if isinstance(told, dict) and told.get("k") == "ruby":
        share = max(RUBY, _LEAST / points)
        return {**told, **_widths(str(told["b"]), str(told["r"]), share), "share": share}  # type: ignore[return-value]
    if isinstance(told, dict):
        return {key: in_small_letters(each, points) for key, each in told.items()}  # type: ignore[return-value]
    if isinstance(told, list):
        return [in_small_letters(each, points) for each in told]  # type: ignore[return-value]
    return told


def printable(html: str) -> str:
    """The same where somebody typed it an hour before the class: what no face has stands as 〓, so that one smiley
    does not take the whole paper away.
    """
    for missing in unprintable(html, "gothic"):
        html = html.replace(missing, "〓")
    return html


def by_phrase(nodes: list[Node]) -> list[Node]:
    """The same text with breaks between its phrases, for the large type of a wall: a line turns nowhere else there."""
    if any(isinstance(node, dict) and node["k"] in _BLOCKS for node in nodes):
        return [node if isinstance(node, str) else {**node, **_phrased(node)} for node in nodes]
    plain = "".join(_plain(node) for node in nodes)
    ends, turned, position = phrase_starts(plain), list[Node](), 0
    for node in nodes:
        if isinstance(node, str):
            cuts = [0, *(end - position for end in sorted(ends) if position < end < position + len(node)), len(node)]
            if position in ends:
                turned.append({"k": "wbr"})
            for start, end in pairwise(cuts):
                turned += [node[start:end]] if start == 0 else [{"k": "wbr"}, node[start:end]]
        else:
            turned += [{"k": "wbr"}, node] if position in ends else [node]
        position += len(_plain(node))
    return turned


def _phrased(node: dict[str, object]) -> dict[str, object]:
    children = node.get("c")
    return {"c": by_phrase(children)} if isinstance(children, list) else {}


def _plain(node: Node) -> str:
    """The words of a node without readings and pictures."""
    if isinstance(node, str):
        return node
    children = node.get("c")
    return str(node.get("b", "")) + "".join(map(_plain, children if isinstance(children, list) else []))


def words(nodes: list[Node]) -> Iterator[str]:
    """Every text of it, readings and alternative texts included."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from (str(node[key]) for key in ("b", "r", "alt") if key in node)
            children = node.get("c")
            yield from words(children) if isinstance(children, list) else ()


def grey(svg: bytes) -> bytes:
    """A drawing in shades of grey, as light as its colours were: papers are copied on what an office has."""

    def light(found: re.Match[str]) -> str:
        code = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        red, green, blue = (int(code[at : at + 2], 16) for at in (0, 2, 4))
        return "#" + 3 * f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}"

    return _COLOUR.sub(light, svg.decode()).encode()


class _Reader(HTMLParser):
    """Keeps the elements that are open; what it does not know lets its children through."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [_Open("", [], {})]
        self._pictures = pictures
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "img":
            self._picture(given)
        elif tag in ("br", "hr", "wbr"):
            self._add({"k": tag})
        elif tag not in _VOID and not self._silent:
            facts: dict[str, object] = {"class": given.get("class", "")}
            if tag == "ol":
                facts["start"] = int(given.get("start", "1") or 1)
            self.stack.append(_Open(tag, [], facts))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        elif tag not in _VOID and not self._silent and len(self.stack) > 1 and self.stack[-1].tag == tag:
            self._close(self.stack.pop())

    def handle_data(self, data: str) -> None:
        if any(one.tag == "pre" for one in self.stack):
            for at, line in enumerate(data.expandtabs(4).removesuffix("\n").split("\n")):
                self._add_line(line, at)
            return
        text = _SPACE.sub(" ", data)
        if not self._silent and (text.strip() or self.stack[-1].tag not in _HOLDERS):
            self._add(text)

    def _add_line(self, line: str, at: int) -> None:
        """A line of text that keeps its own breaks."""
        if at:
            self._add({"k": "br"})
        if line:
            self._add(line)

    def _close(self, element: _Open) -> None:
        tag, children, facts = element
        if tag == "ruby":
            self._add_ruby(children)
        elif tag == "rt":
            self._add({"k": "rt", "r": "".join(words(children))})
        elif kind := _KINDS.get(tag):
            level = {"n": int(tag[1])} if kind == "h" else {}
            if kind == "p" and facts["class"] == "small":
                kind = "small"
            if kind == "p" and facts["class"] == "large-figure" and children and isinstance(children[0], dict):
                return self._add({"k": "figure", "b": "".join(words([children[0]])), "c": children[1:]})
            start = {"start": facts["start"]} if "start" in facts else {}
            self._add({"k": kind, "c": children, **level, **start})
        elif facts["class"] in ("good", "poor"):
            self._add({"k": facts["class"], "c": children})
        else:
            self.stack[-1].children.extend(children)

    def _add_ruby(self, children: list[Node]) -> None:
        base = ""
        for child in children:
            if isinstance(child, str):
                base += child
            elif child["k"] == "rt":
                self._add({"k": "ruby", "b": base, "r": child["r"], **_widths(base, str(child["r"]))})
                base = ""

    def _picture(self, given: dict[str, str]) -> None:
        found = self._pictures(given.get("src", ""))
        if found is None:
            return
        kind, content = found
        body: dict[str, object] = {"svg": content.decode()} if kind == "svg" else {"bytes": list(content)}
        self._add({"k": "img", "alt": given.get("alt", ""), **body})

    def _add(self, node: Node) -> None:
        here = self.stack[-1].children
        if here and isinstance(node, str) and isinstance(here[-1], str):
            here[-1] += node
            return
        if isinstance(node, str):
            _lean(here, node)
        here.append(node)


def _widths(base: str, reading: str, share: float = RUBY) -> dict[str, object]:
    """How wide a word with its reading is in ems, where the word begins and where the reading does.

    The faces are full width, so that characters can be counted instead of measured.
    """
    wide, high = float(len(clusters(base))), len(clusters(reading)) * share
    return {"w": max(wide, high), "bx": max(0.0, (high - wide) / 2), "rx": max(0.0, (wide - high) / 2), "rw": high}


def _lean(before: list[Node], text: str) -> None:
    """Let the reading of the last word stand a little over the kana that follow it."""
    last = next((node for node in reversed(before) if isinstance(node, str) or node["k"] != "wbr"), None)
    if isinstance(last, dict) and last["k"] == "ruby" and _HIRAGANA.match(text) and float(str(last["bx"])) > 0:
        last["w"] = float(str(last["w"])) - min(_OVERHANG, float(str(last["bx"])))


_KINDS = {
    **{f"h{level}": "h" for level in range(1, 7)},
    **{"p": "p", "ul": "ul", "ol": "ol", "li": "li", "strong": "b", "em": "i", "code": "code", "pre": "pre"},
    **{"blockquote": "quote", "table": "table", "tr": "tr", "th": "th", "td": "td", "a": "a"},
}
_HOLDERS = frozenset({"", "ul", "ol", "table", "thead", "tbody", "tr", "ruby", "div", "section", "blockquote"})
