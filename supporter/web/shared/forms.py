"""Plain HTML forms: read once, kept small, and never sent back to another site.

Whatever is missing, too much or no form at all is refused as a person would be told, never met by accident.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from supporter.domain.shared.refused import Refused

_MOST_FIELDS = 100


class Fields(dict[str, str]):
    """What was sent, by name. A field that was not sent is that field's own refusal, `form.invalid`."""

    def __missing__(self, name: str) -> str:
        raise Refused("form.invalid", field=name)


async def fields(request: Request) -> Fields:
    """The fields of a posted form, exactly as typed; of a name given twice the last one counts.

    The guard has refused foreign and overlong bodies before. Bytes that are no UTF-8 become U+FFFD.
    Raises `Refused('form.invalid')` for more fields than any form has.
    """
    return Fields(await _pairs(request))


async def several(request: Request, most: int = _MOST_FIELDS) -> dict[str, list[str]]:
    """The same with every value of a name, for forms in which more than one may be ticked, at `most` so many."""
    found: dict[str, list[str]] = {}
    for name, value in await _pairs(request, most):
        found.setdefault(name, []).append(value)
    return found


def way_back(path: str, otherwise: str) -> str:
    """`path` if it is an address inside this site, else `otherwise`."""
    inside = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if inside else otherwise


async def _pairs(request: Request, most: int = _MOST_FIELDS) -> list[tuple[str, str]]:
    body = (await request.body()).decode("ascii", "replace")
    try:
        return parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=most)
    except ValueError:  # more fields than `most`
        raise Refused("form.invalid") from None
