"""What somebody may ask for who applies for a class."""

from __future__ import annotations

import pytest

from supporter.domain.shared.refused import Refused
from supporter.domain.training.application import LONGEST_NEED, Wanted, check_wanted


def test_a_need_is_kept_to_its_last_letter_and_refused_beyond() -> None:
    longest = "席" * LONGEST_NEED
    assert LONGEST_NEED == 200
    assert check_wanted(Wanted(name="花子", kana="ハナコ", needs_text=longest)).needs_text == longest
    with pytest.raises(Refused, match=r"form\.invalid"):
        check_wanted(Wanted(name="花子", kana="ハナコ", needs_text=longest + "席"))
