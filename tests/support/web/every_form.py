"""Walks the whole site as everybody, fills in each form it meets as the page says, and notes what goes wrong."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import httpx
import nicegui
from lxml import html
from starlette.routing import Match

from tests.support.web.html_forms import Field, Form, Pairs, forms, links, parsed
from tests.support.web.markup import faults
from tests.support.web.population import STAFF, Population

#: Where each of them begins.
HOMES = {
    "nobody": ("/", "/m/312011", "/c?m=312011", "/start?m=312011", "/in", "/in/card", "/claim", "/staff", "/d", "/v"),
    "hanako": ("/m/312011",),
    "jiro": ("/m/312011",),
    "onetime": ("/in/pin",),
    "newcomer": ("/staff/password",),
    "officer": ("/o", "/t", "/o/import"),
    "tanaka": ("/o",),
    "trainer": ("/o", "/t"),
    "coordinator": ("/o",),
    "administrator": ("/o",),
    "helper": ("/d/desk",),
}
#: Answers that do not end.
STREAMS = {"/p/events", "/t/{id}/watch/events", "/live/{code}/events"}
#: Pages in the frame of staff; and among them where helpers come in, and a page that is kept as a file.
OF_STAFF, UNFRAMED = ("/o", "/t", "/d"), {"/d", "/o/proof.html"}
#: Pages that their script draws: there is nothing to read before.
DRAWN = {"/o/import", "/t/{id}"}
#: What a script of the page fills in, out of the part of the address that browsers send to nobody.
SCRIPTED = {"/in/card"}
#: What somebody chose as a secret and must choose anew is not shown once more; to staff no secret is.
SECRETS = {"pin", "password", "next"}
#: So many pages that differ in numbers alone are looked at.
ALIKE = 2
#: What a person types, by the name of a field, else by its kind.
WORDS = {
    "name": "足立 みどり",
    "kana": "アダチ ミドリ",
    "pin": "582913",
    "number": "123456",
    "text": "だいじょうぶ",
    "textarea": "だいじょうぶ",
    "date": "2027-01-10",
    "time": "10:00",
    "search": "鳥取",
    "password": "582913",
}
LONG, DIGITS = "長" * 4000, "9" * 5000
PATIENCE = 60.0  # seconds for an answer


@dataclass
class Report:
    """What was met, and what went wrong by promise; each line says who, where and how."""

    reached: set[str] = field(default_factory=set)
    submitted: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, promise: str, *words: object) -> None:
        """One thing that went wrong, once."""
        line = " ".join(map(str, words))[:240]
        if line not in self.wrong[promise]:
            self.wrong[promise].append(line)


class Walk:
    """One walk; `report` is filled on the way."""

    def __init__(self, people: Population) -> None:
        self._people, self.report = people, Report()
        outer: Any = people.house.asgi
        while not hasattr(outer, "routes"):
            outer = outer.app
        every = (*outer.routes, *nicegui.app.routes)
        self.routes = [one for one in every if getattr(one, "methods", None) and hasattr(one, "path_regex")]
        self._tried: set[object] = set()
        self._read = Counter[str]()

    async def everybody(self) -> Report:
        """Every role from its homes; nothing that one does is left for the next."""
        for role in self._people.roles:
            for page, text in await self._pages(role):
                for form in forms(parsed(text), page):
                    await self._try(role, form)
        return self.report

    async def _pages(self, role: str) -> list[tuple[str, str]]:
        """Every page that links lead this role to, with its HTML."""
        todo = [(home, "") for home in HOMES[role]]
        known, seen, found = {home for home, _ in todo}, Counter[str](), []
        async with self._people.browser(role) as browser:
            while todo:
                page, before = todo.pop(0)
                kind = self._kind(page)
                seen[kind] += 1
                if seen[kind] > ALIKE or kind.partition("?")[0] in STREAMS:
                    continue
                answer = await browser.get(page)
                if answer.status_code >= 400 and before:
                    self.report.note("links", role, before, "->", page, answer.status_code)
                self._frame(role, page, answer, answer.status_code >= 400)
                ahead = [answer.headers["location"].removeprefix("http://site")] if answer.has_redirect_location else []
                if _is_page(answer) and not ahead:
                    found.append((page, answer.text))
                    self._marked_up(role, page, kind, answer)
                    ahead = list(links(parsed(answer.text), page))
                todo += [(one, page) for one in ahead if one not in known]
                known.update(ahead)
        return found

    def _marked_up(self, role: str, page: str, kind: str, answer: httpx.Response) -> None:
        """What the page is made of, a few times for each kind of page and answer."""
        once = f"{kind} {answer.status_code}"
        if kind in DRAWN or self._read[once] >= ALIKE:
            return
        self._read[once] += 1
        for fault in faults(answer.text):
            self.report.note("markup", role, page, answer.status_code, fault)

    def _kind(self, address: str, method: str = "GET") -> str:
        """The address with its numbers left open, and the names of what is asked."""
        path, _, query = address.partition("?")
        scope = {"type": "http", "method": method, "path": path, "root_path": ""}
        matched = [one for one in self.routes if one.matches(scope)[0] is Match.FULL]
        kind = matched[0].path if matched else path
        self.report.reached.add(kind)
        return f"{kind}?{'&'.join(sorted(part.split('=')[0] for part in query.split('&')))}" if query else kind

    def _frame(self, role: str, page: str, answer: httpx.Response, stray: bool) -> None:
        """Staff stay among their own pages, and are led back from where they went `stray`."""
        path = page.partition("?")[0]
        theirs = path[:2] in OF_STAFF and path[2:3] in ("", "/") and path not in UNFRAMED
        if role not in STAFF or not _is_page(answer) or answer.has_redirect_location:
            return
        if theirs or stray:
            hrefs = [one.get("href", "") for one in parsed(answer.text).iterfind(".//a[@href]")]
            work = ("/d",) if role == "helper" else ("/o", "/t")
            if not any(one[:2] in work and one[2:3] in ("", "/") for one in hrefs):
                self.report.note("frames", role, page, answer.status_code)

    async def _try(self, role: str, form: Form) -> None:
        kind = self._kind(form.action, form.method.upper())
        once = (role, form.method, kind, form.button, form.seen)
        if once in self._tried:
            return
        self._tried.add(once)
        filled = form.filled(WORDS)
        answer = await self._send(role, form, form.untouched, "as it is")
        self._offered(role, form, any(one.blank for one in form.fields), "as it is", answer)
        if filled.untouched != form.untouched:
            answer = await self._send(role, form, filled.untouched, "filled in")
            typed = any(one.blank and (one.typed or one.kind == "file") for one in form.fields)
            self._offered(role, filled, typed, "filled in", answer)
        every = (form.method, kind.partition("?")[0], form.seen)
        if every not in self._tried:
            self._tried.add(every)
            for one in _variations(filled):
                answer = await self._send(role, filled, one.sent, one.how)
                if one.by_hand:
                    self._refusal(role, filled, one.how, one.sent, answer)

    def _offered(self, role: str, form: Form, asks: bool, how: str, answer: httpx.Response) -> None:
        """What the page itself holds is taken, unless it asks a person for more."""
        if answer.status_code >= 400 and not asks and form.page not in SCRIPTED:
            self.report.note("offers", _told(role, form, how), answer.status_code)
        self._refusal(role, form, how, form.untouched, answer)

    async def _send(self, role: str, form: Form, sent: Pairs, how: str) -> httpx.Response:
        self.report.submitted += 1
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        async with asyncio.timeout(PATIENCE), self._people.browser(role) as browser:
            if form.method == "get":
                answer = await browser.get(form.action.partition("?")[0], params=data)
            elif form.upload:
                answer = await browser.post(form.action, data=data, files={"nothing": ("", b"")})
            else:
                answer = await browser.post(form.action, data=data)
        await self._people.back()
        if answer.status_code >= 500:
            self.report.note("trouble", _told(role, form, how), answer.status_code)
        if _is_page(answer) and not answer.has_redirect_location:
            self._marked_up(role, form.action, self._kind(form.action, form.method.upper()), answer)
        self._frame(role, form.action, answer, answer.status_code >= 400 and _again(form, answer.text) is None)
        return answer

    def _refusal(self, role: str, form: Form, how: str, sent: Pairs, answer: httpx.Response) -> None:
        """A form that was refused stands there again, with what was typed, and the sentence where the eye is."""
        if not 400 <= answer.status_code < 500 or form.method == "get" or not _is_page(answer):
            return
        again = _again(form, answer.text)
        if again is None:
            if any(one.typed and value for one in form.fields for value in one.now):
                self.report.note("typed", _told(role, form, how), answer.status_code, "no form")
            return
        for what in _lost(form, again, sent):
            self.report.note("typed", _told(role, form, how), answer.status_code, what)
        for what in _unseen(again):
            self.report.note("sentences", _told(role, form, how), answer.status_code, what)


class Variation(NamedTuple):
    """One more way to send a form; `by_hand` is one that a person may take, with the fields they see."""

    how: str
    sent: Pairs
    by_hand: bool


def _variations(form: Form) -> Iterator[Variation]:
    """Each field left out, empty, twice and far too long."""
    for one in form.fields:
        rest, seen = form.without(one.name), one.kind != "hidden"
        yield Variation(f"{one.name} left out", rest, seen and one.kind in ("radio", "checkbox"))
        yield Variation(f"{one.name} of many digits", (*rest, (one.name, DIGITS)), one.typed)
        if seen:
            again = (one.name, one.now[-1] if one.now else "")
            yield Variation(f"{one.name} empty", (*rest, (one.name, "")), one.typed or "" in one.offered)
            yield Variation(f"{one.name} twice", (*form.untouched, again), True)
            yield Variation(f"{one.name} too long", (*rest, (one.name, LONG)), one.typed)
    for name, _ in form.button:
        plain = form.untouched[: -len(form.button)]
        yield Variation(f"{name} left out", plain, False)
        yield Variation(f"{name} of many digits", (*plain, (name, DIGITS)), False)


def _is_page(answer: httpx.Response) -> bool:
    return bool(answer.headers.get("content-type", "").startswith("text/html"))


def _told(role: str, form: Form, how: str) -> str:
    button = " ".join("=".join(one) for one in form.button)
    return f"{role} {form.page} [{form.method} {form.action} {button}] {how}:"


def _again(form: Form, text: str) -> Form | None:
    """The form on the page of the refusal: of those with its address, the one most like it."""
    path = form.action.partition("?")[0]
    found = [one for one in forms(parsed(text), form.page) if one.action.partition("?")[0] == path]
    return max(found, key=lambda other: len(_marks(form) & _marks(other)), default=None)


def _marks(form: Form) -> set[tuple[str, ...]]:
    kept = {(one.name, *one.now) for one in form.fields if one.kind == "hidden"}
    return kept | {(one.name,) for one in form.fields} | set(form.button)


def _lost(form: Form, again: Form, sent: Pairs) -> Iterator[str]:
    """The names of what somebody typed, chose or ticked and does not find again."""
    there = {one.name: one for one in again.fields}
    for one in form.fields:
        anew = form.page.startswith(("/staff", "/o/")) or again.element.find(f".//*[@id='{one.name}-fix']") is not None
        secret = one.kind == "password" or (one.name in SECRETS and anew)
        if one.kind in ("hidden", "file") or secret or one.name not in there:
            continue
        given = [value for name, value in sent if name == one.name]
        if not _kept(one, given, there[one.name]):
            yield f"{one.name}: {given[-1:]} -> {there[one.name].now}"[:80]


def _kept(one: Field, given: Sequence[str], there: Field) -> bool:
    if one.typed:
        return not given or "".join(there.now).split() == given[-1].split() or there.kind == "hidden"
    possible = [value for value in given if value in one.offered]
    if one.kind == "checkbox":
        return set(possible) <= set(there.now)
    return not possible or possible[-1] in there.now


def _unseen(form: Form) -> Iterator[str]:
    """What keeps eyes, ears or fingers from the refusal of a form."""
    form_itself = form.element
    if any(one.get("autofocus") is not None for one in _alerts(form_itself.getroottree().getroot())):
        return  # wherever the sentence stands, that is where the eye is led
    near = form_itself.getparent() if form_itself.getparent() is not None else form_itself
    fixes = [one for one in _elements(near) if "fix" in one.get("class", "").split()]
    if not fixes and not _alerts(near):
        yield "no sentence beside the form"
        return
    if not any(one.get("autofocus") is not None for one in _elements(near)):
        yield "the focus is elsewhere"
    named = " ".join(one.get("aria-describedby", "") for one in _elements(near)).split()
    yield from (f"{one.get('id')} describes no field" for one in fixes if one.get("id") not in named)


def _elements(place: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (one for one in place.iter() if isinstance(one.tag, str))


def _alerts(place: html.HtmlElement) -> list[html.HtmlElement]:
    return [one for one in _elements(place) if one.get("role") == "alert" and one.get("hidden") is None]
