"""What NiceGUI sends as a description stands as HTML in the first answer, and NiceGUI takes it over as it is.

NiceGUI lets the browser build a page once every script has come: on a slow phone that is an empty screen for
many seconds. Here the description is written out, and Vue takes over these very elements (hydration): nothing
is shown twice, nothing moves, what was opened or typed stays, links lead on before any script has come.

Only native elements and `ui.html(..., sanitize=False)` can be written out; a page with anything else is left as
NiceGUI made it. A page without it does not need Quasar either, half of a first visit's bytes, and comes without
it: a page that will add one of Quasar's parts later must hold one from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

import nicegui
import orjson

Described = dict[str, dict[str, Any]]

_STATIC = f"/_nicegui/{nicegui.__version__}/static"
_DESCRIPTION = re.compile(r"(?<=parseElements\(String\.raw`).*?(?=`\))", re.S)
_NATIVE = re.compile(r"[a-z][a-z0-9]*")
_VOID = {"br", "hr", "img", "input"}
_LAYOUT = "0"  # Quasar's layout around every page; without Quasar it is a box like others
_KEPT_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "`": "&#96;", "$": "&#36;"})

#: Without these lines in NiceGUI's page nothing is written out: the place of the elements, and who makes the app.
_PLACE = '<div id="app" ></div>'
_MAKER = ("globalThis.Vue = Vue;", "globalThis.Vue = { ...Vue, createApp: Vue.createSSRApp };")
#: Quasar's files, and what stands in for the calls that NiceGUI makes to it.
_QUASAR = {
    f'@import url("{_STATIC}/quasar.unimportant.prod.css") layer(quasar);': "",
    f'@import url("{_STATIC}/quasar.important.prod.css") layer(quasar_importants);': "",
    f'@import url("{_STATIC}/nicegui.css") layer(nicegui);': "",
    f'<script defer src="{_STATIC}/lang/ja.umd.prod.js"></script>': "",
    f'<script defer src="{_STATIC}/quasar.umd.prod.js"></script>': (
        "<script>Quasar={install(){},lang:{set(){}},Dark:{set(){}}}</script>"
    ),
}


def prerendered(page: str) -> str:
    """NiceGUI's page with its elements written out, or as it was."""
    found = _DESCRIPTION.search(page)
    if found is None or _PLACE not in page or _MAKER[0] not in page:
        return page
    elements: Described = orjson.loads(unescape(found[0]))
    elements[_LAYOUT].update(tag="div", props={})
    if not all(_is_plain(element) for element in elements.values()):
        return page
    written = "".join(_written(elements, _LAYOUT))
    for element in elements.values():
        if "innerHTML" in element.get("props", {}):
            element["props"]["innerHTML"] = None  # what stands there already is left alone
    description = orjson.dumps(elements).decode().translate(_KEPT_SAFE)
    page = page[: found.start()] + description + page[found.end() :]
    for line, instead in {_MAKER[0]: _MAKER[1], _PLACE: f'<div id="app">{written}</div>', **_QUASAR}.items():
        page = page.replace(line, instead, 1)
    return page


def _is_plain(element: dict[str, Any]) -> bool:
    props = element.get("props", {})
    if "slots" in element or any(name.startswith(":") for name in props):
        return False
    return _is_html(element) or bool(_NATIVE.fullmatch(element["tag"]))


def _is_html(element: dict[str, Any]) -> bool:
    return element["tag"] == "nicegui-html" and not element["props"]["sanitize"]


def _written(elements: Described, id: str) -> Iterator[str]:
    """One element as HTML, just as Vue would build it: no character more between the tags."""
    element = elements[id]
    props = dict(element.get("props", {}))
    tag, inner = element["tag"], ""
    if _is_html(element):
        tag, inner = props.pop("tag"), props.pop("innerHTML")
        del props["sanitize"]
    yield f"<{tag}{_attributes(id, element, props)}>"
    if tag not in _VOID:
        yield inner or escape(element.get("text") or "", quote=False)
        for child in element.get("children", ()):
            yield from _written(elements, str(child))
        yield f"</{tag}>"


def _attributes(id: str, element: dict[str, Any], props: dict[str, Any]) -> str:
    """As NiceGUI names them: an `id` of its own, which a prop overrules."""
    named = {
        "id": f"c{id}",
        "class": " ".join(element.get("class", ())) or None,
        "style": ";".join(f"{name}:{value}" for name, value in element.get("style", {}).items()) or None,
        **props,
    }
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in named.items()
        if value is not None and value is not False
    )
