"""What pages may know of a member of staff."""

from __future__ import annotations

import pytest

from supporter.domain.accounts.staff import SecondFactor, Staff
from supporter.domain.shared.access import Role


@pytest.mark.parametrize(("second", "asks"), [(None, False), (False, False), (True, True)])
def test_pages_know_that_a_code_is_asked_for_and_never_its_secret(second: bool | None, asks: bool) -> None:
    factor = None if second is None else SecondFactor(secret="himitsu", confirmed=second)
    known = {"id": "suzuki", "name": "鈴木", "role": Role.OFFICER, "password_hash": "hash", "devices": ("a",)}
    shown = Staff.model_validate({**known, "second": factor}).without_secrets()
    assert shown.asks_code == asks
    assert not shown.password_hash and not shown.devices and "himitsu" not in shown.model_dump_json()
