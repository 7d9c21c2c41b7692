"""JSON carries the same cells as the other files, and the note about them."""

from __future__ import annotations

import json

from supporter.documents.reporting.roster_json import roster_json
from supporter.domain.reporting.roster import ALL_COLUMNS
from tests.support.rosters import NAMES, NOTE, ROWS


def test_rows_headings_and_note_travel_together() -> None:
    told = json.loads(roster_json(ROWS, NOTE))
    assert [row["name"] for row in told["rows"]] == list(NAMES)
    assert list(told["columns"]) == list(ALL_COLUMNS) == list(told["rows"][0])
    assert told["columns"]["kana"] == "フリガナ"
    assert told["rows"][0]["completed_on"] == "2026-11-23"
    assert told["rows"][0]["completed_era"] == "令和8年11月23日"
    assert told["about"]["rows"] == 7 and told["about"]["made_by"] == "鈴木"
    assert told["about"]["made_at"] == "2026-11-23T09:05:00+09:00"
