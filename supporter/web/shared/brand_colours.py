"""A municipality's own colour: darkened until it can be read, and served as its own small stylesheet."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.refused import Refused
from supporter.web.shared.static_files import FOR_EVER

OURS = "#0B5A4E"
LEAST_CONTRAST = 7.0  # white letters on the colour; WCAG 2.2 SC 1.4.6


def link(municipality: Municipality | None) -> str:
    """The address of the colour's stylesheet, empty where it is our own green."""
    if municipality is None or municipality.brand.upper() == OURS:
        return ""
    return f"/brand/{municipality.brand[1:].upper()}.css"


def readable(colour: str) -> str:
    """`colour` (#RRGGBB) made darker until white letters on it reach `LEAST_CONTRAST`."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    for share in range(100, -1, -1):
        darker = (red * share // 100, green * share // 100, blue * share // 100)
        if 1.05 / (_luminance(darker) + 0.05) >= LEAST_CONTRAST:
            return "#{:02X}{:02X}{:02X}".format(*darker)
    raise AssertionError("black has a contrast of 21")


def _luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance; source: WCAG 2.2, definition of relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def _stylesheet(request: Request) -> Response:
    name = request.path_params["name"]
    if not re.fullmatch(r"[0-9A-F]{6}\.css", name):
        raise Refused("page.unknown")
    colour = readable(f"#{name[:6]}")
    mix = f"--brand:{colour};--brand-d:color-mix(in srgb,{colour} 75%,#000)"
    mix += f";--brand-50:color-mix(in srgb,{colour} 8%,#fff);--brand-100:color-mix(in srgb,{colour} 18%,#fff)"
    style = (
        f":root{{--hero:{colour};--hero-d:color-mix(in srgb,{colour} 75%,#000)}}"
        f"@media not all and (prefers-color-scheme:dark){{:root:not([data-theme=dark],[data-theme=clear]){{{mix}}}}}"
        f":root[data-theme=light]{{{mix}}}"
    )
    return Response(style, media_type="text/css", headers={"Cache-Control": FOR_EVER})


ROUTES = [Route("/brand/{name}", _stylesheet)]
