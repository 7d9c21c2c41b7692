"""Plain HTML forms: read once, kept small, and never sent back to another site."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

_MOST_FIELDS = 100


async def fields(request: Request) -> dict[str, str]:
    """The fields of a posted form, exactly as typed; of a name given twice the last one counts.

    The guard has refused foreign and overlong bodies before. Bytes that are no UTF-8 become U+FFFD.
    """
    return dict(await _pairs(request))


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
    return parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=most)
