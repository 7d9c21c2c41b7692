"""The pages of a PDF that somebody sent, as pictures. Bounded by the caller, in a process of its own."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]

from supporter.documents.classroom.pictures import LARGEST, webp
from supporter.domain.shared.refused import Refused


class DrawnPage(NamedTuple):
    """One page: the picture (WebP), and the text on it as a screen reader would read it."""

    picture: bytes
    text: str


def pages(body: bytes, most: int) -> list[DrawnPage]:
    """Every page in order. Raises `Refused`: today.file.locked, today.file.broken, today.too_many."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise Refused("today.file.locked" if "assword" in str(error) else "today.file.broken") from None
    try:
        if not 0 < len(document) <= most:
            raise Refused("today.too_many", most=most) if len(document) else Refused("today.file.broken")
        return [_drawn(page) for page in document]
    except pypdfium2.PdfiumError:
        raise Refused("today.file.broken") from None
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> DrawnPage:
    scale = LARGEST / max(*page.get_size(), 1.0)
    picture = webp(page.render(scale=scale).to_pil())
    text = page.get_textpage().get_text_range()
    return DrawnPage(picture, text)
