"""What a PowerPoint file says: the words and the notes of its slides; its pictures are drawn by LibreOffice.

Bounded by the caller, in a process of its own. Nothing that the file names outside itself is fetched.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.oxml import parse_xml

from supporter.domain.shared.refused import Refused

_MOST_PARTS, _MOST_UNFOLDED = 5_000, 200 * 1024 * 1024
_MOST_RATIO, _SMALL = 200, 4 * 1024 * 1024
_MACROS = ("vbaproject", "activex", "macrosheets")
_LINK = "/relationships/hyperlink"
#: Where a link may lead; whatever draws the slides would open any other as a file beside it.
_LEADS = ("http:", "https:", "mailto:", "tel:")
#: Parts of an OpenDocument file, which is drawn before anything here has looked into it.
_OTHER_KIND = frozenset({"mimetype", "content.xml", "meta-inf/manifest.xml"})
#: Seconds that LibreOffice may take over one file.
_DRAWING = 100


class Slide(NamedTuple):
    """One slide that is shown: its title, the rest of its words line by line, and its notes. `moving`: there is a
    video or a sound on it, which a picture cannot hold.
    """

    title: str
    text: str
    notes: str
    moving: bool


def slides(body: bytes, most: int) -> list[Slide]:
    """The slides that are not hidden, in order.

    Raises `Refused`: today.file.macros, .outside, .unfolds, .kind, .broken, today.too_many.
    """
    _require_harmless(body)
    try:
        shown = [one for one in Presentation(io.BytesIO(body)).slides if one.element.get("show") != "0"]
        if not shown:
            raise Refused("today.file.broken")
        if len(shown) > most:
            raise Refused("today.too_many", most=most)
        return [_slide(one) for one in shown]
    except (Refused, MemoryError):
        raise
    except Exception:
        # python-pptx raises whatever a broken part leads it to; none of it helps who sent it.
        raise Refused("today.file.broken") from None


def drawing_program() -> str:
    """Where LibreOffice is installed, empty where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def as_pdf(program: str, body: bytes, made: str) -> bytes:
    """The file as PDF, drawn by LibreOffice with a profile of its own in the empty folder `made`, which is the
    caller's to take away. What is still at work at the end ends with the caller's process.

    Raises `Refused('today.file.not_drawn')`.
    """
    folder = Path(made)
    (folder / "slides.pptx").write_bytes(body)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [program, profile, "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf"]
    asked += ["--outdir", made, str(folder / "slides.pptx")]
    # A proxy that is not there: LibreOffice asks nobody for what a file names.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {**os.environ, **nowhere, "HOME": made, "TMPDIR": made}
    quiet = subprocess.DEVNULL
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(asked, cwd=made, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_DRAWING)
    drawn = folder / "slides.pdf"
    if not drawn.is_file():
        raise Refused("today.file.not_drawn")
    return drawn.read_bytes()


def _require_harmless(body: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            parts = packed.infolist()
            names = [part.filename.lower() for part in parts]
            if any(word in name for name in names for word in _MACROS):
                raise Refused("today.file.macros")
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNFOLDED:
                raise Refused("today.file.unfolds")
            if any(
                part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1) for part in parts
            ):
                raise Refused("today.file.unfolds")
            if "ppt/presentation.xml" not in names or not _OTHER_KIND.isdisjoint(names):
                raise Refused("today.file.kind")
            for part in parts:
                if part.filename.lower().endswith(".rels"):
                    _require_inside(packed.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, SyntaxError, ValueError, OSError, RuntimeError):
        # What a broken archive and broken XML lead their readers to.
        raise Refused("today.file.broken") from None


def _require_inside(relations: bytes) -> None:
    """Pictures and videos lie in the file itself: a link may lead out, what is shown may not. Read as XML, since there
    is more than one way to write the same.
    """
    for told in parse_xml(relations).iter("{*}Relationship"):
        kind, target = told.get("Type", ""), told.get("Target", "").strip().lower()
        if any(word in kind.lower() for word in _MACROS):
            raise Refused("today.file.macros")
        if told.get("TargetMode", "").strip().lower() == "external":
            if not (kind.endswith(_LINK) and target.startswith(_LEADS)):
                raise Refused("today.file.outside")
        elif target.startswith("//") or re.match(r"[a-z][a-z0-9+.-]*:", target):
            raise Refused("today.file.outside")


def _slide(slide: Any) -> Slide:
    title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
    own = slide.shapes.title.shape_id if slide.shapes.title is not None else None
    lines = [line for shape in slide.shapes if shape.shape_id != own for line in _lines(shape)]
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    moving = any(
        "video" in one.reltype or "audio" in one.reltype or "media" in one.reltype for one in _relations(slide)
    )
    return Slide(_one_line(title), "\n".join(lines), _plain(notes.text) if notes is not None else "", moving)


def _relations(slide: Any) -> Iterator[Any]:
    yield from slide.part.rels.values()


def _lines(shape: Any) -> Iterator[str]:
    """The words of a shape, of a table by rows, of a group by its shapes."""
    if hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from _lines(inner)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield "　".join(_one_line(cell.text) for cell in row.cells)
    elif shape.has_text_frame:
        for line in _plain(shape.text_frame.text).splitlines():
            if line.strip():
                yield line.strip()


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    """Line breaks inside a paragraph come as vertical tabs."""
    return text.replace("\v", "\n")
