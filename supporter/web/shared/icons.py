"""The signs of the house as inline SVG, drawn once in `icons.svg`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

HERE = Path(__file__).parent


@cache
def icon(name: str) -> Markup:
    """One of the signs as inline SVG; it stands beside words, so screen readers skip it."""
    return Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{_icons()[name]}</svg>')


@cache
def symbol(name: str) -> Markup:
    """The same sign as `<symbol id="i-NAME">`, for content that refers to it by `<use>`."""
    return Markup(f'<symbol id="i-{name}" viewBox="0 0 24 24">{_icons()[name]}</symbol>')


@cache
def _icons() -> dict[str, str]:
    tree = ElementTree.parse(HERE / "icons.svg")
    space = "{http://www.w3.org/2000/svg}"
    found = {}
    for symbol in tree.iter(f"{space}symbol"):
        shapes = (ElementTree.tostring(shape, encoding="unicode") for shape in symbol)
        clean = "".join(re.sub(r'\s*xmlns:ns0="[^"]*"|ns0:', "", shape) for shape in shapes)
        found[symbol.attrib["id"].removeprefix("i-")] = re.sub(r">\s+<", "><", clean.strip())
    return found
