"""The press: every kind of paper as PDF or as a picture, made in a thread of its own, the same bytes every time."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar, Protocol, cast

import typst

from supporter.documents.engine.glyphs import FONTS
from supporter.domain.shared.calendar import TOKYO

#: Where typst reads from: a paper lies beside the module that fills it.
TEMPLATES = Path(__file__).parents[1]

# PDF/UA-1 so that it can be read aloud, PDF/A-2a so that it can be kept; both make a missing glyph an error.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

_MM_PER_INCH = 25.4
_PAGE = re.compile(rb"/Type\s*/Page\b")


class Printable(Protocol):
    """One paper: the template that sets it, how wide that is in mm, the day it bears, and what it says."""

    template: ClassVar[str]
    width: ClassVar[float]

    @property
    def dated(self) -> dt.date: ...

    def template_data(self) -> Mapping[str, object]:
        """What the template reads. Raises `Refused` with the `characters` that no bundled face has.

        Refused here, because a picture would show them as empty boxes without a word.
        """


class Press:
    """Prints papers in a thread of its own, so that no page waits for one.

    One thread, because a `typst.Compiler` must not be shared and one makes some 50 certificates a second.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
        self._compiler: typst.Compiler | None = None

    async def pdf(self, paper: Printable) -> bytes:
        """`paper` as PDF/UA-1 and PDF/A-2a. Raises as `Printable.template_data` does."""
        return await asyncio.wrap_future(self._thread.submit(self._pdf, paper))

    def pdf_now(self, paper: Printable) -> bytes:
        """The same for commands, which may wait."""
        return self._thread.submit(self._pdf, paper).result()

    async def picture(self, paper: Printable, pixels: int) -> bytes:
        """`paper` as a PNG that is so many pixels wide. Raises as `Printable.template_data` does."""
        return await asyncio.wrap_future(self._thread.submit(self._png, paper, pixels))

    async def beside(self, work: Callable[[], bytes]) -> bytes:
        """Other work on papers, done in the same thread."""
        return await asyncio.wrap_future(self._thread.submit(work))

    def warm(self, paper: Printable) -> None:
        """Load the faces and set a first paper now, so that the next one is quick."""
        self.pdf_now(paper)

    def close(self) -> None:
        """Finish what is being printed and end the thread."""
        self._thread.shutdown()

    def _pdf(self, paper: Printable) -> bytes:
        moment = dt.datetime.combine(paper.dated, dt.time(9), TOKYO)
        made = self._typst().compile(
            TEMPLATES / paper.template,
            format="pdf",
            sys_inputs=_inputs(paper),
            pdf_standards=STANDARDS,
            timestamp=moment,
        )
        return cast(bytes, made)

    def _png(self, paper: Printable, pixels: int) -> bytes:
        ppi = pixels / paper.width * _MM_PER_INCH
        made = self._typst().compile(TEMPLATES / paper.template, format="png", sys_inputs=_inputs(paper), ppi=ppi)
        return cast(bytes, made)

    def _typst(self) -> typst.Compiler:
        if self._compiler is None:
            faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
            self._compiler = typst.Compiler(root=TEMPLATES, font_paths=faces)
        return self._compiler


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of this press has."""
    return len(_PAGE.findall(pdf))


def _inputs(paper: Printable) -> dict[str, str]:
    """Texts travel as data, so nothing typed can become markup."""
    return {"paper": json.dumps(paper.template_data(), ensure_ascii=False)}
