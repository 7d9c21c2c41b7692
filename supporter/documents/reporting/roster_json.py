"""Rosters as JSON, for programs: the note, the headings and the rows, names exactly as typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from supporter.documents.reporting.roster_cells import cells, headings
from supporter.documents.reporting.roster_note import RosterNote
from supporter.domain.reporting.roster import ALL_COLUMNS, RosterRow


def roster_json(rows: Iterable[RosterRow], note: RosterNote, columns: Sequence[str] = ALL_COLUMNS) -> bytes:
    """The roster in UTF-8: `{"about": …, "columns": {key: heading}, "rows": [{key: cell}]}`, dates in ISO."""
    listed = [dict(zip(columns, cells(row, columns), strict=True)) for row in rows]
    about = {**note.model_dump(), "rows": len(listed)}
    titles = dict(zip(columns, headings(columns), strict=True))
    return orjson.dumps({"about": about, "columns": titles, "rows": listed}, option=orjson.OPT_INDENT_2)
