"""The database under the first names of collections, and what is in it, read without any code of the program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "storage" / "fixtures" / "first_names"
DB, LOG, LEDGER = "db.json", "db.json.000004.log", "erasures.jsonl"
#: Erased, as the ledger says, and in the database by name.
TARO = "13666120"
#: Each collection that was called otherwise then. Written down here once more: what the program says may be wrong.
NAMES = {
    "apart": "distinct_pairs",
    "audit": "audit_entries",
    "ballots": "survey_ballots",
    "brought": "laptop_classes",
    "chains": "audit_chains",
    "leavings": "erasure_requests",
    "looks": "roster_columns",
    "notes": "handover_notes",
    "passes": "day_passes",
    "removals": "transfers",
    "returns": "uploaded_returns",
    "runs": "print_runs",
    "sessions": "training_sessions",
    "signins": "sign_ins",
    "slips": "anonymous_answers",
    "stocks": "paper_stocks",
    "takings": "offline_copies",
    "voices": "hall_questions",
    "walls": "projector_bindings",
    "yearends": "year_ends",
}

Documents = dict[str, dict[str, Any]]


def laid_out(folder: Path, *names: str) -> Path:
    """These files of the folder, or the whole database, copied; returns where its snapshot is."""
    folder.mkdir(parents=True)
    for name in names or (DB, LOG):
        shutil.copyfile(FOLDER / name, folder / name)
    return folder / DB


def expected(log: bool = True) -> Documents:
    """Every document by the name of today and its id; without `log`, as the snapshot alone has them."""
    tables: Documents = json.loads((FOLDER / DB).read_text("utf-8"))
    del tables["_checksum"]
    for line in (FOLDER / LOG).read_text("utf-8").splitlines() if log else ():
        for table, id, doc in json.loads(line)[1]:
            if doc is None:
                tables[table].pop(id, None)
            else:
                tables[table][id] = doc
    return {NAMES.get(table, table): docs for table, docs in tables.items()}


def old_names_in(folder: Path) -> set[str]:
    """The old names under which a file of the database in `folder` keeps documents, or tells of their going."""
    found = set()
    for file in folder.glob(f"{DB}*"):
        if file.suffix == ".log":
            found |= {op[0] for line in file.read_text("utf-8").splitlines() for op in json.loads(line)[1]}
        elif file.name == DB:
            found |= set(json.loads(file.read_text("utf-8")))
    return found & set(NAMES)
