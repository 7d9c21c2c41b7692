"""What stands at the foot of every printed sheet of a town: who issued it, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from supporter.domain.municipalities.municipality import Municipality
from supporter.web.shared import municipality_in_address
from supporter.web.shared.shell import Shell


def routes(shell: Shell) -> Sequence[BaseRoute]:
    """`/m/CODE/paper.css`: a stylesheet, since a page's foot can be written nowhere else."""

    async def foot(request: Request) -> Response:
        style = foot_of(await municipality_in_address.named(shell, request))
        return Response(style, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    return [Route("/m/{code}/paper.css", foot)]


def foot_of(town: Municipality) -> str:
    """The foot for every sheet; names and numbers are text, whatever they hold."""
    fax = f"　FAX {town.fax}" if town.fax else ""
    issuer = f"{town.name} {town.department}　電話 {town.phone}{fax}"
    return f"@page{{@bottom-left{{content:{_quoted(issuer)};font:9pt sans-serif;vertical-align:top;padding-top:4mm}}}}"


def _quoted(text: str) -> str:
    """As a CSS string; every character that could end it is written by its number."""
    return '"' + "".join(c if c.isalnum() or c in " 　・（）-" else f"\\{ord(c):06x}" for c in text) + '"'
