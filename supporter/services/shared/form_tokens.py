"""Tokens of forms: drawn and signed by the server, good for half an hour and for one browser.

By its token a form that is sent twice is known again. No text that a stranger chooses can stand in for one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any, NewType

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from supporter.domain.shared.refused import Refused
from supporter.services.shared.clock import Clock
from supporter.services.shared.keyed_hash import KeyedHash

LASTS = dt.timedelta(minutes=30)

#: The id of one form that this server has shown to this browser: `FormTokens.read` makes it, and nobody else.
FormId = NewType("FormId", str)


class FormTokens:
    """Every token belongs to a purpose (`start`, `apply:CLASS`) and to the browser that was shown the form."""

    def __init__(self, keyed: KeyedHash, clock: Clock) -> None:
        self._keyed, self._clock = keyed, clock

    def issue(self, purpose: str, browser: str) -> str:
        """A token for a form that is shown now; `browser` is what its cookie says."""
        return self._signed(purpose).dumps([secrets.token_urlsafe(16), self._of(browser)])

    def read(self, purpose: str, browser: str, token: str) -> FormId:
        """The id of the form. Raises `Refused('form.expired')` for any other token, browser or purpose."""
        try:
            id, owner = self._signed(purpose).loads(token, max_age=int(LASTS.total_seconds()))
        except (BadData, ValueError, TypeError):
            raise Refused("form.expired") from None
        if not secrets.compare_digest(owner, self._of(browser)):
            raise Refused("form.expired")
        return FormId(id)

    def _of(self, browser: str) -> str:
        return self._keyed.digest("form.browser", browser)[:32]

    def _signed(self, purpose: str) -> URLSafeTimedSerializer:
        how = {"clock": self._clock, "digest_method": hashlib.sha256}
        return URLSafeTimedSerializer(self._keyed.key("form"), salt=purpose, signer=_Signer, signer_kwargs=how)


class _Signer(TimestampSigner):
    """Tells the time by the clock that services are given."""

    def __init__(self, *given: Any, clock: Clock, **more: Any) -> None:
        super().__init__(*given, **more)
        self._clock = clock

    def get_timestamp(self) -> int:
        return int(self._clock.now().timestamp())
