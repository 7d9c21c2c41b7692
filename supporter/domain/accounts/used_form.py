"""A form of はじめる手続き that has made somebody: sent again, it is still the same person."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from supporter.domain.shared.document import Document


class UsedForm(Document):
    """`id` is a keyed digest of the form's own id; it is dropped once its token is worth nothing any more."""

    collection: ClassVar[str] = "used_forms"

    learner: str
    until: dt.datetime
