"""One frame for every page: skip link, header, landmarks and footer, for plain HTML and for NiceGUI alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from markupsafe import Markup
from nicegui import ui
from starlette.requests import Request
from starlette.responses import HTMLResponse

from supporter import wording
from supporter.domain.municipalities.municipality import Municipality
from supporter.services.municipalities import spoken_facts
from supporter.web.shared import templates
from supporter.web.shared.reading_preferences import read


@dataclass(frozen=True)
class Look:
    """What one page wants of its frame.

    `title` stands in the tab before the municipality's name; `back` is (address, words as HTML) of a slim
    header as learning pages have it; `here` the entry of the main navigation that is this page;
    `wide` spans 72rem instead of 40; `footer` may be left out where a bottom bar stands; `scripts` are what
    this page needs beyond those of every page; `plain` is the address of the page's plain copy, for who
    has no script or no line, `answers` that of the form that answers its questions without script;
    `needs_script` whether a NiceGUI page can do less
    without script, and says so; `header` the template of a NiceGUI page's header.
    """

    title: str
    municipality: Municipality | None = None
    back: tuple[str, Markup] | None = None
    here: str = ""
    wide: bool = False
    footer: bool = True
    scripts: tuple[str, ...] = ()
    plain: str = ""
    answers: str = ""
    needs_script: bool = True
    header: str = "shared/header.html"


def plain(request: Request, template: str, look: Look, *, status: int = 200, **facts: object) -> HTMLResponse:
    """A page of plain HTML from a template that extends `base.html`; it sees `look` and the facts."""
    known = {"request": request, "reading": read(request), "look": look}
    html = templates.templates().get_template(template).render({**known, **facts})
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})


def part(template: str, **facts: object) -> str:
    """A piece of HTML from a template, for `ui.html(..., sanitize=False)`: escaped here, once."""
    return templates.templates().get_template(template).render(**facts)


@dataclass(frozen=True)
class Places:
    """Where a NiceGUI page may put things: beside, inside and below `main`."""

    side: ui.element | None
    main: ui.element
    below: ui.element


@contextmanager
def page(request: Request, look: Look, *, side: bool = False, **facts: object) -> Iterator[Places]:
    """Build a NiceGUI page inside the frame; what is created in the `with` block lands in `main`.

    `side` opens a place for the table of contents left of `main`, from 64rem on; its header sees the `facts`.
    """
    _prepare(request, look, facts)
    aside = None
    if side:
        with ui.element("div").classes("with-toc"):
            aside = ui.element("nav").classes("side-toc")
            main = _main(look)
    else:
        main = _main(look)
    below = ui.element("div").classes("below")
    if look.footer:
        ui.html(part("shared/footer.html", look=look), sanitize=False, tag="footer").classes("foot")
    with main:
        yield Places(aside, main, below)


def _prepare(request: Request, look: Look, facts: Mapping[str, object]) -> None:
    client = ui.context.client
    client.title = tab_title(look)
    # Quasar's QPage would be a second <main> around ours.
    client.page_container.tag = "div"
    for child in client.page_container.default_slot.children:
        child.tag = "div"
    ui.add_head_html(part("shared/head.html", look=look))
    ui.add_body_html(part(look.header, look=look, request=request, **facts))
    if look.needs_script:
        ui.add_body_html(part("shared/script_needed.html", look=look))


def _main(look: Look) -> ui.element:
    main = ui.element("main").classes("page wide" if look.wide else "page")
    main.props["id"] = "main"
    return main


def tab_title(look: Look) -> str:
    """`題｜鳥取市 つながりサポーター`, as `<title>` has it."""
    name = f"{templates.text(spoken_facts.town_name(look.municipality))} " if look.municipality else ""
    product = (look.municipality and look.municipality.supporters) or wording.say("product")
    return f"{look.title}{wording.say('tab.bar')}{name}{product}"
