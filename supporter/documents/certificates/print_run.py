"""A run of certificates: a part of it as one PDF with sheets between the piles, and all parts laid together."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from supporter.documents.certificates.certificate import Paper

#: Certificates in one pile: as many as are counted out by hand.
PILE = 30


class Pile(BaseModel):
    """Consecutive certificates of a run; `first` counts from 1, `of` is how many the whole run has."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    template: ClassVar[str] = "certificates/certificates.typ"
    width: ClassVar[float] = 297.0

    papers: tuple[Paper, ...]
    first: int
    of: int

    @property
    def dated(self) -> dt.date:
        return self.papers[0].issued_on

    def template_data(self) -> dict[str, object]:
        """What the template reads. Raises `Refused` as `Paper.told` does."""
        first, last = self.papers[0], self.papers[-1]
        divided = self.of > PILE
        return {
            "title": run_title((first, last)),
            "municipality": first.municipality,
            "piles": [
                {
                    "range": f"{self.first}〜{self.first + len(self.papers) - 1} 枚目" if divided else "",
                    "serials": f"{first.serial} 〜 {last.serial}",
                    "papers": [paper.template_data() for paper in self.papers],
                }
            ],
        }


def piles(papers: Sequence[Paper]) -> list[Pile]:
    """A whole run in piles, in its order."""
    starts = range(0, len(papers), PILE)
    return [Pile(papers=tuple(papers[at : at + PILE]), first=at + 1, of=len(papers)) for at in starts]


def run_title(papers: Sequence[Paper]) -> str:
    """What a file of certificates is called by whoever opens it: 修了証 第R8-基-0001号〜第R8-基-0030号."""
    first, last = papers[0], papers[-1]
    return f"{first.title} {first.serial}" + (f"〜{last.serial}" if last.serial != first.serial else "")


def joined(parts: Sequence[bytes], title: str) -> bytes:
    """Several PDFs as one, for the printer: what each keeps for reading aloud is not carried over. One stays whole."""
    if len(parts) == 1:
        return parts[0]
    from pypdf import PdfReader, PdfWriter  # a slow import, for those who print a run
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(io.BytesIO(part)), import_outline=False)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    writer.add_metadata({"/Title": title})
    writer.root_object[NameObject("/Lang")] = TextStringObject("ja-JP")
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
