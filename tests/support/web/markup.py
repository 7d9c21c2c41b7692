"""What a validator of HTML says of a page: names that meet, parts that stand where they may, and no id given twice.

The page is read as it was written, not as a browser repairs it. Rules: HTML Living Standard, content models (3.2.5
and chapter 4), and WAI-ARIA 1.2 for names and references.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise


def _of(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = _of("h1 h2 h3 h4 h5 h6")
VOID = _of("area base br col embed hr img input link meta source track wbr")
#: Elements that hold words and parts of a line alone; the last two hold a heading, too.
PHRASING = HEADINGS | _of(
    "p span button label small strong em b i code kbd samp var q cite abbr mark s u sub sup time data output bdi bdo "
    "rt rp dfn pre legend summary"
)
#: Elements that hold what their parent may hold.
TRANSPARENT = _of("a ins del ruby")
#: Elements that may not stand in a line.
BLOCKS = HEADINGS | _of(
    "address article aside blockquote details dialog dd div dl dt fieldset figcaption figure footer form header hgroup "
    "hr li main menu nav ol p pre section table tbody td tfoot th thead tr ul search summary legend"
)
#: What an element's children must be, where only a few may, and what an element stands in.
CHILDREN = {
    "ul": _of("li script template"),
    "ol": _of("li script template"),
    "dl": _of("dt dd div script template"),
    "select": _of("option optgroup hr"),
    "table": _of("caption colgroup thead tbody tfoot tr"),
    "thead": _of("tr"),
    "tbody": _of("tr"),
    "tfoot": _of("tr"),
    "tr": _of("td th"),
}
PARENTS = {
    "li": _of("ul ol menu"),
    "dt": _of("dl div"),
    "dd": _of("dl div"),
    "legend": _of("fieldset"),
    "summary": _of("details"),
}
INTERACTIVE = _of("a button input select textarea details label iframe")
#: Elements without a role that has a name: what `aria-label` says there is said to nobody.
NAMELESS = _of("p span div b i em strong small code sub sup time label legend caption dt dd rt")
REFERENCES = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "list",
    "form",
)


@dataclass
class _Open:
    """An element that has not ended."""

    tag: str
    given: dict[str, str]
    children: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads one page; `faults` are what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.asked: list[tuple[str, str]] = []
        self.labelled: set[str] = set()
        self.controls: list[tuple[str, str]] = []
        self.levels: list[int] = []
        self.title = self.language = ""
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element begins."""
        given = {name: value or "" for name, value in attrs}
        times = Counter(name for name, _ in attrs)
        self.faults += [f"<{tag}> has {name} twice" for name, count in times.items() if count > 1]
        self._refers(tag, given)
        if not self._within("svg"):
            self._placed(tag, given)
            self._noted(tag, given)
        if tag not in VOID:
            self._open.append(_Open(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that has no content; elsewhere a slash ends nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            if not self._within("svg"):
                self.faults.append(f"<{tag}/> does not end")
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """The end of what is open; none is left out here, though some might be."""
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> where <{self._open[-1].tag if self._open else 'nothing'}> is open")
        while self._within(tag) and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words, where words may stand."""
        if not self._open or not data.strip():
            return
        tag = self._open[-1].tag
        if tag == "title" and not self._within("svg"):
            self.title += data
        elif tag == "style" and self._within("body"):
            self.faults.append("<style> in the body")
        elif tag in CHILDREN:
            self.faults.append(f"words straight in <{tag}>: {data.strip()[:20]}")

    def _placed(self, tag: str, given: dict[str, str]) -> None:
        """Whether the element may stand where it stands."""
        if not self._open:
            return
        parent = self._open[-1].tag
        line = self._line() if tag in BLOCKS else ""
        wrong = [
            parent if tag not in CHILDREN.get(parent, {tag}) or parent not in PARENTS.get(tag, {parent}) else "",
            line if not (line in ("legend", "summary") and tag in HEADINGS) else "",
            "form" if tag == "form" and self._within("form") else "",
        ]
        if tag in INTERACTIVE and given.get("type") != "hidden":
            holders = ("a", "button", "label") if tag in ("a", "button", "label") else ("a", "button")
            wrong += [holder for holder in holders if self._within(holder)]
            wrong += ["a picture"] if self._pictured() else []
        self.faults += [f"<{tag}> in <{holder}>" for holder in wrong if holder]

    def _line(self) -> str:
        """The element in which a line of words stands here, empty where none does."""
        holder = next((one.tag for one in reversed(self._open) if one.tag not in TRANSPARENT), "")
        return holder if holder in PHRASING and holder not in PARENTS.keys() - {"legend", "summary"} else ""

    def _noted(self, tag: str, given: dict[str, str]) -> None:
        """What the element says of itself; the parts of a picture are said to nobody."""
        if tag == "svg" and "hidden" in given:
            self.faults.append("hidden on <svg>")
        if tag == "img" and "alt" not in given:
            self.faults.append("<img> without alt")
        if self._pictured():
            return
        self.tags[tag] += 1
        if tag == "html":
            self.language = given.get("lang", "")
        if tag in HEADINGS and "hidden" not in given:
            self.levels.append(int(tag[1]))
        named = "aria-label" in given or "aria-labelledby" in given
        if named and tag in NAMELESS and "role" not in given:
            self.faults.append(f"a name for <{tag}>, which has no role")
        field_to_name = tag in ("input", "select", "textarea") and given.get("type") not in ("hidden", "submit")
        if field_to_name and not (named or self._within("label")):
            self.controls.append((given.get("name", ""), given.get("id", "")))

    def _refers(self, tag: str, given: dict[str, str]) -> None:
        """The names it has, and those that it asks for."""
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        self.asked += [(f"{name} of <{tag}>", id) for name in sorted(REFERENCES) for id in given.get(name, "").split()]
        place = given.get("href", "")
        if place[:1] == "#" and place[1:]:
            self.asked.append(("href", place[1:]))

    def _within(self, tag: str) -> bool:
        return any(one.tag == tag for one in self._open)

    def _pictured(self) -> bool:
        return any(one.given.get("role") == "img" for one in self._open)


def faults(text: str) -> Iterator[str]:
    """What is wrong with a page, each kind of it once."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from dict.fromkeys(reader.faults)
    yield from (f"id {id or 'of nothing'} {times} times" for id, times in reader.ids.items() if times > 1 or not id)
    yield from (f"{what} asks for {id}" for what, id in dict.fromkeys(reader.asked) if id not in reader.ids)
    yield from (f"{name or id} has no label" for name, id in reader.controls if id not in reader.labelled)
    if not text.lstrip().lower().startswith("<!doctype html>"):
        yield "no doctype"
    yield from (f"no {what}" for what in ("language", "title") if not getattr(reader, what).strip())
    yield from (f"{reader.tags[tag]} <{tag}>" for tag in ("main", "h1") if reader.tags[tag] != 1)
    yield from (f"h{one} is followed by h{next}" for one, next in pairwise(reader.levels) if next > one + 1)
