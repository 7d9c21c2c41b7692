"""Which municipality a page speaks for: the one in its address, else the one this device chose before."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from supporter.domain.municipalities.code import is_code
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.web.shared.reading_preferences import PLACE
from supporter.web.shared.shell import Shell


async def named(shell: Shell, request: HTTPConnection) -> Municipality:
    """The municipality in the address; `Refused('municipality.unknown')` if it is not kept here."""
    found = await _kept(shell, str(request.path_params["code"]))
    if found is None:
        raise Refused("municipality.unknown")
    return found


async def remembered(shell: Shell, request: HTTPConnection) -> Municipality | None:
    """The municipality in the cookie, if it is still kept here."""
    return await _kept(shell, request.cookies.get(PLACE, ""))


async def either(shell: Shell, request: HTTPConnection) -> Municipality | None:
    """The municipality in the address if there is one, else the remembered one; never refuses."""
    start = request.url.path.split("/")
    found = await _kept(shell, start[2]) if start[1] == "m" and len(start) > 2 else None
    return found or await remembered(shell, request)


async def asked_town(shell: Shell, request: HTTPConnection) -> Municipality | None:
    """The municipality of `?m=CODE`, else the one this device remembers."""
    return await _kept(shell, request.query_params.get("m", "")) or await remembered(shell, request)


async def _kept(shell: Shell, code: str) -> Municipality | None:
    return await shell.municipalities.profiles.get(code) if is_code(code) else None
