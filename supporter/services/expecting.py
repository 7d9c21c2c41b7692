"""Who has applied for a class, as its reception knows them."""

from __future__ import annotations

from supporter.domain.reception import Expected
from supporter.domain.training import TrainingSession
from supporter.storage.base import Doc, Tx

APPLICATIONS = "applications"


def expected_in(tx: Tx, session: TrainingSession) -> list[Expected]:
    """Everybody with a place, and those who wait for one; nobody in a class of children, who give no names."""
    if session.school:
        return []
    found = tx.find(APPLICATIONS, "session", session.id)
    return [_expected(doc) for doc in found if doc["name"] and doc["state"] in ("applied", "waiting")]


def _expected(doc: Doc) -> Expected:
    known = {part: doc.get(part, "") for part in ("kana", "municipality", "age_band", "learner")}
    needs = "、".join(filter(None, (*doc.get("needs", ()), doc.get("needs_text", ""))))
    return Expected(key=doc["id"], name=doc["name"], needs=needs, waiting=doc["state"] == "waiting", **known)
