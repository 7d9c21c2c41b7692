"""How a person likes to read (size, ruby, colours) and where they live, kept in two cookies."""

from __future__ import annotations

from dataclasses import dataclass, fields

from starlette.requests import HTTPConnection
from starlette.responses import Response

YEAR = 365 * 24 * 3600  # seconds
PLACE = "place"

_VALUES = {"size": ("m", "l", "xl"), "ruby": ("off", "on"), "theme": ("auto", "light", "dark")}


@dataclass(frozen=True)
class Reading:
    """One person's choice; the first value of each is the default."""

    size: str = "m"
    ruby: str = "off"
    theme: str = "auto"

    def attributes(self) -> str:
        """The `data-` attributes of `<html>`, with a space before each; nothing for defaults."""
        chosen = ((field.name, getattr(self, field.name)) for field in fields(self))
        return "".join(f' data-{name}="{value}"' for name, value in chosen if value != _VALUES[name][0])


def reading_of(*, size: str = "", ruby: str = "", theme: str = "") -> Reading:
    """The choice these words mean; what is not known falls back to the default."""
    given = {"size": size, "ruby": ruby, "theme": theme}
    return Reading(**{n: value if value in _VALUES[n] else _VALUES[n][0] for n, value in given.items()})


def read(request: HTTPConnection) -> Reading:
    """The choice in the request's cookie."""
    size, ruby, theme = ([*request.cookies.get("reading", "").split("-"), "", "", ""])[:3]
    return reading_of(size=size, ruby=ruby, theme=theme)


def remember(response: Response, reading: Reading, *, secure: bool) -> None:
    """Keep the choice for a year."""
    value = f"{reading.size}-{reading.ruby}-{reading.theme}"
    response.set_cookie("reading", value, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


def remember_place(response: Response, code: str, *, secure: bool) -> None:
    """Keep the chosen municipality for a year, so that `/` need not ask again."""
    response.set_cookie(PLACE, code, max_age=YEAR, httponly=True, samesite="lax", secure=secure)
