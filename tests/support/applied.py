"""Applications as they lie in the store, for tests of what is done with them on the day."""

from __future__ import annotations

import datetime as dt

from supporter.domain.accounts.learner import Notice
from supporter.domain.training.application import Application


def application(id: str, session: str, name: str, kana: str, at: dt.datetime, **more: object) -> Application:
    """Somebody of 鳥取市 who has a place; `more` replaces parts of it."""
    known: dict[str, object] = {
        "id": id,
        "session": session,
        "number": "123456",
        "order": 1,
        "name": name,
        "kana": kana,
        "municipality": "312011",
        "state": "applied",
        "how": "proxy",
        "told": True,
        "notice": Notice(how="spoken", at=at, by="staff:sato"),
        "at": at,
    }
    return Application.model_validate(known | more)
