"""Lists of people and applicants."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.imports.drafts import ImportDrafts
from supporter.services.imports.runs import ImportRuns
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ImportsFacade:
    """`app.imports`."""

    drafts: ImportDrafts
    runs: ImportRuns


def built(parts: Parts) -> ImportsFacade:
    """The services of this feature."""
    drafts = ImportDrafts(parts.store, parts.clock, parts.files)
    return ImportsFacade(
        drafts=drafts,
        runs=ImportRuns(parts.store, parts.clock, parts.library, drafts),
    )
