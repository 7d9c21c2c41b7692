"""How a person likes to read (size, ruby, colours, language) and where they live, kept in two cookies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from starlette.requests import HTTPConnection
from starlette.responses import Response

from supporter.wording import LANGUAGES, Language

YEAR = 365 * 24 * 3600  # seconds
PLACE = "place"

_VALUES = {
    "size": ("m", "l", "xl"),
    "ruby": ("off", "on"),
    "theme": ("auto", "light", "dark", "clear"),
    "language": LANGUAGES,
}


@dataclass(frozen=True)
class Reading:
    """One person's choice; the first value of each is the default."""

    size: str = "m"
    ruby: str = "off"
    theme: str = "auto"
    language: Language = "ja"

    def attributes(self) -> str:
        """`lang` and the `data-` attributes of `<html>`, with a space before each; none for defaults."""
        chosen = ((field.name, getattr(self, field.name)) for field in fields(self))
        data = "".join(f' data-{name}="{value}"' for name, value in chosen if value != _VALUES[name][0])
        return f' lang="{"en" if self.language == "en" else "ja"}"{data}'


def reading_of(given: Mapping[str, str]) -> Reading:
    """The choice these words mean; what is not known falls back to the default."""
    known = {name: given[name] for name, values in _VALUES.items() if given.get(name) in values}
    return Reading(**known)  # type: ignore[arg-type]


def read(request: HTTPConnection) -> Reading:
    """The choice in the request's cookie."""
    kept = request.cookies.get("reading", "").split("-")
    return reading_of(dict(zip(_VALUES, kept, strict=False)))


def remember(response: Response, reading: Reading, *, secure: bool) -> None:
    """Keep the choice for a year."""
    value = "-".join(getattr(reading, name) for name in _VALUES)
    response.set_cookie("reading", value, max_age=YEAR, httponly=True, samesite="lax", secure=secure)


def remember_place(response: Response, code: str, *, secure: bool) -> None:
    """Keep the chosen municipality for a year, so that `/` need not ask again."""
    response.set_cookie(PLACE, code, max_age=YEAR, httponly=True, samesite="lax", secure=secure)
