"""Lists of people and applicants."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.imports.drafts import Drafts
from supporter.services.imports.runs import Imports
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ImportsFacade:
    """`app.imports`."""

    drafts: Drafts
    runs: Imports


def built(parts: Parts) -> ImportsFacade:
    """The services of this feature."""
    drafts = Drafts(parts.store, parts.clock)
    return ImportsFacade(
        drafts=drafts,
        runs=Imports(parts.store, parts.clock, parts.library, drafts),
    )
