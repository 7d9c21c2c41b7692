"""QR codes as SVG, for pages and papers, dark on white with a quiet zone."""

from __future__ import annotations

import io

import segno

INK = "#262421"
QUIET_ZONE = 4  # modules, as ISO/IEC 18004 asks for


def qr_svg(text: str) -> str:
    """`text` as a QR of error correction M in an SVG that takes the size of its place.

    Upper-case addresses (`HTTPS://HOST/V/…`) need fewer and larger modules than mixed case.
    """
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=QUIET_ZONE, xmldecl=False, dark=INK, light="#ffffff", omitsize=True)
    return out.getvalue().decode().strip()
