"""A sign-in: who a browser is, for how long, known only by the hash of its cookie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Literal

from supporter.domain.shared.document import Document

#: わたしだけ, 家族も使う, みんなの機械, and the desk of a member of staff.
Device = Literal["mine", "family", "shared", "work"]

LASTS: Mapping[Device, dt.timedelta] = {
    "mine": dt.timedelta(days=180),
    "family": dt.timedelta(hours=12),
    "shared": dt.timedelta(hours=2),
    "work": dt.timedelta(hours=12),
}


class SignIn(Document):
    """`id` is the SHA-256 of the cookie's token, `person` is `learner:NUMBER`, `helper:ID` or `staff:ID`.

    Signing out deletes it. With `must_change` it gives no rights until a new secret is chosen, with `code_due`
    none until a code of the own telephone has been typed. `desk` is the town at whose desk a member of staff sits
    who may act for it; it gives no right by itself. `seen_at` is when a member of staff last opened a page, to the
    minute.
    """

    collection: ClassVar[str] = "sign_ins"

    person: str
    created_at: dt.datetime
    expires_at: dt.datetime
    device: Device
    must_change: bool = False
    code_due: bool = False
    desk: str = ""
    seen_at: dt.datetime | None = None

    def idle(self, now: dt.datetime) -> dt.timedelta:
        """For how long no page has been opened with it."""
        return now - (self.seen_at or self.created_at)


def survives_the_browser(device: Device) -> bool:
    """Whether the cookie may outlive the browser; everywhere but on one's own device it ends with it."""
    return device == "mine"
