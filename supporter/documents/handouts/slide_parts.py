"""What wall and papers make of a slide alike: figures large, lines that turn between phrases, sources told whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from supporter.wording.shared.phrases import phrase_starts

#: Characters below a slide, about two lines on a wall of 16:9, and those of the longest sentence.
ROOM, LONGEST = 64, 92

#: A paragraph that begins with a share, a multiple or a number of people: what it says stands large above the rest.
_FIGURE = re.compile(r"<p>((?:約|およそ)?[0-9０-９][0-9０-９.,．，]*\s?(?:%|％|割|倍|万人|人(?!に)))(?=[^0-9])")
_READING = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"https?://[!-~]+")
_LEAF = re.compile(r"<(p|li|dt|dd|th|td)((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)
_TOKEN = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]*>|&[#\w]+;|.", re.DOTALL)
_SENTENCE = re.compile(r"(?:（[^）]*）|「[^」]*」|[^。])+。?")


def with_large_figures(html: str) -> str:
    """The HTML of a slide, in which a figure that begins a paragraph is told apart: `<p class="large-figure">`."""
    return _FIGURE.sub(r'<p class="large-figure"><strong>\1</strong>', html)


def by_phrase(html: str) -> str:
    """The HTML of a slide with `<wbr>` between the phrases of its paragraphs, none inside a word with readings."""
    return _LEAF.sub(lambda found: f"<{found[1]}{found[2]}>{_turning(found[3])}</{found[1]}>", html)


def _turning(inner: str) -> str:
    tokens = _TOKEN.findall(inner.replace(" ／", "&nbsp;／"))  # a line begins with no stroke
    starts = phrase_starts("".join(unescape(one) for one in tokens if not one.startswith("<")).replace("\xa0", " "))
    turned, position, read = "", 0, False
    for one in tokens:
        begins = one.startswith("<ruby") or not (read or one.startswith("<"))
        if begins and position in starts and not turned.endswith("<wbr>"):
            turned += "<wbr>"
        read = one.startswith("<ruby") or (read and not one.startswith("</ruby"))
        turned += one
        position += 0 if one.startswith("<") else len(unescape(one))
    return turned


def sources_below(slide: str, sources: Iterable[str]) -> str:
    """Where the figures of a slide come from, in whole sentences as many as have room, and where the rest is told.

    Empty for a slide that tells it itself. Nothing is cut: a first sentence of more than three lines is told elsewhere.
    """
    if "出典" in slide:
        return ""
    sentences = [one for source in sources for one in _sentences(source)]
    told = ""
    if sentences and len(sentences[0]) > LONGEST:
        return "出典は、冊子のこのページにあります。"
    for one in sentences:
        if told and len(told) + len(one) > ROOM:
            return f"出典：{told}（ほかは冊子に）"
        told += one
    return f"出典：{told}" if told else ""


def _sentences(source: str) -> list[str]:
    plain = unescape(_TAG.sub(" ", _READING.sub("", source.replace("</p>", "</p>\n"))))
    lines = (" ".join(_ADDRESS.sub("", line).split()) for line in plain.splitlines())
    return [one.strip() for line in lines for one in _SENTENCE.findall(line) if one.strip()]
