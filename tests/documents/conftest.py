"""One warm press for all tests of papers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from supporter.documents.certificates.certificate import SPECIMEN
from supporter.documents.engine.press import Press


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    press = Press()
    press.warm(SPECIMEN)
    yield press
    press.close()
