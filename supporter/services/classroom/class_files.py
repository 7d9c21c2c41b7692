"""Pictures, PDF, PowerPoint and videos that a class brings along: read apart, drawn anew, kept by what is in them."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeVar

from supporter.documents.classroom import pdf_pages, pictures, powerpoint
from supporter.domain.classroom import class_file, todays_moves
from supporter.domain.shared.access import Action, Person
from supporter.domain.shared.refused import Refused
from supporter.domain.training.session import TrainingSession
from supporter.domain.training.todays_class import OwnPage, TodaysClass
from supporter.services.classroom.kept_files import KeptFiles, shown_files
from supporter.services.classroom.todays_classes import TodaysClasses
from supporter.services.shared.child_process import Apart, ChildFailed, Limits
from supporter.services.training import sessions
from supporter.storage.base import Store
from supporter.wording import say

T = TypeVar("T")

#: For LibreOffice, which reserves far more memory than it uses.
FOR_DRAWING = Limits(120, 100, 6 * 1024**3)


class Brought(NamedTuple):
    """What became of a file: how many pages it made, and what has to be told of it.

    `told` is `` (as it is), `drawn` (compare with the original: fonts may differ), `words` (no LibreOffice here) or
    `not_drawn` (LibreOffice could not draw it); with the last two there are words and notes alone. `moving`: it held
    a video or a sound, which are left out.
    """

    pages: int
    told: str = ""
    moving: bool = False


class ClassFiles:
    """Files lie in `folder` under the digest of their content. Whoever knows such a name has seen the content."""

    def __init__(
        self,
        store: Store,
        classes: TodaysClasses,
        folder: Path,
        apart: Apart,
        drawing: Apart,
        program: Callable[[], str] = powerpoint.drawing_program,
    ) -> None:
        self._store, self._classes, self._kept = store, classes, KeptFiles(folder)
        self._apart, self._drawing, self._program = apart, drawing, program

    async def bring(
        self, person: Person, session_id: str, name: str, body: bytes, after: str, captions: bytes = b""
    ) -> Brought:
        """A file as pages of the class behind the page `after` (empty: at the end); its name is a title at most.

        Raises `Refused`: access.refused, room.wrong_state, today.file.…, today.too_many, today.full, file.busy.
        """
        today = (await self._of(person, session_id)).otherwise
        kind, title = class_file.kind_of(body), _title(name)
        most = todays_moves.MOST_PAGES - len(today.pages)
        if most < 1:
            raise Refused("today.too_many", most=todays_moves.MOST_PAGES)
        made, found = Brought(1), list[tuple[OwnPage, dict[str, bytes]]]()
        if kind == "picture":
            drawn = await self._read(pictures.redrawn, body)
            found = [(_page(title), {"picture": drawn})]
        elif kind == "pdf":
            pages = await self._read(pdf_pages.pages, body, most)
            found = [(_page(title, place, page.text), {"picture": page.picture}) for place, page in enumerate(pages, 1)]
            made = Brought(len(found))
        elif kind == "powerpoint":
            found, made = await self._slides(title, body, most)
        else:
            if not captions:
                raise Refused("today.file.no_captions")
            kept = {"video": body, "captions": class_file.checked_captions(captions)}
            found = [(_page(title), kept)]
        await self._keep(person, session_id, today, found, after)
        return made

    async def describe(self, person: Person, session_id: str) -> str:
        """Whether pictures of slides can be drawn here: `drawn` or `words`. Raises `Refused('access.refused')`."""
        await self._of(person, session_id)
        return "drawn" if self._program() else "words"

    def path(self, name: str) -> Path:
        """The file of that name. Raises `Refused('page.unknown')`."""
        return self._kept.path(name)

    async def tidy(self) -> int:
        """Take away what no class shows any more; returns how many. To be called once a day."""
        return await asyncio.to_thread(self._kept.tidy, shown_files(self._store))

    async def _slides(
        self, title: str, body: bytes, most: int
    ) -> tuple[list[tuple[OwnPage, dict[str, bytes]]], Brought]:
        slides = await self._read(powerpoint.slides, body, most)
        told, drawn = "words", list[pdf_pages.DrawnPage]()
        if program := self._program():
            try:
                # Made here, so that it goes also where the drawing is ended: what is said in slides stays nowhere.
                with tempfile.TemporaryDirectory(prefix="slides", ignore_cleanup_errors=True) as made:
                    pdf = await self._drawing(powerpoint.as_pdf, program, body, made)
                drawn = await self._read(pdf_pages.pages, pdf, most)
            except (Refused, ChildFailed) as error:
                if isinstance(error, Refused) and error.code == "file.busy":
                    raise
            told = "drawn" if len(drawn) == len(slides) else "not_drawn"
        pages = [
            (_page(slide.title or title, 0 if slide.title else place, slide.text, slide.notes), dict[str, bytes]())
            for place, slide in enumerate(slides, 1)
        ]
        if told == "drawn":
            pages = [(page, {"picture": one.picture}) for (page, _), one in zip(pages, drawn, strict=True)]
        return pages, Brought(len(pages), told, any(slide.moving for slide in slides))

    async def _keep(
        self,
        person: Person,
        session_id: str,
        today: TodaysClass,
        found: Sequence[tuple[OwnPage, dict[str, bytes]]],
        after: str,
    ) -> None:
        named = [
            (page, {what: (class_file.file_name(body, _ending(what, body)), body) for what, body in files.items()})
            for page, files in found
        ]
        new = {name: body for _, files in named for name, body in files.values()}
        before = sum(self._kept.size(name) for name in today.files - new.keys())
        if before + sum(map(len, new.values())) > class_file.MOST_OF_A_CLASS:
            raise Refused("today.full", most=class_file.MOST_OF_A_CLASS // 1024**2)
        await asyncio.to_thread(self._kept.write, new)
        pages = [page.model_copy(update={what: name for what, (name, _) in files.items()}) for page, files in named]
        await self._classes.add_pages(person, session_id, pages, after)

    async def _of(self, person: Person, session_id: str) -> TrainingSession:
        """The class, before a byte of the file is looked at."""
        session = await self._store.read(lambda tx: sessions.load_for(tx, person, Action.CLASS_RUN, session_id))
        if session.state == "ended":
            raise Refused("room.wrong_state", state=session.state)
        return session

    async def _read(self, work: Callable[..., T], *args: Any) -> T:
        try:
            return await self._apart(work, *args)
        except ChildFailed:
            raise Refused("today.file.unfolds") from None


def _page(title: str, place: int = 0, text: str = "", notes: str = "") -> OwnPage:
    """A page as it is read from a file, cut to what a page can hold."""
    title = todays_moves.one_line(title) or say("today.untitled")
    numbered = f"{title[: todays_moves.LONGEST_TITLE - 4]} {place}" if place else title[: todays_moves.LONGEST_TITLE]
    return OwnPage(
        id=secrets.token_hex(6),
        title=numbered,
        text=text[: todays_moves.LONGEST_TEXT],
        notes=notes[: todays_moves.LONGEST_NOTES],
    )


def _title(name: str) -> str:
    """What a file is called, without folders and ending."""
    return todays_moves.one_line(PurePosixPath(name.replace("\\", "/")).stem) or say("today.untitled")


def _ending(what: str, body: bytes) -> str:
    return {"picture": "webp", "captions": "vtt"}.get(what) or class_file.video_ending(body)
