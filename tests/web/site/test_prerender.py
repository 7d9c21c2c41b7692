"""NiceGUI's description of a page, written out as the HTML that Vue then takes over."""

from __future__ import annotations

from typing import Any

import nicegui
import orjson
import pytest
from nicegui.client import HTML_ESCAPE_TABLE

from supporter.web.site.prerender import prerendered

STATIC = f"/_nicegui/{nicegui.__version__}/static"
SAID = "<p>「声」 & `$` <b>か</b></p>"


def described(**more: dict[str, Any]) -> str:
    """A page as NiceGUI sends it: a layout around a form, its text in the description alone."""
    form = {"tag": "form", "innerHTML": SAID, "sanitize": False, "novalidate": True, "aria-label": 'a"b'}
    elements = {
        "0": {"tag": "q-layout", "class": ["nicegui-layout"], "props": {"view": "x"}, "children": [1, 2]},
        "1": {"tag": "main", "props": {"id": "main"}, "text": "a < b"},
        "2": {"tag": "nicegui-html", "class": ["stack"], "props": form},
        **more,
    }
    description = orjson.dumps(elements).decode().translate(HTML_ESCAPE_TABLE)
    return (
        f'<script defer src="{STATIC}/quasar.umd.prod.js"></script>globalThis.Vue = Vue;'
        f'<div id="app" ></div>createApp(parseElements(String.raw`{description}`), x)'
    )


def test_the_text_stands_in_the_page_once() -> None:
    page = prerendered(described())
    assert page.count("「声」") == 1
    assert f'<form id="c2" class="stack" novalidate aria-label="a&quot;b">{SAID}</form>' in page
    assert '<div id="app"><div id="c0" class="nicegui-layout">' in page
    assert '<main id="main">a &lt; b</main>' in page
    assert "createSSRApp" in page and "quasar.umd" not in page


@pytest.mark.parametrize(
    "part",
    [
        {"tag": "q-btn"},
        {"tag": "div", "slots": {"top": {"ids": []}}},
        {"tag": "div", "props": {":onclick": "x"}},
        {"tag": "nicegui-html", "props": {"tag": "div", "innerHTML": "x", "sanitize": True}},
    ],
)
def test_a_page_with_what_cannot_be_written_out_stays_as_it_was(part: dict[str, Any]) -> None:
    page = described(**{"3": part})
    assert prerendered(page) == page


@pytest.mark.parametrize("line", ['<div id="app" ></div>', "globalThis.Vue = Vue;", "parseElements(String.raw`"])
def test_a_page_that_a_new_version_words_otherwise_stays_as_it_was(line: str) -> None:
    page = described().replace(line, "")
    assert prerendered(page) == page
