"""講座一式: what one takes along into a room without internet, as one zip.

It is paper and files to read; a class that runs without internet on a laptop is `services.offline`.
"""

from __future__ import annotations

import asyncio
import io
import zipfile
from contextlib import suppress

from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.services.handouts.class_facts import ClassFacts, ClassSheet
from supporter.services.handouts.printables import Printables
from supporter.wording import say


class OfflineKits:
    """Everything in it can be made again; only the 番号札 exist from the moment in which they are printed."""

    def __init__(self, printables: Printables, classes: ClassFacts) -> None:
        self._printables, self._classes = printables, classes

    async def zip(self, person: Person, session_id: str, *, cards: int | None = None, names: bool = False) -> bytes:
        """The zip; with so many 番号札, and with the 受付表 only where it is asked for.

        Raises `Refused` as the papers in it do.
        """
        make, found = self._printables, await self._classes.of(person, session_id)
        papers = {
            "slides": await make.slides(person, session_id),
            "show": await make.show(person, session_id),
            "script": await make.script(person, session_id),
            "slips": await make.answer_slips(person, session_id),
            "worksheets": await make.worksheets(person, session_id),
            "steps": await make.steps(person, session_id),
        }
        with suppress(Refused):  # nothing of this course stands on it
            papers["guide"] = await make.guide(person, session_id)
        with suppress(Refused):  # this course tells of nobody
            papers["cases"] = await make.cases(person, session_id)
        if names:
            papers["reception"] = await make.reception_sheet(person, session_id)
        if cards is not None:
            papers["cards"] = await make.seat_cards(person, session_id, cards)
        files = {say(f"kit.file.{name}"): body for name, body in papers.items()}
        files[say("kit.read_me")] = _read_me(found, list(papers)).encode("utf-8-sig")
        return await asyncio.to_thread(_zip, files, found)


def _zip(files: dict[str, bytes], found: ClassSheet) -> bytes:
    """Names are UTF-8, which Windows 10 and later unpack as they are; the same content is the same file."""
    day = found.head.printed_on
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, body in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 9, 0, 0))
            already = name.endswith(".pdf")
            entry.compress_type = zipfile.ZIP_STORED if already else zipfile.ZIP_DEFLATED
            packed.writestr(entry, body)
    return out.getvalue()


def _read_me(found: ClassSheet, papers: list[str]) -> str:
    head, made = found.head, found.head.printed_on
    told = sorted((say(f"kit.file.{name}"), say(f"kit.about.{name}")) for name in papers)
    fax = f"　FAX {head.fax}" if head.fax else ""
    lines = [
        say("kit.course", course=head.course),
        f"{head.when}　{head.venue}　{head.number}",
        "",
        say("kit.enough"),
        "",
        *(say("kit.line", file=name) + f"\r\n    {about}" for name, about in told),
        "",
        say("kit.afterwards"),
        say("kit.again"),
        "",
        say("kit.made", year=made.year, month=made.month, day=made.day),
        say("kit.issuer", municipality=head.municipality, office=head.department, phone=head.phone) + fax,
        "",
    ]
    return "\r\n".join(lines)
