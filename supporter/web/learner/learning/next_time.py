"""つぎは、いつ読みますか: an entry for the calendar of the reader's own device; nothing is kept, nothing sent later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter import wording
from supporter.domain.courses.next_reading import DAYS, begins
from supporter.domain.shared.refused import Refused
from supporter.web.learner.learning.course_view import course_view
from supporter.web.shared.downloads import download
from supporter.web.shared.visitor import visit as visit_of
from supporter.wiring import App

_LONG = 15  # minutes set aside; a page takes about five
_OCTETS = 74  # of a line, its break not counted: RFC 5545, 3.1


def routes(app: App) -> Sequence[BaseRoute]:
    """`/m/CODE/c/COURSE/next/tomorrow.ics` and `saturday.ics`."""

    async def entry(request: Request) -> Response:
        visit = await visit_of(app, request)
        view = await course_view(app, visit, request.path_params["course"])
        day = request.path_params["day"]
        if day not in DAYS:
            raise Refused("page.unknown")
        now = app.clock.now()
        told = calendar_entry(
            wording.say("next_time.entry", course=view.course.title.plain),
            f"{app.settings.address}{view.base}",
            begins(day, now),
            now,
        )
        return download(told.encode(), "text/calendar; charset=utf-8", f"{day}.ics")

    return [Route("/m/{code}/c/{course}/next/{day}.ics", entry)]


def calendar_entry(title: str, address: str, at: dt.datetime, now: dt.datetime) -> str:
    """An iCalendar file (RFC 5545) with one event and a reminder when it begins; times with a zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tsunagari Supporter//JA",
        "BEGIN:VEVENT",
        f"UID:{_utc(at)}-{_utc(now)}@tsunagari-supporter",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(at)}",
        f"DTEND:{_utc(at + dt.timedelta(minutes=_LONG))}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(address)}",
        f"URL:{address}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(title)}",
        "TRIGGER:PT0M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _utc(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return " ".join(words.split())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the later ones begun with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
