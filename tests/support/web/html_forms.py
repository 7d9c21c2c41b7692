"""Forms as a browser reads them from a page: fields, what is offered, what is sent, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from lxml import html

Pairs = tuple[tuple[str, str], ...]
TYPED = ("text", "search", "tel", "email", "url", "number", "date", "time", "password", "textarea")


@dataclass(frozen=True)
class Field:
    """One name of a form. `now` is what a browser would send untouched, `offered` what can be chosen."""

    name: str
    kind: str
    now: tuple[str, ...]
    offered: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        return self.kind in TYPED

    @property
    def blank(self) -> bool:
        """Whether a person has something to do here: to type, to choose, to tick or to bring."""
        return self.kind not in ("hidden", "button") and not any(self.now)


@dataclass(frozen=True)
class Form:
    """One form with one of its buttons pressed."""

    page: str
    method: str
    action: str
    fields: tuple[Field, ...]
    button: Pairs
    upload: bool
    element: html.HtmlElement = field(compare=False, repr=False)

    @property
    def untouched(self) -> Pairs:
        """What is sent where nobody typed anything."""
        return tuple((one.name, value) for one in self.fields for value in one.now) + self.button

    def without(self, name: str) -> Pairs:
        """The same with one field taken out."""
        return replace(self, fields=tuple(one for one in self.fields if one.name != name)).untouched

    def filled(self, words: dict[str, str]) -> Form:
        """The same as somebody fills it in: `words` says what is typed, of what is offered the first is taken."""
        return replace(self, fields=tuple(_filled(one, words) for one in self.fields))

    @property
    def seen(self) -> tuple[str, ...]:
        """The names of what a person sees of it."""
        return tuple(sorted({one.name for one in self.fields if one.kind != "hidden"}))


def _filled(one: Field, words: dict[str, str]) -> Field:
    if not one.blank:
        return one
    if one.typed:
        return replace(one, now=(words.get(one.name, words.get(one.kind, "")),))
    chosen = next((value for value in one.offered if value), None)
    return one if chosen is None else replace(one, now=(chosen,))


def parsed(text: str) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def links(tree: html.HtmlElement, page: str) -> Iterator[str]:
    """Where the page leads inside the site, without what lies behind a `#`."""
    for link in tree.iterfind(".//a[@href]"):
        parts = urlsplit(urljoin(f"http://site{page}", link.get("href")))
        if parts.netloc == "site" and parts.scheme == "http":
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def forms(tree: html.HtmlElement, page: str) -> list[Form]:
    """Every form of the page, once for each of its buttons."""
    return [one for element in tree.iterfind(".//form") for one in _forms(tree, element, page)]


def _forms(tree: html.HtmlElement, element: html.HtmlElement, page: str) -> Iterator[Form]:
    mine = [one for one in tree.iter("input", "select", "textarea", "button") if _owner(tree, one) is element]
    fields = tuple(_fields([one for one in mine if one.get("name") and not _off(one)]))
    buttons = [one for one in mine if _kind(one) == "submit" and not _off(one)]
    seen = set()
    for button in buttons or [None]:
        action, sent = element.get("action", ""), ()
        if button is not None:
            action = button.get("formaction", action)
            sent = ((button.get("name"), button.get("value", "")),) if button.get("name") else ()
        method = ((button is not None and button.get("formmethod")) or element.get("method") or "get").lower()
        url = urlsplit(urljoin(f"http://site{page}", action))
        where = url.path + (f"?{url.query}" if url.query else "")
        if (where, sent) not in seen:
            seen.add((where, sent))
            upload = element.get("enctype") == "multipart/form-data"
            yield Form(page, method, where, fields, sent, upload, element)


def _owner(tree: html.HtmlElement, one: html.HtmlElement) -> html.HtmlElement | None:
    if id := one.get("form"):
        found = tree.get_element_by_id(id, None)
        return found if found is not None else None
    return next(one.iterancestors("form"), None)


def _off(one: html.HtmlElement) -> bool:
    return any(each.get("disabled") is not None for each in (one, *one.iterancestors("fieldset")))


def _kind(one: html.HtmlElement) -> str:
    if one.tag == "button":
        return str(one.get("type", "submit"))
    return str(one.get("type", "text")) if one.tag == "input" else str(one.tag)


def _fields(elements: list[html.HtmlElement]) -> Iterator[Field]:
    """The fields in order; inputs of one name that are ticked are one field."""
    ticked: dict[str, list[html.HtmlElement]] = {}
    for one in elements:
        kind, name = _kind(one), one.get("name")
        if kind in ("submit", "button", "reset"):
            continue
        if kind in ("radio", "checkbox"):
            ticked.setdefault(name, []).append(one)
        elif kind == "select":
            options = {each.get("value", each.text_content()): each for each in one.iter("option")}
            chosen = [value for value, each in options.items() if each.get("selected") is not None]
            yield Field(name, kind, tuple(chosen or list(options)[:1]), tuple(options))
        elif kind == "textarea":
            yield Field(name, kind, (one.text_content().removeprefix("\n"),))
        elif kind == "file":
            yield Field(name, kind, ())
        else:
            yield Field(name, kind, (one.get("value", ""),))
    for name, boxes in ticked.items():
        on = tuple(one.get("value", "on") for one in boxes if one.get("checked") is not None)
        yield Field(name, _kind(boxes[0]), on, tuple(one.get("value", "on") for one in boxes))
